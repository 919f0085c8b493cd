#include "ui/screen/steps.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/store/query.h"
#include "ui/screen/history.h"
#include "ui/screen/steps_draw.h"

static struct steps_screen *
self(struct screen *screen)
{
    return (struct steps_screen *)screen;
}

/* ---- loading ---- */

static const char *
why_not(struct steps_screen *steps)
{
    if (steps->binned)
        return arena_printf(&steps->arena, "This alliance is in the bin; \"bin-list\" among the commands (%s) restores it",
                            ui_key(steps->ui, ACTION_PALETTE));
    if (steps->revision)
        return arena_printf(&steps->arena, "This is revision %d as it was; nothing is changed in it",
                            steps->revision);
    if (steps->step.mark == STEP_DONE)
        return arena_printf(&steps->arena, "Step %d is signed off; %s reopens it as a new revision", steps->number,
                            ui_key(steps->ui, ACTION_REOPEN));
    if (steps->step.mark == STEP_WAIVED)
        return arena_printf(&steps->arena, "Step %d is waived; %s takes it up again", steps->number,
                            ui_key(steps->ui, ACTION_REOPEN));
    return desk_why_readonly(steps->ui);
}

static bool
fill(struct steps_screen *steps, struct err *err)
{
    struct book *book = &desk_of(steps->ui)->book;
    int current;

    part_form_place(&steps->part, steps->ui, steps->alliance, &steps->arena);
    for (int i = 0; i < STEP_COUNT; i++) {
        const struct method_step *words = method_step(steps->part.method, i + 1, err);

        if (!words)
            return err->kind ? false : err_set(err, ERR_MISSING, "the method has no step %d", i + 1);
        steps->name[i] = words->name;
    }
    if (!step_summaries(book, steps->alliance, steps->summary, &steps->percent, &current, err))
        return false;
    steps->binned = query_number(book->store, 0, err, "SELECT deleted FROM alliance WHERE id = ?1", "t",
                                 steps->alliance) != 0;
    if (!steps->number)
        steps->number = current ? current : STEP_COUNT;
    if (!step_load(book, steps->alliance, steps->number, steps->revision, &steps->arena, &steps->step, err) ||
        !step_gaps(book, &steps->step, &steps->arena, &steps->gap, &steps->gaps, err) ||
        !step_ahead_of(book, steps->alliance, steps->number, &steps->ahead, err))
        return false;
    steps->why_not = why_not(steps);
    return true;
}

/* Stand on what the step needs: the first thing its gate still wants. */
static void
settle(struct steps_screen *steps)
{
    const char *item = steps->sited.place.item;

    steps->opened = true;
    steps->form.at = 0;
    steps->form.scroll = 0;
    if (*item || steps->gaps) {
        bool in_form = steps->in_form;

        steps_go(steps, *item ? item : steps->gap[0].item);
        steps->in_form = in_form;
        return;
    }
    for (size_t i = 0; i < steps->form.count; i++)
        if (steps->form.fields[i].key && form_go(&steps->form, steps->form.fields[i].key))
            return;
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct steps_screen *steps = self(screen);
    struct arena old = steps->arena;

    (void)ui;
    steps->arena = (struct arena){ 0 };
    if (!fill(steps, err)) {
        arena_free(&steps->arena);
        steps->arena = old;
        part_form_place(&steps->part, steps->ui, steps->alliance, &steps->arena);
        return false;
    }
    steps->sited.place.step = steps->number;
    steps->sited.place.revision = steps->revision;
    steps_fields(steps);
    if (!steps->opened)
        settle(steps);
    arena_free(&old);
    return true;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    const struct place *place = argument;
    struct steps_screen *steps = self(screen);

    steps->ui = ui;
    steps->sited.place = *place;
    steps->sited.place.kind = PLACE_STEPS;
    memcpy(steps->alliance, place->alliance, sizeof steps->alliance);
    steps->number = place->step;
    steps->revision = place->revision;
    steps->in_form = true;
    steps->more = *place->item != '\0';
    form_init(&steps->form, &steps_form, steps);
    if (load(ui, screen, err)) {
        steps->sited.place.item[0] = '\0';
        return true;
    }
    form_free(&steps->form);
    arena_free(&steps->arena);
    return false;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct steps_screen *steps = self(screen);

    form_leave(&steps->form, ui);
    form_free(&steps->form);
    typed_free(&steps->typed);
    choose_free(&steps->choose);
    mem_free(steps->mine);
    arena_free(&steps->arena);
}

