#include "src/figures/governance.h"

#include "src/figures/answers.h"
#include "src/figures/plan_governance.h"
#include "src/figures/sentence.h"

static const char name[] = "governance";

static void
add_meetings(struct figures_list *list, const struct meetings *meetings)
{
    static const struct {
        const char *code;
        double (*compute)(const struct meetings *, struct tally *);
    } figures[] = {
        { "G1", meeting_rhythm }, { "G2", meeting_quorum },
        { "G3", meeting_balance }, { "G4", meeting_minutes },
    };

    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        struct tally base = figures_base(list->context);
        double value = figures[i].compute(meetings, &base);

        figures_add(list, figures[i].code, NULL, value, &base);
    }
}

static void
add_rights(struct figures_list *list, const struct meetings *meetings)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct right_facts *right = figures_rows(list->context, &right_plan, &n);

    for (size_t i = 0; i < n; i++)
        tally_count(&base, right[i].fact.id,
                    right_is_clean(&right[i], meeting_body(meetings, right[i].body)));
    figures_add(list, "G8", NULL, tally_percent(&base), &base);
}

static void
add_decisions(struct figures_list *list, const struct meetings *meetings)
{
    static const struct {
        const char *code;
        double (*compute)(const struct decisions *, struct tally *);
    } figures[] = {
        { "G5", decision_time }, { "G6", decision_needed }, { "G7", decision_reversals },
    };
    struct decisions decisions = facts_decisions(list->context);

    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        struct tally base = figures_base(list->context);
        double value = figures[i].compute(&decisions, &base);

        figures_add(list, figures[i].code, NULL, value, &base);
    }
    add_rights(list, meetings);
}

static void
add_promises(struct figures_list *list)
{
    struct promises promises = facts_promises(list->context);
    struct tally us = figures_base(list->context), them = us, both = us, overdue = us, slips = us;
    double kept_us = promise_kept(&promises, "us", "them", &us);
    double kept_them = promise_kept(&promises, "them", "us", &them), value;

    figures_add(list, "G9", "us", kept_us, &us);
    figures_add(list, "G9", "them", kept_them, &them);
    tally_join(&both, &us);
    tally_join(&both, &them);
    figures_add(list, "G10", NULL, 100 - fabs(kept_us - kept_them), &both);
    value = promise_overdue(&promises, &overdue);
    figures_add(list, "G11", NULL, value, &overdue);
    value = promise_slips(&promises, &slips);
    figures_add(list, "G12", NULL, value, &slips);
}

static void
add_issues(struct figures_list *list)
{
    static const struct {
        const char *code;
        double (*compute)(const struct issues *, struct tally *);
    } figures[] = {
        { "G13", issue_low_level }, { "G14", issue_in_time }, { "G15", issue_age },
        { "G16", issue_joint },     { "G17", issue_two_sided },
    };
    struct issues issues = facts_issues(list->context);

    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        struct tally base = figures_base(list->context);
        double value = figures[i].compute(&issues, &base);

        figures_add(list, figures[i].code, NULL, value, &base);
    }
}

static void
add_trust(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct trust_facts *trust = figures_rows(list->context, &trust_plan, &n);
    double us = trust_of(trust, n, "us", &base), them = trust_of(trust, n, "them", &base);
    double level = !known(us) ? them : !known(them) ? us : (us + them) / 2;

    figures_add(list, "G18", NULL, level, &base);
    figures_add(list, "G19", NULL, fabs(us - them), &base);
}

static void
add_guards(struct figures_list *list)
{
    struct tally in_place = figures_base(list->context), open = in_place;
    size_t n, n_flags;
    const struct safeguard_facts *safeguard = figures_rows(list->context, &safeguard_plan, &n);
    const struct flag_facts *flag = figures_rows(list->context, &flag_plan, &n_flags);
    double value = safeguard_in_place(safeguard, n, &in_place);

    figures_add(list, "G20", NULL, value, &in_place);
    value = flag_strength(flag, n_flags, n, &open);
    figures_add(list, "G21", NULL, value, &open);
}

static void
add_posts(struct figures_list *list)
{
    struct tally filled = figures_base(list->context), left = filled, charters = filled;
    struct tally plans = filled;
    long today = list->context->day;
    size_t n;
    const struct role_facts *role = figures_rows(list->context, &role_plan, &n);
    const struct charter_facts *charter;
    const struct exit_plan_facts *plan;
    double value = role_filled(role, n, today, &filled);

    figures_add(list, "G22", NULL, value, &filled);
    value = role_turnover(role, n, today, &left);
    figures_add(list, "G23", NULL, value, &left);
    charter = figures_rows(list->context, &charter_plan, &n);
    value = charter_days(charter, n, today, &charters);
    figures_add(list, "G24", NULL, value, &charters);
    plan = figures_rows(list->context, &exit_plan_plan, &n);
    value = exit_readiness(plan, n, today, &plans);
    figures_add(list, "G25", NULL, value, &plans);
}

static bool
is_ours(const struct party_facts *party, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (is_code(party[i].fact.id, id))
            return is_code(party[i].side, "us");
    return false;
}

/* The share of the value that is ours by agreement: a half unless the fairness rows total 100. */
static double
agreed_share(struct figures_context *context)
{
    size_t n, n_parties;
    const struct figures_row *row = answer_rows(context, "s03.fairness", &n);
    const struct party_facts *party = figures_all(context, &party_plan, &n_parties);
    double total = 0, ours = 0;

    for (size_t i = 0; i < n; i++) {
        double percent = row_number(&row[i], "percent");

        if (!known(percent))
            continue;
        total += percent;
        if (is_ours(party, n_parties, row_text(&row[i], "party")))
            ours += percent;
    }
    return is_equal(total, 100) ? ours / 100 : 0.5;
}

