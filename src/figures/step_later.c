/* The indicators of steps 7 to 12. */
#include <string.h>

#include "src/base/date.h"
#include "src/figures/plan_governance.h"
#include "src/figures/plan_learning.h"
#include "src/figures/plan_progress.h"
#include "src/figures/step_figures.h"

/* ---- step 7 ---- */

static bool
has_task(const struct figures_row *task, size_t n, const char *objective)
{
    for (size_t i = 0; i < n; i++)
        if (is_code(row_text(&task[i], "objective"), objective))
            return true;
    return false;
}

static void
add_tasks(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n, n_tasks;
    const struct objective_facts *objective = figures_rows(list->context, &objective_plan, &n);
    const struct figures_row *task = answer_rows(list->context, "s07.tasks", &n_tasks);

    for (size_t i = 0; i < n; i++)
        tally_count(&base, objective[i].fact.id, has_task(task, n_tasks, objective[i].fact.id));
    figures_add(list, "task_coverage", NULL, tally_percent(&base), &base);
}

static void
add_interface(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s07.interface", &n);

    for (size_t i = 0; i < n; i++) {
        double times = row_number(&row[i], "times_per_month");

        if (known(times))
            tally_weigh(&base, row[i].id, times, true);
    }
    figures_add(list, "interface_density", NULL, base.n ? base.part : NAN, &base);
}

static bool
is_covered(const struct figures_row *row, bool agreed)
{
    return row_text(row, "what_good_looks_like") && row_text(row, "what_we_will_do") &&
           row_text(row, "what_they_will_do") && row_text(row, "how_we_notice_a_breach") &&
           (!agreed || (row_number(row, "agreed_us") == 1 && row_number(row, "agreed_them") == 1));
}

long
step_topics_covered(struct figures_context *context, bool agreed, long *topics, struct tally *base)
{
    const struct method_vocabulary *shipped =
        method_vocabulary(context->method, "E.12", context->figures->err);
    size_t n;
    const struct figures_row *row = answer_rows(context, "s07.working", &n);
    long covered = 0;

    *topics = 0;
    for (size_t i = 0; i < n; i++)
        tally_add(base, row[i].id);
    for (size_t k = 0; shipped && k < shipped->n; k++) {
        bool found = false;

        if (shipped->codes[k].custom)
            continue;
        ++*topics;
        for (size_t i = 0; i < n && !found; i++)
            found = is_code(row_text(&row[i], "topic"), shipped->codes[k].code) &&
                    is_covered(&row[i], agreed);
        covered += found;
    }
    return covered;
}

static void
add_agreement(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    long topics, covered = step_topics_covered(list->context, false, &topics, &base);

    figures_add(list, "agreement_coverage", NULL,
                base.n && topics ? 100.0 * (double)covered / (double)topics : NAN, &base);
}

/* ---- step 8 ---- */

static void
add_clauses(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s08.clauses", &n);

    for (size_t i = 0; i < n; i++)
        tally_count(&base, row[i].id, is_code(row_text(&row[i], "state"), "agreed"));
    figures_add(list, "clauses_agreed", NULL, tally_percent(&base), &base);
}