/* ---- keys ---- */

static void
follow(struct steps_screen *steps)
{
    const struct form_field *field = steps->in_form ? form_at(&steps->form) : NULL;

    typed_follow(&steps->typed, steps->ui, &steps->form, steps_draft_key, steps);
    snprintf(steps->sited.place.item, sizeof steps->sited.place.item, "%s", field && field->key ? field->key : "");
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct steps_screen *steps = self(screen);
    bool taken = (steps->in_form || event->kind == EVENT_MOUSE) && form_event(&steps->form, ui, event);

    if (taken)
        steps->in_form = true;
    follow(steps);
    return taken;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return form_editing(&self(screen)->form);
}

static void
show_step(struct steps_screen *steps, int number)
{
    struct err err = { 0 };
    int before = steps->number;

    if (number < 1 || number > STEP_COUNT || number == before)
        return;
    form_leave(&steps->form, steps->ui);
    steps->number = number;
    steps->revision = 0;
    steps->more = steps->opened = false;
    if (!load(steps->ui, &steps->sited.screen, &err)) {
        steps->number = before;
        ui_error(steps->ui, &err);
    }
}

static bool
move_in_list(struct steps_screen *steps, enum action action)
{
    switch (action) {
    case ACTION_MOVE_UP:
        show_step(steps, steps->number - 1);
        return true;
    case ACTION_MOVE_DOWN:
        show_step(steps, steps->number + 1);
        return true;
    case ACTION_HOME:
    case ACTION_PAGE_UP:
        show_step(steps, 1);
        return true;
    case ACTION_END:
    case ACTION_PAGE_DOWN:
        show_step(steps, STEP_COUNT);
        return true;
    case ACTION_NEXT_FIELD:
    case ACTION_PREVIOUS_FIELD:
        steps->in_form = true;
        return true;
    default:
        return false;
    }
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct steps_screen *steps = self(screen);
    bool taken;

    if (action == ACTION_BACK && steps->in_form && !steps->revision) {
        steps->in_form = false;
        return true;
    }
    taken = steps->in_form ? form_action(&steps->form, ui, action) : move_in_list(steps, action);
    follow(steps);
    return taken;
}

/* ---- actions ---- */

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct steps_screen *steps = self(screen);

    if (!steps->in_form)
        steps->in_form = true;
    else
        move(ui, screen, ACTION_OPEN);
}

static const char *
why_not_change(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return self(screen)->why_not;
}

static const char *
why_not_here(struct ui *ui, struct screen *screen)
{
    return self(screen)->in_form ? why_not_change(ui, screen) : "Go into the step first: Enter";
}

static void
do_edit(struct ui *ui, struct screen *screen)
{
    move(ui, screen, ACTION_EDIT);
}

static const char *
why_not_tick(struct ui *ui, struct screen *screen)
{
    struct steps_screen *steps = self(screen);
    const struct form_field *field = steps->in_form ? form_at(&steps->form) : NULL;

    if (!field || (field->kind != FORM_TICK && field->kind != FORM_YESNO))
        return "Only a point of the checklist, or yes and no, can be ticked";
    return why_not_change(ui, screen);
}

static void
do_tick(struct ui *ui, struct screen *screen)
{
    move(ui, screen, ACTION_TICK);
}

static void
do_add(struct ui *ui, struct screen *screen)
{
    (void)ui;
    steps_add(self(screen));
}

static void
do_bin(struct ui *ui, struct screen *screen)
{
    (void)ui;
    steps_bin(self(screen));
}

static void
do_row_up(struct ui *ui, struct screen *screen)
{
    (void)ui;
    steps_move_row(self(screen), -1);
}

static void
do_row_down(struct ui *ui, struct screen *screen)
{
    (void)ui;
    steps_move_row(self(screen), 1);
}

static void
do_not_applicable(struct ui *ui, struct screen *screen)
{
    (void)ui;
    steps_not_applicable(self(screen));
}

static const char *
why_not_waive(struct ui *ui, struct screen *screen)
{
    struct steps_screen *steps = self(screen);

    if (!steps->in_form && !steps->revision && !steps->binned && steps->step.mark != STEP_WAIVED)
        return desk_why_readonly(ui);
    return why_not_change(ui, screen);
}

static void
do_waive(struct ui *ui, struct screen *screen)
{
    struct steps_screen *steps = self(screen);

    (void)ui;
    steps_waive(steps, steps->in_form ? NULL : steps->step.method->key);
}

