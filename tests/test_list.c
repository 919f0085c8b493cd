#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/glass.h"
#include "ui/widget/list.h"

/* Rows 0, 1, 2 ... with names like "r0042"; some may be missing. */
static struct {
    long total, gone, loads, rows_loaded;
    bool broken, headings;
} data;

static struct list list;
static struct canvas canvas;
static struct err err;

static void
add(struct list_rows *rows, long i)
{
    char key[32];

    snprintf(key, sizeof key, "r%04ld", i);
    data.rows_loaded++;
    list_row(rows, key, key);
    list_cellf(rows, ROLE_TEXT, "row %ld", i);
    list_cellf(rows, ROLE_GOOD, "value %ld", i * 2);
    if (data.headings && i % 5 == 0)
        list_heading(rows);
}

static bool
load(void *context, enum list_from from, const char *key, const char *sort, size_t n,
     struct list_rows *rows, struct err *error)
{
    long at = key ? atol(key + 1) : from == LIST_BEFORE ? data.total : 0;

    (void)context;
    (void)sort;
    data.loads++;
    if (data.broken)
        return err_set(error, ERR_MACHINE, "the disk is on fire");
    if (from == LIST_AFTER && key)
        at++;
    while (n) {
        if (from == LIST_BEFORE ? --at < 0 : at >= data.total)
            break;
        if (at != data.gone) {
            add(rows, at);
            n--;
        }
        at += from == LIST_BEFORE ? 0 : 1;
    }
    return true;
}

static long
count(void *context)
{
    (void)context;
    return data.total - (data.gone >= 0);
}

static const struct list_source source = { load, count };
static const struct list_column columns[] = {
    { .title = "Name", .least = 8, .weight = 1 },
    { .title = "Value", .least = 10, .most = 12, .weight = 1, .priority = 1, .align = 1 },
};

static void
start(long total)
{
    memset(&data, 0, sizeof data);
    data.total = total;
    data.gone = -1;
    list_free(&list);
    list_init(&list, columns, 2, &source, NULL);
    if (!list_load(&list, &err))
        fail_msg("%s", err.what);
}

static const char *
draw(int rows, int width)
{
    canvas_free(&canvas);
    canvas_init(&canvas, rows, width, false);
    list_draw(&list, canvas_area(&canvas), true);
    return canvas_as_text(&canvas);
}

static void
act(enum action action)
{
    assert_true(list_action(&list, action, &err));
}

static void
the_selected_row_has_a_mark_reverse_video_and_the_cursor(void **state)
{
    (void)state;
    start(3);
    act(ACTION_MOVE_DOWN);
    assert_string_equal(draw(4, 30), "  row 0                value 0\n> row 1                value "
                                     "2\n  row 2                value 4\n\n");
    assert_int_equal(canvas.cursor_row, 1);
    assert_int_equal(canvas.cursor_column, 2);
    assert_non_null(strstr(canvas_as_marked(&canvas), "> {selected:row 1}"));
}

static void
a_list_without_rows_says_so(void **state)
{
    (void)state;
    start(0);
    list.empty = "No alliance matches";
    assert_string_equal(draw(2, 30), "  No alliance matches\n\n");
    assert_true(canvas.cursor);
    assert_null(list_key(&list));
    act(ACTION_MOVE_DOWN);
    act(ACTION_END);
    act(ACTION_MARK);
    assert_string_equal(list_text(&list, 0), "");
}

static void
a_failure_is_shown_in_place_of_rows(void **state)
{
    (void)state;
    start(0);
    data.broken = true;
    assert_false(list_load(&list, &err));
    assert_string_equal(draw(2, 30), "  the disk is on fire\n\n");
}

static void
a_failed_load_keeps_the_rows(void **state)
{
    (void)state;
    start(5);
    data.broken = true;
    assert_false(list_load(&list, &err));
    assert_non_null(strstr(draw(6, 30), "row 4"));
}

