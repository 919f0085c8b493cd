#include "ui/screen/register_columns.h"

#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "ui/screen/part_form.h"

enum { TITLE = 26 };

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
    if (strcmp(field->name, "state") == 0)
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
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field == title || field == via || field->type == FIELD_LONG || field->type == FIELD_ANY ||
            field->type == FIELD_OBJECT || (*alliance && strcmp(field->name, "alliance") == 0))
            continue;
        add(columns, i, column_of(field, label_of(columns, entity, i)), field->name);
    }
}

void
register_columns_free(struct register_columns *columns)
{
    arena_free(&columns->arena);
}

/* A due date in the past of something that is not over is said loudly. */
static enum role
role_of(const struct record *record, const struct field *field, const char *text, const char *today)
{
    const char *state;

    if (strcmp(field->name, "state") == 0) {
        if (strcmp(text, "done") == 0 || strcmp(text, "verified") == 0 || strcmp(text, "delivered") == 0)
            return ROLE_GOOD;
        return strcmp(text, "broken") == 0 || strcmp(text, "disputed") == 0 ? ROLE_BAD : ROLE_TEXT;
    }
    if (strcmp(field->name, "due") != 0 || strcmp(text, today) >= 0)
        return ROLE_TEXT;
    state = record_text(record, "state");
    if (state && (strcmp(state, "done") == 0 || strcmp(state, "dropped") == 0 || strcmp(state, "delivered") == 0 ||
                  strcmp(state, "verified") == 0 || strcmp(state, "waived") == 0 || strcmp(state, "broken") == 0))
        return ROLE_TEXT;
    return ROLE_BAD;
}

void
register_row(struct record_rows *rows, const struct record *record, struct arena *arena,
             struct list_rows *out)
{
    const struct register_columns *columns = rows->context;
    struct part_place place = {
        .ui = rows->ui, .method = desk_of(rows->ui)->book.method, .alliance = rows->alliance, .arena = arena,
    };
    char today[DATE_SIZE];

    date_write(book_today(&desk_of(rows->ui)->book), today);
    record_rows_begin(rows, record, out);
    for (size_t i = 0; i < columns->n; i++) {
        const struct value *value = &record->values[columns->at[i]];
        const char *stored = value->kind == VALUE_TEXT ? value->text : "";
        const char *words = columns->words ? part_form_words(&place, &columns->words->parts[columns->at[i]], value)
                                           : stored;

        list_cell(out, role_of(record, &record->entity->fields[columns->at[i]], stored, today), words);
    }
}
