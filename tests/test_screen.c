#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/glass.h"
#include "ui/widget/common.h"
#include "ui/widget/dialog.h"

/* ---- a screen that tells what happens to it ---- */

struct note {
    struct screen screen;
    int number;
};

static char said[2000];        /* what happened, parted by blanks */
static bool refuse_open, refuse_add, typing, fail_load;
static struct glass glass;

static void __attribute__((format(printf, 1, 2)))
say(const char *format, ...)
{
    size_t n = strlen(said);
    va_list args;

    if (n)
        said[n++] = ' ';
    va_start(args, format);
    vsnprintf(said + n, sizeof said - n, format, args);
    va_end(args);
}

static bool
open(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    (void)ui;
    if (refuse_open)
        return err_set(err, ERR_MISSING, "there is no such place");
    ((struct note *)screen)->number = *(const int *)argument;
    say("open%d", *(const int *)argument);
    return true;
}

static void
close(struct ui *ui, struct screen *screen)
{
    (void)ui;
    say("close%d", ((struct note *)screen)->number);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    (void)ui;
    say("load%d", ((struct note *)screen)->number);
    return !fail_load || err_set(err, ERR_MACHINE, "cannot be read");
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    (void)ui;
    area_printf(area, 0, 0, ROLE_TEXT, "this is note %d", ((struct note *)screen)->number);
    area_cursor(area, 0, 5, false);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    str_addf(out, "Note %d", ((struct note *)screen)->number);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    (void)ui;
    (void)screen;
    if (!typing || event->kind != EVENT_KEY || !key_is_text(event->key))
        return typing && event->kind == EVENT_PASTE;
    say("typed%d", (int)event->key.code);
    return true;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    (void)screen;
    return typing;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    (void)ui;
    (void)screen;
    if (action != ACTION_MOVE_DOWN && action != ACTION_MOVE_LEFT)
        return false;
    say("%s", action == ACTION_MOVE_DOWN ? "down" : "left");
    return true;
}

static void
add(struct ui *ui, struct screen *screen)
{
    (void)screen;
    say("add");
    ui_done(ui, "Record added");
}

static const char *
why_not_add(struct ui *ui, struct screen *screen)
{
    (void)ui;
    (void)screen;
    return refuse_add ? "This portfolio is open for reading only" : NULL;
}

static void
answered(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    (void)ui;
    (void)screen;
    say("question%d", answer->question);
    if (answer->cancelled)
        say("cancelled");
    else
        say("choice%d", answer->choice);
}

/* Closes itself while its own function runs. */
static void
complete(struct ui *ui, struct screen *screen)
{
    ui_pop(ui);
    say("number%d", ((struct note *)screen)->number);
}

static const struct screen_action actions[] = {
    { .action = ACTION_ADD, .run = add, .why_not = why_not_add },
    { .action = ACTION_COMPLETE_STEP, .run = complete, .label = "close it" },
    { .action = ACTION_NONE },
};

static const struct screen_class note_class = {
    .name = "note",
    .size = sizeof(struct note),
    .actions = actions,
    .open = open,
    .close = close,
    .load = load,
    .draw = draw,
    .crumb = crumb,
    .event = event,
    .wants_text = wants_text,
    .move = move,
    .answer = answered,
};

static bool
app_action(struct ui *ui, enum action action)
{
    if (action == ACTION_UNDO) {
        say("undo");
        return true;
    }
    return common_action(ui, action, NULL);
}

static const char *
app_why_not(struct ui *ui, enum action action, bool *taken)
{
    (void)ui;
    *taken = action == ACTION_UNDO || action == ACTION_REDO || common_takes(action);
    return action == ACTION_REDO ? "There is nothing to redo" : NULL;
}

static void
app_ending(struct ui *ui, int number)
{
    (void)ui;
    say("ending%d", number);
}

static const struct ui_hooks hooks = { .action = app_action,
                                       .why_not = app_why_not,
                                       .ending = app_ending };

static int
start(void **state)
{
    (void)state;
    if (glass.ui.hooks)
        glass_close(&glass);
    refuse_open = refuse_add = typing = fail_load = false;
    glass_open(&glass, 24, 80, false, &hooks);
    ui_push(&glass.ui, &note_class, &(int){ 1 });
    ui_draw(&glass.ui);
    *said = '\0';
    return 0;
}

