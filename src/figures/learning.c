#include "src/figures/learning.h"

#include <string.h>

#include "src/figures/answers.h"
#include "src/figures/learning_dimensions.h"
#include "src/figures/plan_learning.h"
#include "src/figures/dashboard.h"
#include "src/figures/sentence.h"

static const char name[] = "learning";

/* ---- attainment ---- */

double
figures_learning_lead(struct figures_context *context)
{
    struct tally us = figures_base(context), them = us;
    struct attainment attainment = facts_attainment(context);

    return attainment_of(&attainment, "us", &us) - attainment_of(&attainment, "them", &them);
}

bool
figures_learning_race(struct figures_context *context)
{
    struct figures_context *then = figures_at(context, context->day - RACE_DAYS);

    return then && attainment_is_race(figures_learning_lead(context),
                                      figures_learning_lead(then));
}

bool
figures_learning_estimated(struct figures_context *context)
{
    struct attainment attainment = facts_attainment(context);

    for (size_t i = 0; i < attainment.n; i++)
        if (is_code(attainment.objective[i].wanted_by, "them") &&
            attainment_is_estimated(&attainment, &attainment.objective[i]))
            return true;
    return false;
}

static void
add_attainment(struct figures_list *list)
{
    struct attainment attainment = facts_attainment(list->context);
    struct tally us = figures_base(list->context), them = us, both = us;
    double ours = attainment_of(&attainment, "us", &us);
    double theirs = attainment_of(&attainment, "them", &them);

    figures_add(list, "L1", "us", ours, &us);
    figures_add(list, "L1", "them", theirs, &them);
    tally_join(&both, &us);
    tally_join(&both, &them);
    figures_add(list, "L2", NULL, attainment_balance(ours, theirs), &both);
    figures_add_plain(list, "L3", NULL, ours - theirs, &both);
}

/* ---- knowledge ---- */

struct knowledge_figure {
    const char *code;
    double (*compute)(const struct knowledge *, struct tally *);
};

static void
add_knowledge(struct figures_list *list, const struct knowledge *knowledge,
              const struct knowledge_figure *figures, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct tally base = figures_base(list->context);
        double value = figures[i].compute(knowledge, &base);

        figures_add(list, figures[i].code, NULL, value, &base);
    }
}

static void
add_flow(struct figures_list *list, const struct knowledge *knowledge)
{
    static const struct knowledge_figure joint = { "L5", knowledge_joint };
    struct tally base = figures_base(list->context);
    double value = knowledge_flow(knowledge, NULL, &base);

    figures_add(list, "L4", NULL, value, &base);
    add_knowledge(list, knowledge, &joint, 1);
}

static void
add_items(struct figures_list *list, const struct knowledge *knowledge)
{
    static const struct knowledge_figure figures[] = {
        { "L12", knowledge_tacit_fit }, { "L13", knowledge_unclaimed },
    };

    add_knowledge(list, knowledge, figures, sizeof figures / sizeof *figures);
}

/* ---- cycles and lessons ---- */

const char *
figures_evolution(struct figures_context *context)
{
    struct cycles cycles = facts_cycles(context);

    return cycle_evolution(&cycles);
}

static void
add_cycles(struct figures_list *list)
{
    struct cycles cycles = facts_cycles(list->context);
    struct tally pace = figures_base(list->context), done = pace;
    double value = cycle_pace(&cycles, &pace);

    figures_add(list, "L10", NULL, value, &pace);
    value = cycle_follow_through(&cycles, &done);
    figures_add(list, "L11", NULL, value, &done);
}

static void
add_lessons(struct figures_list *list)
{
    struct lessons lessons = facts_lessons(list->context);
    struct tally used = figures_base(list->context), carried = used;
    double value = lesson_used(&lessons, &used);

    figures_add(list, "L14", NULL, value, &used);
    value = lesson_carried(&lessons, &carried);
    figures_add(list, "L15", NULL, value, &carried);
}

/* ---- the two sides ---- */

static void
add_capacity(struct figures_list *list)
{
    static const char *const sides[] = { "us", "them" };
    size_t n;
    const struct capacity_facts *capacity = figures_rows(list->context, &capacity_plan, &n);

    for (size_t i = 0; i < 2; i++) {
        struct tally base = figures_base(list->context);
        double value = capacity_of(capacity, n, sides[i], &base);

        figures_add(list, "L17", sides[i], value, &base);
    }
}

static double
gap_of(struct figures_context *context, int number, struct tally *base)
{
    size_t n;
    const struct asymmetry_facts *asymmetry = figures_rows(context, &asymmetry_plan, &n);

    return asymmetry_gap(asymmetry, n, asymmetry_kinds[number - 1], base);
}

bool
figures_asymmetry_alarm(struct figures_context *context, int number)
{
    struct figures_context *year_ago = figures_at(context, context->day - DAYS_OF_YEAR);
    struct tally now = figures_base(context), then = now;

    return year_ago && asymmetry_is_alarm(asymmetry_kinds[number - 1],
                                          gap_of(context, number, &now),
                                          gap_of(year_ago, number, &then));
}

