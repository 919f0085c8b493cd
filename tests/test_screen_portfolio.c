#include <math.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/record.h"
#include "src/ops/step.h"
#include "tests/stage.h"
#include "ui/screen/overview_rows.h"

static struct stage stage;

static void
open_stage(int rows, int columns)
{
    stage_open(&stage, rows, columns, false);
}

static int
tear_down(void **state)
{
    return stage_end(&stage, state);
}

/* Three alliances, one of them with a late action. */
static void
fill(void)
{
    char id[ID_SIZE], alliance[ID_SIZE], us[ID_SIZE], them[ID_SIZE];

    book_record(&stage.desk.book, "organisation", us, "name", "Biocon", "is_us", "1", NULL);
    book_record(&stage.desk.book, "organisation", them, "name", "Quest", NULL);
    book_alliance(&stage.desk.book, "Biocon and Quest", alliance);
    book_record(&stage.desk.book, "party", id, "alliance", alliance, "organisation", them, "side", "them", NULL);
    book_record(&stage.desk.book, "action", id, "alliance", alliance, "title", "Send the protocol", "due", "2027-02-05",
                NULL);
    book_alliance(&stage.desk.book, "Apple and Nike", alliance);
    book_alliance(&stage.desk.book, "Samsung and Toshiba", alliance);
    stage_changed(&stage);
}

static void
an_empty_portfolio_says_how_to_begin(void **state)
{
    (void)state;
    open_stage(24, 80);
    glass_shows(&stage.glass, "LIVE");
    glass_shows(&stage.glass, "Acme portfolio");
    glass_shows(&stage.glass, "Nothing needs you today.");
    glass_shows(&stage.glass, "No alliance yet: a adds the first one");
    glass_shows(&stage.glass, "a add");
}

static void
adding_an_alliance_opens_its_first_step(void **state)
{
    (void)state;
    open_stage(24, 80);
    stage_press(&stage, "a");
    stage_type(&stage, "Biocon and Quest");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Begin with what is usual");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Biocon and Quest: added; this is its first step");
    glass_shows(&stage.glass, "undo: u");
    glass_shows(&stage.glass, "Strategic fit");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM alliance"), 1);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM alliance WHERE deleted = 0"), 0);
}

static void
the_list_tells_parties_steps_state_and_what_comes_next(void **state)
{
    (void)state;
    open_stage(24, 100);
    fill();
    glass_shows(&stage.glass, "Biocon, Quest");
    glass_shows(&stage.glass, "▱▱▱▱▱▱▱▱▱▱▱▱");
    glass_shows(&stage.glass, "idea");
    glass_shows(&stage.glass, "○ 1 St");
    glass_cursor_on(&stage.glass, "Apple and Nike");
}

static void
the_filter_narrows_the_list_as_one_types_and_counts(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "/");
    stage_type(&stage, "samsung");
    glass_shows(&stage.glass, "1 of 3 alliances");
    glass_shows(&stage.glass, "> Samsung and Toshiba");
    glass_hides(&stage.glass, "Apple and Nike");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Esc clears");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "Apple and Nike");
    glass_hides(&stage.glass, "1 of 3");
}

static void
a_filter_that_holds_nothing_says_so_and_a_wrong_one_says_why(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "/");
    stage_type(&stage, "zebra");
    glass_shows(&stage.glass, "Nothing matches this filter; Esc takes it away");
    stage_press(&stage, "Esc /");
    stage_type(&stage, "colour:red");
    glass_shows(&stage.glass, "'colour' is no field of this list");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "Apple and Nike");
}

static void
what_is_late_stands_above_the_list_and_opens_where_it_is_put_right(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    glass_shows(&stage.glass, "NEEDS YOU TODAY  1");
    glass_shows(&stage.glass, "action \"Send the protocol\" 10 days late");
    stage_press(&stage, "Tab");
    glass_shows(&stage.glass, "An open action on our side is past its due date.");
    glass_cursor_on(&stage.glass, "Biocon and Quest");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Action  Send the protocol");
    glass_cursor_on(&stage.glass, "Done on");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "NEEDS YOU TODAY");
}

static void
the_overview_says_what_its_alliance_needs_and_leads_there(void **state)
{
    (void)state;
    open_stage(30, 100);
    fill();
    stage_press(&stage, "Down Enter");
    glass_shows(&stage.glass, "Needs you today  1");
    glass_shows(&stage.glass, "action \"Send the protocol\" 10 days late");
    stage_press(&stage, "Tab Enter");
    glass_shows(&stage.glass, "Action  Send the protocol");
    glass_cursor_on(&stage.glass, "Done on");
}

