#include "src/figures/learning_dimensions.h"

#include "src/figures/answers.h"
#include "src/figures/plan_learning.h"
#include "src/figures/survey.h"

static const char *
part_of(struct figures_list *list, const char *whole, char letter, int number)
{
    return arena_printf(list->arena, "%s.%c%d", whole, letter, number);
}

static void
add_objectives(struct figures_list *list)
{
    struct parts parts = { 0 };
    size_t n;
    const struct inkpen_facts *answer = figures_rows(list->context, &inkpen_plan, &n);

    for (int i = 1; i <= INKPEN_OBJECTIVES; i++) {
        struct tally base = figures_base(list->context);
        double score = inkpen_score(answer, n, i, &base);

        figures_add(list, part_of(list, "L6", 'O', i), NULL, score, &base);
        parts_add(&parts, 1, score);
    }
    figures_add_mean(list, "L6", NULL, &parts);
}

/* ---- contacts ---- */

/* The contacts planned a month, by the pairs, or by the interface of step 7 when there are none. */
static void
plan_contacts(struct figures_context *context, struct tally *base)
{
    size_t n, n_rows;
    const struct pair_facts *pair = figures_rows(context, &pair_plan, &n);
    const struct figures_row *row;

    for (size_t i = 0; i < n; i++)
        if (known(pair[i].times_per_month))
            tally_weigh(base, pair[i].fact.id, pair[i].times_per_month, false);
    if (n)
        return;
    row = answer_rows(context, "s07.interface", &n_rows);
    for (size_t i = 0; i < n_rows; i++) {
        double times = row_number(&row[i], "times_per_month");

        if (known(times))
            tally_weigh(base, row[i].id, times, false);
    }
}

static void
add_contacts(struct figures_list *list)
{
    struct tally planned = figures_base(list->context), informal = planned;
    size_t n;
    const struct contact_facts *contact = figures_rows(list->context, &contact_plan, &n);
    double value;

    plan_contacts(list->context, &planned);
    value = contact_intensity(contact, n, list->context->day, &planned);
    figures_add(list, "L7", NULL, value, &planned);
    value = contact_informal(contact, n, list->context->day, &informal);
    figures_add(list, "L8", NULL, value, &informal);
}

/* ---- three dimensions ---- */

/* How our side sees foresight (T2) and shared purpose (T4) in the newest survey, 0..100. */
static double
culture_view(struct figures_context *context)
{
    static const char *const asked[] = { "T2", "T4" };
    const struct survey_seen *survey = figures_survey(context);
    struct parts parts = { 0 };

    for (size_t i = 0; i < 2; i++) {
        const struct statement_result *result = result_of(survey->result, asked[i]);

        if (result)
            parts_add(&parts, 1, (result_mean(result, SURVEY_US) - 1) * 25);
    }
    return parts_mean(&parts);
}

/* Intensity of knowledge connections (K1). */
static struct parts
intensity(const struct figures_list *list)
{
    struct parts answers = { 0 }, parts = { 0 };

    parts_add(&answers, 1, figures_value(list, "L6.O2", NULL));
    parts_add(&answers, 1, figures_value(list, "L6.O4", NULL));
    parts_add(&parts, 50, parts_mean(&answers));
    parts_add(&parts, 50, figures_score(list, "L7", NULL));
    return parts;
}

/* Relatedness of alliance knowledge (K2). */
static struct parts
relatedness(const struct figures_list *list)
{
    struct parts parts = { 0 };
    size_t n;
    const struct inkpen_facts *answer = figures_rows(list->context, &inkpen_plan, &n);

    parts_add(&parts, 1, figures_value(list, "L6.O1", NULL));
    parts_add(&parts, 1, figures_value(list, "L6.O5", NULL));
    parts_add(&parts, 1, inkpen_understanding(answer, n));
    return parts;
}

/* Cultural alignment (K3). */
static struct parts
alignment(const struct figures_list *list)
{
    struct parts parts = { 0 };

    parts_add(&parts, 60, figures_value(list, "L6.O6", NULL));
    parts_add(&parts, 40, culture_view(list->context));
    return parts;
}

static void
add_three(struct figures_list *list)
{
    struct parts dimensions[] = { intensity(list), relatedness(list), alignment(list) };
    struct parts whole = { 0 };

    for (int i = 0; i < 3; i++) {
        figures_add_mean(list, part_of(list, "L9", 'K', i + 1), NULL, &dimensions[i]);
        parts_add(&whole, 1, parts_mean(&dimensions[i]));
    }
    figures_add_mean(list, "L9", NULL, &whole);
}

void
learning_add_dimensions(struct figures_list *list)
{
    add_objectives(list);
    add_contacts(list);
    add_three(list);
}