static void
add_asymmetries(struct figures_list *list)
{
    struct parts parts = { 0 };

    for (int i = 1; i <= ASYMMETRIES; i++) {
        struct tally base = figures_base(list->context);
        double gap = gap_of(list->context, i, &base);

        figures_add(list, arena_printf(list->arena, "L18.Y%d", i), NULL, gap, &base);
        parts_add(&parts, 1, gap);
    }
    figures_add_mean(list, "L18", NULL, &parts);
}

static void
add_returnees(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s10.staff", &n);

    for (size_t i = 0; i < n; i++)
        if (is_code(row_text(&row[i], "side"), "us") && row_number(&row[i], "seconded") > 0 &&
            day_before(row_day(&row[i], "until"), list->context->day))
            tally_count(&base, row[i].id,
                        is_one_of(row_text(&row[i], "used"), "presented related_post both"));
    figures_add(list, "L20", NULL, tally_percent(&base), &base);
}

/* ---- the index ---- */

/* The code that caps the index, or NULL. */
static const char *
add_banners(struct figures_list *list, const struct knowledge *knowledge)
{
    const char *evolution = figures_evolution(list->context);
    const char *cap = is_one_of(evolution, "inertial frustrated") ? evolution : NULL;

    if (knowledge_has_leaked(knowledge))
        figures_banner(list, "leak_restricted");
    if (figures_learning_race(list->context))
        figures_banner(list, "learning_race");
    if (cap)
        figures_banner(list, cap);
    return cap;
}

static void
add_index(struct figures_list *list, const char *capped_by)
{
    static const struct {
        const char *code, *side;
    } weighed[] = {
        { "L1", "us" },  { "L2", NULL },  { "L4", NULL },  { "L6", NULL },
        { "L7", NULL },  { "L10", NULL }, { "L11", NULL }, { "L13", NULL },
        { "L14", NULL }, { "L16", NULL }, { "L17", "us" },
    };
    struct parts parts = { 0 };

    for (size_t i = 0; i < sizeof weighed / sizeof *weighed; i++) {
        const struct method_indicator *indicator =
            method_indicator(list->context->method, weighed[i].code, list->context->figures->err);

        if (indicator)
            parts_add(&parts, indicator->weight,
                      figures_score(list, weighed[i].code, weighed[i].side));
    }
    figures_set_index(list, "LHI", &parts, capped_by);
}

const struct figures_list *
figures_learning(struct figures_context *context)
{
    static const struct knowledge_figure leaks = { "L16", knowledge_leaks };
    static const struct knowledge_figure levels = { "L19", knowledge_levels };
    struct figures_list *list = figures_list_made(context, name);
    struct knowledge knowledge;

    if (list)
        return list;
    list = figures_list_new(context, name);
    knowledge = facts_knowledge(context);
    add_attainment(list);
    add_flow(list, &knowledge);
    learning_add_dimensions(list);
    add_cycles(list);
    add_items(list, &knowledge);
    add_lessons(list);
    add_knowledge(list, &knowledge, &leaks, 1);
    add_capacity(list);
    add_asymmetries(list);
    add_knowledge(list, &knowledge, &levels, 1);
    add_returnees(list);
    add_index(list, add_banners(list, &knowledge));
    return list;
}

/* ---- the sentence ---- */

static void
say_attainment(struct sentence *sentence, const struct figures_list *list)
{
    double us = figures_value(list, "L1", "us"), them = figures_value(list, "L1", "them");

    if (!known(us))
        return;
    sentence_clause(sentence, "we have reached %ld %% of what we want to learn",
                    sentence_round(us));
    if (known(them))
        sentence_add(sentence, ", they %ld %%", sentence_round(them));
}

static const struct figure *
weakest_figure(const struct figures_list *list, int number)
{
    return figures_find(list, arena_printf(list->arena, "L6.O%d", number), NULL);
}

static void
say_weakest(struct sentence *sentence, const struct figures_list *list, bool words)
{
    double lowest = NAN;
    int weakest = 0;

    for (int i = 1; i <= INKPEN_OBJECTIVES; i++) {
        char code[] = "L6.O1";
        double score;

        code[sizeof code - 2] = (char)('0' + i);
        score = figures_value(list, code, NULL);
        if (known(score) && (!weakest || is_below(score, lowest))) {
            lowest = score;
            weakest = i;
        }
    }
    if (weakest && words)
        sentence_clause(sentence, "\"%s\" is the weakest of the six objectives",
                        dashboard_label(list->context, weakest_figure(list, weakest)));
    else if (weakest)
        sentence_clause(sentence, "%s is the weakest of the six objectives",
                        inkpen_codes[weakest - 1]);
}

static const char *
sentence_of(struct figures_context *context, bool words)
{
    const struct figures_list *list = figures_learning(context);
    struct sentence sentence = { .arena = context->arena };
    double pace = figures_value(list, "L10", NULL);

    say_attainment(&sentence, list);
    say_weakest(&sentence, list, words);
    if (known(pace))
        sentence_clause(&sentence, "the last learning cycle closed %ld %s ago",
                        sentence_round(pace), sentence_round(pace) == 1 ? "day" : "days");
    return sentence_end(&sentence);
}

const char *
figures_learning_sentence(struct figures_context *context)
{
    return sentence_of(context, false);
}

const char *
figures_learning_said(struct figures_context *context)
{
    return sentence_of(context, true);
}
