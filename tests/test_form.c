#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "tests/glass.h"
#include "ui/widget/form.h"

/* A screen with one form over values kept here. */

enum { FIELDS = 14 };

static const struct form_choice kinds[] = {
    { "jv", "joint venture", "A company of its own" },
    { "jrnd", "joint R&D", NULL },
    { "lic", "licence", NULL },
};
static const struct form_choice points[] = {
    { "1", "1", "We would not work with them again" },
    { "2", "2", "Much friction" },
    { "3", "3", "Works with effort" },
};

static struct form_field fields[FIELDS] = {
    { .key = "h", .kind = FORM_HEADING, .label = "Partner choice", .shown = "in progress" },
    { .key = "scope",
      .kind = FORM_TEXT,
      .label = "Scope",
      .required = true,
      .limit = 20,
      .help = "In one line.",
      .example = "joint enzymes" },
    { .key = "reason", .kind = FORM_LONG, .label = "Reason" },
    { .key = "kind",
      .kind = FORM_CHOICE,
      .label = "Legal form",
      .choices = kinds,
      .choice_count = 3 },
    { .key = "fit", .kind = FORM_SCALE, .label = "Culture", .choices = points, .choice_count = 3 },
    { .key = "motives",
      .kind = FORM_MULTI,
      .label = "Motives",
      .choices = kinds,
      .choice_count = 3 },
    { .key = "day", .kind = FORM_DATE, .label = "Sign-off", .example = "2027-03-01" },
    { .key = "budget", .kind = FORM_MONEY, .label = "Budget", .unit = "EUR" },
    { .key = "share", .kind = FORM_NUMBER, .label = "Share", .unit = "%" },
    { .key = "owner", .kind = FORM_REFERENCE, .label = "Owner" },
    { .key = "n", .kind = FORM_NOTE, .label = "A note" },
    { .key = "check", .kind = FORM_TICK, .label = "Two candidates compared" },
    { .key = "more", .kind = FORM_LINK, .label = "more (9)" },
    { .key = "done", .kind = FORM_YESNO, .label = "Signed" },
};

static struct {
    char *value[FIELDS], *draft[FIELDS];
    struct form_field field[FIELDS];
    struct form form;
    char opened[20];
    int saves;
    const char *refuse;        /* a value that is never right */
    struct ui *ui;
} sheet;

static struct glass glass;

static size_t
index_of(const char *key)
{
    for (size_t i = 0; i < FIELDS; i++)
        if (!strcmp(fields[i].key, key))
            return i;
    fail_msg("no field %s", key);
    return 0;
}

static void
set(char **slot, const char *text)
{
    char *copy = text ? mem_string(text) : NULL;

    mem_free(*slot);
    *slot = copy;
}

static void
fill(void)
{
    memcpy(sheet.field, fields, sizeof fields);
    for (size_t i = 0; i < FIELDS; i++) {
        sheet.field[i].value = sheet.value[i];
        sheet.field[i].draft = sheet.draft[i];
        if (fields[i].kind == FORM_REFERENCE)
            sheet.field[i].shown = sheet.value[i];
    }
    form_set(&sheet.form, sheet.field, FIELDS);
}

static bool
save(void *context, const struct form_field *field, const char *value, struct err *err)
{
    (void)context;
    if (sheet.refuse && !strcmp(value, sheet.refuse))
        return err_set(err, ERR_INPUT, "\"%s\" is never right", value);
    sheet.saves++;
    set(&sheet.value[index_of(field->key)], value);
    fill();                    /* at once, so that a use of the old fields would show */
    return true;
}

static void
draft(void *context, const struct form_field *field, const char *text)
{
    (void)context;
    set(&sheet.draft[index_of(field->key)], text);
}

static void
find(void *context, const struct form_field *field, const char *typed, struct form_found *found)
{
    static const char *const people[] = { "Ana Rao", "Bernd Maier", "Chitra Iyer" };

    (void)context;
    (void)field;
    for (size_t i = 0; i < 3; i++)
        if (!*typed || strstr(people[i], typed))
            form_offer(found, people[i], people[i], "Biocon");
}

