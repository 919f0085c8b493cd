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
static struct feed_taken taken;

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

static long
take(const char *entity, const char *only)
{
    struct err err = { 0 };

    must(feed_take(&book, alliance, entity_find(entity), only, &taken, &err), &err);
    return taken.made;
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
    char id[ID_SIZE] = "";
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
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric WHERE code='GM1' AND name='Enzymes launched' AND target=2 AND"
                            " unit='count' AND due='2028-12-31' AND direction='up'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric WHERE code='GM2' AND direction='down'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);      /* taking over nothing left no entry */
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric WHERE deleted=0"), 0);
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
    assert_int_equal(book_number(&book, "SELECT target FROM metric"), 4);
    edit("metric", metric, "due", "2029-06-30");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective WHERE due='2029-06-30'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective o JOIN metric m ON m.objective=o.id WHERE"
                            " o.due='2028-12-31' AND m.due='2028-12-31'"), 1);
    /* What was made different on purpose stays different. */
    edit("metric", metric, "unit", "enzymes");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective WHERE unit='enzymes'"), 1);
    arena_free(&arena);
}

static void
the_default_metrics_of_the_method_are_taken_over(void **state)
{
    (void)state;
    assert_int_equal(take("metric", "progress"), 24);
    assert_int_equal(take("metric", NULL), 0);
    assert_int_equal(book_number(&book, "SELECT count(DISTINCT rule) FROM metric"), 5);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric WHERE how='manual'"), 3);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM metric WHERE how='survey'"), 4);
}

static void
rights_ladder_and_bodies_come_from_the_method_and_rights_name_the_bodies(void **state)
{
    char right[ID_SIZE];
    struct arena arena = { 0 };
    struct err err = { 0 };

    (void)state;
    assert_int_equal(take("decision_right", NULL), 11);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM decision_right WHERE body IS NULL"), 11);
    assert_int_equal(take("decision_right", NULL), 0);
    assert_int_equal(take("ladder_level", NULL), 5);
    assert_int_equal(take("body", NULL), 4);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM decision_right r JOIN body b ON b.id=r.body WHERE"
                            " r.decision_type='Add a party' AND b.kind='executive'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM decision_right WHERE body IS NULL"), 1);
    snprintf(right, sizeof right, "%s", query_string(book.store, &arena, &err, "SELECT id FROM decision_right WHERE"
                                                     " decision_type='Add a party'", ""));
    edit("decision_right", right, "body", query_string(book.store, &arena, &err, "SELECT id FROM body WHERE"
                                                       " kind='management'", ""));
    assert_int_equal(take("body", NULL), 0);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM decision_right r JOIN body b ON b.id=r.body WHERE"
                            " r.decision_type='Add a party' AND b.kind='management'"), 1);
    arena_free(&arena);
    book_alliance(&book, "Other", alliance);
    assert_int_equal(take("body", NULL), 4);
    assert_int_equal(take("decision_right", NULL), 11);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM decision_right r JOIN body b ON b.id=r.body WHERE"
                            " b.alliance=r.alliance"), 20);
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
    assert_int_equal(book_number(&book, "SELECT count(*) FROM contact_pair WHERE their_person='Tom Lee' AND topic='Sampling' AND"
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
    assert_int_equal(book_number(&book, "SELECT count(*) FROM difference WHERE domain='culture_national' AND decision='use' AND"
                            " note='They decide in private'"), 1);
}

static void
candidates_that_were_not_chosen_bring_no_differences(void **state)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    char quest[ID_SIZE], novo[ID_SIZE];
    const char *first, *second;

    (void)state;
    book_record(&book, "organisation", quest, "name", "Quest", NULL);
    book_record(&book, "organisation", novo, "name", "Novo", NULL);
    row("s04.candidates", "organisation", quest, NULL);
    row("s04.candidates", "organisation", novo, NULL);
    first = query_string(book.store, &arena, &err, "SELECT id FROM step_row WHERE position=1", "");
    second = query_string(book.store, &arena, &err, "SELECT id FROM step_row WHERE position=2", "");
    row("s04.culture", "candidate", first, "layer", "national", "distance", "#5", NULL);
    row("s04.culture", "candidate", first, "layer", "professional", "distance", "#3", NULL);
    row("s04.culture", "candidate", second, "layer", "organisational", "distance", "#4", NULL);
    answer("s04.choice", value_null(), value_text(quest));
    assert_int_equal(take("difference", NULL), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM difference WHERE domain='culture_national' AND size=5"), 1);
    arena_free(&arena);
}

static void
answers_and_the_facts_of_the_alliance_say_the_same(void **state)
{
    char ana[ID_SIZE], tom[ID_SIZE];

    (void)state;
    book_person(&book, "Ana Rao", ana);
    book_person(&book, "Tom Lee", tom);
    answer("s08.form", value_null(), value_text("jv"));
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance WHERE form='jv'"), 1);
    edit("alliance", alliance, "form", "license");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_answer WHERE field='s08.form' AND value='license'"), 1);
    answer("s01.sponsor", value_null(), value_text(ana));
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance WHERE sponsor_us IS NOT NULL"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM role_assignment WHERE role='sponsor' AND side='us' AND"
                            " until IS NULL"), 1);
    edit("alliance", alliance, "sponsor_us", tom);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM role_assignment WHERE role='sponsor'"), 2);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM role_assignment r JOIN person p ON p.id=r.person WHERE"
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
    assert_int_equal(book_number(&book, "SELECT count(*) FROM role_assignment WHERE role='chair' AND \"from\"='2026-05-01'"), 1);
    row("s11.sponsors", "person", "Ana Rao", "side", "us", NULL);
    row("s11.sponsors", "person", "Eva Lind", "side", "them", NULL);
    row("s11.sponsors", "person", "Nobody yet", NULL);
    assert_int_equal(take("role_assignment", NULL), 2);
    assert_int_equal(take("role_assignment", NULL), 0);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance a JOIN person p ON p.id=a.sponsor_us WHERE p.name='Ana Rao' AND"
                            " a.sponsor_them='Eva Lind'"), 1);
}

