#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/id.h"
#include "src/base/json.h"
#include "src/base/money.h"
#include "src/base/text.h"
#include "tests/support.h"

/* ---- days ------------------------------------------------------------------------------- */

static void
days_and_dates_are_each_others_inverse(void **state)
{
    (void)state;
    assert_int_equal(date_of(1970, 1, 1), 0);
    assert_int_equal(date_of(2000, 3, 1), 11017);
    for (long day = date_of(1900, 1, 1); day <= date_of(2999, 12, 31); day++) {
        char iso[DATE_SIZE];
        long back;

        date_write(day, iso);
        if (!date_read(iso, &back) || back != day)
            fail_msg("%s", iso);
    }
}

static void
a_month_later_is_the_same_day_or_the_last_one(void **state)
{
    (void)state;
    assert_int_equal(date_add_months(date_of(2027, 1, 31), 1), date_of(2027, 2, 28));
    assert_int_equal(date_add_months(date_of(2028, 1, 31), 1), date_of(2028, 2, 29));
    assert_int_equal(date_add_months(date_of(2027, 3, 15), -12), date_of(2026, 3, 15));
    assert_int_equal(date_add_months(date_of(2027, 12, 31), 2), date_of(2028, 2, 29));
}

static void
words_for_days_are_understood(void **state)
{
    static const struct {
        const char *text;
        int year, month, day;
    } cases[] = {
        { "2027-03-01", 2027, 3, 1 }, { "today", 2027, 2, 15 },   { "tomorrow", 2027, 2, 16 },
        { "+2w", 2027, 3, 1 },        { "-1d", 2027, 2, 14 },     { "+1m", 2027, 3, 15 },
        { "+1y", 2028, 2, 15 },       { "fri", 2027, 2, 19 },     { "monday", 2027, 2, 22 },
        { "eom", 2027, 2, 28 },       { "eoq", 2027, 3, 31 },     { "EOY", 2027, 12, 31 },
    };
    long today = date_of(2027, 2, 15), day;     /* a Monday */
    struct err err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        must(date_read_words(cases[i].text, today, &day, &err), &err);
        assert_int_equal(day, date_of(cases[i].year, cases[i].month, cases[i].day));
    }
}

static void
unclear_and_impossible_days_are_refused_with_an_example(void **state)
{
    static const char *const cases[] = { "30.2.",  "32.1.2027", "2027-02-30", "1899-12-31", "+2",   "soon", "2027-3-1",
                                         "+99999999d", "", "fr", "31.3.27", "13/13", "30 Noo", "1.", "30.11.2027x",
                                         "0.11.", "30 de" };
    long day = 42;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = { 0 };

        if (date_read_words(cases[i], 20000, &day, &err))
            fail_msg("'%s' was taken", cases[i]);
        assert_int_equal(err.kind, ERR_INPUT);
        assert_non_null(strstr(err.hint, "2027-03-31"));
    }
    assert_int_equal(day, 42);
}

static void
a_day_typed_in_parts_is_taken_when_it_can_mean_one_day_only(void **state)
{
    static const struct {
        const char *text, *iso;
    } cases[] = {
        { "30.11", "2026-11-30" },     { "30.11.", "2026-11-30" },      { "30.11.2027", "2027-11-30" },
        { "11/30/2027", "2027-11-30" }, { "30/11", "2026-11-30" },      { "2027/11/30", "2027-11-30" },
        { "2027.3.4", "2027-03-04" },  { "5.5.", "2027-05-05" },        { "22.11.", "2026-11-22" },
        { "21.11.", "2027-11-21" },    { "29.2.", "2028-02-29" },       { "3 apr", "2027-04-03" },
        { "30 november 2027", "2027-11-30" }, { "3. April 2027", "2027-04-03" },
    };
    long today = date_of(2026, 11, 22), day;
    struct err err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char iso[DATE_SIZE];

        must(date_read_words(cases[i].text, today, &day, &err), &err);
        date_write(day, iso);
        assert_string_equal(iso, cases[i].iso);
    }
}

static void
an_article_goes_with_the_sound_of_its_word(void **state)
{
    (void)state;
    assert_string_equal(text_article("issue"), "an");
    assert_string_equal(text_article("Action"), "an");
    assert_string_equal(text_article("decision"), "a");
    assert_string_equal(text_article("use"), "a");
    assert_string_equal(text_article("unit"), "a");
}

