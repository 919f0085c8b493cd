#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "tests/glass.h"
#include "ui/widget/bars.h"
#include "ui/widget/common.h"
#include "ui/widget/dialog.h"
#include "ui/widget/pager.h"
#include "ui/widget/prompt.h"

static struct glass glass;
static struct answer got;
static char text[200], went[40];
static bool ticked;

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    (void)ui;
    (void)screen;
    area_text(area, 0, 0, ROLE_TEXT, "the place below");
    area_cursor(area, 0, 0, false);
}

static void
answered(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    (void)ui;
    (void)screen;
    got = *answer;
    snprintf(text, sizeof text, "%s", answer->text);
}

static void
tick(struct ui *ui, struct screen *screen)
{
    (void)screen;
    ticked = true;
    ui_done(ui, "Ticked");
}

static const char *
never(struct ui *ui, struct screen *screen)
{
    (void)ui;
    (void)screen;
    return "Step 4 has open points";
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Look at both sides before you score.");
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, row ? "a\tb" : "a");
    return true;
}

static const struct screen_action actions[] = {
    { .action = ACTION_TICK, .run = tick, .label = "tick it" },
    { .action = ACTION_COMPLETE_STEP, .run = tick, .why_not = never },
    { .action = ACTION_NONE },
};

static const struct screen_class place_class = {
    .name = "place",
    .size = sizeof(struct screen),
    .actions = actions,
    .draw = draw,
    .answer = answered,
    .guide = guide,
    .copy = copy,
};

static bool
find_place(void *context, const char *typed, struct palette_found *found, struct err *err)
{
    (void)context;
    (void)err;
    if (palette_score(typed, "Biocon–Quest"))
        palette_add(found, "BQ", "Biocon–Quest", "alliance");
    return true;
}

static void
go_place(struct ui *ui, void *context, const char *key)
{
    (void)ui;
    (void)context;
    snprintf(went, sizeof went, "%s", key);
}

static const struct palette_places places = { find_place, go_place, NULL };

static bool
app_action(struct ui *ui, enum action action)
{
    return common_action(ui, action, &places);
}

static const char *
app_why_not(struct ui *ui, enum action action, bool *taken)
{
    (void)ui;
    *taken = common_takes(action);
    return NULL;
}

static const struct ui_hooks hooks = { .action = app_action, .why_not = app_why_not };

static int
start(void **state)
{
    (void)state;
    if (glass.ui.hooks)
        glass_close(&glass);
    memset(&got, 0, sizeof got);
    *text = *went = '\0';
    ticked = false;
    glass_open(&glass, 24, 80, false, &hooks);
    ui_push(&glass.ui, &place_class, NULL);
    ui_draw(&glass.ui);
    return 0;
}

static void
ask(void)
{
    dialog_ask(&glass.ui, 3,
               &(struct dialog){ .title = "Leave?",
                                 .text = "Two answers are missing.",
                                 .choices = { "Leave it", "Stay", "Show me" },
                                 .first = 1 });
    ui_draw(&glass.ui);
}

/* ---- dialogs ---- */

static void
a_dialog_stands_over_the_place_with_the_safe_choice_first(void **state)
{
    (void)state;
    ask();
    glass_shows(&glass, "the place below");
    glass_shows(&glass, "─ Leave? ─");
    glass_cursor_on(&glass, "n Stay");
    assert_non_null(strstr(canvas_as_marked(&glass.ui.canvas), "{selected: n Stay }"));
    glass_press(&glass, "Enter");
    assert_int_equal(got.question, 3);
    assert_int_equal(got.choice, 1);
    assert_string_equal(text, "Stay");
    glass_hides(&glass, "Leave?");
}

static void
choices_are_reached_by_keys_and_arrows(void **state)
{
    (void)state;
    ask();
    glass_press(&glass, "y");
    assert_int_equal(got.choice, 0);
    ask();
    glass_press(&glass, "Right Enter");
    assert_int_equal(got.choice, 2);
    ask();
    glass_press(&glass, "Tab Tab Left Enter");
    assert_int_equal(got.choice, 2);
    ask();
    glass_press(&glass, "q");
    assert_true(got.cancelled);
}

