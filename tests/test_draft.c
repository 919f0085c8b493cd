#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/str.h"
#include "tests/support.h"
#include "ui/screen/draft.h"

static struct env env;
static struct drafts drafts;

static void
open_again(void)
{
    struct err err = { 0 };

    drafts_close(&drafts);
    must(drafts_open(&drafts, support_path("drafts"), "/home/ana/work.entente", &env, &err), &err);
}

static int
set_up(void **state)
{
    (void)state;
    env = support_env();
    env.pid = getpid();
    open_again();
    return 0;
}

static int
tear_down(void **state)
{
    drafts_close(&drafts);
    return support_clean(state) || support_setup(state);
}

static const char *
age(const char *key)
{
    static struct str text;

    str_clear(&text);
    draft_age(&drafts, draft_find(&drafts, key), &text);
    return str_text(&text);
}

static void
a_draft_is_there_after_the_program_has_died(void **state)
{
    struct err err = { 0 };

    (void)state;
    must(draft_keep(&drafts, "answer A s02.scope_in", "Line one\nand a ha", &err), &err);
    open_again();
    assert_int_equal(drafts.n, 1);
    assert_string_equal(draft_find(&drafts, "answer A s02.scope_in")->text, "Line one\nand a ha");
}

static void
a_draft_is_gone_when_it_was_dropped(void **state)
{
    struct err err = { 0 };

    (void)state;
    must(draft_keep(&drafts, "one", "text", &err), &err);
    must(draft_keep(&drafts, "two", "text", &err), &err);
    draft_drop(&drafts, "one");
    assert_null(draft_find(&drafts, "one"));
    open_again();
    assert_null(draft_find(&drafts, "one"));
    assert_non_null(draft_find(&drafts, "two"));
}

static void
a_draft_can_be_read_by_its_owner_alone(void **state)
{
    struct err err = { 0 };
    char command[4400];
    struct stat status;

    (void)state;
    must(draft_keep(&drafts, "secret", "our walk-away price", &err), &err);
    assert_int_equal(stat(support_path("drafts"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    snprintf(command, sizeof command, "test -z \"$(find %s -type f ! -perm 600)\" && test -n \"$(find %s -type f)\"",
             support_path("drafts"), support_path("drafts"));
    assert_int_equal(system(command), 0);
}

static void
drafts_of_another_portfolio_or_a_running_program_are_left_alone(void **state)
{
    struct err err = { 0 };
    struct drafts other = { 0 };

    (void)state;
    must(draft_keep(&drafts, "mine", "text", &err), &err);
    must(drafts_open(&other, support_path("drafts"), "/home/ana/other.entente", &env, &err), &err);
    assert_int_equal(other.n, 0);
    drafts_close(&other);
    env.pid = getppid();        /* another screen of the same account: the first one still runs */
    open_again();
    assert_int_equal(drafts.n, 0);
}

static void
hostile_text_in_a_draft_file_comes_back_clean(void **state)
{
    struct err err = { 0 };
    struct str path = { 0 };
    char name[200] = "";
    FILE *find;

    (void)state;
    must(draft_keep(&drafts, "field", "text", &err), &err);
    str_addf(&path, "find %s -type f", support_path("drafts"));
    find = popen(path.data, "r");
    assert_non_null(fgets(name, sizeof name, find));
    pclose(find);
    name[strcspn(name, "\n")] = '\0';
    {
        FILE *file = fopen(name, "a");

        fputs("\033[2J\xff\xe2\x80\xae", file);
        fclose(file);
    }
    open_again();
    assert_null(strchr(draft_find(&drafts, "field")->text, '\033'));
    str_free(&path);
}

static void
its_age_is_told_in_words(void **state)
{
    struct err err = { 0 };

    (void)state;
    must(draft_keep(&drafts, "field", "text", &err), &err);
    assert_string_equal(age("field"), "just now");
    env.fixed_ms += 5 * 60000;
    assert_string_equal(age("field"), "5 minutes ago");
    env.fixed_ms += INT64_C(86400000);
    assert_string_equal(age("field"), "1 day ago");
}

static void
without_a_place_to_keep_them_they_live_in_memory(void **state)
{
    struct err err = { 0 };
    struct drafts nowhere = { 0 };

    (void)state;
    assert_false(drafts_open(&nowhere, "/proc/nowhere/drafts", "/home/ana/work.entente", &env, &err));
    assert_true(*err.where);
    err_clear(&err);
    must(draft_keep(&nowhere, "field", "text", &err), &err);
    assert_string_equal(draft_find(&nowhere, "field")->text, "text");
    drafts_close(&nowhere);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_draft_is_there_after_the_program_has_died),
        TEST(a_draft_is_gone_when_it_was_dropped),
        TEST(a_draft_can_be_read_by_its_owner_alone),
        TEST(drafts_of_another_portfolio_or_a_running_program_are_left_alone),
        TEST(hostile_text_in_a_draft_file_comes_back_clean),
        TEST(its_age_is_told_in_words),
        TEST(without_a_place_to_keep_them_they_live_in_memory),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
