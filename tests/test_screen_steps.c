#include <stdio.h>
#include <string.h>

#include "src/ops/record.h"
#include "src/ops/step.h"
#include "tests/stage.h"
#include "ui/screen/steps.h"

static struct stage stage;
static char alliance[ID_SIZE], person[ID_SIZE];

/* Go to a step, or to a question of it. */
static void
go(int number, const char *item)
{
    struct place place = { .kind = PLACE_STEPS, .step = number };

    memcpy(place.alliance, alliance, sizeof place.alliance);
    snprintf(place.item, sizeof place.item, "%s", item);
    stage_go(&stage, &place);
}

static int
set_up(void **state)
{
    (void)state;
    stage_open_alliance(&stage, 40, 100, alliance);
    book_person(&stage.desk.book, "Ana Rao", person);
    stage_changed(&stage);
    return 0;
}

static int
tear_down(void **state)
{
    return stage_end(&stage, state);
}

static void
answer(const char *key, const char *text)
{
    struct value before = value_null(), after = value_text(text);
    struct err err = { 0 };

    must(step_answer(&stage.desk.book, alliance, key, &before, &after, &err), &err);
    desk_changed(&stage.glass.ui, alliance);
    stage_settle(&stage);
}

static long
answers(void)
{
    return stage_number(&stage, "SELECT count(*) FROM step_answer WHERE deleted = 0 AND value IS NOT NULL");
}

static void
a_step_opens_on_what_it_needs_and_folds_the_rest(void **state)
{
    (void)state;
    go(1, "");
    glass_shows(&stage.glass, "1  Strategic fit");
    glass_shows(&stage.glass, "Why ally at all?");
    glass_shows(&stage.glass, "Working title of the alliance *");
    glass_shows(&stage.glass, "more (4)");
    glass_hides(&stage.glass, "What happens if we do nothing");
    answer("s01.title", "Enzymes");
    go(1, "");
    glass_cursor_on(&stage.glass, "Our vision");
    stage_press(&stage, "End");
    glass_shows(&stage.glass, "[ ] ");
    go(1, "s01.do_nothing");
    glass_shows(&stage.glass, "do nothing");
}

static void
a_field_is_saved_when_the_cursor_leaves_it(void **state)
{
    (void)state;
    go(1, "");
    stage_press(&stage, "Enter");
    stage_type(&stage, "Self-monitoring pumps");
    assert_int_equal(answers(), 0);
    stage_press(&stage, "Tab");
    assert_int_equal(answers(), 1);
    glass_shows(&stage.glass, "Working title of the alliance: saved");
    glass_shows(&stage.glass, "undo: u");
    stage_type(&stage, "Water keeps moving.");
    stage_press(&stage, "Esc");
    assert_int_equal(answers(), 2);
    stage_press(&stage, "u u");
    assert_int_equal(answers(), 0);
    stage_press(&stage, "Ctrl-R");
    assert_int_equal(answers(), 1);
    glass_shows(&stage.glass, "Redone: Working title of the alliance: saved");
}

static void
each_value_of_a_scale_shows_its_sentence_and_a_digit_sets_it(void **state)
{
    struct err err = { 0 };
    const struct method_field *field = method_field(stage.desk.book.method, "s03.our_need", &err);

    (void)state;
    go(3, "s03.our_need");
    stage_press(&stage, "Enter");
    for (int i = 0; i < 5; i++) {
        char part[24];

        snprintf(part, sizeof part, "%.20s", field->parts[0].anchors[i]);
        glass_shows(&stage.glass, part);
    }
    stage_press(&stage, "4");
    assert_int_equal(stage_number(&stage, "SELECT value FROM step_answer WHERE field = 's03.our_need'"), 4);
    glass_shows(&stage.glass, "saved");
}

static void
a_wrong_value_stays_to_be_mended_and_the_stored_one_as_it_was(void **state)
{
    (void)state;
    answer("s08.signed", "2027-01-20");
    go(8, "s08.signed");
    stage_press(&stage, "Enter Ctrl-U");
    stage_type(&stage, "03/04");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "Not accepted, kept as a draft");
    glass_shows(&stage.glass, "03/04");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM step_answer WHERE value = '2027-01-20'"), 1);
    stage_press(&stage, "Enter Ctrl-U");
    stage_type(&stage, "+2w");
    glass_shows(&stage.glass, "Monday, 1 March 2027");
    stage_press(&stage, "Tab");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM step_answer WHERE value = '2027-03-01'"), 1);
    assert_int_equal(stage.desk.drafts.n, 0);
}

