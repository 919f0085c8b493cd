/* What needs you today in risk: N05, N17. */
#include "src/figures/attend_rule.h"
#include "src/figures/plan_risk.h"

enum { NEAR = 4, HIGH = 15, DAYS_THAT_WEIGH = 10 };

void
attend_triggers(struct attend_trial *trial, const struct attend_rule *rule)
{
    size_t n;
    const struct trigger_facts *trigger = figures_rows(trial->context, &trigger_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (trigger[i].near >= NEAR)
            attend_say(trial,
                       attend_found(trial, rule, "exit_trigger", trigger[i].fact.id,
                                    55 + 5 * (long)trigger[i].near, 0, "exit trigger %s is near",
                                    trigger[i].trigger),
                       "exit trigger \"%s\" is near",
                       attend_word(trial, "exit_trigger", "trigger", trigger[i].trigger));
}

void
attend_risks(struct attend_trial *trial, const struct attend_rule *rule)
{
    long today = trial->context->day;
    size_t n;
    const struct risk_facts *risk = figures_rows(trial->context, &risk_plan, &n);

    for (size_t i = 0; i < n; i++) {
        bool reviewed = day_known(risk[i].next_review);
        long days = reviewed ? today - risk[i].next_review : 0;

        if (!risk_is_open(&risk[i]) || risk_exposure(&risk[i]) < HIGH || (reviewed && days <= 0))
            continue;
        attend_found(trial, rule, "risk", risk[i].fact.id,
                     58 + attend_least(DAYS_THAT_WEIGH, days), days, "risk \"%s\" not reviewed",
                     risk[i].description);
    }
}
