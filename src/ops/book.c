#include "src/ops/book.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/method/load.h"
#include "src/model/owner.h"
#include "src/model/unique.h"
#include "src/ops/record.h"
#include "src/ops/seen.h"
#include "src/store/query.h"

static bool
read_portfolio(struct book *book, struct err *err)
{
    struct query *query = query_start(book->store, err, "SELECT kind,name,currency FROM portfolio"
                                      " WHERE deleted=0 ORDER BY id LIMIT 1", "");

    snprintf(book->kind, sizeof book->kind, "live");
    snprintf(book->currency, sizeof book->currency, "EUR");
    book->name[0] = '\0';
    if (query_next(query, err)) {
        const char *kind = query_text(query, 0), *name = query_text(query, 1);
        const char *currency = query_text(query, 2);

        if (kind)
            snprintf(book->kind, sizeof book->kind, "%s", kind);
        if (name)
            snprintf(book->name, sizeof book->name, "%s", name);
        if (currency && strlen(currency) == 3)
            snprintf(book->currency, sizeof book->currency, "%s", currency);
    }
    book->generation = store_generation(book->store);
    return query_end(query, err);
}

bool
book_open(struct book *book, const char *path, unsigned flags, struct env *env, struct err *err)
{
    *book = (struct book){ 0 };
    flags |= seen_flags(path, env);
    if (!store_open(path, flags, env, &book->store, err))
        return false;
    store_on_change(book->store, owner_of);
    store_on_reverse(book->store, unique_fits_again);
    if (!(flags & STORE_TRUSTED))
        seen_note(path, env, store_check_ms(book->store));
    return method_open(book->store, NULL, &book->method, err) && read_portfolio(book, err);
}

bool
book_check(struct book *book, struct err *err)
{
    bool ok = store_check(book->store, err);

    if (ok)
        seen_note(store_path(book->store), store_env(book->store), store_check_ms(book->store));
    return ok;
}

void
book_close(struct book *book)
{
    while (book->pinned) {
        struct book_method *next = book->pinned->next;

        method_close(book->pinned->method);
        mem_free(book->pinned);
        book->pinned = next;
    }
    if (book->method)
        method_close(book->method);
    str_free(&book->counts.sql);
    store_close(book->store);
    *book = (struct book){ 0 };
}

bool
book_refresh(struct book *book, struct err *err)
{
    return book->generation == store_generation(book->store) || read_portfolio(book, err);
}

/* The one record of a new file; its id is derived, so that two copies of a file agree on it. */
static bool
add_portfolio(struct book *book, const char *kind, const char *name, struct err *err)
{
    const struct entity *entity = entity_find("portfolio");
    struct setting settings[] = {
        { entity_field(entity, "kind"), value_text(kind) },
        { entity_field(entity, "name"), value_text(name) },
    };
    char id[ID_SIZE];

    id_derive(id, "portfolio");
    return record_insert(book, entity, settings, 2, id, err);
}

bool
book_create(const char *path, const char *kind, const char *name, struct env *env,
            struct err *err)
{
    struct book book = { 0 };
    struct env maker = *env;
    bool ok;

    /* The first change is the program's: undo must not take the portfolio itself away. */
    snprintf(maker.user, sizeof maker.user, "entente");
    ok = store_create(path, &maker, err) && store_open(path, 0, &maker, &book.store, err);
    if (ok)
        store_on_change(book.store, owner_of);
    if (ok && change_begin(book.store, CHANGE_EDIT, NULL, err)) {
        ok = method_load(book.store, embedded_method, NULL, err) &&
             method_open(book.store, NULL, &book.method, err) &&
             add_portfolio(&book, kind, name, err);
        if (ok)
            ok = change_commit(book.store, "Portfolio made", NULL, err);
        else
            change_rollback(book.store);
    } else {
        ok = false;
    }
    book_close(&book);
    env->seed = maker.seed;             /* a repeatable sequence goes on */
    return ok;
}

long
book_today(const struct book *book)
{
    return env_today(store_env(book->store));
}

struct value_context
book_context(struct book *book, const char *alliance, char currency[4])
{
    struct err ignored = { 0 };
    struct query *query;

    snprintf(currency, 4, "%s", book->currency);
    if (alliance) {
        query = query_start(book->store, &ignored, "SELECT currency FROM alliance WHERE id=?1", "t",
                            alliance);
        if (query_next(query, &ignored) && query_text(query, 0) &&
            strlen(query_text(query, 0)) == 3)
            snprintf(currency, 4, "%s", query_text(query, 0));
        query_end(query, &ignored);
    }
    return (struct value_context){ book_today(book), currency };
}

struct method *
book_method_version(struct book *book, const char *version, struct err *err)
{
    struct book_method *pinned = book->pinned;

    if (!version || strcmp(version, method_version(book->method)) == 0)
        return book->method;
    while (pinned && strcmp(method_version(pinned->method), version) != 0)
        pinned = pinned->next;
    if (!pinned) {
        pinned = mem_alloc(sizeof *pinned);
        if (!method_open(book->store, version, &pinned->method, err)) {
            mem_free(pinned);
            return NULL;
        }
        pinned->next = book->pinned;
        book->pinned = pinned;
    }
    return pinned->method;
}

struct method *
book_method_of(struct book *book, const char *alliance, struct err *err)
{
    struct arena arena = { 0 };
    char *version = query_string(book->store, &arena, err,
                                 "SELECT method FROM alliance WHERE id=?1", "t", alliance);
    struct method *method = err->kind ? NULL : book_method_version(book, version, err);

    arena_free(&arena);
    if (method)
        method_look_in(method, alliance);
    return method;
}
