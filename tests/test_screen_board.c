/* Views in panels on the screen: moving, opening, adding, coming back, writing them. */
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "tests/stage.h"

static struct stage stage;
static char alliance[ID_SIZE];

static int
set_up(void **state)
{
    struct book *book;
    char us[ID_SIZE], id[ID_SIZE];

    support_setup(state);
    stage_open(&stage, 24, 80, false);
    book = &stage.desk.book;
    book_record(book, "organisation", us, "name", "Biocon", "is_us", "1", NULL);
    book_alliance(book, "Biocon and Quest", alliance);
    book_record(book, "commitment", id, "alliance", alliance, "title", "Deliver the enzyme", "promised_by", "us",
                "promised_to", "them", "due", "2027-02-01", NULL);
    book_record(book, "commitment", id, "alliance", alliance, "title", "Pay the first rate", "promised_by", "them",
                "promised_to", "us", "due", "2027-02-03", NULL);
    stage_changed(&stage);
    stage_press(&stage, "Home 1");
    glass_shows(&stage.glass, "Biocon and Quest");
    return 0;
}

static int
tear_down(void **state)
{
    stage_close(&stage);
    return support_clean(state);
}

/* Go down until the line under the cursor says `text`. */
static void
go_to(const char *text)
{
    for (int i = 0; i < 80; i++) {
        if (strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), text))
            return;
        stage_press(&stage, "Down");
    }
    fail_msg("no line says %s:\n%s", text, glass_text(&stage.glass));
}

static void
every_digit_opens_its_view(void **state)
{
    static const char *const views[][2] = {
        { "3", "› Governance" }, { "4", "› Learning" }, { "6", "› Risks" }, { "7", "› Calendar" }, { "9", "› Analysis" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        stage_press(&stage, views[i][0]);
        glass_shows(&stage.glass, views[i][1]);
        stage_press(&stage, "0 Home 1");
    }
}

static void
enter_opens_the_record_and_back_comes_to_the_same_line(void **state)
{
    int row;

    (void)state;
    stage_press(&stage, "3");
    go_to("Pay the first rate");
    row = stage.glass.ui.canvas.cursor_row;
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Commitment");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "› Governance");
    assert_int_equal(stage.glass.ui.canvas.cursor_row, row);
    go_to("Pay the first rate");
}

static void
enter_on_what_is_missing_begins_a_record_of_its_kind(void **state)
{
    (void)state;
    stage_press(&stage, "3");
    go_to("Decision time");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Decision");
    glass_shows(&stage.glass, "new");
}

/* A metric by hand that is no record yet: value, Enter, and both are there. */
static void
enter_on_a_metric_by_hand_notes_its_reading(void **state)
{
    (void)state;
    stage_press(&stage, "5");
    go_to("M1.4");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "M1.4 Breaches of the working agreement");
    stage_type(&stage, "3");
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM reading r JOIN metric m ON r.metric=m.id WHERE"
                                  " m.code='M1.4' AND r.value=3"), 1);
    go_to("M1.4");
    glass_shows(&stage.glass, "fresh");
}

static void
enter_on_their_attainment_begins_a_wish_of_theirs(void **state)
{
    (void)state;
    stage_press(&stage, "4");
    go_to("theirs");
    stage_press(&stage, "Enter");
    stage_type(&stage, "Planning");
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM learning_objective WHERE wanted_by='them'"), 1);
}

static void
a_adds_another_of_what_the_line_is_about(void **state)
{
    (void)state;
    stage_press(&stage, "3");
    go_to("Pay the first rate");
    stage_press(&stage, "a");
    glass_shows(&stage.glass, "new");
    glass_shows(&stage.glass, "What is promised");
    stage_press(&stage, "Esc Esc Esc 1 3 Home");
    go_to("Overdue load");
    stage_press(&stage, "a");
    glass_shows(&stage.glass, "Nothing can be added to this line");
}

static void
a_figure_leads_to_its_records_and_they_to_their_forms(void **state)
{
    (void)state;
    stage_press(&stage, "3");
    go_to("Overdue load");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "› Overdue load");
    glass_shows(&stage.glass, "How it comes about");
    go_to("Deliver the enzyme");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Commitment");
}