static void
add_metrics(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct metric_facts *metric = figures_rows(list->context, &metric_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (metric[i].active == 1)
            tally_count(&base, metric[i].fact.id, is_code(metric[i].kind, "progress"));
    figures_add(list, "metric_balance", NULL, tally_percent(&base), &base);
}

long
step_patience_until(struct figures_context *context)
{
    long effective = answer_day(context, "s08.effective");
    double months = answer_number(context, "s08.patience");

    if (!day_known(effective))
        return DAY_NONE;
    return date_add_months(effective, known(months) ? (int)months : 12);
}

bool
step_is_past_patience(struct figures_context *context)
{
    long until = step_patience_until(context);

    return day_known(until) && context->day >= until;
}

static void
add_patience(struct figures_list *list)
{
    long until = step_patience_until(list->context);
    char *day = NULL;

    if (day_known(until)) {
        day = arena_alloc(list->arena, DATE_SIZE);
        date_write(until, day);
    }
    figures_add_word(list, "patience_until", day, LIGHT_NONE, NULL);
}

/* ---- steps 10 and 11 ---- */

static bool
is_first_of_its_level(const struct figures_row *row, size_t i,
                      bool (*counts)(const struct figures_row *))
{
    for (size_t k = 0; k < i; k++)
        if (counts(&row[k]) && is_code(row_text(&row[k], "level"), row_text(&row[i], "level")))
            return false;
    return true;
}

static bool
has_both_owners(const struct figures_row *row)
{
    return row_text(row, "owner_us") && row_text(row, "owner_them");
}

static void
add_levels(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s10.levels", &n);

    for (size_t i = 0; i < n; i++)
        if (row_text(&row[i], "level"))
            tally_count(&base, row[i].id, has_both_owners(&row[i]) &&
                        is_first_of_its_level(row, i, has_both_owners));
    figures_add(list, "levels_covered", NULL, base.n ? base.part : NAN, &base);
}

static void
add_pairs(struct figures_list *list)
{
    static const char *const levels[] = { "executive", "manager", "operator", "specialist" };
    struct tally base = figures_base(list->context);
    size_t n;
    const struct pair_facts *pair = figures_rows(list->context, &pair_plan, &n);
    double spread = 0;

    for (size_t i = 0; i < n; i++)
        tally_add(&base, pair[i].fact.id);
    for (size_t k = 0; k < 4; k++) {
        bool found = false;

        for (size_t i = 0; i < n; i++)
            found = found || is_code(pair[i].level, levels[k]);
        spread += found;
    }
    figures_add(list, "pair_spread", NULL, n ? 100 * spread / 4 : NAN, &base);
}

static void
add_hundred(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    long launch = answer_day(list->context, "s11.date");
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s10.hundred", &n);

    for (size_t i = 0; day_known(launch) && i < n; i++) {
        double day = row_number(&row[i], "day");
        const char *state = row_text(&row[i], "state");

        if (!known(day) || is_code(state, "dropped") || launch + (long)day >= list->context->day)
            continue;
        tally_count(&base, row[i].id, is_code(state, "done"));
    }
    figures_add(list, "plan_progress", NULL, tally_percent(&base), &base);
}

static void
add_readiness(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    double value = step_rating(list->context, "s11.readiness_",
                               "people bodies commitments metrics channels leaders", 3, &base);

    figures_add(list, "readiness", NULL, value, &base);
}

static void
add_acts(struct figures_list *list)
{
    struct tally acts = figures_base(list->context), released = acts;
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s11.acts", &n);

    for (size_t i = 0; i < n; i++)
        if (day_before(row_day(&row[i], "date"), list->context->day))
            tally_count(&acts, row[i].id, row_number(&row[i], "done") == 1);
    figures_add(list, "leadership", NULL, tally_percent(&acts), &acts);
    row = answer_rows(list->context, "s11.released", &n);
    for (size_t i = 0; i < n; i++)
        if (row_text(&row[i], "promised"))
            tally_count(&released, row[i].id, row_text(&row[i], "released") != NULL);
    figures_add(list, "release_rate", NULL, tally_percent(&released), &released);
}

/* ---- step 12 ---- */

static void
add_value(struct figures_list *list)
{
    struct figures_context *context = list->context;
    struct tally due = figures_base(context), shared = due;
    size_t n;
    const struct value_facts *entry = figures_rows(context, &value_plan, &n);
    double value = value_realised(entry, n, context->currency, context->day, &due);

    figures_add(list, "value_realised", NULL, value, &due);
    value = value_share(entry, n, context->currency, context->day, &shared);
    figures_add(list, "value_share_us", NULL, value, &shared);
}

static void
add_conflicts(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct link_facts *link = figures_rows(list->context, &link_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (known(link[i].strength))
            tally_weigh(&base, link[i].fact.id, fabs(link[i].strength), link[i].strength < 0);
    figures_add(list, "portfolio_conflicts", NULL, base.n ? base.part : NAN, &base);
}

void
step_add_later(struct figures_list *list)
{
    add_tasks(list);
    add_interface(list);
    add_agreement(list);
    add_clauses(list);
    add_metrics(list);
    add_patience(list);
    add_levels(list);
    add_pairs(list);
    add_hundred(list);
    add_readiness(list);
    add_acts(list);
    add_value(list);
    add_conflicts(list);
}
