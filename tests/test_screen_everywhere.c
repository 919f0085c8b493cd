/* What holds on every screen: sizes, the cursor, ASCII, keys that exist, storms of keys and sizes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/ops/record.h"
#include "src/ops/step.h"
#include "tests/stage.h"
#include "ui/screen/place.h"

static struct stage stage;
static char alliance[ID_SIZE], action[ID_SIZE];

static const struct { int rows, columns; } sizes[] = {
    { 12, 40 }, { 12, 79 }, { 18, 60 }, { 24, 66 }, { 24, 80 }, { 30, 119 }, { 30, 120 }, { 50, 160 }, { 100, 300 },
};

enum { PLACES = 21 };

static void
make_place(int i, struct place *place)
{
    static const enum place_kind kinds[PLACES] = {
        PLACE_PORTFOLIO, PLACE_OVERVIEW, PLACE_STEPS, PLACE_STEPS, PLACE_STEPS, PLACE_REGISTER, PLACE_RECORD, PLACE_JOURNAL,
        PLACE_BIN, PLACE_SETTINGS, PLACE_TOPICS, PLACE_SEARCH, PLACE_BACKUPS, PLACE_RECORD, PLACE_SETS,
        PLACE_VIEW, PLACE_VIEW, PLACE_VIEW, PLACE_VIEW, PLACE_VIEW, PLACE_VIEW,
    };
    static const char *const views[] = { "governance", "learning", "risk", "calendar", "governance G1",
                                         "portfolio" };

    *place = (struct place){ .kind = kinds[i] };
    if (i < 8 || (i >= 15 && i < PLACES - 1))
        memcpy(place->alliance, alliance, sizeof place->alliance);
    if (kinds[i] == PLACE_VIEW)
        snprintf(place->item, sizeof place->item, "%s", views[i - 15]);
    if (kinds[i] == PLACE_STEPS)
        place->step = i == 2 ? 1 : i == 3 ? 4 : 12;
    if (kinds[i] == PLACE_REGISTER || kinds[i] == PLACE_RECORD)
        place->entity = entity_find(i == 13 ? "alliance" : "action");
    if (kinds[i] == PLACE_RECORD)
        memcpy(place->record, i == 13 ? alliance : action, sizeof place->record);
}

static void
go(int i)
{
    struct place place;

    make_place(i, &place);
    stage_go(&stage, &place);
}

static void
fill(void)
{
    struct book *book = &stage.desk.book;
    struct value none = value_null(), title = value_text("Enzymes");
    struct err err = { 0 };
    char us[ID_SIZE], id[ID_SIZE];

    book_record(book, "organisation", us, "name", "Biocon", "is_us", "1", NULL);
    book_alliance(book, "Biocon and Quest", alliance);
    book_record(book, "action", action, "alliance", alliance, "title", "Send the protocol", "due", "2027-02-05", NULL);
    book_record(book, "commitment", id, "alliance", alliance, "title", "Deliver", "promised_by", "us", "promised_to", "them",
                "due", "2027-01-05", NULL);
    must(step_answer(book, alliance, "s01.title", &none, &title, &err), &err);
    for (int i = 0; i < 30; i++)
        book_alliance(book, "Another alliance", id);
    stage_changed(&stage);
}

static int
set_up(void **state)
{
    (void)state;
    stage_open(&stage, 24, 80, false);
    fill();
    return 0;
}

static int
tear_down(void **state)
{
    return stage_end(&stage, state);
}

/* The character that the cursor stands on is the beginning of something, or a text caret. */
static void
check_cursor(const char *where)
{
    const struct canvas *canvas = &stage.glass.ui.canvas;

    if (!canvas->cursor)
        fail_msg("no cursor on %s at %d by %d:\n%s", where, canvas->columns, canvas->rows, glass_text(&stage.glass));
    assert_in_range(canvas->cursor_row, 0, canvas->rows - 1);
    assert_in_range(canvas->cursor_column, 0, canvas->columns - 1);
}

static void
every_screen_draws_at_every_size_with_the_cursor_on_its_selection(void **state)
{
    (void)state;
    for (int i = 0; i < PLACES; i++) {
        go(i);
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            glass_resize(&stage.glass, sizes[k].rows, sizes[k].columns);
            stage_settle(&stage);
            check_cursor(ui_top(&stage.glass.ui)->class->name);
            glass_shows(&stage.glass, "LIVE");
        }
        glass_resize(&stage.glass, 24, 80);
    }
}

static void
a_window_that_is_too_small_says_which_size_is_needed_and_can_be_left(void **state)
{
    (void)state;
    glass_resize(&stage.glass, 11, 39);
    glass_shows(&stage.glass, "40 by 12");
    glass_resize(&stage.glass, 24, 80);
    glass_shows(&stage.glass, "Biocon and Quest");
}

