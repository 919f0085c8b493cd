#include "src/panel/progress_panels.h"

#include <stdlib.h>
#include <string.h>

#include "src/figures/plan_governance.h"
#include "src/figures/plan_progress.h"
#include "src/panel/figure_line.h"
#include "src/panel/state_bars.h"

enum { SHOWN = 5, ISSUES = 6 };

/* ---- rules ---- */

void
panel_rules(struct sketch *sketch)
{
    sketch_panel(sketch, "rules", "Five rules");
    figure_lines(sketch, "HW1");
    figure_line(sketch, "HW2", NULL);
}

/* ---- differences ---- */

static size_t
add_open(struct sketch *sketch, const struct difference_facts *difference, size_t n)
{
    size_t open = 0;

    for (size_t i = 0; i < n; i++) {
        if (!is_code(difference[i].decision, "open") || open++ >= SHOWN)
            continue;
        sketch_line(sketch, aim_record(sketch, "difference", difference[i].fact.id));
        sketch_text(sketch, INK_WATCH, "undecided ");
        sketch_text(sketch, INK_TEXT,
                    sketch_word(sketch, "difference", "domain", difference[i].domain));
        sketch_printf(sketch, INK_MUTED, ", %s",
                      sketch_word(sketch, "difference", "state", difference[i].state));
    }
    return open;
}

void
panel_differences(struct sketch *sketch)
{
    static const char *const states[] = { "noticed", "discussed_jointly", "decided", "in_use",
                                          "reviewed" };
    enum { STATES = sizeof states / sizeof *states };
    struct state_bar bar[STATES];
    size_t n, open;
    const struct difference_facts *difference =
        figures_rows(sketch->context, &difference_plan, &n);

    sketch_panel(sketch, "differences", "Differences and their use");
    for (size_t s = 0; s < STATES; s++) {
        bar[s] = (struct state_bar){ .state = states[s] };
        for (size_t i = 0; i < n; i++)
            bar[s].count += is_code(difference[i].state, states[s]);
    }
    if (n)
        state_bars(sketch, "difference", bar, STATES);
    figure_line(sketch, "HW7", NULL);
    figure_line(sketch, "HW7.open", NULL);
    open = add_open(sketch, difference, n);
    if (open > SHOWN) {
        sketch_line(sketch, aim_filtered(sketch, "difference", "decision", "open"));
        sketch_printf(sketch, INK_MUTED, "and %zu more undecided", open - SHOWN);
    }
}

/* ---- inquiry ---- */

static int
newest_first(const void *a, const void *b)
{
    const struct issue_facts *left = *(const void *const *)a, *right = *(const void *const *)b;

    return left->raised_on != right->raised_on
           ? (left->raised_on < right->raised_on) - (left->raised_on > right->raised_on)
           : strcmp(left->fact.id, right->fact.id);
}

/* What each side did that helped to cause it is what an inquiry finds out (rule 4). */
static void
issue_line(struct sketch *sketch, const struct issue_facts *issue)
{
    bool ours = issue->our_contribution, theirs = issue->their_contribution;
    const char *said = ours && theirs ? "both sides' part" : ours ? "only our part"
                       : theirs ? "only their part" : "no part named";
    enum ink ink = ours && theirs ? INK_GOOD : INK_WATCH;
    struct aim aim = aim_record(sketch, "issue", issue->fact.id);

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, ink, 2, aim,
                    arena_printf(&sketch->view->arena, "%s %s: %s, %s",
                                 sketch_day(sketch, issue->raised_on), issue->title, said,
                                 sketch_word(sketch, "issue", "state", issue->state)));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, INK_MUTED, 12, false, sketch_day(sketch, issue->raised_on));
    sketch_fit(sketch, INK_TEXT, sketch_left(sketch) - 32, false, issue->title);
    sketch_fit(sketch, ink, 19, false, arena_printf(&sketch->view->arena, "  %s", said));
    sketch_fit(sketch, INK_MUTED, 13, true,
               sketch_word(sketch, "issue", "state", issue->state));
}

void
panel_inquiry(struct sketch *sketch)
{
    size_t n;
    const struct issue_facts *issue = figures_rows(sketch->context, &issue_plan, &n);
    const struct issue_facts **sorted = arena_alloc(&sketch->view->arena, (n + 1) * sizeof(void *));

    sketch_panel(sketch, "inquiry", "Inquiry: what each side contributed");
    for (size_t i = 0; i < n; i++)
        sorted[i] = &issue[i];
    qsort(sorted, n, sizeof *sorted, newest_first);
    for (size_t i = 0; i < n && i < ISSUES; i++)
        issue_line(sketch, sorted[i]);
    if (n > ISSUES) {
        sketch_line(sketch, aim_register(sketch, "issue"));
        sketch_printf(sketch, INK_MUTED, "and %zu more", n - ISSUES);
    }
    if (!n)
        sketch_missing(sketch, "issue",
                       "no issue yet: record what goes wrong, and what each side contributed");
}

void
progress_panels(struct sketch *sketch)
{
    const struct survey_profile *profile = survey_profile(sketch->context, NULL);

    panel_rules(sketch);
    panel_quadrant(sketch);
    panel_check(sketch, profile);
    panel_metrics(sketch);
    panel_goals(sketch);
    panel_differences(sketch);
    panel_people(sketch);
    panel_inquiry(sketch);
    panel_profile(sketch, profile);
}
