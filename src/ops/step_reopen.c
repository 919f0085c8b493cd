/* Reopening a step: a new revision with copies; the old one stays as it was. */
#include <stdio.h>
#include <string.h>

#include "src/base/json.h"
#include "src/ops/record.h"
#include "src/ops/step.h"
#include "src/ops/step_change.h"
#include "src/store/query.h"

static bool
copy_answers(struct book *book, const struct step *old, const struct step *new,
             struct arena *arena, struct err *err)
{
    bool ok = true;

    for (size_t i = 0; i < old->n_fields; i++)
        for (size_t p = 0; old->fields[i].values && ok && p < old->fields[i].method->n_parts; p++) {
            const struct field *part = &old->fields[i].method->parts[p].field;
            struct cell value = value_to_answer(part, &old->fields[i].values[p], arena);
            char key[120], id[ID_SIZE];
            struct change_cell cells[] = {
                { "alliance", cell_null(), cell_text(new->alliance) },
                { "field", cell_null(), cell_text(part->name) },
                { "revision", cell_null(), cell_int(new->revision) },
                { "value", cell_null(), value },
            };

            if (value.kind == CELL_NULL)
                continue;
            snprintf(key, sizeof key, "step_answer|%s|%s|%d", new->alliance, part->name,
                     new->revision);
            id_derive(id, key);
            ok = change_insert(book->store, "step_answer", id, cells, 4, err);
        }
    return ok;
}

struct renamed {
    struct renamed *next;
    const char *old;
    char new[ID_SIZE];
};

static const char *
new_id(const struct renamed *list, const char *old)
{
    for (; list; list = list->next)
        if (strcmp(list->old, old) == 0)
            return list->new;
    return old;
}

/* Rows get new ids; cells that name rows of the same step (scores name candidates) follow. */
static bool
copy_rows(struct book *book, const struct step *old, const struct step *new,
          struct arena *arena, struct err *err)
{
    struct renamed *list = NULL;
    bool ok = true;

    for (size_t i = 0; i < old->n_fields; i++)
        for (size_t r = 0; r < old->fields[i].n_rows; r++) {
            struct renamed *item = arena_alloc(arena, sizeof *item);

            item->old = old->fields[i].rows[r].id;
            id_make(store_env(book->store), item->new);
            item->next = list;
            list = item;
        }
    for (size_t i = 0; i < old->n_fields; i++) {
        const struct method_field *method = old->fields[i].method;

        for (size_t r = 0; ok && r < old->fields[i].n_rows; r++) {
            const struct step_row *row = &old->fields[i].rows[r];
            struct str json = { 0 };

            str_add(&json, "{");
            for (size_t p = 0; p < method->n_parts; p++) {
                const struct field *part = &method->parts[p].field;
                struct value value = row->values[p];

                if (part->type == FIELD_REF && value.kind == VALUE_TEXT &&
                    strcmp(part->spec, "step_row") == 0)
                    value = value_text(new_id(list, value.text));
                str_addf(&json, "%s\"%s\":", p ? "," : "", part->name);
                value_add_json(&json, part, &value);
            }
            str_add(&json, "}");
            struct change_cell cells[] = {
                { "alliance", cell_null(), cell_text(new->alliance) },
                { "field", cell_null(), cell_text(method->key) },
                { "revision", cell_null(), cell_int(new->revision) },
                { "position", cell_null(), cell_int(row->position) },
                { "cells", cell_null(), cell_text(str_text(&json)) },
            };

            ok = change_insert(book->store, "step_row", new_id(list, row->id), cells, 5, err);
            str_free(&json);
        }
    }
    return ok;
}

static bool
copy_checks(struct book *book, const struct step *old, const struct step *new, struct err *err)
{
    static const char *const names[] = { "open", "ticked", "not_applicable" };
    bool ok = true;

    for (size_t i = 0; ok && i < old->n_checks; i++) {
        const struct step_check *check = &old->checks[i];
        char key[120], id[ID_SIZE];
        struct change_cell cells[] = {
            { "alliance", cell_null(), cell_text(new->alliance) },
            { "check", cell_null(), cell_text(check->method->key) },
            { "revision", cell_null(), cell_int(new->revision) },
            { "state", cell_null(), cell_text(names[check->mark]) },
            { "who", cell_null(), cell_text(check->who) },
            { "on", cell_null(), cell_text(check->on) },
            { "reason", cell_null(), cell_text(check->reason) },
            { "evidence", cell_null(), cell_text(check->evidence) },
            { "review", cell_null(), cell_text(new->review[0] ? new->review : NULL) },
        };

        if (!check->id[0])
            continue;
        snprintf(key, sizeof key, "check_state|%s|%s|%d%s%s", new->alliance, check->method->key,
                 new->revision, new->number == STEP_COUNT ? "|" : "",
                 new->number == STEP_COUNT ? new->review : "");
        id_derive(id, key);
        ok = change_insert(book->store, "check_state", id, cells, 9, err);
    }
    return ok;
}

bool
step_reopen(struct book *book, const char *alliance, int number, struct err *err)
{
    struct arena arena = { 0 };
    struct step old, new;
    bool ok = change_begin(book->store, CHANGE_EDIT, alliance, err);

    if (!ok)
        return false;
    ok = alliance_is_there(book, alliance, err) &&
         step_load(book, alliance, number, 0, &arena, &old, err);
    if (ok && old.mark != STEP_DONE && old.mark != STEP_WAIVED) {
        err_set(err, ERR_INPUT, "step %d is %s, so it can be edited as it is", number,
                step_mark_word(old.mark));
        ok = err_where(err, "step %d", number);
    }
    if (ok) {
        new = old;
        new.revision = 1 + (int)query_number(book->store, old.revision, err,
            "SELECT max(revision) FROM step_state WHERE alliance=?1 AND step=?2", "ti", alliance,
            (int64_t)number);
        ok = !err->kind && step_begin_state(book, &new, STEP_REOPENED, err) &&
             copy_answers(book, &old, &new, &arena, err) &&
             copy_rows(book, &old, &new, &arena, err) && copy_checks(book, &old, &new, err);
    }
    if (ok)
        ok = change_commit(book->store, arena_printf(&arena, "Step %d %s: reopened as revision %d",
                           number, new.method->name, new.revision), NULL, err);
    else
        change_rollback(book->store);
    arena_free(&arena);
    return ok;
}
