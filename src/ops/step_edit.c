/* Editing a step: answers, rows, checks. Each verb is one change, or several are one together. */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/feed.h"
#include "src/ops/feed_row.h"
#include "src/ops/record_inside.h"
#include "src/ops/step.h"
#include "src/ops/step_change.h"
#include "src/store/query.h"

/* Begin a change on the step that holds `key` ("s04.x" or "c04.7") and load the step inside it. */
static bool
begin(struct book *book, const char *alliance, const char *key, struct arena *arena,
      struct step *step, struct err *err)
{
    int number = 0;

    if (sscanf(key + (*key != '\0'), "%2d", &number) != 1 || number < 1 || number > STEP_COUNT) {
        err_set(err, ERR_MISSING, "the method has no '%.60s'", key);
        return err_hint(err, "Keys look like s04.reason or c04.7.");
    }
    if (!book->together && !change_begin(book->store, CHANGE_EDIT, alliance, err))
        return false;
    if (step_load(book, alliance, number, 0, arena, step, err) && step_is_open(book, step, err))
        return true;
    if (!book->together)
        change_rollback(book->store);
    return false;
}

/* The common end: state, gate, commit under `label`, or roll back. */
static bool
finish(struct book *book, struct step *step, bool ok, const char *label, struct err *err)
{
    bool changed = ok && change_size(book->store) > 0;

    if (changed)
        ok = step_touch(book, step, err) &&
             step_settle(book, step->alliance, step->number, err);
    if (book->together)
        return ok;
    if (ok)
        return change_commit(book->store, label, NULL, err);
    change_rollback(book->store);
    return false;
}

bool
step_together_begin(struct book *book, const char *alliance, struct err *err)
{
    book->together = change_begin(book->store, CHANGE_EDIT, alliance, err);
    return book->together;
}

bool
step_together_end(struct book *book, bool ok, const char *label, struct err *err)
{
    book->together = false;
    if (ok)
        return change_commit(book->store, label, NULL, err);
    change_rollback(book->store);
    return false;
}

static struct step_field *
field_of(struct step *step, const char *key, enum method_kind kind, struct err *err)
{
    for (size_t i = 0; i < step->n_fields; i++)
        if (step->fields[i].method->kind == kind && !strcmp(step->fields[i].method->key, key))
            return &step->fields[i];
    err_set(err, ERR_MISSING, "step %d has no rows called '%.60s'", step->number, key);
    return NULL;
}

static bool
write_answer(struct book *book, struct step *step, const struct field *part, const char *id,
             const struct value *seen, const struct value *value, struct arena *arena,
             struct err *err)
{
    struct cell before = value_to_answer(part, seen, arena);
    struct cell after = value_to_answer(part, value, arena);
    struct change_cell cell = { "value", before, after };
    char key[120], derived[ID_SIZE];

    if (*id)
        return change_set(book->store, "step_answer", id, &cell, 1, err);
    snprintf(key, sizeof key, "step_answer|%s|%s|%d", step->alliance, part->name, step->revision);
    id_derive(derived, key);
    if (before.kind != CELL_NULL) {
        err_set(err, ERR_CONFLICT, "someone took the answer away meanwhile");
        return err_where(err, "%s", part->name);
    }
    if (after.kind == CELL_NULL)
        return true;
    if (query_number(book->store, 0, err, "SELECT count(*) FROM step_answer WHERE id=?1", "t",
                     derived)) {
        struct change_cell back[] = { { "deleted", cell_null(), cell_int(0) },
                                      { "value", cell_null(), after } };

        return change_put(book->store, "step_answer", derived, back, 2, NULL, err);
    }
    struct change_cell fresh[] = {
        { "alliance", cell_null(), cell_text(step->alliance) },
        { "field", cell_null(), cell_text(part->name) },
        { "revision", cell_null(), cell_int(step->revision) },
        { "value", cell_null(), after },
    };

    return !err->kind && change_insert(book->store, "step_answer", derived, fresh, 4, err);
}

