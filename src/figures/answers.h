/* What the twelve steps hold: answers and rows of the current revisions (0.7, 16). */
#ifndef ENTENTE_FIGURES_ANSWERS_H
#define ENTENTE_FIGURES_ANSWERS_H

#include "src/base/json.h"
#include "src/figures/context.h"

/** One answer. Lists of codes and amounts are JSON text in `text`. */
struct figures_answer {
    const char *id, *key;        /* "s03.our_need" */
    double number;               /* NAN: it is no number */
    const char *text;            /* NULL: it is no text */
};

/** One row of a step. */
struct figures_row {
    const char *id, *field;      /* "s01.goals" */
    long position;
    const struct json *cells;
};

struct figures_step_answers {
    const struct figures_answer *answer;
    size_t n_answers;
    const struct figures_row *row;       /* by field, position, id */
    size_t n_rows;
    int revision[12];
};

/** The answer that is not null, or NULL. */
const struct figures_answer *answer_of(struct figures_context *context, const char *key);

/** Its number (NAN), text (NULL), day (DAY_NONE) or amount (currency NULL). */
double answer_number(struct figures_context *context, const char *key);
const char *answer_text(struct figures_context *context, const char *key);
long answer_day(struct figures_context *context, const char *key);
struct money answer_money(struct figures_context *context, const char *key);

/** The rows of a field, `*n` of them, by position. */
const struct figures_row *answer_rows(struct figures_context *context, const char *field,
                                      size_t *n);

/** A cell of a row: NAN, NULL, DAY_NONE, currency NULL when it is unknown. */
double row_number(const struct figures_row *row, const char *column);
const char *row_text(const struct figures_row *row, const char *column);
long row_day(const struct figures_row *row, const char *column);
struct money row_money(const struct figures_row *row, const char *column);

#endif
