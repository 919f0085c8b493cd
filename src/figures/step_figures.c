#include "src/figures/step_figures.h"

#include <stdio.h>
#include <string.h>

#include "src/figures/plan_governance.h"
#include "src/method/texts.h"

static const char name[] = "steps";

/* ---- the chosen candidate ---- */

const struct figures_row *
step_chosen(struct figures_context *context)
{
    const char *choice = answer_text(context, "s04.choice");
    size_t n;
    const struct figures_row *row = answer_rows(context, "s04.candidates", &n);

    for (size_t i = 0; i < n; i++)
        if (is_code(row_text(&row[i], "organisation"), choice))
            return &row[i];
    return NULL;
}

const struct figures_row *
step_four_c(struct figures_context *context)
{
    const struct figures_row *chosen = step_chosen(context);
    size_t n;
    const struct figures_row *row = answer_rows(context, "s04.four_c", &n);

    for (size_t i = 0; chosen && i < n; i++)
        if (is_code(row_text(&row[i], "candidate"), chosen->id))
            return &row[i];
    return NULL;
}

const struct figures_row *
step_culture(struct figures_context *context, const char *layer)
{
    const struct figures_row *chosen = step_chosen(context);
    size_t n;
    const struct figures_row *row = answer_rows(context, "s04.culture", &n);

    for (size_t i = 0; chosen && i < n; i++)
        if (is_code(row_text(&row[i], "candidate"), chosen->id) &&
            is_code(row_text(&row[i], "layer"), layer) && known(row_number(&row[i], "distance")))
            return &row[i];
    return NULL;
}

/* ---- ratings given as answers ---- */

/* The answer's number, which then belongs to the base. */
static double
rated(struct figures_context *context, const char *key, struct tally *base)
{
    const struct figures_answer *answer = answer_of(context, key);

    if (!answer || !known(answer->number))
        return NAN;
    tally_add(base, answer->id);
    return answer->number;
}

double
step_rating(struct figures_context *context, const char *prefix, const char *words, size_t least,
            struct tally *base)
{
    char word[64], key[128];
    double sum = 0;

    for (const char *at = words; (at = texts_next_word(at, word)) != NULL;) {
        double number;

        snprintf(key, sizeof key, "%s%s", prefix, word);
        number = rated(context, key, base);
        sum += known(number) ? number : 0;
    }
    return base->n && base->n >= least ? 20 * sum / (double)base->n : NAN;
}

static void
add_gap(struct figures_list *list, const char *code, const char *us, const char *them)
{
    struct tally base = figures_base(list->context);
    double a = rated(list->context, us, &base), b = rated(list->context, them, &base);

    figures_add(list, code, NULL, fabs(a - b), &base);
}

/* ---- steps 1 to 3 ---- */

static void
add_fit(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s01.goals", &n);

    for (size_t i = 0; i < n; i++) {
        double priority = row_number(&row[i], "priority");
        double contribution = row_number(&row[i], "contribution");

        if (!known(priority) || !known(contribution))
            continue;
        tally_add(&base, row[i].id);
        base.part += priority * contribution;
        base.whole += priority * 5;
    }
    figures_add(list, "strategic_fit", NULL, tally_percent(&base), &base);
}

static void
add_resources(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s02.wanted", &n);

    for (size_t i = 0; i < n; i++)
        tally_count(&base, row[i].id,
                    row_number(&row[i], "valuable") == 1 && row_number(&row[i], "rare") == 1 &&
                    row_number(&row[i], "hard_to_copy") == 1 &&
                    row_number(&row[i], "no_substitute") == 1);
    figures_add(list, "strategic_resource_share", NULL, tally_percent(&base), &base);
}

static void
add_exchange(struct figures_list *list)
{
    struct figures_context *context = list->context;
    struct tally base = figures_base(context);
    long long give = 0, get = 0, larger, smaller;
    bool gives = false, gets = false;
    size_t n;
    const struct figures_row *row = answer_rows(context, "s03.exchange", &n);

    for (size_t i = 0; i < n; i++) {
        struct money value = row_money(&row[i], "value");
        const char *direction = row_text(&row[i], "direction");

        if (!money_is_in(value, context->currency) || !is_one_of(direction, "give get"))
            continue;
        tally_add(&base, row[i].id);
        if (is_code(direction, "give")) {
            give += value.minor;
            gives = true;
        } else {
            get += value.minor;
            gets = true;
        }
    }
    larger = give > get ? give : get;
    smaller = give > get ? get : give;
    figures_add(list, "exchange_balance", NULL,
                gives && gets && larger ? 100 * (double)smaller / (double)larger : NAN, &base);
}

static void
add_needs(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    double ours = rated(list->context, "s03.our_need", &base);
    double theirs = rated(list->context, "s03.their_need", &base);

    figures_add(list, "dependency_gap", NULL, ours - theirs, &base);
    figures_add(list, "interdependence", NULL, 100 * (ours + theirs) / 10, &base);
}

