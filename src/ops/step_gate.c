/* The gate of a step: what is missing, signing off, letting pass, reopening. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/record_inside.h"
#include "src/ops/step.h"
#include "src/ops/step_change.h"
#include "src/store/query.h"

static void
add_gap(struct arena *arena, struct step_gap *gaps, size_t *n, const char *item, bool is_check,
        bool can_waive, const char *text)
{
    gaps[(*n)++] = (struct step_gap){ item, arena_string(arena, text), is_check, can_waive };
}

static void
field_gap(const struct step_field *field, struct arena *arena, struct step_gap *gaps, size_t *n)
{
    const struct method_field *method = field->method;
    char text[200];
    long have = field->n_records;

    if (!method->least || field->filled || field->waived)
        return;
    if (method->kind == METHOD_ROWS || method->kind == METHOD_RECORDS) {
        if (method->kind == METHOD_ROWS)
            for (size_t i = 0; i < field->n_rows; i++)
                have += field->rows[i].valid;
        snprintf(text, sizeof text, "%s: %ld of %d %s%s", method->label, have, method->least,
                 method->least == 1 ? "row" : "rows",
                 method->kind == METHOD_ROWS && (long)field->n_rows > have
                     ? " (a row lacks a required cell)" : "");
    } else {
        snprintf(text, sizeof text, "%s: no answer yet", method->label);
    }
    add_gap(arena, gaps, n, method->key, false, true, text);
}

/* Columns that must add up, once there are rows. */
static void
total_gap(const struct step_field *field, struct arena *arena, struct step_gap *gaps, size_t *n)
{
    const struct method_field *method = field->method;
    char text[200];

    if (method->kind != METHOD_ROWS || field->waived || !field->n_rows)
        return;
    for (size_t p = 0; p < method->n_parts; p++) {
        double sum = 0;

        if (!method->parts[p].total)
            continue;
        for (size_t i = 0; i < field->n_rows; i++) {
            const struct value *value = &field->rows[i].values[p];

            sum += value->kind == VALUE_INT      ? (double)value->integer
                   : value->kind == VALUE_NUMBER ? value->number : 0;
        }
        if (fabs(sum - method->parts[p].total) <= 1e-9)
            continue;
        snprintf(text, sizeof text, "%s: the column '%s' adds up to %g, not %d", method->label,
                 method->parts[p].label, sum, method->parts[p].total);
        add_gap(arena, gaps, n, method->key, false, true, text);
    }
}

bool
step_gaps(struct book *book, const struct step *step, struct arena *arena,
          struct step_gap **out, size_t *n, struct err *err)
{
    struct arena scratch = { 0 };
    struct step_gap *gaps =
        arena_alloc(arena, (step->n_fields * 4 + step->n_checks + 2) * sizeof *gaps);
    const char *state;
    char text[300];

    *n = 0;
    for (size_t i = 0; i < step->n_fields; i++) {
        field_gap(&step->fields[i], arena, gaps, n);
        total_gap(&step->fields[i], arena, gaps, n);
    }
    for (size_t i = 0; i < step->n_checks; i++) {
        const struct step_check *check = &step->checks[i];

        if (check->mark != CHECK_OPEN || !check->method->required || check->waived)
            continue;
        snprintf(text, sizeof text, "Not ticked: %s", check->method->text);
        add_gap(arena, gaps, n, check->method->key, true, true, text);
    }
    if (step->number == STEP_COUNT) {
        state = query_string(book->store, &scratch, err, "SELECT state FROM alliance WHERE id=?1",
                             "t", step->alliance);
        if (state && strcmp(state, "closed") != 0)
            add_gap(arena, gaps, n, "s12", false, false,
                    "The alliance is not closed: this step lasts as long as the alliance");
    }
    arena_free(&scratch);
    *out = gaps;
    return !err->kind;
}

static bool
refuse_gaps(const struct step *step, const struct step_gap *gaps, size_t n, struct err *err)
{
    err_set(err, ERR_INPUT, "%zu %s missing: %.150s%s%.150s", n, n == 1 ? "thing is" : "things are",
            gaps[0].text, n > 1 ? "; " : "", n > 1 ? gaps[1].text : "");
    err_hint(err, "Fill them in, tick them, or let them pass with 'waive', a reason and a sponsor.");
    return err_where(err, "step %d", step->number);
}

