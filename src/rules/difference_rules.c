#include "src/rules/difference_rules.h"

/* Days after which an idea should have been taken up; days within which ideas are traced. */
enum { DAYS_TO_TAKE = 60, DAYS_TO_TRACE = 180 };

double
difference_discussed(const struct difference_facts *difference, size_t n, struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        tally_count(base, difference[i].fact.id, !is_code(difference[i].state, "noticed"));
    return tally_percent(base);
}

double
difference_used(const struct difference_facts *difference, size_t n, struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        if (is_code(difference[i].decision, "use") &&
            !is_one_of(difference[i].state, "noticed discussed_jointly"))
            tally_count(base, difference[i].fact.id,
                        is_one_of(difference[i].state, "in_use reviewed"));
    return tally_percent(base);
}

double
difference_open(const struct difference_facts *difference, size_t n, struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        tally_count(base, difference[i].fact.id, is_code(difference[i].decision, "open"));
    return n ? base->part : NAN;
}

double
idea_joint(const struct idea_facts *idea, size_t n, long today, struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        if (idea[i].joint == 1 && window_event(idea[i].logged_on, today, DAYS_OF_W))
            tally_count(base, idea[i].fact.id, true);
    return base->part;
}

double
idea_taken(const struct idea_facts *idea, size_t n, long today, struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        if (day_before(idea[i].logged_on, today - DAYS_TO_TAKE))
            tally_count(base, idea[i].fact.id, day_known(idea[i].taken_on));
    return tally_percent(base);
}

double
idea_traced(const struct idea_facts *idea, size_t n, long today, struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        if (idea[i].difference && window_event(idea[i].logged_on, today, DAYS_TO_TRACE))
            tally_count(base, idea[i].fact.id, true);
    return base->part;
}

double
information_in_time(const struct information_facts *item, size_t n, long today,
                    struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        if (window_due(item[i].due, today, DAYS_OF_W))
            tally_count(base, item[i].fact.id, day_known(item[i].delivered_on) &&
                        item[i].delivered_on <= item[i].due);
    return tally_percent(base);
}