static void
sharing_rules_become_the_next_delivery_each_and_stay_one_with_it(void **state)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    char ana[ID_SIZE];
    const char *id;
    struct value us = value_text("us"), them = value_text("them");

    (void)state;
    book_person(&book, "Ana Rao", ana);
    row("s05.protocol", "information", "Order volumes", "class", "alliance", "from_side", "us", "until", "2029-12-31", NULL);
    row("s05.protocol", "information", "Test results", "from_side", "them", "until", "2027-02-20", NULL);
    row("s05.protocol", "information", "Old plans", "from_side", "them", "until", "2027-01-20", NULL);
    row("s05.protocol", "information", "Forecasts", NULL);
    assert_int_equal(take("information_item", NULL), 2);
    assert_int_equal(taken.left, 1);
    assert_string_equal(feed_left(&taken, &arena), "; 1 row was left: the side that tells is missing");
    assert_int_equal(take("information_item", NULL), 0);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM information_item i JOIN step_row r ON r.id=i.protocol WHERE"
                            " i.due='2027-03-15' AND i.class='alliance' AND i.from_side='us'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM information_item WHERE due='2027-02-20' AND from_side='them'"), 1);
    /* Both places say the same, whichever is changed. */
    id = query_string(book.store, &arena, &err, "SELECT r.id FROM step_row r WHERE position=1", "");
    must(step_row_set(&book, alliance, "s05.protocol", id, "from_side", &us, &them, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM information_item WHERE from_side='them'"), 2);
    edit("information_item", query_string(book.store, &arena, &err, "SELECT id FROM information_item WHERE protocol=?1",
                                          "t", id), "class", "restricted");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_row WHERE json_extract(cells,'$.class')='restricted'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_row WHERE json_extract(cells,'$.class')='alliance'"), 1);
    /* A rule that was carried into a new revision is the same rule; what was delivered makes room for the next. */
    must(step_waive(&book, alliance, "s05", "Enough", "Ana Rao", &err), &err);
    must(step_reopen(&book, alliance, 5, &err), &err);
    assert_int_equal(take("information_item", NULL), 0);
    edit("information_item", query_string(book.store, &arena, &err, "SELECT id FROM information_item WHERE protocol=?1",
                                          "t", id), "delivered_on", "2027-02-15");
    assert_int_equal(take("information_item", NULL), 1);
    arena_free(&arena);
}

static void
what_a_step_expects_becomes_promises_knowledge_and_risks(void **state)
{
    (void)state;
    row("s03.exchange", "item", "Strains", "direction", "give", "end", "2027-12-31", "criticality", "#4", NULL);
    row("s03.exchange", "item", "Patents", "direction", "get", NULL);
    row("s03.sensitivity", "item", "Fermentation", "class", "restricted", NULL);
    row("s11.expected_trouble", "difficulty", "Two labs, two rhythms", "likely", "#4", NULL);
    assert_int_equal(take("commitment", NULL), 1);
    assert_int_equal(taken.left, 1);
    assert_int_equal(take("commitment", NULL), 0);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM commitment WHERE title='Strains' AND promised_by='us' AND"
                            " promised_to='them' AND due='2027-12-31' AND criticality=4 AND state='proposed'"), 1);
    assert_int_equal(take("knowledge_item", NULL), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM knowledge_item WHERE owner_side='us' AND class='restricted'"), 1);
    assert_int_equal(take("risk", NULL), 1);
    assert_int_equal(take("risk", NULL), 0);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM risk WHERE source='premortem' AND step=11 AND likelihood=4"), 1);
}

