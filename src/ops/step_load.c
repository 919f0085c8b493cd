/* Reading a step: what the method asks, with what is stored for it. */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/living.h"
#include "src/ops/step_sum.h"
#include "src/store/query.h"

static void
note_edit(struct step *step, struct arena *arena, const char *stamp)
{
    if (stamp && (!step->edited_at || strcmp(stamp, step->edited_at) > 0))
        step->edited_at = arena_string(arena, stamp);
}

/* Steps that are loaded together, in the order of their numbers: one, or all twelve. */
struct span {
    struct book *book;
    struct method *method;
    struct arena *arena;
    struct step *steps;
    int first, n;
    char today[DATE_SIZE];       /* what came about later is not seen */
    char low[8], high[8];        /* "s04." <= key < "s04/" finds the keys of step 4 */
};

/* The step that a key such as "s04.title" or "c04.2" belongs to, when it is one of these. */
static struct step *
step_of(const struct span *span, const char *key)
{
    int number = 0;

    if (key && key[0] && key[1] >= '0' && key[1] <= '9' && key[2] >= '0' && key[2] <= '9')
        number = (key[1] - '0') * 10 + key[2] - '0';
    return number >= span->first && number < span->first + span->n
               ? &span->steps[number - span->first] : NULL;
}

static bool
load_states(struct span *span, int revision, struct err *err)
{
    struct query *query = query_start(span->book->store, err,
        "SELECT id,revision,state,started_on,signed_by,signed_on,sign_note,waived_reason,"
        "waived_sponsor,updated_at,step FROM step_state WHERE alliance=?1 AND step>=?2 AND step<?3"
        " AND deleted=0 AND (?4=0 OR revision=?4) ORDER BY step,revision", "tiii",
        span->steps->alliance, (int64_t)span->first, (int64_t)(span->first + span->n),
        (int64_t)revision);

    while (query_next(query, err)) {        /* the greatest revision comes last and stays */
        struct step *step = &span->steps[query_int(query, 10) - span->first];

        snprintf(step->state_id, sizeof step->state_id, "%s", query_text(query, 0));
        step->revision = (int)query_int(query, 1);
        step->mark = STEP_NOT_STARTED;
        step_mark_read(query_text(query, 2), &step->mark);
        step->started_on = arena_string(span->arena, query_text(query, 3));
        step->signed_by = arena_string(span->arena, query_text(query, 4));
        step->signed_on = arena_string(span->arena, query_text(query, 5));
        step->sign_note = arena_string(span->arena, query_text(query, 6));
        step->waived_reason = arena_string(span->arena, query_text(query, 7));
        step->waived_sponsor = arena_string(span->arena, query_text(query, 8));
        step->edited_at = NULL;
        note_edit(step, span->arena, query_text(query, 9));
    }
    return query_end(query, err);
}

static bool
take_answer(struct span *span, struct step *step, struct query *query, struct err *err)
{
    const char *key = query_text(query, 1);

    for (size_t f = 0; f < step->n_fields; f++) {
        struct step_field *field = &step->fields[f];

        if (field->method->kind != METHOD_SINGLE && field->method->kind != METHOD_PARTS)
            continue;
        for (size_t p = 0; p < field->method->n_parts; p++) {
            const struct field *part = &field->method->parts[p].field;
            struct cell cell;

            if (strcmp(part->name, key) != 0)
                continue;
            if (!method_outline_parts(span->method, field->method, err))
                return false;
            cell = query_cell(query, 2);
            cell = cell_copy(span->arena, &cell);
            field->values[p] = value_from_answer(part, &cell, span->arena);
            snprintf(field->answer_ids[p], ID_SIZE, "%s", query_text(query, 0));
        }
    }
    return true;
}

