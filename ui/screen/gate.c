#include "ui/screen/gate.h"

#include <string.h>

#include "ui/screen/steps.h"
#include "ui/widget/list.h"

struct gate {
    struct sited sited;
    struct steps_screen *below;      /* stands under this screen as long as it lives */
    struct list_array array;
    struct list list;
    struct ui *ui;
};

static struct gate *
self(struct screen *screen)
{
    return (struct gate *)screen;
}

static const struct list_column columns[] = { { "", 1, 1, 0, 0, -1 }, { "", 20, 0, 1, 0, -1 } };

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct gate *gate = context;
    const struct step_gap *gap = &gate->below->gap[i];
    char key[LIST_KEY_SIZE];

    list_array_key(i, key);
    list_row(rows, key, "");
    list_cell(rows, ROLE_WATCH, ui_glyph(gate->ui, gap->is_check ? GLYPH_OPEN : GLYPH_WARNING));
    list_cell(rows, ROLE_TEXT, gap->text);
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct gate *gate = self(screen);

    (void)err;
    gate->ui = ui;
    gate->below = (struct steps_screen *)(uintptr_t)argument;
    gate->sited.place = gate->below->sited.place;
    gate->array = (struct list_array){ .row = fill_row, .context = gate };
    list_init(&gate->list, columns, 2, &list_array_source, &gate->array);
    gate->list.empty = "All there: the step can be signed off";
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    list_free(&self(screen)->list);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct gate *gate = self(screen);
    struct screen *below = &gate->below->sited.screen;

    if (below->generation != ui->generation) {      /* it is covered, so the frame does not load it */
        below->generation = ui->generation;
        if (!below->class->load(ui, below, err))
            return false;
    }
    gate->array.count = gate->below->gaps;
    return list_load(&gate->list, err);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct gate *gate = self(screen);
    struct area head = layout_top(&area, area.rows > 10 ? 3 : 1);

    (void)ui;
    area_printf(head, 0, 0, ROLE_TITLE, "Gate of step %d, %s", gate->below->number, gate->below->step.method->name);
    area_wrap(area_sub(head, 1, 0, 2, head.columns), 0, ROLE_MUTED,
              gate->below->gaps ? "What it still wants. Enter goes there; a point can be let pass with a reason and a sponsor, "
              "which reports repeat." : "Nothing is missing.");
    list_draw(&gate->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Gate");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    return list_take(&self(screen)->list, ui, action);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct err err = { 0 };
    bool open = false, taken;

    taken = event->kind == EVENT_MOUSE && list_mouse(&self(screen)->list, event, &open, &err);
    if (open)
        ui_action(ui, ACTION_OPEN);
    return taken;
}

static const struct step_gap *
selected(const struct gate *gate)
{
    return gate->list.at < gate->below->gaps && gate->list.rows ? &gate->below->gap[gate->list.at] : NULL;
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct gate *gate = self(screen);
    const struct step_gap *gap = selected(gate);
    struct steps_screen *below = gate->below;
    struct place overview = { .kind = PLACE_RECORD, .entity = entity_find("alliance") };

    if (gap && strchr(gap->item, '.')) {
        steps_go(below, gap->item);
        ui_pop(ui);
    } else if (gap) {
        /* It is not in the step: step 12 waits for the alliance to be closed. */
        memcpy(overview.alliance, below->alliance, sizeof overview.alliance);
        memcpy(overview.record, below->alliance, sizeof overview.record);
        strcpy(overview.item, "state");
        place_open(ui, &overview);
    } else {
        ui_pop(ui);
        steps_complete(below);
    }
}

static const char *
why_not_waive(struct ui *ui, struct screen *screen)
{
    const struct step_gap *gap = selected(self(screen));

    if (!gap)
        return "Nothing is missing, so there is nothing to let pass";
    return gap->can_waive ? desk_why_readonly(ui) : "This cannot be let pass";
}

static void
do_waive(struct ui *ui, struct screen *screen)
{
    struct gate *gate = self(screen);

    (void)ui;
    steps_waive(gate->below, selected(gate)->item);
}

static void
do_complete(struct ui *ui, struct screen *screen)
{
    struct steps_screen *below = self(screen)->below;

    if (below->gaps) {
        ui_warn(ui, "The gate does not hold yet: this list says what it still wants");
        return;
    }
    ui_pop(ui);
    steps_complete(below);
}

/* Questions asked from here are about the step below. */
static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    (void)ui;
    steps_answered(self(screen)->below, answer);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "go there" },
    { .action = ACTION_WAIVE, .run = do_waive, .why_not = why_not_waive },
    { .action = ACTION_COMPLETE_STEP, .run = do_complete },
    { .action = ACTION_NONE },
};

const struct screen_class gate_class = {
    .name = "gate", .size = sizeof(struct gate), .actions = actions, .open = open_screen, .close = close_screen,
    .load = load, .draw = draw, .crumb = crumb, .event = event, .move = move, .answer = answer,
};

bool
gate_open(struct ui *ui, struct screen *below)
{
    return ui_push(ui, &gate_class, below);
}
