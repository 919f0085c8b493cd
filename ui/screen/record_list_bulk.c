/* Sorting a list of records, setting a field of many, and keeping a filter under a name. */
#include <stdio.h>
#include <string.h>

#include "src/ops/record.h"
#include "ui/screen/left_out.h"
#include "ui/screen/offer.h"
#include "ui/screen/part_form.h"
#include "ui/screen/record_list.h"
#include "ui/screen/saved_filter.h"
#include "ui/widget/dialog.h"
#include "ui/widget/prompt.h"

/* Begins the keys of columns among those of fields to sort by. */
#define COLUMN "column "

static const struct method_register *
words_of(const struct record_list *list)
{
    struct err none = { 0 };

    return method_register(desk_of(list->ui)->book.method, list->rows.entity->name, &none);
}

static const struct method_part *
part_of(const struct record_list *list, const struct field *field)
{
    const struct method_register *words = words_of(list);

    return words ? &words->parts[entity_position(list->rows.entity, field)] : NULL;
}

static const char *
label_of(const struct record_list *list, const struct field *field)
{
    const struct method_part *part = part_of(list, field);

    return part && part->label ? part->label : field->name;
}

/* ---- sorting, and columns ---- */

static bool
can_sort(const struct field *field)
{
    return field->type != FIELD_LONG && field->type != FIELD_MULTI && field->type != FIELD_ANY &&
           field->type != FIELD_OBJECT && field->type != FIELD_REF;
}

static bool
is_usual(const struct record_list *list)
{
    const struct list_order *now = &list->rows.order, *usual = &list->usual;

    return now->field == usual->field && now->down == usual->down && now->over == usual->over;
}

/* "due, what is over last" */
static const char *
usual_words(const struct record_list *list, char words[160])
{
    const struct list_order *usual = &list->usual;

    if (!usual->field)
        return "name, or newest first";
    snprintf(words, 160, "%.100s%s", label_of(list, usual->field),
             usual->over ? ", what is over last" : usual->down ? ", newest first" : "");
    return words;
}

void
record_list_sort(struct record_list *list)
{
    const struct entity *entity = list->rows.entity;
    char key[160], text[200];

    choose_clear(&list->choose);
    snprintf(text, sizeof text, "As usual: by %s", usual_words(list, key));
    choose_add(&list->choose, "-", text, is_usual(list) ? "now" : NULL);
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];
        bool now = field == list->rows.order.field && !is_usual(list);

        if (can_sort(field) && strcmp(field->name, "alliance") != 0)
            choose_add(&list->choose, field->name, label_of(list, field),
                       !now ? NULL : list->rows.order.down ? "now, greatest first" : "now, again turns it round");
    }
    for (size_t i = 0; i < list->list.column_count; i++) {
        bool hidden = list->list.hidden[i];

        if (!list->column_names[i])
            continue;
        snprintf(key, sizeof key, "%s%s", COLUMN, list->column_names[i]);
        snprintf(text, sizeof text, "%s the column %s", hidden ? "Show" : "Leave out", list->list.columns[i].title);
        choose_add(&list->choose, key, text, hidden ? "left out" : NULL);
    }
    choose_ask(list->ui, RECORD_LIST_SORT, "Sort by; or leave columns out", &list->choose, false);
}

void
record_list_leave_out(struct record_list *list)
{
    for (size_t i = 0; i < list->list.column_count; i++)
        list->list.hidden[i] = list->column_names[i] &&
                               left_out(desk_of(list->ui)->config, list->rows.entity, list->column_names[i]);
}

static void
turn_column(struct record_list *list, const char *name)
{
    struct err err = { 0 };

    if (!left_out_turn(desk_of(list->ui)->config, list->rows.entity, name, &err))
        ui_error(list->ui, &err);
    record_list_leave_out(list);
}

static void
sort_by(struct record_list *list, const char *name)
{
    const struct field *field = strcmp(name, "-") != 0 ? entity_field(list->rows.entity, name) : NULL;
    struct list_order order = field ? (struct list_order){ .field = field } : list->usual;
    struct err err = { 0 };
    char words[160];
    bool again = field && field == list->rows.order.field && !list->rows.order.over;

    order.down = again ? !list->rows.order.down : order.down;
    list->rows.order = order;
    list_reset(&list->list);
    if (!list_load(&list->list, &err))
        ui_error(list->ui, &err);
    else
        ui_message(list->ui, "Sorted by %s%s", field ? label_of(list, field) : usual_words(list, words),
                   again && order.down ? ", the other way round" : "");
}

