#include "src/panel/learning_panels.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/figures/dashboard.h"
#include "src/figures/learning.h"
#include "src/figures/plan_learning.h"
#include "src/panel/figure_line.h"

enum { SHOWN = 5 };

/* ---- attainment ---- */

/* What one of the sides wants to learn, still or reached. */
static bool
is_wanted(const struct sketch *sketch, const struct learning_objective_facts *objective)
{
    return is_one_of(objective->state, "agreed pursuing attained") &&
           !(sketch->presenting && is_one_of(objective->class, "restricted clean closed"));
}

static int
by_weight(const void *a, const void *b)
{
    const struct learning_objective_facts *left = *(const void *const *)a;
    const struct learning_objective_facts *right = *(const void *const *)b;

    return left->weight != right->weight ? (left->weight < right->weight) -
                                           (left->weight > right->weight)
                                         : strcmp(left->fact.id, right->fact.id);
}

static void
objective_line(struct sketch *sketch, const struct attainment *attainment,
               const struct learning_objective_facts *objective)
{
    double progress = attainment_progress(attainment, objective);
    bool ours = is_code(objective->wanted_by, "us");
    bool guess = attainment_is_estimated(attainment, objective);
    struct aim aim = aim_record(sketch, "learning_objective", objective->fact.id);
    const char *reached = known(progress)
        ? arena_printf(&sketch->view->arena, "%.0f %%%s", progress, guess ? " est." : "")
        : "not yet";

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, ours ? INK_US : INK_THEM, 2, aim,
                    arena_printf(&sketch->view->arena, "%s learn: %s, %s", ours ? "We" : "They",
                                 objective->topic, reached));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, ours ? INK_US : INK_THEM, 11, false, ours ? "we learn" : "they learn");
    sketch_fit(sketch, INK_TEXT, sketch_left(sketch) - 23, false, objective->topic);
    sketch_text(sketch, INK_TEXT, " ");
    picture_share(sketch, 12, progress, 100, ours ? INK_US : INK_THEM);
    sketch_fit(sketch, known(progress) ? INK_TEXT : INK_NODATA, 10, true, reached);
}

static void
objective_lines(struct sketch *sketch)
{
    struct attainment attainment = facts_attainment(sketch->context);
    const struct learning_objective_facts **wanted =
        arena_alloc(&sketch->view->arena, (attainment.n + 1) * sizeof(void *));
    size_t n = 0;

    for (size_t i = 0; i < attainment.n; i++)
        if (is_wanted(sketch, &attainment.objective[i]))
            wanted[n++] = &attainment.objective[i];
    qsort(wanted, n, sizeof *wanted, by_weight);
    for (size_t i = 0; i < n && i < SHOWN; i++)
        objective_line(sketch, &attainment, wanted[i]);
    if (n > SHOWN) {
        sketch_line(sketch, aim_register(sketch, "learning_objective"));
        sketch_printf(sketch, INK_MUTED, "and %zu more", n - SHOWN);
    }
}

void
panel_attainment(struct sketch *sketch)
{
    double lead = figures_value(sketch->list, "L3", NULL);
    const struct figure *theirs = figures_find(sketch->list, "L1", "them");
    bool guess = figures_learning_estimated(sketch->context);

    sketch_panel(sketch, "attainment", "What each side has learned");
    figure_line(sketch, "L1", "us");
    figure_line_note(sketch, "L1", "them",
                     arena_printf(&sketch->view->arena, "n %zu%s", theirs ? theirs->n : 0,
                                  guess ? " est." : ""));
    figure_line(sketch, "L2", NULL);
    figure_line_note(sketch, "L3", NULL,
                     !known(lead) ? NULL : lead > 0 ? "we lead" : lead < 0 ? "they lead" : "even");
    objective_lines(sketch);
}

/* ---- six objectives ---- */

/* What to do first about the one that stands lowest, unless that is green. */
static void
say_weakest(struct sketch *sketch)
{
    const struct figure *weakest = NULL;
    int number = 0;

    for (int i = 1; i <= INKPEN_OBJECTIVES; i++) {
        const char *code = arena_printf(&sketch->view->arena, "L6.O%d", i);
        const struct figure *figure = figures_find(sketch->list, code, NULL);

        if (figure && known(figure->value) &&
            (!weakest || is_below(figure->value, weakest->value))) {
            weakest = figure;
            number = i;
        }
    }
    if (weakest && weakest->light != LIGHT_GREEN)
        sketch_wrap(sketch, picture_ink(weakest->light), 2,
                    aim_figure(sketch, "learning", weakest->code, NULL),
                    arena_printf(&sketch->view->arena, "Weakest: %s. First %s.",
                                 dashboard_label(sketch->context, weakest),
                                 inkpen_actions[number - 1]));
}

