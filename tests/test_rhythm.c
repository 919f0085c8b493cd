#include <string.h>

#include "src/base/date.h"
#include "src/ops/reading.h"
#include "src/ops/rhythm.h"
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

static void
body(char id[ID_SIZE], const char *meets, const char *established)
{
    book_record(&book, "body", id, "alliance", alliance, "name", "Steering committee", "kind", "steering", "meets",
                meets, "established_on", established, NULL);
}

static long
plan(const char *id, long count, const char *until)
{
    struct rhythm_reach reach = { .count = count };
    struct err err = { 0 };
    long made;

    if (until)
        assert_true(date_read(until, &reach.until));
    must(rhythm_plan(&book, id, &reach, &made, &err), &err);
    return made;
}

static void
the_next_meetings_follow_the_rhythm_and_planning_twice_doubles_nothing(void **state)
{
    char id[ID_SIZE];
    struct err err = { 0 };

    (void)state;
    body(id, "monthly", "2027-01-20");
    assert_int_equal(plan(id, 3, NULL), 3);      /* 20 February is a Saturday: the Monday after it */
    assert_int_equal(book_number(&book, "SELECT count(*) FROM meeting WHERE due IN('2027-02-22','2027-03-22','2027-04-20')"), 3);
    assert_int_equal(plan(id, 3, NULL), 0);
    assert_int_equal(plan(id, 4, NULL), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM meeting WHERE due='2027-05-20'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM meeting WHERE deleted=0"), 3);
}

static void
until_a_day_and_no_further(void **state)
{
    char id[ID_SIZE];

    (void)state;
    body(id, "weekly", "2027-02-10");
    assert_int_equal(plan(id, 0, "2027-03-10"), 4);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM meeting WHERE due='2027-03-10'"), 1);
    assert_int_equal(plan(id, 0, "2027-03-10"), 0);
}

static void
more_meetings_than_anybody_holds_are_refused_with_the_day_that_goes(void **state)
{
    struct rhythm_reach reach = { .count = 0 };
    struct err err = { 0 };
    char id[ID_SIZE];
    long made;

    (void)state;
    body(id, "weekly", "2027-02-15");
    assert_true(date_read("2999-12-31", &reach.until));
    assert_false(rhythm_plan(&book, id, &reach, &made, &err));
    assert_string_equal(err.where, "--until");
    assert_non_null(strstr(err.hint, "--until 2030-12-09"));
    assert_int_equal(book_number(&book, "SELECT count(*) FROM meeting"), 0);
    assert_int_equal(plan(id, 0, "2030-12-09"), RHYTHM_MOST);
    reach = (struct rhythm_reach){ .count = 1000 };
    err_clear(&err);
    assert_false(rhythm_plan_all(&book, alliance, &reach, &made, &err));
    assert_string_equal(err.where, "--count");
}

static void
a_meeting_close_by_takes_the_place_of_one_made_ahead(void **state)
{
    char id[ID_SIZE], meeting[ID_SIZE];

    (void)state;
    body(id, "quarterly", "2027-01-04");
    book_record(&book, "meeting", meeting, "alliance", alliance, "body", id, "due", "2027-01-04", NULL);
    book_record(&book, "meeting", meeting, "alliance", alliance, "body", id, "due", "2027-04-15", NULL);
    assert_int_equal(plan(id, 2, NULL), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM meeting WHERE due>'2027-02-15'"), 2);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM meeting WHERE due='2027-07-15'"), 1);
}

static void
a_body_without_rhythm_or_life_is_not_planned(void **state)
{
    struct rhythm_reach reach = { .count = 2 };
    struct err err = { 0 };
    char on_call[ID_SIZE], gone[ID_SIZE];
    long made;

    (void)state;
    body(on_call, "on_call", "2027-01-04");
    book_record(&book, "body", gone, "alliance", alliance, "name", "Old", "kind", "steering", "meets", "monthly",
                "state", "dissolved", NULL);
    assert_false(rhythm_plan(&book, on_call, &reach, &made, &err));
    assert_string_equal(err.where, "meets");
    err_clear(&err);
    assert_false(rhythm_plan(&book, gone, &reach, &made, &err));
    assert_string_equal(err.where, "state");
    err_clear(&err);
    assert_false(rhythm_plan_all(&book, alliance, &reach, &made, &err));
}

static void
who_sits_in_the_body_is_expected_once(void **state)
{
    struct err err = { 0 };
    char id[ID_SIZE], meeting[ID_SIZE], ana[ID_SIZE], tom[ID_SIZE], eva[ID_SIZE], seat[ID_SIZE];
    long made;

    (void)state;
    body(id, "monthly", "2027-01-20");
    book_person(&book, "Ana Rao", ana);
    book_person(&book, "Tom Lee", tom);
    book_person(&book, "Eva Berg", eva);
    book_record(&book, "membership", seat, "alliance", alliance, "body", id, "person", ana, "side", "us", NULL);
    book_record(&book, "membership", seat, "alliance", alliance, "body", id, "person", tom, "side", "them", "role",
                "observer", NULL);
    book_record(&book, "membership", seat, "alliance", alliance, "body", id, "person", eva, "side", "them", "until",
                "2027-02-01", NULL);
    book_record(&book, "meeting", meeting, "alliance", alliance, "body", id, "due", "2027-02-20", NULL);
    must(rhythm_expect(&book, meeting, &made, &err), &err);
    assert_int_equal(made, 2);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM attendance WHERE expected=1 AND present=0"), 1);
    must(rhythm_expect(&book, meeting, &made, &err), &err);
    assert_int_equal(made, 0);
}

/* ---- readings ---- */

static bool
note(const char *metric, const char *value, const char *on, struct err *err)
{
    struct reading_note said = { .metric = metric, .value = value, .on = on };
    char id[ID_SIZE];

    return reading_record(&book, alliance, &said, id, err);
}

