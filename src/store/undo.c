/* Undo is an ordinary change that writes the old values back; the stack is a query. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/store/engine.h"
#include "src/store/journal.h"

/* Entry ids met on the way back that an undo or redo has made void. */
struct void_list {
    struct void_list *next;
    char id[CHANGE_ID_SIZE];
};

static bool
is_void(const struct void_list *list, const char *id)
{
    for (; list; list = list->next)
        if (strcmp(list->id, id) == 0)
            return true;
    return false;
}

static void
make_void(struct arena *arena, struct void_list **list, const char *id)
{
    struct void_list *item = arena_alloc(arena, sizeof *item);

    snprintf(item->id, sizeof item->id, "%s", id);
    item->next = *list;
    *list = item;
}

/*
 * Walk back through the entries of `who`. A redo makes the undo it took back void, an undo makes
 * its target void; the first entry that stands is what is looked for: an ordinary one can be
 * undone, an undo can be redone.
 */
static bool
find(struct store *store, struct arena *arena, const char *who, bool redo,
     struct journal_entry *out, struct err *err)
{
    struct query *query = query_start(store, err,
        "SELECT replica,seq,at,kind,label,alliance,undoes FROM change WHERE who=?1"
        " ORDER BY at DESC,replica DESC,seq DESC", "t", who);
    struct void_list *list = NULL;
    bool found = false, over = false;

    while (!found && !over && query_next(query, err)) {
        const char *kind = query_text(query, 3), *undoes = query_text(query, 6);
        char id[CHANGE_ID_SIZE];

        snprintf(id, sizeof id, "%s:%lld", query_text(query, 0), (long long)query_int(query, 1));
        if (is_void(list, id))
            continue;
        if (!strcmp(kind, "redo") && undoes) {
            make_void(arena, &list, undoes);
            continue;
        }
        if (!strcmp(kind, "undo") && undoes && !redo) {
            make_void(arena, &list, undoes);
            continue;
        }
        if (redo && strcmp(kind, "undo") != 0) {
            over = true;                /* a new change ends what could be redone */
            continue;
        }
        found = true;
        snprintf(out->id, sizeof out->id, "%s", id);
        out->at_ms = query_int(query, 2);
        out->who = arena_string(arena, who);
        out->kind = arena_string(arena, kind);
        out->label = arena_string(arena, query_text(query, 4));
        out->alliance = arena_string(arena, query_text(query, 5));
        out->undoes = arena_string(arena, undoes);
    }
    if (!query_end(query, err))
        return false;
    return found || err_set(err, ERR_MISSING, "there is nothing of yours to %s",
                            redo ? "redo" : "undo");
}

bool
journal_next_undo(struct store *store, struct arena *arena, const char *who,
                  struct journal_entry *out, struct err *err)
{
    return find(store, arena, who, false, out, err);
}

bool
journal_next_redo(struct store *store, struct arena *arena, const char *who,
                  struct journal_entry *out, struct err *err)
{
    return find(store, arena, who, true, out, err);
}

static bool
reverse_edit(struct store *store, const struct journal_edit *edit, struct err *err)
{
    struct change_cell cell = { edit->column, edit->new, edit->old };

    if (strcmp(edit->column, "*") == 0)
        cell = (struct change_cell){ "deleted", cell_int(0), cell_int(1) };
    if (!change_set(store, edit->table, edit->record, &cell, 1, err)) {
        if (err->kind == ERR_CONFLICT)
            err_hint(err, "Undo the later change first, or edit the value.");
        return false;
    }
    return true;
}

void
store_on_reverse(struct store *store, store_reversed *reversed)
{
    store->reversed = reversed;
}

/* An undo entry of an inserted record holds `deleted` 0 -> 1, so that redo is plain reversal too. */
static bool
reverse(struct store *store, const char *id, const char *label, enum change_kind kind,
        struct err *err)
{
    struct arena arena = { 0 };
    struct journal_edit *edits;
    char *alliance, replica[40];
    size_t n;
    bool ok = journal_edits(store, &arena, id, &edits, &n, err);

    if (ok && !n)
        ok = err_set(err, ERR_MISSING, "the journal has no entry '%.60s'", id);
    if (ok) {
        const char *colon = strrchr(id, ':');

        snprintf(replica, sizeof replica, "%.*s", (int)(colon - id), id);
        alliance = query_string(store, &arena, err,
            "SELECT alliance FROM change WHERE replica=?1 AND seq=?2", "ti", replica,
            (int64_t)atoll(colon + 1));
        ok = !err->kind && change_begin(store, kind, alliance, err);
    }
    if (ok) {
        snprintf(store->change.undoes, sizeof store->change.undoes, "%s", id);
        for (size_t i = n; i > 0 && ok; i--)
            ok = reverse_edit(store, &edits[i - 1], err);
        for (size_t i = 0; i < n && ok && store->reversed; i++)
            ok = store->reversed(store, edits[i].table, edits[i].column, edits[i].record, err);
        if (ok)
            ok = change_commit(store, label, NULL, err);
        else
            change_rollback(store);
    }
    arena_free(&arena);
    return ok;
}

bool
journal_undo(struct store *store, const char *id, const char *label, struct err *err)
{
    return reverse(store, id, label, CHANGE_UNDO, err);
}

bool
journal_redo(struct store *store, const char *id, const char *label, struct err *err)
{
    return reverse(store, id, label, CHANGE_REDO, err);
}
