#include "src/rules/survey_rules.h"

#include <string.h>

#include "src/base/date.h"
#include "src/rules/light.h"

#define SHARED STATEMENT_SHARED
#define MIRROR STATEMENT_MIRROR
#define OWN STATEMENT_OWN_HOUSE

const struct statement statements[STATEMENTS] = {
    { "W1", "R1", SHARED },    { "W2", "R1", MIRROR },    { "W3", "R1", MIRROR },
    { "W4", "R1", SHARED },    { "W5", "R1", SHARED },    { "I1", "R2", MIRROR },
    { "I2", "R2", SHARED },    { "I3", "R2", SHARED },    { "I4", "R2", SHARED },
    { "I5", "R2", SHARED },    { "V1", "R3", SHARED },    { "V2", "R3", MIRROR },
    { "V3", "R3", SHARED },    { "V4", "R3", MIRROR },    { "V5", "R3", SHARED },
    { "B1", "R4", MIRROR },    { "B2", "R4", MIRROR },    { "B3", "R4", SHARED },
    { "B4", "R4", MIRROR },    { "B5", "R4", SHARED },    { "H1", "R5", OWN },
    { "H2", "R5", OWN },       { "H3", "R5", OWN },       { "H4", "R5", OWN },
    { "H5", "R5", OWN },       { "T1", "trust", SHARED }, { "T2", "trust", SHARED },
    { "T3", "trust", SHARED }, { "T4", "trust", OWN },    { "F1", "fit", OWN },
    { "F2", "fit", SHARED },   { "F3", "fit", SHARED },   { "F4", "fit", SHARED },
};

double
rating_of_hundred(double value)
{
    return 1 + value / 25;
}

/* ---- one question, one side ---- */

/* Where the rating belongs; NULL: nowhere. */
static struct opinion *
opinion_for(struct statement_result result[STATEMENTS], const struct rating *rating)
{
    int side = is_code(rating->side, "us") ? SURVEY_US : SURVEY_THEM;

    for (size_t i = 0; i < STATEMENTS; i++) {
        if (!is_code(rating->statement, statements[i].id))
            continue;
        if (statements[i].kind != STATEMENT_MIRROR)
            return is_code(rating->aspect, "one") ? &result[i].self[side] : NULL;
        return is_code(rating->aspect, "we")     ? &result[i].self[side]
               : is_code(rating->aspect, "they") ? &result[i].other[side]
                                                 : NULL;
    }
    return NULL;
}

/* From sums to mean and deviation: while adding, `mean` holds the sum of the values. */
static void
close_mean(struct opinion *opinion)
{
    opinion->mean = opinion->n >= ANSWERS_LEAST ? opinion->mean / (double)opinion->n : NAN;
}

static void
close_deviation(struct opinion *opinion)
{
    opinion->deviation =
        known(opinion->mean) ? sqrt(opinion->deviation / (double)(opinion->n - 1)) : NAN;
}

static void
for_each(struct statement_result result[STATEMENTS], void (*close)(struct opinion *))
{
    for (size_t i = 0; i < STATEMENTS; i++)
        for (int side = 0; side < 2; side++) {
            close(&result[i].self[side]);
            close(&result[i].other[side]);
        }
}

void
survey_results(const struct rating *rating, size_t n, struct statement_result result[STATEMENTS])
{
    for (size_t i = 0; i < STATEMENTS; i++)
        result[i] = (struct statement_result){ .statement = &statements[i] };
    for (size_t i = 0; i < n; i++) {
        struct opinion *opinion = known(rating[i].value) ? opinion_for(result, &rating[i]) : NULL;

        if (opinion) {
            opinion->mean += rating[i].value;
            opinion->n++;
        }
    }
    for_each(result, close_mean);
    for (size_t i = 0; i < n; i++) {
        struct opinion *opinion = known(rating[i].value) ? opinion_for(result, &rating[i]) : NULL;
        double away = opinion ? rating[i].value - opinion->mean : NAN;

        if (known(away))
            opinion->deviation += away * away;
    }
    for_each(result, close_deviation);
}

