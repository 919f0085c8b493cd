#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/ops/record_move.h"
#include "src/ops/undo.h"
#include "tests/book.h"

static struct env env;
static struct book book;
static char alliance[ID_SIZE];

static int
set_up(void **state)
{
    (void)state;
    book_start(&book, &env, "Biocon", alliance);
    return 0;
}

static int
tear_down(void **state)
{
    return book_end(&book, state);
}

static bool
move_with(const char *entity, const char *id, const char *to, const struct setting *fields, size_t n,
          const struct setting *said, size_t n_said, struct err *err)
{
    struct record_move move = { to, fields, n, { said, n_said } };

    return record_move(&book, entity_find(entity), &id, 1, &move, err);
}

static void
goes(const char *entity, const char *id, const char *to)
{
    struct err err = { 0 };

    must(move_with(entity, id, to, NULL, 0, NULL, 0, &err), &err);
}

static void
stays(const char *entity, const char *id, const char *to, const char *why)
{
    struct err err = { 0 };

    assert_false(move_with(entity, id, to, NULL, 0, NULL, 0, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    if (!strstr(err.what, why) && !strstr(err.hint, why))
        fail_msg("'%s' is neither in: %s, nor in: %s", why, err.what, err.hint);
}

static void
undone(void)
{
    struct err err = { 0 };

    must(undo_last(&book, NULL, NULL, 0, &err), &err);
}

static struct setting
setting(const char *entity, const char *field, struct value value)
{
    return (struct setting){ entity_field(entity_find(entity), field), value };
}

static void
promise(char id[ID_SIZE], const char *due)
{
    book_record(&book, "commitment", id, "alliance", alliance, "title", "Report", "promised_by", "us",
                "promised_to", "them", "due", due, NULL);
}

static void
issue(char id[ID_SIZE], const char *severity)
{
    book_record(&book, "issue", id, "alliance", alliance, "title", "Samples late", "type", "operational",
                "raised_by", "us", "raised_on", "2027-01-11", "severity", severity, NULL);
}

static void
a_move_brings_its_date_and_one_undo_takes_both_back(void **state)
{
    char id[ID_SIZE];

    (void)state;
    promise(id, "2027-02-28");
    goes("commitment", id, "in_progress");
    goes("commitment", id, "delivered");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE delivered_on='2027-02-15'"), 1);
    undone();
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE delivered_on IS NULL AND state='in_progress'"), 1);
}

static void
a_skipped_state_is_refused_with_the_way_there(void **state)
{
    char id[ID_SIZE];

    (void)state;
    promise(id, "2027-02-28");
    stays("commitment", id, "verified", "'verified' comes after delivered or disputed");
    stays("commitment", id, "accepted", "already");
}

static void
every_writing_verb_keeps_to_the_order(void **state)
{
    struct err err = { 0 };
    const struct entity *entity = entity_find("commitment");
    struct setting verified = setting("commitment", "state", value_text("verified"));
    struct value accepted = value_text("accepted");
    char id[ID_SIZE];
    const char *ids[] = { id };

    (void)state;
    promise(id, "2027-02-28");
    assert_false(record_edit(&book, entity, id, &verified, &accepted, 1, &err));
    assert_string_equal(err.where, "state");
    err_clear(&err);
    assert_false(record_edit_many(&book, entity, ids, 1, &verified, &err));
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE state='accepted'"), 1);
}

static void
an_issue_needs_both_sides_before_it_goes_up_and_the_event_is_kept(void **state)
{
    struct err err = { 0 };
    struct setting both[] = {
        setting("issue", "our_contribution", value_text("We changed the plan")),
        setting("issue", "their_contribution", value_text("They did not ask")),
    };
    struct setting joint = setting("escalation", "joint", value_int(1));
    char id[ID_SIZE];

    (void)state;
    issue(id, "3");
    stays("issue", id, "escalated", "does not follow");
    goes("issue", id, "inquiry");
    stays("issue", id, "escalated", "what we did");
    stays("issue", id, "resolved", "what we did");
    must(move_with("issue", id, "escalated", both, 2, &joint, 1, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue WHERE level=2 AND state='escalated'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM escalation WHERE from_level=1 AND to_level=2 AND joint=1"
                            " AND \"on\"='2027-02-15' AND deleted=0"), 1);
    goes("issue", id, "inquiry");
    goes("issue", id, "resolved");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue WHERE resolved_on='2027-02-15'"), 1);
    goes("issue", id, "reopened");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue WHERE resolved_on IS NULL"), 1);
}

static void
only_an_issue_of_severity_5_skips_levels(void **state)
{
    struct err err = { 0 };
    struct setting both[] = {
        setting("issue", "our_contribution", value_text("We changed the plan")),
        setting("issue", "their_contribution", value_text("They did not ask")),
    };
    struct setting to = setting("escalation", "to_level", value_int(4));
    char mild[ID_SIZE], grave[ID_SIZE];

    (void)state;
    issue(mild, "4");
    issue(grave, "5");
    goes("issue", mild, "inquiry");
    goes("issue", grave, "inquiry");
    assert_false(move_with("issue", mild, "escalated", both, 2, &to, 1, &err));
    assert_string_equal(err.where, "to_level");
    err_clear(&err);
    must(move_with("issue", grave, "escalated", both, 2, &to, 1, &err), &err);
    assert_int_equal(book_number(&book, "SELECT level FROM issue WHERE severity=5"), 4);
}

static void
a_new_issue_starts_at_the_foot_of_the_ladder(void **state)
{
    static const char *const wrong[][2] = { { "level", "3" }, { "state", "escalated" }, { "state", "resolved" } };
    const struct entity *entity = entity_find("issue");
    struct value_context context = { book_today(&book), book.currency };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct arena arena = { 0 };
        struct err err = { 0 };
        char id[ID_SIZE] = "";
        struct setting settings[] = {
            { entity_field(entity, "alliance"), value_text(alliance) },
            { entity_field(entity, "title"), value_text("Samples arrive late") },
            { entity_field(entity, "type"), value_text("operational") },
            { entity_field(entity, "raised_by"), value_text("us") },
            { entity_field(entity, "raised_on"), value_text("2027-02-01") },
            { entity_field(entity, "severity"), value_int(3) },
            { entity_field(entity, wrong[i][0]), value_null() },
            { entity_field(entity, "resolved_on"), i == 2 ? value_text("2027-02-02") : value_null() },
        };

        must(value_read(settings[6].field, wrong[i][1], &context, &arena, &settings[6].value, &err), &err);
        assert_false(record_add(&book, entity, settings, 8, id, &err));
        assert_int_equal(err.kind, ERR_INPUT);
        assert_string_equal(err.where, i < 2 ? wrong[i][0] : "our_contribution");
        arena_free(&arena);
    }
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue"), 0);
}

static void
an_escalation_that_is_added_moves_its_issue(void **state)
{
    char id[ID_SIZE], event[ID_SIZE];

    (void)state;
    issue(id, "3");
    goes("issue", id, "inquiry");
    {
        struct err err = { 0 };
        struct setting both[] = {
            setting("issue", "our_contribution", value_text("We changed the plan")),
            setting("issue", "their_contribution", value_text("They did not ask")),
        };
        struct value none[] = { value_null(), value_null() };

        must(record_edit(&book, entity_find("issue"), id, both, none, 2, &err), &err);
    }
    book_record(&book, "escalation", event, "alliance", alliance, "issue", id, "from_level", "1", "to_level", "2",
                "on", "2027-02-14", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue WHERE level=2 AND state='escalated'"), 1);
    undone();
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue WHERE level=1 AND state='inquiry'"), 1);
}

static void
a_risk_that_happens_becomes_an_issue(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&book, "risk", id, "alliance", alliance, "description", "Their chemist leaves", "factor", "people",
                "impact", "4", "likelihood", "3", NULL);
    goes("risk", id, "happened");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue i JOIN risk r ON r.issue=i.id WHERE i.severity=4 AND"
                            " i.root='people' AND i.title='Their chemist leaves' AND i.deleted=0"), 1);
    undone();
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue WHERE deleted=0"), 0);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM risk WHERE issue IS NULL AND state='identified'"), 1);
}