static void
push(int number)
{
    ui_push(&glass.ui, &note_class, &number);
    ui_draw(&glass.ui);
}

/* ---- the stack ---- */

static void
a_screen_is_opened_loaded_and_closed(void **state)
{
    (void)state;
    push(2);
    assert_string_equal(said, "open2 load2");
    assert_int_equal(glass.ui.depth, 2);
    glass_press(&glass, "q");
    assert_string_equal(said, "open2 load2 close2");
    assert_false(glass.ui.leave);
    glass_press(&glass, "q");
    assert_true(glass.ui.leave);
    assert_int_equal(glass.ui.depth, 1);
}

static void
esc_at_the_first_place_does_not_leave(void **state)
{
    (void)state;
    glass_press(&glass, "Esc");
    assert_false(glass.ui.leave);
    glass_shows(&glass, "This is the first place; q leaves");
    glass_press(&glass, "Ctrl-C");
    assert_false(glass.ui.leave);
}

static void
a_screen_that_cannot_open_leaves_everything_and_says_why(void **state)
{
    (void)state;
    refuse_open = true;
    assert_false(ui_push(&glass.ui, &note_class, &(int){ 3 }));
    ui_draw(&glass.ui);
    glass_shows(&glass, "there is no such place");
    assert_false(ui_replace(&glass.ui, &note_class, &(int){ 3 }));
    assert_int_equal(glass.ui.depth, 1);
    assert_string_equal(said, "");
}

static void
the_stack_has_a_bottom_and_a_top(void **state)
{
    (void)state;
    for (int i = 0; i < UI_DEPTH + 5; i++)
        ui_push(&glass.ui, &note_class, &i);
    assert_int_equal(glass.ui.depth, UI_DEPTH);
    ui_pop_to(&glass.ui, 0);
    assert_int_equal(glass.ui.depth, 1);
}

static void
a_screen_may_close_itself_while_its_function_runs(void **state)
{
    (void)state;
    push(2);
    *said = '\0';
    glass_press(&glass, "c");
    assert_string_equal(said, "close2 number2");
    assert_null(glass.ui.closed);
}

static void
screens_load_again_only_after_a_change(void **state)
{
    (void)state;
    glass_press(&glass, "Down Down");
    assert_string_equal(said, "down down");
    *said = '\0';
    push(2);
    ui_changed(&glass.ui);
    ui_draw(&glass.ui);
    assert_string_equal(said, "open2 load2 load2");
    *said = '\0';
    glass_press(&glass, "q");
    assert_string_equal(said, "close2 load1");
}

static void
a_failed_load_is_said_once_and_the_screen_stays(void **state)
{
    (void)state;
    fail_load = true;
    ui_changed(&glass.ui);
    ui_draw(&glass.ui);
    glass_shows(&glass, "cannot be read");
    glass_shows(&glass, "this is note 1");
    assert_int_equal(glass.ui.message_count, 1);
    ui_draw(&glass.ui);
    assert_int_equal(glass.ui.message_count, 1);
}

/* ---- dispatch ---- */

static void
the_table_goes_first_then_movement_then_the_application(void **state)
{
    (void)state;
    glass_press(&glass, "a Down u");
    assert_string_equal(said, "add down undo");
}

static void
in_a_grid_left_moves_and_otherwise_goes_back(void **state)
{
    (void)state;
    push(2);
    *said = '\0';
    glass_press(&glass, "Left");
    assert_string_equal(said, "left");
    assert_int_equal(glass.ui.depth, 2);
    glass_press(&glass, "Esc");
    assert_int_equal(glass.ui.depth, 1);
}

static void
a_disabled_action_says_why(void **state)
{
    const char *why;

    (void)state;
    refuse_add = true;
    glass_press(&glass, "a");
    assert_string_equal(said, "");
    glass_shows(&glass, "open for reading only");
    assert_true(ui_takes(&glass.ui, ACTION_ADD, &why));
    assert_non_null(why);
    glass_press(&glass, "Ctrl-R");
    glass_shows(&glass, "There is nothing to redo");
}

static void
a_key_without_meaning_here_says_so(void **state)
{
    const char *why;

    (void)state;
    glass_press(&glass, "x");
    glass_shows(&glass, "x (tick) does nothing here; ? shows what does");
    glass_press(&glass, "F7");
    glass_shows(&glass, "F7 does nothing");
    assert_false(ui_takes(&glass.ui, ACTION_TICK, &why));
}