static void
open_link(void *context, const struct form_field *field)
{
    (void)context;
    snprintf(sheet.opened, sizeof sheet.opened, "%s", field->key);
}

static long
today(void *context)
{
    (void)context;
    return date_of(2027, 2, 15);
}

static const struct form_class form_class = {
    .save = save, .draft = draft, .find = find, .open = open_link, .today = today,
};

static bool
screen_load(struct ui *ui, struct screen *screen, struct err *err)
{
    (void)ui;
    (void)screen;
    (void)err;
    fill();
    return true;
}

static void
screen_draw(struct ui *ui, struct screen *screen, struct area area)
{
    (void)screen;
    form_draw(&sheet.form, ui, area, true);
}

static bool
screen_event(struct ui *ui, struct screen *screen, const struct event *event)
{
    (void)screen;
    return form_event(&sheet.form, ui, event);
}

static bool
screen_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    (void)screen;
    return form_editing(&sheet.form);
}

static bool
screen_move(struct ui *ui, struct screen *screen, enum action action)
{
    (void)screen;
    return form_action(&sheet.form, ui, action);
}

static const struct screen_class screen_class = {
    .name = "sheet",
    .size = sizeof(struct screen),
    .load = screen_load,
    .draw = screen_draw,
    .event = screen_event,
    .wants_text = screen_text,
    .move = screen_move,
};

static int
start_at(int rows, int columns, bool ascii)
{
    if (glass.ui.hooks) {
        form_free(&sheet.form);
        glass_close(&glass);
    }
    for (size_t i = 0; i < FIELDS; i++) {
        set(&sheet.value[i], NULL);
        set(&sheet.draft[i], NULL);
    }
    sheet.saves = 0;
    sheet.refuse = NULL;
    *sheet.opened = '\0';
    form_init(&sheet.form, &form_class, NULL);
    glass_open(&glass, rows, columns, ascii, NULL);
    ui_push(&glass.ui, &screen_class, NULL);
    ui_draw(&glass.ui);
    return 0;
}

static int
start(void **state)
{
    (void)state;
    return start_at(24, 80, false);
}

static void
go(const char *key)
{
    assert_true(form_go(&sheet.form, key));
    ui_draw(&glass.ui);
}

static const char *
value(const char *key)
{
    return sheet.value[index_of(key)] ? sheet.value[index_of(key)] : "";
}

static const char *
kept(const char *key)
{
    return sheet.draft[index_of(key)] ? sheet.draft[index_of(key)] : "";
}

/* ---- resting ---- */

static void
the_cursor_rests_on_fields_and_passes_headings(void **state)
{
    (void)state;
    glass_cursor_on(&glass, "Scope");
    assert_string_equal(
        glass_row(&glass, 2),
        " Partner choice                                                   in progress");
    glass_press(&glass, "Up");
    glass_cursor_on(&glass, "Scope");
    go("owner");
    glass_press(&glass, "Down");
    glass_cursor_on(&glass, "[ ] Two");
    glass_press(&glass, "End");
    glass_cursor_on(&glass, "Signed");
    glass_press(&glass, "Home");
    glass_cursor_on(&glass, "Scope");
}

static void
letters_and_digits_are_actions_on_a_resting_field(void **state)
{
    (void)state;
    glass_press(&glass, "a 4");
    assert_false(form_editing(&sheet.form));
    assert_int_equal(sheet.saves, 0);
    glass_press(&glass, "e");
    assert_true(form_editing(&sheet.form));
}

static void
the_help_of_the_field_stands_below(void **state)
{
    (void)state;
    glass_shows(&glass, "In one line. For example: joint enzymes");
    glass_press(&glass, "Down");
    glass_hides(&glass, "In one line");
}

static void
a_required_field_is_marked_until_it_has_a_value(void **state)
{
    (void)state;
    glass_shows(&glass, "Scope *");
    glass_press(&glass, "Enter");
    glass_type(&glass, "enzymes");
    glass_press(&glass, "Enter");
    glass_hides(&glass, "Scope *");
}

