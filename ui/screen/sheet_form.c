/* The form of a sheet: its fields, and storing them. */
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/ops/person_side.h"
#include "ui/screen/conflict.h"
#include "ui/screen/offer.h"
#include "ui/screen/questions.h"
#include "ui/screen/sheet.h"

/* ---- the fields ---- */

/* One of the words parted by blanks. */
static bool
in_words(const char *words, const char *name)
{
    size_t n = strlen(name);

    while (*words) {
        size_t word = strcspn(words, " ");

        if (word == n && strncmp(words, name, n) == 0)
            return true;
        words += word + strspn(words + word, " ");
    }
    return false;
}

static bool
shows(const struct sheet *sheet, const struct field *field)
{
    if (*sheet->alliance && strcmp(field->name, "alliance") == 0)
        return false;
    return !sheet->only || in_words(sheet->only, field->name);
}

static bool
is_private(const struct sheet *sheet, const struct field *field)
{
    struct err none = { 0 };
    const struct method_register *words;

    if (sheet->rows)
        return sheet->rows->is_private;
    words = method_register(sheet->place.method, sheet->entity->name, &none);
    return field == &field_note || strcmp(field->name, field_note.name) == 0 || (words && words->is_private);
}

/* What a new record shows is what was typed so far, as far as it makes sense. */
static void
pending_value(struct sheet *sheet, size_t i, struct form_field *field)
{
    struct err none = { 0 };
    struct value value;
    const char *waits;

    if (!sheet->pending || !sheet->pending[i])
        return;
    waits = offer_waits(&sheet->place, &sheet->part[i], sheet->pending[i]);
    if (waits) {
        field->value = sheet->pending[i];
        field->shown = waits;
    } else if (part_form_value(&sheet->place, &sheet->part[i], sheet->pending[i], &value, &none))
        part_form_field(&sheet->place, &sheet->part[i], &value, field);
    else
        field->draft = sheet->pending[i];
}

static void
add_field(struct sheet *sheet, size_t i, struct form_field *out)
{
    const struct method_part *part = &sheet->part[i];
    char key[DRAFT_KEY_SIZE];

    part_form_field(&sheet->place, part, &sheet->value[i], out);
    if (!*sheet->id) {
        pending_value(sheet, i, out);
    } else {
        sheet->source->draft(sheet, part->field.name, key);
        typed_offer(sheet->ui, &sheet->arena, out, key);
    }
    if (offer_is_figure(sheet->entity, part)) {
        out->kind = FORM_REFERENCE;
        out->shown = out->value;
    }
    out->key = part->field.name;
    out->hidden = sheet->ui->presenting && is_private(sheet, &part->field);
    out->why_not = sheet->why_not ? sheet->why_not : desk_why_readonly(sheet->ui);
    if (!out->why_not && sheet->deleted)
        out->why_not = "It is in the bin; take it out before you change it";
    if (part->field.type == FIELD_OBJECT || part->field.type == FIELD_ANY)
        out->why_not = "This is changed in the steps, not here";
}

/* None of the fields that make it what it is has been filled. */
static bool
says_nothing(const struct sheet *sheet)
{
    if (!sheet->needs)
        return false;
    for (size_t i = 0; i < sheet->parts; i++)
        if (sheet->pending[i] && in_words(sheet->needs, sheet->part[i].field.name))
            return false;
    return true;
}

bool
sheet_misses(const struct sheet *sheet, struct str *names)
{
    bool nothing = says_nothing(sheet), misses = nothing;
    size_t others = 0;

    for (size_t i = 0; i < sheet->parts; i++) {
        const struct field *field = &sheet->part[i].field;

        if (sheet->pending[i] || !field->required || (strcmp(field->name, "alliance") == 0 && *sheet->alliance))
            continue;
        misses = true;
        if (names)
            str_addf(names, "%s%s", names->len ? ", " : "", sheet->part[i].label);
    }
    for (size_t i = 0; names && nothing && i < sheet->parts; i++)
        if (in_words(sheet->needs, sheet->part[i].field.name))
            str_addf(names, "%s%s", others++ ? " or " : names->len ? ", " : "", sheet->part[i].label);
    return misses;
}

static bool
misses_something(const struct sheet *sheet)
{
    return sheet_misses(sheet, NULL);
}

enum { LEAD = 4 };