static void
a_day_that_can_mean_two_is_refused_with_both(void **state)
{
    long today = date_of(2026, 11, 22), day = 42;
    struct err err = { 0 };

    (void)state;
    assert_false(date_read_words("03/04", today, &day, &err));
    assert_string_equal(err.what, "'03/04' can mean two days, 3 April or 4 March");
    assert_string_equal(err.hint, "Write 2027-04-03 or 2027-03-04, or name the month: 3 Apr.");
    err_clear(&err);
    assert_false(date_read_words("3.4.2028", today, &day, &err));
    assert_string_equal(err.hint, "Write 2028-04-03 or 2028-03-04, or name the month: 3 Apr.");
    assert_int_equal(day, 42);
}

/* ---- money ------------------------------------------------------------------------------ */

static void
amounts_are_read_and_written_without_rounding(void **state)
{
    static const struct {
        const char *text;
        int64_t minor;
        const char *currency, *shown;
    } cases[] = {
        { "1,500,000.50 EUR", 150000050, "EUR", "1,500,000.50 EUR" },
        { "usd 20", 2000, "USD", "20 USD" },
        { "-20.05", -2005, "EUR", "-20.05 EUR" },
        { "1500 JPY", 1500, "JPY", "1,500 JPY" },
        { "1.234 KWD", 1234, "KWD", "1.234 KWD" },
        { "0", 0, "EUR", "0 EUR" },
        { "10 000 000 000 000.00", INT64_C(1000000000000000), "EUR", "10,000,000,000,000 EUR" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = { 0 };
        int64_t minor;
        char currency[4], shown[64];

        must(money_read(cases[i].text, "EUR", &minor, currency, &err), &err);
        assert_int_equal(minor, cases[i].minor);
        assert_string_equal(currency, cases[i].currency);
        money_write(minor, currency, shown, sizeof shown);
        assert_string_equal(shown, cases[i].shown);
    }
}

static void
wrong_amounts_are_refused(void **state)
{
    static const char *const cases[] = { "", "EUR", "1.2.3", "1.005 EUR", "12 EURO", "1-2",
                                         "99999999999999999999", "ten" };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = { 0 };
        int64_t minor;
        char currency[4];

        if (money_read(cases[i], "EUR", &minor, currency, &err))
            fail_msg("'%s' was taken", cases[i]);
        assert_int_equal(err.kind, ERR_INPUT);
    }
}

/* ---- text ------------------------------------------------------------------------------- */

