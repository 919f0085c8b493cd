#include "src/rules/contact_rules.h"

double
contact_intensity(const struct contact_facts *contact, size_t n, long today, struct tally *base)
{
    for (size_t i = 0; i < n; i++) {
        if (!window_event(contact[i].date, today, CONTACT_DAYS))
            continue;
        tally_add(base, contact[i].fact.id);
        base->part++;
    }
    return n && base->whole > 0 ? tally_percent(base) : NAN;
}

double
contact_informal(const struct contact_facts *contact, size_t n, long today, struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        if (window_event(contact[i].date, today, DAYS_OF_W) && known(contact[i].formal))
            tally_count(base, contact[i].fact.id, !(contact[i].formal > 0));
    return tally_percent(base);
}