static void
columns_drop_out_where_there_is_no_room(void **state)
{
    (void)state;
    start(2);
    assert_string_equal(draw(2, 14), "> row 0\n  row 1\n");
    list.header = true;
    assert_string_equal(
        draw(3, 24),
        "  Name             Value\n> row 0          value 0\n  row 1          value 2\n");
}

static void
what_lies_above_and_below_has_a_mark_in_a_column_of_its_own(void **state)
{
    (void)state;
    start(4);
    assert_string_equal(draw(2, 14), "> row 0\n  row 1      ↓\n");
    act(ACTION_MOVE_DOWN);
    act(ACTION_MOVE_DOWN);
    assert_string_equal(draw(2, 14), "  row 1      ↑\n> row 2      ↓\n");
    act(ACTION_END);
    assert_string_equal(draw(2, 14), "  row 2      ↑\n> row 3\n");
    assert_null(strpbrk(draw(4, 14), "\xe2"));     /* all of them are there */
    act(ACTION_HOME);
    assert_non_null(strstr(draw(2, 30), "value 2 ↓"));
    list.header = true;
    assert_string_equal(draw(3, 14), "  Name\n> row 0\n  row 1      ↓\n");
    for (int total = 30; total < 60; total++) {     /* however many are loaded at once */
        start(total);
        for (int at = 0; at + 1 < total; at++) {
            assert_non_null(strstr(draw(20, 30), "↓"));
            act(ACTION_MOVE_DOWN);
        }
        assert_null(strstr(draw(20, 30), "↓"));
    }
}

static void
a_hundred_thousand_rows_cost_as_much_as_fifty(void **state)
{
    (void)state;
    start(100000);
    draw(20, 40);
    assert_true(data.rows_loaded < 100);
    for (int i = 0; i < 1000; i++)
        act(ACTION_MOVE_DOWN);
    assert_string_equal(list_key(&list), "r1000");
    assert_true(data.rows_loaded < 1300);
    assert_true(data.loads < 400);
    assert_true(list.rows < 600);
    act(ACTION_END);
    assert_string_equal(list_key(&list), "r99999");
    assert_true(data.rows_loaded < 1400);
    act(ACTION_HOME);
    assert_string_equal(list_key(&list), "r0000");
    assert_true(data.rows_loaded < 1500);
}

static void
pages_overlap_nothing_and_stop_at_the_ends(void **state)
{
    (void)state;
    start(100);
    draw(10, 40);
    act(ACTION_PAGE_DOWN);
    assert_string_equal(list_key(&list), "r0010");
    assert_memory_equal(draw(10, 40), "> row 10", 8);
    for (int i = 0; i < 20; i++)
        act(ACTION_PAGE_DOWN);
    assert_string_equal(list_key(&list), "r0099");
    assert_memory_equal(draw(10, 40), "  row 90", 8);
    act(ACTION_PAGE_UP);
    assert_string_equal(list_key(&list), "r0089");
    for (int i = 0; i < 20; i++)
        act(ACTION_PAGE_UP);
    assert_string_equal(list_key(&list), "r0000");
}

static void
the_selection_is_kept_by_key_over_a_load(void **state)
{
    (void)state;
    start(50);
    draw(10, 40);
    for (int i = 0; i < 25; i++)
        act(ACTION_MOVE_DOWN);
    data.gone = 3;
    assert_true(list_load(&list, &err));
    assert_string_equal(list_key(&list), "r0025");
}

static void
when_the_selected_row_is_gone_its_place_is_selected(void **state)
{
    (void)state;
    start(50);
    draw(10, 40);
    for (int i = 0; i < 25; i++)
        act(ACTION_MOVE_DOWN);
    data.gone = 25;
    assert_true(list_load(&list, &err));
    assert_string_equal(list_key(&list), "r0026");
    data.gone = -1;
    data.total = 10;
    assert_true(list_load(&list, &err));
    assert_string_equal(list_key(&list), "r0009");
}

static void
a_row_far_away_can_be_selected(void **state)
{
    (void)state;
    start(100000);
    draw(10, 40);
    assert_true(list_select(&list, "r50000", "r50000", &err));
    assert_string_equal(list_key(&list), "r50000");
    act(ACTION_MOVE_UP);
    assert_string_equal(list_key(&list), "r49999");
    assert_non_null(strstr(draw(10, 40), "> row 49999"));
    assert_true(data.rows_loaded < 200);
}

