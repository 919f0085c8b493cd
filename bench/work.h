/* What the drivers that work inside the process share: the portfolio, and alliances to work on. */
#ifndef ENTENTE_BENCH_WORK_H
#define ENTENTE_BENCH_WORK_H

#include "src/ops/book.h"

/** A portfolio opened through the program's own library. */
struct work {
    struct env env;
    struct book book;
    struct arena arena;
    const char **alliances;      /* ids; all of them are in step 1 */
    size_t n;
};

/** Open the portfolio and choose at most `most` alliances all over it; failure ends the program. */
void work_open(struct work *work, const char *path, size_t most);
void work_close(struct work *work);

/** End the program with the message of `err` when `ok` is false. */
void work_must(bool ok, const struct err *err);

/** Milliseconds of a clock that never goes back. */
double work_now_ms(void);

#endif
