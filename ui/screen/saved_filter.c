#include "ui/screen/saved_filter.h"

#include "src/store/query.h"

bool
saved_filter_write(struct book *book, const char *place, const char *name, const char *text,
                   struct err *err)
{
    bool ok;

    if (!change_begin(book->store, CHANGE_EDIT, NULL, err))
        return false;
    ok = change_private(book->store, err, "DELETE FROM saved_filter WHERE name = ?1 AND place = ?2", "tt",
                        name, place);
    if (ok && *text)
        ok = change_private(book->store, err, "INSERT INTO saved_filter(name, place, text) VALUES(?1, ?2, ?3)",
                            "ttt", name, place, text);
    if (ok)
        return change_commit(book->store, "", NULL, err);
    change_rollback(book->store);
    return false;
}

bool
saved_filter_list(struct book *book, struct arena *arena, struct saved_filter **out, size_t *n,
                  struct err *err)
{
    int64_t count = query_number(book->store, 0, err, "SELECT count(*) FROM saved_filter", "");
    struct query *query;

    *out = arena_alloc(arena, (size_t)(count + 1) * sizeof **out);
    *n = 0;
    query = query_start(book->store, err, "SELECT name, place, text FROM saved_filter ORDER BY name, place", "");
    while (query_next(query, err) && (int64_t)*n < count)
        (*out)[(*n)++] = (struct saved_filter){
            arena_string(arena, query_text(query, 0)), arena_string(arena, query_text(query, 1)),
            arena_string(arena, query_text(query, 2)),
        };
    return query_end(query, err);
}
