#include <string.h>

#include "src/base/date.h"
#include "src/rules/record_rules.h"
#include "tests/support.h"

/* A record of `entity` with some texts: field, value, ..., NULL. Whole numbers begin with '#'. */
static struct record
record_of(struct arena *arena, const char *entity, ...)
{
    struct record record = { .entity = entity_find(entity) };
    const char *name;
    va_list args;

    assert_non_null(record.entity);
    record.values = arena_alloc(arena, (record.entity->n + 1) * sizeof *record.values);
    va_start(args, entity);
    while ((name = va_arg(args, const char *)) != NULL) {
        const struct field *field = entity_field(record.entity, name);
        const char *text = va_arg(args, const char *);

        assert_non_null(field);
        record.values[entity_position(record.entity, field)] =
            *text == '#' ? value_int(text[1] - '0') : value_text(text);
    }
    va_end(args);
    return record;
}

#define keeps(...)                                                                              \
    do {                                                                                        \
        struct arena arena = { 0 };                                                             \
        struct err err = { 0 };                                                                 \
        struct record record = record_of(&arena, __VA_ARGS__, NULL);                            \
                                                                                                \
        must(record_rules(&record, &err), &err);                                                \
        arena_free(&arena);                                                                     \
    } while (0)

#define breaks(place, ...)                                                                      \
    do {                                                                                        \
        struct arena arena = { 0 };                                                             \
        struct err err = { 0 };                                                                 \
        struct record record = record_of(&arena, __VA_ARGS__, NULL);                            \
                                                                                                \
        assert_false(record_rules(&record, &err));                                              \
        assert_int_equal(err.kind, ERR_INPUT);                                                  \
        assert_string_equal(err.where, place);                                                  \
        assert_true(*err.what);                                                                 \
        arena_free(&arena);                                                                     \
    } while (0)

static void
nothing_happens_to_a_record_before_it_came_about(void **state)
{
    (void)state;
    keeps("decision", "state", "decided", "raised_on", "2027-01-10", "decided_on", "2027-01-10");
    breaks("decided_on", "decision", "state", "decided", "raised_on", "2027-01-10", "decided_on",
           "2027-01-09");
    breaks("resolved_on", "issue", "state", "resolved", "raised_on", "2027-01-10", "resolved_on",
           "2026-12-31");
    breaks("closed_on", "survey", "opened_on", "2027-01-10", "closed_on", "2027-01-09");
    breaks("taken_on", "idea", "logged_on", "2027-01-10", "taken_on", "2027-01-09");
    keeps("commitment", "state", "delivered", "delivered_on", "2020-01-01");    /* birth date unknown */
}

static void
until_is_not_before_from(void **state)
{
    (void)state;
    keeps("membership", "from", "2027-01-10", "until", "2027-01-10");
    breaks("until", "membership", "from", "2027-01-10", "until", "2027-01-09");
    breaks("until", "role_assignment", "from", "2027-01-10", "until", "2026-01-10");
    keeps("objective_change", "date", "2027-01-10", "from", "z", "to", "a");
}

static void
a_date_that_goes_with_a_state_is_set_in_that_state_and_in_no_other(void **state)
{
    static const struct {
        const char *entity, *field, *with, *without;
    } rows[] = {
        { "meeting", "held_on", "held", "planned" },
        { "meeting", "held_on", "minutes_drafted", "cancelled" },
        { "decision", "decided_on", "decided", "raised" },
        { "commitment", "delivered_on", "delivered", "accepted" },
        { "commitment", "delivered_on", "disputed", "broken" },
        { "issue", "resolved_on", "closed", "reopened" },
        { "flag", "resolved_on", "dismissed", "confirmed" },
        { "action", "done_on", "done", "dropped" },
        { "doz_cycle", "closed_on", "closed", "readjusting" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *reason = !strcmp(rows[i].without, "cancelled") ? "cancel_reason" : "note";

        keeps(rows[i].entity, "state", rows[i].with, rows[i].field, "2027-01-10");
        breaks(rows[i].field, rows[i].entity, "state", rows[i].with);
        keeps(rows[i].entity, "state", rows[i].without, reason, "ice");
        breaks(rows[i].field, rows[i].entity, "state", rows[i].without, rows[i].field, "2027-01-10");
    }
    keeps("meeting", "state", "minutes_approved", "held_on", "2027-01-10", "approved_on", "2027-01-20");
    breaks("approved_on", "meeting", "state", "minutes_approved", "held_on", "2027-01-10");
    keeps("decision", "state", "implemented", "decided_on", "2027-01-10", "implemented_on", "2027-01-20");
    breaks("implemented_on", "decision", "state", "implemented", "decided_on", "2027-01-10");
    /* Kinds without such a state are left alone. */
    keeps("exit_task", "done_on", "2027-01-10");
    keeps("information_item", "delivered_on", "2027-01-10");
}

static void
what_a_state_or_value_asks_for_must_be_there(void **state)
{
    (void)state;
    breaks("suspended_until", "alliance", "code", "A", "state", "suspended");
    keeps("alliance", "code", "A", "state", "suspended", "suspended_until", "2027-05-01");
    breaks("signed_by", "step_state", "state", "done", "signed_on", "2027-01-01");
    breaks("signed_on", "step_state", "state", "done", "signed_by", "P");
    breaks("waived_sponsor", "step_state", "state", "waived", "waived_reason", "small");
    keeps("step_state", "state", "waived", "waived_reason", "small", "waived_sponsor", "Ana");
    breaks("reason", "check_state", "state", "not_applicable");
    breaks("cancel_reason", "meeting", "state", "cancelled");
    breaks("reversed_by", "decision", "state", "reversed", "decided_on", "2027-01-10");
    breaks("reason", "state_change", "to_state", "abandoned");
    breaks("until", "signal_response", "response", "dismiss", "reason", "seen");
    breaks("reason", "signal_response", "response", "dismiss", "until", "2027-05-01");
    breaks("rule", "metric", "kind", "progress");
    keeps("metric", "kind", "goal");
}

static void
codes_and_levels_have_their_form(void **state)
{
    (void)state;
    keeps("alliance", "code", "QB-2", "state", "idea");
    breaks("code", "alliance", "code", "qb", "state", "idea");
    breaks("code", "alliance", "code", "ABCDEFGHIJKLM", "state", "idea");
    keeps("metric", "code", "own metric", "kind", "goal");
    keeps("escalation", "from_level", "#1", "to_level", "#2");
    breaks("to_level", "escalation", "from_level", "#2", "to_level", "#2");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_happens_to_a_record_before_it_came_about),
        cmocka_unit_test(until_is_not_before_from),
        cmocka_unit_test(a_date_that_goes_with_a_state_is_set_in_that_state_and_in_no_other),
        cmocka_unit_test(what_a_state_or_value_asks_for_must_be_there),
        cmocka_unit_test(codes_and_levels_have_their_form),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
