#include "src/rules/record_rules.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Dates that are set in exactly these states, parted by blanks (records.md 3). */
static const struct {
    const char *entity, *field, *states;
} state_dates[] = {
    { "meeting", "held_on", "held minutes_drafted minutes_approved" },
    { "meeting", "approved_on", "minutes_approved" },
    { "decision", "decided_on", "decided implemented verified reversed" },
    { "decision", "implemented_on", "implemented verified" },
    { "commitment", "delivered_on", "delivered disputed verified" },
    { "action", "done_on", "done" },
    { "issue", "resolved_on", "resolved closed" },
    { "flag", "resolved_on", "dismissed resolved" },
    { "doz_cycle", "closed_on", "closed" },
};

/* Fields that a value of another field asks for (the tables of records.md 4). */
static const struct {
    const char *entity, *field, *asker, *value;
} required_when[] = {
    { "alliance", "suspended_until", "state", "suspended" },
    { "state_change", "reason", "to_state", "abandoned" },
    { "step_state", "signed_by", "state", "done" },
    { "step_state", "signed_on", "state", "done" },
    { "step_state", "waived_reason", "state", "waived" },
    { "step_state", "waived_sponsor", "state", "waived" },
    { "check_state", "reason", "state", "not_applicable" },
    { "meeting", "cancel_reason", "state", "cancelled" },
    { "decision", "reversed_by", "state", "reversed" },
    { "signal_response", "until", "response", "dismiss" },
    { "signal_response", "reason", "response", "dismiss" },
    { "metric", "rule", "kind", "progress" },
};

/*
 * What may follow what: chains of states, "*" any state (records.md 4, B.2). States that are only
 * computed (dormant, due) may be passed over, and an agreement may end without ever having been
 * amended.
 */
static const struct {
    const char *entity, *chain;
} transitions[] = {
    { "alliance",
      "idea exploring negotiating agreed launching operating under_review transforming operating" },
    { "alliance", "under_review operating suspended operating exiting closed" },
    { "alliance", "under_review exiting" },
    { "alliance", "transforming suspended" },
    { "alliance", "idea abandoned" },
    { "alliance", "exploring abandoned" },
    { "alliance", "negotiating abandoned" },
    { "step_state", "not_started in_progress ready in_progress" },
    { "step_state", "ready done reopened in_progress" },
    { "step_state", "waived reopened" },
    { "step_state", "* waived" },
    { "body", "proposed active dormant dissolved" },
    { "body", "dormant active dissolved" },
    { "meeting", "planned held minutes_drafted minutes_approved" },
    { "meeting", "planned cancelled" },
    { "decision", "raised discussing decided implemented verified" },
    { "decision", "discussing deferred discussing escalated decided reversed" },
    { "decision", "raised withdrawn" },
    { "decision", "discussing withdrawn" },
    { "commitment", "proposed accepted in_progress delivered verified" },
    { "commitment", "accepted at_risk in_progress at_risk" },
    { "commitment", "delivered disputed in_progress" },
    { "commitment", "disputed verified" },
    { "commitment", "proposed waived" },
    { "commitment", "proposed broken" },
    { "commitment", "accepted waived" },
    { "commitment", "accepted broken" },
    { "commitment", "in_progress waived" },
    { "commitment", "in_progress broken" },
    { "commitment", "at_risk waived" },
    { "commitment", "at_risk broken" },
    { "commitment", "disputed waived" },
    { "commitment", "disputed broken" },
    { "action", "open done" },
    { "action", "open dropped" },
    { "issue", "open inquiry resolved closed" },
    { "issue", "inquiry escalated inquiry" },
    { "issue", "resolved reopened inquiry" },
    { "flag", "raised checked dismissed" },
    { "flag", "checked confirmed resolved" },
    { "charter", "draft approved due superseded" },
    { "charter", "due approved superseded" },
    { "agreement", "draft negotiating signed in_force amended expired" },
    { "agreement", "in_force expired" },
    { "agreement", "in_force renewed" },
    { "agreement", "in_force terminated" },
    { "agreement", "amended renewed" },
    { "agreement", "amended terminated" },
    { "exit_plan", "none outline agreed triggered executing complete" },
    { "risk", "identified assessed treating accepted" },
    { "risk", "treating closed" },
    { "risk", "* happened" },
    { "review", "planned held actions_agreed closed" },
    { "learning_objective", "proposed agreed pursuing attained" },
    { "learning_objective", "pursuing dropped" },
    { "knowledge_item", "identified valued accessible transferring assimilated applied shared_on" },
    { "knowledge_item", "* protected" },
    { "knowledge_item", "* lost" },
    { "knowledge_item", "* not_wanted" },
    { "lesson", "draft reviewed approved applied retired" },
    { "doz_cycle", "open learning_logged re_evaluated readjusting closed" },
    { "difference", "noticed discussed_jointly decided in_use reviewed" },
};

/* The length of the word at `s`; words are parted by single blanks. */
static size_t
word_length(const char *s)
{
    return strcspn(s, " ");
}

static bool
word_is(const char *s, const char *word)
{
    size_t n = word_length(s);

    return strlen(word) == n && memcmp(s, word, n) == 0;
}

static bool
has_word(const char *words, const char *word)
{
    for (const char *at = words; *at; at += word_length(at), at += *at == ' ')
        if (word_is(at, word))
            return true;
    return false;
}

