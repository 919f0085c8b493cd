/* The order of a list: as SQL, and for comparing rows that come out of another order. */
#ifndef ENTENTE_OPS_LIST_SORT_H
#define ENTENTE_OPS_LIST_SORT_H

#include "src/ops/bound.h"
#include "src/ops/filter.h"

/** Rows are sorted by a key made from one column, then by id; the unknown comes last. */
struct list_sort {
    const struct entity *entity;
    const struct field *field;   /* NULL: by id alone */
    bool named;                  /* by name, as an index has it */
    bool down;                   /* the greatest first */
    bool back;                   /* and all of that the other way round */
    bool nocase;                 /* keys are texts, capitals do not matter */
    const char *over;            /* states whose rows come last; NULL: none */
    char *codes;                 /* "/a/b/": choices sort as they are listed; list_sort_free() */
};

/** Stands for an unknown day in the key of a list whose rows come last when they are over. */
#define LIST_NO_DAY "9999-99-99"

/** True when the names of `entity` have an index, NOCASE. */
bool list_sort_is_named(const struct entity *entity);

/** The field a list of `entity` is sorted by; NULL: by id alone. */
const struct field *list_sort_field(const struct entity *entity, const struct list_order *order);

void list_sort_make(struct list_sort *sort, struct book *book, const struct entity *entity,
                    const struct list_order *order, bool back);
void list_sort_free(struct list_sort *sort);

/** Append the key of the row `t`, or NULL when there is none. */
void list_sort_add_key(struct bound *bound, const struct list_sort *sort);

/** Append " ORDER BY ..." */
void list_sort_add_order(struct bound *bound, const struct list_sort *sort);

/** Append " AND ...": only rows after `place`, whose key is a sort key. */
void list_sort_add_after(struct bound *bound, const struct list_sort *sort,
                         const struct list_place *place);

/** The place with the sort key for the value that a record has (list_place_of()). In `arena`. */
bool list_sort_place(const struct list_sort *sort, struct book *book,
                     const struct list_place *from, struct arena *arena, struct list_place *out,
                     struct err *err);

/** Below 0 when the row with key `a` comes before the one with key `b`. */
int list_sort_compare(const struct list_sort *sort, const struct cell *a, const char *a_id,
                      const struct cell *b, const char *b_id);

#endif
