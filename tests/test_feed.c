#include <stdio.h>
#include <string.h>

#include "src/ops/feed.h"
#include "src/ops/step.h"
#include "src/ops/undo.h"
#include "src/store/query.h"
#include "tests/book.h"

static struct env env;
static struct book book;
static char alliance[ID_SIZE];

static int
set_up(void **state)
{
    (void)state;
    env = support_env();
    book_make(&book, &env);
    book_alliance(&book, "Biocon", alliance);
    return 0;
}

static int
tear_down(void **state)
{
    book_close(&book);
    return support_clean(state) || support_setup(state);
}

static long
number(const char *sql)
{
    struct err err = { 0 };
    long n = (long)query_number(book.store, -1, &err, sql, "");

    must(!err.kind, &err);
    return n;
}

static long
take(const char *entity, const char *only)
{
    struct err err = { 0 };
    long made;

    must(feed_take(&book, alliance, entity_find(entity), only, &made, &err), &err);
    return made;
}

static void
edit(const char *entity_name, const char *id, const char *field, const char *text)
{
    const struct entity *entity = entity_find(entity_name);
    struct value_context context = { book_today(&book), book.currency };
    struct setting setting = { .field = entity_field(entity, field) };
    struct arena arena = { 0 };
    struct err err = { 0 };
    const char *ids[] = { id };

    must(value_read(setting.field, text, &context, &arena, &setting.value, &err), &err);
    must(record_edit_many(&book, entity, ids, 1, &setting, &err), &err);
    arena_free(&arena);
}

static void
answer(const char *key, struct value seen, struct value value)
{
    struct err err = { 0 };

    must(step_answer(&book, alliance, key, &seen, &value, &err), &err);
}

/* A row of a step: column, text, ... , NULL. */
static void
row(const char *key, ...)
{
    struct err err = { 0 };
    const struct method_field *field = method_field(book.method, key, &err);
    struct value values[20] = { { 0 } };
    char id[ID_SIZE];
    const char *column;
    va_list args;

    assert_non_null(field);
    va_start(args, key);
    while ((column = va_arg(args, const char *)) != NULL) {
        const char *text = va_arg(args, const char *);

        for (size_t i = 0; i < field->n_parts; i++)
            if (!strcmp(field->parts[i].field.name, column))
                values[i] = *text == '#' ? value_int(text[1] - '0') : value_text(text);
    }
    va_end(args);
    must(step_row_add(&book, alliance, key, values, id, &err), &err);
}

static void
objective(char id[ID_SIZE], const char *from, const char *to)
{
    book_record(&book, "objective", id, "alliance", alliance, "statement", "Two new enzymes", "owner_side", "joint",
                "measure", "Enzymes launched", "unit", "count", "baseline", from, "target", to, "due", "2028-12-31",
                NULL);
}

