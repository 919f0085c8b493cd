#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/store/care.h"
#include "src/store/change.h"
#include "src/store/journal.h"
#include "src/store/query.h"
#include "tests/support.h"

static void
add_person(struct store *store, const char *id, const char *name)
{
    struct err err = { 0 };
    struct change_cell cells[] = { { "name", cell_null(), cell_text(name) } };

    must(change_begin(store, CHANGE_EDIT, NULL, &err), &err);
    must(change_insert(store, "person", id, cells, 1, &err), &err);
    must(change_commit(store, "Person added", NULL, &err), &err);
}

static bool
rename_person(struct store *store, const char *id, const char *seen, const char *name,
              struct err *err)
{
    struct change_cell cell = { "name", cell_text(seen), cell_text(name) };
    bool ok = change_begin(store, CHANGE_EDIT, NULL, err) &&
              change_set(store, "person", id, &cell, 1, err);

    if (!ok) {
        change_rollback(store);
        return false;
    }
    return change_commit(store, "Name: saved", NULL, err);
}

static const char *
name_of(struct store *store, struct arena *arena, const char *id)
{
    struct err err = { 0 };

    return query_string(store, arena, &err, "SELECT name FROM person WHERE id=?1 AND deleted=0",
                        "t", id);
}

static void
sql(const char *path, const char *text)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void
a_new_file_is_for_its_owner_only_whatever_the_umask(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct stat info;
    mode_t old = umask(0);

    (void)state;
    must(store_create(support_path("a.entente"), &env, &err), &err);
    umask(old);
    assert_int_equal(stat(support_path("a.entente"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_false(store_create(support_path("a.entente"), &env, &err));
    assert_int_equal(err.kind, ERR_INPUT);
}

static void
an_accepted_change_is_there_after_opening_again(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct store *store = support_store("a.entente", &env);

    (void)state;
    add_person(store, "P1", "Ana Rao");
    store_close(store);
    must(store_open(support_path("a.entente"), 0, &env, &store, &err), &err);
    assert_string_equal(name_of(store, &arena, "P1"), "Ana Rao");
    store_close(store);
    arena_free(&arena);
}

static void
a_cell_that_somebody_else_changed_is_not_overwritten(void **state)
{
    struct env env = support_env(), other = support_env();
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct store *store = support_store("a.entente", &env), *second;

    (void)state;
    snprintf(other.user, sizeof other.user, "ben");
    add_person(store, "P1", "Ana");
    must(store_open(support_path("a.entente"), 0, &other, &second, &err), &err);
    must(rename_person(second, "P1", "Ana", "Anna", &err), &err);
    assert_false(rename_person(store, "P1", "Ana", "Ana Rao", &err));
    assert_int_equal(err.kind, ERR_CONFLICT);
    assert_non_null(strstr(err.what, "ben"));
    assert_non_null(strstr(err.what, "Anna"));
    assert_string_equal(name_of(store, &arena, "P1"), "Anna");
    store_close(second);
    store_close(store);
    arena_free(&arena);
}

static void
undo_and_redo_walk_back_and_forth_across_openings(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct journal_entry entry;
    struct store *store = support_store("a.entente", &env);

    (void)state;
    add_person(store, "P1", "one");
    must(rename_person(store, "P1", "one", "two", &err), &err);
    must(rename_person(store, "P1", "two", "three", &err), &err);
    for (int i = 0; i < 2; i++) {
        store_close(store);
        must(store_open(support_path("a.entente"), 0, &env, &store, &err), &err);
        must(journal_next_undo(store, &arena, "ana", &entry, &err), &err);
        must(journal_undo(store, entry.id, "Undone", &err), &err);
    }
    assert_string_equal(name_of(store, &arena, "P1"), "one");
    must(journal_next_undo(store, &arena, "ana", &entry, &err), &err);
    must(journal_undo(store, entry.id, "Undone", &err), &err);
    assert_null(name_of(store, &arena, "P1"));
    assert_false(journal_next_undo(store, &arena, "ana", &entry, &err));
    err_clear(&err);
    for (int i = 0; i < 3; i++) {
        must(journal_next_redo(store, &arena, "ana", &entry, &err), &err);
        must(journal_redo(store, entry.id, "Redone", &err), &err);
    }
    assert_string_equal(name_of(store, &arena, "P1"), "three");
    err_clear(&err);
    assert_false(journal_next_redo(store, &arena, "ana", &entry, &err));
    err_clear(&err);
    must(journal_next_undo(store, &arena, "ana", &entry, &err), &err);
    must(journal_undo(store, entry.id, "Undone", &err), &err);
    assert_string_equal(name_of(store, &arena, "P1"), "two");
    store_close(store);
    arena_free(&arena);
}

static void
undo_refuses_where_someone_wrote_since_and_names_them(void **state)
{
    struct env env = support_env(), other = support_env();
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct journal_entry entry;
    struct store *store = support_store("a.entente", &env), *second;

    (void)state;
    snprintf(other.user, sizeof other.user, "ben");
    add_person(store, "P1", "one");
    must(rename_person(store, "P1", "one", "two", &err), &err);
    must(store_open(support_path("a.entente"), 0, &other, &second, &err), &err);
    must(rename_person(second, "P1", "two", "three", &err), &err);
    must(journal_next_undo(store, &arena, "ana", &entry, &err), &err);
    assert_false(journal_undo(store, entry.id, "Undone", &err));
    assert_int_equal(err.kind, ERR_CONFLICT);
    assert_non_null(strstr(err.what, "ben"));
    assert_string_equal(name_of(store, &arena, "P1"), "three");
    store_close(second);
    store_close(store);
    arena_free(&arena);
}

static void
two_cells_of_one_row_are_edited_by_two_people(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct verify_report report;
    struct store *store = support_store("a.entente", &env);
    struct change_cell alliance[] = { { "code", cell_null(), cell_text("A") } };
    struct change_cell row[] = {
        { "alliance", cell_null(), cell_text("A1") },
        { "cells", cell_null(), cell_text("{\"goal\":\"x\",\"priority\":null}") },
    };
    struct change_cell goal = { "cells.goal", cell_text("\"x\""), cell_text("\"y\"") };
    struct change_cell priority = { "cells.priority", cell_text("null"), cell_text("4") };

    (void)state;
    must(change_begin(store, CHANGE_EDIT, NULL, &err), &err);
    must(change_insert(store, "alliance", "A1", alliance, 1, &err), &err);
    must(change_insert(store, "step_row", "R1", row, 2, &err), &err);
    must(change_commit(store, "added", NULL, &err), &err);
    must(change_begin(store, CHANGE_EDIT, NULL, &err), &err);
    must(change_set(store, "step_row", "R1", &goal, 1, &err), &err);
    must(change_commit(store, "goal", NULL, &err), &err);
    must(change_begin(store, CHANGE_EDIT, NULL, &err), &err);
    must(change_set(store, "step_row", "R1", &priority, 1, &err), &err);
    must(change_commit(store, "priority", NULL, &err), &err);
    assert_string_equal(query_string(store, &arena, &err, "SELECT cells FROM step_row", ""),
                        "{\"goal\":\"y\",\"priority\":4}");
    must(verify_file(store, &report, &err), &err);
    assert_true(report.sound);
    store_close(store);
    arena_free(&arena);
}

static void
the_journal_replayed_gives_the_tables(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct verify_report report;
    struct store *store = support_store("a.entente", &env);

    (void)state;
    for (int i = 0; i < 50; i++) {
        char id[8], name[16];

        snprintf(id, sizeof id, "P%d", i % 10);
        snprintf(name, sizeof name, "name %d", i);
        if (i < 10) {
            add_person(store, id, name);
        } else {
            char seen[16];

            snprintf(seen, sizeof seen, "name %d", i - 10);
            must(rename_person(store, id, seen, name, &err), &err);
        }
    }
    must(verify_file(store, &report, &err), &err);
    assert_true(report.sound);
    assert_int_equal(report.records, 10);
    store_close(store);
    sql(support_path("a.entente"), "UPDATE person SET name='forged' WHERE id='P3'");
    must(store_open(support_path("a.entente"), 0, &env, &store, &err), &err);
    must(verify_file(store, &report, &err), &err);
    assert_false(report.sound);
    assert_non_null(strstr(report.findings[0], "P3"));
    store_close(store);
}

static void
what_was_written_behind_a_mark_is_taken_back_alone(void **state)
{
    struct env env = support_env();
    struct store *store = support_store("a.entente", &env);
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct change_cell ana = { "name", cell_null(), cell_text("Ana") }, bo = { "name", cell_null(), cell_text("Bo") };
    struct change_cell other = { "name", cell_text("Ana"), cell_text("Eva") };
    bool changed;

    (void)state;
    must(change_begin(store, CHANGE_IMPORT, NULL, &err), &err);
    must(change_mark(store, &err) && change_insert(store, "person", "P0", &bo, 1, &err) && change_back(store, &err), &err);
    assert_int_equal(change_size(store), 0);
    must(change_mark(store, &err) && change_insert(store, "person", "P1", &ana, 1, &err) && change_keep(store, &err), &err);
    must(change_mark(store, &err) && change_insert(store, "person", "P2", &bo, 1, &err), &err);
    must(change_set(store, "person", "P1", &other, 1, &err) && change_back(store, &err), &err);
    must(change_mark(store, &err) && change_insert(store, "person", "P3", &bo, 1, &err) && change_keep(store, &err), &err);
    assert_int_equal(change_size(store), 2);
    must(change_commit(store, "Import", &changed, &err), &err);
    assert_true(changed);
    assert_string_equal(name_of(store, &arena, "P1"), "Ana");
    assert_null(name_of(store, &arena, "P2"));
    assert_string_equal(query_string(store, &arena, &err, "SELECT group_concat(pk||n) FROM (SELECT pk,n FROM edit ORDER"
                                     " BY n)", ""), "P11,P32");
    arena_free(&arena);
    store_close(store);
}

static void
nothing_but_the_writing_functions_can_write(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct store *store = support_store("a.entente", &env);

    (void)state;
    assert_null(query_start(store, &err, "DELETE FROM person", ""));
    assert_null(query_start(store, &err, "DROP TABLE person", ""));
    assert_null(query_start(store, &err, "ATTACH 'x' AS y", ""));
    store_close(store);
}

static bool
opens(const char *name, struct err *err)
{
    struct env env = support_env();
    struct store *store = NULL;
    bool ok = store_open(support_path(name), 0, &env, &store, err);

    store_close(ok ? store : NULL);
    return ok;
}

static void
a_foreign_or_changed_file_is_refused_with_its_reason(void **state)
{
    static const struct {
        const char *sql, *word;
    } attacks[] = {
        { "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM edit; END", "trigger" },
        { "CREATE VIEW v AS SELECT 1", "view" },
        { "CREATE TABLE extra(a)", "table" },
        { "CREATE INDEX i ON person(abs(length(name)))", "index" },
        { "DROP INDEX ix_person__name", "missing" },
        { "PRAGMA application_id=1", "another program" },
    };
    struct env env = support_env();
    struct err err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++) {
        unlink(support_path("a.entente"));
        must(store_create(support_path("a.entente"), &env, &err), &err);
        sql(support_path("a.entente"), attacks[i].sql);
        assert_false(opens("a.entente", &err));
        assert_int_equal(err.kind, ERR_FORMAT);
        if (!strstr(err.what, attacks[i].word))
            fail_msg("'%s' does not name '%s'", err.what, attacks[i].word);
        err_clear(&err);
    }
    support_write(support_path("b.entente"), "a,b,c\n", 6);
    assert_false(opens("b.entente", &err));
    assert_int_equal(err.kind, ERR_FORMAT);
    support_write(support_path("c.entente"), "", 0);
    assert_false(opens("c.entente", &err));
    assert_int_equal(err.kind, ERR_FORMAT);
    assert_false(opens("nothing.entente", &err));
    assert_int_equal(err.kind, ERR_MISSING);
    assert_int_equal(symlink(support_path("a.entente"), support_path("link.entente")), 0);
    assert_false(opens("link.entente", &err));
    assert_int_equal(err.kind, ERR_DENIED);
}

static void
the_parts_of_a_file_may_stand_in_any_order(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };

    (void)state;
    must(store_create(support_path("a.entente"), &env, &err), &err);
    sql(support_path("a.entente"),
        "DROP INDEX ix_person__name; CREATE INDEX \"ix_person__name\" ON \"person\"(\"name\" COLLATE NOCASE,\"id\")");
    must(opens("a.entente", &err), &err);
    sql(support_path("a.entente"),
        "DROP INDEX ix_person__name; CREATE INDEX \"ix_person__name\" ON \"person\"(\"name\" COLLATE NOCASE)");
    assert_false(opens("a.entente", &err));
    assert_non_null(strstr(err.what, "ix_person__name"));
}

static void
a_held_file_reads_as_it_was_for_a_moment_and_gives_way(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct store *store = support_store("a.entente", &env), *second;
    struct arena arena = { 0 };

    (void)state;
    add_person(store, "P1", "Ana");
    must(store_open(support_path("a.entente"), 0, &env, &second, &err), &err);
    must(store_hold(second, &err), &err);
    assert_string_equal(name_of(second, &arena, "P1"), "Ana");
    store_release(second);
    must(rename_person(store, "P1", "Ana", "Anna", &err), &err);

    must(store_hold(second, &err), &err);
    assert_string_equal(name_of(second, &arena, "P1"), "Anna");
    must(rename_person(second, "P1", "Anna", "Anne", &err), &err);      /* to one's own change it gives way */
    assert_string_equal(name_of(store, &arena, "P1"), "Anne");
    store_release(second);

    must(store_hold(second, &err), &err);
    must(store_hold(second, &err), &err);
    store_release(second);                                              /* the outer one lasts */
    assert_string_equal(name_of(second, &arena, "P1"), "Anne");
    usleep(60000);
    query_end(query_start(second, &err, "SELECT 1", ""), &err);         /* it lets go of the file here */
    must(rename_person(store, "P1", "Anne", "Ann", &err), &err);
    assert_string_equal(name_of(second, &arena, "P1"), "Ann");
    store_release(second);
    store_release(second);
    store_close(second);
    store_close(store);
    arena_free(&arena);
}

static void
a_question_that_wants_too_much_memory_fails_and_the_next_does_not(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct store *store = support_store("a.entente", &env);

    (void)state;
    query_number(store, 0, &err, "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c LIMIT 400)"
                 " SELECT length(y) FROM (SELECT zeroblob(990000+x) y FROM c ORDER BY y DESC)", "");
    assert_int_equal(err.kind, ERR_MACHINE);
    err_clear(&err);
    assert_int_equal(query_number(store, 0, &err, "SELECT 1+1", ""), 2);
    add_person(store, "P1", "Ana");
    store_close(store);
}

static void
a_newer_file_is_read_but_not_written(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct store *store = support_store("a.entente", &env);

    (void)state;
    add_person(store, "P1", "Ana");
    store_close(store);
    sql(support_path("a.entente"),
        "PRAGMA user_version=99; CREATE TABLE future(a TEXT) STRICT");
    must(store_open(support_path("a.entente"), 0, &env, &store, &err), &err);
    assert_non_null(strstr(store_why_readonly(store), "newer"));
    assert_false(change_begin(store, CHANGE_EDIT, NULL, &err));
    assert_int_equal(err.kind, ERR_FORMAT);
    store_close(store);
}

static void
a_backup_is_whole_and_comes_back(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct store *store = support_store("a.entente", &env);
    struct stat info;
    char made[600], kept[600];

    (void)state;
    add_person(store, "P1", "Ana");
    assert_true(backup_is_due(store));
    must(backup_make(store, NULL, "test", NULL, made, sizeof made, &err), &err);
    assert_false(backup_is_due(store));
    assert_int_equal(stat(made, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    must(rename_person(store, "P1", "Ana", "Ben", &err), &err);
    store_close(store);
    must(backup_restore(support_path("a.entente"), made, &env, kept, sizeof kept, &err), &err);
    must(store_open(support_path("a.entente"), 0, &env, &store, &err), &err);
    assert_string_equal(name_of(store, &arena, "P1"), "Ana");
    store_close(store);
    must(store_open(kept, 0, &env, &store, &err), &err);
    assert_string_equal(name_of(store, &arena, "P1"), "Ben");
    store_close(store);
    arena_free(&arena);
}

static void
old_backups_are_rotated_and_the_newest_stays(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct backup_keep keep = { 2, 1, 1, 1 };
    struct store *store = support_store("a.entente", &env);
    char first[600], last[600];

    (void)state;
    must(backup_make(store, NULL, "daily", &keep, first, sizeof first, &err), &err);
    for (int day = 1; day < 5; day++) {
        env.fixed_ms += INT64_C(86400000);
        must(backup_make(store, NULL, "daily", &keep, last, sizeof last, &err), &err);
    }
    assert_int_equal(access(last, F_OK), 0);
    assert_int_not_equal(access(first, F_OK), 0);   /* one byte is the bound: only the newest */
    store_close(store);
}

static void
the_change_of_another_screen_is_seen(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct store *store = support_store("a.entente", &env), *second;
    uint64_t before;

    (void)state;
    must(store_open(support_path("a.entente"), 0, &env, &second, &err), &err);
    assert_false(store_changed(second, &err));
    before = store_generation(second);
    add_person(store, "P1", "Ana");
    assert_true(store_changed(second, &err));
    assert_true(store_generation(second) > before);
    assert_false(store_changed(second, &err));
    assert_int_equal(rename(support_path("a.entente"), support_path("b.entente")), 0);
    assert_false(store_changed(second, &err));
    assert_int_equal(err.kind, ERR_MACHINE);
    store_close(second);
    store_close(store);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_new_file_is_for_its_owner_only_whatever_the_umask),
        TEST(an_accepted_change_is_there_after_opening_again),
        TEST(a_cell_that_somebody_else_changed_is_not_overwritten),
        TEST(undo_and_redo_walk_back_and_forth_across_openings),
        TEST(undo_refuses_where_someone_wrote_since_and_names_them),
        TEST(two_cells_of_one_row_are_edited_by_two_people),
        TEST(the_journal_replayed_gives_the_tables),
        TEST(what_was_written_behind_a_mark_is_taken_back_alone),
        TEST(nothing_but_the_writing_functions_can_write),
        TEST(a_foreign_or_changed_file_is_refused_with_its_reason),
        TEST(the_parts_of_a_file_may_stand_in_any_order),
        TEST(a_held_file_reads_as_it_was_for_a_moment_and_gives_way),
        TEST(a_question_that_wants_too_much_memory_fails_and_the_next_does_not),
        TEST(a_newer_file_is_read_but_not_written),
        TEST(a_backup_is_whole_and_comes_back),
        TEST(old_backups_are_rotated_and_the_newest_stays),
        TEST(the_change_of_another_screen_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