static void
q_is_a_letter_while_a_field_is_open_in_a_small_window(void **state)
{
    (void)state;
    go(13);
    stage_press(&stage, "e");
    glass_resize(&stage.glass, 11, 60);
    glass_shows(&stage.glass, "press Esc and then q to leave; what you");
    stage_press(&stage, "q");
    assert_false(stage.glass.ui.leave);
    stage_press(&stage, "Esc q");
    assert_true(stage.glass.ui.leave);
    stage.glass.ui.leave = false;
    glass_resize(&stage.glass, 24, 80);
}

static void
digits_mean_the_alliance_that_a_screen_was_opened_from(void **state)
{
    struct place people = { .kind = PLACE_REGISTER, .entity = entity_find("person") };

    (void)state;
    go(1);
    assert_true(place_open(&stage.glass.ui, &people));
    stage_settle(&stage);
    assert_string_equal(place_alliance(&stage.glass.ui), alliance);
    stage_press(&stage, "2");
    glass_shows(&stage.glass, "Biocon and Quest › Steps");
    go(0);
    assert_true(place_open(&stage.glass.ui, &people));
    stage_settle(&stage);
    stage_press(&stage, "2");
    glass_shows(&stage.glass, "Choose an alliance first");
}

static void
what_is_in_the_bin_says_so_where_another_put_it_there(void **state)
{
    struct err err = { 0 };
    const char *id = alliance;
    long with;

    (void)state;
    go(2);
    must(record_bin(&stage.desk.book, entity_find("alliance"), &id, 1, &with, &err), &err);
    ui_changed(&stage.glass.ui);
    stage_settle(&stage);
    glass_shows(&stage.glass, "the alliance is in the bin");
    stage_press(&stage, "c");
    glass_shows(&stage.glass, "\"bin-list\" among the commands (:) restores it");
    go(1);
    glass_shows(&stage.glass, "in the bin: nothing is changed here");
    stage_press(&stage, "a");
    glass_shows(&stage.glass, "restores it");
}

static void
every_mistake_of_the_configuration_can_be_read(void **state)
{
    const char *path = support_path("entente/config.ini");
    FILE *file;

    (void)state;
    stage_close(&stage);
    mkdir(support_path("entente"), 0700);
    file = fopen(path, "w");
    fputs("[screen]\ntheme = nosuch\ncolours = 16\n[keys]\nfly = F\n", file);
    fclose(file);
    stage_open(&stage, 24, 80, false);
    unlink(path);
    glass_shows(&stage.glass, "3 mistakes in the configuration");
    stage_press(&stage, ":");
    stage_type(&stage, "messages");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "there is no theme \"nosuch\"");
    glass_shows(&stage.glass, "\"colours\"");
    glass_shows(&stage.glass, "fly");
    assert_null(strstr(strstr(glass_text(&stage.glass), "nosuch") + 6, "nosuch"));     /* once */
}

/* Words of the method may hold the quotes and dashes of print, which the terminal spells out; lines and marks may not. */
static void
marks_and_lines_exist_in_ascii(void **state)
{
    (void)state;
    stage_close(&stage);
    stage_open(&stage, 24, 80, true);
    for (int i = 0; i < PLACES; i++) {
        go(i);
        for (int row = 0; row < 24; row++)
            for (int column = 0; column < 80; column++) {
                int32_t code = canvas_cell(&stage.glass.ui.canvas, row, column)->code;

                if ((code >= 0x2190 && code <= 0x27bf) || code == 0x203a || code == 0x2026)
                    fail_msg("row %d of place %d:\n%s", row, i, glass_text(&stage.glass));
            }
    }
}

static void
the_digits_go_from_view_to_view_and_minus_swaps_with_the_last(void **state)
{
    (void)state;
    for (int i = 0; i < 40 && !strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "Biocon and Quest"); i++)
        stage_press(&stage, "Down");
    stage_press(&stage, "2");
    glass_shows(&stage.glass, "Biocon and Quest › Steps");
    stage_press(&stage, "3");
    glass_shows(&stage.glass, "Biocon and Quest › Governance");
    stage_press(&stage, "4");
    glass_shows(&stage.glass, "Biocon and Quest › Learning");
    stage_press(&stage, "5");
    glass_shows(&stage.glass, "Biocon and Quest › Progress");
    stage_press(&stage, "8");
    glass_shows(&stage.glass, "Biocon and Quest › Journal");
    stage_press(&stage, "1");
    glass_shows(&stage.glass, "Open actions");
    stage_press(&stage, "-");
    glass_shows(&stage.glass, "Biocon and Quest › Journal");
    stage_press(&stage, "-");
    glass_shows(&stage.glass, "Open actions");
    stage_press(&stage, "0");
    glass_shows(&stage.glass, "NEEDS YOU TODAY");
    glass_cursor_on(&stage.glass, "Biocon and Quest");
}

