/*
 * What figures cost inside the process.
 *
 *     dashboards SUBJECT PORTFOLIO TIMES      every dashboard of its first alliance, as JSON
 *     dashboards -a SUBJECT PORTFOLIO TIMES   what needs you today: once with nothing kept, and an
 *                                             alliance of it; then with the day's figures kept,
 *                                             and after a change of one alliance
 *
 * With -a the portfolio is changed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/figure.h"
#include "bench/work.h"
#include "src/figures/attend.h"
#include "src/figures/figures_json.h"
#include "src/figures/portfolio.h"
#include "src/ops/record.h"
#include "src/store/query.h"

enum { WARM_UP = 3, SLICE = 200 };

static void
open_book(struct work *work, const char *path)
{
    struct err err = { 0 };

    *work = (struct work){ 0 };
    env_system(&work->env);
    work_must(book_open(&work->book, path, 0, &work->env, &err), &err);
}

/* ---- the dashboards of one alliance ---- */

static double
show(struct work *work, const char *alliance, const struct dashboard *dashboard)
{
    struct err err = { 0 };
    struct str out = { 0 };
    struct figures figures;
    struct figures_context *context;
    double begin = work_now_ms();

    work_must(store_hold(work->book.store, &err), &err);
    work_must(figures_open(&figures, &work->book, &err), &err);
    context = figures_context(&figures, alliance, book_today(&work->book));
    work_must(context && figures_json(&out, context, dashboard), &err);
    figures_close(&figures);
    store_release(work->book.store);
    str_free(&out);
    return work_now_ms() - begin;
}

static void
measure_dashboards(struct work *work, const char *subject, int times)
{
    struct err err = { 0 };
    const char *alliance = query_string(work->book.store, &work->arena, &err,
                                        "SELECT id FROM alliance WHERE deleted=0 ORDER BY id", "");

    work_must(alliance != NULL, &err);
    for (size_t i = 0; i < dashboard_count; i++) {
        struct samples samples = { 0 };
        char name[60];

        for (int k = 0; k < times + WARM_UP; k++) {
            double ms = show(work, alliance, &dashboards[i]);

            if (k >= WARM_UP)
                figure_add(&samples, ms);
        }
        snprintf(name, sizeof name, "dashboard %s ms", dashboards[i].name);
        figure_print_all(subject, name, &samples);
        figure_free(&samples);
    }
}

/* ---- what needs you today ---- */

static double
look(struct work *work, size_t *lines)
{
    struct attend attend = { 0 };
    struct err err = { 0 };
    double begin = work_now_ms();

    work_must(store_hold(work->book.store, &err), &err);
    attend_start(&attend, &work->book, ATTEND_KEPT);
    while (attend_slice(&attend, SLICE, &err))
        continue;
    work_must(!err.kind, &err);
    *lines = (size_t)attend.total;
    attend_free(&attend);
    store_release(work->book.store);
    return work_now_ms() - begin;
}

static double
analyse(struct work *work)
{
    struct portfolio portfolio;
    struct err err = { 0 };
    double begin = work_now_ms();

    work_must(store_hold(work->book.store, &err), &err);
    work_must(portfolio_make(&portfolio, &work->book, &err), &err);
    portfolio_free(&portfolio);
    store_release(work->book.store);
    return work_now_ms() - begin;
}

static void
change_one(struct work *work)
{
    struct err err = { 0 };
    const struct entity *entity = entity_find("action");
    char id[ID_SIZE] = "";
    char *alliance = query_string(work->book.store, &work->arena, &err,
                                  "SELECT id FROM alliance WHERE deleted=0 ORDER BY id LIMIT 1",
                                  "");
    struct setting settings[] = {
        { entity_field(entity, "alliance"), value_text(alliance) },
        { entity_field(entity, "title"), value_text("Call them") },
    };

    work_must(record_add(&work->book, entity, settings, 2, id, &err), &err);
}

static void
measure_attend(struct work *work, const char *subject, int times)
{
    struct samples kept = { 0 }, changed = { 0 }, all = { 0 };
    struct err err = { 0 };
    size_t lines, live;
    double first;

    live = (size_t)query_number(work->book.store, 0, &err,
                                "SELECT count(*) FROM alliance WHERE deleted=0"
                                " AND state NOT IN ('closed','abandoned')", "");
    work_must(change_begin(work->book.store, CHANGE_EDIT, NULL, &err), &err);
    work_must(change_private(work->book.store, &err, "DELETE FROM digest", ""), &err);
    work_must(change_commit(work->book.store, "", NULL, &err), &err);
    first = look(work, &lines);
    figure_print(subject, "first ms", first);
    figure_print(subject, "first ms an alliance", live ? first / (double)live : 0);
    analyse(work);
    for (int i = 0; i < times; i++) {
        figure_add(&kept, look(work, &lines));
        figure_add(&all, analyse(work));
        change_one(work);
        figure_add(&changed, look(work, &lines));
    }
    figure_print_all(subject, "attend kept ms", &kept);
    figure_print_all(subject, "attend after a change ms", &changed);
    figure_print_all(subject, "portfolio kept ms", &all);
    figure_free(&kept);
    figure_free(&changed);
    figure_free(&all);
}

int
main(int argc, char **argv)
{
    bool attend = argc > 1 && strcmp(argv[1], "-a") == 0;
    struct work work;
    int times;

    argv += attend;
    if (argc - attend != 4 || (times = atoi(argv[3])) < 1) {
        fprintf(stderr, "usage: dashboards [-a] SUBJECT PORTFOLIO TIMES\n");
        return 2;
    }
    open_book(&work, argv[2]);
    (attend ? measure_attend : measure_dashboards)(&work, argv[1], times);
    work_close(&work);
    return 0;
}