static void
an_escalated_decision_makes_an_issue_or_joins_one(void **state)
{
    struct err err = { 0 };
    struct setting joins;
    char first[ID_SIZE], second[ID_SIZE], known[ID_SIZE];

    (void)state;
    book_record(&book, "decision", first, "alliance", alliance, "title", "Test site", "raised_on", "2027-02-01",
                "category", "technical", NULL);
    book_record(&book, "decision", second, "alliance", alliance, "title", "Price", "raised_on", "2027-02-01", NULL);
    goes("decision", first, "discussing");
    goes("decision", second, "discussing");
    goes("decision", first, "escalated");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue WHERE title='Test site' AND type='technical'"), 1);
    issue(known, "3");
    joins = setting("decision", "issue", value_text(known));
    must(move_with("decision", second, "escalated", &joins, 1, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue"), 2);
}

static void
a_renegotiated_promise_keeps_its_old_due_date(void **state)
{
    struct err err = { 0 };
    struct setting said[] = {
        setting("due_change", "new_due", value_text("2027-03-31")),
        setting("due_change", "by_side", value_text("them")),
    };
    char id[ID_SIZE];

    (void)state;
    promise(id, "2027-02-28");
    stays("commitment", id, MOVE_RENEGOTIATED, "new due date");
    must(move_with("commitment", id, MOVE_RENEGOTIATED, NULL, 0, said, 2, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM due_change WHERE old_due='2027-02-28' AND new_due='2027-03-31'"
                            " AND by_side='them'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE due='2027-03-31' AND state='accepted'"), 1);
    undone();
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE due='2027-02-28'"), 1);
}

static void
a_due_change_that_is_added_moves_the_due_date_and_joins_the_one_before(void **state)
{
    const struct entity *entity = entity_find("due_change");
    struct err err = { 0 };
    char id[ID_SIZE], change[ID_SIZE], other[ID_SIZE] = "";
    struct setting wrong[5];

    (void)state;
    promise(id, "2027-02-28");
    book_record(&book, "due_change", change, "alliance", alliance, "commitment", id, "on", "2027-02-15", "old_due",
                "2027-02-28", "new_due", "2027-03-31", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE due='2027-03-31'"), 1);
    wrong[0] = setting("due_change", "alliance", value_text(alliance));
    wrong[1] = setting("due_change", "commitment", value_text(id));
    wrong[2] = setting("due_change", "on", value_text("2027-02-15"));
    wrong[3] = setting("due_change", "old_due", value_text("2027-02-20"));
    wrong[4] = setting("due_change", "new_due", value_text("2027-04-30"));
    assert_false(record_add(&book, entity, wrong, 5, other, &err));
    assert_string_equal(err.where, "old_due");
}

/* A forgotten promise must not vanish: the program proposes, and sets nothing. */
static void
a_promise_two_months_late_is_proposed_as_broken_and_left_alone(void **state)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct record_next *next;
    char late[ID_SIZE], recent[ID_SIZE];
    const char *notes[2] = { NULL, NULL };
    size_t n;

    (void)state;
    promise(late, "2026-12-16");       /* 61 days before 2027-02-15 */
    promise(recent, "2026-12-17");
    for (int k = 0; k < 2; k++) {
        must(record_next(&book, entity_find("commitment"), k ? recent : late, &arena, &next, &n, &err), &err);
        for (size_t i = 0; i < n; i++)
            if (!strcmp(next[i].state, "broken"))
                notes[k] = next[i].note;
    }
    assert_non_null(notes[0]);
    assert_non_null(strstr(notes[0], "61 days late"));
    assert_null(notes[1]);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE state='accepted'"), 2);
    arena_free(&arena);
}

static void
what_comes_next_says_why_not(void **state)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct record_next *next;
    size_t n;

    (void)state;
    must(record_next(&book, entity_find("alliance"), alliance, &arena, &next, &n, &err), &err);
    assert_int_equal(n, 2);
    assert_string_equal(next[0].state, "exploring");
    assert_non_null(strstr(next[0].why_not.what, "sponsor"));
    assert_string_equal(next[1].state, "abandoned");
    assert_non_null(strstr(next[1].why_not.what, "lesson"));
    arena_free(&arena);
}

static void
an_alliance_is_abandoned_with_a_reason_and_a_lesson(void **state)
{
    struct err err = { 0 };
    struct setting reason = setting("state_change", "reason", value_text("The market is gone"));
    char id[ID_SIZE];

    (void)state;
    stays("alliance", alliance, "abandoned", "lesson");
    book_record(&book, "lesson", id, "alliance", alliance, "title", "Ask the customers first", NULL);
    stays("alliance", alliance, "abandoned", "reason");
    must(move_with("alliance", alliance, "abandoned", NULL, 0, &reason, 1, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM state_change WHERE to_state='abandoned' AND"
                            " reason='The market is gone'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance WHERE ended_on='2027-02-15' AND"
                            " state_since='2027-02-15'"), 1);
}

static void
a_learning_cycle_closes_only_when_it_is_complete(void **state)
{
    static const char *const areas[] = { "environment", "task", "process" };
    static const char *const cells[] = { "initial", "learn", "reevaluate", "readjust" };
    char cycle[ID_SIZE], cell[ID_SIZE];
    struct err err = { 0 };
    struct setting done = setting("doz_cell", "readjustment", value_text("done"));
    struct value decided = value_text("decided");

    (void)state;
    book_record(&book, "doz_cycle", cycle, "alliance", alliance, "number", "1", "opened_on", "2027-01-01", NULL);
    goes("doz_cycle", cycle, "learning_logged");
    goes("doz_cycle", cycle, "re_evaluated");
    goes("doz_cycle", cycle, "readjusting");
    stays("doz_cycle", cycle, "closed", "three of the five");
    for (int a = 0; a < 3; a++)
        for (int c = 0; c < 4; c++)
            book_record(&book, "doz_cell", cell, "alliance", alliance, "cycle", cycle, "area", areas[a], "cell",
                        cells[c], "text", "We saw it", "date", "2027-02-01", c == 3 && a == 2 ? "readjustment" : NULL,
                        "decided", NULL);
    stays("doz_cycle", cycle, "closed", "readjustment");
    must(record_edit(&book, entity_find("doz_cell"), cell, &done, &decided, 1, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM doz_cell WHERE done_on='2027-02-15'"), 1);
    goes("doz_cycle", cycle, "closed");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM doz_cycle WHERE closed_on='2027-02-15'"), 1);
}

static void
the_newest_rating_of_a_stakeholder_is_the_present_one(void **state)
{
    const struct entity *entity = entity_find("stakeholder");
    struct err err = { 0 };
    struct setting three = setting("stakeholder", "commitment", value_int(3));
    struct value five = value_int(5);
    char id[ID_SIZE], rating[ID_SIZE];

    (void)state;
    book_record(&book, "stakeholder", id, "alliance", alliance, "name", "Head of production", "side", "ours", NULL);
    book_record(&book, "stakeholder_rating", rating, "alliance", alliance, "stakeholder", id, "date", "2027-01-10",
                "commitment", "5", NULL);
    assert_int_equal(book_number(&book, "SELECT commitment FROM stakeholder"), 5);
    book_record(&book, "stakeholder_rating", rating, "alliance", alliance, "stakeholder", id, "date", "2026-11-10",
                "commitment", "2", NULL);
    assert_int_equal(book_number(&book, "SELECT commitment FROM stakeholder"), 5);
    must(record_edit(&book, entity, id, &three, &five, 1, &err), &err);
    assert_int_equal(book_number(&book, "SELECT commitment FROM stakeholder_rating WHERE date='2027-02-15'"), 3);
}

static void
a_stakeholder_rated_anew_on_the_day_it_came_keeps_both_ratings(void **state)
{
    struct err err = { 0 };
    struct setting two = setting("stakeholder", "commitment", value_int(2));
    struct value five = value_int(5);
    char id[ID_SIZE];

    (void)state;
    book_record(&book, "stakeholder", id, "alliance", alliance, "name", "Head of sales", "side", "ours", "commitment",
                "5", NULL);
    must(record_edit(&book, entity_find("stakeholder"), id, &two, &five, 1, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM stakeholder_rating"), 2);
    assert_int_equal(book_number(&book, "SELECT commitment FROM stakeholder_rating ORDER BY date DESC, id DESC LIMIT 1"), 2);
    assert_int_equal(book_number(&book, "SELECT commitment FROM stakeholder"), 2);
}

static void
limits_are_those_of_a_figure_and_stand_the_right_way_round(void **state)
{
    static const struct { const char *code, *green, *red, *where; } cases[] = {
        { "ZZ", "1", "2", "code" }, { "g5", "1", "2", "code" }, { "HW4", "1", "2", "code" },
        { "G5", "30", "14", "green" }, { "G5", "30", "30", "green" }, { "G5", "14", "30", NULL },
        { "M2.1", "50", "80", "green" }, { "M2.1", "80", "50", NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct entity *entity = entity_find("bound");
        struct err err = { 0 };
        struct setting settings[] = {
            setting("bound", "code", value_text(cases[i].code)),
            setting("bound", "green", (struct value){ .kind = VALUE_NUMBER, .number = atof(cases[i].green) }),
            setting("bound", "red", (struct value){ .kind = VALUE_NUMBER, .number = atof(cases[i].red) }),
        };
        char id[ID_SIZE] = "";

        assert_int_equal(record_add(&book, entity, settings, 3, id, &err), !cases[i].where);
        if (cases[i].where) {
            assert_string_equal(err.where, cases[i].where);
            assert_true(*err.hint);
        }
    }
}

static void
a_step_begins_with_the_first_record_that_answers_it(void **state)
{
    struct err err = { 0 };
    char id[ID_SIZE];

    (void)state;
    book_record(&book, "body", id, "alliance", alliance, "name", "Board", "kind", "steering", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_state WHERE step=9 AND state='in_progress' AND deleted=0"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_state WHERE state<>'in_progress' OR step<>9"), 0);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_state WHERE deleted=0"), 0);
}

static void
what_is_written_down_without_a_day_came_about_today(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&book, "issue", id, "alliance", alliance, "title", "Late", "type", "technical", "raised_by", "us",
                "severity", "3", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM issue WHERE raised_on='2027-02-15'"), 1);
}

static void
a_contact_is_the_last_one_of_its_pair_and_a_used_lesson_is_applied(void **state)
{
    char person[ID_SIZE], pair[ID_SIZE], id[ID_SIZE], lesson[ID_SIZE];

    (void)state;
    book_person(&book, "Ana Rao", person);
    book_record(&book, "contact_pair", pair, "alliance", alliance, "level", "manager", "our_person", person,
                "their_person", "Tom Lee", NULL);
    book_record(&book, "contact", id, "alliance", alliance, "date", "2027-02-10", "pair", pair, NULL);
    book_record(&book, "contact", id, "alliance", alliance, "date", "2027-02-01", "pair", pair, NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM contact_pair WHERE last_contact='2027-02-10'"), 1);
    book_record(&book, "lesson", lesson, "alliance", alliance, "title", "Agree on sampling", "state", "approved", NULL);
    book_record(&book, "lesson_application", id, "lesson", lesson, "alliance", alliance, "date", "2027-02-10", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM lesson WHERE state='applied'"), 1);
}

static void
many_records_move_as_one_change_or_not_at_all(void **state)
{
    struct record_move move = { .state = "in_progress" };
    struct err err = { 0 };
    char id[3][ID_SIZE];
    const char *ids[] = { id[0], id[1], id[2] };

    (void)state;
    for (int i = 0; i < 3; i++)
        promise(id[i], "2027-02-28");
    must(record_move(&book, entity_find("commitment"), ids, 3, &move, &err), &err);
    undone();
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE state='accepted'"), 3);
    goes("commitment", id[2], "waived");
    assert_false(record_move(&book, entity_find("commitment"), ids, 3, &move, &err));
    assert_string_equal(err.where, "Report");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE state='accepted'"), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_move_brings_its_date_and_one_undo_takes_both_back),
        TEST(a_skipped_state_is_refused_with_the_way_there),
        TEST(every_writing_verb_keeps_to_the_order),
        TEST(an_issue_needs_both_sides_before_it_goes_up_and_the_event_is_kept),
        TEST(only_an_issue_of_severity_5_skips_levels),
        TEST(a_new_issue_starts_at_the_foot_of_the_ladder),
        TEST(an_escalation_that_is_added_moves_its_issue),
        TEST(a_risk_that_happens_becomes_an_issue),
        TEST(an_escalated_decision_makes_an_issue_or_joins_one),
        TEST(a_renegotiated_promise_keeps_its_old_due_date),
        TEST(a_due_change_that_is_added_moves_the_due_date_and_joins_the_one_before),
        TEST(a_promise_two_months_late_is_proposed_as_broken_and_left_alone),
        TEST(what_comes_next_says_why_not),
        TEST(an_alliance_is_abandoned_with_a_reason_and_a_lesson),
        TEST(a_learning_cycle_closes_only_when_it_is_complete),
        TEST(the_newest_rating_of_a_stakeholder_is_the_present_one),
        TEST(a_stakeholder_rated_anew_on_the_day_it_came_keeps_both_ratings),
        TEST(limits_are_those_of_a_figure_and_stand_the_right_way_round),
        TEST(a_step_begins_with_the_first_record_that_answers_it),
        TEST(what_is_written_down_without_a_day_came_about_today),
        TEST(a_contact_is_the_last_one_of_its_pair_and_a_used_lesson_is_applied),
        TEST(many_records_move_as_one_change_or_not_at_all),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
