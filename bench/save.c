/*
 * What saving costs inside the process: the verbs behind a field of a step and a field of a record,
 * turn by turn with the least a durable save can be, one row updated and committed by SQLite in the
 * same mode (rollback journal deleted, synchronous EXTRA) in a file beside it.
 *
 *     save SUBJECT PORTFOLIO TIMES       the portfolio is changed: give it a copy
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/figure.h"
#include "bench/work.h"
#include "src/ops/record.h"
#include "src/ops/step.h"

enum { WARM_UP = 10, ROWS = 1000 };

/* ---- the bare commit ---- */

struct bare {
    sqlite3 *db;
    sqlite3_stmt *update;
};

static void
bare_must(struct bare *bare, bool ok)
{
    if (ok)
        return;
    fprintf(stderr, "bench: %s\n", sqlite3_errmsg(bare->db));
    exit(1);
}

static void
bare_open(struct bare *bare, const char *portfolio)
{
    char *path = sqlite3_mprintf("%s.bare", portfolio);
    char *fill = sqlite3_mprintf(
        "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; BEGIN;"
        "CREATE TABLE field(id INTEGER PRIMARY KEY, value TEXT);"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d)"
        " INSERT INTO field SELECT i, 'value ' || i FROM n; COMMIT", ROWS);

    remove(path);
    bare_must(bare, sqlite3_open(path, &bare->db) == SQLITE_OK);
    bare_must(bare, sqlite3_exec(bare->db, fill, NULL, NULL, NULL) == SQLITE_OK);
    bare_must(bare, sqlite3_prepare_v2(bare->db, "UPDATE field SET value=?1 WHERE id=?2", -1,
                                       &bare->update, NULL) == SQLITE_OK);
    sqlite3_free(path);
    sqlite3_free(fill);
}

static void
bare_save(struct bare *bare, int turn, const char *text)
{
    sqlite3_bind_text(bare->update, 1, text, -1, SQLITE_STATIC);
    sqlite3_bind_int(bare->update, 2, 1 + turn * 37 % ROWS);
    bare_must(bare, sqlite3_step(bare->update) == SQLITE_DONE);
    sqlite3_reset(bare->update);
}

static void
bare_close(struct bare *bare)
{
    sqlite3_finalize(bare->update);
    sqlite3_close(bare->db);
}

/* ---- the verbs: what was seen before is read outside the clock ---- */

static struct value
answer_of(struct work *work, const char *alliance, const char *key, struct arena *arena)
{
    struct err err = { 0 };
    struct step step;

    work_must(step_load(&work->book, alliance, 1, 0, arena, &step, &err), &err);
    for (size_t i = 0; i < step.n_fields; i++)
        if (step.fields[i].method->kind == METHOD_SINGLE &&
            strcmp(step.fields[i].method->key, key) == 0)
            return step.fields[i].values[0];
    return value_null();
}

static double
save_answer(struct work *work, const char *alliance, const char *text)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct value seen = answer_of(work, alliance, "s01.vision", &arena), value = value_text(text);
    double begin = work_now_ms(), end;

    work_must(step_answer(&work->book, alliance, "s01.vision", &seen, &value, &err), &err);
    end = work_now_ms();
    arena_free(&arena);
    return end - begin;
}

static double
save_field(struct work *work, const char *alliance, const char *text)
{
    const struct entity *entity = entity_find("alliance");
    struct setting setting = { entity_field(entity, "region"), value_text(text) };
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct record record;
    struct value seen;
    double begin, end;

    work_must(record_load(work->book.store, entity, alliance, &arena, &record, &err), &err);
    seen = record_value(&record, "region");
    begin = work_now_ms();
    work_must(record_edit(&work->book, entity, alliance, &setting, &seen, 1, &err), &err);
    end = work_now_ms();
    arena_free(&arena);
    return end - begin;
}

int
main(int argc, char **argv)
{
    struct samples commits = { 0 }, answers = { 0 }, fields = { 0 };
    struct bare bare = { 0 };
    struct work work;
    int times;

    if (argc != 4 || (times = atoi(argv[3])) < 1) {
        fprintf(stderr, "usage: save SUBJECT PORTFOLIO TIMES\n");
        return 2;
    }
    work_open(&work, argv[2], (size_t)times + WARM_UP);
    bare_open(&bare, argv[2]);
    for (int turn = 0; turn < times + WARM_UP; turn++) {
        const char *alliance = work.alliances[(size_t)turn % work.n];
        double begin = work_now_ms(), commit, answer, field;
        char text[80];

        /* never the text of an earlier run, which would be no change */
        snprintf(text, sizeof text, "Saved at %.3f", begin);
        bare_save(&bare, turn, text);
        commit = work_now_ms() - begin;
        answer = save_answer(&work, alliance, text);
        field = save_field(&work, alliance, text);
        if (turn < WARM_UP)
            continue;
        figure_add(&commits, commit);
        figure_add(&answers, answer);
        figure_add(&fields, field);
    }
    figure_print_all(argv[1], "save bare ms", &commits);
    figure_print_all(argv[1], "save answer ms", &answers);
    figure_print_all(argv[1], "save field ms", &fields);
    bare_close(&bare);
    work_close(&work);
    figure_free(&commits);
    figure_free(&answers);
    figure_free(&fields);
    return 0;
}
