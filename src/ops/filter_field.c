/* field:value for texts, yes or no, and references. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/ops/filter_inside.h"

static bool
add_unknown(struct filter_parse *parse, const struct field *field, bool negated)
{
    struct str sql = { 0 };
    char column[64];

    str_addf(&sql, "t.\"%s\" IS NULL", field_column(field, 0, column));
    filter_condition(parse, str_text(&sql), false, negated);
    str_free(&sql);
    return true;
}

static bool
add_text(struct filter_parse *parse, const struct field *field, const char *value, bool negated,
         struct err *err)
{
    const char *items[FILTER_ITEMS];
    size_t n;

    return filter_split(parse, value, items, &n, err) &&
           filter_text_add(parse, items, n, field, false, false, negated, err);
}

static bool
add_yesno(struct filter_parse *parse, const struct field *field, const char *value, bool negated,
          struct err *err)
{
    const struct value_context context = { 0 };
    const char *items[FILTER_ITEMS];
    char sql[100];
    struct value read;
    size_t n;
    int number;

    if (!filter_split(parse, value, items, &n, err) || !n)
        return !err->kind;
    if (!value_read(field, items[0], &context, parse->arena, &read, err) ||
        !filter_bind(parse, cell_int(read.integer), &number, err))
        return false;
    snprintf(sql, sizeof sql, "t.\"%s\"=?%d", field->name, number);
    filter_condition(parse, sql, false, negated);
    return true;
}

/* "me" is whoever works with the file. */
static const char *
id_of(struct filter_parse *parse, const struct field *field, const char *item)
{
    return strcasecmp(item, "me") == 0 && strcmp(field->spec, "person") == 0 &&
                   parse->book->me[0]
               ? parse->book->me
               : item;
}

/* A record that is meant by its id, its code or any part of its name. */
static bool
add_reference_item(struct filter_parse *parse, const struct field *field, const char *item,
                   struct str *sql, struct err *err)
{
    const struct entity *target = entity_find(field->spec);
    const struct field *title = entity_title(target);
    struct needle needle = needle_make(parse->arena, item);
    int id, name;

    if (!filter_bind(parse, cell_text(arena_string(parse->arena, id_of(parse, field, item))), &id,
                     err))
        return false;
    str_addf(sql, " OR x.\"id\"=?%d", id);
    if (id_of(parse, field, item) != item)
        return true;
    if (entity_field(target, "code"))
        str_addf(sql, " OR x.\"code\"=?%d COLLATE NOCASE", id);
    if (!title)
        return true;
    if (!filter_bind(parse, cell_text(needle.folded), &name, err))
        return false;
    str_addf(sql, " OR has(x.\"%s\",?%d)", title->name, name);
    return true;
}

static bool
add_reference(struct filter_parse *parse, const struct field *field, const char *value,
              bool negated, struct err *err)
{
    const char *items[FILTER_ITEMS];
    struct str sql = { 0 };
    size_t n;
    bool ok = filter_split(parse, value, items, &n, err);

    str_addf(&sql, "EXISTS(SELECT 1 FROM \"%s\" x WHERE x.\"id\"=t.\"%s\" AND (0", field->spec,
             field->name);
    for (size_t i = 0; ok && i < n; i++)
        ok = add_reference_item(parse, field, items[i], &sql, err);
    str_add(&sql, "))");
    if (ok && n)
        filter_condition(parse, str_text(&sql), true, negated);
    str_free(&sql);
    return ok;
}

bool
filter_field_add(struct filter_parse *parse, const struct field *field, const char *value,
                 bool negated, struct err *err)
{
    char column[80], first[64];

    if (!*value)
        return add_unknown(parse, field, negated);
    switch (field->type) {
    case FIELD_CHOICE:
    case FIELD_MULTI:
        return filter_choice_add(parse, field, value, negated, err);
    case FIELD_YESNO:
        return add_yesno(parse, field, value, negated, err);
    case FIELD_REF:
        return add_reference(parse, field, value, negated, err);
    case FIELD_SCALE:
    case FIELD_DATE:
    case FIELD_MONEY:
    case FIELD_PERCENT:
    case FIELD_INT:
    case FIELD_NUM:
        snprintf(column, sizeof column, "t.\"%s\"", field_column(field, 0, first));
        return filter_range_add(parse, field, column, value, false, negated, err);
    default:
        return add_text(parse, field, value, negated, err);
    }
}