/* How many questions of the objective (0: of all) we have not answered in the half year of the day. */
static size_t
open_questions(struct sketch *sketch, int objective)
{
    size_t n, open = 0;
    const struct inkpen_facts *answer = figures_rows(sketch->context, &inkpen_plan, &n);
    const struct method_vocabulary *all = method_vocabulary(sketch->context->method, "E.66", sketch->figures->err);
    long since = inkpen_half_year(sketch->context->day);

    for (size_t i = 0; all && i < all->n; i++) {
        bool of = !objective || all->codes[i].code[1] - '0' == objective, answered = false;

        for (size_t k = 0; of && k < n && !answered; k++)
            answered = is_code(answer[k].question, all->codes[i].code) && is_code(answer[k].side, "us") &&
                       answer[k].date >= since;
        open += of && !answered && !all->codes[i].hidden;
    }
    return open;
}

/* Through the open questions of an objective, or of all. */
static struct aim
aim_questions(struct sketch *sketch, int objective)
{
    struct aim aim = aim_add(sketch, "inkpen_answer");

    aim.begun = objective ? arena_printf(&sketch->view->arena, "question=O%d.", objective) : "question=O";
    return aim;
}

/* At the right edge of so many columns, so that the bars stay below each other. */
static const char *
in_columns(struct sketch *sketch, int columns, const char *text)
{
    return arena_printf(&sketch->view->arena, "%*s", columns, text);
}

void
panel_objectives(struct sketch *sketch)
{
    size_t n;
    const struct inkpen_facts *answer = figures_rows(sketch->context, &inkpen_plan, &n);
    const struct figure *whole;

    sketch_panel(sketch, "objectives", "Six objectives, with the day of the oldest answer");
    for (int i = 1; i <= INKPEN_OBJECTIVES; i++) {
        long oldest = inkpen_oldest(answer, n, i);

        const char *code = arena_printf(&sketch->view->arena, "L6.O%d", i);
        const char *day = day_known(oldest) ? sketch_day(sketch, oldest) : "";

        if (open_questions(sketch, i))
            figure_line_first(sketch, code, day, aim_questions(sketch, i));
        else
            figure_line_note(sketch, code, NULL, day);
    }
    whole = figures_find(sketch->list, "L6", NULL);
    figure_line_note(sketch, "L6", NULL,
                     in_columns(sketch, DATE_SIZE - 1,
                                arena_printf(&sketch->view->arena, "n %zu", whole ? whole->n : 0)));
    say_weakest(sketch);
    if (open_questions(sketch, 0))
        sketch_wrap(sketch, INK_TEXT, 2, aim_questions(sketch, 0),
                    arena_printf(&sketch->view->arena, "+ %zu of the questions are open this half year: answer them",
                                 open_questions(sketch, 0)));
}

/* ---- dimensions and abilities ---- */

void
panel_dimensions(struct sketch *sketch)
{
    sketch_panel(sketch, "dimensions", "Three dimensions");
    for (int i = 1; i <= 3; i++)
        figure_line(sketch, arena_printf(&sketch->view->arena, "L9.K%d", i), NULL);
    figure_line(sketch, "L9", NULL);
}

void
panel_ability(struct sketch *sketch)
{
    sketch_panel(sketch, "ability", "Able to learn");
    figure_line(sketch, "L17", "us");
    figure_line(sketch, "L17", "them");
    figure_line(sketch, "L19", NULL);
    figure_line(sketch, "L20", NULL);
}

void
learning_panels(struct sketch *sketch)
{
    panel_attainment(sketch);
    panel_flow(sketch);
    panel_objectives(sketch);
    panel_cycle(sketch);
    panel_dimensions(sketch);
    panel_asymmetries(sketch);
    panel_knowledge(sketch);
    panel_lessons(sketch);
    panel_connections(sketch);
    panel_ability(sketch);
}