/* ---- one field of many records ---- */

static bool
can_set(const struct field *field)
{
    return can_sort(field) && strcmp(field->name, "alliance") != 0 && strcmp(field->name, "code") != 0;
}

/* Also a record that all of them may name: of another kind, and of no alliance or of the one they belong to. */
static bool
can_name(const struct record_list *list, const struct field *field)
{
    const struct entity *other = field->type == FIELD_REF ? entity_find(field->spec) : NULL;

    return other && other != list->rows.entity && strcmp(field->name, "alliance") != 0 &&
           strcmp(other->name, "step_row") != 0 && (list->rows.alliance || !entity_field(other, "alliance"));
}

void
record_list_edit_marked(struct record_list *list)
{
    const struct entity *entity = list->rows.entity;
    char title[80];

    choose_clear(&list->choose);
    for (size_t i = 0; i < entity->n; i++)
        if (can_set(&entity->fields[i]) || can_name(list, &entity->fields[i]))
            choose_add(&list->choose, entity->fields[i].name, label_of(list, &entity->fields[i]), NULL);
    snprintf(title, sizeof title, "Set which field of %zu %s?", list_marks(&list->list),
             record_list_noun(list, (long)list_marks(&list->list)));
    choose_ask(list->ui, RECORD_LIST_FIELD, title, &list->choose, false);
}

static void
ask_value(struct record_list *list, const char *name)
{
    struct arena arena = { 0 };
    const struct method_part *part;
    struct part_place place;
    struct form_field field;
    struct value unknown = value_null();
    char title[120];

    list->bulk = entity_field(list->rows.entity, name);
    part = list->bulk ? part_of(list, list->bulk) : NULL;
    if (!part)
        return;
    part_form_place(&place, list->ui, list->rows.alliance, &arena);
    part_form_field(&place, part, &unknown, &field);
    snprintf(title, sizeof title, "%s of %zu %s", label_of(list, list->bulk), list_marks(&list->list),
             record_list_noun(list, (long)list_marks(&list->list)));
    if (list->bulk->type == FIELD_REF) {
        list->offer = (struct offer_ask){ list->ui, part, list->rows.alliance };
        offer_ask(list->ui, RECORD_LIST_VALUE, title, &list->offer);
    } else if (field.choice_count) {
        choose_clear(&list->choose);
        for (size_t i = 0; i < field.choice_count; i++)
            choose_add(&list->choose, field.choices[i].key, field.choices[i].label, field.choices[i].sentence);
        choose_ask(list->ui, RECORD_LIST_VALUE, title, &list->choose, false);
    } else {
        struct prompt prompt = {
            .title = title, .label = part->hint, .example = field.example, .limit = field.limit,
        };

        prompt_ask(list->ui, RECORD_LIST_VALUE, &prompt);
    }
    arena_free(&arena);
}

/* A person or an item of evidence that is yet to be made. */
static bool
makes_new(const struct record_list *list)
{
    return list->bulk->type == FIELD_REF && *list->bulk_text == '+';
}

