#include "ui/screen/lighter.h"

#include <stdio.h>
#include <string.h>

#include "src/ops/step.h"

/* Which steps each takes: bit i is step i + 1. */
#define STEP(n) (1u << ((n) - 1))
#define ALL 0xfffu

static const struct {
    const char *key, *text, *reason;
    unsigned steps;
} ways[] = {
    { "full", "All twelve steps", "", ALL },
    { "research", "Joint research: without the rehearsal of the negotiation and the integration plan",
      "Joint research with little integration", ALL & ~(STEP(6) | STEP(10)) },
    { "marketing", "Marketing or distribution: without openness, negotiation and integration",
      "A marketing agreement without shared know-how", ALL & ~(STEP(5) | STEP(6) | STEP(10)) },
    { "tactical", "Tactical: why, what, with whom, the paper, who decides, and its value",
      "A tactical alliance takes the light way", STEP(1) | STEP(2) | STEP(3) | STEP(4) | STEP(8) | STEP(9) | STEP(12) },
};

void
lighter_offer(struct choose *choose)
{
    choose_clear(choose);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        char aside[32];

        snprintf(aside, sizeof aside, "%d steps", __builtin_popcount(ways[i].steps));
        choose_add(choose, ways[i].key, ways[i].text, aside);
    }
}

static size_t
find(const char *key)
{
    size_t i = 0;

    while (i + 1 < sizeof ways / sizeof *ways && strcmp(ways[i].key, key) != 0)
        i++;
    return i;
}

const char *
lighter_reason(const char *key)
{
    const char *reason = ways[find(key)].reason;

    return *reason ? reason : "All steps are taken";
}

bool
lighter_use(struct book *book, const char *alliance, const char *key, const char *sponsor, int *waived,
            struct err *err)
{
    size_t at = find(key);

    *waived = 0;
    return ways[at].steps == ALL || step_waive_unbegun(book, alliance, ALL & ~ways[at].steps, ways[at].reason, sponsor, waived, err);
}
