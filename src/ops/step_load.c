/* Reading a step: what the method asks, with what is stored for it. */
#include <stdio.h>
#include <string.h>

#include "src/ops/step.h"
#include "src/store/query.h"

static void
note_edit(struct step *step, struct arena *arena, const char *stamp)
{
    if (stamp && (!step->edited_at || strcmp(stamp, step->edited_at) > 0))
        step->edited_at = arena_string(arena, stamp);
}

static bool
load_state(struct book *book, int revision, struct arena *arena, struct step *step,
           struct err *err)
{
    struct query *query = query_start(book->store, err,
        "SELECT id,revision,state,started_on,signed_by,signed_on,sign_note,waived_reason,"
        "waived_sponsor,updated_at FROM step_state WHERE alliance=?1 AND step=?2 AND deleted=0"
        " AND (?3=0 OR revision=?3) ORDER BY revision DESC LIMIT 1", "tii", step->alliance,
        (int64_t)step->number, (int64_t)revision);

    step->revision = revision ? revision : 1;
    step->mark = STEP_NOT_STARTED;
    if (query_next(query, err)) {
        snprintf(step->state_id, sizeof step->state_id, "%s", query_text(query, 0));
        step->revision = (int)query_int(query, 1);
        step_mark_read(query_text(query, 2), &step->mark);
        step->started_on = arena_string(arena, query_text(query, 3));
        step->signed_by = arena_string(arena, query_text(query, 4));
        step->signed_on = arena_string(arena, query_text(query, 5));
        step->sign_note = arena_string(arena, query_text(query, 6));
        step->waived_reason = arena_string(arena, query_text(query, 7));
        step->waived_sponsor = arena_string(arena, query_text(query, 8));
        note_edit(step, arena, query_text(query, 9));
    }
    return query_end(query, err);
}

/* The range of keys "s04." <= key < "s04/" on the index. */
static void
range_of(const char *prefix, char low[16], char high[16])
{
    snprintf(low, 16, "%s.", prefix);
    snprintf(high, 16, "%s/", prefix);
}

static bool
load_answers(struct book *book, struct arena *arena, struct step *step, struct err *err)
{
    char low[16], high[16];
    struct query *query;

    range_of(step->method->key, low, high);
    query = query_start(book->store, err, "SELECT id,field,value,updated_at FROM step_answer WHERE"
                        " alliance=?1 AND field>=?2 AND field<?3 AND revision=?4 AND deleted=0",
                        "ttti", step->alliance, low, high, (int64_t)step->revision);
    while (query_next(query, err)) {
        const char *key = query_text(query, 1);

        note_edit(step, arena, query_text(query, 3));
        for (size_t f = 0; f < step->n_fields; f++) {
            struct step_field *field = &step->fields[f];

            if (field->method->kind != METHOD_SINGLE && field->method->kind != METHOD_PARTS)
                continue;
            for (size_t p = 0; p < field->method->n_parts; p++) {
                const struct field *part = &field->method->parts[p].field;
                struct cell cell = query_cell(query, 2);

                if (strcmp(part->name, key) != 0)
                    continue;
                cell = cell_copy(arena, &cell);
                field->values[p] = value_from_answer(part, &cell, arena);
                snprintf(field->answer_ids[p], ID_SIZE, "%s", query_text(query, 0));
            }
        }
    }
    return query_end(query, err);
}

static struct step_field *
rows_field(struct step *step, const char *key)
{
    for (size_t i = 0; i < step->n_fields; i++)
        if (step->fields[i].method->kind == METHOD_ROWS &&
            strcmp(step->fields[i].method->key, key) == 0)
            return &step->fields[i];
    return NULL;
}

static void
read_cells(struct step_row *row, const struct method_field *method, const char *cells,
           struct arena *arena)
{
    struct err ignored = { 0 };
    const struct json *tree = json_read(arena, cells, strlen(cells), &ignored);

    row->values = arena_alloc(arena, method->n_parts * sizeof *row->values);
    row->valid = true;
    for (size_t i = 0; i < method->n_parts; i++) {
        struct field field = method->parts[i].field;
        const struct json *member = json_member(tree, field.name);

        field.required = false;
        row->values[i] = value_null();
        if (member && !value_from_json(&field, member, arena, &row->values[i], &ignored))
            row->values[i] = value_null();
        if (method->parts[i].field.required && row->values[i].kind == VALUE_NULL)
            row->valid = false;
    }
}

