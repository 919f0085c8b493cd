#include "bench/work.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "src/store/query.h"

void
work_must(bool ok, const struct err *err)
{
    if (ok)
        return;
    fprintf(stderr, "bench: %s: %s. %s\n", err->where, err->what, err->hint);
    exit(1);
}

double
work_now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

void
work_open(struct work *work, const char *path, size_t most)
{
    struct err err = { 0 };
    struct query *query;

    *work = (struct work){ 0 };
    env_system(&work->env);
    work_must(book_open(&work->book, path, 0, &work->env, &err), &err);
    work->alliances = arena_alloc(&work->arena, (most + 1) * sizeof *work->alliances);
    /* the ids of these records are spread, so their order jumps from alliance to alliance */
    query = query_start(work->book.store, &err,
                        "SELECT alliance FROM step_state WHERE step=1 AND state='in_progress' AND"
                        " deleted=0 ORDER BY id LIMIT ?1", "i", (int64_t)most);
    while (query_next(query, &err))
        work->alliances[work->n++] = arena_string(&work->arena, query_text(query, 0));
    work_must(query_end(query, &err), &err);
    if (!work->n) {
        fprintf(stderr, "bench: %s has no alliance in step 1\n", path);
        exit(1);
    }
}

void
work_close(struct work *work)
{
    book_close(&work->book);
    arena_free(&work->arena);
}
