/*
 * What opening an alliance costs inside the process: the loading behind its overview and behind
 * its first step, turn by turn with the same questions put to SQLite directly, each prepared once
 * and every column read.
 *
 *     open SUBJECT PORTFOLIO TIMES
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench/figure.h"
#include "bench/work.h"
#include "src/ops/step.h"
#include "src/store/journal.h"
#include "src/store/query.h"

enum { WARM_UP = 20, CHANGES = 8, VIEWS = 2, QUESTIONS = 10 };

/* ---- the program's way ---- */

static void
read_all(struct work *work, const char *sql, const char *alliance)
{
    struct err err = { 0 };
    struct query *query = query_start(work->book.store, &err, sql, "t", alliance);

    while (query_next(query, &err))
        query_text(query, 0);
    work_must(query_end(query, &err), &err);
}

static void
load_step(struct work *work, const char *alliance, int number, struct arena *arena)
{
    struct err err = { 0 };
    struct step_gap *gaps;
    struct step step;
    size_t n;

    work_must(step_load(&work->book, alliance, number, 0, arena, &step, &err), &err);
    work_must(step_gaps(&work->book, &step, arena, &gaps, &n, &err), &err);
}

#define PARTIES "SELECT p.id, o.name, p.side, p.role FROM party p JOIN organisation o ON" \
                " o.id=p.organisation WHERE p.alliance=?1 AND p.deleted=0" \
                " ORDER BY p.side DESC, p.id"
#define ACTIONS "SELECT t.id, t.title, t.due, (SELECT name FROM person WHERE id=t.owner) FROM" \
                " \"action\" t WHERE t.alliance=?1 AND t.deleted=0 AND t.state='open'" \
                " ORDER BY t.due IS NULL, t.due, t.id"

static void
load_overview(struct work *work, const char *alliance, struct arena *arena)
{
    struct journal_filter of = { .alliance = alliance };
    struct journal_entry changes[CHANGES];
    struct step_summary steps[STEP_COUNT];
    struct err err = { 0 };
    struct record record;
    double percent;
    size_t got;
    int current;

    work_must(record_load(work->book.store, entity_find("alliance"), alliance, arena, &record,
                          &err), &err);
    read_all(work, PARTIES, alliance);
    read_all(work, ACTIONS, alliance);
    work_must(step_summaries(&work->book, alliance, steps, &percent, &current, &err), &err);
    if (current)
        load_step(work, alliance, current, arena);
    work_must(journal_read(work->book.store, arena, &of, CHANGES, changes, &got, &err), &err);
}

static void
load_form(struct work *work, const char *alliance, struct arena *arena)
{
    struct step_summary steps[STEP_COUNT];
    struct err err = { 0 };
    double percent;
    int current;

    work_must(step_summaries(&work->book, alliance, steps, &percent, &current, &err), &err);
    load_step(work, alliance, 1, arena);
}

/* ---- SQLite alone ---- */

#define STEPS_OF(table) "SELECT * FROM " table " WHERE alliance=?1 AND deleted=0"

static const struct {
    const char *name;
    void (*load)(struct work *work, const char *alliance, struct arena *arena);
    const char *questions[QUESTIONS];
} views[VIEWS] = {
    { "overview", load_overview,
      { "SELECT * FROM alliance WHERE id=?1", PARTIES, ACTIONS, STEPS_OF("step_state"),
        STEPS_OF("step_answer"), STEPS_OF("step_row"), STEPS_OF("check_state"), STEPS_OF("waiver"),
        "SELECT * FROM change WHERE alliance=?1 ORDER BY at DESC LIMIT 8" } },
    { "step", load_form,
      { STEPS_OF("step_state"), STEPS_OF("step_answer"), STEPS_OF("step_row"),
        STEPS_OF("check_state"), STEPS_OF("waiver") } },
};

struct plain {
    sqlite3 *db;
    sqlite3_stmt *statements[VIEWS][QUESTIONS];
};

static void
plain_open(struct plain *plain, const char *path)
{
    bool ok = sqlite3_open_v2(path, &plain->db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;

    for (int v = 0; v < VIEWS; v++)
        for (int q = 0; ok && q < QUESTIONS && views[v].questions[q]; q++)
            ok = sqlite3_prepare_v2(plain->db, views[v].questions[q], -1,
                                    &plain->statements[v][q], NULL) == SQLITE_OK;
    if (!ok) {
        fprintf(stderr, "bench: %s\n", sqlite3_errmsg(plain->db));
        exit(1);
    }
}

static void
plain_load(struct plain *plain, int view, const char *alliance)
{
    for (int q = 0; q < QUESTIONS && plain->statements[view][q]; q++) {
        sqlite3_stmt *statement = plain->statements[view][q];

        sqlite3_bind_text(statement, 1, alliance, -1, SQLITE_STATIC);
        while (sqlite3_step(statement) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(statement); i++)
                sqlite3_column_text(statement, i);
        sqlite3_reset(statement);
    }
}

static void
plain_close(struct plain *plain)
{
    for (int v = 0; v < VIEWS; v++)
        for (int q = 0; q < QUESTIONS; q++)
            sqlite3_finalize(plain->statements[v][q]);
    sqlite3_close(plain->db);
}

/* ---- turn by turn ---- */

/* Who comes second finds the pages in the system's cache, so they take turns in that too. */
static void
turn(struct work *work, struct plain *plain, int view, const char *alliance, bool plain_first,
     double *ours, double *theirs)
{
    struct arena arena = { 0 };
    double begin;

    for (int half = 0; half < 2; half++) {
        begin = work_now_ms();
        if ((half == 0) == plain_first) {
            plain_load(plain, view, alliance);
            *theirs = work_now_ms() - begin;
        } else {
            views[view].load(work, alliance, &arena);
            *ours = work_now_ms() - begin;
        }
    }
    arena_free(&arena);
}

int
main(int argc, char **argv)
{
    struct plain plain = { 0 };
    struct work work;
    char name[40];
    int times;

    if (argc != 4 || (times = atoi(argv[3])) < 1) {
        fprintf(stderr, "usage: open SUBJECT PORTFOLIO TIMES\n");
        return 2;
    }
    work_open(&work, argv[2], (size_t)times + WARM_UP);
    plain_open(&plain, argv[2]);
    for (int view = 0; view < VIEWS; view++) {
        struct samples ours = { 0 }, theirs = { 0 };

        for (int i = 0; i < times + WARM_UP; i++) {
            double a = 0, b = 0;

            turn(&work, &plain, view, work.alliances[(size_t)i % work.n], i & 1, &a, &b);
            if (i < WARM_UP)
                continue;
            figure_add(&ours, a);
            figure_add(&theirs, b);
        }
        snprintf(name, sizeof name, "load %s ms", views[view].name);
        figure_print_all(argv[1], name, &ours);
        snprintf(name, sizeof name, "load %s plain ms", views[view].name);
        figure_print_all(argv[1], name, &theirs);
        figure_free(&ours);
        figure_free(&theirs);
    }
    plain_close(&plain);
    work_close(&work);
    return 0;
}
