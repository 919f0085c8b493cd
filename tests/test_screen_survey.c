/* Health checks on the screen: made, invited, papers entered, closed, looked at. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/io/answer_file.h"
#include "tests/stage.h"
#include "ui/screen/answer.h"
#include "ui/screen/place.h"

static struct stage stage;
static char alliance[ID_SIZE];

static void
go(void)
{
    struct place place = { .kind = PLACE_SURVEY };

    memcpy(place.alliance, alliance, sizeof place.alliance);
    stage_go(&stage, &place);
}

static int
set_up(void **state)
{
    (void)state;
    stage_open_alliance(&stage, 24, 100, alliance);
    go();
    return 0;
}

static int
tear_down(void **state)
{
    return stage_end(&stage, state);
}

/* A check of the five statements about trust and fit that are no mirrors. */
static void
make_check(const char *codes)
{
    stage_press(&stage, "a Ctrl-U");
    stage_type(&stage, "Spring");
    stage_press(&stage, "Enter");
    stage_type(&stage, codes);
    stage_press(&stage, "Enter Enter");
    glass_shows(&stage.glass, "Spring: made");
}

static void
invite(const char *whom, const char *count)
{
    stage_press(&stage, "a");
    stage_type(&stage, whom);
    stage_press(&stage, "Enter");
    stage_type(&stage, count);
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "invited");
}

static void
a_check_is_made_and_people_are_invited_until_the_sides_are_in_balance(void **state)
{
    (void)state;
    glass_shows(&stage.glass, "None is open");
    make_check("T1 W2");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM survey WHERE kind='pulse'"), 1);
    glass_shows(&stage.glass, "statements: 2");
    glass_shows(&stage.glass, "Nobody is invited yet");
    invite("us, working", "4");
    glass_shows(&stage.glass, "Not in balance");
    invite("them, working", "3");
    glass_shows(&stage.glass, "The two sides are in balance");
    invite("us, finance", "Ana Lopez");
    glass_shows(&stage.glass, "Ana Lopez");
    stage_press(&stage, "P");
    glass_hides(&stage.glass, "Ana Lopez");
    stage_press(&stage, "P u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM respondent WHERE deleted=0"), 7);
    stage_press(&stage, "Home Down d");
    glass_shows(&stage.glass, "Taken off the list");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM respondent WHERE deleted=0"), 6);
}

static void
papers_are_entered_by_digits_alone_one_person_after_the_other(void **state)
{
    (void)state;
    make_check("T1 W2 H1");
    invite("us, working", "3");
    stage_press(&stage, "Home Down Enter");
    glass_shows(&stage.glass, "Paper of us, working people");
    glass_shows(&stage.glass, "What has been promised is done");
    stage_press(&stage, "4 3");                     /* W2: own side, other side */
    glass_cursor_on(&stage.glass, "> H1");
    stage_press(&stage, "9");                       /* no mark: nothing happens, nowhere else */
    glass_cursor_on(&stage.glass, "> H1");
    stage_press(&stage, "0 5 Backspace");           /* don't know; T1; rubbed out */
    stage_press(&stage, "Up e");
    stage_type(&stage, "late at times");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "late at times");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Taken in; the next paper");
    glass_shows(&stage.glass, "0 of 7 rows filled");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM respondent WHERE answered=1"), 1);
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM answer"), 0);
    assert_int_equal(stage_number(&stage, "SELECT answers LIKE '%[\"W2\",\"they\",3]%' FROM"
                                  " survey_waiting"), 1);
    stage_press(&stage, "1 2 3 4 Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM respondent WHERE answered=1"), 2);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM respondent WHERE answered=1"), 1);
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Nothing is entered yet");
    stage_press(&stage, "5 Esc");
    glass_shows(&stage.glass, "not taken in yet");
    stage_press(&stage, "Enter Enter Esc");
    glass_shows(&stage.glass, "2 of 3");
}

