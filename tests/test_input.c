#include <stdlib.h>
#include <string.h>

#include "tests/glass.h"
#include "ui/term/clipboard.h"
#include "ui/term/input.h"
#include "ui/term/scroll.h"

static struct input input;
static int64_t now;
static struct str seen;

static int
start(void **state)
{
    (void)state;
    input_free(&input);
    input_init(&input, "UTF-8");
    now = 1000;
    return 0;
}

static void
feed(const char *bytes)
{
    input_feed(&input, bytes, strlen(bytes), now);
}

/* What comes out by now, parted by blanks. */
static const char *
out(void)
{
    struct event event;
    char name[KEY_NAME_SIZE];

    str_clear(&seen);
    while (input_next(&input, now, &event)) {
        str_add(&seen, seen.len ? " " : "");
        if (event.kind == EVENT_KEY) {
            key_write(event.key, name);
            str_add(&seen, name);
        } else if (event.kind == EVENT_PASTE) {
            str_addf(&seen, "paste(%s)%s", event.text, event.cut ? "cut" : "");
        } else if (event.kind == EVENT_MOUSE) {
            str_addf(&seen, "mouse%d(%d,%d)", event.mouse, event.row, event.column);
        }
    }
    return str_text(&seen);
}

static void
gives(const char *bytes, const char *names)
{
    feed(bytes);
    if (strcmp(out(), names))
        fail_msg("%s gives \"%s\", not \"%s\"", bytes[0] == '\033' ? bytes + 1 : bytes,
                 str_text(&seen), names);
}

static void
characters_and_control_keys_are_keys(void **state)
{
    (void)state;
    gives("aé漢", "a é 漢");
    gives("\r\t\x7F\b\x12\x1F", "Enter Tab Backspace Backspace Ctrl-R Ctrl-_");
    gives("\n", "Ctrl-J");
    input_feed(&input, "\0", 1, now);
    assert_string_equal(out(), "Ctrl-Space");
}

static void
both_kinds_of_cursor_keys_are_known(void **state)
{
    (void)state;
    gives("\033[A\033OB\033[C\033OD", "Up Down Right Left");
    gives("\033[H\033[F\033[1~\033[4~\033[7~\033[8~\033OH\033OF",
          "Home End Home End Home End Home End");
    gives("\033[5~\033[6~\033[2~\033[3~\033[Z", "PgUp PgDn Insert Delete Shift-Tab");
    gives("\033OP\033[15~\033[24~\033[[A", "F1 F5 F12 F1");
    gives("\033[1;5D\033[1;2A\033[3;5~", "Ctrl-Left Shift-Up Ctrl-Delete");
    gives("\033[97;5u\033[27;5;114~\033OM", "Ctrl-A Ctrl-R Enter");
}

static void
alt_and_a_character_is_one_key(void **state)
{
    (void)state;
    gives("\033b\033é\033\x7F\033\r", "Alt-b Alt-é Alt-Backspace Alt-Enter");
}

static void
esc_alone_is_a_key_after_25_ms(void **state)
{
    (void)state;
    gives("\033", "");
    assert_true(input_timeout(&input, now) <= 25);
    now += 24;
    assert_string_equal(out(), "");
    now += 1;
    assert_string_equal(out(), "Esc");
    assert_int_equal(input_timeout(&input, now), -1);
    gives("j", "j");
}

static void
a_sequence_in_pieces_is_one_key(void **state)
{
    (void)state;
    gives("\033[", "");
    now += 300;
    assert_string_equal(out(), "");
    gives("1;5", "");
    now += 300;
    gives("D", "Ctrl-Left");
}

static void
the_late_tail_of_a_sequence_is_swallowed_and_not_typed(void **state)
{
    (void)state;
    gives("\033", "");
    now += 40;
    assert_string_equal(out(), "Esc");
    now += 300;
    gives("[A", "");
    gives("x", "x");
    gives("\033", "");
    now += 40;
    assert_string_equal(out(), "Esc");
    now += 900;
    gives("OB", "");
}

static void
after_a_second_a_bracket_is_a_bracket(void **state)
{
    (void)state;
    gives("\033", "");
    now += 30;
    assert_string_equal(out(), "Esc");
    now += 1100;
    gives("[A", "[ A");
}

