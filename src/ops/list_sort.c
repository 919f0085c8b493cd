#include "src/ops/list_sort.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

bool
list_sort_is_named(const struct entity *entity)
{
    return strcmp(entity->name, "alliance") == 0 || strcmp(entity->name, "organisation") == 0 ||
           strcmp(entity->name, "person") == 0;
}

static char *
codes_of(struct book *book, const struct field *field)
{
    struct err ignored = { 0 };
    const struct method_vocabulary *list;
    struct str codes = { 0 };
    char *text;

    str_add(&codes, "/");
    if (!field_has_vocabulary(field)) {
        str_addf(&codes, "%s/", field->spec);
    } else if (book->method) {
        list = method_vocabulary(book->method, field->spec, &ignored);
        for (size_t i = 0; list && i < list->n; i++)
            str_addf(&codes, "%s/", list->codes[i].code);
    }
    text = mem_string(str_text(&codes));
    str_free(&codes);
    return text;
}

static bool
is_text(const struct field *field)
{
    return field->type == FIELD_TEXT || field->type == FIELD_LONG || field->type == FIELD_REF;
}

const struct field *
list_sort_field(const struct entity *entity, const struct list_order *order)
{
    if (order && order->field)
        return order->field;
    return list_sort_is_named(entity) ? entity_field(entity, "name") : NULL;
}

void
list_sort_make(struct list_sort *sort, struct book *book, const struct entity *entity,
               const struct list_order *order, bool back)
{
    const struct field *field = list_sort_field(entity, order);

    *sort = (struct list_sort){ .entity = entity, .field = field, .back = back };
    sort->named = field && list_sort_is_named(entity) && strcmp(field->name, "name") == 0;
    /* Without a field the newest comes first: ids grow with time. */
    sort->down = order && order->down ? field != NULL : field == NULL;
    sort->nocase = field && is_text(field);
    sort->over = order && order->field ? order->over : NULL;
    if (field && field->type == FIELD_CHOICE)
        sort->codes = codes_of(book, field);
}

void
list_sort_free(struct list_sort *sort)
{
    mem_free(sort->codes);
    sort->codes = NULL;
}

/* Of rows that are over last, a text: whether they are, then the day, the unknown behind all days. */
static void
add_key_of_over(struct bound *bound, const struct list_sort *sort, const char *value)
{
    str_addf(&bound->sql, "((instr(?%d,'/'||t.\"state\"||'/')>0)||coalesce(%s,'" LIST_NO_DAY "'))",
             bound_add(bound, cell_text(sort->over)), value);
}

/* The key made from `value`, a column or a parameter. */
static void
add_key(struct bound *bound, const struct list_sort *sort, const char *value)
{
    const struct field *field = sort->field;
    const struct entity *target;
    const struct field *title;

    if (!field) {
        str_add(&bound->sql, "NULL");
    } else if (field->type == FIELD_CHOICE) {
        str_addf(&bound->sql, "instr(?%d,'/'||%s||'/')", bound_add(bound, cell_text(sort->codes)),
                 value);
    } else if (field->type == FIELD_REF) {
        target = entity_find(field->spec);
        title = entity_title(target);
        str_addf(&bound->sql, "(SELECT x.\"%s\" FROM \"%s\" x WHERE x.\"id\"=%s)",
                 title ? title->name : "id", target->name, value);
    } else {
        str_add(&bound->sql, value);
    }
}

static const char *
column_of(const struct list_sort *sort, char out[80])
{
    char column[64];

    snprintf(out, 80, "t.\"%s\"", sort->field ? field_column(sort->field, 0, column) : "id");
    return out;
}

void
list_sort_add_key(struct bound *bound, const struct list_sort *sort)
{
    char column[80];

    if (sort->over)
        add_key_of_over(bound, sort, column_of(sort, column));
    else
        add_key(bound, sort, column_of(sort, column));
}

static void
add_collated(struct bound *bound, const struct list_sort *sort)
{
    list_sort_add_key(bound, sort);
    if (sort->nocase)
        str_add(&bound->sql, " COLLATE NOCASE");
}

/* True when keys fall as the list goes on. */
static bool
falls(const struct list_sort *sort)
{
    return sort->down != sort->back;
}

void
list_sort_add_order(struct bound *bound, const struct list_sort *sort)
{
    const char *way = falls(sort) ? " DESC" : "";

    str_add(&bound->sql, " ORDER BY ");
    if (sort->field) {
        add_collated(bound, sort);
        str_add(&bound->sql, way);
        if (!sort->named)    /* names are never unknown, and plain words let the index serve */
            str_add(&bound->sql, sort->back ? " NULLS FIRST," : " NULLS LAST,");
        else
            str_add(&bound->sql, ",");
    }
    str_addf(&bound->sql, "t.\"id\"%s", way);
}

