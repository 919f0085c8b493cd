/* bin, restore: records leave and come back. */
#include <string.h>

#include "src/base/json.h"
#include "src/cli/kind.h"
#include "src/ops/record.h"
#include "src/store/query.h"

static void
tell(struct call *call, const struct found *found, const char *what, long with)
{
    struct str *row;

    if (call->form == FORM_JSON) {
        row = call_row(call);
        str_addf(row, "{\"id\":\"%s\",\"kind\":\"%s\",\"with\":%ld}", found->id,
                 found->entity->name, with);
    } else if (with) {
        call_say(call, "%s: %s, and %ld with it", kind_name_record(call, found->entity, found->id),
                 what, with);
    } else {
        call_say(call, "%s: %s", kind_name_record(call, found->entity, found->id), what);
    }
}

/* The records of one kind among those named go as one change. */
static bool
do_kind(struct call *call, const struct entity *entity, const struct found *found, size_t n,
        bool restore, struct err *err)
{
    const char **ids = arena_alloc(&call->arena, n * sizeof *ids);
    size_t count = 0;
    long with = 0;

    for (size_t i = 0; i < n; i++)
        if (found[i].entity == entity)
            ids[count++] = found[i].id;
    if (restore ? !record_restore(&call->book, entity, ids, count, err)
                : !record_bin(&call->book, entity, ids, count, &with, err))
        return false;
    for (size_t i = 0, told = 0; i < n; i++)
        if (found[i].entity == entity)
            tell(call, &found[i], restore ? "out of the bin" : "in the bin",
                 ++told == count ? with : 0);
    return true;
}

static bool
do_all(struct call *call, const struct found *found, size_t n, bool restore, struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        bool done = false;

        for (size_t k = 0; k < i; k++)
            done = done || found[k].entity == found[i].entity;
        if (!done && !do_kind(call, found[i].entity, found, n, restore, err))
            return false;
    }
    return true;
}

static bool
can_leave(const struct found *found, const char *ref, struct err *err)
{
    if (strcmp(found->entity->name, "portfolio") != 0)
        return true;
    err_set(err, ERR_INPUT, "a file has to have its portfolio record");
    return err_where(err, "%.60s", ref);
}

bool
command_bin(struct call *call, struct err *err)
{
    size_t n = call->args->n;
    struct found *found = arena_alloc(&call->arena, n * sizeof *found);

    if (!call_open_to_write(call, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!call_find(call, call->args->words[i], &found[i], err) ||
            !can_leave(&found[i], call->args->words[i], err))
            return false;
    return do_all(call, found, n, false, err);
}

/* A record in the bin: by id, or an alliance by its code. */
static bool
find_binned(struct call *call, const char *ref, struct found *out, struct err *err)
{
    const char *id = strrchr(ref, '/') ? strrchr(ref, '/') + 1 : ref;
    const char *of_code = query_string(call->book.store, &call->arena, err,
                                       "SELECT id FROM alliance WHERE deleted=1 AND code=?1 "
                                       "COLLATE NOCASE ORDER BY updated_at DESC",
                                       "t", id);
    struct record record;

    if (of_code)
        id = of_code;
    out->entity = id_is_valid(id) ? record_entity_of(call->book.store, id, err) : NULL;
    if (err->kind)
        return false;
    if (!out->entity) {
        err_set(err, ERR_MISSING, "nothing of this id is in the bin");
        err_hint(err, "'entente list KIND --bin' lists ids.");
        return err_where(err, "%.60s", ref);
    }
    if (!record_load(call->book.store, out->entity, id, &call->arena, &record, err))
        return false;
    if (!record.deleted) {
        err_set(err, ERR_INPUT, "it is not in the bin");
        return err_where(err, "%.60s", ref);
    }
    memcpy(out->id, record.id, sizeof out->id);
    return true;
}

bool
command_restore(struct call *call, struct err *err)
{
    size_t n = call->args->n;
    struct found *found = arena_alloc(&call->arena, n * sizeof *found);

    if (!call_open_to_write(call, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!find_binned(call, call->args->words[i], &found[i], err))
            return false;
    return do_all(call, found, n, true, err);
}