/* ---- typing ---- */

static void
enter_saves_and_rests(void **state)
{
    (void)state;
    glass_press(&glass, "Enter");
    glass_type(&glass, "joint q 4");
    glass_cursor_on(&glass, " ");
    glass_press(&glass, "Enter");
    assert_string_equal(value("scope"), "joint q 4");
    assert_false(form_editing(&sheet.form));
    glass_cursor_on(&glass, "Scope");
    assert_int_equal(sheet.saves, 1);
}

static void
tab_saves_and_goes_on_editing_the_next_field(void **state)
{
    (void)state;
    glass_press(&glass, "Enter");
    glass_type(&glass, "x");
    glass_press(&glass, "Tab");
    assert_string_equal(value("scope"), "x");
    assert_string_equal(form_at(&sheet.form)->key, "reason");
    glass_type(&glass, "because");
    glass_press(&glass, "Shift-Tab");
    assert_string_equal(value("reason"), "because");
    assert_string_equal(form_at(&sheet.form)->key, "scope");
    assert_true(form_editing(&sheet.form));
}

static void
esc_saves_and_leaves(void **state)
{
    (void)state;
    glass_press(&glass, "Enter");
    glass_type(&glass, "x");
    glass_press(&glass, "Esc");
    assert_string_equal(value("scope"), "x");
    assert_false(form_editing(&sheet.form));
    assert_int_equal(glass.ui.depth, 1);
}

static void
an_unchanged_field_is_not_saved(void **state)
{
    (void)state;
    set(&sheet.value[index_of("scope")], "as it was");
    ui_changed(&glass.ui);
    ui_draw(&glass.ui);
    glass_press(&glass, "Enter Esc Enter Tab Esc Down Enter Enter");
    assert_int_equal(sheet.saves, 0);
}

static void
ctrl_c_drops_what_was_typed(void **state)
{
    (void)state;
    glass_press(&glass, "Enter");
    glass_type(&glass, "x");
    glass_press(&glass, "Ctrl-C");
    assert_string_equal(value("scope"), "");
    assert_false(form_editing(&sheet.form));
    glass_shows(&glass, "dropped");
}

static void
a_mistake_is_named_under_the_field_and_the_text_stays(void **state)
{
    (void)state;
    go("day");
    glass_press(&glass, "Enter");
    glass_type(&glass, "03/04");
    glass_press(&glass, "Enter");
    assert_true(form_editing(&sheet.form));
    glass_shows(&glass, "03/04");
    assert_int_equal(sheet.saves, 0);
    assert_non_null(strstr(canvas_as_marked(&glass.ui.canvas), "{error:"));
    glass_type(&glass, "x");
    assert_null(strstr(canvas_as_marked(&glass.ui.canvas), "{error:"));
}

static void
esc_keeps_an_invalid_text_as_a_draft_that_is_shown_and_offered(void **state)
{
    (void)state;
    go("day");
    glass_press(&glass, "Enter");
    glass_type(&glass, "soon");
    glass_press(&glass, "Esc");
    assert_false(form_editing(&sheet.form));
    assert_string_equal(value("day"), "");
    assert_string_equal(kept("day"), "soon");
    glass_shows(&glass, "soon");
    glass_shows(&glass, "A draft, not accepted yet");
    glass_press(&glass, "Enter Ctrl-U");
    glass_type(&glass, "2027-03-01");
    glass_press(&glass, "Enter");
    assert_string_equal(value("day"), "2027-03-01");
    assert_string_equal(kept("day"), "");
}

static void
a_value_that_the_store_refuses_stays_to_be_mended(void **state)
{
    (void)state;
    sheet.refuse = "bad";
    glass_press(&glass, "Enter");
    glass_type(&glass, "bad");
    glass_press(&glass, "Enter");
    assert_true(form_editing(&sheet.form));
    glass_shows(&glass, "is never right");
    glass_press(&glass, "Esc");
    assert_string_equal(kept("scope"), "bad");
}