static bool
load_answers(struct span *span, struct err *err)
{
    struct query *query = query_start(span->book->store, err,
        "SELECT id,field,value,updated_at,revision FROM step_answer WHERE alliance=?1 AND field>=?2"
        " AND field<?3 AND deleted=0", "ttt", span->steps->alliance, span->low, span->high);

    while (query_next(query, err)) {
        struct step *step = step_of(span, query_text(query, 1));

        if (!step || query_int(query, 4) != step->revision)
            continue;
        note_edit(step, span->arena, query_text(query, 3));
        if (!take_answer(span, step, query, err))
            break;
    }
    return query_end(query, err) && !err->kind;
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

/* Room doubles at 0, 1, 3, 7 ... rows. */
static struct step_row *
new_row(struct step_field *field, struct arena *arena)
{
    if ((field->n_rows & (field->n_rows + 1)) == 0) {
        struct step_row *more = arena_alloc(arena, (field->n_rows * 2 + 1) * sizeof *more);

        if (field->n_rows)
            memcpy(more, field->rows, field->n_rows * sizeof *more);
        field->rows = more;
    }
    return &field->rows[field->n_rows++];
}

static bool
load_rows(struct span *span, struct err *err)
{
    struct query *query = query_start(span->book->store, err,
        "SELECT id,field,position,cells,updated_at,revision FROM step_row WHERE alliance=?1 AND"
        " field>=?2 AND field<?3 AND deleted=0 ORDER BY field,revision,position,id", "ttt",
        span->steps->alliance, span->low, span->high);

    while (query_next(query, err)) {
        struct step *step = step_of(span, query_text(query, 1));
        struct step_field *field;
        struct step_row *row;

        if (!step || query_int(query, 5) != step->revision)
            continue;
        field = rows_field(step, query_text(query, 1));
        note_edit(step, span->arena, query_text(query, 4));
        if (!field)
            continue;
        if (!method_outline_parts(span->method, field->method, err))
            break;
        row = new_row(field, span->arena);
        *row = (struct step_row){ .position = (int)query_int(query, 2) };
        snprintf(row->id, sizeof row->id, "%s", query_text(query, 0));
        read_cells(row, field->method, query_text(query, 3) ? query_text(query, 3) : "{}",
                   span->arena);
    }
    return query_end(query, err) && !err->kind;
}

/* Records of a register count when every required field is filled. */
static bool
add_count(struct str *sql, const struct method_field *method, struct err *err)
{
    const struct entity *entity = entity_find(method->entity);
    char column[64];

    if (!entity)
        return err_set(err, ERR_FORMAT, "the method names an unknown register '%s'",
                       method->entity);
    str_add(sql, sql->len ? ",(SELECT count(*) FROM \"" : "SELECT (SELECT count(*) FROM \"");
    str_addf(sql, "%s\" t WHERE t.\"alliance\"=?1 AND ", entity->name);
    living_add(sql, entity, "t", "alliance");
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field->required)
            str_addf(sql, " AND t.\"%s\" IS NOT NULL", field_column(field, 0, column));
        if (field->mark == 'B')                  /* seen on the day (0.7, 1) */
            str_addf(sql, " AND coalesce(t.\"%s\"<=?2,1)", field->name);
    }
    if (method->only)
        str_addf(sql, " AND t.\"kind\"='%s'", method->only);
    if (strcmp(entity->name, "learning_objective") == 0)
        str_add(sql, " AND t.\"wanted_by\"='us'");
    str_add(sql, ")");
    return true;
}

/* All counts in one question, a column each; that of all steps is kept as long as they are the same. */
static bool
count_records(struct span *span, struct err *err)
{
    const char *version = method_version(span->method);
    struct book_counts *kept = &span->book->counts;
    struct str made = { 0 }, *sql = &made;
    struct query *query = NULL;
    int column = 0;

    if (span->n < STEP_COUNT || strlen(version) >= sizeof kept->version)
        kept = NULL;
    if (kept)
        sql = &kept->sql;
    if (!kept || strcmp(kept->version, version) != 0) {
        str_clear(sql);
        for (int s = 0; s < span->n; s++)
            for (size_t i = 0; i < span->steps[s].n_fields && !err->kind; i++)
                if (span->steps[s].fields[i].method->kind == METHOD_RECORDS)
                    add_count(sql, span->steps[s].fields[i].method, err);
    }
    if (kept)
        snprintf(kept->version, sizeof kept->version, "%s", err->kind ? "" : version);
    if (sql->len && !err->kind)
        query = query_start(span->book->store, err, str_text(sql), "tt", span->steps->alliance,
                            span->today);
    if (query && query_next(query, err))
        for (int s = 0; s < span->n; s++)
            for (size_t i = 0; i < span->steps[s].n_fields; i++)
                if (span->steps[s].fields[i].method->kind == METHOD_RECORDS)
                    span->steps[s].fields[i].n_records = (long)query_int(query, column++);
    query_end(query, err);
    str_free(&made);
    return !err->kind;
}

static bool
load_review(struct span *span, struct err *err)
{
    struct step *last = &span->steps[span->n - 1];
    struct query *query;

    if (last->number != STEP_COUNT)
        return true;
    query = query_start(span->book->store, err, "SELECT id FROM review WHERE alliance=?1 AND deleted=0"
                        " AND state<>'planned' AND date<=?2 ORDER BY date DESC,id DESC LIMIT 1",
                        "tt", last->alliance, span->today);
    if (query_next(query, err))
        snprintf(last->review, sizeof last->review, "%s", query_text(query, 0));
    return query_end(query, err);
}

