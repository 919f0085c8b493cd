#include "src/ops/step_change.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/record.h"
#include "src/store/query.h"

bool
step_is_open(struct book *book, const struct step *step, struct err *err)
{
    if (!alliance_is_there(book, step->alliance, err))
        return false;
    if (step->mark != STEP_DONE && step->mark != STEP_WAIVED)
        return true;
    err_set(err, ERR_INPUT, "step %d is %s", step->number, step_mark_word(step->mark));
    err_hint(err, "Reopen it first: that starts a new revision and keeps this one.");
    return err_where(err, "step %d", step->number);
}

bool
step_begin_state(struct book *book, struct step *step, enum step_mark mark, struct err *err)
{
    const struct entity *entity = entity_find("step_state");
    char key[80], iso[DATE_SIZE];
    struct setting settings[] = {
        { entity_field(entity, "alliance"), value_text(step->alliance) },
        { entity_field(entity, "step"), value_int(step->number) },
        { entity_field(entity, "revision"), value_int(step->revision) },
        { entity_field(entity, "state"), value_text(step_mark_code(mark)) },
        { entity_field(entity, "started_on"), value_null() },
    };
    struct change_cell back[3];

    date_write(book_today(book), iso);
    if (mark != STEP_NOT_STARTED)
        settings[4].value = value_text(iso);
    snprintf(key, sizeof key, "step_state|%s|%d|%d", step->alliance, step->number, step->revision);
    id_derive(step->state_id, key);
    step->mark = mark;
    /* An undo may have put the derived record into the bin: then it comes back. */
    if (query_number(book->store, 0, err, "SELECT count(*) FROM step_state WHERE id=?1 AND"
                     " deleted=1", "t", step->state_id)) {
        back[0] = (struct change_cell){ "deleted", cell_null(), cell_int(0) };
        back[1] = (struct change_cell){ "state", cell_null(), cell_text(step_mark_code(mark)) };
        back[2] = (struct change_cell){ "started_on", cell_null(),
                                        mark != STEP_NOT_STARTED ? cell_text(iso) : cell_null() };
        return change_put(book->store, "step_state", step->state_id, back, 3, NULL, err);
    }
    return !err->kind && record_insert(book, entity, settings, 5, step->state_id, err);
}

bool
step_touch(struct book *book, struct step *step, struct err *err)
{
    char iso[DATE_SIZE];
    struct change_cell cells[2];

    if (!step->state_id[0])
        return step_begin_state(book, step, STEP_IN_PROGRESS, err);
    if (step->mark != STEP_NOT_STARTED && step->mark != STEP_REOPENED)
        return true;
    date_write(book_today(book), iso);
    cells[0] = (struct change_cell){ "state", cell_text(step_mark_code(step->mark)),
                                     cell_text("in_progress") };
    cells[1] = (struct change_cell){ "started_on", cell_text(step->started_on), cell_text(iso) };
    step->mark = STEP_IN_PROGRESS;
    return change_set(book->store, "step_state", step->state_id, cells, step->started_on ? 1 : 2, err);
}

bool
step_settle(struct book *book, const char *alliance, int number, struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    struct step_gap *gaps;
    size_t n = 0;
    bool ok = step_load(book, alliance, number, 0, &arena, &step, err) &&
              step_gaps(book, &step, &arena, &gaps, &n, err);
    enum step_mark mark = n ? STEP_IN_PROGRESS : STEP_READY;

    if (ok && step.state_id[0] && step.mark != mark &&
        (step.mark == STEP_IN_PROGRESS || step.mark == STEP_READY)) {
        struct change_cell cell = { "state", cell_text(step_mark_code(step.mark)),
                                    cell_text(step_mark_code(mark)) };

        ok = change_set(book->store, "step_state", step.state_id, &cell, 1, err);
    }
    arena_free(&arena);
    return ok;
}

/* A step of which something is answered has begun, whoever filled the register. */
static bool
begin_filled(struct book *book, const char *alliance, int number, struct err *err)
{
    struct arena arena = { 0 };
    struct step step;
    bool ok = step_load(book, alliance, number, 0, &arena, &step, err);

    if (ok && step.mark == STEP_NOT_STARTED && step.figures.filled)
        ok = step_touch(book, &step, err);
    arena_free(&arena);
    return ok;
}

bool
step_settle_for(struct book *book, const char *alliance, const char *entity, struct err *err)
{
    enum step_mark marks[STEP_COUNT];
    struct method *method;
    bool known = false;

    /* Only registers that steps ask for; the rest costs nothing. */
    static const char *const fed[] = { "objective", "learning_objective", "stakeholder", "commitment",
        "metric", "body", "membership", "decision_right", "ladder_level", "trust_record",
        "safeguard", "charter", "contact_pair", "value_entry", "knowledge_item", "review",
        "alliance_link", "objective_change", "lesson", "exit_plan", "alliance" };

    for (size_t i = 0; i < sizeof fed / sizeof *fed; i++)
        known |= strcmp(fed[i], entity) == 0;
    if (!known || !alliance)
        return true;
    method = book_method_of(book, alliance, err);
    if (!method || !step_marks(book, alliance, marks, err))
        return false;
    for (int i = 0; i < STEP_COUNT; i++) {
        const struct method_step *step;
        bool feeds = strcmp(entity, "alliance") == 0 && i == STEP_COUNT - 1 && marks[i] != STEP_NOT_STARTED;

        if (marks[i] != STEP_IN_PROGRESS && marks[i] != STEP_READY && marks[i] != STEP_NOT_STARTED)
            continue;
        step = method_step(method, i + 1, err);
        if (!step)
            return false;
        for (size_t f = 0; f < step->n_fields; f++)
            feeds |= step->fields[f].kind == METHOD_RECORDS &&
                     strcmp(step->fields[f].entity, entity) == 0;
        if (feeds && marks[i] == STEP_NOT_STARTED && !begin_filled(book, alliance, i + 1, err))
            return false;
        if (feeds && !step_settle(book, alliance, i + 1, err))
            return false;
    }
    return true;
}