static void
a_date_in_words_is_echoed_in_full_before_it_is_accepted(void **state)
{
    (void)state;
    go("day");
    glass_press(&glass, "Enter");
    glass_type(&glass, "+2w");
    glass_shows(&glass, "Monday, 1 March 2027");
    glass_press(&glass, "Enter");
    assert_string_equal(value("day"), "2027-03-01");
    glass_shows(&glass, "Monday, 1 March 2027");
}

static void
amounts_and_numbers_are_stored_plain_and_shown_full(void **state)
{
    (void)state;
    go("budget");
    glass_press(&glass, "Enter");
    glass_type(&glass, "1,500,000.50");
    glass_press(&glass, "Enter");
    assert_string_equal(value("budget"), "150000050 EUR");
    glass_shows(&glass, "1,500,000.50 EUR");
    go("share");
    glass_press(&glass, "Enter");
    glass_type(&glass, "1,200.5 %");
    glass_press(&glass, "Enter");
    assert_string_equal(value("share"), "1200.5");
    glass_shows(&glass, "1200.5 %");
    glass_press(&glass, "Enter Ctrl-U");
    glass_type(&glass, "1,2");
    glass_press(&glass, "Enter");
    glass_shows(&glass, "is not a number");
}

static void
an_emptied_field_is_saved_empty(void **state)
{
    (void)state;
    set(&sheet.value[index_of("day")], "2027-03-01");
    ui_changed(&glass.ui);
    go("day");
    glass_press(&glass, "Enter Ctrl-U Enter");
    assert_string_equal(value("day"), "");
    assert_int_equal(sheet.saves, 1);
}

static void
enter_is_a_new_line_in_a_long_text(void **state)
{
    (void)state;
    go("reason");
    glass_press(&glass, "Enter");
    glass_type(&glass, "one");
    glass_press(&glass, "Enter");
    glass_type(&glass, "two");
    glass_press(&glass, "Up");
    assert_true(form_editing(&sheet.form));
    glass_press(&glass, "Esc");
    assert_string_equal(value("reason"), "one\ntwo");
}

static void
down_leaves_a_line_for_the_next_field(void **state)
{
    (void)state;
    glass_press(&glass, "Enter");
    glass_type(&glass, "x");
    glass_press(&glass, "Down");
    assert_string_equal(value("scope"), "x");
    assert_false(form_editing(&sheet.form));
    assert_string_equal(form_at(&sheet.form)->key, "reason");
}

static void
the_limit_of_a_field_is_told(void **state)
{
    (void)state;
    glass_press(&glass, "Enter");
    glass_type(&glass, "123456789012345678901");
    glass_shows(&glass, "No more than 20 characters fit here");
}

static void
the_editor_of_the_user_takes_a_long_text_and_a_failure_keeps_it(void **state)
{
    (void)state;
    go("reason");
    glass_press(&glass, "Enter");
    glass_type(&glass, "mine");
    glass_press(&glass, "Ctrl-G");
    glass_shows(&glass, "status 1");
    glass_shows(&glass, "mine");
    glass.edited = "from the editor\nsecond line";
    glass_press(&glass, "Ctrl-G");
    glass_shows(&glass, "second line");
    glass_press(&glass, "Esc");
    assert_string_equal(value("reason"), "from the editor\nsecond line");
}

static void
a_paste_is_one_insertion(void **state)
{
    (void)state;
    glass_press(&glass, "Enter");
    loop_turn(&glass.ui, &(struct event){ .kind = EVENT_PASTE, .text = "a\nb", .size = 3 });
    glass_press(&glass, "Enter");
    assert_string_equal(value("scope"), "a b");
}

/* ---- picking ---- */

static void
a_digit_sets_a_scale_at_once(void **state)
{
    (void)state;
    go("fit");
    glass_press(&glass, "Enter");
    glass_shows(&glass, "Much friction");
    glass_press(&glass, "2");
    assert_string_equal(value("fit"), "2");
    assert_false(form_editing(&sheet.form));
    glass_shows(&glass, "2  Much friction");
    glass_press(&glass, "e Down Enter");
    assert_string_equal(value("fit"), "3");
}

