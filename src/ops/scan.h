/* Looking through a filtered list bit by bit, so that keys are answered in between. */
#ifndef ENTENTE_OPS_SCAN_H
#define ENTENTE_OPS_SCAN_H

#include "src/ops/filter.h"

struct scan;

/**
 * Begin to look for a page of a list; parameters as for list_page(), borrowed until scan_free().
 * With `n` 0 the records are only counted, up to `most` (0: all of them). NULL on failure. Start
 * anew when the file has changed.
 */
struct scan *scan_start(struct book *book, const struct entity *entity, const char *alliance,
                        const struct filter *filter, const struct list_order *order, bool binned,
                        const struct list_place *from, bool back, size_t n, long most,
                        struct err *err);

/**
 * Look on for about `budget_us` microseconds (0: to the end). True while there is more to see;
 * false with `err` set on failure.
 */
bool scan_slice(struct scan *scan, long budget_us, struct err *err);

/** The page as far as it is known, in list order, as list_page() gives it. */
bool scan_page(struct scan *scan, struct arena *arena, struct record *out, size_t *got, bool *more,
               struct err *err);

/** How many records were found so far; `*all` tells whether that is how many there are. */
long scan_count(const struct scan *scan, bool *all);

/** NULL is fine. */
void scan_free(struct scan *scan);

#endif
