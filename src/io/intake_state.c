/* The state of a record that is imported, against the state of the one in the file. */
#include <stdio.h>
#include <string.h>

#include "src/io/intake.h"
#include "src/ops/record_inside.h"
#include "src/ops/record_move.h"
#include "src/ops/step.h"
#include "src/rules/state_rules.h"
#include "src/store/query.h"

static bool
is_step(const struct record *record)
{
    return strcmp(record->entity->name, "step_state") == 0;
}

/* The state in the file, or NULL when the record is new or has no state that is held to an order. */
static const char *
state_in_file(struct intake *intake, const struct record *record, struct arena *arena, struct err *err)
{
    char sql[120];

    if (!record_text(record, "state") || (intake->empty && intake->place) || !state_has_moves(record->entity))
        return NULL;
    snprintf(sql, sizeof sql, "SELECT state FROM \"%s\" WHERE id=?1 AND deleted=0", record->entity->name);
    return query_string(intake->book->store, arena, err, sql, "t", record->id);
}

/*
 * What is signed off or let pass is opened again by a new revision only. On the way there nobody stores every state: it
 * is enough that the gate holds in the end (intake_check_last()).
 */
static bool
step_may_go(struct intake *intake, const struct record *step, const char *from, const char *to, struct err *err)
{
    if (strcmp(from, "done") == 0 || strcmp(from, "waived") == 0) {
        err_set(err, ERR_INPUT, "the step is %s in this revision, and stays so",
                strcmp(from, "done") == 0 ? "signed off" : "let pass");
        err_hint(err, "'entente reopen ALLIANCE %lld' begins a new revision of it.",
                 (long long)record_value(step, "step").integer);
        return err_where(err, "state");
    }
    return strcmp(to, "done") == 0 || strcmp(to, "ready") == 0 ||
           record_may_go(intake->book, step->entity, from, to, err);
}

bool
intake_check_state(struct intake *intake, const struct record *record, struct err *err)
{
    struct arena arena = { 0 };
    const char *from = state_in_file(intake, record, &arena, err), *to = record_text(record, "state");
    bool ok = !err->kind;

    if (from && strcmp(from, to) != 0)
        ok = is_step(record) ? step_may_go(intake, record, from, to, err)
                             : record_may_go(intake->book, record->entity, from, to, err) && state_guard(record, err);
    arena_free(&arena);
    return ok;
}

bool
intake_is_last(struct intake *intake, const struct record *record, struct err *err)
{
    static const char *const kinds[] = { "alliance", "doz_cycle", "step_state" };
    struct arena arena = { 0 };
    const char *from = NULL;
    bool last;

    for (size_t i = 0; i < 3 && !from; i++)
        if (strcmp(record->entity->name, kinds[i]) == 0)
            from = state_in_file(intake, record, &arena, err);
    last = from && strcmp(from, record_text(record, "state")) != 0;
    arena_free(&arena);
    return last;
}

/* Everything that the step asks for is there, as for who signs it off by hand. */
static bool
gate_holds(struct intake *intake, const struct record *record, struct arena *arena, struct err *err)
{
    const char *to = record_text(record, "state");
    int number = (int)record_value(record, "step").integer;
    struct step step;
    struct step_gap *gaps;
    size_t n;

    if (strcmp(to, "done") != 0 && strcmp(to, "ready") != 0)
        return true;
    if (!step_load(intake->book, record_text(record, "alliance"), number,
                   (int)record_value(record, "revision").integer, arena, &step, err) ||
        !step_gaps(intake->book, &step, arena, &gaps, &n, err))
        return false;
    if (!n)
        return true;
    err_set(err, ERR_INPUT, "step %d lacks %zu thing%s to be %s, such as %.100s", number, n, n == 1 ? "" : "s",
            strcmp(to, "done") == 0 ? "signed off" : "ready", gaps[0].text);
    err_hint(err, "'entente show ALLIANCE s%02d' tells them; let one pass with 'entente waive'.", number);
    return err_where(err, "state");
}

bool
intake_check_last(struct intake *intake, const struct record *record, struct err *err)
{
    struct arena arena = { 0 };
    struct record stored;
    bool ok = record_load(intake->book->store, record->entity, record->id, &arena, &stored, err) &&
              (is_step(record) ? gate_holds(intake, record, &arena, err)
                               : record_state_guard(intake->book, &stored, record, err));

    arena_free(&arena);
    return ok;
}