static void
a_choice_is_chosen_with_arrows_digits_and_emptied_with_backspace(void **state)
{
    (void)state;
    go("kind");
    glass_press(&glass, "Enter Down");
    glass_cursor_on(&glass, "joint venture");
    glass_press(&glass, "Down Enter");
    assert_string_equal(value("kind"), "jrnd");
    glass_press(&glass, "Enter 3");
    assert_string_equal(value("kind"), "lic");
    glass_press(&glass, "Enter Backspace Enter");
    assert_string_equal(value("kind"), "");
    glass_press(&glass, "Enter Down Esc");
    assert_string_equal(value("kind"), "jv");
}

static void
a_field_without_an_answer_shows_where_the_choice_stands(void **state)
{
    (void)state;
    go("kind");
    glass_press(&glass, "Enter");
    glass_shows(&glass, ">   no answer");
    glass_cursor_on(&glass, "no answer");
    glass_press(&glass, "Enter");
    assert_string_equal(value("kind"), "");
    glass_press(&glass, "Enter Up");
    glass_cursor_on(&glass, "licence");
    glass_press(&glass, "Down");
    glass_cursor_on(&glass, "no answer");
    glass_press(&glass, "Esc");
}

static void
letters_go_to_the_choice_that_begins_with_them(void **state)
{
    (void)state;
    go("kind");
    glass_press(&glass, "Enter");
    glass_type(&glass, "joint r");
    glass_cursor_on(&glass, "joint R&D");
    glass_shows(&glass, "looking for: joint r");
    glass_press(&glass, "Backspace Backspace Backspace Backspace Backspace Backspace Backspace");
    glass_hides(&glass, "looking for");
    glass_type(&glass, "L");
    glass_cursor_on(&glass, "licence");
    glass_type(&glass, "j");
    glass_cursor_on(&glass, "joint venture");
    glass_type(&glass, "j");
    glass_cursor_on(&glass, "joint R&D");
    glass_type(&glass, "v");
    glass_cursor_on(&glass, "joint venture");
    glass_type(&glass, "q");
    glass_cursor_on(&glass, "joint venture");
    glass_press(&glass, "Enter");
    assert_string_equal(value("kind"), "jv");
    go("motives");
    glass_press(&glass, "Enter");
    glass_type(&glass, "lic");
    glass_press(&glass, "Space Enter");
    assert_string_equal(value("motives"), "lic");
}

static void
several_are_ticked_one_by_one(void **state)
{
    (void)state;
    go("motives");
    glass_press(&glass, "Enter Space 3 Enter");
    assert_string_equal(value("motives"), "jv lic");
    glass_shows(&glass, "joint venture, licence");
    glass_press(&glass, "Enter 1 Enter");
    assert_string_equal(value("motives"), "lic");
}

static void
a_reference_is_found_by_typing(void **state)
{
    (void)state;
    go("owner");
    glass_press(&glass, "Enter");
    glass_shows(&glass, "Chitra Iyer");
    glass_type(&glass, "ern");
    glass_hides(&glass, "Chitra Iyer");
    glass_press(&glass, "Enter");
    assert_string_equal(value("owner"), "Bernd Maier");
    glass_press(&glass, "Enter Ctrl-U");
    glass_type(&glass, "nobody");
    glass_press(&glass, "Enter");
    glass_shows(&glass, "nothing is called \"nobody\"");
    glass_press(&glass, "Ctrl-U Enter");
    assert_string_equal(value("owner"), "");
}

static void
yes_and_no_are_keys(void **state)
{
    (void)state;
    go("done");
    glass_press(&glass, "Enter y");
    assert_string_equal(value("done"), "1");
    glass_press(&glass, "Enter n");
    assert_string_equal(value("done"), "0");
    glass_press(&glass, "x");
    assert_string_equal(value("done"), "1");
}

static void
a_check_is_ticked_without_opening(void **state)
{
    (void)state;
    go("check");
    glass_press(&glass, "x");
    assert_string_equal(value("check"), "1");
    glass_shows(&glass, "[x] Two candidates");
    glass_press(&glass, "Enter");
    assert_string_equal(value("check"), "0");
}

