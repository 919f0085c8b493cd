/* Lessons, and where they were used (C.6 L14, L15). */
#ifndef ENTENTE_RULES_LESSON_RULES_H
#define ENTENTE_RULES_LESSON_RULES_H

#include "src/rules/tally.h"

struct lesson_facts {
    struct fact fact;
    const char *title, *scope, *state;
};

struct application_facts {
    struct fact fact;
    const char *lesson, *alliance;
    long date;
};

struct lessons {
    const struct lesson_facts *lesson;
    size_t n;
    const struct application_facts *application;   /* seen ones, in any alliance */
    size_t n_applications;
    const char *alliance;                          /* whose lessons they are */
};

double lesson_used(const struct lessons *lessons, struct tally *base);      /* L14 */
double lesson_carried(const struct lessons *lessons, struct tally *base);   /* L15 */

#endif