static void
marks_are_kept_by_key_and_counted(void **state)
{
    char status[80];

    (void)state;
    start(10);
    act(ACTION_MARK);
    act(ACTION_MOVE_DOWN);
    act(ACTION_MARK);
    assert_int_equal(list_marks(&list), 2);
    assert_string_equal(list_marked(&list, 0), "r0000");
    assert_string_equal(list_marked(&list, 1), "r0002");
    assert_memory_equal(draw(4, 40), " *row 0", 7);
    list_status(&list, status, sizeof status);
    assert_string_equal(status, "4 of 10, 2 marked");
    act(ACTION_HOME);
    act(ACTION_MARK);
    assert_int_equal(list_marks(&list), 1);
    assert_string_equal(list_marked(&list, 0), "r0002");
    list_unmark(&list);
    assert_int_equal(list_marks(&list), 0);
}

static void
mark_all_takes_what_is_not_loaded_too_and_again_none(void **state)
{
    (void)state;
    start(3000);
    data.headings = true;
    act(ACTION_MARK_ALL);
    assert_int_equal(list_marks(&list), 2400);
    act(ACTION_MARK_ALL);
    assert_int_equal(list_marks(&list), 0);
}

static void
headings_are_passed(void **state)
{
    (void)state;
    start(0);
    data.headings = true;
    data.total = 12;
    assert_true(list_load(&list, &err));
    draw(6, 30);
    assert_string_equal(list_key(&list), "r0001");
    for (int i = 0; i < 4; i++)
        act(ACTION_MOVE_DOWN);
    assert_string_equal(list_key(&list), "r0006");
    act(ACTION_MOVE_UP);
    assert_string_equal(list_key(&list), "r0004");
    act(ACTION_HOME);
    assert_string_equal(list_key(&list), "r0001");
    assert_memory_equal(draw(6, 30), "row 0", 5);
}

static void
the_number_of_the_row_is_told_as_long_as_it_is_known(void **state)
{
    char status[80];

    (void)state;
    start(100000);
    draw(20, 40);
    for (int i = 0; i < 700; i++)
        act(ACTION_MOVE_DOWN);
    list_status(&list, status, sizeof status);
    assert_string_equal(status, "701 of 100000");
    act(ACTION_END);
    act(ACTION_MOVE_UP);
    list_status(&list, status, sizeof status);
    assert_string_equal(status, "99999 of 100000");
    assert_true(list_select(&list, "r5000", "r5000", &err));
    list_status(&list, status, sizeof status);
    assert_string_equal(status, "100000 rows");
}

static void
a_click_selects_and_a_second_one_opens(void **state)
{
    struct event click = { .kind = EVENT_MOUSE, .mouse = MOUSE_CLICK, .row = 2 };
    bool opened;

    (void)state;
    start(10);
    draw(5, 30);
    assert_true(list_mouse(&list, &click, &opened, &err));
    assert_false(opened);
    assert_string_equal(list_key(&list), "r0002");
    assert_true(list_mouse(&list, &click, &opened, &err));
    assert_true(opened);
    click.row = 7;
    assert_false(list_mouse(&list, &click, &opened, &err));
}

static void
a_row_is_copied_with_tabs(void **state)
{
    struct str text = { 0 };

    (void)state;
    start(3);
    list_copy(&list, &text);
    assert_string_equal(str_text(&text), "row 0\tvalue 0");
    assert_string_equal(list_text(&list, 1), "value 0");
    assert_string_equal(list_text(&list, 2), "");
    str_free(&text);
}

/* ---- rows in memory ---- */

static const char *const words[] = { "alpha", "beta", "gamma" };

static void
word(void *context, size_t i, struct list_rows *rows)
{
    char key[LIST_KEY_SIZE];

    (void)context;
    list_array_key(i, key);
    list_row(rows, key, NULL);
    list_cell(rows, ROLE_TEXT, words[i]);
}

