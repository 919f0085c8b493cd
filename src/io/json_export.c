#include "src/io/json_export.h"

#include "src/io/json_record.h"
#include "src/io/outlet.h"

enum { RECORDS_AN_ARENA = 64 };

struct export {
    struct export_values values;
    struct export_scope scope;
    struct outlet outlet;
    bool any;                    /* a kind was written before */
};

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
            str_addf(&export->outlet.text, "%s\"%s\":[\n", export->any ? ",\n" : "", entity->name);
        else
            str_add(&export->outlet.text, ",\n");
        record_read(query, 0, entity, &arena, &record);
        ok = json_add_record(&export->values, &export->outlet.text, &record, err) &&
             outlet_pass(&export->outlet, err);
        if (++n % RECORDS_AN_ARENA == 0)
            arena_free(&arena);
    }
    arena_free(&arena);
    if (!query_end(query, err) || !ok)
        return false;
    if (n) {
        str_add(&export->outlet.text, "\n]");
        export->any = true;
    }
    return true;
}

bool
json_export(struct book *book, const struct entity *only,
            bool (*write)(void *context, const char *bytes, size_t n), void *context,
            struct err *err)
{
    struct export export = { .values = { .book = book },
                             .outlet = { .write = write, .context = context } };
    /* A statement that has begun and not ended holds one state of the file for all that follow. */
    struct query *moment = query_start(book->store, err, "SELECT count(*) FROM meta", "");
    bool ok = query_next(moment, err) && (!only || entity_refuse_sealed(only, err)) &&
              export_scope_read(book->store, &export.scope, err);

    export.values.scope = &export.scope;
    str_add(&export.outlet.text, "{\"entente\":1,\"method\":");
    json_add_string(&export.outlet.text, method_version(book->method));
    str_add(&export.outlet.text, ",\"records\":{\n");
    for (size_t e = 0; ok && e < entity_count; e++)
        if (!only || only == &entities[e])
            ok = add_kind(&export, &entities[e], err);
    if (ok) {
        str_add(&export.outlet.text, export.any ? "\n}}\n" : "}}\n");
        ok = outlet_flush(&export.outlet, err);
    }
    query_end(moment, err);
    export_values_end(&export.values);
    str_free(&export.outlet.text);
    return ok;
}
