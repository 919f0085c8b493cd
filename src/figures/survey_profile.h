/*
 * The two-line profile of a health check: every statement with what both sides said, where views
 * differ, what changed, and what needs care first (D.6, D.7).
 *
 * With fewer than three answers of a side to a statement nothing that side said about it is given:
 * no mean, no deviation, no comment.
 */
#ifndef ENTENTE_FIGURES_SURVEY_PROFILE_H
#define ENTENTE_FIGURES_SURVEY_PROFILE_H

#include "src/figures/survey.h"
#include "src/rules/survey_profile_rules.h"

/** Words that were written, in an order that tells nothing. */
struct survey_words {
    const char **text;
    size_t n;
};

/** A statement that was asked. */
struct survey_line {
    const struct method_statement *words;    /* "W2", "Promises kept in time" ... */
    struct survey_view view;                 /* the figures */
    struct survey_change change;             /* against the health check before */
    int rank;                                /* 1..5: care for it first; 0: not among them */
    struct survey_words comment[2];          /* by enum survey_side; none while it is hidden */
};

/** The statements of one rule, of trust or of fit. */
struct survey_theme {
    const char *rule, *name;                 /* "R3", "Using differences" */
    double score;                            /* 0..100; NAN: no data */
    enum light light;                        /* bands 75/50 */
    size_t n;                                /* statements with a value */
};

enum { SURVEY_THEMES = 7, SURVEY_FIRST = 5 };

struct survey_profile {
    const char *id, *name, *kind, *scale;    /* "five" or "hundred"; all figures are 1..5 */
    const struct method_survey *words;       /* of the set it was asked with */
    long opened_on, closed_on;
    const char *earlier;                     /* the id of the health check before; NULL: none */
    long earlier_on;
    size_t invited[2], answered[2];
    double rate[2];                          /* percent; NAN: nobody was invited */
    bool balanced;
    const struct survey_line *line;          /* in the order they are asked */
    size_t n;
    const struct survey_line *first[SURVEY_FIRST];   /* highest priority first */
    size_t n_first;
    struct survey_theme theme[SURVEY_THEMES];
    double gap;                              /* HW5 of this survey */
    enum light gap_light;
    size_t gap_n;
    double blind[2];                         /* HW6 */
    enum light blind_light[2];
    size_t blind_n[2];
    struct survey_words reply[METHOD_QUESTIONS][2];  /* open questions; none while hidden */
};

/**
 * The profile of the closed survey `id`, or (NULL) of the newest one closed by the day of the
 * context. NULL without one, or after a failure (figures->err). Lives as long as the alliance.
 */
const struct survey_profile *survey_profile(struct figures_context *context, const char *id);

#endif