static void
tab_chooses_whose_paper_it_is(void **state)
{
    (void)state;
    make_check("T1");
    invite("us, working", "1");
    invite("them, finance", "1");
    stage_press(&stage, "Home Down Enter");
    stage_press(&stage, "Tab");
    glass_shows(&stage.glass, "Paper of them, finance");
    stage_press(&stage, "Tab");
    glass_shows(&stage.glass, "one more, not on the list");
    stage_press(&stage, "Shift-Tab Shift-Tab 4");
    glass_shows(&stage.glass, "Paper of us, working people");
    stage_press(&stage, "Esc n");
    glass_shows(&stage.glass, "Us 0 of 1");
}

static void
closing_asks_first_mixes_and_shows_the_result(void **state)
{
    (void)state;
    make_check("T1 F3");
    invite("us, working", "3");
    invite("them, working", "2");
    stage_press(&stage, "c");
    glass_shows(&stage.glass, "Close the health check?");
    stage_press(&stage, "y");
    glass_shows(&stage.glass, "nobody has answered yet");
    stage_press(&stage, "Home Down Enter 4 4 Enter 4 4 Enter 5 4 Enter");
    stage_press(&stage, "Tab Shift-Tab");
    stage_press(&stage, "Esc End Up Up Enter 1 2 Enter Esc");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM respondent WHERE answered=1"), 4);
    stage_press(&stage, "c y");
    glass_shows(&stage.glass, "Result of the health check");
    glass_shows(&stage.glass, "3 of 3 of us and 1 of 2 of them answered");
    glass_shows(&stage.glass, "theirs hidden");
    glass_hides(&stage.glass, "1.00");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM answer"), 8);
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "None is open");
    glass_shows(&stage.glass, "4 answered");
    stage_press(&stage, "u");
    glass_shows(&stage.glass, "Us 3 of 3, them 1 of 2");
}

/* Write the files, fill one in, and return its path. */
static const char *
filled(const char *name)
{
    const char *path = support_path(name);
    struct arena arena = { 0 };
    char *text = support_read(&arena, path), *mark = strstr(text, "[ ]");

    assert_non_null(mark);
    mark[1] = '4';
    support_write(path, text, strlen(text));
    arena_free(&arena);
    return path;
}

static void
files_are_written_and_taken_in_and_refused_ones_are_named(void **state)
{
    char folder[1024];

    (void)state;
    make_check("T1");
    invite("us, working", "2");
    snprintf(folder, sizeof folder, "%s", support_path("send"));
    stage_press(&stage, "w");
    stage_type(&stage, folder);
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "2 files written");
    filled("send/us-working-1.txt");
    stage_press(&stage, "t");
    stage_type(&stage, folder);
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "1 taken in, 1 not");
    glass_shows(&stage.glass, "us-working-2.txt: nothing is");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "Us 1 of 2");
    stage_press(&stage, "u");
    glass_shows(&stage.glass, "Us 0 of 2");
}

static void
it_can_be_used_in_a_small_window_in_ascii(void **state)
{
    (void)state;
    make_check("T1 W2");
    invite("us, working", "1");
    glass_resize(&stage.glass, 12, 40);
    glass_shows(&stage.glass, "Us 0 of 1");
    stage_press(&stage, "Home Down Enter 4");
    glass_cursor_on(&stage.glass, "> W2");
    glass_shows(&stage.glass, "other side");
}

static void
a_paper_half_entered_outlives_the_program_and_is_gone_on_with(void **state)
{
    (void)state;
    make_check("W1 W2 T1");
    invite("us, ex", "2");
    stage_press(&stage, "Home Down Down Enter 4 3");
    stage_press(&stage, "e");
    stage_type(&stage, "Too slow");
    stage_press(&stage, "Enter 0");
    stage_close(&stage);

    stage_open(&stage, 24, 100, false);
    glass_shows(&stage.glass, "half-typed: a paper of a health check");
    go();
    stage_press(&stage, "Home Down Enter");
    glass_shows(&stage.glass, "This paper was begun just now");
    glass_shows(&stage.glass, "Paper of us, executives");
    glass_hides(&stage.glass, "not on the list");
    glass_shows(&stage.glass, "3 of 7 rows filled");
    glass_shows(&stage.glass, "Too slow");
    glass_cursor_on(&stage.glass, "> T1");
    stage_press(&stage, "5 Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM respondent WHERE answered=1"), 1);
    stage_press(&stage, "Esc 0");
    glass_hides(&stage.glass, "half-typed");
}