static bool
load_rows(struct book *book, struct arena *arena, struct step *step, struct err *err)
{
    char low[16], high[16];
    struct query *query;

    range_of(step->method->key, low, high);
    query = query_start(book->store, err, "SELECT id,field,position,cells,updated_at FROM step_row"
                        " WHERE alliance=?1 AND field>=?2 AND field<?3 AND revision=?4 AND"
                        " deleted=0 ORDER BY field,position,id", "ttti", step->alliance, low, high,
                        (int64_t)step->revision);
    while (query_next(query, err)) {
        struct step_field *field = rows_field(step, query_text(query, 1));
        struct step_row *row;

        note_edit(step, arena, query_text(query, 4));
        if (!field)
            continue;
        if ((field->n_rows & (field->n_rows + 1)) == 0) {   /* room doubles at 0, 1, 3, 7 ... */
            struct step_row *more = arena_alloc(arena, (field->n_rows * 2 + 1) * sizeof *more);

            if (field->n_rows)
                memcpy(more, field->rows, field->n_rows * sizeof *more);
            field->rows = more;
        }
        row = &field->rows[field->n_rows++];
        *row = (struct step_row){ .position = (int)query_int(query, 2) };
        snprintf(row->id, sizeof row->id, "%s", query_text(query, 0));
        read_cells(row, field->method, query_text(query, 3) ? query_text(query, 3) : "{}", arena);
    }
    return query_end(query, err);
}

/* Records of a register count when every required field is filled. */
static bool
count_records(struct book *book, struct step *step, struct step_field *field, struct err *err)
{
    const struct entity *entity = entity_find(field->method->entity);
    struct str sql = { 0 };
    char column[64];

    if (!entity)
        return err_set(err, ERR_FORMAT, "the method names an unknown register '%s'",
                       field->method->entity);
    str_addf(&sql, "SELECT count(*) FROM \"%s\" WHERE \"alliance\"=?1 AND deleted=0", entity->name);
    for (size_t i = 0; i < entity->n; i++)
        if (entity->fields[i].required)
            str_addf(&sql, " AND \"%s\" IS NOT NULL", field_column(&entity->fields[i], 0, column));
    if (field->method->only)
        str_addf(&sql, " AND \"kind\"='%s'", field->method->only);
    if (strcmp(entity->name, "learning_objective") == 0)
        str_add(&sql, " AND \"wanted_by\"='us'");
    field->n_records = (long)query_number(book->store, 0, err, str_text(&sql), "t", step->alliance);
    str_free(&sql);
    return !err->kind;
}

static bool
load_review(struct book *book, struct step *step, struct err *err)
{
    struct query *query;

    if (step->number != STEP_COUNT)
        return true;
    query = query_start(book->store, err, "SELECT id FROM review WHERE alliance=?1 AND deleted=0 AND"
                        " state<>'planned' ORDER BY date DESC,id DESC LIMIT 1", "t", step->alliance);
    if (query_next(query, err))
        snprintf(step->review, sizeof step->review, "%s", query_text(query, 0));
    return query_end(query, err);
}

/* Step 12 reads only the ticks that name the newest review. */
static bool
load_checks(struct book *book, struct arena *arena, struct step *step, struct err *err)
{
    char low[16], high[16], prefix[8];
    struct query *query;

    snprintf(prefix, sizeof prefix, "c%02d", step->number);
    range_of(prefix, low, high);
    query = query_start(book->store, err, "SELECT id,\"check\",state,who,\"on\",reason,evidence,"
                        "review,updated_at FROM check_state WHERE alliance=?1 AND \"check\">=?2 AND"
                        " \"check\"<?3 AND revision=?4 AND deleted=0", "ttti", step->alliance, low,
                        high, (int64_t)step->revision);
    while (query_next(query, err)) {
        const char *key = query_text(query, 1), *state = query_text(query, 2);
        const char *review = query_text(query, 7);

        note_edit(step, arena, query_text(query, 8));
        if (step->number == STEP_COUNT && (!review || strcmp(review, step->review) != 0))
            continue;
        for (size_t i = 0; i < step->n_checks; i++) {
            struct step_check *check = &step->checks[i];

            if (strcmp(check->method->key, key) != 0)
                continue;
            snprintf(check->id, sizeof check->id, "%s", query_text(query, 0));
            check->mark = !strcmp(state, "ticked")           ? CHECK_TICKED
                          : !strcmp(state, "not_applicable") ? CHECK_NOT_APPLICABLE
                                                             : CHECK_OPEN;
            check->who = arena_string(arena, query_text(query, 3));
            check->on = arena_string(arena, query_text(query, 4));
            check->reason = arena_string(arena, query_text(query, 5));
            check->evidence = arena_string(arena, query_text(query, 6));
        }
    }
    return query_end(query, err);
}