static size_t
times(const char *text, const char *part)
{
    size_t n = 0;

    while ((text = strstr(text, part))) {
        text += strlen(part);
        n++;
    }
    return n;
}

static void
one_pane_of_the_overview_has_the_cursor_and_wide_screens_have_a_third(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "Down Enter");
    glass_shows(&stage.glass, "↓");                     /* the records go on below */
    for (int i = 0; i < 3; i++) {
        assert_int_equal(times(glass_text(&stage.glass), "> "), 1);
        stage_press(&stage, "Tab");
    }
    glass_resize(&stage.glass, 60, 200);
    glass_hides(&stage.glass, "↓");
    for (int i = 0; i < 4; i++) {
        assert_int_equal(times(glass_text(&stage.glass), "> "), 1);
        stage_press(&stage, "Tab");
    }
    stage_press(&stage, "Esc Shift-Tab");               /* back to the steps, then round to the records */
    assert_true(stage.glass.ui.canvas.cursor_column > 140);
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Biocon and Quest › ");
    glass_hides(&stage.glass, "Needs you today");
    stage_press(&stage, "Esc");
    glass_resize(&stage.glass, 24, 80);
    glass_shows(&stage.glass, "Needs you today");
    assert_int_equal(times(glass_text(&stage.glass), "> "), 1);
}

static void
the_overview_cuts_the_name_of_an_action_not_how_late_it_is(void **state)
{
    char id[ID_SIZE], alliance[ID_SIZE];

    (void)state;
    open_stage(60, 80);
    book_alliance(&stage.desk.book, "Biocon and Quest", alliance);
    book_record(&stage.desk.book, "action", id, "alliance", alliance, "title",
                "Send the protocol of the tests with the third strain", "due", "2024-02-05", NULL);
    stage_changed(&stage);
    stage_press(&stage, "Enter");
    for (int columns = 40; columns <= 80; columns++) {
        glass_resize(&stage.glass, 60, columns);
        glass_shows(&stage.glass, " days late");
    }
}

static void
a_click_beside_the_panes_of_the_overview_does_nothing(void **state)
{
    struct event click = { .kind = EVENT_MOUSE, .mouse = MOUSE_CLICK, .row = 23, .column = 50 };
    int row, column;

    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "Down Enter");
    row = stage.glass.ui.canvas.cursor_row;
    column = stage.glass.ui.canvas.cursor_column;
    loop_turn(&stage.glass.ui, &click);
    click.row = 2;
    loop_turn(&stage.glass.ui, &click);
    stage_settle(&stage);
    assert_int_equal(stage.glass.ui.canvas.cursor_row, row);
    assert_int_equal(stage.glass.ui.canvas.cursor_column, column);
    click.row = row + 1;                                /* but one into the other pane goes there */
    loop_turn(&stage.glass.ui, &click);
    stage_settle(&stage);
    assert_int_not_equal(stage.glass.ui.canvas.cursor_column, column);
}

static void
trend_light_and_figure_of_the_indices_stand_below_each_other(void **state)
{
    static const double index[DIGEST_INDICES] = { 3, 100, 62, NAN }, before[DIGEST_INDICES] = { 40, 20, 62, 10 };
    static const enum light light[DIGEST_INDICES] = { LIGHT_RED, LIGHT_GREEN, LIGHT_AMBER, LIGHT_NONE };
    struct summary summary = { .has_digest = true };
    struct overview_rows rows = { 0 };

    (void)state;
    open_stage(24, 80);
    memcpy(summary.digest.index, index, sizeof index);
    memcpy(summary.digest.before, before, sizeof before);
    memcpy(summary.digest.light, light, sizeof light);
    overview_rows_init(&rows, &stage.glass.ui, &summary);
    overview_rows_rest(&rows, false);
    assert_string_equal(rows.row[0].cell[0], "Health");
    for (int i = 1; i <= DIGEST_INDICES; i++) {
        const char *text = rows.row[i].cell[1];

        if (strstr(text, "no data"))
            assert_int_equal(text_columns(text), 11);
        else
            assert_int_equal(text_columns(text), 13);
    }
    overview_rows_free(&rows);
}