bool
opinion_is_split(const struct opinion *opinion)
{
    return is_at_least(opinion->deviation, 1.2);
}

/* ---- one statement ---- */

double
result_mean(const struct statement_result *result, enum survey_side side)
{
    return result->statement->kind == STATEMENT_MIRROR
           ? (result->self[side].mean + result->other[side].mean) / 2
           : result->self[side].mean;
}

double
result_both(const struct statement_result *result)
{
    return (result_mean(result, SURVEY_US) + result_mean(result, SURVEY_THEM)) / 2;
}

double
result_gap(const struct statement_result *result)
{
    return result->statement->kind == STATEMENT_SHARED
           ? result->self[SURVEY_US].mean - result->self[SURVEY_THEM].mean
           : NAN;
}

bool
result_is_solid(const struct statement_result *result)
{
    const struct opinion *us = &result->self[SURVEY_US], *them = &result->self[SURVEY_THEM];
    double gap = result_gap(result);

    return known(gap) &&
           is_above(fabs(gap), 2 * sqrt(us->deviation * us->deviation / (double)us->n +
                                        them->deviation * them->deviation / (double)them->n));
}

double
result_blind(const struct statement_result *result, enum survey_side side)
{
    return result->statement->kind == STATEMENT_MIRROR
           ? result->self[side].mean - result->other[!side].mean
           : NAN;
}

double
result_priority(const struct statement_result *result)
{
    double apart = result_mean(result, SURVEY_US) - result_mean(result, SURVEY_THEM);

    if (result->statement->kind == STATEMENT_OWN_HOUSE)
        apart *= 0;              /* information, no disagreement; still unknown without both */
    return 5 - result_both(result) + fabs(apart);
}

const struct statement_result *
result_of(const struct statement_result result[STATEMENTS], const char *id)
{
    for (size_t i = 0; i < STATEMENTS; i++)
        if (!strcmp(statements[i].id, id))
            return &result[i];
    return NULL;
}

/* ---- the whole survey ---- */

/* Put a value that is known into the sum. */
static void
add(double value, double *sum, size_t *n)
{
    if (!known(value))
        return;
    *sum += value;
    ++*n;
}

double
survey_letter(const struct statement_result result[STATEMENTS], char letter, bool ours, size_t *n)
{
    double sum = 0;

    *n = 0;
    for (size_t i = 0; i < STATEMENTS; i++)
        if (statements[i].id[0] == letter)
            add(ours ? result_mean(&result[i], SURVEY_US) : result_both(&result[i]), &sum, n);
    return *n >= 3 ? sum / (double)*n : NAN;
}

double
survey_gap(const struct statement_result result[STATEMENTS], size_t *n)
{
    double sum = 0;

    *n = 0;
    for (size_t i = 0; i < STATEMENTS; i++)
        add(fabs(result_gap(&result[i])), &sum, n);
    return *n ? sum / (double)*n : NAN;
}

double
survey_blind(const struct statement_result result[STATEMENTS], enum survey_side side, size_t *n)
{
    double sum = 0;

    *n = 0;
    for (size_t i = 0; i < STATEMENTS; i++)
        add(fabs(result_blind(&result[i], side)), &sum, n);
    return *n ? sum / (double)*n : NAN;
}

double
survey_audit(const char *survey, long closed_on, int months, const struct action_facts *action,
             size_t n, long today, struct tally *base)
{
    long actions = 0, due = 0, done = 0;

    tally_add(base, survey);
    for (size_t i = 0; i < n; i++) {
        if (!is_code(action[i].survey, survey) || is_code(action[i].state, "dropped"))
            continue;
        tally_add(base, action[i].fact.id);
        actions++;
        if (!day_before(action[i].due, today))
            continue;
        due++;
        done += day_known(action[i].done_on) && action[i].done_on <= action[i].due;
    }
    return (date_add_months(closed_on, months) >= today ? 50 : 0) +
           (actions && 5 * done >= 4 * due ? 50 : 0);
}
