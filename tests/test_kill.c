/*
 * A writer is killed with SIGKILL at a random moment; the next one to open the file finds every
 * acknowledged change, no half change, and a journal that gives the tables.
 *
 * `make check` kills 60 times; KILLS=1000 (make check-faults) as often as it says.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/store/care.h"
#include "src/store/change.h"
#include "src/store/journal.h"
#include "src/store/query.h"
#include "tests/support.h"

enum { WRITERS = 2 };

/* Shared between the test and its writers: what each was told is saved. */
struct told {
    volatile long saved[WRITERS], undone[WRITERS];
};

static void
write_for_ever(const char *path, int writer, struct told *told)
{
    struct env env;
    struct err err = { 0 };
    struct store *store;
    char id[8];

    env_system(&env);
    snprintf(env.user, sizeof env.user, "writer%d", writer);
    snprintf(id, sizeof id, "P%d", writer);
    if (!store_open(path, 0, &env, &store, &err))
        _exit(1);
    for (long i = told->saved[writer]; i < 100000; i++) {
        char seen[32], new[32];
        struct change_cell cells[] = {
            { "name", cell_text(seen), cell_text(new) },
            { "function", cell_text(seen), cell_text(new) },
        };

        snprintf(seen, sizeof seen, "name %ld", i);
        snprintf(new, sizeof new, "name %ld", i + 1);
        if (!change_begin(store, CHANGE_EDIT, NULL, &err) ||
            !change_set(store, "person", id, cells, 2, &err) ||
            !change_commit(store, "saved", NULL, &err)) {
            fprintf(stderr, "%s\n", err.what);
            _exit(2);
        }
        told->saved[writer] = i + 1;
    }
    _exit(0);
}

static void
killed_at_any_moment_nothing_acknowledged_is_lost(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    const char *kills = getenv("KILLS");
    long rounds = kills ? atol(kills) : 60, live = 0;
    struct told *told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    char path[400], journal[420];
    struct store *store = support_store("a.entente", &env);

    (void)state;
    snprintf(path, sizeof path, "%s", support_path("a.entente"));
    snprintf(journal, sizeof journal, "%s-journal", path);
    must(change_begin(store, CHANGE_EDIT, NULL, &err), &err);
    for (int i = 0; i < WRITERS; i++) {
        char id[8];
        struct change_cell cells[] = {
            { "name", cell_null(), cell_text("name 0") },
            { "function", cell_null(), cell_text("name 0") },
        };

        snprintf(id, sizeof id, "P%d", i);
        must(change_insert(store, "person", id, cells, 2, &err), &err);
    }
    must(change_commit(store, "people", NULL, &err), &err);
    store_close(store);
    srand(1);
    for (long round = 0; round < rounds; round++) {
        pid_t pids[WRITERS];
        int writers = 1 + round % 2;

        for (int w = 0; w < writers; w++) {
            pids[w] = fork();
            assert_true(pids[w] >= 0);
            if (!pids[w])
                write_for_ever(path, w, told);
        }
        usleep(4000 + (useconds_t)(rand() % 30000));
        for (int w = 0; w < writers; w++)
            kill(pids[w], SIGKILL);
        for (int w = 0; w < writers; w++) {
            int status;

            waitpid(pids[w], &status, 0);
            assert_true(WIFSIGNALED(status));
        }
        live += access(journal, F_OK) == 0;
        must(store_open(path, 0, &env, &store, &err), &err);
        for (int w = 0; w < WRITERS; w++) {
            struct arena arena = { 0 };
            char id[8];
            const char *name, *function;
            long now;

            snprintf(id, sizeof id, "P%d", w);
            name = query_string(store, &arena, &err, "SELECT name FROM person WHERE id=?1", "t", id);
            function = query_string(store, &arena, &err, "SELECT function FROM person WHERE id=?1",
                                    "t", id);
            assert_non_null(name);
            assert_string_equal(name, function);        /* never half a change */
            now = atol(name + 5);
            if (now != told->saved[w] && now != told->saved[w] + 1)
                fail_msg("round %ld: told %ld, found %ld", round, told->saved[w], now);
            told->saved[w] = now;
            arena_free(&arena);
        }
        if (round % 20 == 0 || round == rounds - 1) {
            struct verify_report report;

            must(verify_file(store, &report, &err), &err);
            if (!report.sound)
                fail_msg("round %ld: %s", round, report.findings[0]);
        }
        store_close(store);
    }
    print_message("%ld kills, %ld with a change under way, %ld + %ld changes saved\n", rounds, live,
                  told->saved[0], told->saved[1]);
    munmap(told, sizeof *told);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(killed_at_any_moment_nothing_acknowledged_is_lost,
                                        support_setup, support_clean),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
