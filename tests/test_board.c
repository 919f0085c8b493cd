#include <stdio.h>
#include <string.h>

#include "tests/support.h"
#include "ui/screen/board_layout.h"

/* A view of 160 columns: a head line; at the left a line and a row of two cells; at the right two lines. */
struct made {
    struct panel_line head, left[3], right[3];
    struct panel_cell cell[2], wide[1];
    struct panel panel[2];
    struct view view;
    struct board_layout layout;
};

static void
make(struct made *made)
{
    static const struct aim open = { .kind = AIM_REGISTER };

    memset(made, 0, sizeof *made);
    made->head.aim = open;
    made->left[0].aim = open;
    made->cell[0] = (struct panel_cell){ 10, 14, { .kind = AIM_VIEW, .view = "first" } };
    made->cell[1] = (struct panel_cell){ 20, 24, { .kind = AIM_VIEW, .view = "second" } };
    made->left[1].cell = made->cell;
    made->left[1].n_cells = 2;
    made->wide[0] = (struct panel_cell){ 19, 30, open };
    made->left[2].cell = made->wide;
    made->left[2].n_cells = 1;
    made->right[0].aim = made->right[2].aim = open;
    made->panel[0] = (struct panel){ .line = made->left, .n = 3 };
    made->panel[1] = (struct panel){ .line = made->right, .n = 3 };
    made->view.head = (struct panel){ .line = &made->head, .n = 1 };
    made->view.panel = made->panel;
    made->view.n = 2;
    board_place(&made->layout, &made->view, 160);
    board_scroll(&made->layout, 20);
}

static const char *
at(const struct made *made)
{
    static char text[40];
    const struct board_spot *spot = &made->layout.spot[made->layout.at];

    snprintf(text, sizeof text, "%d %d %d", spot->panel, spot->line, spot->cell);
    return text;
}

static void
expect(struct made *made, enum action action, const char *where)
{
    board_move(&made->layout, action);
    assert_string_equal(at(made), where);
}

static void
the_cells_of_a_line_are_reached_by_left_and_right(void **state)
{
    struct made made;

    (void)state;
    make(&made);
    expect(&made, ACTION_MOVE_DOWN, "0 0 -1");
    expect(&made, ACTION_MOVE_DOWN, "0 1 0");
    expect(&made, ACTION_MOVE_RIGHT, "0 1 1");
    assert_string_equal(board_aim(&made.layout, &made.view).view, "second");
    expect(&made, ACTION_MOVE_DOWN, "0 2 0");
    expect(&made, ACTION_MOVE_UP, "0 1 1");
    expect(&made, ACTION_MOVE_LEFT, "0 1 0");
    assert_false(board_move(&made.layout, ACTION_MOVE_LEFT));
    board_layout_free(&made.layout);
}

static void
past_the_last_cell_comes_the_panel_beside(void **state)
{
    struct made made;

    (void)state;
    make(&made);
    expect(&made, ACTION_MOVE_DOWN, "0 0 -1");
    expect(&made, ACTION_MOVE_RIGHT, "1 0 -1");
    expect(&made, ACTION_MOVE_DOWN, "1 2 -1");
    assert_false(board_move(&made.layout, ACTION_MOVE_RIGHT));
    expect(&made, ACTION_MOVE_LEFT, "0 2 0");
    board_layout_free(&made.layout);
}

static void
a_click_selects_a_cell_and_then_opens_it(void **state)
{
    struct made made;
    int row;
    bool again;

    (void)state;
    make(&made);
    row = made.layout.row[0] + 2;
    assert_true(board_point(&made.layout, row, 2 + 21, &again));
    assert_false(again);
    assert_string_equal(at(&made), "0 1 1");
    assert_true(board_point(&made.layout, row, 2 + 22, &again));
    assert_true(again);
    assert_true(board_point(&made.layout, row, 2 + 11, &again));
    assert_string_equal(at(&made), "0 1 0");
    assert_false(board_point(&made.layout, made.layout.row[0], 5, &again));
    board_layout_free(&made.layout);
}

