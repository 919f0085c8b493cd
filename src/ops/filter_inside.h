/* The parsed filter, for the files that parse it and those that hold records against it. */
#ifndef ENTENTE_OPS_FILTER_INSIDE_H
#define ENTENTE_OPS_FILTER_INSIDE_H

#include "src/ops/bound.h"
#include "src/ops/filter.h"
#include "src/ops/needle.h"

enum { FILTER_TEXTS = 16, FILTER_ITEMS = 12, FILTER_CELLS = 28, FILTER_COLUMNS = 24 };

/** Words of which one must occur (or none, when negated) in one of the texts of a record. */
struct filter_text {
    bool negated;
    struct needle any[FILTER_ITEMS];
    size_t n;
    unsigned columns;            /* bit i: look into filter->columns[i] */
    bool parties;                /* and at the names of the parties of the record's alliance */
};

/*
 * Conditions on the row `t`: `where` looks at the row alone, `dear` at other rows too. Texts are
 * not compared by the engine but here, row by row, because folding in C is several times faster.
 */
struct filter {
    const struct entity *entity;
    struct filter_text texts[FILTER_TEXTS];
    size_t n_texts;
    const struct field *columns[FILTER_COLUMNS];   /* the text columns that texts ask for */
    size_t n_columns;
    const char *where, *dear;    /* joined by AND; empty: none. Their parameters are ?1 to ?n_cells */
    struct cell cells[FILTER_CELLS];
    size_t n_cells;
};

/** What parsing has come to. */
struct filter_parse {
    struct book *book;
    struct filter *filter;
    struct arena *arena;
    const char *word;            /* the word being read, for messages */
    struct str where, dear;
};

/**
 * True for the fields that a word without a field is looked for in; search looks into the same
 * ones.
 */
bool filter_is_prose(const struct entity *entity, const struct field *field);

/**
 * Split `value` at its commas outside quotes into at most FILTER_ITEMS parts without their quotes.
 */
bool filter_split(struct filter_parse *parse, const char *value, const char **items, size_t *n,
                  struct err *err);

/** A new parameter; its number goes to `number`. */
bool filter_bind(struct filter_parse *parse, struct cell cell, int *number, struct err *err);

/** Add a condition: `dear` when it looks at other rows. */
void filter_condition(struct filter_parse *parse, const char *sql, bool dear, bool negated);

/** Add a text: one of `items` in `field` (NULL: in all prose of the record) or the parties. */
bool filter_text_add(struct filter_parse *parse, const char *const *items, size_t n,
                     const struct field *field, bool prose, bool parties, bool negated,
                     struct err *err);

/** `field:value`. */
bool filter_field_add(struct filter_parse *parse, const struct field *field, const char *value,
                      bool negated, struct err *err);

/** Numbers, amounts and days: any of the ranges in `value` holds for the expression `sql`. */
bool filter_range_add(struct filter_parse *parse, const struct field *field, const char *sql,
                      const char *value, bool dear, bool negated, struct err *err);

/** Codes of a choice or list: any of those in `value`. */
bool filter_choice_add(struct filter_parse *parse, const struct field *field, const char *value,
                       bool negated, struct err *err);

/** The words with a meaning of their own. */
bool filter_overdue_add(struct filter_parse *parse, bool negated, struct err *err);
bool filter_incomplete_add(struct filter_parse *parse, bool negated, struct err *err);
bool filter_mine_add(struct filter_parse *parse, bool negated, struct err *err);
bool filter_step_add(struct filter_parse *parse, const char *value, bool negated, struct err *err);
bool filter_party_add(struct filter_parse *parse, const char *value, bool negated,
                      struct err *err);

#endif
