/* Warnings, what was answered to them, and how much risk that makes (F.4). */
#ifndef ENTENTE_RULES_RISK_RULES_H
#define ENTENTE_RULES_RISK_RULES_H

#include "src/rules/light.h"
#include "src/rules/tally.h"
#include "src/rules/truth.h"

/** The two conditions of a failure factor. */
struct warning {
    enum truth watch, alarm;
};

enum signal { SIGNAL_NO_DATA, SIGNAL_OFF, SIGNAL_WATCH, SIGNAL_ALARM };

enum signal warning_signal(struct warning warning);

/** "no_data", "off", "watch", "alarm"; and its light. */
const char *signal_word(enum signal signal);
enum light signal_light(enum signal signal);

/** What a user said to a warning. */
struct response_facts {
    struct fact fact;
    const char *factor, *response, *reason, *risk;
    long on, until;
    double impact;
};

/** The newest response to the factor, or NULL. */
const struct response_facts *response_newest(const struct response_facts *response, size_t n,
                                             const char *factor);

/** True for a dismissal that still holds on `today`; NULL is none. */
bool response_silences(const struct response_facts *response, long today);

/** A risk of the register. */
struct risk_facts {
    struct fact fact;
    const char *factor, *description, *state;
    double likelihood, impact;
    long next_review;
};

/** Likelihood × impact, 1..25; NAN when one of them is unknown. */
double risk_exposure(const struct risk_facts *risk);

/** Neither closed nor happened, and rated: what counts in the score. */
bool risk_is_open(const struct risk_facts *risk);

/** The impact a confirmed alarm has: 3 when none was given (records.md, signal_response). */
double response_impact(const struct response_facts *response);

/** What an alarm weighs that was confirmed with this impact; NAN without impact. */
double alarm_exposure(double impact);

/** "low", "medium", "high". */
const char *exposure_word(double exposure);

/** The score 0..100 of `n` open risks and confirmed alarms whose exposures total `sum`. */
double risk_score(double sum, size_t n);

#endif
