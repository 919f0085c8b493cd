#include "src/io/json_export.h"

#include <errno.h>
#include <string.h>

#include "src/io/json_record.h"

enum { PIECE = 64 * 1024, RECORDS_AN_ARENA = 64 };

struct export {
    struct json_record json;
    struct export_scope scope;
    struct str out;
    bool (*write)(void *context, const char *bytes, size_t n);
    void *context;
    bool any;                    /* a kind was written before */
};

static bool
send(struct export *export, size_t from, struct err *err)
{
    if (export->out.len < from || !export->out.len)
        return true;
    errno = 0;
    if (!export->write(export->context, str_text(&export->out), export->out.len))
        return err_set(err, ERR_MACHINE, "the output cannot be written: %s",
                       errno ? strerror(errno) : "it was given up");
    str_clear(&export->out);
    return true;
}

static bool
add_kind(struct export *export, const struct entity *entity, struct err *err)
{
    struct arena arena = { 0 };
    struct query *query = export_rows_start(&export->scope, entity, err);
    bool ok = query != NULL;
    long n = 0;

    while (ok && query_next(query, err)) {
        struct record record;

        if (!n)
            str_addf(&export->out, "%s\"%s\":[\n", export->any ? ",\n" : "", entity->name);
        else
            str_add(&export->out, ",\n");
        record_read(query, 0, entity, &arena, &record);
        ok = json_add_record(&export->json, &export->out, &record, err) &&
             send(export, PIECE, err);
        if (++n % RECORDS_AN_ARENA == 0)
            arena_free(&arena);
    }
    arena_free(&arena);
    if (!query_end(query, err) || !ok)
        return false;
    if (n) {
        str_add(&export->out, "\n]");
        export->any = true;
    }
    return true;
}

bool
json_export(struct book *book, const struct entity *only,
            bool (*write)(void *context, const char *bytes, size_t n), void *context,
            struct err *err)
{
    struct export export = { .json = { .book = book }, .write = write, .context = context };
    /* A statement that has begun and not ended holds one state of the file for all that follow. */
    struct query *moment = query_start(book->store, err, "SELECT count(*) FROM meta", "");
    bool ok = query_next(moment, err) && export_scope_read(book->store, &export.scope, err);

    export.json.scope = &export.scope;
    str_add(&export.out, "{\"entente\":1,\"method\":");
    json_add_string(&export.out, method_version(book->method));
    str_add(&export.out, ",\"records\":{\n");
    for (size_t e = 0; ok && e < entity_count; e++)
        if (!only || only == &entities[e])
            ok = add_kind(&export, &entities[e], err);
    if (ok) {
        str_add(&export.out, export.any ? "\n}}\n" : "}}\n");
        ok = send(&export, 0, err);
    }
    query_end(moment, err);
    json_record_end(&export.json);
    str_free(&export.out);
    return ok;
}
