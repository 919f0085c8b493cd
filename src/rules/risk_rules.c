#include "src/rules/risk_rules.h"

#include <string.h>

enum { MOST_EXPOSED = 25, COUNTED_LEAST = 8, ALARM_LIKELIHOOD = 4, USUAL_IMPACT = 3, HIGH = 15, MEDIUM = 7 };

enum signal
warning_signal(struct warning warning)
{
    if (warning.alarm == TRUTH_TRUE)
        return SIGNAL_ALARM;
    if (warning.watch == TRUTH_TRUE)
        return SIGNAL_WATCH;
    return warning.watch == TRUTH_UNKNOWN && warning.alarm == TRUTH_UNKNOWN ? SIGNAL_NO_DATA
                                                                            : SIGNAL_OFF;
}

const char *
signal_word(enum signal signal)
{
    static const char *const words[] = { "no_data", "off", "watch", "alarm" };

    return words[signal];
}

enum light
signal_light(enum signal signal)
{
    static const enum light lights[] = { LIGHT_NONE, LIGHT_GREEN, LIGHT_AMBER, LIGHT_RED };

    return lights[signal];
}

const struct response_facts *
response_newest(const struct response_facts *response, size_t n, const char *factor)
{
    const struct response_facts *newest = NULL;

    for (size_t i = 0; i < n; i++)
        if (is_code(response[i].factor, factor) &&
            (!newest || response[i].on > newest->on ||
             (response[i].on == newest->on && strcmp(response[i].fact.id, newest->fact.id) > 0)))
            newest = &response[i];
    return newest;
}

bool
response_silences(const struct response_facts *response, long today)
{
    return response && is_code(response->response, "dismiss") && day_known(response->until) &&
           response->until >= today;
}

double
risk_exposure(const struct risk_facts *risk)
{
    return risk->likelihood * risk->impact;
}

bool
risk_is_open(const struct risk_facts *risk)
{
    return is_one_of(risk->state, "identified assessed treating accepted") &&
           known(risk_exposure(risk));
}

double
response_impact(const struct response_facts *response)
{
    return known(response->impact) ? response->impact : USUAL_IMPACT;
}

double
alarm_exposure(double impact)
{
    return ALARM_LIKELIHOOD * impact;
}

const char *
exposure_word(double exposure)
{
    return exposure >= HIGH ? "high" : exposure >= MEDIUM ? "medium" : "low";
}

double
risk_score(double sum, size_t n)
{
    return 100 * sum / (MOST_EXPOSED * (double)(n > COUNTED_LEAST ? n : COUNTED_LEAST));
}