/* A head of `n` lines that nothing opens, and below it a panel of three lines of which the first opens. */
static void
make_tall(struct made *made, struct panel_line *head, size_t n)
{
    memset(made, 0, sizeof *made);
    memset(head, 0, n * sizeof *head);
    made->left[0].aim.kind = AIM_REGISTER;
    made->panel[0] = (struct panel){ .line = made->left, .n = 3 };
    made->view.head = (struct panel){ .line = head, .n = n };
    made->view.panel = made->panel;
    made->view.n = 1;
    board_place(&made->layout, &made->view, 40);
    board_scroll(&made->layout, 6);
}

static void
press(struct made *made, enum action action, int times)
{
    while (times--) {
        board_move(&made->layout, action);
        board_scroll(&made->layout, 6);
    }
}

static void
what_stands_above_the_first_line_is_shown_first_and_reached_again(void **state)
{
    static const enum action back[] = { ACTION_MOVE_UP, ACTION_PAGE_UP, ACTION_HOME };
    struct panel_line head[20];
    struct made made;

    (void)state;
    make_tall(&made, head, 20);
    assert_int_equal(made.layout.top, 0);
    assert_true(board_is_out_of_sight(&made.layout));
    press(&made, ACTION_MOVE_UP, 1);
    assert_int_equal(made.layout.top, 0);
    press(&made, ACTION_MOVE_DOWN, 1);
    assert_int_equal(made.layout.top, 1);
    press(&made, ACTION_MOVE_DOWN, 30);
    assert_false(board_is_out_of_sight(&made.layout));
    assert_int_equal(made.layout.top + 6, made.layout.rows);
    for (size_t i = 0; i < sizeof back / sizeof *back; i++) {
        press(&made, back[i], 30);
        assert_int_equal(made.layout.top, 0);
        press(&made, ACTION_PAGE_DOWN, 6);
        assert_false(board_is_out_of_sight(&made.layout));
    }
    board_layout_free(&made.layout);
}

static void
a_view_that_opens_nothing_is_scrolled(void **state)
{
    struct panel_line head[20];
    struct made made;

    (void)state;
    make_tall(&made, head, 20);
    made.left[0].aim.kind = AIM_NONE;
    board_place(&made.layout, &made.view, 40);
    press(&made, ACTION_END, 1);
    assert_int_equal(made.layout.top + 6, made.layout.rows);
    press(&made, ACTION_MOVE_UP, 1);
    assert_int_equal(made.layout.top + 7, made.layout.rows);
    press(&made, ACTION_HOME, 1);
    assert_int_equal(made.layout.top, 0);
    board_layout_free(&made.layout);
}

static void
a_click_below_the_board_selects_nothing(void **state)
{
    struct panel_line head[3];
    struct made made;
    bool again;

    (void)state;
    make_tall(&made, head, 3);
    made.left[1].aim.kind = AIM_REGISTER;
    board_place(&made.layout, &made.view, 40);
    board_scroll(&made.layout, 6);
    assert_true(board_point(&made.layout, 5, 4, &again));
    assert_false(board_point(&made.layout, 6, 4, &again));
    assert_false(board_point(&made.layout, -1, 4, &again));
    board_layout_free(&made.layout);
}

static void
the_selection_stays_on_its_cell_when_the_view_is_written_anew(void **state)
{
    struct made made;

    (void)state;
    make(&made);
    board_move(&made.layout, ACTION_END);
    made.layout.at = 3;
    assert_string_equal(at(&made), "0 1 1");
    board_place(&made.layout, &made.view, 80);
    assert_string_equal(at(&made), "0 1 1");
    made.left[1].n_cells = 1;
    board_place(&made.layout, &made.view, 80);
    assert_string_equal(at(&made), "0 1 0");
    board_layout_free(&made.layout);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cells_of_a_line_are_reached_by_left_and_right),
        cmocka_unit_test(past_the_last_cell_comes_the_panel_beside),
        cmocka_unit_test(a_click_selects_a_cell_and_then_opens_it),
        cmocka_unit_test(what_stands_above_the_first_line_is_shown_first_and_reached_again),
        cmocka_unit_test(a_view_that_opens_nothing_is_scrolled),
        cmocka_unit_test(a_click_below_the_board_selects_nothing),
        cmocka_unit_test(the_selection_stays_on_its_cell_when_the_view_is_written_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