static void
q_closes_layer_by_layer_and_leaves_at_the_top(void **state)
{
    (void)state;
    go(1);
    stage_press(&stage, "2 c ?");
    glass_shows(&stage.glass, "Help");
    stage_press(&stage, "Esc q");
    glass_hides(&stage.glass, "Gate of step");
    stage_press(&stage, "q");
    assert_int_equal(stage.glass.ui.depth, 1);
    assert_false(stage.glass.ui.leave);
    glass_press(&stage.glass, "q");
    assert_true(stage.glass.ui.leave);
}

static void
a_paste_outside_a_field_does_nothing(void **state)
{
    (void)state;
    for (int i = 0; i < PLACES; i++) {
        const char *text = "dddqqq\nxxxuuu\n";
        struct event paste = { .kind = EVENT_PASTE, .text = text, .size = strlen(text) };

        if (i == 11)        /* a search begins with its line */
            continue;
        go(i);
        {
            long before = stage_number(&stage, "SELECT count(*) FROM change");

            loop_turn(&stage.glass.ui, &paste);
            assert_int_equal(stage_number(&stage, "SELECT count(*) FROM change"), before);
            glass_shows(&stage.glass, "A paste goes into a text field only");
        }
    }
}

static void
nothing_is_changed_by_a_storm_of_keys_in_a_read_only_portfolio(void **state)
{
    static const char keys[] = "adexXuUrRcWJKwTy*n ";
    struct event event = { .kind = EVENT_KEY };
    long before;

    (void)state;
    stage_close(&stage);
    stage_open_readonly(&stage, 24, 80);
    before = stage_number(&stage, "SELECT count(*) FROM change");
    for (int i = 0; i < 8; i++) {
        go(i);
        for (const char *key = keys; *key; key++) {
            event.key = (struct key){ .code = *key };
            loop_turn(&stage.glass.ui, &event);
            event.key = (struct key){ .code = SPECIAL_ESC };
            loop_turn(&stage.glass.ui, &event);
        }
        ui_pop_to(&stage.glass.ui, 1);
        stage.glass.ui.leave = false;
    }
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM change"), before);
}

/* Any keys and any sizes, thousands of them: nothing may break, and undoing everything must be possible. */
static void
a_storm_of_keys_and_sizes_breaks_nothing(void **state)
{
    static const char *const keys[] = {
        "Up", "Down", "Left", "Right", "Enter", "Enter", "Esc", "Tab", "Shift-Tab", "PgUp", "PgDn", "Home", "End", "Space", "a",
        "e", "d", "x", "X", "u", "Ctrl-R", "/", "n", ":", "?", "o", "!", "c", "W", "R", "J", "K", "H", "P", "1", "2", "8", "0",
        "-", "Ctrl-F", "*", "r", "y", "B", "4", "Ctrl-C", "Backspace", "T",
    };
    unsigned long seed = 20270215;

    (void)state;
    for (int i = 0; i < 4000; i++) {
        seed = seed * 6364136223846793005UL + 1442695040888963407UL;
        if (seed >> 60 == 0) {
            glass_resize(&stage.glass, 8 + (int)(seed >> 33) % 60, 30 + (int)(seed >> 40) % 170);
        } else {
            struct event event = { .kind = EVENT_KEY };

            assert_true(key_read(keys[(seed >> 33) % (sizeof keys / sizeof *keys)], &event.key));
            loop_turn(&stage.glass.ui, &event);
        }
        if (i % 16 == 0)
            stage_settle(&stage);
        stage.glass.ui.leave = false;
    }
    glass_resize(&stage.glass, 24, 80);
    go(0);
    glass_shows(&stage.glass, "LIVE");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_screen_draws_at_every_size_with_the_cursor_on_its_selection),
        TEST(a_window_that_is_too_small_says_which_size_is_needed_and_can_be_left),
        TEST(q_is_a_letter_while_a_field_is_open_in_a_small_window),
        TEST(digits_mean_the_alliance_that_a_screen_was_opened_from),
        TEST(what_is_in_the_bin_says_so_where_another_put_it_there),
        TEST(every_mistake_of_the_configuration_can_be_read),
        TEST(marks_and_lines_exist_in_ascii),
        TEST(the_digits_go_from_view_to_view_and_minus_swaps_with_the_last),
        TEST(q_closes_layer_by_layer_and_leaves_at_the_top),
        TEST(a_paste_outside_a_field_does_nothing),
        TEST(nothing_is_changed_by_a_storm_of_keys_in_a_read_only_portfolio),
        TEST(a_storm_of_keys_and_sizes_breaks_nothing),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