static void
a_bracket_typed_soon_after_esc_is_typed(void **state)
{
    (void)state;
    gives("\033", "");
    now += 30;
    assert_string_equal(out(), "Esc");
    now += 200;
    gives("[", "");
    now += 60;
    assert_string_equal(out(), "[");
}

static void
unknown_sequences_are_swallowed_whole(void **state)
{
    (void)state;
    gives("\033[?1;2c\033[I\033[O\033[38;5;1;2;3;4;5mx", "x");
    gives("\033]11;rgb:0000/0000/0000\ay", "y");
    gives("\033P1$r0m\033\\z", "z");
    gives("\033[M !!q", "q");
}

static void
a_paste_is_one_event_and_is_cleaned(void **state)
{
    (void)state;
    gives("a\033[200~one\rtwo\033[31mq\x01\033[201~b", "a paste(one\ntwo?[31mq?) b");
}

static void
a_paste_in_pieces_waits_for_its_end(void **state)
{
    (void)state;
    gives("\033[200~one ", "");
    now += 200;
    gives("two\033[20", "");
    now += 200;
    gives("1~q", "paste(one two) q");
}

static void
a_paste_that_never_ends_is_taken_after_five_seconds(void **state)
{
    (void)state;
    gives("\033[200~one", "");
    assert_true(input_timeout(&input, now) > 1000);
    now += 5000;
    assert_string_equal(out(), "paste(one)");
    gives("x", "x");
}

static void
a_paste_larger_than_the_limit_is_cut(void **state)
{
    enum { MUCH = INPUT_PASTE_MAX + 100000 };
    char *bytes = malloc(MUCH + 20);
    struct event event;

    (void)state;
    memcpy(bytes, "\033[200~", 6);
    memset(bytes + 6, 'x', MUCH);
    memcpy(bytes + 6 + MUCH, "\033[201~q", 8);
    for (size_t at = 0; at < MUCH + 13; at += 65536) {
        size_t n = MUCH + 13 - at < 65536 ? MUCH + 13 - at : 65536;

        input_feed(&input, bytes + at, n, now);
        if (input_next(&input, now, &event))
            break;
        assert_true(input.queue.room < 1000000);
    }
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_true(event.cut);
    assert_int_equal(event.size, INPUT_PASTE_MAX);
    assert_string_equal(out(), "q");
    free(bytes);
}

static void
clicks_and_the_wheel_are_counted_from_zero(void **state)
{
    (void)state;
    gives("\033[<0;5;3M\033[<0;5;3m", "mouse0(2,4)");
    now += 100;
    gives("\033[<0;5;3M", "mouse1(2,4)");
    now += 1000;
    gives("\033[<0;5;3M\033[<64;1;1M\033[<65;1;1M\033[<2;1;1M",
          "mouse0(2,4) mouse2(0,0) mouse3(0,0)");
}

static void
keys_of_odd_terminals_come_from_terminfo(void **state)
{
    (void)state;
    input_know(&input, "\033A", (struct key){ SPECIAL_UP, 0 });
    input_know(&input, "\033?x", (struct key){ SPECIAL_HOME, 0 });
    gives("\033A", "Up");
    gives("\033?", "");
    gives("x", "Home");
}

static void
broken_bytes_are_no_keys(void **state)
{
    (void)state;
    gives("\xFF\xFE" "a\xC3(", "a (");
    gives("\xE6\xBC", "");
    gives("\xA2", "漢");
}

static void
another_locale_is_converted(void **state)
{
    (void)state;
    input_free(&input);
    input_init(&input, "ISO-8859-1");
    gives("a\xE9\033[A", "a é Up");
}

static void
random_bytes_never_hang_and_always_end(void **state)
{
    (void)state;
    srand(9);
    for (int round = 0; round < 3000; round++) {
        char bytes[64];
        size_t n = (size_t)rand() % sizeof bytes;

        for (size_t i = 0; i < n; i++)
            bytes[i] = rand() % 3 ? "\033[O<;0129~MABu]P\a\\"[rand() % 19] : (char)rand();
        input_feed(&input, bytes, n, now);
        out();
        now += rand() % 40;
    }
    now += 10000;
    out();
    now += 10000;
    out();
    assert_int_equal(input.queue.len - input.at, 0);
}

/* ---- what goes the other way ---- */

