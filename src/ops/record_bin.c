/* The bin: what leaves and returns with a record. */
#include <string.h>

#include "src/model/unique.h"
#include "src/ops/record_inside.h"
#include "src/ops/step_change.h"
#include "src/store/query.h"

/* Count the records that require `id`, and those that require these: they leave and return with it by rule. */
static long
count_dependents(struct book *book, const struct entity *entity, const char *id, int depth,
                 struct err *err)
{
    long count = 0;

    if (depth > 6)
        return 0;
    for (size_t e = 0; e < entity_count && !err->kind; e++)
        for (size_t i = 0; i < entities[e].n && !err->kind; i++) {
            const struct field *field = &entities[e].fields[i];
            struct str sql = { 0 };

            if (field->type != FIELD_REF || !field->required ||
                strcmp(field->spec, entity->name) != 0)
                continue;
            str_addf(&sql, "SELECT id FROM \"%s\" WHERE \"%s\"=?1 AND deleted=0",
                     entities[e].name, field->name);
            /* Records of an alliance hang on it directly, so that deeper levels need not be counted twice. */
            if (strcmp(entity->name, "alliance") == 0 || depth > 0) {
                struct str total = { 0 };

                str_addf(&total, "SELECT count(*) FROM \"%s\" WHERE \"%s\"=?1 AND deleted=0",
                         entities[e].name, field->name);
                count += query_number(book->store, 0, err, str_text(&total), "t", id);
                str_free(&total);
            } else {
                struct arena arena = { 0 };
                struct query *query = query_start(book->store, err, str_text(&sql), "t", id);
                const char *ids[1000];
                size_t n = 0;

                while (n < 1000 && query_next(query, err))
                    ids[n++] = arena_string(&arena, query_text(query, 0));
                query_end(query, err);
                count += (long)n;
                for (size_t k = 0; k < n; k++)
                    count += count_dependents(book, &entities[e], ids[k], depth + 1, err);
                arena_free(&arena);
            }
            str_free(&sql);
        }
    return count;
}

long
record_dependents(struct book *book, const struct entity *entity, const char *id,
                  struct err *err)
{
    return count_dependents(book, entity, id, 0, err);
}

static bool
set_deleted(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
            int deleted, struct err *err)
{
    struct arena arena = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, err);
    const char *what = NULL, *alliance = NULL;
    struct record stored;
    bool ok = !err->kind;

    if (ok && strcmp(entity->name, "portfolio") == 0) {
        arena_free(&arena);
        return err_set(err, ERR_INPUT, "the portfolio itself cannot go into the bin, nor come from it");
    }
    if (ok && n == 1 && record_load(book->store, entity, ids[0], &arena, &stored, err)) {
        what = arena_printf(&arena, "%s '%s'", record_word(book, entity),
                            method_title(book->method, &stored, &arena));
        alliance = record_alliance(&stored);
    }
    ok = ok && !err->kind && entity_refuse_sealed(entity, err) &&
         change_begin(book->store, CHANGE_EDIT, alliance, err);
    for (size_t i = 0; ok && i < n; i++) {
        struct change_cell cell = { "deleted", cell_int(!deleted), cell_int(deleted) };

        ok = record_load(book->store, entity, ids[i], &arena, &stored, err) &&
             change_set(book->store, entity->name, ids[i], &cell, 1, err) &&
             unique_fits_again(book->store, entity->name, cell.column, ids[i], err) &&
             step_settle_for(book, record_alliance(&stored), entity->name, err);
        if (!ok && err->kind == ERR_CONFLICT)
            err_set(err, ERR_INPUT, deleted ? "'%.100s' is in the bin already"
                                            : "'%.100s' is not in the bin",
                    method_title(book->method, &stored, &arena));
    }
    if (!what)
        what = arena_printf(&arena, "%zu %s", n,
                            words && words->plural ? words->plural : entity->name);
    if (ok)
        ok = change_commit(book->store,
                           arena_printf(&arena, deleted ? "%s: put into the bin"
                                                        : "%s: taken out of the bin", what),
                           NULL, err);
    else
        change_rollback(book->store);
    arena_free(&arena);
    return ok;
}

bool
record_bin(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
           long *with, struct err *err)
{
    if (with) {
        *with = 0;
        for (size_t i = 0; i < n && !err->kind; i++)
            *with += record_dependents(book, entity, ids[i], err);
    }
    return !err->kind && set_deleted(book, entity, ids, n, 1, err);
}

bool
record_restore(struct book *book, const struct entity *entity, const char *const *ids,
               size_t n, struct err *err)
{
    return set_deleted(book, entity, ids, n, 0, err);
}
