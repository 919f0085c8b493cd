#include "ui/screen/register_columns.h"

#include <string.h>

#include "src/base/text.h"
#include "src/ops/record_now.h"
#include "src/ops/register_usual.h"
#include "src/rules/state_rules.h"
#include "ui/screen/part_form.h"

enum { TITLE = 26, NAME = 16, WANTS = 999 };    /* WANTS: no field, but what is missing */

/* How much room a field takes in a list: least and most columns, and how early it is left out. */
static struct list_column
column_of(const struct field *field, const char *title)
{
    struct list_column column = { .title = title, .least = 8, .most = 24, .weight = 1, .priority = 3, .align = -1 };
    int width = text_columns(title);

    switch (field->type) {
    case FIELD_DATE:
        column.least = column.most = 10;
        column.priority = 2;
        break;
    case FIELD_YESNO:
        column.least = column.most = width > 3 ? width : 3;
        column.priority = 5;
        break;
    case FIELD_SCALE:
    case FIELD_INT:
    case FIELD_NUM:
    case FIELD_PERCENT:
        column.least = column.most = width > 5 ? (width > 12 ? 12 : width) : 5;
        column.align = 1;
        column.priority = 4;
        break;
    case FIELD_MONEY:
        column.least = column.most = 16;
        column.align = 1;
        column.priority = 5;
        break;
    case FIELD_CHOICE:
        column.most = 18;
        column.priority = 4;
        break;
    case FIELD_REF:
        column.priority = strcmp(field->spec, "person") == 0 || strcmp(field->spec, "alliance") == 0 ? 3 : 6;
        break;
    case FIELD_MULTI:
    case FIELD_TEXT:
        column.most = 30;
        column.weight = 2;
        column.priority = 5;
        break;
    default:
        break;
    }
    if (strcmp(field->name, "state") == 0) {
        column.priority = 1;
        column.most = 32;
        column.weight = 2;
    }
    if (strcmp(field->name, "due") == 0)
        column.priority = 1;
    return column;
}

static void
add(struct register_columns *columns, size_t at, struct list_column column, const char *name)
{
    if (columns->n == LIST_COLUMNS_MAX)
        return;
    columns->at[columns->n] = at;
    columns->name[columns->n] = name;
    columns->column[columns->n++] = column;
}

static const char *
label_of(const struct register_columns *columns, const struct entity *entity, size_t at)
{
    const char *label = columns->words && at < columns->words->n_parts ? columns->words->parts[at].label : NULL;

    return label ? label : entity->fields[at].name;
}

void
register_columns_make(struct register_columns *columns, struct ui *ui, const struct entity *entity,
                      const struct method_register *words, const char *alliance, const struct field *via)
{
    const struct field *title = entity_title(entity);
    struct str wants = { 0 };

    (void)ui;
    columns->words = words;
    columns->alliance = *alliance ? alliance : NULL;
    if (title) {
        struct list_column column = column_of(title, label_of(columns, entity, entity_position(entity, title)));

        column.priority = 0;
        column.least = column.least < TITLE ? TITLE : column.least;
        column.most = title->type == FIELD_TEXT ? 60 : column.most;
        column.weight = 5;
        add(columns, entity_position(entity, title), column, NULL);
    }
    for (size_t k = 0; k < entity->n; k++) {
        size_t i = register_field(entity, k);
        const struct field *field = &entity->fields[i];

        if (field == title || field == via || field->type == FIELD_LONG || field->type == FIELD_ANY ||
            field->type == FIELD_OBJECT || (*alliance && strcmp(field->name, "alliance") == 0))
            continue;
        struct list_column column = column_of(field, label_of(columns, entity, i));

        if (strcmp(field->name, "state") == 0 && record_now_speaks(entity))
            column.least = strcmp(entity->name, "issue") == 0 ? 27 : 22;     /* what is true today stands behind it */
        if (field->mark == 'V')
            column.priority = 4;
        if (register_rank(entity, field)) {
            column.priority = register_rank(entity, field);
            if (field->type == FIELD_REF && column.priority <= 2 && strcmp(field->spec, "person") != 0)
                column.least = NAME;        /* cut, the names of bodies are all the same */
        }
        else if (register_ranks(entity))
            column.priority += register_ranks(entity);
        add(columns, i, column, field->name);
    }
    if (state_add_wants(&wants, entity, "t")) {
        struct list_column column = { .title = "To complete", .least = 11, .most = 40, .weight = 2, .priority = 2,
                                      .align = -1 };

        if (register_ranks(entity))
            column.priority = register_ranks(entity) + 1;
        add(columns, WANTS, column, "incomplete");
    }
    str_free(&wants);
}

void
register_columns_free(struct register_columns *columns)
{
    arena_free(&columns->arena);
}

/* A state in which it went well or ill; a due date in the past of something that is not over. */
static enum role
role_of(const struct record *record, const struct field *field, const char *text, enum record_tone tone)
{
    static const char *const good[] = { "done", "verified", "delivered" }, *const bad[] = { "broken", "disputed" };

    if (strcmp(field->name, "due") == 0)
        return tone == RECORD_LATE && !record_text(record, "held_on") ? ROLE_BAD : ROLE_TEXT;
    if (strcmp(field->name, "state") != 0)
        return ROLE_TEXT;
    if (tone != RECORD_PLAIN)
        return tone == RECORD_LATE ? ROLE_BAD : ROLE_WATCH;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (strcmp(text, good[i]) == 0)
            return ROLE_GOOD;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (strcmp(text, bad[i]) == 0)
            return ROLE_BAD;
    return ROLE_TEXT;
}

/* "owner, due" */
static const char *
wanted(const struct register_columns *columns, const struct record *record, struct arena *arena)
{
    const struct field *fields[STATE_WANTS];
    size_t n = state_wants(record, fields);
    struct str list = { 0 };
    const char *kept;

    for (size_t i = 0; i < n; i++)
        str_addf(&list, "%s%s", i ? ", " : "",
                 label_of(columns, record->entity, entity_position(record->entity, fields[i])));
    kept = arena_string(arena, str_text(&list));
    str_free(&list);
    return kept;
}

void
register_row(struct record_rows *rows, const struct record *record, struct arena *arena,
             struct list_rows *out)
{
    const struct register_columns *columns = rows->context;
    struct part_place place = {
        .ui = rows->ui, .method = desk_of(rows->ui)->book.method, .alliance = rows->alliance, .arena = arena,
    };
    enum record_tone tone;
    const char *now = record_now(&desk_of(rows->ui)->book, record, arena, &tone);

    record_rows_begin(rows, record, out);
    for (size_t i = 0; i < columns->n; i++) {
        const struct field *field;
        const struct value *value;
        const char *stored, *words;

        if (columns->at[i] == WANTS) {
            list_cell(out, ROLE_WATCH, wanted(columns, record, arena));
            continue;
        }
        field = &record->entity->fields[columns->at[i]];
        value = &record->values[columns->at[i]];
        stored = value->kind == VALUE_TEXT ? value->text : "";
        words = columns->words ? part_form_words(&place, &columns->words->parts[columns->at[i]], value) : stored;
        if (now && strcmp(field->name, "state") == 0)
            words = arena_printf(arena, "%s, %s", words, now);
        list_cell(out, role_of(record, field, stored, tone), words);
    }
}