/* What is asked, above its fields: the lead line by line, or the question that an answer belongs to. */
static size_t
add_lead(struct sheet *sheet, struct form_field *out)
{
    char *lead = arena_string(&sheet->arena, sheet->lead), *line;
    size_t n = 0, i;

    if (!lead && *sheet->id && !sheet->rows && !strcmp(sheet->entity->name, "inkpen_answer") &&
        sheet_part(sheet, "question", &i)) {
        const char *code = sheet->value[i].kind == VALUE_TEXT ? sheet->value[i].text : NULL;

        lead = arena_string(&sheet->arena, questions_sentence(sheet->ui, code, &sheet->arena));
    }
    for (; n < LEAD && lead && (line = strsep(&lead, "\n")) != NULL; n++)
        out[n] = (struct form_field){ .kind = FORM_NOTE, .role = n ? ROLE_MUTED : ROLE_TITLE, .label = line };
    return n;
}

void
sheet_fields(struct sheet *sheet)
{
    enum { RELATED = 120 };
    struct form_field *field = arena_alloc(&sheet->arena, (sheet->parts + RELATED + LEAD + 5) * sizeof *field);
    size_t n = add_lead(sheet, field), folded = 0;

    if (sheet->problem.kind)
        field[n++] = (struct form_field){
            .kind = FORM_NOTE, .role = ROLE_ERROR,
            .label = arena_printf(&sheet->arena, "Not added yet: %s%s%s%s%s", sheet->problem.where,
                                  *sheet->problem.where ? ": " : "", sheet->problem.what,
                                  *sheet->problem.hint ? ". " : "", sheet->problem.hint),
        };
    for (size_t i = 0; i < sheet->parts; i++) {
        if (!shows(sheet, &sheet->part[i].field))
            continue;
        if (sheet->fold && !sheet->part[i].field.required)
            folded++;
        else
            add_field(sheet, i, &field[n++]);
    }
    if (!*sheet->id && sheet->pending && !misses_something(sheet))
        field[n++] = (struct form_field){
            .key = "@add", .kind = FORM_LINK, .label = sheet->next ? "store it, and go on" : sheet->together ? "add it" : "add it as it stands",
            .role = ROLE_GOOD,
            .help = sheet->together ? "Enter adds it; what is left empty can wait"
                                    : "Enter adds it with what stands above; any change adds it, too",
        };
    if (sheet->next)
        field[n++] = (struct form_field){
            .key = "@skip", .kind = FORM_LINK, .label = "leave it open, and go on",
            .help = "Nothing is stored; the next one is asked",
        };
    if (folded)
        field[n++] = (struct form_field){
            .key = "@more", .kind = FORM_LINK, .shown = sheet->more ? "Enter folds them away" : NULL,
            .label = arena_printf(&sheet->arena, "more (%zu)", folded),
            .help = "Fields that can be filled, and need not be",
        };
    for (size_t i = 0; folded && sheet->more && i < sheet->parts; i++)
        if (shows(sheet, &sheet->part[i].field) && !sheet->part[i].field.required)
            add_field(sheet, i, &field[n++]);
    if (!sheet->only)
        n += sheet_related(sheet, &field[n], RELATED);
    form_set(&sheet->form, field, n);
}

/* ---- storing ---- */

static void
draft_key(void *context, const struct form_field *field, char out[DRAFT_KEY_SIZE])
{
    struct sheet *sheet = context;

    sheet->source->draft(sheet, field->key, out);
}

static void
forget_pending(struct sheet *sheet)
{
    char key[DRAFT_KEY_SIZE], id[ID_SIZE];

    memcpy(id, sheet->id, sizeof id);
    sheet->id[0] = '\0';
    for (size_t i = 0; i < sheet->parts; i++) {
        sheet->source->draft(sheet, sheet->part[i].field.name, key);
        draft_drop(&desk_of(sheet->ui)->drafts, key);
    }
    memcpy(sheet->id, id, sizeof id);
}

/* The field at fault is called what the form calls it, and is not left folded away. */
static void
name_fault(struct sheet *sheet)
{
    size_t i;

    if (!sheet->problem.kind || !sheet_part(sheet, sheet->problem.where, &i))
        return;
    snprintf(sheet->fault, sizeof sheet->fault, "%.79s", sheet->problem.where);
    err_where(&sheet->problem, "%s", sheet->part[i].label);
    sheet->more = sheet->more || !sheet->part[i].field.required;
    sheet->to_problem = true;
}

static void
keep_pending(struct sheet *sheet, const struct form_field *field, const char *text)
{
    struct err err = { 0 };
    char key[DRAFT_KEY_SIZE];

    draft_key(sheet, field, key);
    if (*text && !draft_keep(&desk_of(sheet->ui)->drafts, key, text, &err))
        ui_error(sheet->ui, &err);
    sheet->typed.held = *text != '\0';
    if (sheet->problem.kind)
        ui_error(sheet->ui, &sheet->problem);
    ui_changed(sheet->ui);
}

