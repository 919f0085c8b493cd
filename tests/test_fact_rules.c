#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/rules/fact_rules.h"
#include "tests/support.h"

/* A record of `entity`: field, value, ..., NULL. Numbers begin with '#'. */
static struct record
record_of(struct arena *arena, const char *entity, va_list args)
{
    struct record record = { .entity = entity_find(entity), .id = "SELF" };
    const char *name;

    assert_non_null(record.entity);
    record.values = arena_alloc(arena, (record.entity->n + 1) * sizeof *record.values);
    while ((name = va_arg(args, const char *)) != NULL) {
        const struct field *field = entity_field(record.entity, name);
        const char *text = va_arg(args, const char *);
        struct value *value;

        assert_non_null(field);
        value = &record.values[entity_position(record.entity, field)];
        *value = *text != '#'                ? value_text(text)
                 : field->type == FIELD_NUM ? (struct value){ .kind = VALUE_NUMBER, .number = atof(text + 1) }
                                            : value_int(atol(text + 1));
    }
    return record;
}

/* The field that is wrong, on 15 February 2027; "" when nothing is. */
static const char *
wrong(const char *entity, ...)
{
    static struct err err;
    struct arena arena = { 0 };
    struct record record;
    long today;
    va_list args;
    bool ok;

    assert_true(date_read("2027-02-15", &today));
    err = (struct err){ 0 };
    va_start(args, entity);
    record = record_of(&arena, entity, args);
    va_end(args);
    ok = fact_rules(&record, NULL, today, &err);
    assert_int_equal(ok, !err.kind);
    assert_true(!err.kind || (*err.what && *err.hint));
    arena_free(&arena);
    return err.where;
}

