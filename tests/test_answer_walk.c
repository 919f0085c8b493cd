/* The whole program on an answer file in a real terminal: filled in, killed, gone on with. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/str.h"
#include "src/io/answer_file.h"
#include "tests/pty.h"
#include "tests/support.h"

static const char text[] =
    "ENTENTE ANSWER FILE 1\n\nHealth check: Spring\nAlliance: Biocon\nSurvey: a\nCode: b\n"
    "Scale: 1 to 5\n\n    1  Never\n    5  Always\n\nW1  We decide well.\n    [ ]\n    Comment:\n\n"
    "W2  Promises are kept.\n    [ ] my own organisation\n    [ ] the other side\n    Comment:\n\n"
    "Q1  What should stay?\n    Answer:\n\nEND OF THE ANSWER FILE\n";

static struct pty *
start(const char *path)
{
    const char *program = getenv("ENTENTE") ? getenv("ENTENTE") : "./entente";
    const char *const argv[] = { program, "answer", path, NULL };

    return pty_start(argv, support_folder(), 24, 80);
}

static void
marks_survive_kill_and_the_end_says_what_to_do(void **state)
{
    struct arena arena = { 0 };
    char path[1024];
    struct pty *pty;

    (void)state;
    snprintf(path, sizeof path, "%s", support_path("mine.txt"));
    support_write(path, text, sizeof text - 1);
    pty = start(path);
    if (!pty)
        skip();
    assert_true(pty_wait_for(pty, "We decide well.", 10));
    pty_press(pty, "4 3");
    assert_true(pty_wait_for(pty, "2 of 3 marks", 10));
    pty_kill(pty);
    pty_free(pty);
    assert_non_null(strstr(support_read(&arena, path), "[3] my own organisation"));

    pty = start(path);
    assert_true(pty_wait_for(pty, "Promises are kept.", 10));
    pty_press(pty, "Home End");
    assert_true(pty_wait_for(pty, "2 of 3 marks are set", 10));
    pty_press(pty, "q");
    assert_int_equal(pty_wait(pty, 10), 0);
    pty_free(pty);
    arena_free(&arena);
}

static void
a_comment_being_typed_survives_kill_and_is_offered_again(void **state)
{
    struct arena arena = { 0 };
    char path[1024], *before;
    struct pty *pty;

    (void)state;
    snprintf(path, sizeof path, "%s", support_path("mine.txt"));
    support_write(path, text, sizeof text - 1);
    pty = start(path);
    if (!pty)
        skip();
    assert_true(pty_wait_for(pty, "We decide well.", 10));
    pty_press(pty, "4");
    before = support_read(&arena, path);
    pty_press(pty, "e");
    pty_type(pty, "They never say wh");
    pty_kill(pty);
    pty_free(pty);
    assert_string_equal(support_read(&arena, path), before);

    pty = start(path);
    assert_true(pty_wait_for(pty, "They never say wh", 10));
    assert_true(pty_wait_for(pty, "not saved yet: e goes on with it", 10));
    pty_press(pty, "e");
    pty_type(pty, "y");
    pty_press(pty, "Enter q");
    assert_int_equal(pty_wait(pty, 10), 0);
    pty_free(pty);
    assert_non_null(strstr(support_read(&arena, path), "Comment: They never say why\n"));
    arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(marks_survive_kill_and_the_end_says_what_to_do,
                                        support_setup, support_clean),
        cmocka_unit_test_setup_teardown(a_comment_being_typed_survives_kill_and_is_offered_again,
                                        support_setup, support_clean),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