static void
a_half_typed_text_is_offered_on_return_with_its_age(void **state)
{
    (void)state;
    go(1, "s01.vision");
    stage_press(&stage, "Enter");
    stage_type(&stage, "To be the first add");
    assert_int_equal(stage.desk.drafts.n, 1);
    /* As after a crash: nothing is left in an orderly way, only the file of the draft is there. */
    form_drop(&((struct steps_screen *)ui_top(&stage.glass.ui))->form);
    stage_close(&stage);
    stage_open(&stage, 40, 100, false);
    stage.env.fixed_ms += 5 * 60000;
    stage_settle(&stage);
    glass_shows(&stage.glass, "half-typed: Our vision (long-range picture), 5 minutes ago");
    stage_press(&stage, "Tab Enter");
    glass_shows(&stage.glass, "To be the first add");
    glass_shows(&stage.glass, "Typed 5 minutes ago and not stored yet");
    stage_press(&stage, "Enter");
    stage_type(&stage, "ress");
    stage_press(&stage, "Esc");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM step_answer WHERE value = 'To be the first address'"), 1);
    assert_int_equal(stage.desk.drafts.n, 0);
}

static void
a_row_is_added_moved_and_put_into_the_bin(void **state)
{
    (void)state;
    go(3, "s03.retain");
    glass_cursor_on(&stage.glass, "add the first row");
    stage_press(&stage, "Enter");
    stage_type(&stage, "Recipes");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "added");
    stage_press(&stage, "Esc a");
    stage_type(&stage, "Names of customers");
    stage_press(&stage, "Esc Esc");
    glass_shows(&stage.glass, "Recipes");
    go(3, "s03.retain");
    stage_press(&stage, "Up K");
    glass_shows(&stage.glass, "row moved up");
    assert_int_equal(stage_number(&stage, "SELECT position FROM step_row WHERE cells LIKE '%Names%'"), 1);
    stage_press(&stage, "d");
    glass_shows(&stage.glass, "row in the bin");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM step_row WHERE deleted = 0"), 1);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM step_row WHERE deleted = 0"), 2);
}

static void
a_check_is_ticked_or_does_not_apply_with_a_reason(void **state)
{
    (void)state;
    go(1, "c01.6");
    stage_press(&stage, "x");
    glass_shows(&stage.glass, "[x]");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM check_state WHERE state = 'ticked'"), 1);
    stage_press(&stage, "X");
    stage_type(&stage, "We have no other alliances");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "[-]");
    glass_shows(&stage.glass, "not applicable: We have no other");
    stage_press(&stage, "x a");
    stage_type(&stage, "Minutes of 12 March");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "evidence: Minutes of 12 March");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM evidence WHERE about = 'c01.6'"), 1);
}

static void
the_gate_lists_what_is_missing_and_goes_there(void **state)
{
    (void)state;
    go(1, "");
    glass_shows(&stage.glass, "Gate  11 answers missing, 5 checks open");
    stage_press(&stage, "c");
    glass_shows(&stage.glass, "Gate of step 1, Strategic fit");
    glass_shows(&stage.glass, "Our mission: no answer yet");
    glass_shows(&stage.glass, "Ways to close the gap compared: 0 of 2 rows");
    stage_press(&stage, "Down Down Enter");
    glass_cursor_on(&stage.glass, "Our mission");
}

static void
a_point_is_let_pass_with_a_reason_and_a_sponsor(void **state)
{
    (void)state;
    go(1, "");
    stage_press(&stage, "c Down W");
    stage_type(&stage, "The group has none");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "which sponsor agreed");
    stage_type(&stage, "Ana Rao");
    stage_press(&stage, "Enter");
    glass_hides(&stage.glass, "Our vision (long-range picture): no answer yet");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM waiver WHERE item = 's01.vision' AND sponsor = 'Ana Rao'"), 1);
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "waived: The group has none");
}

/* Let everything that is missing pass, so that the gate of the step holds. */
static void
waive_all(int number)
{
    struct arena arena = { 0 };
    struct step step;
    struct step_gap *gaps;
    struct err err = { 0 };
    size_t n;

    must(step_load(&stage.desk.book, alliance, number, 0, &arena, &step, &err), &err);
    must(step_gaps(&stage.desk.book, &step, &arena, &gaps, &n, &err), &err);
    for (size_t i = 0; i < n; i++)
        must(step_waive(&stage.desk.book, alliance, gaps[i].item, "Not needed", "Ana Rao", &err), &err);
    arena_free(&arena);
    desk_changed(&stage.glass.ui, alliance);
    stage_settle(&stage);
}