bool
step_answer(struct book *book, const char *alliance, const char *key,
            const struct value *seen, const struct value *value, struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    const char *label = key;
    bool ok = begin(book, alliance, key, &arena, &step, err), found = false;

    if (!ok) {
        arena_free(&arena);
        return false;
    }
    for (size_t i = 0; ok && i < step.n_fields; i++) {
        const struct method_field *method = step.fields[i].method;

        if (method->kind != METHOD_SINGLE && method->kind != METHOD_PARTS)
            continue;
        for (size_t p = 0; ok && p < method->n_parts; p++) {
            struct field part = method->parts[p].field;

            if (strcmp(part.name, key) != 0)
                continue;
            found = true;
            label = method->kind == METHOD_PARTS && method->parts[p].label ? method->parts[p].label
                                                                           : method->label;
            part.required = false;      /* an answer may be taken away; the gate asks for it */
            ok = method_check_value(book->method, &part, value, true, err) &&
                 write_answer(book, &step, &part, step.fields[i].answer_ids[p], seen, value, &arena,
                              err);
            if (!ok && !err->where[0])
                err_where(err, "%s", label);
        }
    }
    if (ok && !found)
        ok = err_set(err, ERR_MISSING, "step %d has no question '%.60s'", step.number, key);
    ok = ok && feed_answer(book, alliance, key, seen, value, err);
    if (ok && (!strcmp(key, "s11.date") || !strcmp(key, "s05.nda")))
        ok = alliance_follow(book, alliance, book_today(book), err);
    ok = finish(book, &step, ok, arena_printf(&arena, "%s: saved", label), err);
    arena_free(&arena);
    return ok;
}

/* Rows that name the same thing twice are refused (records.md 5, unique rows). */
static bool
check_unique(const struct step_field *field, const char *row, const struct value *values,
             struct err *err)
{
    const struct method_field *method = field->method;
    bool any = false;

    if (!method->unique)
        return true;
    for (size_t i = 0; i < field->n_rows; i++) {
        bool same = strcmp(field->rows[i].id, row) != 0;

        any = false;
        for (size_t p = 0; p < method->n_parts && same; p++) {
            const char *at = strstr(method->unique, method->parts[p].field.name);
            size_t n = strlen(method->parts[p].field.name);

            if (!at || (at[n] && at[n] != ' ') || (at > method->unique && at[-1] != ' '))
                continue;
            any = true;
            same = values[p].kind != VALUE_NULL &&
                   value_equal(&values[p], &field->rows[i].values[p]);
        }
        if (same && any) {
            err_set(err, ERR_INPUT, "there is a row for this already (row %zu)", i + 1);
            return err_where(err, "%s", method->label);
        }
    }
    return true;
}

static char *
make_cells(const struct method_field *method, const struct value *values, struct arena *arena)
{
    struct str json = { 0 };
    char *text;

    str_add(&json, "{");
    for (size_t p = 0; p < method->n_parts; p++) {
        struct value value = values ? values[p] : value_null();

        str_addf(&json, "%s\"%s\":", p ? "," : "", method->parts[p].field.name);
        value_add_json(&json, &method->parts[p].field, &value);
    }
    str_add(&json, "}");
    text = arena_string(arena, str_text(&json));
    str_free(&json);
    return text;
}

static bool
check_cells(struct book *book, const struct step_field *field, const char *row,
            const struct value *values, struct err *err)
{
    for (size_t p = 0; values && p < field->method->n_parts; p++) {
        struct field part = field->method->parts[p].field;

        part.required = false;          /* a row may be filled bit by bit; it is not valid until then */
        if (!method_check_value(book->method, &part, &values[p], true, err))
            return err_where(err, "%s", field->method->parts[p].label);
    }
    return !values || check_unique(field, row, values, err);
}

bool
step_row_add(struct book *book, const char *alliance, const char *key,
             const struct value *values, char id[ID_SIZE], struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    struct step_field *field;
    bool ok = begin(book, alliance, key, &arena, &step, err);

    if (!ok) {
        arena_free(&arena);
        return false;
    }
    field = field_of(&step, key, METHOD_ROWS, err);
    ok = field && check_cells(book, field, "", values, err);
    if (ok) {
        int position = field->n_rows ? field->rows[field->n_rows - 1].position + 1 : 1;
        struct change_cell cells[] = {
            { "alliance", cell_null(), cell_text(alliance) },
            { "field", cell_null(), cell_text(key) },
            { "revision", cell_null(), cell_int(step.revision) },
            { "position", cell_null(), cell_int(position) },
            { "cells", cell_null(), cell_text(make_cells(field->method, values, &arena)) },
        };

        if (!id_is_valid(id))
            id_make(store_env(book->store), id);
        ok = change_insert(book->store, "step_row", id, cells, 5, err);
    }
    ok = finish(book, &step, ok, field ? arena_printf(&arena, "%s: row added", field->method->label)
                                       : "", err);
    arena_free(&arena);
    return ok;
}