static void
the_clipboard_gets_base64(void **state)
{
    struct str text = { 0 };
    char *much = calloc(1, 200000);

    (void)state;
    setenv("TERM", "xterm-256color", 1);
    assert_true(clipboard_add(&text, "Biocon", 6));
    assert_string_equal(str_text(&text), "\033]52;c;QmlvY29u\a");
    str_clear(&text);
    clipboard_add(&text, "ab", 2);
    assert_string_equal(str_text(&text), "\033]52;c;YWI=\a");
    assert_false(clipboard_add(&text, much, 200000));
    free(much);
    str_free(&text);
}

/* Rows of text as cells; the caller frees. */
static struct canvas_cell *
cells(const char *const *rows, int n, uint64_t *hash)
{
    struct canvas canvas;
    struct canvas_cell *copy;

    canvas_init(&canvas, n, 10, false);
    for (int i = 0; i < n; i++)
        area_text(canvas_area(&canvas), i, 0, ROLE_TEXT, rows[i]);
    for (int i = 0; i < n; i++)
        hash[i] = scroll_hash(canvas_cell(&canvas, i, 0), 10);
    copy = malloc((size_t)n * 10 * sizeof *copy);
    memcpy(copy, canvas.cells, (size_t)n * 10 * sizeof *copy);
    canvas_free(&canvas);
    return copy;
}

static void
rows_that_moved_are_found_with_the_changed_one_at_their_end(void **state)
{
    static const char *const before[] = { "title", "  one", "  two", "  three", "> four", "hint" };
    static const char *const now_rows[] = {
        "title", "  two", "  three", "  four", "> five", "hint"
    };
    uint64_t old[6], new[6];
    struct canvas_cell *a = cells(before, 6, old), *b = cells(now_rows, 6, new);
    struct scroll scroll;

    (void)state;
    assert_true(scroll_find(a, old, b, new, 6, 10, &scroll));
    assert_int_equal(scroll.by, 1);
    assert_int_equal(scroll.top, 1);
    assert_int_equal(scroll.bottom, 4);
    assert_true(scroll_find(b, new, a, old, 6, 10, &scroll));
    assert_int_equal(scroll.by, -1);
    assert_false(scroll_find(a, old, a, old, 6, 10, &scroll));
    free(a);
    free(b);
}

static int
finish(void **state)
{
    (void)state;
    input_free(&input);
    str_free(&seen);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(characters_and_control_keys_are_keys, start),
        cmocka_unit_test_setup(both_kinds_of_cursor_keys_are_known, start),
        cmocka_unit_test_setup(alt_and_a_character_is_one_key, start),
        cmocka_unit_test_setup(esc_alone_is_a_key_after_25_ms, start),
        cmocka_unit_test_setup(a_sequence_in_pieces_is_one_key, start),
        cmocka_unit_test_setup(the_late_tail_of_a_sequence_is_swallowed_and_not_typed, start),
        cmocka_unit_test_setup(after_a_second_a_bracket_is_a_bracket, start),
        cmocka_unit_test_setup(a_bracket_typed_soon_after_esc_is_typed, start),
        cmocka_unit_test_setup(unknown_sequences_are_swallowed_whole, start),
        cmocka_unit_test_setup(a_paste_is_one_event_and_is_cleaned, start),
        cmocka_unit_test_setup(a_paste_in_pieces_waits_for_its_end, start),
        cmocka_unit_test_setup(a_paste_that_never_ends_is_taken_after_five_seconds, start),
        cmocka_unit_test_setup(a_paste_larger_than_the_limit_is_cut, start),
        cmocka_unit_test_setup(clicks_and_the_wheel_are_counted_from_zero, start),
        cmocka_unit_test_setup(keys_of_odd_terminals_come_from_terminfo, start),
        cmocka_unit_test_setup(broken_bytes_are_no_keys, start),
        cmocka_unit_test_setup(another_locale_is_converted, start),
        cmocka_unit_test_setup(random_bytes_never_hang_and_always_end, start),
        cmocka_unit_test_setup(the_clipboard_gets_base64, start),
        cmocka_unit_test_setup(rows_that_moved_are_found_with_the_changed_one_at_their_end, start),
    };

    return cmocka_run_group_tests(tests, NULL, finish);
}