static void
while_text_is_typed_letters_are_no_actions(void **state)
{
    (void)state;
    typing = true;
    glass_type(&glass, "aq");
    assert_string_equal(said, "typed97 typed113");
    assert_false(glass.ui.leave);
    glass_press(&glass, "Down");
    assert_string_equal(said, "typed97 typed113 down");
}

static void
alt_without_a_meaning_is_esc_and_the_key(void **state)
{
    (void)state;
    push(2);
    *said = '\0';
    glass_press(&glass, "Alt-a");
    assert_string_equal(said, "close2 add");
}

static void
a_paste_outside_a_field_is_refused_and_never_run(void **state)
{
    (void)state;
    loop_turn(&glass.ui, &(struct event){ .kind = EVENT_PASTE, .text = "qqq", .size = 3 });
    assert_false(glass.ui.leave);
    assert_string_equal(said, "");
    glass_shows(&glass, "A paste goes into a text field only");
}

static void
an_answer_goes_to_the_screen_below(void **state)
{
    (void)state;
    dialog_ask(&glass.ui, 7,
               &(struct dialog){ .title = "Sure?", .text = "Really?", .choices = { "Yes", "No" } });
    glass_press(&glass, "n");
    assert_string_equal(said, "question7 choice1");
    *said = '\0';
    dialog_ask(&glass.ui, 8,
               &(struct dialog){ .title = "Sure?", .text = "Really?", .choices = { "Yes", "No" } });
    glass_press(&glass, "a u 2");
    assert_string_equal(said, "");
    glass_press(&glass, "Esc");
    assert_string_equal(said, "question8 cancelled");
}

static void
a_blanked_screen_shows_nothing_until_a_key(void **state)
{
    (void)state;
    glass_press(&glass, "B");
    for (const char *c = glass_text(&glass); *c; c++)
        assert_int_equal(*c, '\n');
    glass_press(&glass, "a");
    assert_string_equal(said, "");
    glass_shows(&glass, "this is note 1");
}

static void
a_signal_ends_with_its_number_after_the_last_words(void **state)
{
    (void)state;
    loop_turn(&glass.ui, &(struct event){ .kind = EVENT_END, .signal = 15 });
    assert_string_equal(said, "ending15");
    assert_true(glass.ui.leave);
    assert_int_equal(glass.ui.status, 143);
}

static void
all_waiting_keys_are_read_before_one_frame(void **state)
{
    int frames = glass.frames;

    (void)state;
    for (int i = 0; i < 50; i++)
        glass_put(&glass, (struct event){ .kind = EVENT_KEY, .key = { SPECIAL_DOWN, 0 } });
    loop_turn(&glass.ui, &(struct event){ .kind = EVENT_KEY, .key = { SPECIAL_DOWN, 0 } });
    assert_int_equal(glass.frames, frames + 1);
    assert_int_equal(strlen(said), 51 * 5 - 1);
}

/* ---- the frame ---- */

static void
the_frame_says_where_i_am_and_which_keys_matter(void **state)
{
    (void)state;
    strcpy(glass.ui.label, "DEMO");
    strcpy(glass.ui.presence, "ana · 3 here");
    push(2);
    assert_string_equal(
        glass_row(&glass, 0),
        "  DEMO   Note 1 › Note 2                                           ana · 3 here");
    assert_string_equal(glass_row(&glass, 23), " a add  c close it  : command  ? help");
    assert_non_null(strstr(canvas_as_marked(&glass.ui.canvas), "{demo: DEMO }"));
    glass_cursor_on(&glass, "is note 2");
}

static void
hints_show_the_real_keys_and_only_what_can_be_done(void **state)
{
    static const char mine[] = "[keys]\nadd = F2\n";
    struct err err = { 0 };
    struct ini *ini = ini_read_text("mine", mine, strlen(mine), &err);

    (void)state;
    keymap_read(glass.ui.keymap, ini, NULL, NULL);
    ini_free(ini);
    ui_draw(&glass.ui);
    assert_string_equal(glass_row(&glass, 23), " F2 add  c close it  : command  ? help");
    refuse_add = true;
    ui_draw(&glass.ui);
    assert_string_equal(glass_row(&glass, 23), " c close it  : command  ? help");
    typing = true;
    ui_draw(&glass.ui);
    assert_string_equal(glass_row(&glass, 23),
                        " Tab save, next field  Esc save, leave  Ctrl-C drop");
}