static void
objectives_become_goal_metrics_once(void **state)
{
    char id[ID_SIZE];
    struct err err = { 0 };

    (void)state;
    objective(id, "0", "2");
    objective(id, "9", "3");
    assert_int_equal(take("metric", "goal"), 2);
    assert_int_equal(take("metric", "goal"), 0);
    assert_int_equal(number("SELECT count(*) FROM metric WHERE code='G1' AND name='Enzymes launched' AND target=2 AND"
                            " unit='count' AND due='2028-12-31' AND direction='up'"), 1);
    assert_int_equal(number("SELECT count(*) FROM metric WHERE code='G2' AND direction='down'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);      /* taking over nothing left no entry */
    assert_int_equal(number("SELECT count(*) FROM metric WHERE deleted=0"), 0);
}

static void
an_objective_and_its_metric_go_on_saying_the_same(void **state)
{
    char id[ID_SIZE], metric[ID_SIZE];
    struct arena arena = { 0 };
    struct err err = { 0 };

    (void)state;
    objective(id, "0", "2");
    take("metric", "goal");
    snprintf(metric, sizeof metric, "%s", query_string(book.store, &arena, &err, "SELECT id FROM metric", ""));
    edit("objective", id, "target", "4");
    assert_int_equal(number("SELECT target FROM metric"), 4);
    edit("metric", metric, "due", "2029-06-30");
    assert_int_equal(number("SELECT count(*) FROM objective WHERE due='2029-06-30'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(number("SELECT count(*) FROM objective o JOIN metric m ON m.objective=o.id WHERE"
                            " o.due='2028-12-31' AND m.due='2028-12-31'"), 1);
    /* What was made different on purpose stays different. */
    edit("metric", metric, "unit", "enzymes");
    assert_int_equal(number("SELECT count(*) FROM objective WHERE unit='enzymes'"), 1);
    arena_free(&arena);
}

static void
the_default_metrics_of_the_method_are_taken_over(void **state)
{
    (void)state;
    assert_int_equal(take("metric", "progress"), 24);
    assert_int_equal(take("metric", NULL), 0);
    assert_int_equal(number("SELECT count(DISTINCT rule) FROM metric"), 5);
    assert_int_equal(number("SELECT count(*) FROM metric WHERE how='manual'"), 3);
    assert_int_equal(number("SELECT count(*) FROM metric WHERE how='survey'"), 4);
}

static void
rights_ladder_and_bodies_come_from_the_method_and_rights_name_the_bodies(void **state)
{
    (void)state;
    assert_int_equal(take("decision_right", NULL), 11);
    assert_int_equal(number("SELECT count(*) FROM decision_right WHERE body IS NULL"), 11);
    assert_int_equal(take("decision_right", NULL), 0);
    assert_int_equal(take("ladder_level", NULL), 5);
    assert_int_equal(take("body", NULL), 4);
    assert_int_equal(take("body", NULL), 0);
    book_alliance(&book, "Other", alliance);
    assert_int_equal(take("body", NULL), 4);
    assert_int_equal(take("decision_right", NULL), 11);
    assert_int_equal(number("SELECT count(*) FROM decision_right r JOIN body b ON b.id=r.body WHERE"
                            " b.alliance=r.alliance"), 10);
}

static void
interface_points_become_contact_pairs_and_ending_rules_exit_triggers(void **state)
{
    char ana[ID_SIZE], tom[ID_SIZE];

    (void)state;
    book_person(&book, "Ana Rao", ana);
    book_person(&book, "Tom Lee", tom);
    row("s07.interface", "function", "Sampling", "our_person", ana, "their_person", tom, "times_per_month", "#4", NULL);
    row("s07.interface", "function", "Billing", NULL);
    row("s08.exit", "trigger", "control", NULL);
    assert_int_equal(take("contact_pair", NULL), 1);
    assert_int_equal(take("contact_pair", NULL), 0);
    assert_int_equal(number("SELECT count(*) FROM contact_pair WHERE their_person='Tom Lee' AND topic='Sampling' AND"
                            " times_per_month=4"), 1);
    assert_int_equal(take("exit_trigger", NULL), 1);
    assert_int_equal(take("exit_trigger", NULL), 0);
}

static void
culture_rows_become_differences(void **state)
{
    (void)state;
    row("s10.culture", "layer", "national", "difference", "They decide in private", "use_or_bridge", "leverage", NULL);
    assert_int_equal(take("difference", NULL), 1);
    assert_int_equal(take("difference", NULL), 0);
    assert_int_equal(number("SELECT count(*) FROM difference WHERE domain='culture_national' AND decision='use' AND"
                            " note='They decide in private'"), 1);
}

static void
answers_and_the_facts_of_the_alliance_say_the_same(void **state)
{
    char ana[ID_SIZE], tom[ID_SIZE];

    (void)state;
    book_person(&book, "Ana Rao", ana);
    book_person(&book, "Tom Lee", tom);
    answer("s08.form", value_null(), value_text("jv"));
    assert_int_equal(number("SELECT count(*) FROM alliance WHERE form='jv'"), 1);
    edit("alliance", alliance, "form", "license");
    assert_int_equal(number("SELECT count(*) FROM step_answer WHERE field='s08.form' AND value='license'"), 1);
    answer("s01.sponsor", value_null(), value_text(ana));
    assert_int_equal(number("SELECT count(*) FROM alliance WHERE sponsor_us IS NOT NULL"), 1);
    assert_int_equal(number("SELECT count(*) FROM role_assignment WHERE role='sponsor' AND side='us' AND"
                            " until IS NULL"), 1);
    edit("alliance", alliance, "sponsor_us", tom);
    assert_int_equal(number("SELECT count(*) FROM role_assignment WHERE role='sponsor'"), 2);
    assert_int_equal(number("SELECT count(*) FROM role_assignment r JOIN person p ON p.id=r.person WHERE"
                            " r.until IS NULL AND p.name='Tom Lee' AND r.\"from\"='2027-02-15'"), 1);
}

static void
chairs_and_secretaries_hold_posts(void **state)
{
    char ana[ID_SIZE], body[ID_SIZE], seat[ID_SIZE];

    (void)state;
    book_person(&book, "Ana Rao", ana);
    book_record(&book, "body", body, "alliance", alliance, "name", "Steering", "kind", "steering", "established_on",
                "2026-05-01", NULL);
    book_record(&book, "membership", seat, "alliance", alliance, "body", body, "person", ana, "side", "us", "role",
                "chair", NULL);
    assert_int_equal(take("role_assignment", NULL), 1);
    assert_int_equal(take("role_assignment", NULL), 0);
    assert_int_equal(number("SELECT count(*) FROM role_assignment WHERE role='chair' AND \"from\"='2026-05-01'"), 1);
}

static void
other_kinds_are_not_taken_over(void **state)
{
    struct err err = { 0 };
    long made;

    (void)state;
    assert_false(feed_takes(entity_find("commitment"), NULL));
    assert_false(feed_take(&book, alliance, entity_find("commitment"), NULL, &made, &err));
    assert_int_equal(err.kind, ERR_INPUT);
}

static void
signing_a_step_moves_the_alliance_on_and_one_undo_takes_both_back(void **state)
{
    struct err err = { 0 };
    char ana[ID_SIZE];

    (void)state;
    book_person(&book, "Ana Rao", ana);
    must(step_waive(&book, alliance, "s01", "It runs already", "Ana Rao", &err), &err);
    answer("s05.nda", value_null(), value_text("signed"));
    assert_int_equal(number("SELECT count(*) FROM alliance WHERE state='exploring'"), 1);
    assert_int_equal(number("SELECT count(*) FROM state_change WHERE from_state='idea' AND to_state='exploring'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(number("SELECT count(*) FROM alliance WHERE state='idea'"), 1);
    assert_int_equal(number("SELECT count(*) FROM step_answer WHERE field='s05.nda' AND deleted=0"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(objectives_become_goal_metrics_once),
        TEST(an_objective_and_its_metric_go_on_saying_the_same),
        TEST(the_default_metrics_of_the_method_are_taken_over),
        TEST(rights_ladder_and_bodies_come_from_the_method_and_rights_name_the_bodies),
        TEST(interface_points_become_contact_pairs_and_ending_rules_exit_triggers),
        TEST(culture_rows_become_differences),
        TEST(answers_and_the_facts_of_the_alliance_say_the_same),
        TEST(chairs_and_secretaries_hold_posts),
        TEST(other_kinds_are_not_taken_over),
        TEST(signing_a_step_moves_the_alliance_on_and_one_undo_takes_both_back),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
