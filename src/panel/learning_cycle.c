/* The grid of a learning cycle: five areas, four cells each, and how the alliance evolves (C.3). */
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/figures/plan_learning.h"
#include "src/panel/figure_line.h"
#include "src/panel/learning_panels.h"

enum { AREA = 14, CELL = 15, BEFORE = 4 };

static const char *const areas[] = { "environment", "task", "process", "skills", "goals" };
static const char *const cells[] = { "initial", "learn", "reevaluate", "readjust" };

enum { AREAS = sizeof areas / sizeof *areas, CELLS = sizeof cells / sizeof *cells };

static const struct cell_facts *
cell_of(const struct cycles *cycles, const struct cycle_facts *cycle, const char *area,
        const char *cell)
{
    const struct cell_facts *found = NULL;

    for (size_t i = 0; i < cycles->n_cells; i++) {
        const struct cell_facts *one = &cycles->cell[i];

        if (is_code(one->cycle, cycle->fact.id) && is_code(one->area, area) &&
            is_code(one->cell, cell) && (!found || one->date >= found->date))
            found = one;
    }
    return found;
}

static enum ink
ink_of_rating(double rating)
{
    return !known(rating) ? INK_FILLED : rating >= 3.5 ? INK_GOOD : rating > 2 ? INK_WATCH
                                                                               : INK_BAD;
}

/* The mark of the light, so that colour does not say it alone; what is not rated is just filled. */
static const char *
glyph_of(const struct sketch *sketch, enum ink ink)
{
    return picture_glyph(sketch, ink == INK_GOOD ? LIGHT_GREEN : ink == INK_WATCH ? LIGHT_AMBER
                                                                                  : LIGHT_RED);
}

static double
least_of(double a, double b)
{
    return !known(a) || b < a ? b : a;
}

/* What stands in the cell, in a word or two, and how good it is. */
static const char *
content(struct sketch *sketch, const struct cell_facts *cell, enum ink *ink)
{
    struct arena *arena = &sketch->view->arena;
    double worst = least_of(least_of(cell->efficiency, cell->equity), cell->adaptability);

    *ink = INK_FILLED;
    if (is_code(cell->cell, "learn") && known(cell->rating)) {
        *ink = ink_of_rating(cell->rating);
        return arena_printf(arena, "%.0f of 5 new", cell->rating);
    }
    if (is_code(cell->cell, "reevaluate") && known(worst)) {
        *ink = ink_of_rating(worst);
        return arena_printf(arena, "lowest %.0f", worst);
    }
    if (is_code(cell->cell, "readjust") && cell->readjustment) {
        bool late = cycle_is_pending(cell) && day_before(cell->due, sketch->context->day);

        *ink = late ? INK_BAD : cycle_is_pending(cell) ? INK_WATCH
               : is_code(cell->readjustment, "done") ? INK_GOOD : INK_MUTED;
        return late ? "late" : sketch_word(sketch, "doz_cell", "readjustment", cell->readjustment);
    }
    return "noted";
}

/* A new cell of that place in the grid. */
static struct aim
aim_empty(struct sketch *sketch, const struct cycle_facts *cycle, const char *area, const char *cell)
{
    struct aim aim = aim_add_to(sketch, "doz_cell", "cycle", cycle->fact.id);

    aim.begun = arena_printf(&sketch->view->arena, "cycle=%s area=%s cell=%s", cycle->fact.id, area, cell);
    return aim;
}

static void
grid_cell(struct sketch *sketch, const struct cycles *cycles, const struct cycle_facts *cycle, const char *area,
          const char *stage, int columns)
{
    const struct cell_facts *cell = cell_of(cycles, cycle, area, stage);
    enum ink ink = INK_NODATA;
    const char *text = cell ? content(sketch, cell, &ink) : "empty";

    sketch_cell(sketch, cell ? aim_record(sketch, "doz_cell", cell->fact.id)
                             : aim_empty(sketch, cycle, area, stage));
    if (!cell)
        sketch_text(sketch, ink, picture_glyph(sketch, LIGHT_NONE));
    else if (ink == INK_GOOD || ink == INK_WATCH || ink == INK_BAD)
        sketch_text(sketch, ink, glyph_of(sketch, ink));
    else
        sketch_text(sketch, ink, sketch->ascii ? "#" : "■");
    sketch_text(sketch, ink, " ");
    sketch_fit(sketch, cell ? ink : INK_NODATA, columns - 3, false, text);
    sketch_cell(sketch, aim_none);
    sketch_text(sketch, INK_TEXT, " ");
}

/* "skills: learning 4 of 5 new, readjustment late; initial conditions, re-evaluation empty" */
static void
area_in_words(struct sketch *sketch, const struct cycles *cycles, const struct cycle_facts *cycle,
              const char *area)
{
    const struct cell_facts *last = NULL;
    const char *empty = NULL;
    struct str text = { 0 };
    size_t filled = 0;

    str_add(&text, sketch_word(sketch, "doz_cell", "area", area));
    for (size_t i = 0; i < CELLS; i++) {
        const struct cell_facts *cell = cell_of(cycles, cycle, area, cells[i]);
        enum ink ignored;

        if (!cell) {
            empty = empty ? empty : cells[i];
            continue;
        }
        last = cell;
        str_addf(&text, "%s%s %s", filled++ ? ", " : ": ",
                 sketch_word(sketch, "doz_cell", "cell", cells[i]),
                 content(sketch, cell, &ignored));
    }
    str_addf(&text, filled ? "; %zu of 4 filled" : ": %zu of 4 filled", filled);
    sketch_wrap(sketch, filled ? INK_TEXT : INK_NODATA, 2,
                empty ? aim_empty(sketch, cycle, area, empty) : aim_record(sketch, "doz_cell", last->fact.id),
                str_text(&text));
    str_free(&text);
}

