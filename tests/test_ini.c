#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/str.h"
#include "src/config/ini.h"
#include "tests/support.h"

static struct ini *ini;
static struct err err;

static struct ini *
of(const char *text)
{
    ini_free(ini);
    err = (struct err){ 0 };
    return ini = ini_read_text("t.ini", text, strlen(text), &err);
}

static void
refused(const char *text, const char *where, const char *what)
{
    assert_null(of(text));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_string_equal(err.where, where);
    if (!strstr(err.what, what))
        fail_msg("\"%s\" does not say \"%s\"", err.what, what);
}

static void
write_file(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void
sections_and_keys_come_in_the_order_of_the_file(void **state)
{
    (void)state;
    assert_non_null(of("# first\n[Zwei]\nb = 2\nA = \"1 ; x\"\n\n[eins]\nc=3\n"));
    assert_int_equal(ini_sections(ini), 2);
    assert_string_equal(ini_section(ini, 0), "zwei");
    assert_int_equal(ini_keys(ini, "zwei"), 2);
    assert_string_equal(ini_key(ini, "zwei", 1), "a");
    assert_null(ini_key(ini, "zwei", 2));
    assert_string_equal(ini_get(ini, "Zwei", "a"), "1 ; x");
    assert_string_equal(ini_get(ini, "eins", "C"), "3");
    assert_null(ini_get(ini, "eins", "d"));
    assert_int_equal(ini_keys(ini, "drei"), 0);
}

static void
every_entry_knows_its_line(void **state)
{
    (void)state;
    assert_non_null(of("[a]\nx = 1\n\n; no\n[b]\ny = one \\\n  two\nz = 3\n"));
    assert_int_equal(ini_line(ini, "a", NULL), 1);
    assert_int_equal(ini_line(ini, "a", "x"), 2);
    assert_int_equal(ini_line(ini, "b", "y"), 6);
    assert_int_equal(ini_line(ini, "b", "z"), 8);
    assert_int_equal(ini_line(ini, "b", "x"), 0);
    assert_int_equal(ini_line(ini, "c", "x"), 0);
}

static void
a_wrong_line_is_named(void **state)
{
    (void)state;
    refused("[a]\nx = 1\nnonsense\n", "t.ini:3", "neither");
    refused("[a]\n= 1\n", "t.ini:2", "neither");
    refused("[a] ; comment\nx = 1\n", "t.ini:1", "heading");
    refused("[a\nx = 1\n", "t.ini:1", "heading");
}

static void
a_line_that_is_too_long_is_named(void **state)
{
    char text[INI_LINE_MAX + 100] = "[a]\nx = ";

    (void)state;
    memset(text + 8, 'v', INI_LINE_MAX);
    refused(text, "t.ini:2", "longer");
}

static void
a_value_cut_by_a_mark_is_reported_with_the_right_form(void **state)
{
    static const struct {
        const char *text;
        bool fine;
    } cases[] = {
        { "[a]\nx = #ff8800\n", false }, { "[a]\nx = a;b\n", false },
        { "[a]\nx = C#\n", false },      { "[a]\nx = \"#ff8800\"\n", true },
        { "[a]\nx = 5 ; five\n", true }, { "[a]\nx = # nothing yet\n", true },
        { "[a]\nx = 'a;b'\n", true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_non_null(of(cases[i].text));
        if (ini_check(ini, &err) != cases[i].fine)
            fail_msg("%s", cases[i].text);
    }
    of("[a]\n\nx = #ff8800\n");
    assert_false(ini_check(ini, &err));
    assert_string_equal(err.where, "t.ini:3");
    assert_non_null(strstr(err.what, "\"x\""));
    assert_non_null(strstr(err.hint, "x = \"#ff8800\""));
}

static void
a_key_given_twice_is_reported_with_both_lines(void **state)
{
    (void)state;
    assert_non_null(of("[a]\nx = 1\n[b]\nx = 2\n[a]\nX = 3\n"));
    assert_string_equal(ini_get(ini, "a", "x"), "3");
    assert_false(ini_check(ini, &err));
    assert_string_equal(err.where, "t.ini:6");
    assert_non_null(strstr(err.what, "2 and 6"));
}

static void
utf8_and_a_byte_order_mark_are_fine(void **state)
{
    (void)state;
    assert_non_null(of("\xEF\xBB\xBF[a]\nx = Zażółć 漢字\n"));
    assert_string_equal(ini_get(ini, "a", "x"), "Zażółć 漢字");
    assert_int_equal(ini_line(ini, "a", "x"), 2);
}

static void
a_nul_byte_is_refused(void **state)
{
    (void)state;
    ini_free(ini);
    ini = ini_read_text("t.ini", "[a]\nx = 1\0\n", 11, &err);
    assert_null(ini);
    assert_non_null(strstr(err.what, "NUL"));
}

static void
an_empty_text_has_nothing(void **state)
{
    (void)state;
    assert_non_null(of(""));
    assert_int_equal(ini_sections(ini), 0);
    assert_null(ini_get(ini, "a", "x"));
    assert_true(ini_check(ini, &err));
}

static void
a_section_name_is_no_key(void **state)
{
    (void)state;
    assert_non_null(of("[a]\n[b]\nx=1\n"));
    assert_null(ini_get(ini, "", "a"));
    assert_int_equal(ini_keys(ini, "a"), 0);
    assert_int_equal(ini_line(ini, "a", NULL), 1);
}

/* ---- files ---- */

static void
a_file_is_read_and_named_by_its_path(void **state)
{
    const char *path = support_path("good.ini");

    (void)state;
    write_file(path, "[a]\nx = 1\n", 10);
    ini_free(ini);
    ini = ini_read(path, &err);
    must(ini != NULL, &err);
    assert_string_equal(ini_name(ini), path);
    assert_string_equal(ini_get(ini, "a", "x"), "1");
}

static void
odd_files_are_refused(void **state)
{
    char *large = calloc(1, INI_FILE_MAX + 2), lines[2 * INI_LINES_MAX + 100];
    const char *path = support_path("odd.ini");

    (void)state;
    memset(&err, 0, sizeof err);
    assert_null(ini_read(support_path("none.ini"), &err));
    assert_int_equal(err.kind, ERR_MISSING);
    assert_null(ini_read(support_folder(), &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_int_equal(mkfifo(support_path("pipe.ini"), 0600), 0);
    assert_null(ini_read(support_path("pipe.ini"), &err));
    assert_int_equal(symlink(path, support_path("link.ini")), 0);
    assert_null(ini_read(support_path("link.ini"), &err));
    assert_int_equal(err.kind, ERR_DENIED);
    memset(large, '#', INI_FILE_MAX + 1);
    write_file(path, large, INI_FILE_MAX + 1);
    assert_null(ini_read(path, &err));
    assert_non_null(strstr(err.what, "KiB"));
    memset(lines, '\n', sizeof lines);
    write_file(path, lines, INI_LINES_MAX + 1);
    assert_null(ini_read(path, &err));
    assert_non_null(strstr(err.what, "lines"));
    write_file(path, lines, INI_LINES_MAX);
    ini_free(ini);
    ini = ini_read(path, &err);
    assert_non_null(ini);
    assert_null(ini_read("/dev/zero", &err));
    free(large);
}

/*
 * What the scan lets through, iniparser must take, and the other way round: both see the same keys.
 */
static void
random_texts_are_seen_alike_by_the_scan_and_the_parser(void **state)
{
    static const char *const pieces[] = {
        "[",  "]", "=",  "\n",   "\n",    "a",       "b",  " ", "#", ";",
        "\"", "'", "\\", "\\\n", "[s]\n", "k = v\n", "\t", "ü", ":", "\r\n",
    };

    (void)state;
    srand(3);
    for (int round = 0; round < 20000; round++) {
        struct str text = { 0 };

        for (int i = rand() % 25; i > 0; i--)
            str_add(&text, pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
        if (of(str_text(&text))) {
            for (size_t i = 0; i < ini_sections(ini); i++) {
                const char *section = ini_section(ini, i), *key;

                assert_true(ini_line(ini, section, NULL) > 0);
                for (size_t k = 0; (key = ini_key(ini, section, k)); k++)
                    assert_true(ini_line(ini, section, key) > 0);
            }
            ini_check(ini, &err);
        } else {
            assert_int_equal(err.kind, ERR_INPUT);
            assert_true(*err.where && *err.what);
            if (!strchr(err.where, ':'))
                fail_msg("no line for: %s", str_text(&text));
        }
        str_free(&text);
    }
}

static int
finish(void **state)
{
    ini_free(ini);
    return support_clean(state);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_and_keys_come_in_the_order_of_the_file),
        cmocka_unit_test(every_entry_knows_its_line),
        cmocka_unit_test(a_wrong_line_is_named),
        cmocka_unit_test(a_line_that_is_too_long_is_named),
        cmocka_unit_test(a_value_cut_by_a_mark_is_reported_with_the_right_form),
        cmocka_unit_test(a_key_given_twice_is_reported_with_both_lines),
        cmocka_unit_test(utf8_and_a_byte_order_mark_are_fine),
        cmocka_unit_test(a_nul_byte_is_refused),
        cmocka_unit_test(an_empty_text_has_nothing),
        cmocka_unit_test(a_section_name_is_no_key),
        cmocka_unit_test(a_file_is_read_and_named_by_its_path),
        cmocka_unit_test(odd_files_are_refused),
        cmocka_unit_test(random_texts_are_seen_alike_by_the_scan_and_the_parser),
    };

    return cmocka_run_group_tests(tests, support_setup, finish);
}