static bool
add(struct sheet *sheet, struct err *err)
{
    if (!sheet->source->add(sheet, err)) {
        sheet->id[0] = '\0';        /* it may have been given one before it failed */
        return false;
    }
    memcpy(sheet->sited.place.record, sheet->id, sizeof sheet->id);
    forget_pending(sheet);
    desk_changed(sheet->ui, sheet->alliance);
    ui_done(sheet->ui, "%s: added", sheet_kind(sheet));
    return true;
}

/* Until somebody says a side, it is that of the owner. */
static void
side_of(struct sheet *sheet, const struct field *field, const char *person)
{
    bool whose = strcmp(field->name, "owner") == 0 || strcmp(field->name, "person") == 0;
    struct err none = { 0 };
    const char *side;
    size_t i;

    if (!whose || field->type != FIELD_REF || strcmp(field->spec, "person") != 0 || sheet->side_said ||
        !sheet_part(sheet, "side", &i))
        return;
    side = person_side(&desk_of(sheet->ui)->book, sheet->place.alliance ? sheet->place.alliance : "", person, &none);
    if (side)
        sheet->pending[i] = side;
}

/* A value of a record that is not stored yet: kept as a draft until the record can be made. */
static void
save_pending(struct sheet *sheet, size_t i, const struct form_field *field, const char *text)
{
    sheet->pending[i] = *text ? arena_string(&sheet->kept, text) : NULL;
    sheet->back[i] = false;
    if (strcmp(field->key, "alliance") == 0 && sheet->pending[i])
        sheet->place.alliance = sheet->pending[i];      /* what the next field can name is its own */
    sheet->side_said = sheet->side_said || strcmp(field->key, "side") == 0;
    if (!sheet->rows && sheet->pending[i])
        side_of(sheet, &sheet->part[i].field, sheet->pending[i]);
    err_clear(&sheet->problem);
    if (!sheet->together && (!misses_something(sheet) || sheet->source->added_at_once) && add(sheet, &sheet->problem))
        return;
    name_fault(sheet);
    keep_pending(sheet, field, text);
}

bool
sheet_finish(struct sheet *sheet)
{
    if (misses_something(sheet))
        return false;
    err_clear(&sheet->problem);
    if (add(sheet, &sheet->problem)) {
        sheet->finished = true;
        return true;
    }
    name_fault(sheet);
    ui_error(sheet->ui, &sheet->problem);
    ui_changed(sheet->ui);
    return false;
}

/* Whatever stands in the form is enough. */
static void
add_as_it_stands(struct sheet *sheet)
{
    err_clear(&sheet->problem);
    if (add(sheet, &sheet->problem)) {
        sheet->finished = sheet->together;
        return;
    }
    name_fault(sheet);
    ui_error(sheet->ui, &sheet->problem);
    ui_changed(sheet->ui);
}

static void
ask_conflict(struct sheet *sheet, size_t i, const char *mine)
{
    struct value current = value_null(), value;
    struct err none = { 0 };
    struct conflict conflict = { .label = sheet->part[i].label };
    char column[80];

    snprintf(sheet->mine_field, sizeof sheet->mine_field, "%s", sheet->part[i].field.name);
    mem_free(sheet->mine);
    sheet->mine = mem_string(mine);
    ui_changed(sheet->ui);
    if (sheet->source->load(sheet, &none)) {
        current = sheet->value[i];
        sheet_fields(sheet);
    }
    conflict.theirs = part_form_words(&sheet->place, &sheet->part[i], &current);
    conflict.mine = part_form_value(&sheet->place, &sheet->part[i], mine, &value, &none)
                        ? part_form_words(&sheet->place, &sheet->part[i], &value) : mine;
    conflict.record = sheet->id;
    conflict.column = sheet->source->column(sheet, i, column);
    conflict_ask(sheet->ui, SHEET_CONFLICT, &conflict);
}

static bool
save(void *context, const struct form_field *field, const char *text, struct err *err)
{
    struct sheet *sheet = context;
    const struct method_part *part;
    struct value seen, value;
    size_t i;

    if (!sheet_part(sheet, field->key, &i))
        return err_set(err, ERR_INPUT, "%s cannot be stored", field->label);
    part = &sheet->part[i];
    if (!*sheet->id && offer_waits(&sheet->place, part, text)) {
        save_pending(sheet, i, field, text);
        return true;
    }
    if (part->field.type == FIELD_REF && !offer_take(&sheet->place, part, text, &text, err))
        return false;
    if (!part_form_value(&sheet->place, part, text, &value, err))
        return false;
    if (!*sheet->id) {
        save_pending(sheet, i, field, text);
        return true;
    }
    if (!part_form_value(&sheet->place, part, typed_seen(&sheet->typed, field), &seen, err))
        return false;
    if (!sheet->source->set(sheet, i, &seen, &value, err)) {
        if (err->kind == ERR_CONFLICT)
            ask_conflict(sheet, i, text);
        return false;
    }
    typed_stored(sheet->ui, field, draft_key, sheet);
    desk_changed(sheet->ui, sheet->alliance);
    ui_done(sheet->ui, "%s: saved", part->label);
    return true;
}