/* Its first word when there is no room for all. */
static void
heading(struct sketch *sketch, int columns, const char *words)
{
    const char *text = text_columns(words) < columns
        ? words : arena_printf(&sketch->view->arena, "%.*s", (int)strcspn(words, " "), words);

    sketch_fit(sketch, INK_MUTED, columns - 1, false, text);
    sketch_text(sketch, INK_TEXT, " ");
}

static void
grid(struct sketch *sketch, const struct cycles *cycles, const struct cycle_facts *cycle)
{
    int columns = (sketch->columns - AREA) / CELLS;

    columns = columns > CELL ? CELL : columns;
    if (!sketch_is_narrow(sketch)) {
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, AREA, false, "");
        for (size_t i = 0; i < CELLS; i++)
            heading(sketch, columns, sketch_word(sketch, "doz_cell", "cell", cells[i]));
    }
    for (size_t i = 0; i < AREAS; i++) {
        if (sketch_is_narrow(sketch)) {
            area_in_words(sketch, cycles, cycle, areas[i]);
            continue;
        }
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_TEXT, AREA, false,
                   sketch_word(sketch, "doz_cell", "area", areas[i]));
        for (size_t k = 0; k < CELLS; k++)
            grid_cell(sketch, cycles, cycle, areas[i], cells[k], columns);
    }
}

/* ---- evolution ---- */

static void
say_evolution(struct sketch *sketch, const struct cycles *cycles, const struct cycle_facts *cycle)
{
    static const struct {
        const char *code, *words;
        enum ink ink;
    } kinds[] = {
        { "inertial", "little new was learned, and nothing was readjusted", INK_BAD },
        { "divergent", "much was learned, but what was decided is not done", INK_WATCH },
        { "frustrated", "efficiency, equity or adaptability stayed low twice", INK_BAD },
        { "evolving", "the alliance learns, re-evaluates and readjusts", INK_GOOD },
    };
    const char *code = cycle_evolution_of(cycles, cycle);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is_code(code, kinds[i].code))
            sketch_wrap(sketch, kinds[i].ink, 2, aim_record(sketch, "doz_cycle", cycle->fact.id),
                        arena_printf(&sketch->view->arena, "Cycle %.0f is %s: %s.", cycle->number,
                                     kinds[i].code, kinds[i].words));
}

static int
newest_first(const void *a, const void *b)
{
    const struct cycle_facts *left = *(const void *const *)a, *right = *(const void *const *)b;

    return left->number != right->number
           ? (left->number < right->number) - (left->number > right->number)
           : strcmp(right->fact.id, left->fact.id);
}

static void
cycle_line(struct sketch *sketch, const struct cycles *cycles, const struct cycle_facts *cycle)
{
    const char *evolution = cycle_evolution_of(cycles, cycle);
    const char *days = day_known(cycle->closed_on)
        ? arena_printf(&sketch->view->arena, "%s to %s", sketch_day(sketch, cycle->opened_on),
                       sketch_day(sketch, cycle->closed_on))
        : arena_printf(&sketch->view->arena, "since %s", sketch_day(sketch, cycle->opened_on));

    if (!evolution)
        evolution = "not rated";
    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, INK_TEXT, 2, aim_record(sketch, "doz_cycle", cycle->fact.id),
                    arena_printf(&sketch->view->arena, "Cycle %.0f: %s, %s", cycle->number,
                                 evolution, days));
        return;
    }
    sketch_line(sketch, aim_record(sketch, "doz_cycle", cycle->fact.id));
    sketch_fit(sketch, INK_MUTED, AREA, false,
               arena_printf(&sketch->view->arena, "Cycle %.0f", cycle->number));
    sketch_fit(sketch, INK_TEXT, CELL, false, evolution);
    sketch_text(sketch, INK_MUTED, days);
}

void
panel_cycle(struct sketch *sketch)
{
    struct cycles cycles = facts_cycles(sketch->context);
    const struct cycle_facts **cycle =
        arena_alloc(&sketch->view->arena, (cycles.n + 1) * sizeof(void *));

    for (size_t i = 0; i < cycles.n; i++)
        cycle[i] = &cycles.cycle[i];
    qsort(cycle, cycles.n, sizeof *cycle, newest_first);
    if (!cycles.n) {
        sketch_panel(sketch, "cycle", "Learning cycle");
        sketch_missing(sketch, "doz_cycle",
                       "no learning cycle yet: open one, and write what was assumed at the start");
    } else {
        sketch_panel(sketch, "cycle",
                     arena_printf(&sketch->view->arena, "Learning cycle %.0f, %s", cycle[0]->number,
                                  sketch_word(sketch, "doz_cycle", "state", cycle[0]->state)));
        grid(sketch, &cycles, cycle[0]);
        say_evolution(sketch, &cycles, cycle_judged(&cycles));
    }
    figure_line(sketch, "L10", NULL);
    figure_line(sketch, "L11", NULL);
    for (size_t i = 1; i < cycles.n && i <= BEFORE; i++)
        cycle_line(sketch, &cycles, cycle[i]);
}
