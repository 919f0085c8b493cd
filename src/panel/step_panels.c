#include "src/panel/step_panels.h"

#include <string.h>

#include "src/method/texts.h"
#include "src/panel/figure_line.h"

enum { WORD = 64 };

/* Which figures a step brings. */
static const struct {
    int step;
    const char *codes;
} steps[] = {
    { 1, "strategic_fit" },
    { 2, "strategic_resource_share" },
    { 3, "exchange_balance dependency_gap interdependence" },
    { 4, "candidate_score four_c_index culture_distance" },
    { 5, "mutual_recognition openness_gap receptivity_gap" },
    { 6, "neg_index neg_gap" },
    { 7, "task_coverage interface_density agreement_coverage" },
    { 8, "clauses_agreed metric_balance patience_until" },
    { 10, "levels_covered pair_spread plan_progress" },
    { 11, "readiness leadership release_rate" },
    { 12, "value_realised value_share_us portfolio_conflicts" },
};

void
step_panels(struct sketch *sketch)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const struct method_step *words =
            method_outline(sketch->context->method, steps[i].step, sketch->figures->err);
        char code[WORD];

        if (!words)
            continue;
        sketch_panel(sketch, words->key,
                     arena_printf(&sketch->view->arena, "%d %s", steps[i].step, words->name));
        for (const char *at = steps[i].codes; (at = texts_next_word(at, code)) != NULL;)
            figure_lines(sketch, code);
    }
}