static void
what_changes_is_seen_on_the_view(void **state)
{
    char id[ID_SIZE];

    (void)state;
    stage_press(&stage, "7");
    glass_shows(&stage.glass, "2 things are overdue");
    book_record(&stage.desk.book, "action", id, "alliance", alliance, "title", "Call them", "due", "2027-02-02", NULL);
    desk_changed(&stage.glass.ui, alliance);
    stage_settle(&stage);
    glass_shows(&stage.glass, "3 things are overdue");
}

static void
keys_typed_ahead_mean_what_will_be_there(void **state)
{
    struct event digit = { .kind = EVENT_KEY, .key = { '3', 0 } };
    struct event down = { .kind = EVENT_KEY };
    int first;

    (void)state;
    stage_press(&stage, "3");
    first = stage.glass.ui.canvas.cursor_row;
    stage_press(&stage, "1");
    assert_true(key_read("Down", &down.key));
    ui_event(&stage.glass.ui, &digit);
    ui_event(&stage.glass.ui, &down);
    stage_settle(&stage);
    glass_shows(&stage.glass, "› Governance");
    assert_true(stage.glass.ui.canvas.cursor_row > first);
}

static void
the_whole_view_is_written_as_markdown(void **state)
{
    struct arena arena = { 0 };
    const char *text;

    (void)state;
    stage_press(&stage, "3 w");
    stage_type(&stage, "Markdown");
    stage_press(&stage, "Enter Ctrl-U");
    stage_type(&stage, support_path("view.md"));
    stage_press(&stage, "Enter");
    text = support_read(&arena, support_path("view.md"));
    assert_non_null(strstr(text, "# "));
    assert_non_null(strstr(text, "## Commitments"));
    assert_non_null(strstr(text, "Pay the first rate"));
    assert_non_null(strstr(text, "## Value and cost of governing"));
    arena_free(&arena);
}

static void
what_is_private_stays_hidden_while_presenting(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "flag", id, "alliance", alliance, "behaviour", "dilute", "date", "2027-02-01",
                "strength", "3", NULL);
    desk_changed(&stage.glass.ui, NULL);
    glass_resize(&stage.glass, 90, 100);
    stage_settle(&stage);
    glass_shows(&stage.glass, "Opportunism flags");
    stage_press(&stage, "8");
    glass_shows(&stage.glass, "Opportunism flag");
    stage_press(&stage, "P");
    glass_hides(&stage.glass, "Opportunism flag");
    stage_press(&stage, "1");
    glass_hides(&stage.glass, "Opportunism flags");
    stage_press(&stage, "8");
    glass_shows(&stage.glass, "what is private is left out");
    glass_hides(&stage.glass, "Opportunism flag");
    stage_press(&stage, "Ctrl-F");
    stage_type(&stage, "Nobody may");
    stage_settle(&stage);
    glass_shows(&stage.glass, "0 found, nothing private");
    stage_press(&stage, "Esc Esc 3");
    glass_hides(&stage.glass, "Open opportunism flags");
    stage_press(&stage, "P 1");
    glass_shows(&stage.glass, "Opportunism flags");
}

