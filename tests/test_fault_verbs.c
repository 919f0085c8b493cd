/*
 * The verbs a person uses under faults: open, answer a question, tick, undo, import a document, back up. Each engine
 * call fails (fault_vfs.h), and each allocation of our own ends the program; afterwards the file is
 * sound and holds whole changes only.
 *
 * `make check` tries some points; FAULTS=all (make check-faults) tries them all.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/mem.h"
#include "src/io/json_import.h"
#include "src/ops/step.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "src/store/query.h"
#include "tests/book.h"
#include "tests/fault_vfs.h"

static char model[400], work_file[400], document[400], copy[400];
static char alliance[ID_SIZE];

/* What the verbs said is saved. */
struct told {
    bool answered, ticked, undone, imported;
};

static void
run_verbs(struct env *env, struct told *told)
{
    struct err err = { 0 };
    struct book book;
    struct value null = value_null(), text = value_text("To be the first address");
    struct source source;
    struct import_report report;

    if (book_open(&book, work_file, 0, env, &err)) {
        told->answered = step_answer(&book, alliance, "s01.vision", &null, &text, &err);
        err_clear(&err);
        told->ticked = step_check_set(&book, alliance, "c01.1", CHECK_TICKED, NULL, NULL, &err);
        err_clear(&err);
        told->undone = told->ticked && undo_last(&book, NULL, NULL, 0, &err);
        err_clear(&err);
        if (source_open(&source, document, &err)) {
            told->imported = json_import(&book, &source, NULL, &report, &err) && report.added > 0;
            source_close(&source);
        }
        err_clear(&err);
        unlink(copy);
        backup_make(book.store, copy, "test", NULL, NULL, 0, &err);
    }
    book_close(&book);
}

static void
examine(struct env *env, const struct told *told, const char *fault, long n)
{
    struct err err = { 0 };
    struct book book;
    struct verify_report report;
    int64_t answers, ticks, people;

    if (!book_open(&book, work_file, 0, env, &err))
        fail_msg("%s %ld: %s", fault, n, err.what);
    answers = query_number(book.store, -1, &err, "SELECT count(*) FROM step_answer WHERE deleted=0", "");
    ticks = query_number(book.store, -1, &err, "SELECT count(*) FROM check_state WHERE deleted=0 AND"
                         " state='ticked'", "");
    people = query_number(book.store, -1, &err, "SELECT count(*) FROM organisation WHERE deleted=0 AND"
                          " id LIKE 'DOC%'", "");
    if (told->answered && answers != 1)
        fail_msg("%s %ld: an acknowledged answer is lost", fault, n);
    if (told->undone && ticks != 0)
        fail_msg("%s %ld: an acknowledged undo is lost", fault, n);
    if (people != 0 && people != 25)
        fail_msg("%s %ld: half an import (%d)", fault, n, (int)people);
    if (told->imported && people != 25)
        fail_msg("%s %ld: an acknowledged import is lost", fault, n);
    if (!verify_file(book.store, &report, &err) || !report.sound)
        fail_msg("%s %ld: %s%s", fault, n, err.what, report.findings[0]);
    book_close(&book);
}

static void
prepare(struct env *env)
{
    struct book book;
    struct str text = { 0 };

    book_make(&book, env);
    book_alliance(&book, "Biocon", alliance);
    book_close(&book);
    snprintf(model, sizeof model, "%s", support_path("work.entente"));
    snprintf(work_file, sizeof work_file, "%s", support_path("faults.entente"));
    snprintf(document, sizeof document, "%s", support_path("document.json"));
    snprintf(copy, sizeof copy, "%s", support_path("copy.entente"));
    str_add(&text, "{\"entente\":1,\"method\":\"entente-1\",\"records\":{\"organisation\":[");
    for (int i = 0; i < 25; i++)
        str_addf(&text, "%s{\"id\":\"DOC%02d\",\"name\":\"Organisation %d\"}", i ? "," : "", i, i);
    str_add(&text, "]}}");
    support_write(document, str_text(&text), text.len);
    str_free(&text);
}

static void
fresh_copy(void)
{
    struct arena arena = { 0 };
    FILE *file = fopen(model, "rb");
    char *bytes;
    long size;

    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size = ftell(file);
    fclose(file);
    bytes = support_read(&arena, model);
    unlink(support_path("faults.entente-journal"));
    support_write(work_file, bytes, (size_t)size);
    arena_free(&arena);
}

static long
stride_of(long some)
{
    const char *all = getenv("FAULTS");

    return all && !strcmp(all, "all") ? 1 : some;
}

static void
every_engine_call_fails_and_the_verbs_lose_nothing(void **state)
{
    struct env env = support_env();
    long stride = stride_of(251), points = 0;

    (void)state;
    prepare(&env);
    for (int which = FAULT_READ; which < FAULT_CLASSES; which++)
        for (int sticky = 0; sticky < 2; sticky++)
            for (long n = 1 + which % stride;; n += stride) {
                struct told told = { 0 };
                bool met;

                fresh_copy();
                store_use_vfs("fault");
                fault_arm((enum fault_class)which, n, sticky);
                run_verbs(&env, &told);
                met = fault_disarm();
                store_use_vfs(NULL);
                examine(&env, &told, fault_name((enum fault_class)which), n);
                if (!met)
                    break;
                points++;
            }
    print_message("%ld fault points\n", points);
    assert_true(points > 20);
}

static void
every_allocation_of_our_own_fails_and_the_program_ends_with_the_file_whole(void **state)
{
    struct env env = support_env();
    long stride = stride_of(97), points = 0;

    (void)state;
    prepare(&env);
    for (long n = 1;; n += stride) {
        struct told nothing = { 0 };
        int status;
        pid_t pid;

        fresh_copy();
        pid = fork();
        assert_true(pid >= 0);
        if (!pid) {
            struct told told = { 0 };

            if (!freopen("/dev/null", "w", stderr))
                _exit(1);
            mem_fail_at(n);
            run_verbs(&env, &told);
            _exit(0);
        }
        waitpid(pid, &status, 0);
        assert_true(WIFEXITED(status));
        examine(&env, &nothing, "our own memory", n);
        if (WEXITSTATUS(status) == 0)
            break;
        assert_int_equal(WEXITSTATUS(status), 8);
        points++;
    }
    print_message("%ld allocations\n", points);
    assert_true(points > 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_engine_call_fails_and_the_verbs_lose_nothing,
                                        support_setup, support_clean),
        cmocka_unit_test_setup_teardown(
            every_allocation_of_our_own_fails_and_the_program_ends_with_the_file_whole,
            support_setup, support_clean),
    };

    fault_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
