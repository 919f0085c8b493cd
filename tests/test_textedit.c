#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "tests/glass.h"
#include "ui/core/textedit.h"

static struct textedit edit;
static struct canvas canvas;

static void
start(const char *text, bool lines)
{
    textedit_set(&edit, text, lines, 0);
}

static void
act(enum action action)
{
    assert_true(textedit_action(&edit, action));
}

static void
type(const char *text)
{
    textedit_insert(&edit, text, strlen(text));
}

/* The text with a bar where the caret is. */
static void
is(const char *expected)
{
    struct str text = { 0 };

    str_add(&text, textedit_text(&edit));
    str_replace(&text, edit.caret, 0, "|", 1);
    assert_string_equal(str_text(&text), expected);
    str_free(&text);
}

static void
draw(int rows, int columns)
{
    canvas_free(&canvas);
    canvas_init(&canvas, rows, columns, false);
    textedit_draw(&edit, canvas_area(&canvas), ROLE_TEXT);
}

static void
the_caret_moves_by_whole_clusters(void **state)
{
    (void)state;
    start("ae\u0301漢", false);
    act(ACTION_TEXT_LEFT);
    is("ae\u0301|漢");
    act(ACTION_TEXT_LEFT);
    is("a|e\u0301漢");
    act(ACTION_TEXT_RIGHT);
    is("ae\u0301|漢");
    act(ACTION_TEXT_RUB_OUT);
    is("a|漢");
    act(ACTION_TEXT_DELETE);
    is("a|");
}

static void
words_are_moved_over_and_deleted(void **state)
{
    (void)state;
    start("joint enzymes, für Europe", false);
    act(ACTION_TEXT_WORD_LEFT);
    is("joint enzymes, für |Europe");
    act(ACTION_TEXT_WORD_LEFT);
    act(ACTION_TEXT_WORD_LEFT);
    is("joint |enzymes, für Europe");
    act(ACTION_TEXT_DELETE_WORD);
    is("joint |, für Europe");
    act(ACTION_TEXT_RUB_OUT_WORD);
    is("|, für Europe");
    act(ACTION_TEXT_WORD_RIGHT);
    is(", für| Europe");
}

static void
a_line_is_killed_to_either_side(void **state)
{
    (void)state;
    start("one\ntwo three\nfour", true);
    edit.caret = 7;
    act(ACTION_TEXT_KILL_END);
    is("one\ntwo|\nfour");
    act(ACTION_TEXT_KILL_END);
    is("one\ntwo|four");
    act(ACTION_TEXT_KILL_START);
    is("one\n|four");
}

static void
start_and_end_are_those_of_the_line_and_of_the_text(void **state)
{
    (void)state;
    start("one\ntwo", true);
    act(ACTION_TEXT_LINE_START);
    is("one\n|two");
    act(ACTION_TEXT_START);
    is("|one\ntwo");
    act(ACTION_TEXT_LINE_END);
    is("one|\ntwo");
    act(ACTION_TEXT_END);
    is("one\ntwo|");
}

static void
undo_takes_back_typing_by_runs_and_redo_brings_it_again(void **state)
{
    (void)state;
    start("a", false);
    type("b");
    type("c");
    type(" ");
    type("d");
    act(ACTION_TEXT_RUB_OUT);
    is("abc |");
    act(ACTION_TEXT_UNDO);
    is("abc d|");
    act(ACTION_TEXT_UNDO);
    is("abc |");
    act(ACTION_TEXT_UNDO);
    is("abc|");
    act(ACTION_TEXT_UNDO);
    is("a|");
    act(ACTION_TEXT_UNDO);
    is("a|");
    act(ACTION_TEXT_REDO);
    is("abc|");
    type("x");
    act(ACTION_TEXT_REDO);
    is("abcx|");
}

static void
a_paste_is_cleaned_and_kept_on_one_line_where_there_is_one(void **state)
{
    struct event paste = { .kind = EVENT_PASTE, .text = "a\033[2J\r\nb\xFF", .size = 9 };

    (void)state;
    start("", false);
    assert_true(textedit_event(&edit, &paste));
    assert_true(text_is_clean(textedit_text(&edit), edit.text.len, TEXT_LINE));
    assert_null(strchr(textedit_text(&edit), '\n'));
    start("", true);
    textedit_event(&edit, &paste);
    assert_non_null(strchr(textedit_text(&edit), '\n'));
    assert_null(strchr(textedit_text(&edit), '\033'));
}

static void
the_limit_counts_characters_and_says_so(void **state)
{
    (void)state;
    textedit_set(&edit, "äö", false, 4);
    assert_true(textedit_insert(&edit, "ü", 2));
    assert_null(edit.message);
    assert_false(textedit_insert(&edit, "xyz", 3));
    is("äöüx|");
    assert_non_null(strstr(edit.message, "4 characters"));
    act(ACTION_TEXT_RUB_OUT);
    assert_null(edit.message);
}

static void
a_paste_beyond_the_limit_is_cut(void **state)
{
    char *much = malloc(4 << 20);

    (void)state;
    memset(much, 'x', 4 << 20);
    textedit_set(&edit, "", true, 1000);
    assert_false(textedit_insert(&edit, much, 4 << 20));
    assert_int_equal(edit.text.len, 1000);
    free(much);
}

