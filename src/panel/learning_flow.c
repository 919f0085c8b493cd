/* The panels of knowledge on its way: flows between the sides, items by state, lessons. */
#include <stdlib.h>
#include <string.h>

#include "src/figures/plan_learning.h"
#include "src/panel/figure_line.h"
#include "src/panel/learning_panels.h"
#include "src/panel/state_bars.h"

enum { LANE = 24, SHOWN = 5 };

/* ---- flow ---- */

static size_t
events_of(const struct knowledge *knowledge, const char *direction)
{
    size_t n = 0;

    for (size_t i = 0; i < knowledge->n_events; i++)
        n += knowledge_is_recent(knowledge, &knowledge->event[i]) &&
             is_code(knowledge->event[i].direction, direction);
    return n;
}

static void
flow_line(struct sketch *sketch, const struct knowledge *knowledge, const char *direction,
          double points, double most)
{
    bool in = is_code(direction, "in"), joint = is_code(direction, "joint");
    const char *name = in ? "In" : joint ? "Joint" : "Out";
    enum ink ink = in ? INK_US : joint ? INK_GOOD : INK_THEM;
    size_t n = events_of(knowledge, direction);
    struct aim aim = aim_filtered(sketch, "learning_event", "direction", direction);
    const char *count = arena_printf(&sketch->view->arena, "%.0f point%s, %zu transfer%s", points,
                                     points == 1 ? "" : "s", n, n == 1 ? "" : "s");

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, ink, 2, aim,
                    arena_printf(&sketch->view->arena, "%s: %s", name, count));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, ink, 8, false, name);
    sketch_text(sketch, INK_US, "us ");
    picture_arrow(sketch, LANE, points, most, in || joint, !in, ink);
    sketch_text(sketch, INK_THEM, " them  ");
    sketch_text(sketch, INK_TEXT, count);
}

void
panel_flow(struct sketch *sketch)
{
    static const char *const directions[] = { "in", "out", "joint" };
    struct knowledge knowledge = facts_knowledge(sketch->context);
    struct tally base = figures_base(sketch->context);
    double flows[3], most = 0;

    sketch_panel(sketch, "flow", "Knowledge that moved in a year");
    knowledge_flow(&knowledge, flows, &base);
    for (size_t i = 0; i < 3; i++)
        most = flows[i] > most ? flows[i] : most;
    for (size_t i = 0; knowledge.n_events && i < 3; i++)
        flow_line(sketch, &knowledge, directions[i], flows[i], most);
    figure_line(sketch, "L4", NULL);
    figure_line(sketch, "L5", NULL);
}

/* ---- items ---- */

static struct state_bar
state_of(struct sketch *sketch, const char *state, bool aside, const struct item_facts *item,
         size_t n)
{
    struct state_bar bar = { .state = state, .aside = aside };
    double value = 0;

    for (size_t i = 0; i < n; i++)
        if (is_code(item[i].state, state)) {
            bar.count++;
            value += known(item[i].value) ? item[i].value : 0;
        }
    if (bar.count)
        bar.note = arena_printf(&sketch->view->arena, "value %.0f", value);
    return bar;
}

void
panel_knowledge(struct sketch *sketch)
{
    static const char *const states[] = {
        "identified", "valued", "accessible", "transferring", "assimilated", "applied",
        "shared_on", "protected", "lost", "not_wanted",
    };
    enum { STATES = sizeof states / sizeof *states, WAY = 7 };
    size_t n;
    const struct item_facts *item = figures_rows(sketch->context, &item_plan, &n);
    struct state_bar bar[STATES];

    sketch_panel(sketch, "knowledge", "Knowledge items on their way");
    for (size_t i = 0; i < STATES; i++)
        bar[i] = state_of(sketch, states[i], i >= WAY, item, n);
    if (n)
        state_bars(sketch, "knowledge_item", bar, STATES);
    figure_line(sketch, "L12", NULL);
    figure_line(sketch, "L13", NULL);
    figure_line(sketch, "L16", NULL);
}

/* ---- lessons ---- */

/* Drafts wait for review, reviewed ones for approval. */
static size_t
lesson_lines(struct sketch *sketch, const struct lessons *lessons, const char *state, size_t shown)
{
    for (size_t i = 0; i < lessons->n; i++) {
        const struct lesson_facts *lesson = &lessons->lesson[i];

        if (!is_code(lesson->state, state) || shown++ >= SHOWN)
            continue;
        sketch_line(sketch, aim_record(sketch, "lesson", lesson->fact.id));
        sketch_fit(sketch, INK_WATCH, 10, false,
                   sketch_word(sketch, "lesson", "state", lesson->state));
        sketch_text(sketch, INK_TEXT, lesson->title);
        if (is_code(lesson->scope, "all"))
            sketch_text(sketch, INK_MUTED, ", for all alliances");
    }
    return shown;
}

void
panel_lessons(struct sketch *sketch)
{
    struct lessons lessons = facts_lessons(sketch->context);
    size_t waiting;

    sketch_panel(sketch, "lessons", "Lessons, and those waiting for review");
    figure_line(sketch, "L14", NULL);
    figure_line(sketch, "L15", NULL);
    waiting = lesson_lines(sketch, &lessons, "draft", 0);
    waiting = lesson_lines(sketch, &lessons, "reviewed", waiting);
    if (waiting > SHOWN) {
        sketch_line(sketch, aim_filtered(sketch, "lesson", "state", "draft,reviewed"));
        sketch_printf(sketch, INK_MUTED, "and %zu more waiting", waiting - SHOWN);
    } else if (!waiting && lessons.n) {
        sketch_line(sketch, aim_register(sketch, "lesson"));
        sketch_text(sketch, INK_MUTED, "No lesson waits for review.");
    }
}
