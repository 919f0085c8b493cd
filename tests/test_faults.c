/*
 * Every read, write, sync, lock, open, delete and allocation of a day's work fails, once and from
 * then on. Afterwards the file is opened without faults: what was acknowledged is there, nothing
 * is half there, and the journal replayed gives the tables.
 *
 * `make check` tries every 97th point; FAULTS=all (make check-faults) tries them all.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/store/care.h"
#include "src/store/change.h"
#include "src/store/journal.h"
#include "src/store/query.h"
#include "tests/fault_vfs.h"
#include "tests/support.h"

enum { PEOPLE = 3, EDITS = 6, IMPORTED = 40 };

/* What the work was told is saved. */
struct acknowledged {
    int last[PEOPLE];            /* number in the last acknowledged name of each person */
    bool imported, undone;
    int refused;
};

static void
name_for(char out[32], int edit)
{
    snprintf(out, 32, "name %d", edit);
}

static bool
edit(struct store *store, int person, int from, int to)
{
    struct err err = { 0 };
    char id[8], seen[32], new[32];
    struct change_cell cell = { "name", cell_text(seen), cell_text(new) };

    snprintf(id, sizeof id, "P%d", person);
    name_for(seen, from);
    name_for(new, to);
    if (change_begin(store, CHANGE_EDIT, NULL, &err) &&
        change_set(store, "person", id, &cell, 1, &err) &&
        change_commit(store, "Name: saved", NULL, &err))
        return true;
    change_rollback(store);
    return false;
}

static bool
import(struct store *store)
{
    struct err err = { 0 };
    bool ok = change_begin(store, CHANGE_IMPORT, NULL, &err);

    for (int i = 0; ok && i < IMPORTED; i++) {
        char id[16];
        struct change_cell cell = { "name", cell_null(), cell_text("Imported Ltd.") };

        snprintf(id, sizeof id, "O%d", i);
        ok = change_insert(store, "organisation", id, &cell, 1, &err);
    }
    if (ok && change_commit(store, "Imported", NULL, &err))
        return true;
    change_rollback(store);
    return false;
}

static void
work(const char *path, struct env *env, struct acknowledged *acknowledged)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct store *store;
    struct journal_entry entry;

    if (!store_open(path, 0, env, &store, &err)) {
        acknowledged->refused++;
        return;
    }
    for (int i = 0; i < EDITS; i++) {
        int person = i % PEOPLE;

        if (edit(store, person, acknowledged->last[person], i + 10))
            acknowledged->last[person] = i + 10;
        else
            acknowledged->refused++;
    }
    acknowledged->imported = import(store);
    acknowledged->refused += !acknowledged->imported;
    err_clear(&err);
    if (acknowledged->imported && journal_next_undo(store, &arena, "ana", &entry, &err) &&
        journal_undo(store, entry.id, "Undone", &err))
        acknowledged->undone = true;
    err_clear(&err);
    unlink(support_path("copy.entente"));
    backup_make(store, support_path("copy.entente"), "test", NULL, NULL, 0, &err);
    store_close(store);
    arena_free(&arena);
}

/* An unacknowledged change may be there (the acknowledgement was lost), but only whole. */
static void
examine(const char *path, struct env *env, const struct acknowledged *acknowledged,
        const char *fault, long n)
{
    struct err err = { 0 };
    struct store *store;
    struct verify_report report;
    int64_t organisations;

    if (!store_open(path, 0, env, &store, &err))
        fail_msg("%s %ld: %s", fault, n, err.what);
    for (int i = 0; i < PEOPLE; i++) {
        char id[8], name[32];
        const char *now;
        struct arena arena = { 0 };

        snprintf(id, sizeof id, "P%d", i);
        name_for(name, acknowledged->last[i]);
        now = query_string(store, &arena, &err, "SELECT name FROM person WHERE id=?1", "t", id);
        if (!now || (strcmp(now, name) != 0 && !acknowledged->refused))
            fail_msg("%s %ld: %s is '%s', acknowledged was '%s'", fault, n, id, now, name);
        arena_free(&arena);
    }
    organisations = query_number(store, -1, &err, "SELECT count(*) FROM organisation WHERE"
                                 " deleted=0", "");
    if (organisations != 0 && organisations != IMPORTED)
        fail_msg("%s %ld: half an import (%d)", fault, n, (int)organisations);
    if (acknowledged->undone && organisations)
        fail_msg("%s %ld: an acknowledged undo is lost", fault, n);
    if (!verify_file(store, &report, &err) || !report.sound)
        fail_msg("%s %ld: %s%s", fault, n, err.what, report.findings[0]);
    store_close(store);
}

static void
every_call_fails_once_and_for_ever_and_nothing_is_lost(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct store *store = support_store("model.entente", &env);
    const char *all = getenv("FAULTS");
    long stride = all && !strcmp(all, "all") ? 1 : 97, points = 0;
    char *model, path[400];
    sqlite3_int64 before;
    FILE *file;
    long size;

    (void)state;
    must(change_begin(store, CHANGE_EDIT, NULL, &err), &err);
    for (int i = 0; i < PEOPLE; i++) {
        char id[8];
        struct change_cell cell = { "name", cell_null(), cell_text("name 0") };

        snprintf(id, sizeof id, "P%d", i);
        must(change_insert(store, "person", id, &cell, 1, &err), &err);
    }
    must(change_commit(store, "People", NULL, &err), &err);
    store_close(store);
    file = fopen(support_path("model.entente"), "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size = ftell(file);
    fclose(file);
    model = support_read(&arena, support_path("model.entente"));
    snprintf(path, sizeof path, "%s", support_path("work.entente"));
    before = sqlite3_memory_used();
    for (int which = FAULT_READ; which < FAULT_CLASSES; which++)
        for (int sticky = 0; sticky < 2; sticky++)
            for (long n = 1 + which % stride;; n += stride) {
                struct acknowledged acknowledged = { 0 };
                bool met;

                unlink(support_path("work.entente-journal"));
                support_write(path, model, (size_t)size);
                store_use_vfs("fault");
                fault_arm((enum fault_class)which, n, sticky);
                work(path, &env, &acknowledged);
                met = fault_disarm();
                store_use_vfs(NULL);
                examine(path, &env, &acknowledged, fault_name((enum fault_class)which), n);
                if (!met)
                    break;
                points++;
            }
    print_message("%ld fault points\n", points);
    assert_true(points > 100);
    assert_int_equal(sqlite3_memory_used(), before);
    arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_call_fails_once_and_for_ever_and_nothing_is_lost,
                                        support_setup, support_clean),
    };

    fault_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
