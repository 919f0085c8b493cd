#include "src/rules/record_rules.h"

#include <string.h>

#include "src/rules/state_rules.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Fields that a value of another field asks for (the tables of records.md 4). */
static const struct {
    const char *entity, *field, *asker, *value;
    const char *example;             /* of what to write, or NULL */
} required_when[] = {
    { "alliance", "suspended_until", "state", "suspended", "2027-06-30" },
    { "state_change", "reason", "to_state", "abandoned", "'No partner could be found'" },
    { "step_state", "signed_by", "state", "done", NULL },
    { "step_state", "signed_on", "state", "done", "2026-03-01" },
    { "step_state", "waived_reason", "state", "waived", "'Agreed before we began'" },
    { "step_state", "waived_sponsor", "state", "waived", "'Ana Rao'" },
    { "check_state", "reason", "state", "not_applicable", "'Nothing is shared'" },
    { "meeting", "cancel_reason", "state", "cancelled", "'The chair was ill'" },
    { "decision", "reversed_by", "state", "reversed", NULL },
    { "signal_response", "until", "response", "dismiss", "2027-06-30" },
    { "signal_response", "reason", "response", "dismiss", "'The delay was agreed on'" },
    { "metric", "rule", "kind", "progress", "R1" },
};

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
        err_set(err, ERR_INPUT, "it must not be empty when %s is %s",
                required_when[i].asker, value);
        if (required_when[i].example)
            err_hint(err, "Write for example %s=%s.", required_when[i].field, required_when[i].example);
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
           state_dates_fit(record, err) && has_what_is_asked(record, err) &&
           level_rises(record, err);
}
