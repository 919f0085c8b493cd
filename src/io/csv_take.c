#include "src/io/csv_take.h"

#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/io/csv_write.h"

enum { ROWS_AN_ARENA = 16 };

void
csv_take_begin(struct csv_take *take, const struct csv_mapping *mapping, struct intake *intake)
{
    take->mapping = mapping;
    take->refer.intake = intake;
}

void
csv_take_end(struct csv_take *take)
{
    csv_refer_end(&take->refer);
    index_free(&take->read);
    str_free(&take->lines);
    arena_free(&take->arena);
}

const char *
csv_take_cell(const struct csv_take *take, const struct csv_column *column,
              const struct csv_row *row)
{
    if (column->always)
        return column->always;
    if (column->at >= row->n)
        return "";
    return take->mapping->unguarded ? row->cells[column->at] : csv_unguard(row->cells[column->at]);
}

void
csv_take_line(struct csv_take *take, const char *words, const char *text)
{
    str_addf(&take->lines, "%s%s%s\n", words, *words ? ": " : "", text);
}

/* Blanks around it say nothing. */
static char *
trimmed(struct csv_take *take, const char *text)
{
    return text_trim(arena_string(&take->arena, text));
}

/* The organisations on a side, parted by semicolons. */
static bool
read_parties(struct csv_take *take, const struct csv_column *column, char *text, struct err *err)
{
    char *name;

    while ((name = strsep(&text, ";")) != NULL) {
        struct csv_party *party = &take->parties[take->n_parties];

        if (!*text_trim(name))
            continue;
        if (take->n_parties == CSV_PARTIES_MAX)
            return err_set(err, ERR_INPUT, "more than %d parties", CSV_PARTIES_MAX);
        *party = (struct csv_party){ .name = name, .them = column->them };
        if (!csv_refer_organisation(&take->refer, name, !column->them, party->organisation,
                                    &party->fresh, err))
            return false;
        party->made = party->fresh ? take->refer.n_made - 1 : 0;
        take->n_parties++;
    }
    return true;
}

static bool
read_party_value(struct csv_take *take, const struct csv_column *column, const char *text,
                 struct err *err)
{
    bool of_organisation = column->target == CSV_ORGANISATION_FIELD;
    struct csv_party_value *value = &take->party_values[take->n_party_values];

    if (!*text)
        return true;
    if (take->n_party_values == CSV_PARTIES_MAX)
        return err_set(err, ERR_INPUT, "more than %d values for parties", CSV_PARTIES_MAX);
    *value = (struct csv_party_value){ .field = column->field, .them = column->them,
                                       .of_organisation = of_organisation };
    if (!csv_take_plain(take, of_organisation ? "organisation" : "party", column->field, text, NULL,
                    &value->value, err))
        return false;
    take->n_party_values++;
    return true;
}

static bool
read_note(struct csv_take *take, const struct csv_column *column, const char *text, struct err *err)
{
    struct value value;

    if (!value_read(&field_note, text, &(struct value_context){ 0 }, &take->arena, &value, err))
        return false;
    if (value.kind == VALUE_TEXT)
        csv_take_line(take, column->words, value.text);
    return true;
}

static bool
read_stamp(struct csv_take *take, const char *text, const char **out, struct err *err)
{
    if (!*text)
        return true;
    if (!intake_is_stamp(text)) {
        err_set(err, ERR_INPUT, "'%.40s' is not a time", text);
        return err_hint(err, "Write 2027-02-15T09:30:00Z.");
    }
    *out = arena_string(&take->arena, text);
    return true;
}

static bool
read_id(struct csv_take *take, const char *text, struct err *err)
{
    if (*text && !id_is_valid(text)) {
        err_set(err, ERR_INPUT, "'%.40s' is not an id", text);
        return err_hint(err, "An id has 1 to 26 characters out of A-Z, a-z, 0-9, - and _.");
    }
    snprintf(take->id, sizeof take->id, "%s", text);
    return true;
}

static bool
read_column(struct csv_take *take, const struct csv_column *column, const struct csv_row *row,
            struct err *err)
{
    char *text = trimmed(take, csv_take_cell(take, column, row));

    take->column = column;
    take->cell = text;
    switch (column->target) {
    case CSV_ID:
        return read_id(take, text, err);
    case CSV_FIELD:
    case CSV_AMOUNT:
        if (column->field->type == FIELD_ANY || column->field->type == FIELD_OBJECT)
            return csv_take_typed(take, column, text, err);
        return csv_take_field(take, column, text, row, err);
    case CSV_YEAR:
        return csv_take_year(take, column->field, text, err);
    case CSV_NOTE:
        return read_note(take, column, text, err);
    case CSV_PARTY:
        return read_parties(take, column, arena_string(&take->arena, text), err);
    case CSV_PARTY_FIELD:
    case CSV_ORGANISATION_FIELD:
        return read_party_value(take, column, text, err);
    case CSV_CREATED:
        return read_stamp(take, text, &take->created_at, err);
    case CSV_UPDATED:
        return read_stamp(take, text, &take->updated_at, err);
    default:
        return true;
    }
}

/*
 * What others build on comes first: parties, then the alliance, then the rest, then what the method
 * types.
 */
static int
turn_of(const struct csv_column *column)
{
    if (column->target == CSV_PARTY)
        return 0;
    if (column->target != CSV_FIELD)
        return 2;
    if (column->field->type == FIELD_ANY || column->field->type == FIELD_OBJECT)
        return 3;
    return column->field->type == FIELD_REF && strcmp(column->field->spec, "alliance") == 0 ? 1 : 2;
}

static bool
check_width(struct csv_take *take, const struct csv_row *row, struct err *err)
{
    size_t width = take->mapping->width;

    if (row->problem)
        return err_set(err, ERR_INPUT, "%s", row->problem);
    if (row->n < width)
        return err_set(err, ERR_INPUT, "the row has %zu cells, the heading has %zu", row->n, width);
    for (size_t i = width; i < row->n; i++)
        if (*row->cells[i])
            return err_set(err, ERR_INPUT, "the row has %zu cells, the heading has %zu", row->n,
                           width);
    return true;
}

bool
csv_take_row(struct csv_take *take, const struct csv_row *row, struct err *err)
{
    const struct csv_mapping *mapping = take->mapping;
    size_t n = mapping->entity->n + 1;

    if (++take->n % ROWS_AN_ARENA == 0)
        arena_free(&take->arena);
    str_clear(&take->lines);
    csv_refer_row(&take->refer, &take->arena);
    take->refer.intake->notes = (struct intake_notes){ 0 };
    *take->id = '\0';
    take->values = arena_alloc(&take->arena, n * sizeof *take->values);
    take->given = arena_alloc(&take->arena, n * sizeof *take->given);
    take->created_at = take->updated_at = NULL;
    take->n_parties = take->n_party_values = 0;
    take->column = NULL;
    take->cell = NULL;
    if (!check_width(take, row, err))
        return false;
    for (int turn = 0; turn < 4; turn++)
        for (size_t i = 0; i < mapping->n; i++)
            if (turn_of(&mapping->columns[i]) == turn &&
                !read_column(take, &mapping->columns[i], row, err))
                return false;
    take->column = NULL;
    take->cell = NULL;
    return true;
}
