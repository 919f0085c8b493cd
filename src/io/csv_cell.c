/* Cells that fill fields: of the record, of its parties, of their organisations. */
#include <string.h>

#include "src/base/text.h"
#include "src/io/csv_take.h"

enum { READ_MOST = 20000 };

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

bool
csv_take_plain(struct csv_take *take, const char *entity, const struct field *field,
               const char *text, const char *currency, struct value *out, struct err *err)
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

static const char *
our_party(const struct csv_take *take)
{
    for (size_t i = 0; i < take->n_parties; i++)
        if (!take->parties[i].them)
            return take->parties[i].organisation;
    return NULL;
}

static bool
read_reference(struct csv_take *take, const struct field *field, const char *text,
               struct value *out, struct err *err)
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

bool
csv_take_field(struct csv_take *take, const struct csv_column *column, const char *text,
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
        code = text_trim(arena_string(&take->arena, csv_take_cell(take, currency, row)));
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
    } else if (!csv_take_plain(take, take->mapping->entity->name, field, text, code, &value, err)) {
        return false;
    }
    give(take, field, value);
    return true;
}

bool
csv_take_year(struct csv_take *take, const struct field *field, const char *text, struct err *err)
{
    const struct method_part *part = part_of(take, take->mapping->entity->name, field, err);
    struct value value;

    if (strlen(text) == 4 && strspn(text, "0123456789") == 4) {
        bool reading = strcmp(take->mapping->entity->name, "reading") == 0;

        csv_take_line(take, part ? part->label : field->name, "year only");
        text = arena_printf(&take->arena, "%s-%s", text, reading ? "12-31" : "01-01");
    }
    if (!csv_take_plain(take, take->mapping->entity->name, field, text, NULL, &value, err))
        return false;
    give(take, field, value);
    return true;
}

/*
 * An answer, or the cells of a row, are what the method says; alliance and field are read by now.
 */
bool
csv_take_typed(struct csv_take *take, const struct csv_column *column, const char *text,
               struct err *err)
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

    if (!ok || !key)
        return ok;
    if (!*text) {
        if (column->field->type == FIELD_ANY)
            give(take, column->field, value);
        return true;
    }
    if (column->field->type == FIELD_ANY &&
        (part = method_answer(method, key, NULL, err)) != NULL) {
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