static void
hostile_text_is_cleaned(void **state)
{
    static const struct {
        const char *from, *to;
    } cases[] = {
        { "plain", "plain" },
        { "\033[31mred\033[0m", "?[31mred?[0m" },
        { "a\033]0;title\007b", "a?]0;title?b" },
        { "csi \xC2\x9B" "2J", "csi ?2J" },
        { "bell\a del\x7F", "bell? del?" },
        { "evil\xE2\x80\xAEtxt.exe", "eviltxt.exe" },
        { "iso\xE2\x81\xA6late\xE2\x81\xA9", "isolate" },
        { "zero\xE2\x80\x8Bwidth\xEF\xBB\xBF", "zerowidth" },
        { "tag\xF3\xA0\x81\x81", "tag" },
        { "broken\xFF\xC0\xAF", "broken\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
        { "two\nlines\tand\rmore", "two lines and more" },
        { "line\xE2\x80\xA8sep", "linesep" },
        { "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81", "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81" },
        { "Ana Müller 日本", "Ana Müller 日本" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = { 0 };
        bool same = text_clean(&out, cases[i].from, strlen(cases[i].from), TEXT_LINE);

        assert_string_equal(str_text(&out), cases[i].to);
        assert_int_equal(same, strcmp(cases[i].from, cases[i].to) == 0);
        str_free(&out);
    }
}

static void
widths_count_terminal_columns(void **state)
{
    int used;

    (void)state;
    assert_int_equal(text_columns("abc"), 3);
    assert_int_equal(text_columns("日本"), 4);
    assert_int_equal(text_columns("e\xCC\x81"), 1);
    assert_int_equal(text_columns("\xF0\x9F\x98\x80"), 2);
    assert_int_equal(text_fit("a日本", 2, &used), 1);   /* half a character does not fit */
    assert_int_equal(used, 1);
}

static void
text_wraps_at_blanks_and_loses_nothing(void **state)
{
    const char *text = "one two  three\nfour averyverylongword";
    static const char *const lines[] = { "one two", "three", "four", "averyver", "ylongwor", "d" };
    size_t at = 0, i = 0, skip;

    (void)state;
    while (text[at]) {
        size_t n = text_wrap(text + at, 8, &skip);
        char line[40];

        snprintf(line, sizeof line, "%.*s", (int)n, text + at);
        assert_true(i < 6);
        assert_string_equal(text_trim(line), lines[i]);
        i++;
        at += n + skip;
    }
    assert_int_equal(i, 6);
}

static void
a_number_stays_with_its_percent_sign(void **state)
{
    size_t skip;

    (void)state;
    assert_int_equal(text_wrap("it is 87 % today", 8, &skip), 5);
    assert_int_equal(skip, 1);
    assert_int_equal(text_wrap("it is 87 % today", 9, &skip), 5);
    assert_int_equal(text_wrap("it is 87 % today", 10, &skip), 10);
}

static void
searching_ignores_case_and_accents(void **state)
{
    (void)state;
    assert_true(text_contains("Société Générale", "generale"));
    assert_true(text_contains("STRASSE", "strasse"));
    assert_true(text_contains("Straße", "strasse"));
    assert_false(text_contains("Biocon", "quest"));
}

/* ---- ids and JSON ----------------------------------------------------------------------- */

static void
ids_grow_and_derived_ids_are_the_same_for_the_same_place(void **state)
{
    struct env env = support_env();
    char last[ID_SIZE] = "", id[ID_SIZE], again[ID_SIZE];

    (void)state;
    for (int i = 0; i < 10000; i++) {
        id_make(&env, id);
        assert_true(id_is_valid(id));
        assert_int_equal(strlen(id), 26);
        if (strcmp(id, last) <= 0)
            fail_msg("%s after %s", id, last);
        snprintf(last, sizeof last, "%s", id);
    }
    id_derive(id, "step_state|A|4|1");
    id_derive(again, "step_state|A|4|1");
    assert_string_equal(id, again);
    id_derive(again, "step_state|A|4|2");
    assert_string_not_equal(id, again);
    assert_false(id_is_valid(""));
    assert_false(id_is_valid("has blank"));
    assert_false(id_is_valid("123456789012345678901234567"));
}

static void
numbers_are_written_in_their_shortest_form(void **state)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        { 0, "0" },      { -0.0, "0" },        { 0.1, "0.1" },   { 1, "1" },
        { 2.7, "2.7" },  { 1e15, "1000000000000000" },    { 90.5, "90.5" }, { 1.0 / 3, "0.3333333333333333" },
        { -12, "-12" },  { 123456789, "123456789" },             { 5e-324, "5e-324" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = { 0 };

        json_add_number(&out, cases[i].number);
        assert_string_equal(str_text(&out), cases[i].text);
        assert_true(strtod(str_text(&out), NULL) == cases[i].number);
        str_free(&out);
    }
}

static void
damaged_json_is_refused_with_its_place(void **state)
{
    struct arena arena = { 0 };
    struct err err = { 0 };

    (void)state;
    assert_null(json_read(&arena, "{\n  \"a\": 1,\n  b\n}", 17, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.where, "line 3"));
    arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_dates_are_each_others_inverse),
        cmocka_unit_test(a_month_later_is_the_same_day_or_the_last_one),
        cmocka_unit_test(words_for_days_are_understood),
        cmocka_unit_test(unclear_and_impossible_days_are_refused_with_an_example),
        cmocka_unit_test(a_day_typed_in_parts_is_taken_when_it_can_mean_one_day_only),
        cmocka_unit_test(an_article_goes_with_the_sound_of_its_word),
        cmocka_unit_test(a_day_that_can_mean_two_is_refused_with_both),
        cmocka_unit_test(amounts_are_read_and_written_without_rounding),
        cmocka_unit_test(wrong_amounts_are_refused),
        cmocka_unit_test(hostile_text_is_cleaned),
        cmocka_unit_test(widths_count_terminal_columns),
        cmocka_unit_test(text_wraps_at_blanks_and_loses_nothing),
        cmocka_unit_test(a_number_stays_with_its_percent_sign),
        cmocka_unit_test(searching_ignores_case_and_accents),
        cmocka_unit_test(ids_grow_and_derived_ids_are_the_same_for_the_same_place),
        cmocka_unit_test(numbers_are_written_in_their_shortest_form),
        cmocka_unit_test(damaged_json_is_refused_with_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
