/* The rules of B.8: one function each, all in one table. */
#ifndef ENTENTE_FIGURES_ATTEND_RULE_H
#define ENTENTE_FIGURES_ATTEND_RULE_H

#include "src/figures/context.h"

struct attend_rule;

/** What a rule has found of an alliance. Texts live in the arena of its context, or for good. */
struct attend_finding {
    const struct attend_rule *rule;
    const char *view;            /* governance, learning, progress, risk, steps */
    int urgency;
    long days;                   /* how long it has been so; 0 where the rule gives none */
    const char *text;            /* what, as programs read it: codes stay codes (B.8) */
    const char *said;            /* the same for people, in the words of the method */
    const char *entity;          /* the record that meets the condition: its entity ... */
    const char *record;          /* ... and id */
    int step;                    /* 1..12 when it is put right in a step, else 0 */
    const char *key;             /* of the answer there; NULL: none */
};

/** An alliance that the rules are tried on, and what they have found. */
struct attend_trial {
    struct figures_context *context;
    struct attend_finding *finding;
    size_t n, room;
};

/** Call attend_found() for every record that meets the condition. */
typedef void attend_find(struct attend_trial *trial, const struct attend_rule *rule);

struct attend_rule {
    const char *code;            /* "N07" */
    const char *view;
    const char *why;             /* the rule in a sentence, for people */
    attend_find *find;
    /*
     * Where it is put right: the field of the record found, or a new record of the kind `adds` that
     * belongs to it. Neither: on the record as a whole, or in the view when that is the alliance.
     */
    const char *field, *adds;
};

extern const struct attend_rule attend_rules[];
extern const size_t attend_rule_count;

/** The name of a view, to stay for good; that of governance for one there is not. */
const char *attend_view(const char *view);

/** The rule called `code`, or NULL. */
const struct attend_rule *attend_rule_find(const char *code);

/**
 * Add a finding with its text as printf makes it; people read the same unless attend_say() follows.
 * The result may be adjusted until the next one.
 */
struct attend_finding *attend_found(struct attend_trial *trial, const struct attend_rule *rule,
                                    const char *entity, const char *record, long urgency,
                                    long days, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/** What people read of a finding, where its text has codes or does not say which record it is. */
void attend_say(struct attend_trial *trial, struct attend_finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The words of the method for a code of a field of an entity; the code itself without. */
const char *attend_word(struct attend_trial *trial, const char *entity, const char *field,
                        const char *code);

/** Try all rules on the alliance as of the day of the context, if it is live. */
void attend_try(struct attend_trial *trial);

/** "1 day", "2 days": counted nouns, in the context's arena. */
const char *attend_days(struct attend_trial *trial, long days);

static inline long
attend_least(long a, long b)
{
    return a < b ? a : b;
}

/* N01, N03, N04, N06 to N10, N15, N19, N20, N23, N25, N26. */
attend_find attend_flags, attend_silence, attend_sponsors, attend_issues, attend_ours,
    attend_theirs, attend_decisions, attend_meetings, attend_charter, attend_actions,
    attend_minutes, attend_rights, attend_coming, attend_agendas;

/* N02, N18; N11 to N14, N24; N05, N17; N16, N21, N22, N27. */
attend_find attend_leaks, attend_readjustments;
attend_find attend_indices, attend_falling, attend_reds, attend_health_check, attend_unmeasured;
attend_find attend_triggers, attend_risks;
attend_find attend_agreement, attend_stalled, attend_unsigned, attend_suspension;

#endif