static void
an_array_is_a_list(void **state)
{
    struct list_array array = { .count = 3, .row = word };

    (void)state;
    list_free(&list);
    list_init(&list, columns, 1, &list_array_source, &array);
    assert_true(list_load(&list, &err));
    act(ACTION_END);
    assert_string_equal(list_text(&list, 0), "gamma");
    array.count = 2;
    assert_true(list_load(&list, &err));
    assert_string_equal(list_text(&list, 0), "beta");
    assert_string_equal(draw(2, 20), "  alpha\n> beta\n");
}

/* ---- against a plain model ---- */

static void
random_moves_are_those_of_a_plain_array(void **state)
{
    static const enum action moves[] = {
        ACTION_MOVE_UP,   ACTION_MOVE_DOWN, ACTION_MOVE_DOWN, ACTION_PAGE_UP,
        ACTION_PAGE_DOWN, ACTION_HOME,      ACTION_END,
    };

    (void)state;
    srand(2);
    for (int round = 0; round < 60; round++) {
        long total = 1 + rand() % 400, at = 0, height = 1 + rand() % 30;

        start(total);
        draw((int)height, 40);
        for (int i = 0; i < 200; i++) {
            enum action action = moves[(size_t)rand() % (sizeof moves / sizeof *moves)];
            char key[32];

            act(action);
            at += action == ACTION_MOVE_UP   ? -1 :
                  action == ACTION_MOVE_DOWN ? 1 :
                  action == ACTION_PAGE_UP   ? -height :
                  action == ACTION_PAGE_DOWN ? height :
                                               0;
            at = action == ACTION_HOME || at < 0     ? 0 :
                 action == ACTION_END || at >= total ? total - 1 :
                                                       at;
            snprintf(key, sizeof key, "r%04ld", at);
            assert_string_equal(list_key(&list), key);
            if (rand() % 4 == 0)
                assert_true(list_load(&list, &err));
            draw((int)height, 40);
            assert_true(canvas.cursor);
        }
    }
}

static int
finish(void **state)
{
    (void)state;
    list_free(&list);
    canvas_free(&canvas);
    return 0;
}

static void
beside_something_else_the_view_moves_by_half_of_it(void **state)
{
    (void)state;
    start(100);
    list.beside = true;
    draw(10, 40);
    for (int i = 0; i < 10; i++)
        act(ACTION_MOVE_DOWN);
    assert_string_equal(list_key(&list), "r0010");
    assert_non_null(strstr(draw(10, 40), "  row 6"));
    assert_non_null(strstr(canvas_as_text(&canvas), "> row 10"));
    assert_non_null(strstr(canvas_as_text(&canvas), "  row 15"));
    for (int i = 0; i < 5; i++)
        act(ACTION_MOVE_DOWN);
    assert_non_null(strstr(draw(10, 40), "  row 6"));       /* it stood still meanwhile */
    for (int i = 0; i < 10; i++)
        act(ACTION_MOVE_UP);
    assert_string_equal(list_key(&list), "r0005");
    assert_non_null(strstr(draw(10, 40), "> row 5"));
    assert_null(strstr(canvas_as_text(&canvas), "row 14"));
    for (int i = 0; i < 94; i++)
        act(ACTION_MOVE_DOWN);
    assert_non_null(strstr(draw(10, 40), "> row 99"));
    assert_non_null(strstr(canvas_as_text(&canvas), "  row 90"));
}

static void
the_page_ahead_is_there_before_it_is_asked_for(void **state)
{
    long loads;

    (void)state;
    start(100);
    draw(10, 40);
    for (int page = 1; page < 9; page++) {
        list_look_ahead(&list);
        loads = data.loads;
        act(ACTION_PAGE_DOWN);
        assert_int_equal(data.loads, loads);
        draw(10, 40);
        assert_int_equal(data.loads, loads);
    }
    list_look_ahead(&list);
    loads = data.loads;
    list_look_ahead(&list);                 /* at the end, and done already */
    assert_int_equal(data.loads, loads);
    act(ACTION_END);
    assert_string_equal(list_key(&list), "r0099");
    data.broken = true;
    act(ACTION_HOME);
    data.broken = false;
    act(ACTION_HOME);
    data.broken = true;
    list_look_ahead(&list);                 /* a failure is nobody's business yet */
    data.broken = false;
    act(ACTION_PAGE_DOWN);
    assert_string_equal(list_key(&list), "r0010");
}

