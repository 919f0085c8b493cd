/* The health check of both sides: what a statement was rated, and where views differ (D.6, D.7). */
#ifndef ENTENTE_RULES_SURVEY_RULES_H
#define ENTENTE_RULES_SURVEY_RULES_H

#include "src/rules/tally.h"

/* Fewer answers of a side are hidden, so that nobody can be made out. */
enum { ANSWERS_LEAST = 3 };

enum statement_kind { STATEMENT_SHARED, STATEMENT_MIRROR, STATEMENT_OWN_HOUSE };
enum survey_side { SURVEY_US, SURVEY_THEM };
enum { STATEMENTS = 33 };

/** A statement of D.6. `group`: the rule "R1" ... "R5", "trust" or "fit". */
struct statement {
    const char *id, *group;
    enum statement_kind kind;
};

extern const struct statement statements[STATEMENTS];

/** One valid answer, on the scale 1..5. */
struct rating {
    const char *side, *statement, *aspect;
    double value;
};

/** What one side says: NAN with fewer than three answers. `n` counts all of them. */
struct opinion {
    double mean, deviation;
    size_t n;
};

/** Of a mirror statement, `self` is "we" and `other` is "they"; else `self` is the one rating. */
struct statement_result {
    const struct statement *statement;
    struct opinion self[2], other[2];   /* by enum survey_side */
};

/** A value 0..100 as one of 1..5. */
double rating_of_hundred(double value);

/** The results of all statements, in the order of `statements`. */
void survey_results(const struct rating *rating, size_t n,
                    struct statement_result result[STATEMENTS]);

/** m of a side; NAN when it is hidden. Of both sides: the mean of the two, NAN without one. */
double result_mean(const struct statement_result *result, enum survey_side side);
double result_both(const struct statement_result *result);

/** Ours less theirs, of a shared statement; else NAN. */
double result_gap(const struct statement_result *result);

/** The gap is more than chance would make of so few answers. */
bool result_is_solid(const struct statement_result *result);

/** How much better a side thinks of itself than the other does; NAN unless it is a mirror. */
double result_blind(const struct statement_result *result, enum survey_side side);

/** The answers of one side to one question lie far apart. */
bool opinion_is_split(const struct opinion *opinion);

/** How much the statement needs care: low means and wide gaps both count; NAN without both sides. */
double result_priority(const struct statement_result *result);

/** The result of the statement `id`, or NULL. */
const struct statement_result *result_of(const struct statement_result result[STATEMENTS],
                                         const char *id);

/**
 * The mean over the statements whose id begins with the letter ("W"): of both sides, or of ours
 * only. `*n`: how many have a value; NAN with fewer than three.
 */
double survey_letter(const struct statement_result result[STATEMENTS], char letter, bool ours,
                     size_t *n);

double survey_gap(const struct statement_result result[STATEMENTS], size_t *n);     /* HW5 */
double survey_blind(const struct statement_result result[STATEMENTS], enum survey_side side,
                    size_t *n);                                                     /* HW6 */

/** An action, which may follow from a survey. */
struct action_facts {
    struct fact fact;
    const char *title, *side, *survey, *state;
    long due, done_on;
};

/**
 * 50 points when the survey closed on `closed_on` is not older than `months`, 50 when at least four
 * of five of its actions due were done in time (M2.5).
 */
double survey_audit(const char *survey, long closed_on, int months,
                    const struct action_facts *action, size_t n, long today, struct tally *base);

#endif
