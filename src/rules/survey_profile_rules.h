/* What one statement of a health check shows when both sides stand beside each other (D.7). */
#ifndef ENTENTE_RULES_SURVEY_PROFILE_RULES_H
#define ENTENTE_RULES_SURVEY_PROFILE_RULES_H

#include "src/rules/light.h"
#include "src/rules/survey_rules.h"

/**
 * One line of the picture: what us and them say about the same thing. A mirror statement has two:
 * about us ("we" of ours beside "they" of theirs), and about them.
 */
struct survey_mark {
    const char *about;               /* "" (both), "us", "them" */
    const struct opinion *us, *them; /* what our side says, what theirs says */
    double apart;                    /* gap; of a mirror: the blind spot of the side it is about;
                                        NAN: hidden, or an own-house statement */
    enum light light;
    bool solid;                      /* the gap is more than chance among so few */
    bool split_us, split_them;       /* a side disagrees within itself */
};

/** The figures of one statement. What is hidden is NAN. */
struct survey_view {
    const struct statement_result *result;
    double mean[2];                  /* m, by enum survey_side */
    bool hidden[2];                  /* fewer than three answers of the side */
    double gap, blind[2];
    enum light gap_light, blind_light[2];
    bool solid;
    bool split[2];
    double priority;
    struct survey_mark mark[2];
    size_t n_marks;
};

/** Lay out the result (borrowed) of one statement; lights by these bounds. */
struct survey_view survey_view(const struct statement_result *result, const struct bounds *gap,
                               const struct bounds *blind);

/** Against the survey before: m now less m then, |gap| now less |gap| then; NAN without either. */
struct survey_change {
    double mean[2], gap;
    bool dropped[2];                 /* m fell by 0.4 or more */
};

struct survey_change survey_change(const struct statement_result *now,
                                   const struct statement_result *then);

/** The mean over the statements of a rule ("R1", "trust") as 0..100; NAN and `*n` 0: no data. */
double survey_rule_score(const struct statement_result result[STATEMENTS], const char *rule,
                         size_t *n);

/** The smaller number is at least 60 % of the larger, and there is somebody. */
bool survey_is_balanced(size_t ours, size_t theirs);

/** The scale of the picture, "1----:----2...5", and one line of it. */
enum { SURVEY_COLUMNS = 41, SURVEY_PICTURE_SIZE = SURVEY_COLUMNS + 1 };
extern const char survey_scale[SURVEY_PICTURE_SIZE];

/**
 * `o` where our side stands, `x` where theirs, `*` for both, `-` between; blank where one is
 * hidden. Pure ASCII.
 */
void survey_picture(const struct survey_mark *mark, char out[SURVEY_PICTURE_SIZE]);

#endif
