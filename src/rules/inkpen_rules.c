#include "src/rules/inkpen_rules.h"

#include <string.h>

#include "src/base/date.h"

const char *const inkpen_codes[INKPEN_OBJECTIVES] = {
    "value", "access", "tacit", "connection", "prior", "culture",
};

const char *const inkpen_actions[INKPEN_OBJECTIVES] = {
    "map with the partner who can do what, in a workshop",
    "negotiate access, or place people there",
    "switch to shadowing, rotation and joint work",
    "name contact pairs and put learning on the agenda",
    "borrow a manager with alliance experience and read the lessons",
    "let the sponsor speak at home, and tell the staff of the alliance the learning goal again",
};

/* The questions that are scored; those answered in words only are left out. */
static const struct question {
    int objective;
    const char *id;
    bool turned;
} questions[] = {
    { 1, "O1.1", false }, { 1, "O1.3", false }, { 1, "O1.4", false }, { 1, "O1.6", false },
    { 2, "O2.1", false }, { 2, "O2.3", true },  { 2, "O2.4", true },  { 2, "O2.5", false },
    { 3, "O3.1", false }, { 3, "O3.4", false },
    { 4, "O4.1", false }, { 4, "O4.2", false }, { 4, "O4.3", false }, { 4, "O4.4", true },
    { 5, "O5.1", false }, { 5, "O5.2", false }, { 5, "O5.3", false }, { 5, "O5.4", false },
    { 6, "O6.1", false }, { 6, "O6.2", false }, { 6, "O6.3", false },
};

enum { QUESTIONS = sizeof questions / sizeof *questions };

const struct inkpen_facts *
inkpen_newest(const struct inkpen_facts *answer, size_t n, const char *question)
{
    const struct inkpen_facts *found = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!is_code(answer[i].question, question) || !is_code(answer[i].side, "us") ||
            !known(answer[i].value))
            continue;
        if (!found || answer[i].date > found->date ||
            (answer[i].date == found->date && strcmp(answer[i].fact.id, found->fact.id) > 0))
            found = &answer[i];
    }
    return found;
}

long
inkpen_half_year(long day)
{
    int year, month, mday;

    date_split(day, &year, &month, &mday);
    return date_of(year, month < 7 ? 1 : 7, 1);
}

bool
inkpen_is_scored(const char *question)
{
    for (size_t i = 0; i < QUESTIONS; i++)
        if (is_code(question, questions[i].id))
            return true;
    return false;
}

bool
inkpen_is_turned(const char *question)
{
    for (size_t i = 0; i < QUESTIONS; i++)
        if (is_code(question, questions[i].id))
            return questions[i].turned;
    return false;
}

/* 1..5 to 0..100. */
static double
of_hundred(double rating)
{
    return (rating - 1) * 25;
}

double
inkpen_score(const struct inkpen_facts *answer, size_t n, int objective, struct tally *base)
{
    size_t asked = 0, answered = 0;
    double sum = 0;

    for (size_t i = 0; i < QUESTIONS; i++) {
        const struct inkpen_facts *newest;

        if (questions[i].objective != objective)
            continue;
        asked++;
        newest = inkpen_newest(answer, n, questions[i].id);
        if (!newest)
            continue;
        answered++;
        sum += questions[i].turned ? 6 - newest->value : newest->value;
        tally_add(base, newest->fact.id);
    }
    return answered && 2 * answered >= asked ? of_hundred(sum / (double)answered) : NAN;
}

long
inkpen_oldest(const struct inkpen_facts *answer, size_t n, int objective)
{
    long oldest = DAY_NONE;

    for (size_t i = 0; i < QUESTIONS; i++) {
        const struct inkpen_facts *newest =
            questions[i].objective == objective ? inkpen_newest(answer, n, questions[i].id) : NULL;

        if (newest && (!day_known(oldest) || newest->date < oldest))
            oldest = newest->date;
    }
    return oldest;
}

double
inkpen_understanding(const struct inkpen_facts *answer, size_t n)
{
    const struct inkpen_facts *newest = inkpen_newest(answer, n, "O3.4");

    return newest ? of_hundred(newest->value) : NAN;
}
