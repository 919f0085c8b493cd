#include "src/figures/attend_rule.h"

#include <string.h>

#include "src/base/date.h"
#include "src/base/str.h"
#include "src/store/query.h"

const struct attend_rule attend_rules[] = {
    { "N01", "governance", "Opportunism is confirmed and not resolved.", attend_flags, "resolved_on", NULL },
    { "N02", "learning", "Knowledge that only some may see went out unintended in the last 30 days.",
      attend_leaks, NULL, NULL },
    { "N03", "governance", "The steering body has not met for more than twice its rhythm.",
      attend_silence, NULL, "meeting" },
    { "N04", "governance", "A side has no executive sponsor in office.", attend_sponsors, NULL, NULL },
    { "N05", "risk", "A trigger that ends the alliance is near: 4 or 5 of 5.", attend_triggers, "near", NULL },
    { "N06", "governance", "An open issue is past the working days its level has to settle it.",
      attend_issues, "level", NULL },
    { "N07", "governance", "A promise of ours is past its due date.", attend_ours, "delivered_on", NULL },
    { "N08", "governance", "A promise of theirs is past its due date.", attend_theirs, "delivered_on", NULL },
    { "N09", "governance", "A decision is past the day it was needed.", attend_decisions, "decided_on", NULL },
    { "N10", "governance", "A planned meeting was not held within its time.", attend_meetings, "held_on", NULL },
    { "N11", "governance", "An index of the alliance is red: below 50.", attend_indices, NULL, NULL },
    { "N12", "progress", "Progress has fallen by 10 points in 60 days while results have not yet.",
      attend_falling, NULL, NULL },
    { "N13", "progress", "The three newest readings of a metric are all red.", attend_reds, NULL, NULL },
    { "N14", "progress", "The day of the next health check has passed, and none was closed since.",
      attend_health_check, NULL, NULL },
    { "N15", "governance", "The charter is past the day of its review.", attend_charter, "review_due", NULL },
    { "N16", "steps", "The agreement ends within 90 days, or has ended.", attend_agreement, NULL, NULL },
    { "N17", "risk", "A high risk has no day for its next review, or that day has passed.",
      attend_risks, "next_review", NULL },
    { "N18", "learning", "A readjustment that was decided is past its due date.",
      attend_readjustments, "done_on", NULL },
    { "N19", "governance", "An open action on our side is past its due date.", attend_actions, "done_on", NULL },
    { "N20", "governance", "Minutes are not approved 10 working days after the meeting.",
      attend_minutes, "approved_on", NULL },
    { "N21", "steps", "The step is in progress and nobody has edited it for 21 days or more.",
      attend_stalled, NULL, NULL },
    { "N22", "steps", "The step has all it needs but a signature.", attend_unsigned, NULL, NULL },
    { "N23", "governance", "A decision right leaves open who decides, or asks too many.",
      attend_rights, "us", NULL },
    { "N24", "progress", "A metric was not measured within its frequency.", attend_unmeasured, NULL, "reading" },
    { "N25", "governance", "A promise of ours falls due within 7 days.", attend_coming, "delivered_on", NULL },
    { "N26", "governance", "A meeting within 7 days has no agenda.", attend_agendas, "agenda", NULL },
    { "N27", "steps", "The day until which the alliance was suspended has passed.",
      attend_suspension, "state", NULL },
};
const size_t attend_rule_count = sizeof attend_rules / sizeof *attend_rules;

const char *
attend_view(const char *view)
{
    static const char *const views[] = { "governance", "learning", "progress", "risk", "steps" };

    for (size_t i = 0; view && i < sizeof views / sizeof *views; i++)
        if (!strcmp(views[i], view))
            return views[i];
    return views[0];
}

const struct attend_rule *
attend_rule_find(const char *code)
{
    for (size_t i = 0; i < attend_rule_count; i++)
        if (!strcmp(attend_rules[i].code, code))
            return &attend_rules[i];
    return NULL;
}

