/*
 * Loading the records of one entity into plain structs for the rules. A plan names the fields and
 * where they go; types, marks (birth and event dates) and the bin come from the entity table:
 *
 *     LOAD_PLAN_OF(decision, decision_facts, "decision", NULL, LOAD(decision_facts, raised_on),
 *                  LOAD(decision_facts, body));
 *
 * The struct begins with `struct fact fact` and calls its members like the fields.
 */
#ifndef ENTENTE_FIGURES_LOAD_H
#define ENTENTE_FIGURES_LOAD_H

#include "src/rules/tally.h"
#include "src/store/store.h"

/* A member's C type says what it holds: day, number (whole ones and yes/no too), text (codes, ids,
 * lists), "is filled", amount. Unknown: DAY_NONE, NAN, NULL, false, currency NULL. */
enum load_kind { LOAD_DAY, LOAD_NUMBER, LOAD_TEXT, LOAD_FILLED, LOAD_MONEY };

#define LOAD_KIND(member)                                                                          \
    _Generic(member, long: LOAD_DAY, double: LOAD_NUMBER, const char *: LOAD_TEXT,                 \
             bool: LOAD_FILLED, struct money: LOAD_MONEY)

struct load_column {
    const char *field;
    size_t at;
    enum load_kind kind;
};

/** A column for the member `member` of struct `type`, from the field of the same name. */
#define LOAD(type, member) LOAD_AS(type, member, #member)

/** The same from the field called `field`. */
#define LOAD_AS(type, member, field)                                                               \
    { (field), offsetof(struct type, member), LOAD_KIND(((struct type *)0)->member) }

/**
 * `by` NULL: the records whose alliance it is. Otherwise the name of a reference to a record that
 * has the alliance ("meeting" of attendance): then they come sorted by it, else by id. "id": the
 * alliance itself. "": all records of the portfolio.
 */
struct load_plan {
    const char *entity, *by;
    size_t size;
    const struct load_column *columns;
    size_t n;
};

#define LOAD_PLAN(type, entity, by, columns)                                                       \
    { (entity), (by), sizeof(struct type), (columns), sizeof(columns) / sizeof *(columns) }

/** Define `name`_plan for struct `type` with its columns, as above. */
#define LOAD_PLAN_OF(name, type, entity, by, ...)                                                  \
    static const struct load_column name##_columns[] = { __VA_ARGS__ };                            \
    const struct load_plan name##_plan = LOAD_PLAN(type, entity, by, name##_columns)

/** `n` structs of plan->size, as they stand in the file: nothing is hidden yet. */
struct load_table {
    char *row;
    size_t n;
};

/**
 * Read the living records of the plan; `alliance` is not asked for with by "". They live in
 * `arena`. References to records in the bin are unknown.
 */
bool load_table(struct store *store, const struct load_plan *plan, const char *alliance,
                struct arena *arena, struct load_table *out, struct err *err);

/** A copy as seen on `day`: event dates after it are unknown. */
struct load_table load_as_of(const struct load_plan *plan, const struct load_table *table, long day,
                             struct arena *arena);

/** Those of `table` whose birth date is not after `day`. */
struct load_table load_seen(const struct load_plan *plan, const struct load_table *table, long day,
                            struct arena *arena);

#endif