static void
a_contact_pair_and_its_interface_point_go_on_saying_the_same(void **state)
{
    char ana[ID_SIZE], tom[ID_SIZE];
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct value four = value_int(4), two = value_int(2);
    const char *pair, *id;

    (void)state;
    book_person(&book, "Ana Rao", ana);
    book_person(&book, "Tom Lee", tom);
    row("s07.interface", "function", "Sampling", "our_person", ana, "their_person", tom, "times_per_month", "#4", NULL);
    take("contact_pair", NULL);
    pair = query_string(book.store, &arena, &err, "SELECT id FROM contact_pair", "");
    id = query_string(book.store, &arena, &err, "SELECT id FROM step_row", "");
    must(step_row_set(&book, alliance, "s07.interface", id, "times_per_month", &four, &two, &err), &err);
    assert_int_equal(book_number(&book, "SELECT times_per_month FROM contact_pair"), 2);
    edit("contact_pair", pair, "topic", "Samples and tests");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_row WHERE json_extract(cells,'$.function')='Samples and tests'"), 1);
    /* Made different on purpose, it stays different. */
    edit("contact_pair", pair, "times_per_month", "8");
    assert_int_equal(book_number(&book, "SELECT json_extract(cells,'$.times_per_month') FROM step_row"), 8);
    must(step_waive(&book, alliance, "s07", "Enough", "Ana Rao", &err), &err);
    edit("contact_pair", pair, "times_per_month", "9");
    assert_int_equal(book_number(&book, "SELECT json_extract(cells,'$.times_per_month') FROM step_row"), 8);
    arena_free(&arena);
}

static void
the_review_frequency_plans_a_year_of_reviews(void **state)
{
    (void)state;
    edit("alliance", alliance, "start_on", "2026-11-02");
    answer("s08.review_cycle", value_null(), value_text("quarterly"));
    assert_int_equal(take("review", NULL), 4);
    assert_int_equal(take("review", NULL), 0);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM review WHERE state='planned' AND kind='steering'"), 4);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM review WHERE date='2027-05-03'"), 1);      /* the 2nd is a Sunday */
    assert_int_equal(book_number(&book, "SELECT count(*) FROM review WHERE date<'2027-02-15' OR date>'2028-02-15'"), 0);
    answer("s08.review_cycle", value_text("quarterly"), value_text("monthly"));
    assert_int_equal(take("review", NULL), 8);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM review WHERE kind='operational'"), 8);
}

static void
an_agreed_objective_that_changes_keeps_what_it_was(void **state)
{
    char id[ID_SIZE], metric[ID_SIZE], ana[ID_SIZE], state_id[ID_SIZE];
    struct arena arena = { 0 };
    struct err err = { 0 };

    (void)state;
    objective(id, "0", "2");
    take("metric", "goal");
    snprintf(metric, sizeof metric, "%s", query_string(book.store, &arena, &err, "SELECT id FROM metric", ""));
    edit("objective", id, "target", "3");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective_change"), 0);       /* it is still being agreed on */
    book_person(&book, "Ana Rao", ana);
    book_record(&book, "step_state", state_id, "alliance", alliance, "step", "2", "revision", "2", "state", "done",
                "signed_by", ana, "signed_on", "2027-02-01", NULL);
    edit("objective", id, "target", "4");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective_change WHERE objective IS NOT NULL AND date='2027-02-15' AND"
                            " \"from\"='Target 3' AND \"to\"='Target 4' AND by_side IS NULL"), 1);
    edit("metric", metric, "due", "2029-06-30");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective_change WHERE \"from\"='Due 2028-12-31' AND"
                            " \"to\"='Due 2029-06-30'"), 1);
    edit("objective", id, "importance", "4");       /* it was empty: nobody aimed at anything else before */
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective_change"), 2);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective_change WHERE deleted=0"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM objective WHERE due='2028-12-31'"), 1);
    arena_free(&arena);
}