/* What it means for the records, before it is done: how many change, and the first few of them. */
static void
ask_sure(struct record_list *list, const char *text)
{
    const struct method_part *part = part_of(list, list->bulk);
    struct dialog dialog = { .title = "Set in all marked", .choices = { "Set them", "Leave them" } };
    struct part_place place;
    struct str say = { 0 };
    struct err err = { 0 };
    size_t n = list_marks(&list->list);

    arena_free(&list->bulk_arena);
    part_form_place(&place, list->ui, list->rows.alliance, &list->bulk_arena);
    list->bulk_text = arena_string(&list->bulk_arena, text);
    list->bulk_value = value_null();
    if (!makes_new(list) && !method_read_value(place.method, part, text, &place.context, &list->bulk_arena,
                                               &list->bulk_value, &err)) {
        ui_error(list->ui, &err);
        return;
    }
    str_addf(&say, "%s becomes “%s” in %zu %s:\n", label_of(list, list->bulk),
             makes_new(list) ? text + 1 : list->bulk_value.kind == VALUE_NULL
             ? "empty" : part_form_words(&place, part, &list->bulk_value), n, record_list_noun(list, (long)n));
    for (size_t i = 0; i < n && i < 6; i++) {
        const char *title = method_title_of(desk_of(list->ui)->book.method, list->rows.entity,
                                            list_marked(&list->list, i), &list->bulk_arena);

        str_addf(&say, "%s%s", i ? ", " : "", title ? title : list_marked(&list->list, i));
    }
    if (n > 6)
        str_addf(&say, " and %zu more", n - 6);
    dialog.text = say.data;
    dialog_ask(list->ui, RECORD_LIST_SURE, &dialog);
    str_free(&say);
}

static bool
make_new(struct record_list *list, struct err *err)
{
    struct part_place place;
    const char *id;

    part_form_place(&place, list->ui, list->rows.alliance, &list->bulk_arena);
    if (!offer_take(&place, part_of(list, list->bulk), list->bulk_text, &id, err))
        return false;
    list->bulk_value = value_text(id);
    list->bulk_text = id;
    return true;
}

static void
set_all(struct record_list *list)
{
    struct setting setting = { .field = list->bulk };
    struct arena arena = { 0 };
    struct err err = { 0 };
    size_t n = list_marks(&list->list);
    const char **ids = arena_alloc(&arena, (n + 1) * sizeof *ids);

    if (makes_new(list) && !make_new(list, &err)) {
        ui_error(list->ui, &err);
        arena_free(&arena);
        return;
    }
    setting.value = list->bulk_value;

    for (size_t i = 0; i < n; i++)
        ids[i] = arena_string(&arena, list_marked(&list->list, i));
    if (record_edit_many(&desk_of(list->ui)->book, list->rows.entity, ids, n, &setting, &err)) {
        list_unmark(&list->list);
        desk_changed(list->ui, list->rows.alliance);
        ui_done(list->ui, "%s: set in %zu %s", label_of(list, list->bulk), n, record_list_noun(list, (long)n));
    } else {
        ui_error(list->ui, &err);
    }
    arena_free(&arena);
}

/* ---- filters with a name ---- */

void
record_list_save_filter(struct record_list *list)
{
    struct prompt prompt = {
        .title = "Keep this filter under a name", .label = filter_line_text(&list->filter),
        .example = "late promises", .limit = 60,
    };

    if (!*filter_line_text(&list->filter))
        ui_warn(list->ui, "There is no filter to keep; %s starts one", ui_key(list->ui, ACTION_FILTER));
    else
        prompt_ask(list->ui, RECORD_LIST_NAME, &prompt);
}

static void
save_filter(struct record_list *list, const char *name)
{
    struct err err = { 0 };

    if (saved_filter_write(&desk_of(list->ui)->book, list->rows.entity->name, name,
                           filter_line_text(&list->filter), &err))
        ui_message(list->ui, "The filter is kept as “%s”; %s finds it", name, ui_key(list->ui, ACTION_PALETTE));
    else
        ui_error(list->ui, &err);
}

bool
record_list_answer(struct record_list *list, const struct answer *answer)
{
    if (answer->question < RECORD_LIST_SORT || answer->question >= RECORD_LIST_LAST)
        return false;
    if (answer->cancelled)
        return true;
    switch (answer->question) {
    case RECORD_LIST_SORT:
        if (strncmp(answer->text, COLUMN, strlen(COLUMN)) == 0)
            turn_column(list, answer->text + strlen(COLUMN));
        else
            sort_by(list, answer->text);
        break;
    case RECORD_LIST_FIELD:
        ask_value(list, answer->text);
        break;
    case RECORD_LIST_VALUE:
        ask_sure(list, answer->text);
        break;
    case RECORD_LIST_SURE:
        if (answer->choice == 0)
            set_all(list);
        break;
    case RECORD_LIST_NAME:
        save_filter(list, answer->text);
        break;
    }
    return true;
}