static bool
check_signer(struct book *book, const char *person, const char *on, long *day, struct err *err)
{
    const struct entity *entity = entity_find("person");
    struct arena arena = { 0 };
    struct record record;
    bool ok = record_load(book->store, entity, person, &arena, &record, err);

    if (ok && record.deleted)
        ok = err_set(err, ERR_INPUT, "who signs is in the bin");
    *day = book_today(book);
    if (ok && on && !date_read(on, day))
        ok = err_set(err, ERR_INPUT, "'%.40s' is not a day", on) ||
             err_hint(err, "Write 2027-03-01.");
    arena_free(&arena);
    return ok;
}

bool
step_complete(struct book *book, const char *alliance, int number, const char *person,
              const char *on, const char *note, struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    struct step_gap *gaps;
    char iso[DATE_SIZE];
    long day;
    size_t n;
    bool ok = check_signer(book, person, on, &day, err) &&
              change_begin(book->store, CHANGE_EDIT, alliance, err);

    /* The gate is looked at inside the change: nobody can open it again in between. */
    if (ok) {
        date_write(day, iso);
        ok = step_load(book, alliance, number, 0, &arena, &step, err);
        ok = ok && alliance_is_there(book, alliance, err);
        if (ok && (step.mark == STEP_DONE || step.mark == STEP_WAIVED))
            ok = err_set(err, ERR_INPUT, "step %d is %s already", number,
                         step_mark_word(step.mark));
        ok = ok && step_gaps(book, &step, &arena, &gaps, &n, err);
        if (ok && n)
            ok = refuse_gaps(&step, gaps, n, err);
        if (ok) {
            struct change_cell cells[] = {
                { "state", cell_text(step_mark_code(step.mark)), cell_text("done") },
                { "signed_by", cell_text(step.signed_by), cell_text(person) },
                { "signed_on", cell_text(step.signed_on), cell_text(iso) },
                { "sign_note", cell_text(step.sign_note), cell_text(note && *note ? note : NULL) },
            };

            if (!step.state_id[0])
                ok = step_begin_state(book, &step, STEP_IN_PROGRESS, err);
            cells[0].seen = cell_text(step_mark_code(step.mark));
            ok = ok && change_set(book->store, "step_state", step.state_id, cells, 4, err) &&
                 alliance_follow(book, alliance, day, err);
        }
        if (ok)
            ok = change_commit(book->store, arena_printf(&arena, "Step %d %s: signed off", number,
                                                         step.method->name), NULL, err);
        else
            change_rollback(book->store);
    }
    arena_free(&arena);
    return ok;
}

static bool
waive_step(struct book *book, struct step *step, const char *reason, const char *sponsor,
           struct err *err)
{
    struct change_cell cells[] = {
        { "state", cell_null(), cell_text("waived") },
        { "waived_reason", cell_text(step->waived_reason), cell_text(reason) },
        { "waived_sponsor", cell_text(step->waived_sponsor), cell_text(sponsor) },
    };

    if (!alliance_is_there(book, step->alliance, err))
        return false;
    if (step->mark == STEP_WAIVED)
        return err_set(err, ERR_INPUT, "step %d is waived already", step->number);
    if (!step->state_id[0] && !step_begin_state(book, step, STEP_NOT_STARTED, err))
        return false;
    cells[0].seen = cell_text(step_mark_code(step->mark));
    return change_set(book->store, "step_state", step->state_id, cells, 3, err);
}