static void
a_line_about_an_answer_opens_its_question(void **state)
{
    char alliance[ID_SIZE];
    struct value none = value_null(), day = value_text("2027-01-16"), months = value_int(6);
    struct err err = { 0 };

    (void)state;
    open_stage(24, 80);
    book_alliance(&stage.desk.book, "Biocon and Quest", alliance);
    must(step_answer(&stage.desk.book, alliance, "s12.health", &none, &day, &err), &err);
    must(step_answer(&stage.desk.book, alliance, "s12.health_interval", &none, &months, &err), &err);
    stage_changed(&stage);
    glass_shows(&stage.glass, "health check 30 days overdue");
    stage_press(&stage, "Tab Enter");
    glass_shows(&stage.glass, "12  Value and portfolio");
    glass_cursor_on(&stage.glass, "Next health check");
}

static void
marked_alliances_get_a_value_together_and_lose_it_together(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "* e");
    glass_shows(&stage.glass, "Set which field of 3 Alliances?");
    stage_type(&stage, "Tier");
    stage_press(&stage, "Enter");
    stage_type(&stage, "tactical");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "in 3 Alliances");
    stage_press(&stage, "y");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM alliance WHERE tier = 'tactical'"), 3);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM alliance WHERE tier = 'tactical'"), 0);
}

static void
what_goes_into_the_bin_comes_back_from_it(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "Down d");
    glass_shows(&stage.glass, "Biocon and Quest: in the bin, and 3 records with it");
    glass_hides(&stage.glass, "Send the protocol");
    assert_true(ui_action(&stage.glass.ui, ACTION_BIN_LIST));
    stage_settle(&stage);
    glass_shows(&stage.glass, "> Biocon and Quest");
    stage_press(&stage, "r");
    glass_shows(&stage.glass, "The bin is empty");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "Send the protocol");
}

static void
the_list_is_sorted_by_any_field(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "o");
    stage_type(&stage, "Name");
    stage_press(&stage, "Enter");
    stage_press(&stage, "o");
    stage_type(&stage, "Name");
    stage_press(&stage, "Enter Home");
    glass_cursor_on(&stage.glass, "Samsung and Toshiba");
}

static void
another_screen_sees_what_this_one_changed(void **state)
{
    struct book other;
    char id[ID_SIZE];

    (void)state;
    open_stage(24, 80);
    fill();
    book_again(&other, &stage.env);
    book_alliance(&other, "Zebra alliance", id);
    book_close(&other);
    glass_hides(&stage.glass, "Zebra");
    stage_poll(&stage);
    glass_shows(&stage.glass, "Zebra alliance");
}

static void
a_wide_window_shows_the_selected_alliance_beside_the_list(void **state)
{
    (void)state;
    open_stage(40, 120);
    fill();
    stage_press(&stage, "Down");
    glass_shows(&stage.glass, "│ Biocon and Quest");
    glass_shows(&stage.glass, "Step 1 still wants");
    glass_shows(&stage.glass, "Open actions");
    stage_press(&stage, "Up");
    glass_shows(&stage.glass, "│ Apple and Nike");
}

static void
w_writes_the_list_as_it_is_shown(void **state)
{
    struct arena arena = { 0 };
    const char *text;

    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "w");
    glass_shows(&stage.glass, "This screen, as text");
    stage_press(&stage, "Enter Ctrl-U");
    stage_type(&stage, support_path("list.txt"));
    stage_press(&stage, "Enter");
    text = support_read(&arena, support_path("list.txt"));
    assert_non_null(strstr(text, "Acme portfolio, 2027-02-15\n\nAlliance"));
    assert_non_null(strstr(text, "\nBiocon and Quest"));
    assert_non_null(strstr(text, "\nSamsung and Toshiba"));
    stage_press(&stage, "w Down Enter Ctrl-U");
    stage_type(&stage, support_path("list.md"));
    stage_press(&stage, "Enter");
    text = support_read(&arena, support_path("list.md"));
    assert_non_null(strstr(text, "# Acme portfolio, 2027-02-15\n\n| Alliance |"));
    assert_non_null(strstr(text, "\n| Biocon and Quest |"));
    arena_free(&arena);
}

static void
the_smallest_window_keeps_name_and_state(void **state)
{
    (void)state;
    open_stage(12, 40);
    fill();
    glass_shows(&stage.glass, "> Apple and Nike");
    glass_shows(&stage.glass, "idea");
    glass_shows(&stage.glass, "NEEDS YOU TODAY  1");
    stage_press(&stage, "Tab");
    glass_shows(&stage.glass, "Send the protocol");
}