static void
what_has_happened_does_not_lie_ahead(void **state)
{
    static const struct { const char *entity, *field; } past[] = {
        { "trust_record", "date" }, { "learning_event", "date" },
        { "time_log", "date" }, { "reading", "date" }, { "decision", "raised_on" },
        { "decision", "decided_on" }, { "decision", "implemented_on" }, { "issue", "raised_on" },
        { "commitment", "delivered_on" }, { "commitment", "agreed_on" }, { "action", "done_on" },
        { "meeting", "held_on" }, { "meeting", "drafted_on" }, { "meeting", "approved_on" },
        { "idea", "logged_on" }, { "flag", "date" }, { "escalation", "on" }, { "risk", "identified_on" },
        { "stakeholder", "last_contact" }, { "safeguard", "last_checked" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof past / sizeof *past; i++) {
        assert_string_equal(wrong(past[i].entity, past[i].field, "2027-02-16", NULL), past[i].field);
        assert_string_equal(wrong(past[i].entity, past[i].field, "2027-02-15", NULL), "");
    }
}

static void
plans_may_lie_ahead(void **state)
{
    (void)state;
    assert_string_equal(wrong("commitment", "due", "2030-01-01", NULL), "");
    assert_string_equal(wrong("decision", "needed_by", "2030-01-01", NULL), "");
    assert_string_equal(wrong("body", "established_on", "2030-01-01", NULL), "");
    assert_string_equal(wrong("role_assignment", "holder", "Ana", "from", "2030-01-01", NULL), "");
    assert_string_equal(wrong("review", "state", "planned", "date", "2030-01-01", NULL), "");
    assert_string_equal(wrong("review", "state", "held", "date", "2030-01-01", NULL), "date");
    assert_string_equal(wrong("value_entry", "date", "2030-01-01", NULL), "");
}

static void
minutes_come_after_the_meeting(void **state)
{
    (void)state;
    assert_string_equal(wrong("meeting", "held_on", "2027-02-10", "drafted_on", "2027-02-09", NULL), "drafted_on");
    assert_string_equal(wrong("meeting", "held_on", "2027-02-10", "approved_on", "2027-02-09", NULL), "approved_on");
    assert_string_equal(wrong("meeting", "drafted_on", "2027-02-12", "approved_on", "2027-02-11", NULL), "approved_on");
    assert_string_equal(wrong("meeting", "held_on", "2027-02-10", "drafted_on", "2027-02-10", NULL), "");
    assert_string_equal(wrong("decision", "decided_on", "2027-02-10", "implemented_on", "2027-02-09", NULL), "implemented_on");
}

static void
nothing_is_counted_below_zero_or_without_end(void **state)
{
    (void)state;
    assert_string_equal(wrong("time_log", "hours", "#-3", NULL), "hours");
    assert_string_equal(wrong("time_log", "hours", "#1000000000", NULL), "hours");
    assert_string_equal(wrong("time_log", "hours", "#0.5", NULL), "");
    assert_string_equal(wrong("contact", "minutes", "#-5", NULL), "minutes");
    assert_string_equal(wrong("difference", "ideas", "#-3", NULL), "ideas");
    assert_string_equal(wrong("doz_cycle", "number", "#0", NULL), "number");
    assert_string_equal(wrong("learning_event", "hours", "#-1", NULL), "hours");
    assert_string_equal(wrong("meeting", "hours", "#-1", NULL), "hours");
}

static void
a_post_is_held_by_somebody_and_nothing_names_itself(void **state)
{
    (void)state;
    assert_string_equal(wrong("role_assignment", "from", "2027-01-01", NULL), "person");
    assert_string_equal(wrong("role_assignment", "from", "2027-01-01", "person", "P", NULL), "");
    assert_string_equal(wrong("contact", "date", "2027-01-01", NULL), "pair");
    assert_string_equal(wrong("contact", "date", "2027-01-01", "channel", "call", NULL), "");
    assert_string_equal(wrong("contact", "date", "2030-01-01", "channel", "call", NULL), "date");
    assert_string_equal(wrong("alliance_link", "alliance", "A", "other", "A", NULL), "other");
    assert_string_equal(wrong("alliance_link", "alliance", "A", "other", "B", NULL), "");
    assert_string_equal(wrong("decision", "reversed_by", "SELF", NULL), "reversed_by");
    assert_string_equal(wrong("body", "reports_to", "SELF", NULL), "reports_to");
}

static bool
may_follow(const char *was, const char *state_was, const char *is, const char *state_is)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    const struct entity *entity = entity_find("review");
    struct record before = { .entity = entity, .id = "SELF" }, after;
    size_t date = entity_position(entity, entity_field(entity, "date"));
    size_t at = entity_position(entity, entity_field(entity, "state"));
    long today;
    bool ok;

    assert_true(date_read("2027-02-15", &today));
    before.values = arena_alloc(&arena, (entity->n + 1) * sizeof *before.values);
    after = before;
    after.values = arena_alloc(&arena, (entity->n + 1) * sizeof *after.values);
    before.values[date] = value_text(was);
    before.values[at] = value_text(state_was);
    after.values[date] = value_text(is);
    after.values[at] = value_text(state_is);
    ok = fact_rules(&after, &before, today, &err);
    arena_free(&arena);
    return ok;
}

static void
what_stood_there_before_is_not_asked_about_again(void **state)
{
    (void)state;
    assert_true(may_follow("2027-03-01", "held", "2027-03-01", "held"));
    assert_true(may_follow("2027-03-01", "held", "2027-03-01", "closed"));
    assert_false(may_follow("2027-03-01", "held", "2027-03-02", "held"));
    assert_false(may_follow("2027-03-01", "planned", "2027-03-01", "held"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_happened_does_not_lie_ahead),
        cmocka_unit_test(plans_may_lie_ahead),
        cmocka_unit_test(minutes_come_after_the_meeting),
        cmocka_unit_test(nothing_is_counted_below_zero_or_without_end),
        cmocka_unit_test(a_post_is_held_by_somebody_and_nothing_names_itself),
        cmocka_unit_test(what_stood_there_before_is_not_asked_about_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
