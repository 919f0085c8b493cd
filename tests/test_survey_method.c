/* The statements of the health check, as the method holds them. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/rules/survey_rules.h"
#include "tests/altered_set.h"
#include "tests/book.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)

#define REFUSED(old, new, why) altered_set_refused("survey.ini", old, new, why)

static void
a_set_asks_every_statement_of_its_kind_and_no_other(void **state)
{
    struct err err = { 0 };

    (void)state;
    assert_true(altered_set_check("survey.ini", "brief = Fair shares", "brief = Fair play", &err));
    REFUSED("statements = W1 ", "statements = ", "there are 33");
    REFUSED("statements = W1 ", "statements = W2 ", "named already");
    REFUSED("[statement F4]", "[statement F5]", "[statement f4]");
    REFUSED("code = F4", "code = F5", "the code of [statement f4]");
    REFUSED("kind = mirror", "kind = shared", "the kind of W2 is mirror, not shared");
    REFUSED("rule = fit", "rule = R2", "the rule of F1 is fit");
    REFUSED("five5 = ", "five6 = ", "lacks 'five5'");
    REFUSED("question3 = ", "question3 = Why?\nquestion4 = ", "one too many");
    REFUSED("brief = Fair shares", "brief = Fair shares of everything there is", "characters");
    REFUSED("[statement F4]", "[survey other]\nstatements = x\n[statement F4]", "other");
}

static void
words_and_figures_speak_of_the_same_statements(void **state)
{
    struct env env = support_env();
    struct book book;
    const struct method_survey *survey;
    struct err err = { 0 };
    static const char *const kinds[] = { "shared", "mirror", "own_house" };

    (void)state;
    book_make(&book, &env);
    survey = method_survey(book.method, &err);
    assert_non_null(survey);
    assert_int_equal(survey->n, STATEMENTS);
    for (size_t i = 0; i < STATEMENTS; i++) {
        const struct method_statement *words = &survey->statements[i];

        assert_string_equal(words->code, statements[i].id);
        assert_string_equal(words->rule, statements[i].group);
        assert_string_equal(words->kind, kinds[statements[i].kind]);
        assert_true(*words->theme && *words->text && *words->brief);
    }
    assert_string_equal(survey->questions[0], "What should we keep as it is?");
    assert_string_equal(survey->five[4], "Fully: I can rely on it");
    assert_string_equal(survey->hundred[0], "Nothing of the kind is there");
    assert_string_equal(method_statement(survey, "w2")->code, "W2");
    assert_null(method_statement(survey, "W9"));
    book_close(&book);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_set_asks_every_statement_of_its_kind_and_no_other),
        TEST(words_and_figures_speak_of_the_same_statements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