static void
a_filter_kept_under_a_name_is_found_by_the_palette(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "/");
    stage_type(&stage, "samsung");
    stage_press(&stage, "Enter");
    assert_true(ui_action(&stage.glass.ui, ACTION_SAVE_FILTER));
    stage_type(&stage, "memory chips");
    stage_press(&stage, "Enter Esc");
    glass_shows(&stage.glass, "Apple and Nike");
    stage_press(&stage, ":");
    stage_type(&stage, "memory chips");
    glass_shows(&stage.glass, "> memory chips");
    stage_press(&stage, "Enter");
    glass_hides(&stage.glass, "Apple and Nike");
    glass_shows(&stage.glass, "Samsung and Toshiba");
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

static void
a_column_that_is_not_wanted_is_left_out_and_stays_so(void **state)
{
    (void)state;
    open_stage(24, 100);
    fill();
    glass_shows(&stage.glass, "Parties");
    stage_press(&stage, "o");
    stage_type(&stage, "out the column parties");
    stage_press(&stage, "Enter");
    glass_hides(&stage.glass, "Parties");
    stage_close(&stage);
    open_stage(24, 100);
    glass_hides(&stage.glass, "Parties");
    stage_press(&stage, "o");
    stage_type(&stage, "show the column");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Parties");
}

static void
while_a_filter_is_typed_the_hints_are_its_own(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "/");
    glass_shows(&stage.glass, "Enter keep the filter  Esc take it away");
    stage_press(&stage, "Enter");
    glass_hides(&stage.glass, "keep the filter");
}

static void
a_filter_that_is_taken_away_leaves_the_cursor_where_it_is(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "Down /");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "> Biocon and Quest");
    stage_press(&stage, "/");
    stage_type(&stage, "samsung");
    stage_press(&stage, "Enter Esc");
    glass_shows(&stage.glass, "> Samsung and Toshiba");
    glass_shows(&stage.glass, "Apple and Nike");
}

static void
one_key_says_where_things_stand(void **state)
{
    (void)state;
    open_stage(24, 80);
    fill();
    stage_press(&stage, "s");
    glass_shows(&stage.glass, "3 alliances, 1 thing needs you today, 1 action overdue");
    stage_press(&stage, "/");
    stage_type(&stage, "quest");
    stage_press(&stage, "Enter Enter s");
    glass_shows(&stage.glass, "Biocon and Quest: 0 of 12 steps done, step 1 not started, 1 action overdue");
    stage_press(&stage, "2 s");
    glass_shows(&stage.glass, "Step 1, Strategic fit: not started, ");
}

static void
the_preview_waits_until_the_cursor_rests(void **state)
{
    (void)state;
    open_stage(24, 140);
    fill();
    glass_press(&stage.glass, "Down");
    assert_true(stage.glass.ui.wake_ms > 0);
    glass_shows(&stage.glass, "> Biocon and Quest");
    stage_settle(&stage);
    glass_shows(&stage.glass, "Send the protocol");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_portfolio_says_how_to_begin),
        TEST(adding_an_alliance_opens_its_first_step),
        TEST(the_list_tells_parties_steps_state_and_what_comes_next),
        TEST(the_filter_narrows_the_list_as_one_types_and_counts),
        TEST(a_filter_that_holds_nothing_says_so_and_a_wrong_one_says_why),
        TEST(what_is_late_stands_above_the_list_and_opens_where_it_is_put_right),
        TEST(the_overview_says_what_its_alliance_needs_and_leads_there),
        TEST(one_pane_of_the_overview_has_the_cursor_and_wide_screens_have_a_third),
        TEST(the_overview_cuts_the_name_of_an_action_not_how_late_it_is),
        TEST(a_click_beside_the_panes_of_the_overview_does_nothing),
        TEST(trend_light_and_figure_of_the_indices_stand_below_each_other),
        TEST(a_line_about_an_answer_opens_its_question),
        TEST(marked_alliances_get_a_value_together_and_lose_it_together),
        TEST(what_goes_into_the_bin_comes_back_from_it),
        TEST(the_list_is_sorted_by_any_field),
        TEST(another_screen_sees_what_this_one_changed),
        TEST(a_wide_window_shows_the_selected_alliance_beside_the_list),
        TEST(w_writes_the_list_as_it_is_shown),
        TEST(the_smallest_window_keeps_name_and_state),
        TEST(a_filter_kept_under_a_name_is_found_by_the_palette),
        TEST(a_column_that_is_not_wanted_is_left_out_and_stays_so),
        TEST(while_a_filter_is_typed_the_hints_are_its_own),
        TEST(a_filter_that_is_taken_away_leaves_the_cursor_where_it_is),
        TEST(one_key_says_where_things_stand),
        TEST(the_preview_waits_until_the_cursor_rests),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
