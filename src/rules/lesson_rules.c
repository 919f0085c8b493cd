#include "src/rules/lesson_rules.h"

/* `elsewhere`: only applications in another alliance. */
static bool
is_applied(const struct lessons *lessons, const struct lesson_facts *lesson, bool elsewhere)
{
    for (size_t i = 0; i < lessons->n_applications; i++) {
        const struct application_facts *application = &lessons->application[i];

        if (is_code(application->lesson, lesson->fact.id) &&
            (!elsewhere ||
             (application->alliance && !is_code(application->alliance, lessons->alliance))))
            return true;
    }
    return false;
}

static bool
is_approved(const struct lesson_facts *lesson)
{
    return is_one_of(lesson->state, "approved applied");
}

double
lesson_used(const struct lessons *lessons, struct tally *base)
{
    for (size_t i = 0; i < lessons->n; i++)
        if (is_approved(&lessons->lesson[i]))
            tally_count(base, lessons->lesson[i].fact.id,
                        is_applied(lessons, &lessons->lesson[i], false));
    return tally_percent(base);
}

double
lesson_carried(const struct lessons *lessons, struct tally *base)
{
    for (size_t i = 0; i < lessons->n; i++)
        if (is_approved(&lessons->lesson[i]) && is_code(lessons->lesson[i].scope, "all"))
            tally_count(base, lessons->lesson[i].fact.id,
                        is_applied(lessons, &lessons->lesson[i], true));
    return tally_percent(base);
}
