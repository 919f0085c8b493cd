#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/term/shorten.h"

static void
check(const char *bytes, bool repeat, const char *wanted)
{
    struct str out = { 0 };

    shorten(bytes, strlen(bytes), repeat, &out);
    assert_string_equal(str_text(&out), wanted);
    str_free(&out);
}

static void
attributes_that_are_reset_at_once_are_left_out(void **state)
{
    (void)state;
    check("\033[38;5;31mx\033[39m\033[m y", false, "\033[38;5;31mx\033[m y");
    check("\033[39;49m\033[39;49m\033[m\033[H", false, "\033[m\033[H");
    check("\033[39m\033[31m\033[m", false, "\033[m");
    check("\033[39m\033[1m", false, "\033[39m\033[1m");         /* this one stays in force */
    check("\033[39mx\033[m", false, "\033[39mx\033[m");
    check("\033[39m\033[0;2mx", false, "\033[0;2mx");
}

static void
what_is_plain_already_is_not_reset_again(void **state)
{
    (void)state;
    check("\033[m a \033[0;2mb\033[0;1mc", false, "\033[m a \033[2mb\033[0;1mc");
    check("\033[0;2mb", false, "\033[0;2mb");                   /* what was before is not known */
    check("\033[m\033[31ma\033[0;2mb", false, "\033[m\033[31ma\033[0;2mb");
}

static void
a_run_of_lines_is_a_character_and_a_count(void **state)
{
    (void)state;
    check("a─────b", true, "a─\033[4bb");
    check("───", true, "───");
    check("──────", false, "──────");
    check("▰▰▰▰▱▱▱▱▱", true, "▰\033[3b▱\033[4b");
    check("──────", true, "─\033[5b");
    check("………… éééé aaaa", true, "………… éééé aaaa");            /* only what is known to be one column */
}

static void
everything_else_passes_and_what_is_cut_off_too(void **state)
{
    (void)state;
    check("", true, "");
    check("\033", true, "\033");
    check("\033[", true, "\033[");
    check("\033[39", true, "\033[39");
    check("\033[?1049h\033[5;4H\033]0;title\007\342\224", true, "\033[?1049h\033[5;4H\033]0;title\007\342\224");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributes_that_are_reset_at_once_are_left_out),
        cmocka_unit_test(what_is_plain_already_is_not_reset_again),
        cmocka_unit_test(a_run_of_lines_is_a_character_and_a_count),
        cmocka_unit_test(everything_else_passes_and_what_is_cut_off_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