static bool
waive_item(struct book *book, struct step *step, const char *item, const char *reason,
           const char *sponsor, struct err *err)
{
    const struct entity *entity = entity_find("waiver");
    char id[ID_SIZE] = "", iso[DATE_SIZE];
    struct setting settings[] = {
        { entity_field(entity, "alliance"), value_text(step->alliance) },
        { entity_field(entity, "item"), value_text(item) },
        { entity_field(entity, "revision"), value_int(step->revision) },
        { entity_field(entity, "reason"), value_text(reason) },
        { entity_field(entity, "sponsor"), value_text(sponsor) },
        { entity_field(entity, "on"), value_null() },
    };

    if (!step_is_open(book, step, err))
        return false;
    for (size_t i = 0; i < step->n_fields; i++)
        if (!strcmp(step->fields[i].method->key, item) && step->fields[i].waived)
            return err_set(err, ERR_INPUT, "it is waived already");
    for (size_t i = 0; i < step->n_checks; i++)
        if (!strcmp(step->checks[i].method->key, item) && step->checks[i].waived)
            return err_set(err, ERR_INPUT, "it is waived already");
    date_write(book_today(book), iso);
    settings[5].value = value_text(iso);
    return record_insert(book, entity, settings, 6, id, err) &&
           step_touch(book, step, err) && step_settle(book, step->alliance, step->number, err);
}

/* "s04" names a step, "s04.references" a field of it, "c04.7" a check. */
static bool
read_item(struct book *book, const char *alliance, const char *item, int *number, bool *whole,
          struct err *err)
{
    struct method *method = book_method_of(book, alliance, err);
    int n = 0;
    char kind = '\0', dot = '\0';
    bool known = false;

    if (!method)
        return false;
    sscanf(item, "%c%2d%c", &kind, &n, &dot);
    *whole = !dot;
    *number = n;
    if (n >= 1 && n <= STEP_COUNT && strlen(item) >= 3)
        known = *whole ? kind == 's' && strlen(item) == 3
                : kind == 's' ? method_field(method, item, err) != NULL
                              : kind == 'c' && method_check(method, item, err) != NULL;
    if (known || err->kind)
        return known;
    err_set(err, ERR_MISSING, "the method has no field, check or step '%.60s'", item);
    return err_hint(err, "Write s04.references, c04.7 or s04.");
}

static bool
is_reasoned(const char *reason, const char *sponsor, struct err *err)
{
    if (reason && *reason && sponsor && *sponsor)
        return true;
    err_set(err, ERR_INPUT, "letting something pass needs a written reason and a sponsor");
    return err_hint(err, "For example: \"Partner has no other alliances\" --sponsor \"Ana Rao\".");
}

bool
step_waive(struct book *book, const char *alliance, const char *item, const char *reason,
           const char *sponsor, struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    int number;
    bool whole, ok = read_item(book, alliance, item, &number, &whole, err);

    ok = ok && is_reasoned(reason, sponsor, err) && change_begin(book->store, CHANGE_EDIT, alliance, err);
    if (ok) {
        ok = step_load(book, alliance, number, 0, &arena, &step, err) &&
             (whole ? waive_step(book, &step, reason, sponsor, err)
                    : waive_item(book, &step, item, reason, sponsor, err));
        if (ok)
            ok = change_commit(book->store, arena_printf(&arena, "%s: waived",
                whole ? arena_printf(&arena, "Step %d %s", number, step.method->name) : item),
                NULL, err);
        else
            change_rollback(book->store);
    }
    arena_free(&arena);
    return ok;
}

bool
step_waive_unbegun(struct book *book, const char *alliance, unsigned steps, const char *reason,
            const char *sponsor, int *waived, struct err *err)
{
    enum step_mark marks[STEP_COUNT];
    struct arena arena = { 0 };
    bool ok = is_reasoned(reason, sponsor, err) && change_begin(book->store, CHANGE_EDIT, alliance, err);

    *waived = 0;
    if (!ok)
        return false;
    ok = step_marks(book, alliance, marks, err);
    for (int i = 0; ok && i < STEP_COUNT; i++) {
        struct step step;

        if (!(steps & 1u << i) || marks[i] != STEP_NOT_STARTED)
            continue;
        ok = step_load(book, alliance, i + 1, 0, &arena, &step, err) &&
             waive_step(book, &step, reason, sponsor, err);
        *waived += ok;
    }
    if (ok && *waived)
        ok = change_commit(book->store, arena_printf(&arena, "%d step%s: waived", *waived,
                                                     *waived == 1 ? "" : "s"), NULL, err);
    else
        change_rollback(book->store);
    arena_free(&arena);
    return ok;
}