static const char *
why_not_reopen(struct ui *ui, struct screen *screen)
{
    struct steps_screen *steps = self(screen);

    if (steps->binned)
        return steps->why_not;
    if (steps->revision)
        return "This is an older revision already; Esc goes back to the present one";
    if (steps->step.mark != STEP_DONE && steps->step.mark != STEP_WAIVED)
        return "Only a step that is done or waived is reopened; this one is open";
    return desk_why_readonly(ui);
}

static void
do_reopen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    steps_reopen(self(screen));
}

static void
do_complete(struct ui *ui, struct screen *screen)
{
    (void)ui;
    steps_complete(self(screen));
}

static void
do_template(struct ui *ui, struct screen *screen)
{
    (void)ui;
    steps_template(self(screen));
}

/* The cell that the field at the cursor is kept in; NULL when it is not stored yet. */
static const char *
stored_as(struct steps_screen *steps, struct history_want *want)
{
    const struct form_field *field = steps->in_form ? form_at(&steps->form) : NULL;
    const struct step_field *answer;
    const struct step_check *check;
    const struct step_row *row;
    size_t part;

    if (!field || !field->key)
        return NULL;
    want->alliance = steps->alliance;
    check = steps_check(steps, field->key);
    if (check && *check->id) {
        want->column = "state";
        return check->id;
    }
    answer = steps_field(steps, field->key, &part, &row);
    if (!answer || row || !answer->answer_ids || part >= answer->method->n_parts || !*answer->answer_ids[part])
        return NULL;
    want->column = "value";
    want->part = &answer->method->parts[part];
    return answer->answer_ids[part];
}

static const char *
why_not_history(struct ui *ui, struct screen *screen)
{
    struct history_want want = { 0 };

    (void)ui;
    return stored_as(self(screen), &want) ? NULL : "Nothing is stored here yet, so there is no history";
}

static void
do_history(struct ui *ui, struct screen *screen)
{
    struct history_want want = { 0 };

    want.record = stored_as(self(screen), &want);
    history_open(ui, &want);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    (void)ui;
    steps_answered(self(screen), answer);
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    struct steps_screen *steps = self(screen);
    const struct form_field *field = form_at(&steps->form);

    (void)ui;
    if (row && field && field->label)
        str_addf(out, "%s: ", field->label);
    return form_copy(&steps->form, out);
}

static bool
report(struct ui *ui, struct screen *screen, bool markdown, struct str *out, struct err *err)
{
    struct steps_screen *steps = self(screen);

    (void)ui;
    (void)err;
    str_addf(out, "Step %d %s: %s\n", steps->number, steps->step.method->name,
             step_mark_word(steps->step.mark));
    form_report(&steps->form, markdown, out);
    return true;
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    (void)ui;
    steps_draw(self(screen), area);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    place_crumb_alliance(ui, screen, out);
    str_add(out, "Steps");
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    steps_guide(self(screen), out);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open },
    { .action = ACTION_TICK, .run = do_tick, .why_not = why_not_tick },
    { .action = ACTION_ADD, .run = do_add, .why_not = why_not_here, .label = "add row" },
    { .action = ACTION_COMPLETE_STEP, .run = do_complete, .why_not = why_not_change },
    { .action = ACTION_REOPEN, .run = do_reopen, .why_not = why_not_reopen },
    { .action = ACTION_WAIVE, .run = do_waive, .why_not = why_not_waive },
    { .action = ACTION_NOT_APPLICABLE, .run = do_not_applicable, .why_not = why_not_tick },
    { .action = ACTION_EDIT, .run = do_edit, .why_not = why_not_here, .quiet = true },
    { .action = ACTION_BIN, .run = do_bin, .why_not = why_not_here, .quiet = true },
    { .action = ACTION_MOVE_ROW_UP, .run = do_row_up, .why_not = why_not_here, .quiet = true },
    { .action = ACTION_MOVE_ROW_DOWN, .run = do_row_down, .why_not = why_not_here, .quiet = true },
    { .action = ACTION_HISTORY, .run = do_history, .why_not = why_not_history, .quiet = true },
    { .action = ACTION_STEP_TEMPLATE, .run = do_template, .why_not = desk_why_not_write, .quiet = true },
    { .action = ACTION_NONE },
};

const struct screen_class steps_class = {
    .name = "steps", .size = sizeof(struct steps_screen), .actions = actions, .open = open_screen,
    .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .event = event,
    .wants_text = wants_text, .move = move, .answer = answer, .guide = guide, .copy = copy, .report = report,
};
