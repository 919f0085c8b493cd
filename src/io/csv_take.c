#include "src/io/csv_take.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/io/csv_write.h"

enum { READ_MOST = 20000, ROWS_AN_ARENA = 16 };

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

/* Blanks around it say nothing. */
static char *
trimmed(struct csv_take *take, const char *text)
{
    return text_trim(arena_string(&take->arena, text));
}

static const struct method_part *
part_of(struct csv_take *take, const char *entity, const struct field *field, struct err *err)
{
    const struct method_register *words =
        method_register(take->mapping->book->method, entity, err);
    size_t at = words ? entity_position(entity_find(entity), field) : 0;

    return words && at < words->n_parts ? &words->parts[at] : NULL;
}

static struct value_context
context_of(const struct csv_take *take, const char *currency)
{
    const struct book *book = take->mapping->book;

    return (struct value_context){ book_today(book), currency ? currency : book->currency };
}

/* Choices by code, label or beginning, all else as value_read() takes it. The same text is not sought twice. */
static bool
read_plain(struct csv_take *take, const char *entity, const struct field *field, const char *text,
           const char *currency, struct value *out, struct err *err)
{
    const struct value_context context = context_of(take, currency);
    const struct method_part *part;
    struct index_entry *entry;
    char key[200];
    size_t n = sizeof field + strlen(text);
    bool fresh;

    if (field->type != FIELD_CHOICE && field->type != FIELD_MULTI)
        return value_read(field, text, &context, &take->arena, out, err);
    if (n < sizeof key) {
        memcpy(key, &field, sizeof field);
        memcpy(key + sizeof field, text, n - sizeof field);
        entry = index_find(&take->read, key, n);
        if (entry) {
            *out = *(const struct value *)entry->pointer;
            return true;
        }
    }
    part = part_of(take, entity, field, err);
    if (!part || !method_read_value(take->mapping->book->method, part, text, &context, &take->arena,
                                    out, err))
        return false;
    if (n < sizeof key && take->read.n < READ_MOST) {
        struct value *kept = arena_alloc(&take->refer.intake->lasting, sizeof *kept);

        *kept = *out;
        kept->text = arena_string(&take->refer.intake->lasting, out->text);
        index_add(&take->read, key, n, &fresh)->pointer = kept;
    }
    return true;
}

static size_t
position(const struct csv_take *take, const struct field *field)
{
    return entity_position(take->mapping->entity, field);
}

static void
give(struct csv_take *take, const struct field *field, struct value value)
{
    size_t at = position(take, field);

    take->values[at] = value;
    take->given[at] = true;
}

/* The text given so far for a field of the record; NULL when there is none. */
static const char *
given_text(const struct csv_take *take, const char *name)
{
    const struct field *field = entity_field(take->mapping->entity, name);
    size_t at = field ? position(take, field) : 0;

    return field && take->given[at] && take->values[at].kind == VALUE_TEXT ? take->values[at].text
                                                                           : NULL;
}

static void
add_line(struct csv_take *take, const char *words, const char *text)
{
    str_addf(&take->lines, "%s%s%s\n", words, *words ? ": " : "", text);
}

static bool
read_year(struct csv_take *take, const struct field *field, const char *text, struct err *err)
{
    const struct method_part *part = part_of(take, take->mapping->entity->name, field, err);
    struct value value;

    if (strlen(text) == 4 && strspn(text, "0123456789") == 4) {
        bool reading = strcmp(take->mapping->entity->name, "reading") == 0;

        add_line(take, part ? part->label : field->name, "year only");
        text = arena_printf(&take->arena, "%s-%s", text, reading ? "12-31" : "01-01");
    }
    if (!read_plain(take, take->mapping->entity->name, field, text, NULL, &value, err))
        return false;
    give(take, field, value);
    return true;
}

static const char *
our_party(const struct csv_take *take)
{
    for (size_t i = 0; i < take->n_parties; i++)
        if (!take->parties[i].them)
            return take->parties[i].organisation;
    return NULL;
}

static bool
read_reference(struct csv_take *take, const struct field *field, const char *text, struct value *out,
               struct err *err)
{
    char id[ID_SIZE] = "";
    bool fresh, ok;

    if (strcmp(field->spec, "person") == 0)
        ok = csv_refer_person(&take->refer, text, our_party(take), id, err);
    else if (strcmp(field->spec, "organisation") == 0)
        ok = csv_refer_organisation(&take->refer, text, false, id, &fresh, err);
    else
        ok = csv_refer_find(&take->refer, entity_find(field->spec), text,
                            given_text(take, "alliance"), id, err);
    *out = value_text(arena_string(&take->arena, id));
    return ok;
}

static bool
read_field(struct csv_take *take, const struct csv_column *column, const char *text,
           const struct csv_row *row, struct err *err)
{
    const struct field *field = column->field;
    const struct csv_column *currency;
    const char *code = column->words;
    struct value value = value_null();

    if (!*text && field->otherwise)
        return true;                     /* nothing said: the default, or what stands there */
    if (field->type == FIELD_MONEY && !code &&
        (currency = csv_mapping_column(take->mapping, CSV_CURRENCY, field)) != NULL) {
        code = trimmed(take, csv_take_cell(take, currency, row));
        if (*code && strlen(code) != 3) {
            take->column = currency;
            take->cell = code;
            return err_set(err, ERR_INPUT, "'%.40s' is not a currency", code);
        }
        if (!*code)
            code = NULL;
    }
    if (*text && field->type == FIELD_REF) {
        if (!read_reference(take, field, text, &value, err))
            return false;
    } else if (!read_plain(take, take->mapping->entity->name, field, text, code, &value, err)) {
        return false;
    }
    give(take, field, value);
    return true;
}

/* An answer, or the cells of a row, are what the method says; alliance and field are read by now. */
static bool
read_typed(struct csv_take *take, const struct csv_column *column, const char *text, struct err *err)
{
    const char *alliance = given_text(take, "alliance"), *key = given_text(take, "field");
    struct intake *intake = take->refer.intake;
    struct method *method = intake_method(intake, alliance, err);
    const struct value_context context = context_of(take, NULL);
    const struct method_part *part;
    struct value value = value_null();
    struct str json = { 0 };
    struct json *tree;
    bool ok = method != NULL;

    if (!ok || !*text || !key)
        return ok;
    if (column->field->type == FIELD_ANY && (part = method_answer(method, key, NULL, err)) != NULL) {
        struct method_part answer = *part;

        answer.field.required = false;
        ok = method_read_value(method, &answer, text, &context, &take->arena, &value, err);
        if (ok)
            value_add_json(&json, &answer.field, &value);
    } else {
        str_add(&json, text);
    }
    tree = ok && !err->kind ? json_read(&take->arena, str_text(&json), json.len, err) : NULL;
    str_free(&json);
    if (!tree)
        return false;
    ok = column->field->type == FIELD_ANY
             ? intake_read_answer(intake, alliance, key, tree, &take->arena, &value, err)
             : intake_read_cells(intake, alliance, key, tree, &take->arena, &value, err);
    if (ok)
        give(take, column->field, value);
    return ok;
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
    if (!read_plain(take, of_organisation ? "organisation" : "party", column->field, text, NULL,
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
        add_line(take, column->words, value.text);
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
            return read_typed(take, column, text, err);
        return read_field(take, column, text, row, err);
    case CSV_YEAR:
        return read_year(take, column->field, text, err);
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

/* What others build on comes first: parties, then the alliance, then the rest, then what the method types. */
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
            return err_set(err, ERR_INPUT, "the row has %zu cells, the heading has %zu", row->n, width);
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