/* ---- step 4 ---- */

static double
score_of(const struct figures_row *score, size_t n, const char *candidate, const char *criterion)
{
    for (size_t i = 0; i < n; i++)
        if (is_code(row_text(&score[i], "candidate"), candidate) &&
            is_code(row_text(&score[i], "criterion"), criterion) &&
            known(row_number(&score[i], "score")))
            return row_number(&score[i], "score");
    return NAN;
}

static void
add_candidate(struct figures_list *list, const char *candidate)
{
    struct tally base = figures_base(list->context);
    size_t n, n_scores;
    const struct figures_row *criterion = answer_rows(list->context, "s04.criteria", &n);
    const struct figures_row *scores = answer_rows(list->context, "s04.scores", &n_scores);
    double total = 0;
    bool failing = false, enough;

    for (size_t i = 0; i < n; i++) {
        double weight = row_number(&criterion[i], "weight");
        double minimum = row_number(&criterion[i], "minimum");
        double score = score_of(scores, n_scores, candidate, criterion[i].id);

        failing = failing || (row_number(&criterion[i], "knock_out") == 1 && score < minimum);
        if (!known(weight))
            continue;
        total += weight;
        if (!known(score))
            continue;
        tally_add(&base, criterion[i].id);
        base.part += weight * score;
        base.whole += weight;
    }
    enough = base.whole > 0 && is_at_least(2 * base.whole, total);
    figures_add(list, arena_printf(list->arena, "candidate_score.%s", candidate), NULL,
                enough ? base.part / base.whole * 20 : NAN, &base)->failing = failing;
}

static void
add_four_c(struct figures_list *list)
{
    static const char *const conditions[] = { "skills", "culture", "aims", "risk" };
    struct tally base = figures_base(list->context);
    const struct figures_row *row = step_four_c(list->context);
    double sum = 0;
    size_t n = 0;

    for (size_t i = 0; row && i < 4; i++) {
        double rating = row_number(row, conditions[i]);

        if (known(rating)) {
            sum += rating;
            n++;
        }
    }
    if (n)
        tally_add(&base, row->id);
    figures_add(list, "four_c_index", NULL, n >= 2 ? 20 * sum / (double)n : NAN, &base);
}

static void
add_distance(struct figures_list *list)
{
    static const char *const layers[] = { "national", "organisational", "professional" };
    struct tally base = figures_base(list->context);

    for (size_t i = 0; i < 3; i++) {
        const struct figures_row *row = step_culture(list->context, layers[i]);

        if (row) {
            tally_add(&base, row->id);
            base.part += row_number(row, "distance");
        }
    }
    figures_add(list, "culture_distance", NULL, base.n >= 2 ? base.part / (double)base.n : NAN,
                &base);
}

/* ---- steps 5 and 6 ---- */

static void
add_recognition(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct figures_row *row = answer_rows(list->context, "s05.opportunities", &n);

    for (size_t i = 0; i < n; i++)
        if (!is_code(row_text(&row[i], "status"), "dropped"))
            tally_count(&base, row[i].id,
                        row_number(&row[i], "we_recognise") == 1 &&
                        row_number(&row[i], "they_recognise") == 1);
    figures_add(list, "mutual_recognition", NULL, tally_percent(&base), &base);
}

static void
add_negotiation(struct figures_list *list)
{
    static const char items[] =
        "preparation interests authority legal culture relationship walkaway";
    struct tally us = figures_base(list->context), them = us, both = us;
    double ours = step_rating(list->context, "s06.capability_us_", items, 4, &us);
    double theirs = step_rating(list->context, "s06.capability_them_", items, 4, &them);

    figures_add(list, "neg_index", "us", ours, &us);
    figures_add(list, "neg_index", "them", theirs, &them);
    tally_join(&both, &us);
    tally_join(&both, &them);
    figures_add(list, "neg_gap", NULL, ours - theirs, &both);
}

const struct figures_list *
figures_steps(struct figures_context *context)
{
    struct figures_list *list = figures_list_made(context, name);
    const struct figures_row *candidate;
    size_t n;

    if (list)
        return list;
    list = figures_list_new(context, name);
    add_fit(list);
    add_resources(list);
    add_exchange(list);
    add_needs(list);
    candidate = answer_rows(context, "s04.candidates", &n);
    for (size_t i = 0; i < n; i++)
        add_candidate(list, candidate[i].id);
    add_four_c(list);
    add_distance(list);
    add_recognition(list);
    add_gap(list, "openness_gap", "s05.transp_us", "s05.transp_them");
    add_gap(list, "receptivity_gap", "s05.recept_us", "s05.recept_them");
    add_negotiation(list);
    step_add_later(list);
    return list;
}