static void
a_default_metric_becomes_the_alliances_own_with_its_first_reading(void **state)
{
    struct err err = { 0 };

    (void)state;
    must(note("m1.4", "2", NULL, &err), &err);
    must(note("Breaches of the", "3", "2027-02-01", &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric WHERE code='M1.4' AND rule='R1' AND direction='down' AND"
                            " frequency='quarterly' AND green=1 AND red=5"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM reading"), 2);
    must(note("M5.2", "40 %", NULL, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric WHERE code='M5.2' AND direction='band' AND target=50"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric WHERE code='M5.2' AND deleted=0"), 0);
}

static void
what_cannot_be_a_reading_is_refused(void **state)
{
    static const struct { const char *metric, *value, *on, *where; enum err_kind kind; } rows[] = {
        { "M1.7", "2", NULL, "M1.7", ERR_MISSING }, { "M1.2", "2", NULL, "M1.2", ERR_INPUT },
        { "M1.4", "two", NULL, "value", ERR_INPUT }, { "M1.4", "", NULL, "value", ERR_INPUT },
        { "M1.4", "2", "2027-02-30", "date", ERR_INPUT }, { "M1.4", "2", "2027-02-16", "date", ERR_INPUT },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = { 0 };

        assert_false(note(rows[i].metric, rows[i].value, rows[i].on, &err));
        assert_int_equal(err.kind, rows[i].kind);
        assert_string_equal(err.where, rows[i].where);
    }
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric"), 0);
}

static bool
set(const char *entity_name, const char *id, const char *field, struct value value)
{
    const struct entity *entity = entity_find(entity_name);
    struct setting setting = { entity_field(entity, field), value };
    struct err err = { 0 };

    return record_edit_many(&book, entity, &id, 1, &setting, &err) || (assert_int_equal(err.kind, ERR_INPUT), false);
}

static struct value
numeral(double n)
{
    return (struct value){ .kind = VALUE_NUMBER, .number = n };
}

static void
a_reading_that_is_mended_is_held_against_its_range_too(void **state)
{
    struct reading_note note = { .metric = "M1.4", .value = "2" };
    char id[ID_SIZE];
    struct err err = { 0 };

    (void)state;
    must(reading_record(&book, alliance, &note, id, &err), &err);
    assert_false(set("reading", id, "value", numeral(-3)));
    assert_false(set("reading", id, "date", value_text("2027-02-16")));
    assert_true(set("reading", id, "value", numeral(7)));
    assert_true(set("reading", id, "date", value_text("2027-02-14")));
    assert_int_equal(book_number(&book, "SELECT value FROM reading"), 7);
}

static void
a_reading_of_what_is_computed_is_refused_also_by_its_form(void **state)
{
    struct reading_note note = { .metric = "M2.1", .value = "80" };
    char id[ID_SIZE], again[ID_SIZE], item[ID_SIZE], metric[ID_SIZE], own[ID_SIZE];
    struct err err = { 0 };

    (void)state;
    must(reading_record(&book, alliance, &note, id, &err), &err);       /* there is no information due yet */
    book_record(&book, "information_item", item, "alliance", alliance, "from_side", "us", "due", "2027-03-01", NULL);
    assert_false(reading_record(&book, alliance, &note, again, &err));
    assert_non_null(strstr(err.what, "computed from the information due"));
    assert_int_equal(book_number(&book, "SELECT count(*) FROM reading"), 1);
    book_record(&book, "metric", metric, "alliance", alliance, "code", "M1.2", "name", "Decision time", "kind",
                "progress", "rule", "R1", NULL);
    book_record(&book, "metric", own, "alliance", alliance, "code", "K1", "name", "Calls", "kind", "goal", "how",
                "computed", NULL);
    assert_false(set("reading", id, "metric", value_text(metric)) || set("reading", id, "metric", value_text(own)));
    assert_true(set("metric", own, "how", value_text("manual")));
    assert_int_equal(book_number(&book, "SELECT count(*) FROM reading r JOIN metric m ON m.id=r.metric WHERE m.code='M2.1'"), 1);
}

static void
a_metric_is_found_by_code_before_name_and_two_of_a_kind_are_asked_about(void **state)
{
    struct err err = { 0 };
    char id[ID_SIZE];

    (void)state;
    book_record(&book, "metric", id, "alliance", alliance, "code", "GM1", "name", "Joint revenue", "kind", "goal", NULL);
    book_record(&book, "metric", id, "alliance", alliance, "code", "GM2", "name", "Joint cost", "kind", "goal", NULL);
    must(note("gm1", "5", NULL, &err), &err);
    must(note("joint rev", "6", NULL, &err), &err);
    assert_false(note("joint", "6", NULL, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    err_clear(&err);
    assert_false(note("Joint revenu3", "6", NULL, &err));
    assert_non_null(strstr(err.hint, "GM1"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_next_meetings_follow_the_rhythm_and_planning_twice_doubles_nothing),
        TEST(until_a_day_and_no_further),
        TEST(more_meetings_than_anybody_holds_are_refused_with_the_day_that_goes),
        TEST(a_meeting_close_by_takes_the_place_of_one_made_ahead),
        TEST(a_body_without_rhythm_or_life_is_not_planned),
        TEST(who_sits_in_the_body_is_expected_once),
        TEST(a_default_metric_becomes_the_alliances_own_with_its_first_reading),
        TEST(what_cannot_be_a_reading_is_refused),
        TEST(a_reading_that_is_mended_is_held_against_its_range_too),
        TEST(a_reading_of_what_is_computed_is_refused_also_by_its_form),
        TEST(a_metric_is_found_by_code_before_name_and_two_of_a_kind_are_asked_about),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