static void
sign_off(void)
{
    stage_press(&stage, "c");
    glass_shows(&stage.glass, "Who signs step");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "A note to the signature");
    stage_type(&stage, "Signed with one open point");
    stage_press(&stage, "Enter");
}

static void
a_signature_says_what_becomes_of_the_alliance(void **state)
{
    (void)state;
    answer("s01.sponsor", person);
    waive_all(1);
    go(1, "");
    sign_off();
    stage_press(&stage, "Esc");                 /* who are you */
    assert_non_null(strstr(ui_message_at(&stage.glass.ui, 0)->text, "the alliance is exploring now"));
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM alliance WHERE state = 'idea'"), 1);
}

static void
a_complete_step_is_signed_off_and_can_be_reopened_as_a_new_revision(void **state)
{
    (void)state;
    answer("s01.title", "Enzymes");
    waive_all(1);
    go(1, "");
    glass_shows(&stage.glass, "all there: ready to be signed off");
    sign_off();
    glass_shows(&stage.glass, "Are you Ana Rao?");
    stage_press(&stage, "y");
    assert_string_equal(stage.desk.book.me, person);
    glass_shows(&stage.glass, "Signed off by Ana Rao on 2027-02-15: Signed with one open point");
    stage_press(&stage, "Home Enter");
    glass_shows(&stage.glass, "Step 1 is signed off; R reopens it as a new revision");
    stage_press(&stage, "R");
    glass_shows(&stage.glass, "reopened, revision 2");
    stage_press(&stage, "Home Enter Ctrl-U");
    stage_type(&stage, "Enzymes and more");
    stage_press(&stage, "Esc End");
    glass_shows(&stage.glass, "Revision 1");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "revision 1, as it was");
    glass_shows(&stage.glass, "Enzymes");
    glass_hides(&stage.glass, "Enzymes and more");
    stage_press(&stage, "Home Enter");
    glass_shows(&stage.glass, "nothing is changed in it");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "revision 2");
}

static void
working_ahead_names_the_steps_whose_answers_are_used(void **state)
{
    (void)state;
    go(4, "");
    glass_shows(&stage.glass, "Working ahead: steps 1, 2 and 3 are not done");
    go(1, "");
    glass_hides(&stage.glass, "Working ahead");
}

static void
two_people_at_one_field_see_both_values_and_choose(void **state)
{
    struct book other;
    struct value before = value_null(), after = value_text("Theirs");
    struct err err = { 0 };

    (void)state;
    go(1, "s01.title");
    stage_press(&stage, "Enter");
    stage_type(&stage, "Mine");
    book_again(&other, &stage.env);
    must(step_answer(&other, alliance, "s01.title", &before, &after, &err), &err);
    book_close(&other);
    stage_poll(&stage);
    glass_shows(&stage.glass, "Mine");
    stage_press(&stage, "Tab");
    glass_shows(&stage.glass, "Changed by someone else meanwhile");
    glass_shows(&stage.glass, "Theirs");
    glass_shows(&stage.glass, "Mine");
    stage_press(&stage, "Right Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM step_answer WHERE value = 'Mine'"), 1);
    assert_int_equal(stage.desk.drafts.n, 0);
    glass_hides(&stage.glass, "Changed by someone else");
}

static void
theirs_stays_when_one_says_so(void **state)
{
    struct book other;
    struct value before = value_null(), after = value_text("Theirs");
    struct err err = { 0 };

    (void)state;
    go(1, "s01.title");
    stage_press(&stage, "Enter");
    stage_type(&stage, "Mine");
    book_again(&other, &stage.env);
    must(step_answer(&other, alliance, "s01.title", &before, &after, &err), &err);
    book_close(&other);
    stage_press(&stage, "Tab y");
    glass_shows(&stage.glass, "Theirs");
    glass_hides(&stage.glass, "Mine");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM step_answer WHERE value = 'Theirs'"), 1);
    assert_int_equal(stage.desk.drafts.n, 0);
}

