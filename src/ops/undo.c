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
undo_cell(struct book *book, const char *record, const char *column, char *label, size_t room,
          struct err *err)
{
    struct arena arena = { 0 };
    const char *id = query_string(book->store, &arena, err,
        "SELECT e.replica||':'||e.seq FROM edit e JOIN change c ON c.replica=e.replica AND c.seq=e.seq"
        " WHERE e.pk=?1 AND e.col=?2 ORDER BY c.at DESC, e.replica DESC, e.seq DESC LIMIT 1", "tt", record, column);
    const char *colon = id ? strrchr(id, ':') : NULL;
    int64_t others = !colon ? 0 : query_number(book->store, 0, err,
        "SELECT count(DISTINCT pk) FROM edit WHERE replica=?1 AND seq=?2 AND tbl=(SELECT tbl FROM edit WHERE"
        " replica=?1 AND seq=?2 AND pk=?3 LIMIT 1) AND pk<>?3", "tit",
        arena_bytes(&arena, id, (size_t)(colon - id)), (int64_t)atoll(colon + 1), record);
    bool ok = !err->kind;

    if (ok && !id)
        ok = err_set(err, ERR_INPUT, "it came like this: there is nothing to take back");
    else if (ok && others) {
        err_set(err, ERR_INPUT, "it was changed together with %lld more", (long long)others);
        ok = err_hint(err, "The journal takes them back as one.");
    }
    ok = ok && undo_last(book, id, label, room, err);
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