/* A range on the key that the index can start at, then the id among equal keys. */
static void
add_known(struct bound *bound, const struct list_sort *sort, const struct list_place *place)
{
    const char *sign = falls(sort) ? "<" : ">";
    int key = bound_add(bound, place->key), id = bound_add(bound, cell_text(place->id));

    str_add(&bound->sql, " AND (");
    if (!sort->named && !sort->back) {
        add_collated(bound, sort);
        str_add(&bound->sql, " IS NULL OR (");
    }
    add_collated(bound, sort);
    str_addf(&bound->sql, "%s=?%d AND (", sign, key);
    add_collated(bound, sort);
    str_addf(&bound->sql, "%s?%d OR t.\"id\"%s?%d))", sign, key, sign, id);
    if (!sort->named && !sort->back)
        str_add(&bound->sql, ")");
}

void
list_sort_add_after(struct bound *bound, const struct list_sort *sort,
                    const struct list_place *place)
{
    const char *sign = falls(sort) ? "<" : ">";

    if (!sort->field) {
        str_addf(&bound->sql, " AND t.\"id\"%s?%d", sign, bound_add(bound, cell_text(place->id)));
    } else if (place->key.kind != CELL_NULL) {
        add_known(bound, sort, place);
    } else {
        str_add(&bound->sql, sort->back ? " AND (" : " AND ((");
        add_collated(bound, sort);
        str_addf(&bound->sql, sort->back ? " IS NOT NULL OR t.\"id\"%s?%d)"
                                         : " IS NULL) AND t.\"id\"%s?%d)",
                 sign, bound_add(bound, cell_text(place->id)));
    }
}

bool
list_sort_place(const struct list_sort *sort, struct book *book, const struct list_place *from,
                struct arena *arena, struct list_place *out, struct err *err)
{
    struct bound bound = { 0 };
    struct query *query;
    char value[16];

    *out = *from;
    if (!from->set || !sort->field || sort->over)
        return true;            /* with the state in it, the place is the key already */
    snprintf(value, sizeof value, "?%d", bound_add(&bound, from->key));
    str_add(&bound.sql, "SELECT ");
    add_key(&bound, sort, value);
    query = bound_start(&bound, book->store, err);
    if (query_next(query, err)) {
        struct cell key = query_cell(query, 0);

        out->key = cell_copy(arena, &key);
    }
    bound_free(&bound);
    return query_end(query, err);
}

/* As NOCASE compares: only ASCII letters have case. */
static int
compare_texts(const char *a, const char *b)
{
    for (;; a++, b++) {
        unsigned char x = (unsigned char)*a, y = (unsigned char)*b;

        x = x >= 'A' && x <= 'Z' ? x | 0x20 : x;
        y = y >= 'A' && y <= 'Z' ? y | 0x20 : y;
        if (x != y)
            return x < y ? -1 : 1;
        if (!x)
            return 0;
    }
}

static double
number_of(const struct cell *cell)
{
    return cell->kind == CELL_REAL ? cell->real : (double)cell->integer;
}

static int
compare_keys(const struct list_sort *sort, const struct cell *a, const struct cell *b)
{
    if (a->kind == CELL_TEXT && b->kind == CELL_TEXT)
        return sort->nocase ? compare_texts(a->text, b->text) : strcmp(a->text, b->text);
    if (a->kind == CELL_TEXT || b->kind == CELL_TEXT)    /* numbers stand before texts */
        return a->kind == CELL_TEXT ? 1 : -1;
    if (a->kind == CELL_INT && b->kind == CELL_INT)
        return a->integer < b->integer ? -1 : a->integer > b->integer;
    return number_of(a) < number_of(b) ? -1 : number_of(a) > number_of(b);
}

int
list_sort_compare(const struct list_sort *sort, const struct cell *a, const char *a_id,
                  const struct cell *b, const char *b_id)
{
    int order = 0;

    if (sort->field && (a->kind == CELL_NULL) != (b->kind == CELL_NULL))
        return (a->kind == CELL_NULL) != sort->back ? 1 : -1;
    if (sort->field && a->kind != CELL_NULL)
        order = compare_keys(sort, a, b);
    if (!order)
        order = strcmp(a_id, b_id);
    return falls(sort) ? -order : order;
}