bool
step_row_set(struct book *book, const char *alliance, const char *key, const char *row,
             const char *column, const struct value *seen, const struct value *value,
             struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    struct step_field *field;
    struct step_row *stored = NULL;
    size_t at = 0;
    bool ok = begin(book, alliance, key, &arena, &step, err);

    if (!ok) {
        arena_free(&arena);
        return false;
    }
    field = field_of(&step, key, METHOD_ROWS, err);
    ok = field != NULL;
    for (size_t i = 0; ok && i < field->n_rows; i++)
        if (strcmp(field->rows[i].id, row) == 0)
            stored = &field->rows[i];
    if (ok && !stored)
        ok = err_set(err, ERR_MISSING, "the row is gone");
    while (ok && at < field->method->n_parts &&
           strcmp(field->method->parts[at].field.name, column) != 0)
        at++;
    if (ok && at == field->method->n_parts)
        ok = err_set(err, ERR_MISSING, "'%s' has no column '%.60s'", field->method->label, column);
    if (ok) {
        const struct field *part = &field->method->parts[at].field;
        struct value *values = arena_alloc(&arena, field->method->n_parts * sizeof *values);
        struct str before = { 0 }, after = { 0 }, name = { 0 };

        memcpy(values, stored->values, field->method->n_parts * sizeof *values);
        values[at] = *value;
        value_add_json(&before, part, seen);
        value_add_json(&after, part, value);
        str_addf(&name, "cells.%s", column);
        struct change_cell cell = { str_text(&name), cell_text(str_text(&before)),
                                    cell_text(str_text(&after)) };

        ok = check_cells(book, field, row, values, err) &&
             (value_equal(seen, value) ||
              (change_set(book->store, "step_row", row, &cell, 1, err) &&
               feed_row_changed(book, alliance, key, row,
                                make_cells(field->method, stored->values, &arena),
                                make_cells(field->method, values, &arena), err)));
        str_free(&before);
        str_free(&after);
        str_free(&name);
    }
    ok = finish(book, &step, ok, ok ? arena_printf(&arena, "%s, %s: saved", field->method->label,
                                                   field->method->parts[at].label) : "", err);
    arena_free(&arena);
    return ok;
}

bool
step_row_bin(struct book *book, const char *alliance, const char *row, struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    struct change_cell cell = { "deleted", cell_int(0), cell_int(1) };
    char *key = query_string(book->store, &arena, err, "SELECT field FROM step_row WHERE id=?1 AND"
                             " alliance=?2", "tt", row, alliance);
    bool ok = !err->kind && (key || err_set(err, ERR_MISSING, "the row is gone")) &&
              begin(book, alliance, key, &arena, &step, err);

    if (ok) {
        const struct method_field *field = NULL;

        for (size_t i = 0; i < step.n_fields; i++)
            if (!strcmp(step.fields[i].method->key, key))
                field = step.fields[i].method;
        ok = finish(book, &step, change_set(book->store, "step_row", row, &cell, 1, err),
                    arena_printf(&arena, "%s: row put into the bin", field ? field->label : key), err);
    }
    arena_free(&arena);
    return ok;
}

bool
step_row_move(struct book *book, const char *alliance, const char *key, const char *row,
              int by, struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    struct step_field *field;
    bool ok = begin(book, alliance, key, &arena, &step, err);

    if (!ok) {
        arena_free(&arena);
        return false;
    }
    field = field_of(&step, key, METHOD_ROWS, err);
    ok = field != NULL;
    if (ok) {
        long n = (long)field->n_rows, from = 0, to;

        while (from < n && strcmp(field->rows[from].id, row) != 0)
            from++;
        to = from + by < 0 ? 0 : from + by >= n ? n - 1 : from + by;
        if (from == n)
            ok = err_set(err, ERR_MISSING, "the row is gone");
        for (long i = 0; ok && i < n; i++) {
            /* where row i stands after the move, counted from 1 */
            long place = i == from ? to : i > from && i <= to ? i - 1 : i < from && i >= to ? i + 1 : i;
            struct change_cell cell = { "position", cell_int(field->rows[i].position),
                                        cell_int(place + 1) };

            if (field->rows[i].position != place + 1)
                ok = change_set(book->store, "step_row", field->rows[i].id, &cell, 1, err);
        }
    }
    ok = finish(book, &step, ok, ok ? arena_printf(&arena, "%s: row moved", field->method->label)
                                    : "", err);
    arena_free(&arena);
    return ok;
}

