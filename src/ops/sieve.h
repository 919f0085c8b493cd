/* Rows held against the texts of a filter, and then against what other rows tell. */
#ifndef ENTENTE_OPS_SIEVE_H
#define ENTENTE_OPS_SIEVE_H

#include "src/ops/parties.h"

struct sieve {
    struct store *store;
    const struct entity *entity;
    const struct filter *filter; /* NULL: none */
    struct parties parties[FILTER_TEXTS];
    struct bound others;         /* asked of rows whose texts hold; empty: nothing */
};

/** Parameters as for list_page(), borrowed; `within` tells that the list is of one alliance. */
void sieve_make(struct sieve *sieve, struct store *store, const struct entity *entity,
                const struct filter *filter, bool binned, bool within);
void sieve_free(struct sieve *sieve);

/** True when rows must be held against texts. */
bool sieve_has_texts(const struct sieve *sieve);

/** True when the names of parties matter. */
bool sieve_wants_parties(const struct sieve *sieve);

/** Find out which alliances have such parties; true once they are known. */
bool sieve_collect(struct sieve *sieve, struct slice *slice, struct err *err);

/** Append ",..." the columns of `t` that sieve_holds() looks at. */
void sieve_add_columns(const struct sieve *sieve, struct bound *bound);

/** True when the row holds. Its columns begin at `first`, its id is column 0. */
bool sieve_holds(struct sieve *sieve, struct query *row, int first, struct err *err);

#endif
