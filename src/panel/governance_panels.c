#include "src/panel/governance_panels.h"

#include <string.h>

#include "src/base/date.h"
#include "src/figures/answers.h"
#include "src/figures/plan_governance.h"
#include "src/panel/figure_line.h"

/* ---- posts ---- */

static const char *
holder(struct sketch *sketch, const struct role_facts *role, size_t n, const char *name,
       const char *side, const struct role_facts **held)
{
    *held = NULL;
    for (size_t i = 0; i < n; i++)
        if (is_code(role[i].role, name) && is_code(role[i].side, side) &&
            role_is_held(&role[i], sketch->context->day))
            *held = &role[i];
    return *held ? sketch_name(sketch, "person", (*held)->person) : "vacant";
}

static void
post(struct sketch *sketch, const struct role_facts *role, size_t n, const char *name,
     const char *side, int columns)
{
    const struct role_facts *held;
    const char *who = holder(sketch, role, n, name, side, &held);

    sketch_fit(sketch, held ? (*side == 'u' ? INK_US : INK_THEM) : INK_BAD, columns, false,
               held && !*who ? "filled" : who);
}

void
panel_roles(struct sketch *sketch)
{
    static const char *const posts[] = { "sponsor", "manager", "chair", "secretary" };
    const struct role_facts *role;
    int half;
    size_t n;

    sketch_panel(sketch, "roles", "Key people");
    figure_line(sketch, "G22", NULL);
    figure_line(sketch, "G23", NULL);
    role = figures_rows(sketch->context, &role_plan, &n);
    half = (sketch->columns - 19) / 2;
    for (size_t i = 0; n && i < sizeof posts / sizeof *posts; i++) {
        sketch_line(sketch, aim_register(sketch, "role_assignment"));
        sketch_fit(sketch, INK_MUTED, 18, false,
                   sketch_word(sketch, "role_assignment", "role", posts[i]));
        post(sketch, role, n, posts[i], "us", half);
        sketch_text(sketch, INK_TEXT, " ");
        post(sketch, role, n, posts[i], "them", half);
    }
}

/* ---- charter, agreement, exit ---- */

static void
date_line(struct sketch *sketch, struct aim aim, const char *what, long day, bool over,
          const char *state)
{
    sketch_line(sketch, aim);
    sketch_fit(sketch, INK_TEXT, 24, false, what);
    sketch_fit(sketch, INK_TEXT, 12, false, sketch_day(sketch, day));
    sketch_fit(sketch, over ? INK_BAD : INK_MUTED, 16, false,
               day_known(day) ? sketch_when(sketch, day) : "");
    sketch_text(sketch, INK_MUTED, state);
}

void
panel_terms(struct sketch *sketch)
{
    struct figures_context *context = sketch->context;
    long effective = answer_day(context, "s08.effective");
    double months = answer_number(context, "s08.term_months");
    const struct charter_facts *charter;
    const struct exit_plan_facts *plan;
    size_t n;

    sketch_panel(sketch, "terms", "Charter, agreement, exit");
    figure_line(sketch, "G24", NULL);
    figure_line(sketch, "G25", NULL);
    charter = figures_rows(context, &charter_plan, &n);
    for (size_t i = 0; i < n; i++)
        if (is_one_of(charter[i].state, "approved due draft"))
            date_line(sketch, aim_record(sketch, "charter", charter[i].fact.id), "Charter review",
                      charter[i].review_due, day_before(charter[i].review_due, context->day),
                      sketch_word(sketch, "charter", "state", charter[i].state));
    if (day_known(effective)) {
        long end = known(months) ? date_add_months(effective, (int)months) : effective;

        date_line(sketch, aim_step(sketch, 8, "s08.effective"),
                  known(months) ? "Agreement ends" : "Agreement in force since",
                  end, known(months) && end < context->day, "");
    }
    plan = figures_rows(context, &exit_plan_plan, &n);
    for (size_t i = 0; i < n; i++)
        date_line(sketch, aim_record(sketch, "exit_plan", plan[i].fact.id), "Exit plan reviewed",
                  plan[i].last_reviewed, false,
                  sketch_word(sketch, "exit_plan", "state", plan[i].state));
}

/* ---- value ---- */

void
panel_value(struct sketch *sketch)
{
    sketch_panel(sketch, "value", "Value and cost of governing");
    figure_line(sketch, "G26", NULL);
    figure_line(sketch, "G27", NULL);
}

void
governance_panels(struct sketch *sketch)
{
    panel_rhythm(sketch);
    panel_commitments(sketch);
    panel_decisions(sketch);
    panel_ladder(sketch);
    panel_trust(sketch);
    panel_safeguards(sketch);
    panel_roles(sketch);
    panel_terms(sketch);
    panel_value(sketch);
}