static void
a_link_is_opened_by_enter(void **state)
{
    (void)state;
    go("more");
    glass_press(&glass, "Enter");
    assert_string_equal(sheet.opened, "more");
}

static void
a_field_that_cannot_be_changed_says_why(void **state)
{
    (void)state;
    fields[1].why_not = "Step 4 is complete; R reopens it";
    ui_changed(&glass.ui);
    ui_draw(&glass.ui);
    glass_press(&glass, "Enter");
    assert_false(form_editing(&sheet.form));
    glass_shows(&glass, "R reopens it");
    fields[1].why_not = NULL;
}

static void
a_private_field_is_hidden_and_not_edited_or_copied(void **state)
{
    struct str text = { 0 };

    (void)state;
    set(&sheet.value[index_of("scope")], "our limit is 51 %");
    fields[1].hidden = true;
    ui_changed(&glass.ui);
    ui_draw(&glass.ui);
    glass_hides(&glass, "51");
    glass_shows(&glass, "private");
    glass_press(&glass, "Enter");
    assert_false(form_editing(&sheet.form));
    assert_false(form_copy(&sheet.form, &text));
    fields[1].hidden = false;
    str_free(&text);
}

/* ---- loading, unsaved text ---- */

static void
new_fields_keep_the_cursor_and_what_is_being_typed(void **state)
{
    const struct form_field *field;

    (void)state;
    go("reason");
    glass_press(&glass, "Enter");
    glass_type(&glass, "half a sen");
    set(&sheet.value[index_of("scope")], "changed by someone else");
    ui_changed(&glass.ui);
    ui_draw(&glass.ui);
    glass_shows(&glass, "changed by someone else");
    glass_shows(&glass, "half a sen");
    assert_string_equal(form_unsaved(&sheet.form, &field), "half a sen");
    assert_string_equal(field->key, "reason");
}

static void
a_field_that_disappears_ends_its_editing(void **state)
{
    (void)state;
    go("done");
    glass_press(&glass, "Enter");
    form_set(&sheet.form, sheet.field, 3);
    assert_false(form_editing(&sheet.form));
    assert_string_equal(form_at(&sheet.form)->key, "reason");
    form_set(&sheet.form, sheet.field, 0);
    assert_null(form_at(&sheet.form));
    assert_true(form_action(&sheet.form, &glass.ui, ACTION_MOVE_DOWN));
    assert_false(form_action(&sheet.form, &glass.ui, ACTION_OPEN));
}

static void
every_size_shows_the_field_at_the_cursor(void **state)
{
    static const char *const keys[] = { "scope", "reason", "kind",  "fit", "motives",
                                        "day",   "owner",  "check", "done" };

    (void)state;
    for (int rows = 12; rows <= 50; rows += 3) {
        for (int columns = 40; columns <= 160; columns += 13) {
            for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
                start_at(rows, columns, rows % 2);
                set(&sheet.value[index_of("reason")],
                    "A long text.\n\nWith several paragraphs, each of which takes rows.");
                ui_changed(&glass.ui);
                go(keys[i]);
                assert_true(glass.ui.canvas.cursor);
                if (!strcmp(keys[i], "check") || !strcmp(keys[i], "scope"))
                    glass_cursor_on(&glass, i ? "[ ]" : "Scope");
                if (strcmp(keys[i], "check")) {
                    glass_press(&glass, "Enter");
                    assert_true(form_editing(&sheet.form));
                    assert_true(glass.ui.canvas.cursor);
                    glass_press(&glass, "Ctrl-C");
                }
            }
        }
    }
}