/* Nothing of a private record: no line, no count, no heading, no way to open it. */
static void
a_confirmed_flag_leaves_no_trace_while_presenting(void **state)
{
    char id[ID_SIZE];
    struct place place = { .kind = PLACE_RECORD, .entity = entity_find("flag") };
    struct place figure = { .kind = PLACE_VIEW, .item = "governance G21" };

    (void)state;
    book_record(&stage.desk.book, "flag", id, "alliance", alliance, "behaviour", "dilute", "date", "2027-02-01",
                "strength", "3", "state", "confirmed", NULL);
    desk_changed(&stage.glass.ui, NULL);
    stage_settle(&stage);
    stage_press(&stage, "0");
    glass_shows(&stage.glass, "confirmed, not resolved");
    stage_press(&stage, "P");
    glass_shows(&stage.glass, "PRESENTING");
    glass_hides(&stage.glass, "not resolved");
    glass_hides(&stage.glass, "pportunism");
    stage_press(&stage, "Tab Tab Home 1");
    glass_shows(&stage.glass, "PRESENTING");
    glass_shows(&stage.glass, "Needs you today");
    glass_hides(&stage.glass, "pportunism");
    glass_hides(&stage.glass, "private");
    glass_hides(&stage.glass, "not resolved");
    snprintf(place.alliance, sizeof place.alliance, "%s", alliance);
    snprintf(place.record, sizeof place.record, "%s", id);
    snprintf(figure.alliance, sizeof figure.alliance, "%s", alliance);
    assert_false(place_open(&stage.glass.ui, &figure));
    assert_false(place_open(&stage.glass.ui, &place));
    stage_settle(&stage);
    glass_shows(&stage.glass, "not shown while presenting");
    stage_press(&stage, "P");
    glass_hides(&stage.glass, "PRESENTING");
    assert_true(place_open(&stage.glass.ui, &place));
    stage_settle(&stage);
    glass_shows(&stage.glass, "Opportunism flag");
    stage_press(&stage, "P");
    glass_hides(&stage.glass, "Opportunism flag");
}

static void
only_the_screen_is_written_while_presenting(void **state)
{
    (void)state;
    stage_press(&stage, "3 w");
    glass_shows(&stage.glass, "The whole portfolio as JSON");
    stage_press(&stage, "Esc P w");
    glass_shows(&stage.glass, "This screen, as text");
    glass_hides(&stage.glass, "The whole portfolio as JSON");
}

static void
the_analysis_takes_the_place_of_any_view(void **state)
{
    (void)state;
    stage_press(&stage, "3 9");
    glass_shows(&stage.glass, "› Analysis");
    glass_hides(&stage.glass, "› Governance");
}

static void
each_view_remembers_where_the_cursor_stood(void **state)
{
    (void)state;
    stage_press(&stage, "3");
    go_to("Overdue load");
    stage_press(&stage, "4 Down Down 3");
    glass_shows(&stage.glass, "› Governance");
    assert_non_null(strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "Overdue load"));
    stage_press(&stage, "7 -");
    assert_non_null(strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "Overdue load"));
}

static void
the_mark_of_scrolling_covers_no_text(void **state)
{
    (void)state;
    stage_press(&stage, "3");
    for (int columns = 60; columns <= 180; columns++) {
        const char *row = NULL, *mark;

        glass_resize(&stage.glass, 12, columns);
        for (int i = 0; i < 12 && !row; i++)
            row = strstr(glass_row(&stage.glass, i), "↓") ? glass_row(&stage.glass, i) : NULL;
        assert_non_null(row);
        mark = row + strlen(row) - strlen("↓");
        assert_string_equal(mark, "↓");
        assert_int_equal(mark[-1], ' ');
    }
}

static void
the_calendar_marks_what_a_line_is_about(void **state)
{
    (void)state;
    stage_press(&stage, "7");
    go_to("Pay the first rate");
    assert_non_null(strstr(canvas_as_marked(&stage.glass.ui.canvas), "{selected:Pay the first rate}"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_digit_opens_its_view),
        TEST(enter_opens_the_record_and_back_comes_to_the_same_line),
        TEST(enter_on_what_is_missing_begins_a_record_of_its_kind),
        TEST(enter_on_a_metric_by_hand_notes_its_reading),
        TEST(enter_on_their_attainment_begins_a_wish_of_theirs),
        TEST(a_adds_another_of_what_the_line_is_about),
        TEST(a_figure_leads_to_its_records_and_they_to_their_forms),
        TEST(what_changes_is_seen_on_the_view),
        TEST(keys_typed_ahead_mean_what_will_be_there),
        TEST(the_whole_view_is_written_as_markdown),
        TEST(what_is_private_stays_hidden_while_presenting),
        TEST(a_confirmed_flag_leaves_no_trace_while_presenting),
        TEST(only_the_screen_is_written_while_presenting),
        TEST(the_analysis_takes_the_place_of_any_view),
        TEST(each_view_remembers_where_the_cursor_stood),
        TEST(the_mark_of_scrolling_covers_no_text),
        TEST(the_calendar_marks_what_a_line_is_about),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
