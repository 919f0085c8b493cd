#include "bench/plan.h"

#include <stdio.h>

void
plan_grown_id(char out[PLAN_ID], char kind, long i)
{
    snprintf(out, PLAN_ID, "01KBENCH%c%017lu", kind, (unsigned long)i % 100000000000000000);
}

void
plan_spread_id(char out[PLAN_ID], char kind, long i, int place)
{
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t half[2];

    half[0] = words_mix(((uint64_t)(unsigned char)kind << 56) + ((uint64_t)i << 16) +
                        (uint64_t)place);
    half[1] = words_mix(half[0]);
    for (int k = 0; k < PLAN_ID - 1; k++) {
        out[k] = digits[half[k / 13] & 31];
        half[k / 13] >>= 5;
    }
    out[PLAN_ID - 1] = '\0';
}

const char *
plan_day(const struct plan *plan, long offset, char out[16])
{
    time_t at = plan->now + (time_t)offset * 86400;
    struct tm tm;

    gmtime_r(&at, &tm);
    strftime(out, 16, "%Y-%m-%d", &tm);
    return out;
}

struct alliance
plan_alliance(const struct plan *plan, long i)
{
    static const char *const states[] = { "idea", "exploring", "negotiating", "agreed",
                                          "operating", "operating", "operating", "under_review" };
    struct alliance alliance = { .i = i, .partner = words_partner(i, plan->organisations) };

    alliance.dice = words_mix((uint64_t)i + (UINT64_C(3) << 40));
    alliance.manager = (long)(alliance.dice % PLAN_PEOPLE);
    alliance.state = states[alliance.dice / PLAN_PEOPLE % 8];
    alliance.done = i % PLAN_DEEP ? (int)(alliance.dice >> 20 & 1) - 1
                                  : (int)((alliance.dice >> 24) % (PLAN_STEPS + 1));
    plan_grown_id(alliance.id, 'A', i);
    words_alliance(i, alliance.partner, alliance.name);
    return alliance;
}

void
plan_write_each(struct plan *plan, const char *entity,
                void (*write)(struct plan *, const struct alliance *))
{
    document_entity(&plan->document, entity);
    for (long i = 0; i < plan->alliances; i++) {
        struct alliance alliance = plan_alliance(plan, i);

        write(plan, &alliance);
    }
    document_entity_end(&plan->document);
}