static void
a_long_dialog_scrolls(void **state)
{
    struct str much = { 0 };

    (void)state;
    for (int i = 0; i < 60; i++)
        str_addf(&much, "line %d\n", i);
    dialog_tell(&glass.ui, "Much", str_text(&much));
    ui_draw(&glass.ui);
    glass_shows(&glass, "line 0");
    glass_hides(&glass, "line 40");
    glass_shows(&glass, "OK");
    glass_press(&glass, "PgDn PgDn PgDn PgDn PgDn");
    glass_shows(&glass, "line 59");
    glass_press(&glass, "Enter");
    assert_int_equal(glass.ui.depth, 1);
    assert_int_equal(got.question, 0);
    str_free(&much);
}

/* ---- prompts ---- */

static bool
check(void *context, const char *typed, struct str *echo, struct err *err)
{
    char words[64];
    long day;

    (void)context;
    if (!date_read_words(typed, date_of(2027, 2, 15), &day, err))
        return false;
    date_write_long(day, words, sizeof words);
    str_add(echo, words);
    return true;
}

static void
a_prompt_shows_example_echo_and_mistake(void **state)
{
    (void)state;
    prompt_ask(
        &glass.ui, 5,
        &(struct prompt){
            .title = "Meeting", .label = "When?", .example = "2027-03-01, +2w", .check = check });
    ui_draw(&glass.ui);
    glass_shows(&glass, "2027-03-01, +2w");
    glass_type(&glass, "tomorrow");
    glass_shows(&glass, "Tuesday, 16 February 2027");
    glass_press(&glass, "Ctrl-U");
    glass_type(&glass, "03/04");
    assert_null(strstr(canvas_as_marked(&glass.ui.canvas), "{error:"));
    glass_press(&glass, "Enter");
    assert_non_null(strstr(canvas_as_marked(&glass.ui.canvas), "{error:"));
    assert_int_equal(got.question, 0);
    glass_press(&glass, "Ctrl-U");
    glass_type(&glass, "fri");
    glass_press(&glass, "Enter");
    assert_int_equal(got.question, 5);
    assert_string_equal(text, "fri");
}

static void
esc_answers_a_prompt_with_nothing(void **state)
{
    (void)state;
    prompt_ask(&glass.ui, 5, &(struct prompt){ .title = "Meeting", .text = "q" });
    glass_type(&glass, "q");
    glass_shows(&glass, "qq");
    glass_press(&glass, "Esc");
    assert_true(got.cancelled);
    assert_string_equal(text, "");
}

/* ---- palette and help ---- */

static void
the_palette_runs_what_is_typed(void **state)
{
    (void)state;
    glass_press(&glass, ":");
    glass_shows(&glass, "tick it: Tick, without opening");
    glass_type(&glass, "tick");
    glass_press(&glass, "Enter");
    assert_true(ticked);
    assert_int_equal(glass.ui.depth, 1);
}

static void
the_palette_lists_refused_actions_and_says_why(void **state)
{
    (void)state;
    glass_press(&glass, ":");
    glass_type(&glass, "complete-step");
    glass_press(&glass, "Enter");
    assert_false(ticked);
    glass_shows(&glass, "Step 4 has open points");
    assert_int_equal(glass.ui.depth, 2);
}

static void
the_palette_goes_to_places(void **state)
{
    (void)state;
    glass_press(&glass, ":");
    glass_type(&glass, "bioc");
    glass_shows(&glass, "alliance");
    glass_press(&glass, "Enter");
    assert_string_equal(went, "BQ");
}

static void
the_palette_offers_no_action_that_nothing_takes(void **state)
{
    (void)state;
    glass_press(&glass, ":");
    glass_type(&glass, "undo the last");
    glass_shows(&glass, "Nothing matches");
    glass_press(&glass, "Enter");
    assert_int_equal(glass.ui.depth, 2);
}

static void
the_cursor_is_in_the_text_while_typing_and_on_the_entry_after_moving(void **state)
{
    (void)state;
    glass_press(&glass, ":");
    assert_true(glass.ui.canvas.caret);
    glass_press(&glass, "Down");
    assert_false(glass.ui.canvas.caret);
    glass_type(&glass, "t");
    assert_true(glass.ui.canvas.caret);
}

