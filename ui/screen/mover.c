#include "ui/screen/mover.h"

#include <stdio.h>
#include <string.h>

#include "src/ops/record_move.h"
#include "src/rules/state_rules.h"
#include "ui/screen/move_form.h"

bool
mover_takes(const struct entity *entity)
{
    return entity && entity_field(entity, "state") && state_has_moves(entity) &&
           strcmp(entity->name, "step_state") != 0;
}

void
mover_free(struct mover *mover)
{
    choose_free(&mover->choose);
    arena_free(&mover->arena);
}

static void
offer(struct mover *mover, const struct record_next *next)
{
    choose_add(&mover->choose, next->state, next->label,
               next->why_not.kind ? "not yet" : next->note ? next->note : next->asks ? "asks" : NULL);
    if (next->why_not.kind)
        choose_refuse(&mover->choose, arena_printf(&mover->arena, "Not yet: %s. %s", next->why_not.what,
                                                   next->why_not.hint));
}

void
mover_ask(struct mover *mover, struct ui *ui, const struct entity *entity, const char *alliance,
          const char *const *ids, size_t n)
{
    struct record_next *next;
    struct err err = { 0 };
    const char *title;
    size_t count;

    arena_free(&mover->arena);
    choose_clear(&mover->choose);
    mover->entity = entity;
    snprintf(mover->alliance, sizeof mover->alliance, "%s", alliance ? alliance : "");
    mover->ids = arena_alloc(&mover->arena, (n + 1) * sizeof *mover->ids);
    for (mover->n = 0; mover->n < n; mover->n++)
        mover->ids[mover->n] = arena_string(&mover->arena, ids[mover->n]);
    if (!record_next(&desk_of(ui)->book, entity, ids[0], &mover->arena, &next, &count, &err)) {
        ui_error(ui, &err);
        return;
    }
    if (!count) {
        if (record_knows_state(&desk_of(ui)->book, entity, ids[0]))
            ui_warn(ui, "It has come to its last state; %s takes a slip back", ui_key(ui, ACTION_UNDO));
        else
            ui_warn(ui, "It is in a state that this version does not know");
        return;
    }
    for (size_t i = 0; i < count; i++)
        offer(mover, &next[i]);
    title = n == 1 ? arena_printf(&mover->arena, "%s: what comes next?", desk_kind_name(ui, entity, false))
                   : arena_printf(&mover->arena, "%zu %s: what comes next?", n, desk_kind_name(ui, entity, true));
    choose_ask(ui, MOVER_STATE, title, &mover->choose, false);
}

/* Something must be said, or is worth saying: for one record what is not known yet, for many all of it. */
static bool
asks(struct mover *mover, struct ui *ui, const char *state)
{
    struct record_next *next;
    struct err none = { 0 };
    size_t n;

    if (!record_next(&desk_of(ui)->book, mover->entity, mover->ids[0], &mover->arena, &next, &n, &none))
        return false;
    for (size_t i = 0; i < n; i++)
        if (strcmp(next[i].state, state) == 0)
            return next[i].asks;
    return false;
}

bool
mover_answer(struct mover *mover, struct ui *ui, const struct answer *answer)
{
    struct move_want want = { .entity = mover->entity, .ids = mover->ids, .n = mover->n };

    if (answer->question != MOVER_STATE)
        return false;
    if (answer->cancelled)
        return true;
    want.state = arena_string(&mover->arena, answer->text);
    memcpy(want.alliance, mover->alliance, sizeof want.alliance);
    if (asks(mover, ui, want.state))
        move_form_open(ui, &want);
    else
        move_do(ui, &want, &(struct record_move){ .state = want.state });
    return true;
}
