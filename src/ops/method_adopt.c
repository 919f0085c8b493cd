#include "src/ops/method_adopt.h"

#include <stdio.h>
#include <string.h>

#include "src/ops/record.h"
#include "src/store/query.h"

enum { MOST_VERSIONS = 200 };

bool
method_versions(struct book *book, struct arena *arena, struct method_version **out,
                size_t *n, struct err *err)
{
    struct query *query = query_start(book->store, err,
        "SELECT version,title,loaded_at,current,(SELECT count(*) FROM alliance a WHERE"
        " a.method=m.version AND a.deleted=0) FROM method m ORDER BY loaded_at,version", "");

    *n = 0;
    *out = arena_alloc(arena, MOST_VERSIONS * sizeof **out);
    while (*n < MOST_VERSIONS && query_next(query, err)) {
        struct method_version *one = &(*out)[(*n)++];

        one->version = arena_string(arena, query_text(query, 0));
        one->title = arena_string(arena, query_text(query, 1));
        one->loaded_at = arena_string(arena, query_text(query, 2));
        one->current = query_int(query, 3) != 0;
        one->alliances = (long)query_int(query, 4);
    }
    return query_end(query, err);
}

/* The set that was current is another one now: read from it. */
static bool
reopen_method(struct book *book, struct err *err)
{
    struct method *fresh;

    if (!method_open(book->store, NULL, &fresh, err))
        return false;
    method_close(book->method);
    book->method = fresh;
    return true;
}

/* Alliances that simply followed the set in force stay with it when another one comes. */
static bool
pin_followers(struct book *book, const char *version, long *count, struct err *err)
{
    struct arena arena = { 0 };
    struct change_cell cell = { "method", cell_null(), cell_text(version) };
    const char **ids = NULL;
    size_t n = 0, room;
    struct query *query;
    bool ok = true;

    *count = 0;
    room = (size_t)query_number(book->store, 0, err, "SELECT count(*) FROM alliance WHERE method IS"
                                " NULL", "");
    ids = arena_alloc(&arena, (room + 1) * sizeof *ids);
    query = query_start(book->store, err, "SELECT id FROM alliance WHERE method IS NULL", "");
    while (n < room && query_next(query, err))
        ids[n++] = arena_string(&arena, query_text(query, 0));
    ok = query_end(query, err);
    for (size_t i = 0; ok && i < n; i++)
        ok = change_set(book->store, "alliance", ids[i], &cell, 1, err);
    *count = (long)n;
    arena_free(&arena);
    return ok;
}

bool
method_adopt(struct book *book, const char *folder, bool dry,
             struct method_difference *difference, struct err *err)
{
    struct arena arena = { 0 };
    struct embedded_file *files;
    const char *before = method_version(book->method), *label;
    char *after = NULL;
    long pinned = 0;
    bool ok = method_read_folder(folder, &arena, &files, err) &&
              change_begin(book->store, CHANGE_EDIT, NULL, err);

    if (ok) {
        ok = method_load(book->store, files, difference, err);
        if (ok)
            after = query_string(book->store, &arena, err,
                                 "SELECT version FROM method WHERE current=1", "");
        ok = ok && after && (!strcmp(before, after) || pin_followers(book, before, &pinned, err));
        label = arena_printf(&arena, "Method set %s loaded; %ld %s with %s", after ? after : "",
                             pinned, pinned == 1 ? "alliance stays" : "alliances stay", before);
        if (!ok || dry)
            change_rollback(book->store);
        else
            ok = change_commit(book->store, label, NULL, err) && reopen_method(book, err);
    }
    arena_free(&arena);
    return ok;
}

static long
count_missing(struct book *book, const char *in, const char *from, struct err *err)
{
    return (long)query_number(book->store, 0, err,
        "SELECT count(DISTINCT a.kind||a.key) FROM method_text a WHERE a.version=?1 AND a.kind IN"
        " ('step','field','part','check') AND NOT EXISTS (SELECT 1 FROM method_text b WHERE"
        " b.version=?2 AND b.kind=a.kind AND b.key=a.key)", "tt", in, from);
}

bool
method_differ(struct book *book, const char *from, const char *to,
              struct method_difference *out, struct err *err)
{
    struct query *query;

    *out = (struct method_difference){ 0 };
    out->added = (int)count_missing(book, to, from, err);
    out->removed = (int)count_missing(book, from, to, err);
    query = query_start(book->store, err,
        "SELECT a.key,a.name,b.value FROM method_text a JOIN method_text b ON b.version=?2 AND"
        " b.kind=a.kind AND b.key=a.key AND b.name=a.name AND b.value<>a.value WHERE a.version=?1"
        " AND a.kind IN ('step','field','part','check') ORDER BY a.kind,a.key,a.name", "tt", from, to);
    while (query_next(query, err)) {
        if (out->n_examples < 10)
            snprintf(out->examples[out->n_examples++], sizeof out->examples[0], "%s, %s: %.100s",
                     query_text(query, 0), query_text(query, 1), query_text(query, 2));
        out->reworded++;
    }
    return query_end(query, err);
}

bool
method_pin(struct book *book, const char *alliance, const char *version, struct err *err)
{
    const struct entity *entity = entity_find("alliance");
    struct arena arena = { 0 };
    struct record record;
    struct setting setting = { entity_field(entity, "method"), value_text(version) };
    struct value before;
    bool ok = query_number(book->store, 0, err, "SELECT count(*) FROM method WHERE version=?1", "t",
                           version) > 0;

    if (!ok && !err->kind) {
        err_set(err, ERR_MISSING, "the portfolio has no method set '%.60s'", version);
        err_hint(err, "'entente method' lists those it has.");
    }
    ok = ok && record_load(book->store, entity, alliance, &arena, &record, err);
    if (ok) {
        before = record_value(&record, "method");
        ok = record_edit(book, entity, alliance, &setting, &before, 1, err);
    }
    arena_free(&arena);
    return ok;
}