/* "held, minutes_drafted or minutes_approved" is easier to read than a list with blanks. */
static void
add_states(struct err *err, const char *field, const char *state, const char *states)
{
    struct str list = { 0 };

    for (const char *at = states; *at;) {
        size_t n = word_length(at);
        const char *next = at + n + (at[n] == ' ');

        str_add_bytes(&list, at, n);
        if (*next)
            str_add(&list, strchr(next, ' ') ? ", " : " or ");
        at = next;
    }
    err_hint(err, "Set %s in the state %s and in no other; the state here is %.40s.", field,
             str_text(&list), state);
    str_free(&list);
}

static bool
dates_fit_state(const struct record *record, struct err *err)
{
    for (size_t i = 0; i < COUNT(state_dates); i++) {
        const char *field = state_dates[i].field, *date, *state;
        bool asked;

        if (strcmp(state_dates[i].entity, record->entity->name) != 0)
            continue;
        date = record_text(record, field);
        state = record_text(record, "state");
        asked = state && has_word(state_dates[i].states, state);
        if (!state || asked == (date != NULL))
            continue;
        if (asked)
            err_set(err, ERR_INPUT, "it must be set in the state %.40s", state);
        else
            err_set(err, ERR_INPUT, "it must be empty in the state %.40s", state);
        add_states(err, field, state, state_dates[i].states);
        return err_where(err, "%s", field);
    }
    return true;
}

static bool
has_what_is_asked(const struct record *record, struct err *err)
{
    for (size_t i = 0; i < COUNT(required_when); i++) {
        const char *value;

        if (strcmp(required_when[i].entity, record->entity->name) != 0)
            continue;
        value = record_text(record, required_when[i].asker);
        if (!value || strcmp(value, required_when[i].value) != 0 ||
            record_value(record, required_when[i].field).kind != VALUE_NULL)
            continue;
        err_set(err, ERR_INPUT, "it must not be empty when %s is %s", required_when[i].asker,
                value);
        return err_where(err, "%s", required_when[i].field);
    }
    return true;
}

static bool
not_before(const char *early_field, const char *early, const char *late_field, const char *late,
           struct err *err)
{
    if (!early || !late || strcmp(late, early) >= 0)
        return true;
    err_set(err, ERR_INPUT, "%.10s lies before %s, %.10s", late, early_field, early);
    return err_where(err, "%s", late_field);
}

/* ISO dates sort as text. What happens to a record does not happen before the record came about. */
static bool
dates_in_order(const struct record *record, struct err *err)
{
    const struct entity *entity = record->entity;
    const char *birth = NULL, *birth_name = NULL, *from = NULL, *until = NULL;

    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];
        const char *date = record->values[i].kind == VALUE_TEXT ? record->values[i].text : NULL;

        if (field->type != FIELD_DATE || !date)
            continue;
        if (field->mark == 'B') {
            birth = date;
            birth_name = field->name;
        }
        if (strcmp(field->name, "from") == 0)
            from = date;
        else if (strcmp(field->name, "until") == 0)
            until = date;
    }
    for (size_t i = 0; birth && i < entity->n; i++)
        if (entity->fields[i].mark == 'V' && record->values[i].kind == VALUE_TEXT &&
            !not_before(birth_name, birth, entity->fields[i].name, record->values[i].text, err))
            return false;
    return not_before("from", from, "until", until, err);
}

static bool
code_is_right(const struct record *record, struct err *err)
{
    const char *code = strcmp(record->entity->name, "alliance") == 0 ? record_text(record, "code")
                                                                     : NULL;
    size_t n = code ? strlen(code) : 0;

    if (!code || (n >= 1 && n <= 12 && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == n))
        return true;
    err_set(err, ERR_INPUT, "'%.40s' is not a code", code);
    err_hint(err, "Write 1 to 12 capital letters, digits or hyphens, such as SVW.");
    return err_where(err, "code");
}

static bool
level_rises(const struct record *record, struct err *err)
{
    struct value from, to;

    if (strcmp(record->entity->name, "escalation") != 0)
        return true;
    from = record_value(record, "from_level");
    to = record_value(record, "to_level");
    if (from.kind != VALUE_INT || to.kind != VALUE_INT || to.integer > from.integer)
        return true;
    err_set(err, ERR_INPUT, "level %lld is not above level %lld", (long long)to.integer,
            (long long)from.integer);
    return err_where(err, "to_level");
}

bool
record_rules(const struct record *record, struct err *err)
{
    return code_is_right(record, err) && dates_in_order(record, err) &&
           dates_fit_state(record, err) && has_what_is_asked(record, err) &&
           level_rises(record, err);
}

/* True when `to` stands right behind `from` in the chain. */
static bool
chain_has(const char *chain, const char *from, const char *to)
{
    for (const char *at = chain;;) {
        const char *next = at + word_length(at);

        if (!*next)
            return false;
        next++;
        if (word_is(next, to) && (*at == '*' || word_is(at, from)))
            return true;
        at = next;
    }
}

bool
record_may_follow(const struct entity *entity, const char *from, const char *to)
{
    bool known = false;

    if (strcmp(from, to) == 0)
        return true;
    for (size_t i = 0; i < COUNT(transitions); i++) {
        if (strcmp(transitions[i].entity, entity->name) != 0)
            continue;
        known = true;
        if (chain_has(transitions[i].chain, from, to))
            return true;
    }
    return !known;
}
