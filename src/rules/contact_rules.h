/* How often the two sides are in touch (C.6 L7, L8). */
#ifndef ENTENTE_RULES_CONTACT_RULES_H
#define ENTENTE_RULES_CONTACT_RULES_H

#include "src/rules/tally.h"

enum { CONTACT_DAYS = 30 };      /* a month of contacts */

struct contact_facts {
    struct fact fact;
    const char *channel;
    long date;
    double formal, learning;
};

/**
 * Contacts of the last 30 days as a percentage of those planned a month (L7). `base` comes with the
 * planned rows, its `whole` being their sum; NAN when nothing is planned or no contact was ever
 * logged.
 */
double contact_intensity(const struct contact_facts *contact, size_t n, long today,
                         struct tally *base);

/** The share of informal contacts in W, in percent (L8). */
double contact_informal(const struct contact_facts *contact, size_t n, long today,
                        struct tally *base);

#endif