/* What is on the glass, marks and all, drawn over what was kept of the draws before. */
static char *
glass(int rows, int width, bool focus)
{
    canvas_free(&canvas);
    canvas_init(&canvas, rows, width, false);
    list_draw(&list, canvas_area(&canvas), focus);
    return strdup(canvas_as_marked(&canvas));
}

static void
rows_kept_from_the_draw_before_look_as_if_drawn_anew(void **state)
{
    static const enum action actions[] = {
        ACTION_MOVE_DOWN, ACTION_MOVE_UP, ACTION_PAGE_DOWN, ACTION_PAGE_UP, ACTION_MARK, ACTION_HOME,
        ACTION_END, ACTION_MOVE_DOWN, ACTION_MARK_ALL,
    };
    unsigned random = 7;

    (void)state;
    start(200);
    data.headings = true;
    for (int i = 0; i < 400; i++) {
        int rows = i % 50 < 25 ? 9 : 12, width = i % 90 < 45 ? 40 : 22;
        char *kept, *anew;

        random = random * 1103515245u + 12345u;
        act(actions[(random >> 16) % 9]);
        if (i % 37 == 0) {                  /* the same keys with other texts */
            data.gone = i / 37;
            assert_true(list_load(&list, &err));
        }
        if (i % 41 == 0)
            list.hidden[1] = !list.hidden[1];
        kept = glass(rows, width, i % 7 != 0);
        list_drawn_free(&list.drawn);
        anew = glass(rows, width, i % 7 != 0);
        assert_string_equal(kept, anew);
        free(kept);
        free(anew);
    }
    /* over something else nothing is copied */
    canvas_clear(&canvas);
    area_fill(canvas_area(&canvas), ROLE_BAR);
    list_draw(&list, canvas_area(&canvas), true);
    assert_non_null(strstr(canvas_as_marked(&canvas), "{bar:"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_selected_row_has_a_mark_reverse_video_and_the_cursor),
        cmocka_unit_test(a_list_without_rows_says_so),
        cmocka_unit_test(a_failure_is_shown_in_place_of_rows),
        cmocka_unit_test(a_failed_load_keeps_the_rows),
        cmocka_unit_test(columns_drop_out_where_there_is_no_room),
        cmocka_unit_test(what_lies_above_and_below_has_a_mark_in_a_column_of_its_own),
        cmocka_unit_test(a_hundred_thousand_rows_cost_as_much_as_fifty),
        cmocka_unit_test(pages_overlap_nothing_and_stop_at_the_ends),
        cmocka_unit_test(the_selection_is_kept_by_key_over_a_load),
        cmocka_unit_test(when_the_selected_row_is_gone_its_place_is_selected),
        cmocka_unit_test(a_row_far_away_can_be_selected),
        cmocka_unit_test(marks_are_kept_by_key_and_counted),
        cmocka_unit_test(mark_all_takes_what_is_not_loaded_too_and_again_none),
        cmocka_unit_test(headings_are_passed),
        cmocka_unit_test(the_number_of_the_row_is_told_as_long_as_it_is_known),
        cmocka_unit_test(a_click_selects_and_a_second_one_opens),
        cmocka_unit_test(a_row_is_copied_with_tabs),
        cmocka_unit_test(an_array_is_a_list),
        cmocka_unit_test(beside_something_else_the_view_moves_by_half_of_it),
        cmocka_unit_test(the_page_ahead_is_there_before_it_is_asked_for),
        cmocka_unit_test(rows_kept_from_the_draw_before_look_as_if_drawn_anew),
        cmocka_unit_test(random_moves_are_those_of_a_plain_array),
    };

    return cmocka_run_group_tests(tests, NULL, finish);
}