static void
drawing_stays_in_its_area_at_every_size(void **state)
{
    (void)state;
    go("reason");
    glass_press(&glass, "Enter");
    glass_type(&glass, "漢字 and more");
    for (int rows = 1; rows <= 40; rows += 3) {
        for (int columns = 1; columns <= 120; columns += 7) {
            struct canvas canvas;
            struct area whole, area;

            canvas_init(&canvas, rows + 4, columns + 8, false);
            whole = canvas_area(&canvas);
            area_fill(whole, ROLE_BAD);
            area = area_sub(whole, 2, 4, rows, columns);
            area_fill(area, ROLE_TEXT);
            form_draw(&sheet.form, &glass.ui, area, true);
            for (int row = 0; row < rows + 4; row++)
                for (int column = 0; column < columns + 8; column++)
                    if (row < 2 || row >= rows + 2 || column < 4 || column >= columns + 4)
                        assert_int_equal(canvas_cell(&canvas, row, column)->role, ROLE_BAD);
            canvas_free(&canvas);
        }
    }
}

static void
a_storm_of_keys_never_loses_the_cursor(void **state)
{
    static const char *const keys[] = {
        "Up",     "Down",  "Enter",     "Esc",    "Tab",  "Shift-Tab", "a",   "1",
        "x",      "Space", "Backspace", "PgDn",   "PgUp", "Home",      "End", "Ctrl-C",
        "Ctrl-U", "Left",  "Right",     "Ctrl-G", "e",    "2",
    };

    (void)state;
    srand(4);
    for (int i = 0; i < 6000; i++) {
        glass_press(&glass, keys[(size_t)rand() % (sizeof keys / sizeof *keys)]);
        if (rand() % 50 == 0)
            glass_resize(&glass, 12 + rand() % 40, 40 + rand() % 100);
        assert_true(glass.ui.canvas.cursor);
        assert_non_null(form_at(&sheet.form));
    }
}

static int
finish(void **state)
{
    (void)state;
    form_free(&sheet.form);
    glass_close(&glass);
    for (size_t i = 0; i < FIELDS; i++) {
        set(&sheet.value[i], NULL);
        set(&sheet.draft[i], NULL);
    }
    return 0;
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup(name, start)
    const struct CMUnitTest tests[] = {
        test(the_cursor_rests_on_fields_and_passes_headings),
        test(letters_and_digits_are_actions_on_a_resting_field),
        test(the_help_of_the_field_stands_below),
        test(a_required_field_is_marked_until_it_has_a_value),
        test(enter_saves_and_rests),
        test(tab_saves_and_goes_on_editing_the_next_field),
        test(esc_saves_and_leaves),
        test(an_unchanged_field_is_not_saved),
        test(ctrl_c_drops_what_was_typed),
        test(a_mistake_is_named_under_the_field_and_the_text_stays),
        test(esc_keeps_an_invalid_text_as_a_draft_that_is_shown_and_offered),
        test(a_value_that_the_store_refuses_stays_to_be_mended),
        test(a_date_in_words_is_echoed_in_full_before_it_is_accepted),
        test(amounts_and_numbers_are_stored_plain_and_shown_full),
        test(an_emptied_field_is_saved_empty),
        test(enter_is_a_new_line_in_a_long_text),
        test(down_leaves_a_line_for_the_next_field),
        test(the_limit_of_a_field_is_told),
        test(the_editor_of_the_user_takes_a_long_text_and_a_failure_keeps_it),
        test(a_paste_is_one_insertion),
        test(a_digit_sets_a_scale_at_once),
        test(a_choice_is_chosen_with_arrows_digits_and_emptied_with_backspace),
        test(a_field_without_an_answer_shows_where_the_choice_stands),
        test(letters_go_to_the_choice_that_begins_with_them),
        test(several_are_ticked_one_by_one),
        test(a_reference_is_found_by_typing),
        test(yes_and_no_are_keys),
        test(a_check_is_ticked_without_opening),
        test(a_link_is_opened_by_enter),
        test(a_field_that_cannot_be_changed_says_why),
        test(a_private_field_is_hidden_and_not_edited_or_copied),
        test(new_fields_keep_the_cursor_and_what_is_being_typed),
        test(a_field_that_disappears_ends_its_editing),
        test(every_size_shows_the_field_at_the_cursor),
        test(drawing_stays_in_its_area_at_every_size),
        test(a_storm_of_keys_never_loses_the_cursor),
    };
#undef test

    return cmocka_run_group_tests(tests, NULL, finish);
}