static bool
write_check(struct book *book, struct step *step, struct step_check *check, enum check_mark mark,
            const char *reason, const char *evidence, struct err *err)
{
    static const char *const names[] = { "open", "ticked", "not_applicable" };
    char key[120], derived[ID_SIZE], iso[DATE_SIZE];
    const char *who = store_env(book->store)->user;

    date_write(book_today(book), iso);
    struct change_cell cells[] = {
        { "state", cell_text(names[check->mark]), cell_text(names[mark]) },
        { "who", cell_text(check->who), cell_text(mark == CHECK_OPEN ? NULL : who) },
        { "on", cell_text(check->on), cell_text(mark == CHECK_OPEN ? NULL : iso) },
        { "reason", cell_text(check->reason),
          cell_text(mark == CHECK_NOT_APPLICABLE ? reason : NULL) },
        { "evidence", cell_text(check->evidence), cell_text(evidence ? evidence : check->evidence) },
        { "deleted", cell_int(0), cell_int(0) },
        { "alliance", cell_null(), cell_text(step->alliance) },
        { "check", cell_null(), cell_text(check->method->key) },
        { "revision", cell_null(), cell_int(step->revision) },
        { "review", cell_null(), cell_text(step->number == STEP_COUNT ? step->review : NULL) },
    };

    if (check->id[0])
        return change_set(book->store, "check_state", check->id, cells, 5, err);
    snprintf(key, sizeof key, "check_state|%s|%s|%d%s%s", step->alliance, check->method->key,
             step->revision, step->number == STEP_COUNT ? "|" : "",
             step->number == STEP_COUNT ? step->review : "");
    id_derive(derived, key);
    if (query_number(book->store, 0, err, "SELECT count(*) FROM check_state WHERE id=?1", "t",
                     derived))
        return change_put(book->store, "check_state", derived, cells, 6, NULL, err);
    cells[5] = cells[9];
    return !err->kind && change_insert(book->store, "check_state", derived, cells, 9, err);
}

bool
step_check_set(struct book *book, const char *alliance, const char *key, enum check_mark mark,
               const char *reason, const char *evidence, struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    struct step_check *check = NULL;
    bool ok = begin(book, alliance, key, &arena, &step, err);

    if (!ok) {
        arena_free(&arena);
        return false;
    }
    for (size_t i = 0; i < step.n_checks; i++)
        if (strcmp(step.checks[i].method->key, key) == 0)
            check = &step.checks[i];
    if (!check) {
        err_set(err, ERR_MISSING, "step %d has no check '%.60s'", step.number, key);
        ok = err_hint(err, "Its checks are c%02d.1 to c%02d.%zu.", step.number, step.number,
                      step.n_checks);
    } else if (mark == CHECK_NOT_APPLICABLE && (!reason || !*reason)) {
        err_set(err, ERR_INPUT, "a check that does not apply needs a reason");
        ok = err_where(err, "%s", key);
    } else if (step.number == STEP_COUNT && !step.review[0]) {
        err_set(err, ERR_INPUT, "the ticks of step 12 belong to a review, and none was held yet");
        ok = err_hint(err, "Record a review first: its date and kind are enough.");
    } else if (check->mark != mark || mark == CHECK_NOT_APPLICABLE || evidence) {
        ok = write_check(book, &step, check, mark, reason, evidence, err);
    }
    ok = finish(book, &step, ok, check ? arena_printf(&arena, "%s: %s", check->method->text,
                mark == CHECK_TICKED ? "ticked" : mark == CHECK_OPEN ? "opened again"
                                                  : "does not apply") : "", err);
    arena_free(&arena);
    return ok;
}