static void
help_lists_what_works_here_and_the_guidance_and_runs_it(void **state)
{
    (void)state;
    glass_press(&glass, "?");
    glass_shows(&glass, "Here");
    glass_shows(&glass, "tick it: Tick, without opening");
    glass_shows(&glass, "Look at both sides before you score.");
    glass_shows(&glass, "Up Down PgUp PgDn");
    glass_press(&glass, "Enter");
    assert_true(ticked);
}

static void
a_line_of_help_runs_nothing(void **state)
{
    (void)state;
    glass_press(&glass, "?");
    glass_type(&glass, "first, last");
    glass_press(&glass, "Enter");
    assert_int_equal(glass.ui.depth, 2);
}

static void
scores_prefer_words_and_runs(void **state)
{
    (void)state;
    assert_int_equal(palette_score("xyz", "settings"), 0);
    assert_true(palette_score("set", "Settings") > palette_score("set", "reset"));
    assert_true(palette_score("bq", "Biocon–Quest") > palette_score("bq", "abcdefq"));
    assert_true(palette_score("zubr", "Żubr") > 0);
    assert_true(palette_score("", "anything") > 0);
    assert_true(palette_score("step com", "complete step") == 0);
}

/* ---- common actions ---- */

static void
messages_can_be_read_again(void **state)
{
    (void)state;
    ui_warn(&glass.ui, "the disk is nearly full");
    assert_true(ui_action(&glass.ui, ACTION_MESSAGES));
    ui_draw(&glass.ui);
    glass_shows(&glass, "- caution: the disk is nearly full");
}

static void
copying_sends_and_says_so_honestly(void **state)
{
    (void)state;
    glass_press(&glass, "y");
    assert_string_equal(str_text(&glass.copied), "a");
    glass_shows(&glass, "Sent to the terminal");
    glass_press(&glass, "Y");
    assert_string_equal(str_text(&glass.copied), "a\tb");
}

static void
hints_can_be_hidden(void **state)
{
    (void)state;
    assert_true(ui_action(&glass.ui, ACTION_HINTS));
    ui_draw(&glass.ui);
    glass_hides(&glass, "? help");
}

/* ---- pager ---- */

static void
a_pager_wraps_indents_and_finds(void **state)
{
    struct pager pager = { 0 };
    struct canvas canvas;

    (void)state;
    pager_set(&pager, "# Title\nSome words that are wrapped\n- an item that is wrapped too\n  "
                      "indented words here\n\nEnd");
    canvas_init(&canvas, 9, 18, false);
    pager_draw(&pager, canvas_area(&canvas), true);
    assert_string_equal(canvas_as_text(&canvas),
                        "Title\nSome words that\nare wrapped\n- an item that\n  is wrapped too\n"
                        "  indented words\n  here\n\nEnd\n");
    assert_int_equal(pager_find(&pager, "WRAPPED"), 2);
    assert_int_equal(pager.at, 2);
    assert_true(pager_action(&pager, ACTION_NEXT_HIT));
    assert_int_equal(pager.at, 4);
    assert_int_equal(pager_find(&pager, "that are"), 1);
    assert_int_equal(pager_find(&pager, "nowhere"), 0);
    assert_int_equal(pager_find(&pager, ""), 0);
    canvas_free(&canvas);
    pager_free(&pager);
}

static void
a_pager_keeps_its_place_when_the_width_changes(void **state)
{
    struct pager pager = { 0 };
    struct canvas canvas;
    struct str much = { 0 };

    (void)state;
    for (int i = 0; i < 100; i++)
        str_addf(&much, "Paragraph %d has some words in it.\n", i);
    pager_set(&pager, str_text(&much));
    canvas_init(&canvas, 10, 60, false);
    pager_draw(&pager, canvas_area(&canvas), true);
    for (int i = 0; i < 50; i++)
        pager_action(&pager, ACTION_MOVE_DOWN);
    canvas_resize(&canvas, 10, 20);
    pager_draw(&pager, canvas_area(&canvas), true);
    assert_memory_equal(canvas_as_text(&canvas), "Paragraph 50", 12);
    canvas_free(&canvas);
    pager_free(&pager);
    str_free(&much);
}