static void
a_result_shows_the_way_back_until_the_next_key(void **state)
{
    (void)state;
    strcpy(glass.ui.undo, "Record added");
    glass_press(&glass, "a");
    assert_string_equal(
        glass_row(&glass, 22),
        " ✓ Record added                                                         undo: u");
    glass_press(&glass, "Down");
    assert_string_equal(glass_row(&glass, 22), "");
    assert_string_equal(ui_message_at(&glass.ui, 0)->text, "Record added");
}

static void
a_long_message_takes_three_rows_at_most(void **state)
{
    struct err err = { 0 };

    (void)state;
    err_set(&err, ERR_INPUT, "%0300d", 0);
    ui_error(&glass.ui, &err);
    ui_draw(&glass.ui);
    assert_non_null(strstr(glass_row(&glass, 20), "✗ 000"));
    assert_non_null(strstr(glass_row(&glass, 22), "000"));
    glass_shows(&glass, "this is note 1");
}

static void
two_hundred_messages_are_kept(void **state)
{
    (void)state;
    for (int i = 0; i < 500; i++)
        ui_message(&glass.ui, "message %d", i);
    assert_string_equal(ui_message_at(&glass.ui, 0)->text, "message 499");
    assert_string_equal(ui_message_at(&glass.ui, 199)->text, "message 300");
    assert_null(ui_message_at(&glass.ui, 200));
}

static void
a_window_that_is_too_small_says_what_it_needs_and_still_closes(void **state)
{
    (void)state;
    glass_resize(&glass, 11, 60);
    glass_shows(&glass, "needs 40 by 12");
    glass_press(&glass, "q");
    assert_true(glass.ui.leave);
}

static void
a_window_that_is_too_small_does_nothing_unseen(void **state)
{
    int depth = glass.ui.depth;

    (void)state;
    push(2);
    glass_resize(&glass, 11, 60);
    glass_press(&glass, "Esc Left a");
    assert_int_equal(glass.ui.depth, depth + 1);
    glass_press(&glass, "q");
    assert_true(glass.ui.leave);        /* as it says, wherever one is */
}

static void
long_crumbs_keep_their_end(void **state)
{
    (void)state;
    glass_resize(&glass, 12, 40);
    for (int i = 2; i < 9; i++)
        push(i);
    assert_non_null(strstr(glass_row(&glass, 0), "…"));
    assert_non_null(strstr(glass_row(&glass, 0), "Note 8"));
}

static void
every_size_is_drawn_with_the_cursor_inside(void **state)
{
    (void)state;
    push(2);
    dialog_ask(&glass.ui, 1,
               &(struct dialog){ .title = "A question",
                                 .text = "A longer text that is wrapped somewhere",
                                 .choices = { "Yes", "No" } });
    ui_message(&glass.ui, "Something happened that takes more than one row in a narrow window");
    for (int rows = 1; rows <= 300; rows += rows < 40 ? 1 : 37) {
        for (int columns = 1; columns <= 100; columns += columns < 50 ? 1 : 7) {
            canvas_resize(&glass.ui.canvas, rows, columns);
            ui_draw(&glass.ui);
            assert_true(glass.ui.canvas.cursor);
            assert_true(glass.ui.canvas.cursor_row < rows &&
                        glass.ui.canvas.cursor_column < columns);
        }
    }
}

static void
an_ascii_frame_is_ascii(void **state)
{
    (void)state;
    glass_close(&glass);
    glass_open(&glass, 24, 80, true, &hooks);
    push(1);
    push(2);
    glass_press(&glass, "a ?");
    for (const char *c = glass_text(&glass); *c; c++)
        assert_true(*c > 0);
}

static void
progress_stops_at_esc_and_keeps_what_was_typed(void **state)
{
    (void)state;
    assert_true(ui_progress(&glass.ui, "Writing", 1, 10));
    glass_shows(&glass, "Writing 1 of 10, 10 %");
    glass_put(&glass, (struct event){ .kind = EVENT_KEY, .key = { 'a', 0 } });
    glass.ui.progress_shown_ms = 0;
    assert_true(ui_progress(&glass.ui, "Writing", 2, 10));
    glass_put(&glass, (struct event){ .kind = EVENT_KEY, .key = { SPECIAL_ESC, 0 } });
    glass.ui.progress_shown_ms = 0;
    assert_false(ui_progress(&glass.ui, "Writing", 3, 10));
    loop_turn(&glass.ui, &(struct event){ .kind = EVENT_KEY, .key = { SPECIAL_DOWN, 0 } });
    assert_string_equal(said, "down add");
}

