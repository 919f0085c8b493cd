/* Reading: one prepared statement at a time, kept as long as the connection. */
#ifndef ENTENTE_STORE_QUERY_H
#define ENTENTE_STORE_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "src/store/cell.h"
#include "src/store/store.h"

struct query;

/**
 * Start reading. `sql` is one SELECT with parameters ?1, ?2 ...; `types` has a letter for each:
 * t const char *, i int64_t, d double, c const struct cell *. The bound texts must live until
 * query_end(). NULL on failure. Custom functions: fold(text), has(text, folded needle).
 *
 *     struct query *q = query_start(store, err, "SELECT ... WHERE alliance=?1", "t", id);
 *     while (query_next(q, err))
 *         ... query_text(q, 0) ...
 *     return query_end(q, err);
 */
struct query *query_start(struct store *store, struct err *err, const char *sql,
                          const char *types, ...);

/** The next row; false at the end or on failure (then `err` is set). A NULL query gives false. */
bool query_next(struct query *query, struct err *err);

/** Finish, at any point; false when `err` is set. NULL is fine. */
bool query_end(struct query *query, struct err *err);

/** Column `i` of the row; the text is borrowed until the next step; NULL for null. */
const char *query_text(struct query *query, int i);
int64_t query_int(struct query *query, int i);
double query_real(struct query *query, int i);
bool query_is_null(struct query *query, int i);
struct cell query_cell(struct query *query, int i);

/** The first column of the first row as a number; `otherwise` when there is no row or on failure. */
int64_t query_number(struct store *store, int64_t otherwise, struct err *err, const char *sql,
                     const char *types, ...);

/** The first column of the first row as text in `arena`; NULL when there is none. */
char *query_string(struct store *store, struct arena *arena, struct err *err, const char *sql,
                   const char *types, ...);

#endif
