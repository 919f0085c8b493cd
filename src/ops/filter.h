/* The filter language, the same on the screen and in `list`. */
#ifndef ENTENTE_OPS_FILTER_H
#define ENTENTE_OPS_FILTER_H

#include "src/model/record.h"
#include "src/ops/book.h"

/**
 * A parsed filter: words that must all hold. text (anywhere in the name, code, note or parties), !text, field:value
 * (field:a,b any of; field:>2027-01-01, field:<5, field: empty), overdue, incomplete, mine, @party. Quotes keep blanks together.
 */
struct filter;

/** Parse `text` for records of `entity`; lives in `arena`. ERR_INPUT names the word and a right example. */
bool filter_parse(struct book *book, const struct entity *entity, const char *text,
                  struct arena *arena, struct filter **out, struct err *err);

/** True when it holds every record. */
bool filter_is_empty(const struct filter *filter);

/** How a list is sorted. `field` NULL: by name (alliance, organisation, person) or newest first. */
struct list_order {
    const struct field *field;
    bool down;
    const char *over;            /* "/done/dropped/": rows in these states come last (of a date, not down); NULL: none */
};

/** Where a page starts; zero-initialised is the beginning. */
struct list_place {
    bool set;
    struct cell key;             /* the value of the sort column there */
    char id[ID_SIZE];
};

/**
 * One page of the records of `entity` (of `alliance`, if not NULL; not in the bin, unless `binned`): at most `n`
 * after `from` (or before it, when `back`, still in list order). Keyset paging: the cost does not
 * grow with the place. `*more` tells whether others follow.
 */
bool list_page(struct book *book, const struct entity *entity, const char *alliance,
               const struct filter *filter, const struct list_order *order, bool binned,
               const struct list_place *from, bool back, size_t n, struct arena *arena,
               struct record *out, size_t *got, bool *more, struct err *err);

/** The place of a record in the order; its key is borrowed from the record, or in `arena`. */
struct list_place list_place_of(const struct list_order *order, const struct record *record, struct arena *arena);

/** How many records the list has; counting stops at `most` (0: no limit). */
bool list_count(struct book *book, const struct entity *entity, const char *alliance,
                const struct filter *filter, bool binned, long most, long *count,
                struct err *err);

/** One hit of the full-text search. */
struct hit {
    const struct entity *entity;
    char id[ID_SIZE];
    const char *alliance;        /* id, or NULL */
    const char *field;           /* field or step key in which it was found */
    const char *title, *excerpt;
};

/**
 * Search every text of every record that is not binned, a slice at a time: `*state` starts at 0 and is the place to go on
 * from; 0 again means the end. At most `n` hits a call, at most some 10 ms. `open`: what is private
 * is neither searched nor shown.
 */
bool search_slice(struct book *book, const char *words, bool open, int64_t *state, size_t n,
                  struct arena *arena, struct hit *out, size_t *got, struct err *err);

#endif
