/* The rules of B.8: one function each, all in one table. */
#ifndef ENTENTE_OPS_ATTEND_RULE_H
#define ENTENTE_OPS_ATTEND_RULE_H

#include "src/base/date.h"
#include "src/ops/attend.h"

/** The alliances to look at: ids from `first` to `last`, both included. */
struct attend_span {
    char first[ID_SIZE], last[ID_SIZE];
    char today[DATE_SIZE];
};

struct attend_rule {
    const char *code;            /* "N07" */
    const char *view;
    const char *why;             /* the rule in a sentence, for people */
    /** Call attend_add() for every record of the span that meets the condition. */
    bool (*find)(struct attend *attend, const struct attend_rule *rule,
                 const struct attend_span *span, struct err *err);
};

extern const struct attend_rule attend_rules[];
extern const size_t attend_rule_count;

/** What a line is about; all borrowed during attend_add(). */
struct attend_about {
    const char *alliance, *name, *code, *tier;
    const char *entity, *record;
    int step;
};

/** Add a line to the scan. */
void attend_add(struct attend *attend, const struct attend_rule *rule,
                const struct attend_about *about, int urgency, long days, const char *text);

#endif