static void
a_person_is_named_and_made_in_one_line(void **state)
{
    (void)state;
    go(1, "s01.sponsor");
    stage_press(&stage, "Enter");
    stage_type(&stage, "Ben Ode @ Quest");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Ben Ode");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM person p JOIN organisation o ON o.id = p.organisation"
                                          " WHERE p.name = 'Ben Ode' AND o.name = 'Quest'"), 1);
}

static void
presenting_hides_what_is_private(void **state)
{
    (void)state;
    answer("s06.walkaway", "We build it ourselves");
    go(6, "s06.walkaway");
    glass_shows(&stage.glass, "We build it ourselves");
    stage_press(&stage, "P");
    glass_hides(&stage.glass, "We build it ourselves");
    glass_shows(&stage.glass, "private");
    stage_press(&stage, "P");
    glass_shows(&stage.glass, "We build it ourselves");
}

static void
the_history_of_a_field_tells_who_and_what(void **state)
{
    struct value before, after;
    struct err err = { 0 };

    (void)state;
    answer("s01.title", "Enzymes");
    before = value_text("Enzymes");
    after = value_text("Enzymes and pumps");
    must(step_answer(&stage.desk.book, alliance, "s01.title", &before, &after, &err), &err);
    desk_changed(&stage.glass.ui, alliance);
    go(1, "s01.title");
    stage_press(&stage, "H");
    glass_shows(&stage.glass, "who changed it, and when");
    glass_shows(&stage.glass, "Enzymes and pumps");
    glass_shows(&stage.glass, "ana");
}

static void
help_gives_the_reason_for_a_question_and_the_step(void **state)
{
    struct str text = { 0 };
    struct ui *ui = &stage.glass.ui;

    (void)state;
    go(1, "s01.gap");
    ui_top(ui)->class->guide(ui, ui_top(ui), &text);
    assert_non_null(strstr(str_text(&text), "What is genuinely missing"));
    assert_non_null(strstr(str_text(&text), "Why we ask"));
    assert_non_null(strstr(str_text(&text), "Typical mistakes"));
    str_free(&text);
}

static void
one_column_shows_the_list_or_the_step(void **state)
{
    (void)state;
    glass_resize(&stage.glass, 12, 40);
    go(4, "");
    glass_shows(&stage.glass, "4  Partner choice");
    glass_hides(&stage.glass, "Strategic fit");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "Strategic fit");
    glass_cursor_on(&stage.glass, "Partner choice");
}

static void
a_lighter_way_lets_steps_pass_and_one_undo_brings_them_back(void **state)
{
    static const char waived[] = "SELECT count(*) FROM step_state WHERE state = 'waived' AND deleted = 0";

    (void)state;
    go(1, "");
    stage_press(&stage, "T");
    stage_type(&stage, "tactical");
    stage_press(&stage, "Enter");
    stage_type(&stage, "Ana Rao");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "5 steps waived; each can be reopened");
    assert_int_equal(stage_number(&stage, waived), 5);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, waived), 0);
    glass_shows(&stage.glass, "Undone: 5 steps: waived");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_step_opens_on_what_it_needs_and_folds_the_rest),
        TEST(a_field_is_saved_when_the_cursor_leaves_it),
        TEST(each_value_of_a_scale_shows_its_sentence_and_a_digit_sets_it),
        TEST(a_wrong_value_stays_to_be_mended_and_the_stored_one_as_it_was),
        TEST(a_half_typed_text_is_offered_on_return_with_its_age),
        TEST(a_row_is_added_moved_and_put_into_the_bin),
        TEST(a_check_is_ticked_or_does_not_apply_with_a_reason),
        TEST(the_gate_lists_what_is_missing_and_goes_there),
        TEST(a_point_is_let_pass_with_a_reason_and_a_sponsor),
        TEST(a_signature_says_what_becomes_of_the_alliance),
        TEST(a_complete_step_is_signed_off_and_can_be_reopened_as_a_new_revision),
        TEST(working_ahead_names_the_steps_whose_answers_are_used),
        TEST(two_people_at_one_field_see_both_values_and_choose),
        TEST(theirs_stays_when_one_says_so),
        TEST(a_person_is_named_and_made_in_one_line),
        TEST(presenting_hides_what_is_private),
        TEST(the_history_of_a_field_tells_who_and_what),
        TEST(help_gives_the_reason_for_a_question_and_the_step),
        TEST(one_column_shows_the_list_or_the_step),
        TEST(a_lighter_way_lets_steps_pass_and_one_undo_brings_them_back),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