static void
a_shown_text_is_searched_with_a_prompt(void **state)
{
    struct str much = { 0 };

    (void)state;
    for (int i = 0; i < 100; i++)
        str_addf(&much, "Line number %d.\n", i);
    pager_show(&glass.ui, "Long", str_text(&much));
    ui_draw(&glass.ui);
    glass_press(&glass, "/");
    glass_type(&glass, "number 77");
    glass_press(&glass, "Enter");
    glass_shows(&glass, "Line number 77.");
    glass_shows(&glass, "1 line;");
    glass_cursor_on(&glass, "Line number 77.");
    str_free(&much);
}

/* ---- bars ---- */

static void
bars_never_round_to_nothing_or_to_all(void **state)
{
    static const struct {
        long part, whole;
        const char *bar;
    } cases[] = {
        { 0, 12, "----" },  { 1, 1000, "#---" }, { 999, 1000, "###-" }, { 12, 12, "####" },
        { 20, 12, "####" }, { 1, 0, "----" },    { 6, 12, "##--" },     { -3, 12, "----" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = { 0 };

        bars_text(&out, cases[i].part, cases[i].whole, 4, true);
        assert_string_equal(str_text(&out), cases[i].bar);
        str_free(&out);
    }
}

/* ---- at every size ---- */

static void
every_layer_is_drawn_at_every_size_with_the_cursor_inside(void **state)
{
    static const struct palette_source source = { find_place };

    (void)state;
    for (int which = 0; which < 5; which++) {
        start(NULL);
        if (which == 0)
            ask();
        else if (which == 1)
            prompt_ask(&glass.ui, 1,
                       &(struct prompt){ .title = "Title",
                                         .label = "A label that is long enough to be wrapped",
                                         .text = "漢字漢字漢字" });
        else if (which == 2)
            palette_ask(&glass.ui, 1, &(struct palette){ .title = "Find", .source = &source });
        else if (which == 3)
            palette_help(&glass.ui);
        else
            pager_show(&glass.ui, "A long title that does not fit",
                       "# Head\n- item\nwords and more words");
        for (int rows = 1; rows <= 300; rows += rows < 30 ? 1 : 45) {
            for (int columns = 1; columns <= 160; columns += columns < 60 ? 1 : 20) {
                canvas_resize(&glass.ui.canvas, rows, columns);
                ui_draw(&glass.ui);
                assert_true(glass.ui.canvas.cursor);
                assert_true(glass.ui.canvas.cursor_row < rows &&
                            glass.ui.canvas.cursor_column < columns);
            }
        }
    }
}

static int
finish(void **state)
{
    (void)state;
    glass_close(&glass);
    return 0;
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup(name, start)
    const struct CMUnitTest tests[] = {
        test(a_dialog_stands_over_the_place_with_the_safe_choice_first),
        test(choices_are_reached_by_keys_and_arrows),
        test(a_long_dialog_scrolls),
        test(a_prompt_shows_example_echo_and_mistake),
        test(esc_answers_a_prompt_with_nothing),
        test(the_palette_runs_what_is_typed),
        test(the_palette_lists_refused_actions_and_says_why),
        test(the_palette_goes_to_places),
        test(the_palette_offers_no_action_that_nothing_takes),
        test(the_cursor_is_in_the_text_while_typing_and_on_the_entry_after_moving),
        test(help_lists_what_works_here_and_the_guidance_and_runs_it),
        test(a_line_of_help_runs_nothing),
        test(scores_prefer_words_and_runs),
        test(messages_can_be_read_again),
        test(copying_sends_and_says_so_honestly),
        test(hints_can_be_hidden),
        test(a_pager_wraps_indents_and_finds),
        test(a_pager_keeps_its_place_when_the_width_changes),
        test(a_shown_text_is_searched_with_a_prompt),
        test(bars_never_round_to_nothing_or_to_all),
        test(every_layer_is_drawn_at_every_size_with_the_cursor_inside),
    };
#undef test

    return cmocka_run_group_tests(tests, NULL, finish);
}