static bool
load_waivers(struct book *book, struct arena *arena, struct step *step, struct err *err)
{
    struct query *query = query_start(book->store, err, "SELECT item,reason FROM waiver WHERE"
                                      " alliance=?1 AND revision=?2 AND deleted=0", "ti",
                                      step->alliance, (int64_t)step->revision);

    while (query_next(query, err)) {
        const char *item = query_text(query, 0);
        const char *reason = arena_string(arena, query_text(query, 1));

        for (size_t i = 0; i < step->n_fields; i++)
            if (strcmp(step->fields[i].method->key, item) == 0) {
                step->fields[i].waived = true;
                step->fields[i].waiver = reason;
            }
        for (size_t i = 0; i < step->n_checks; i++)
            if (strcmp(step->checks[i].method->key, item) == 0) {
                step->checks[i].waived = true;
                step->checks[i].waiver = reason;
            }
    }
    return query_end(query, err);
}

static bool
is_filled(const struct step_field *field)
{
    const struct method_field *method = field->method;
    long n = 0, least = method->least ? method->least : 1;

    switch (method->kind) {
    case METHOD_SINGLE:
        return field->values[0].kind != VALUE_NULL &&
               !(field->values[0].kind == VALUE_LIST && !strcmp(field->values[0].text, "[]"));
    case METHOD_PARTS:
        for (size_t i = 0; i < method->n_parts; i++) {
            if (field->values[i].kind != VALUE_NULL)
                n++;
            else if (method->parts[i].field.required)
                return false;
        }
        return n > 0;
    case METHOD_ROWS:
        for (size_t i = 0; i < field->n_rows; i++)
            n += field->rows[i].valid;
        return n >= least;
    case METHOD_RECORDS:
        return field->n_records >= least;
    }
    return false;
}

/* A.0: a waived field or check is left out of both counts; with nothing left a part is 100. */
static void
sum_up(struct step *step)
{
    struct step_figures *figures = &step->figures;

    for (size_t i = 0; i < step->n_fields; i++) {
        struct step_field *field = &step->fields[i];

        field->filled = is_filled(field);
        if (field->method->least && !field->waived) {
            figures->required++;
            figures->filled += field->filled;
        }
    }
    for (size_t i = 0; i < step->n_checks; i++) {
        const struct step_check *check = &step->checks[i];

        if (check->waived || check->mark == CHECK_NOT_APPLICABLE)
            continue;
        figures->checks++;
        figures->ticked += check->mark == CHECK_TICKED;
        figures->open_required_checks += check->mark == CHECK_OPEN && check->method->required;
    }
    figures->fields_percent =
        figures->required ? 100.0 * figures->filled / figures->required : 100;
    figures->checks_percent = figures->checks ? 100.0 * figures->ticked / figures->checks : 100;
    figures->step_percent = step->mark == STEP_DONE
        ? 100 : 0.6 * figures->fields_percent + 0.4 * figures->checks_percent;
}

static void
lay_out(struct step *step, struct arena *arena)
{
    step->n_fields = step->method->n_fields;
    step->n_checks = step->method->n_checks;
    step->fields = arena_alloc(arena, (step->n_fields + 1) * sizeof *step->fields);
    step->checks = arena_alloc(arena, (step->n_checks + 1) * sizeof *step->checks);
    for (size_t i = 0; i < step->n_checks; i++)
        step->checks[i].method = &step->method->checks[i];
    for (size_t i = 0; i < step->n_fields; i++) {
        struct step_field *field = &step->fields[i];

        field->method = &step->method->fields[i];
        if (field->method->kind == METHOD_SINGLE || field->method->kind == METHOD_PARTS) {
            field->values = arena_alloc(arena, field->method->n_parts * sizeof *field->values);
            field->answer_ids =
                arena_alloc(arena, field->method->n_parts * sizeof *field->answer_ids);
        }
    }
}

bool
step_load(struct book *book, const char *alliance, int number, int revision,
          struct arena *arena, struct step *out, struct err *err)
{
    struct method *method = book_method_of(book, alliance, err);

    *out = (struct step){ .number = number };
    out->method = method ? method_step(method, number, err) : NULL;
    if (!out->method)
        return err->kind ? false : err_set(err, ERR_MISSING, "the method has no step %d", number);
    snprintf(out->alliance, sizeof out->alliance, "%s", alliance);
    lay_out(out, arena);
    if (!load_state(book, revision, arena, out, err) || !load_answers(book, arena, out, err) ||
        !load_rows(book, arena, out, err) || !load_review(book, out, err) ||
        !load_checks(book, arena, out, err) || !load_waivers(book, arena, out, err))
        return false;
    for (size_t i = 0; i < out->n_fields; i++)
        if (out->fields[i].method->kind == METHOD_RECORDS &&
            !count_records(book, out, &out->fields[i], err))
            return false;
    sum_up(out);
    return true;
}