static void
a_paper_thrown_away_is_not_offered_again(void **state)
{
    (void)state;
    make_check("W1 W2");
    invite("us, ex", "1");
    stage_press(&stage, "Home Down Enter 4 Esc Right Enter");
    glass_shows(&stage.glass, "Not in balance");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "0 of 6 rows filled");
}

/* ---- an answer file ---- */

static struct glass glass;

static void
look_at_answer(const char *name)
{
    struct answer_want want = { support_path(name), &stage.env };

    glass_open(&glass, 24, 80, false, NULL);
    assert_true(ui_push(&glass.ui, &answer_class, &want));
    ui_draw(&glass.ui);
}

static void
open_answer(const char *name)
{
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct survey_form form;
    struct answer_file file;
    struct str text = { 0 };
    char id[ID_SIZE];

    make_check("W1 W2");
    must(survey_newest(&stage.desk.book, alliance, false, id, &err), &err);
    must(survey_form_load(&stage.desk.book, id, &arena, &form, &err), &err);
    answer_file_make(&form, "somebody", &arena, &file);
    answer_file_write(&file, &text);
    support_write(support_path(name), str_text(&text), text.len);
    str_free(&text);
    arena_free(&arena);
    look_at_answer(name);
}

static const char *
saved(const char *name, struct arena *arena)
{
    return support_read(arena, support_path(name));
}

static void
an_answer_file_is_filled_in_one_statement_a_page_and_saved_at_once(void **state)
{
    struct arena arena = { 0 };

    (void)state;
    open_answer("a.txt");
    glass_shows(&glass, "I could explain to a newcomer");
    glass_shows(&glass, "1  Not at all: I see the opposite");
    glass_shows(&glass, "0 of 3 marks, all saved");
    glass_press(&glass, "7");
    glass_shows(&glass, "I could explain to a newcomer");
    glass_press(&glass, "4");
    assert_non_null(strstr(saved("a.txt", &arena), "decisions.\n    [4]"));
    glass_shows(&glass, "My own organisation");
    glass_press(&glass, "e");
    glass_type(&glass, "q is a letter here");
    glass_press(&glass, "Esc 3 2");
    assert_non_null(strstr(saved("a.txt", &arena), "[3] my own organisation\n    [2] the other"));
    assert_non_null(strstr(saved("a.txt", &arena), "Comment: q is a letter here"));
    glass_shows(&glass, "What should we keep as it is?");
    glass_press(&glass, "Enter");
    glass_type(&glass, "One");
    glass_press(&glass, "Ctrl-J");
    glass_type(&glass, "two");
    glass_press(&glass, "Enter End");
    assert_non_null(strstr(saved("a.txt", &arena), "Answer: One\n      two"));
    glass_shows(&glass, "3 of 3 marks are set");
    glass_press(&glass, "Home 0");
    assert_non_null(strstr(saved("a.txt", &arena), "decisions.\n    [ ]"));
    glass_close(&glass);
    arena_free(&arena);
}

static void
a_comment_that_is_too_long_is_not_lost(void **state)
{
    struct arena arena = { 0 };
    char text[200];

    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    open_answer("b.txt");
    glass_press(&glass, "e");
    glass_type(&glass, text);
    glass_press(&glass, "Enter");
    text[160] = '\0';
    assert_non_null(strstr(saved("b.txt", &arena), text));
    glass_close(&glass);
    arena_free(&arena);
}

