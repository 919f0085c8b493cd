#include "src/ops/undo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/store/query.h"

static char *
label_of(struct book *book, struct arena *arena, const char *id, struct err *err)
{
    const char *colon = strrchr(id, ':');

    if (!colon)
        return NULL;
    return query_string(book->store, arena, err,
                        "SELECT label FROM change WHERE replica=?1 AND seq=?2", "ti",
                        arena_bytes(arena, id, (size_t)(colon - id)), (int64_t)atoll(colon + 1));
}

bool
undo_last(struct book *book, const char *id, char *label, size_t room, struct err *err)
{
    struct arena arena = { 0 };
    struct journal_entry entry = { 0 };
    const char *what = NULL;
    bool ok = true;

    if (!id) {
        ok = journal_next_undo(book->store, &arena, store_env(book->store)->user, &entry, err);
        id = entry.id;
        what = entry.label;
    } else {
        what = label_of(book, &arena, id, err);
        if (!what && !err->kind)
            err_set(err, ERR_MISSING, "the journal has no entry '%.60s'", id);
        ok = !err->kind;
    }
    if (ok)
        ok = journal_undo(book->store, id, arena_printf(&arena, "Undone: %s", what), err);
    if (ok && label)
        snprintf(label, room, "%s", what);
    arena_free(&arena);
    return ok;
}

bool
redo_last(struct book *book, char *label, size_t room, struct err *err)
{
    struct arena arena = { 0 };
    struct journal_entry entry = { 0 };
    const char *what = NULL;
    bool ok = journal_next_redo(book->store, &arena, store_env(book->store)->user, &entry, err);

    if (ok) {
        what = entry.undoes ? label_of(book, &arena, entry.undoes, err) : NULL;
        what = what ? what : entry.label;
        ok = !err->kind && journal_redo(book->store, entry.id,
                                        arena_printf(&arena, "Redone: %s", what), err);
    }
    if (ok && label)
        snprintf(label, room, "%s", what);
    arena_free(&arena);
    return ok;
}
