#include "src/figures/digest.h"

#include "src/figures/governance.h"
#include "src/figures/last_edit.h"
#include "src/figures/learning.h"
#include "src/figures/measured.h"
#include "src/figures/plan_governance.h"
#include "src/figures/plan_progress.h"
#include "src/figures/plan_risk.h"
#include "src/figures/progress.h"
#include "src/figures/risk.h"
#include "src/figures/survey.h"
#include "src/ops/overdue.h"
#include "src/ops/step.h"

enum { DAYS_OF_TREND = 90, POINTS_OF_TREND = 5 };

static const double enough = 0.75;       /* of the weight of an index */

static struct figures_index
governance_index(struct figures_context *context)
{
    return figures_governance(context)->index;
}

static struct figures_index
learning_index(struct figures_context *context)
{
    return figures_learning(context)->index;
}

static struct figures_index
progress_index(struct figures_context *context)
{
    return figures_progress(context)->index;
}

static const struct {
    const char *code;
    struct figures_index (*of)(struct figures_context *context);
} indices[DIGEST_INDICES] = {
    [DIGEST_GHI] = { "GHI", governance_index },
    [DIGEST_LHI] = { "LHI", learning_index },
    [DIGEST_HWI] = { "HWI", progress_index },
    [DIGEST_RISK] = { "RISK", figures_risk_index },
};

const char *
digest_index_code(enum digest_index index)
{
    return indices[index].code;
}

int
digest_trend(const struct digest *digest, enum digest_index index)
{
    double change = digest->index[index] - digest->before[index];

    return is_at_least(change, POINTS_OF_TREND)   ? 1
           : is_at_most(change, -POINTS_OF_TREND) ? -1
                                                  : 0;
}

bool
digest_is_thin(const struct digest *digest, enum digest_index index)
{
    return known(digest->index[index]) && is_below(digest->weight[index], enough);
}

bool
digest_is_red(const struct digest *digest)
{
    for (int i = 0; i < DIGEST_RISK; i++)
        if (digest->light[i] == LIGHT_RED)
            return true;
    return false;
}

static void
add_indices(struct digest *digest, struct figures_context *context)
{
    struct figures_context *then = figures_at(context, context->day - DAYS_OF_TREND);

    for (int i = 0; i < DIGEST_INDICES; i++) {
        struct figures_index now = indices[i].of(context);

        digest->index[i] = now.value;
        digest->light[i] = now.light;
        digest->weight[i] = now.weight_with_data;
        digest->before[i] = then ? indices[i].of(then).value : NAN;
    }
}

static void
add_steps(struct digest *digest, struct figures_context *context)
{
    struct step_summary steps[STEP_COUNT];
    double percent = NAN;

    if (step_summaries(context->figures->book, context->alliance->fact.id, steps, &percent,
                       &digest->step, context->figures->err))
        digest->steps = percent < 0 ? NAN : percent;
}

static long
since(const struct figures_context *context, long day)
{
    return day_known(day) ? context->day - day : -1;
}

static long
last_review(struct figures_context *context)
{
    size_t n;
    const struct review_facts *review = figures_rows(context, &review_plan, &n);
    long last = DAY_NONE;

    for (size_t i = 0; i < n; i++)
        if (review[i].date > last)
            last = review[i].date;
    return last;
}

static long
next_meeting(struct figures_context *context)
{
    struct meetings meetings = facts_meetings(context);
    long next = DAY_NONE;

    for (size_t i = 0; i < meetings.n; i++) {
        const struct meeting_facts *meeting = &meetings.meeting[i];

        if (day_known(meeting->due) && meeting->due >= context->day &&
            !day_known(meeting->held_on) && !is_code(meeting->state, "cancelled") &&
            (!day_known(next) || meeting->due < next))
            next = meeting->due;
    }
    return next;
}

static long
overdue(struct figures_context *context)
{
    static const char *const kinds[] = { "commitment", "action" };
    long n = 0;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        n += overdue_count(context->figures->book, context->alliance->fact.id, kinds[i],
                           context->day, context->figures->err);
    return n;
}

static const char *
measure(struct figures_context *context)
{
    struct str text = { 0 };
    const char *measured;

    measured_write(&text, context);
    measured = arena_string(context->arena, str_text(&text));
    str_free(&text);
    return measured;
}

struct digest
digest_make(struct figures_context *context)
{
    struct digest digest = { .steps = NAN };
    struct attend_trial trial = { .context = context };
    long edited = last_edit(context);

    add_indices(&digest, context);
    add_steps(&digest, context);
    digest.days_edit = day_known(edited) ? context->day - edited : 0;
    digest.days_review = since(context, last_review(context));
    digest.days_survey = since(context, figures_survey(context)->closed_on);
    digest.overdue = overdue(context);
    digest.next_meeting = next_meeting(context);
    attend_try(&trial);
    digest.finding = trial.finding;
    digest.n = trial.n;
    digest.measured = measure(context);
    return digest;
}