static void
words_that_were_being_typed_are_in_no_file_and_offered_again(void **state)
{
    struct arena arena = { 0 };

    (void)state;
    open_answer("e.txt");
    glass_press(&glass, "2 e");
    glass_type(&glass, "Half a ");
    glass_press(&glass, "Ctrl-L");   /* repainting ends nothing */
    glass_type(&glass, "com");
    glass_close(&glass);             /* as a hang-up ends it */
    assert_null(strstr(saved("e.txt", &arena), "Half"));

    look_at_answer("e.txt");
    glass_shows(&glass, "W2  ");
    glass_shows(&glass, "Half a com");
    glass_shows(&glass, "Typed just now, not saved yet: e goes on with it");
    glass_press(&glass, "End");
    glass_shows(&glass, "W2 is not in the file yet");
    glass_close(&glass);

    look_at_answer("e.txt");
    glass_press(&glass, "e");
    glass_type(&glass, "ment");
    glass_press(&glass, "Esc");
    assert_non_null(strstr(saved("e.txt", &arena), "Comment: Half a comment"));
    glass_hides(&glass, "not saved yet");
    glass_close(&glass);
    look_at_answer("e.txt");
    glass_hides(&glass, "not saved yet");
    glass_close(&glass);
    arena_free(&arena);
}

static void
words_given_up_are_not_offered_again(void **state)
{
    struct arena arena = { 0 };

    (void)state;
    open_answer("f.txt");
    glass_press(&glass, "e");
    glass_type(&glass, "Never mind");
    glass_press(&glass, "Ctrl-C");
    glass_close(&glass);
    look_at_answer("f.txt");
    glass_hides(&glass, "Never mind");
    glass_close(&glass);
    assert_null(strstr(saved("f.txt", &arena), "Never mind"));
    arena_free(&arena);
}

static void
words_that_cannot_be_saved_stay_a_draft_and_that_is_said(void **state)
{
    struct arena arena = { 0 };

    (void)state;
    open_answer("g.txt");
    assert_int_equal(rename(support_path("g.txt"), support_path("away")), 0);
    assert_int_equal(mkdir(support_path("g.txt"), 0700), 0);     /* nothing can take its place */
    glass_press(&glass, "e");
    glass_type(&glass, "Kept");
    glass_press(&glass, "Esc");
    assert_int_equal(rmdir(support_path("g.txt")), 0);
    assert_int_equal(rename(support_path("away"), support_path("g.txt")), 0);
    glass_shows(&glass, "marks, not saved");
    glass_close(&glass);
    look_at_answer("g.txt");
    glass_shows(&glass, "not saved yet");
    glass_press(&glass, "e Esc");
    assert_non_null(strstr(saved("g.txt", &arena), "Comment: Kept"));
    glass_close(&glass);
    arena_free(&arena);
}

static void
what_is_no_answer_file_is_not_opened(void **state)
{
    struct answer_want want = { support_path("d.txt"), &stage.env };

    (void)state;
    open_answer("c.txt");
    support_write(support_path("d.txt"), "Dear Ana\n", 9);
    assert_false(ui_push(&glass.ui, &answer_class, &want));
    glass_close(&glass);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_check_is_made_and_people_are_invited_until_the_sides_are_in_balance),
        TEST(papers_are_entered_by_digits_alone_one_person_after_the_other),
        TEST(tab_chooses_whose_paper_it_is),
        TEST(closing_asks_first_mixes_and_shows_the_result),
        TEST(files_are_written_and_taken_in_and_refused_ones_are_named),
        TEST(it_can_be_used_in_a_small_window_in_ascii),
        TEST(an_answer_file_is_filled_in_one_statement_a_page_and_saved_at_once),
        TEST(a_comment_that_is_too_long_is_not_lost),
        TEST(a_paper_half_entered_outlives_the_program_and_is_gone_on_with),
        TEST(a_paper_thrown_away_is_not_offered_again),
        TEST(words_that_were_being_typed_are_in_no_file_and_offered_again),
        TEST(words_given_up_are_not_offered_again),
        TEST(words_that_cannot_be_saved_stay_a_draft_and_that_is_said),
        TEST(what_is_no_answer_file_is_not_opened),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