static void
a_closed_baseline_is_the_baseline_of_step_11(void **state)
{
    char id[ID_SIZE], later[ID_SIZE];
    struct err err = { 0 };

    (void)state;
    book_record(&book, "survey", id, "alliance", alliance, "name", "Start", "kind", "baseline", "opened_on",
                "2027-01-20", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_answer WHERE field='s11.baseline'"), 0);
    edit("survey", id, "closed_on", "2027-02-10");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_answer a JOIN survey s ON s.id=a.value WHERE"
                            " a.field='s11.baseline' AND a.deleted=0"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_answer WHERE field='s11.baseline' AND deleted=0"), 0);
    edit("survey", id, "closed_on", "2027-02-10");
    book_record(&book, "survey", later, "alliance", alliance, "name", "Again", "kind", "baseline", "opened_on",
                "2027-02-11", "closed_on", "2027-02-12", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_answer a JOIN survey s ON s.id=a.value WHERE s.name='Start'"), 1);
}

static void
who_takes_a_post_is_named_by_the_alliance_and_its_step(void **state)
{
    char ana[ID_SIZE], tom[ID_SIZE], post[ID_SIZE];

    (void)state;
    book_person(&book, "Ana Rao", ana);
    book_person(&book, "Tom Lee", tom);
    answer("s01.sponsor", value_null(), value_text(ana));
    book_record(&book, "role_assignment", post, "alliance", alliance, "role", "sponsor", "side", "us", "person", tom,
                "from", "2027-03-01", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance a JOIN person p ON p.id=a.sponsor_us WHERE p.name='Ana Rao'"), 1);
    edit("role_assignment", post, "from", "2027-02-15");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance a JOIN person p ON p.id=a.sponsor_us JOIN step_answer s ON"
                            " s.value=p.id WHERE p.name='Tom Lee' AND s.field='s01.sponsor'"), 1);
    book_record(&book, "role_assignment", post, "alliance", alliance, "role", "sponsor", "side", "them", "holder",
                "Eva Lind", "from", "2027-01-01", NULL);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance WHERE sponsor_them='Eva Lind'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM role_assignment"), 3);
}

static void
the_chosen_partner_becomes_the_other_party(void **state)
{
    char quest[ID_SIZE], other[ID_SIZE];
    struct err err = { 0 };

    (void)state;
    book_record(&book, "organisation", quest, "name", "Quest", NULL);
    book_record(&book, "organisation", other, "name", "Novo", NULL);
    answer("s04.choice", value_null(), value_text(quest));
    assert_int_equal(book_number(&book, "SELECT count(*) FROM party WHERE side='them' AND deleted=0"), 1);
    answer("s04.choice", value_text(quest), value_text(other));
    assert_int_equal(book_number(&book, "SELECT count(*) FROM party p JOIN organisation o ON o.id=p.organisation WHERE"
                            " p.side='them' AND o.name='Novo' AND p.deleted=0"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM party WHERE side='them'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM party WHERE side='them' AND deleted=0"), 0);
}

static void
other_kinds_are_not_taken_over(void **state)
{
    struct err err = { 0 };

    (void)state;
    assert_false(feed_takes(entity_find("flag"), NULL));
    assert_false(feed_take(&book, alliance, entity_find("flag"), NULL, &taken, &err));
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
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance WHERE state='exploring'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM state_change WHERE from_state='idea' AND to_state='exploring'"), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance WHERE state='idea'"), 1);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM step_answer WHERE field='s05.nda' AND deleted=0"), 0);
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
        TEST(candidates_that_were_not_chosen_bring_no_differences),
        TEST(answers_and_the_facts_of_the_alliance_say_the_same),
        TEST(chairs_and_secretaries_hold_posts),
        TEST(sharing_rules_become_the_next_delivery_each_and_stay_one_with_it),
        TEST(what_a_step_expects_becomes_promises_knowledge_and_risks),
        TEST(a_contact_pair_and_its_interface_point_go_on_saying_the_same),
        TEST(the_review_frequency_plans_a_year_of_reviews),
        TEST(an_agreed_objective_that_changes_keeps_what_it_was),
        TEST(a_closed_baseline_is_the_baseline_of_step_11),
        TEST(who_takes_a_post_is_named_by_the_alliance_and_its_step),
        TEST(the_chosen_partner_becomes_the_other_party),
        TEST(other_kinds_are_not_taken_over),
        TEST(signing_a_step_moves_the_alliance_on_and_one_undo_takes_both_back),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