void
sheet_settle(struct sheet *sheet, int choice)
{
    struct err err = { 0 };
    struct value value;
    char key[DRAFT_KEY_SIZE];
    size_t i;

    if (choice < 0 || choice == CONFLICT_EDIT || !sheet_part(sheet, sheet->mine_field, &i))
        return;
    sheet->source->draft(sheet, sheet->mine_field, key);
    if (choice == CONFLICT_MINE &&
        (!part_form_value(&sheet->place, &sheet->part[i], sheet->mine, &value, &err) ||
         !sheet->source->set(sheet, i, &sheet->value[i], &value, &err))) {
        ui_error(sheet->ui, &err);
        return;
    }
    form_drop(&sheet->form);
    sheet->typed.field[0] = '\0';
    draft_drop(&desk_of(sheet->ui)->drafts, key);
    desk_changed(sheet->ui, sheet->alliance);
    if (choice == CONFLICT_MINE)
        ui_done(sheet->ui, "%s: saved, yours", sheet->part[i].label);
    else
        ui_message(sheet->ui, "%s: theirs stays", sheet->part[i].label);
}

static void
hold(void *context, const struct form_field *field, const char *text)
{
    struct sheet *sheet = context;
    size_t i;

    /* A new record shows what was typed, also what cannot stay so: it is there to be mended. */
    if (!*sheet->id && text && sheet->pending && sheet_part(sheet, field->key, &i))
        sheet->pending[i] = arena_string(&sheet->kept, text);
    typed_hold(&sheet->typed, sheet->ui, field, text, draft_key, sheet);
}

/* What was typed into part `i` of a new one is given up. */
static bool
drop_part(struct sheet *sheet, size_t i)
{
    struct form_field field = { .key = sheet->part[i].field.name };

    if (!typed_drop(&sheet->typed, sheet->ui, &field, draft_key, sheet))
        return false;
    sheet->pending[i] = sheet->begun[i];
    sheet->back[i] = false;
    return true;
}

/*
 * Of a new one: in a field that is edited goes what was typed there now; else all that was typed, or all that came
 * back from an earlier time.
 */
static bool
drop(void *context, const struct form_field *field)
{
    struct sheet *sheet = context;
    bool editing = *sheet->typed.field, own, any = false;
    char key[DRAFT_KEY_SIZE];
    struct err none = { 0 };
    size_t at;

    own = field->key && sheet_part(sheet, field->key, &at);
    if (*sheet->id || !sheet->pending)
        return own && typed_drop(&sheet->typed, sheet->ui, field, draft_key, sheet);
    if (own)
        draft_key(sheet, field, key);
    if (editing && own && !sheet->back[at] && draft_find(&desk_of(sheet->ui)->drafts, key)) {
        if (!sheet->typed.had || field->draft || !sheet->pending[at])
            return drop_part(sheet, at);
        draft_keep(&desk_of(sheet->ui)->drafts, key, sheet->pending[at], &none);
        return false;           /* it was taken before: that stays */
    }
    for (size_t i = 0; i < sheet->parts; i++)
        any = ((!editing || sheet->back[i]) && drop_part(sheet, i)) || any;
    if (any)
        err_clear(&sheet->problem);
    return any;
}

static void
find(void *context, const struct form_field *field, const char *typed, struct form_found *found)
{
    struct sheet *sheet = context;
    size_t i;

    if (!sheet_part(sheet, field->key, &i))
        return;
    if (offer_is_figure(sheet->entity, &sheet->part[i]))
        offer_figures(&sheet->place, typed, found);
    else
        offer_records(&sheet->place, &sheet->part[i], offer_rows_of(&sheet->part[i]), typed, found);
}

static void
open_link(void *context, const struct form_field *field)
{
    struct sheet *sheet = context;

    if (strcmp(field->key, "@add") == 0) {
        add_as_it_stands(sheet);
    } else if (strcmp(field->key, "@skip") == 0) {
        sheet->finished = true;
    } else if (strcmp(field->key, "@more") == 0) {
        sheet->more = !sheet->more;
        ui_changed(sheet->ui);
    } else {
        sheet_follow_link(sheet, field);
    }
}

static long
today(void *context)
{
    return book_today(&desk_of(((struct sheet *)context)->ui)->book);
}

const struct form_class sheet_form = {
    .save = save, .draft = hold, .drop = drop, .find = find, .open = open_link, .today = today,
};