static void
take_check(struct span *span, struct step_check *check, struct query *query)
{
    const char *state = query_text(query, 2);

    snprintf(check->id, sizeof check->id, "%s", query_text(query, 0));
    check->mark = !state ? CHECK_OPEN
                  : !strcmp(state, "ticked")         ? CHECK_TICKED
                  : !strcmp(state, "not_applicable") ? CHECK_NOT_APPLICABLE
                                                     : CHECK_OPEN;
    check->who = arena_string(span->arena, query_text(query, 3));
    check->on = arena_string(span->arena, query_text(query, 4));
    check->reason = arena_string(span->arena, query_text(query, 5));
    check->evidence = arena_string(span->arena, query_text(query, 6));
}

/* Step 12 reads only the ticks that name the newest review. */
static bool
load_checks(struct span *span, struct err *err)
{
    char low[8], high[8];
    struct query *query;

    snprintf(low, sizeof low, "c%s", span->low + 1);
    snprintf(high, sizeof high, "c%s", span->high + 1);
    query = query_start(span->book->store, err, "SELECT id,\"check\",state,who,\"on\",reason,"
                        "evidence,review,updated_at,revision FROM check_state WHERE alliance=?1 AND"
                        " \"check\">=?2 AND \"check\"<?3 AND deleted=0", "ttt",
                        span->steps->alliance, low, high);
    while (query_next(query, err)) {
        const char *key = query_text(query, 1), *review = query_text(query, 7);
        struct step *step = step_of(span, key);

        if (!step || query_int(query, 9) != step->revision)
            continue;
        note_edit(step, span->arena, query_text(query, 8));
        if (step->number == STEP_COUNT && (!review || strcmp(review, step->review) != 0))
            continue;
        for (size_t i = 0; i < step->n_checks; i++)
            if (strcmp(step->checks[i].method->key, key) == 0)
                take_check(span, &step->checks[i], query);
    }
    return query_end(query, err);
}

static void
take_waiver(struct step *step, const char *item, const char *reason)
{
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

static bool
load_waivers(struct span *span, struct err *err)
{
    struct query *query = query_start(span->book->store, err, "SELECT item,reason,revision FROM waiver"
                                      " WHERE alliance=?1 AND deleted=0", "t",
                                      span->steps->alliance);

    while (query_next(query, err)) {
        const char *item = query_text(query, 0);
        struct step *step = step_of(span, item);

        if (step && query_int(query, 2) == step->revision)
            take_waiver(step, item, arena_string(span->arena, query_text(query, 1)));
    }
    return query_end(query, err);
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

/* What is stored, for steps whose method is known. */
static bool
load_span(struct span *span, const char *alliance, int revision, struct err *err)
{
    struct store *store = span->book->store;
    bool ok;

    date_write(book_today(span->book), span->today);
    snprintf(span->low, sizeof span->low, "s%02d.", span->first);
    snprintf(span->high, sizeof span->high, "s%02d/", span->first + span->n - 1);
    for (int i = 0; i < span->n; i++) {
        struct step *step = &span->steps[i];

        step->number = span->first + i;
        step->revision = revision ? revision : 1;
        step->mark = STEP_NOT_STARTED;
        snprintf(step->alliance, sizeof step->alliance, "%s", alliance);
        lay_out(step, span->arena);
    }
    if (!store_hold(store, err))
        return false;
    ok = load_states(span, revision, err) && load_answers(span, err) && load_rows(span, err) &&
         load_review(span, err) && load_checks(span, err) && load_waivers(span, err) &&
         count_records(span, err);
    store_release(store);
    for (int i = 0; ok && i < span->n; i++)
        step_sum_up(span->book, &span->steps[i], err);
    return ok && !err->kind;
}

static bool
no_step(int number, struct err *err)
{
    return err->kind ? false : err_set(err, ERR_MISSING, "the method has no step %d", number);
}

bool
step_load(struct book *book, const char *alliance, int number, int revision,
          struct arena *arena, struct step *out, struct err *err)
{
    struct span span = { .book = book, .arena = arena, .steps = out, .first = number, .n = 1 };
    struct method *method = book_method_of(book, alliance, err);

    span.method = method;
    *out = (struct step){ .number = number };
    out->method = method ? method_step(method, number, err) : NULL;
    return out->method ? load_span(&span, alliance, revision, err) : no_step(number, err);
}

bool
step_load_all(struct book *book, const char *alliance, struct arena *arena,
              struct step out[STEP_COUNT], struct err *err)
{
    struct span span = { .book = book, .arena = arena, .steps = out, .first = 1, .n = STEP_COUNT };
    struct method *method = book_method_of(book, alliance, err);

    span.method = method;
    for (int i = 0; i < STEP_COUNT; i++) {
        out[i] = (struct step){ .number = i + 1 };
        out[i].method = method ? method_outline(method, i + 1, err) : NULL;
        if (!out[i].method)
            return no_step(i + 1, err);
    }
    return load_span(&span, alliance, 0, err);
}