static void
add_value(struct figures_list *list)
{
    struct figures_context *context = list->context;
    struct tally base = figures_base(context);
    size_t n;
    const struct value_facts *entry = figures_rows(context, &value_plan, &n);
    double share = value_share(entry, n, context->currency, context->day, &base);

    figures_add(list, "G26", NULL, fabs(share - agreed_share(context)), &base);
}

static void
add_cost(struct figures_list *list, const struct meetings *meetings)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct time_facts *log = figures_rows(list->context, &time_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (window_event(log[i].date, list->context->day, DAYS_OF_W) && known(log[i].hours))
            tally_weigh(&base, log[i].fact.id, log[i].hours, false);
    base.part = meeting_person_hours(meetings);
    figures_add(list, "G27", NULL, tally_percent(&base), &base);
}

/* ---- the index ---- */

static bool
is_silent(const struct meetings *meetings, long day)
{
    for (size_t i = 0; i < meetings->n_bodies; i++)
        if (meetings->body[i].fact.birth <= day &&
            meeting_silence(meetings, &meetings->body[i]) >= 0)
            return true;
    return false;
}

static bool
has_confirmed_flag(struct figures_context *context)
{
    size_t n;
    const struct flag_facts *flag = figures_rows(context, &flag_plan, &n);

    return flag_is_confirmed(flag, n);
}

static bool
lacks_sponsor(const struct figures_list *list)
{
    size_t n;
    const struct role_facts *role = figures_rows(list->context, &role_plan, &n);

    return known(figures_value(list, "G22", NULL)) &&
           !(role_has_sponsor(role, n, "us", list->context->day) &&
             role_has_sponsor(role, n, "them", list->context->day));
}

static const char *
add_banners(struct figures_list *list, const struct meetings *meetings)
{
    if (is_silent(meetings, list->context->day))
        figures_banner(list, "steering_silent");
    if (is_below(figures_value(list, "G9", "us"), 50) ||
        is_below(figures_value(list, "G9", "them"), 50))
        figures_banner(list, "commitments_below_50");
    if (has_confirmed_flag(list->context))
        figures_banner(list, "flag_confirmed");
    if (lacks_sponsor(list))
        figures_banner(list, "no_sponsor");
    return list->n_banners ? list->banners[0] : NULL;
}

static void
add_index(struct figures_list *list, const char *capped_by)
{
    struct parts parts = { 0 };

    for (int i = 1; i <= 27; i++) {
        const char *code = arena_printf(list->arena, "G%d", i);
        const struct method_indicator *indicator =
            method_indicator(list->context->method, code, list->context->figures->err);

        if (indicator && indicator->weight)
            parts_add(&parts, indicator->weight, figures_score(list, code, NULL));
    }
    figures_set_index(list, "GHI", &parts, capped_by);
}

const struct figures_list *
figures_governance(struct figures_context *context)
{
    struct figures_list *list = figures_list_made(context, name);
    struct meetings meetings;

    if (list)
        return list;
    list = figures_list_new(context, name);
    meetings = facts_meetings(context);
    add_meetings(list, &meetings);
    add_decisions(list, &meetings);
    add_promises(list);
    add_issues(list);
    add_trust(list);
    add_guards(list);
    add_posts(list);
    add_value(list);
    add_cost(list, &meetings);
    add_index(list, add_banners(list, &meetings));
    return list;
}

/* ---- the sentence ---- */

static void
say_decisions(struct sentence *sentence, struct figures_context *context)
{
    struct figures_context *then = figures_at(context, context->day - DAYS_OF_W);
    struct tally base = figures_base(context), before = base;
    struct decisions decisions = facts_decisions(context);
    double now = decision_time(&decisions, &base), was = NAN;
    long days, more;

    if (!known(now) || !then)
        return;
    decisions = facts_decisions(then);
    was = decision_time(&decisions, &before);
    days = sentence_round(now);
    sentence_clause(sentence, "decisions take %ld %s at the median", days,
                    days == 1 ? "day" : "days");
    more = known(was) ? days - sentence_round(was) : 0;
    if (more)
        sentence_add(sentence, ", %ld %s than a quarter ago", more > 0 ? more : -more,
                     more > 0 ? "more" : "fewer");
}

static void
say_promises(struct sentence *sentence, struct figures_context *context)
{
    const struct figure *load = figures_find(figures_governance(context), "G11", NULL);
    struct promises promises = facts_promises(context);
    long late = promise_count_overdue(&promises, NULL);

    if (!load || !load->n)
        return;
    if (!late)
        sentence_clause(sentence, "no commitment is late");
    else
        sentence_clause(sentence, "%ld %s late, %ld ours and %ld theirs", late,
                        late == 1 ? "commitment is" : "commitments are",
                        promise_count_overdue(&promises, "us"),
                        promise_count_overdue(&promises, "them"));
}

const char *
figures_governance_sentence(struct figures_context *context)
{
    struct sentence sentence = { .arena = context->arena };
    double trust = figures_value(figures_governance(context), "G18", NULL);

    say_decisions(&sentence, context);
    say_promises(&sentence, context);
    if (known(trust))
        sentence_clause(&sentence, "trust stands at %s of 5",
                        sentence_decimal(&sentence, trust));
    return sentence_end(&sentence);
}