struct attend_finding *
attend_found(struct attend_trial *trial, const struct attend_rule *rule, const char *entity,
             const char *record, long urgency, long days, const char *format, ...)
{
    struct arena *arena = trial->context->arena;
    struct attend_finding *finding;
    struct str text = { 0 };
    va_list args;

    if (trial->n == trial->room) {
        struct attend_finding *more;

        trial->room = trial->room ? 2 * trial->room : 16;
        more = arena_alloc(arena, trial->room * sizeof *more);
        if (trial->n)
            memcpy(more, trial->finding, trial->n * sizeof *more);
        trial->finding = more;
    }
    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    finding = &trial->finding[trial->n++];
    *finding = (struct attend_finding){
        .rule = rule, .view = rule->view, .urgency = (int)urgency, .days = days,
        .text = arena_string(arena, str_text(&text)), .entity = entity, .record = record,
    };
    finding->said = finding->text;
    str_free(&text);
    return finding;
}

void
attend_say(struct attend_trial *trial, struct attend_finding *finding, const char *format, ...)
{
    struct str text = { 0 };
    va_list args;

    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    finding->said = arena_string(trial->context->arena, str_text(&text));
    str_free(&text);
}

const char *
attend_word(struct attend_trial *trial, const char *entity, const char *field, const char *code)
{
    struct figures_context *context = trial->context;
    const struct method_register *words =
        method_register(context->method, entity, context->figures->err);

    for (size_t i = 0; code && words && i < words->n_parts; i++)
        if (!strcmp(words->parts[i].field.name, field))
            return method_word(context->method, &words->parts[i], code);
    return code ? code : "";
}

const char *
attend_days(struct attend_trial *trial, long days)
{
    return arena_printf(trial->context->arena, "%ld %s", days, days == 1 ? "day" : "days");
}

/* The first day that a record of the alliance tells of; "" without one. */
static const char *
first_day(struct figures_context *context)
{
    struct str sql = { 0 };
    const char *day;
    int n = 0;

    str_add(&sql, "SELECT min(day) FROM (");
    for (size_t i = 0; i < entity_count; i++)
        for (size_t k = 0; k < entities[i].n; k++)
            if (entities[i].fields[k].mark == 'B' && entity_field(&entities[i], "alliance"))
                str_addf(&sql, "%sSELECT min(\"%s\") AS day FROM \"%s\" WHERE alliance=?1"
                         " AND deleted=0", n++ ? " UNION ALL " : "", entities[i].fields[k].name,
                         entities[i].name);
    str_add(&sql, ")");
    day = query_string(context->figures->book->store, context->arena, context->figures->err,
                       str_text(&sql), "t", context->alliance->fact.id);
    str_free(&sql);
    return day ? day : "";
}

/*
 * Before its first day and before anybody wrote it down there was no alliance: what has no birth
 * date (triggers, rights) must not be shown as of then.
 */
static bool
existed(struct figures_context *context)
{
    const struct alliance_facts *alliance = context->alliance;
    char day[DATE_SIZE];
    const char *made, *first;

    date_write(context->day, day);
    if (day_known(alliance->start_on) && alliance->start_on <= context->day)
        return true;
    made = query_string(context->figures->book->store, context->arena, context->figures->err,
                        "SELECT substr(created_at,1,10) FROM alliance WHERE id=?1", "t",
                        alliance->fact.id);
    if (!made || strcmp(made, day) <= 0)
        return true;
    first = first_day(context);
    return *first && strcmp(first, day) <= 0;
}

void
attend_try(struct attend_trial *trial)
{
    const char *state = trial->context->alliance->state;
    bool suspended = is_code(state, "suspended");

    if (is_one_of(state, "closed abandoned") || !existed(trial->context))
        return;
    for (size_t i = 0; i < attend_rule_count; i++)
        if (!suspended || attend_rules[i].find == attend_suspension)
            attend_rules[i].find(trial, &attend_rules[i]);
}