static int
finish(void **state)
{
    (void)state;
    glass_close(&glass);
    return 0;
}

/* A list that counts its rows in quiet moments, and loses the count when it is loaded. */
static int counted, changes_left, waits_left;

static bool
load_counted(struct ui *ui, struct screen *screen, struct err *err)
{
    (void)ui;
    (void)screen;
    (void)err;
    counted = 0;
    return true;
}

static bool
count_idle(struct ui *ui, struct screen *screen)
{
    (void)ui;
    (void)screen;
    return !counted++;
}

static bool
change_idle(struct ui *ui)
{
    if (!changes_left)
        return false;
    changes_left--;
    ui_changed(ui);
    return true;
}

static void
next_of_a_quiet_moment(struct terminal *terminal, int timeout_ms, struct event *event)
{
    (void)timeout_ms;
    *event = (struct event){ .kind = EVENT_NONE };
    nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    if (!waits_left--)
        ((struct glass *)terminal)->ui.leave = true;
}

static void
draw_counted(struct ui *ui, struct screen *screen, struct area area)
{
    (void)ui;
    (void)screen;
    area_text(area, 0, 0, ROLE_TEXT, counted ? "counted" : "not counted");
}

static void
what_is_loaded_anew_in_a_quiet_moment_is_counted_anew(void **state)
{
    static const struct screen_class counting = {
        .name = "counting", .size = sizeof(struct screen), .load = load_counted, .draw = draw_counted,
        .idle = count_idle,
    };
    static const struct ui_hooks changing = { .idle = change_idle };
    struct terminal_class class;
    struct glass other;

    (void)state;
    glass_open(&other, 20, 80, false, &changing);
    class = *other.terminal.class;
    class.next = next_of_a_quiet_moment;
    other.terminal.class = &class;
    changes_left = 3;
    waits_left = 200;
    assert_true(ui_push(&other.ui, &counting, NULL));
    loop_run(&other.ui);
    glass_shows(&other, "counted");
    glass_hides(&other, "not counted");
    glass_close(&other);
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup(name, start)
    const struct CMUnitTest tests[] = {
        test(a_screen_is_opened_loaded_and_closed),
        test(esc_at_the_first_place_does_not_leave),
        test(a_screen_that_cannot_open_leaves_everything_and_says_why),
        test(the_stack_has_a_bottom_and_a_top),
        test(a_screen_may_close_itself_while_its_function_runs),
        test(screens_load_again_only_after_a_change),
        test(a_failed_load_is_said_once_and_the_screen_stays),
        test(the_table_goes_first_then_movement_then_the_application),
        test(in_a_grid_left_moves_and_otherwise_goes_back),
        test(a_disabled_action_says_why),
        test(a_key_without_meaning_here_says_so),
        test(while_text_is_typed_letters_are_no_actions),
        test(alt_without_a_meaning_is_esc_and_the_key),
        test(a_paste_outside_a_field_is_refused_and_never_run),
        test(an_answer_goes_to_the_screen_below),
        test(a_blanked_screen_shows_nothing_until_a_key),
        test(a_signal_ends_with_its_number_after_the_last_words),
        test(all_waiting_keys_are_read_before_one_frame),
        test(what_is_loaded_anew_in_a_quiet_moment_is_counted_anew),
        test(the_frame_says_where_i_am_and_which_keys_matter),
        test(hints_show_the_real_keys_and_only_what_can_be_done),
        test(a_result_shows_the_way_back_until_the_next_key),
        test(a_long_message_takes_three_rows_at_most),
        test(two_hundred_messages_are_kept),
        test(a_window_that_is_too_small_says_what_it_needs_and_still_closes),
        test(a_window_that_is_too_small_does_nothing_unseen),
        test(long_crumbs_keep_their_end),
        test(every_size_is_drawn_with_the_cursor_inside),
        test(an_ascii_frame_is_ascii),
        test(progress_stops_at_esc_and_keeps_what_was_typed),
    };
#undef test

    return cmocka_run_group_tests(tests, NULL, finish);
}
