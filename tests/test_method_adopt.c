#include <string.h>

#include "src/base/str.h"
#include "src/config/path.h"
#include "src/ops/method_adopt.h"
#include "src/ops/step.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "tests/book.h"

/* The shipped set in a folder, as version "mine-1" with one question in other words. */
static const char *
own_set(void)
{
    const char *folder = support_path("mine");
    struct err err = { 0 };

    must(path_make(folder, &err), &err);
    for (const struct embedded_file *file = embedded_method; file->name; file++) {
        struct str path = { 0 }, text = { 0 };
        const char *at;

        str_addf(&path, "%s/%s", folder, file->name);
        str_add_bytes(&text, file->data, file->size);
        if (!strcmp(file->name, "method.ini")) {
            at = strstr(str_text(&text), "entente-1");
            assert_non_null(at);
            str_replace(&text, (size_t)(at - text.data), 9, "mine-1", 6);
        }
        if (!strcmp(file->name, "s01.ini")) {
            at = strstr(str_text(&text), "Why ally at all?");
            assert_non_null(at);
            str_replace(&text, (size_t)(at - text.data), 16, "Why at all?", 11);
        }
        must(path_write(str_text(&path), text.data, text.len, &err), &err);
        str_free(&path);
        str_free(&text);
    }
    return folder;
}

static const char *
question_of(struct book *book, const char *alliance, struct arena *arena)
{
    struct err err = { 0 };
    struct step step;

    must(step_load(book, alliance, 1, 0, arena, &step, &err), &err);
    return step.method->question;
}

static void
an_alliance_stays_with_its_set_until_it_is_moved(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct method_difference difference;
    struct verify_report report;
    char old[ID_SIZE], new[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", old);
    must(method_adopt(&book, own_set(), false, &difference, &err), &err);
    assert_int_equal(difference.reworded, 1);
    assert_int_equal(difference.added, 0);
    book_alliance(&book, "Quest", new);
    assert_string_equal(question_of(&book, old, &arena), "Why ally at all?");
    assert_string_equal(question_of(&book, new, &arena), "Why at all?");
    must(method_differ(&book, "entente-1", "mine-1", &difference, &err), &err);
    assert_int_equal(difference.reworded, 1);
    must(method_pin(&book, old, "mine-1", &err), &err);
    assert_string_equal(question_of(&book, old, &arena), "Why at all?");
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_string_equal(question_of(&book, old, &arena), "Why ally at all?");
    must(verify_file(book.store, &report, &err), &err);
    assert_true(report.sound);
    arena_free(&arena);
    book_close(&book);
}

static void
looking_first_changes_nothing_and_a_broken_set_is_refused_with_its_line(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct method_difference difference;
    struct method_version *list;
    size_t n;

    (void)state;
    book_make(&book, &env);
    must(method_adopt(&book, own_set(), true, &difference, &err), &err);
    must(method_versions(&book, &arena, &list, &n, &err), &err);
    assert_int_equal(n, 1);
    support_write(support_path("mine/s04.ini"), "[step 4]\nname = broken\n", 23);
    assert_false(method_adopt(&book, support_path("mine"), false, &difference, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.where, ".ini:"));
    err_clear(&err);
    assert_false(method_pin(&book, "nobody", "nothing", &err));
    assert_int_equal(err.kind, ERR_MISSING);
    arena_free(&arena);
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(an_alliance_stays_with_its_set_until_it_is_moved),
        TEST(looking_first_changes_nothing_and_a_broken_set_is_refused_with_its_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