static void
control_keys_are_not_text(void **state)
{
    struct event key = { .kind = EVENT_KEY, .key = { 'x', MOD_CTRL } };

    (void)state;
    start("", false);
    assert_false(textedit_event(&edit, &key));
    key.key = (struct key){ SPECIAL_ENTER, 0 };
    assert_false(textedit_event(&edit, &key));
    key.key = (struct key){ 0x6F22, 0 };
    assert_true(textedit_event(&edit, &key));
    is("漢|");
    assert_false(textedit_action(&edit, ACTION_TEXT_NEWLINE));
    assert_false(textedit_action(&edit, ACTION_TEXT_UP));
    assert_false(textedit_action(&edit, ACTION_UNDO));
}

static void
a_long_text_is_wrapped_and_the_caret_follows_the_rows(void **state)
{
    (void)state;
    start("the second candidate", true);
    draw(3, 11);
    assert_string_equal(canvas_as_text(&canvas), "the second\ncandidate\n\n");
    assert_int_equal(canvas.cursor_row, 1);
    assert_int_equal(canvas.cursor_column, 9);
    act(ACTION_TEXT_UP);
    is("the secon|d candidate");
    act(ACTION_TEXT_DOWN);
    is("the second candidate|");
    assert_true(textedit_at_bottom(&edit));
    act(ACTION_TEXT_UP);
    assert_true(textedit_at_top(&edit));
    act(ACTION_TEXT_UP);
    is("|the second candidate");
}

static void
up_and_down_keep_the_column_over_a_short_row(void **state)
{
    (void)state;
    start("abcdef\nx\nabcdef", true);
    draw(4, 20);
    act(ACTION_TEXT_LEFT);
    act(ACTION_TEXT_UP);
    is("abcdef\nx|\nabcdef");
    act(ACTION_TEXT_UP);
    is("abcde|f\nx\nabcdef");
}

static void
the_caret_is_visible_at_every_place_of_every_text(void **state)
{
    static const char *const pieces[] = { "a",       " ",  "\n",         "word", "漢",
                                          "e\u0301", "  ", "longerword", "." };

    (void)state;
    srand(11);
    for (int round = 0; round < 400; round++) {
        struct str text = { 0 };
        bool lines = rand() % 3 != 0;
        int rows = 1 + rand() % 4, columns = 1 + rand() % 14;

        for (int i = rand() % 14; i > 0; i--)
            str_add(&text, pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
        start(str_text(&text), lines);
        act(ACTION_TEXT_START);
        for (;;) {
            size_t before = edit.caret;

            draw(rows, columns);
            if (columns > 2)
                assert_true(canvas.cursor);
            act(ACTION_TEXT_RIGHT);
            if (edit.caret == before)
                break;
        }
        str_free(&text);
    }
}

static void
a_line_scrolls_sideways_with_the_caret(void **state)
{
    (void)state;
    start("0123456789", false);
    draw(1, 5);
    assert_string_equal(canvas_as_text(&canvas), "6789\n");
    assert_int_equal(canvas.cursor_column, 4);
    act(ACTION_TEXT_LINE_START);
    draw(1, 5);
    assert_string_equal(canvas_as_text(&canvas), "01234\n");
    assert_int_equal(canvas.cursor_column, 0);
}

static void
random_editing_keeps_the_text_valid_and_undoes_to_the_start(void **state)
{
    static const char *const pieces[] = { "a",    " ",          "\n",     "漢", "\u0301",
                                          "word", "\U0001F468", "\u200D", "\t" };

    (void)state;
    srand(5);
    for (int round = 0; round < 300; round++) {
        start("begin e\u0301nd", true);
        draw(4, 9);
        for (int i = 0; i < 40; i++) {
            if (rand() % 2)
                type(pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
            else
                textedit_action(
                    &edit, (enum action)(ACTION_TEXT_LEFT +
                                         rand() % (ACTION_TEXT_KILL_END - ACTION_TEXT_LEFT + 1)));
            assert_true(edit.caret <= edit.text.len);
            assert_true(edit.caret == edit.text.len ||
                        ((unsigned char)edit.text.data[edit.caret] & 0xC0) != 0x80);
            assert_true(text_is_clean(textedit_text(&edit), edit.text.len, TEXT_LINES));
        }
        for (int i = 0; i < 64; i++)
            act(ACTION_TEXT_UNDO);
        assert_string_equal(textedit_text(&edit), "begin e\u0301nd");
    }
}

static int
finish(void **state)
{
    (void)state;
    textedit_free(&edit);
    canvas_free(&canvas);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_caret_moves_by_whole_clusters),
        cmocka_unit_test(words_are_moved_over_and_deleted),
        cmocka_unit_test(a_line_is_killed_to_either_side),
        cmocka_unit_test(start_and_end_are_those_of_the_line_and_of_the_text),
        cmocka_unit_test(undo_takes_back_typing_by_runs_and_redo_brings_it_again),
        cmocka_unit_test(a_paste_is_cleaned_and_kept_on_one_line_where_there_is_one),
        cmocka_unit_test(the_limit_counts_characters_and_says_so),
        cmocka_unit_test(a_paste_beyond_the_limit_is_cut),
        cmocka_unit_test(control_keys_are_not_text),
        cmocka_unit_test(a_long_text_is_wrapped_and_the_caret_follows_the_rows),
        cmocka_unit_test(up_and_down_keep_the_column_over_a_short_row),
        cmocka_unit_test(the_caret_is_visible_at_every_place_of_every_text),
        cmocka_unit_test(a_line_scrolls_sideways_with_the_caret),
        cmocka_unit_test(random_editing_keeps_the_text_valid_and_undoes_to_the_start),
    };

    return cmocka_run_group_tests(tests, NULL, finish);
}
