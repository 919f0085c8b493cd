#include "src/panel/portfolio_panels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/figures/portfolio.h"
#include "src/panel/figure_line.h"
#include "src/store/query.h"

enum { HEALTH = 40, BAR = 20, TAXONOMY = 6, PARTNERS = 20 };

/* ---- health ---- */

/* The lowest index of an alliance; without any it comes last. */
static double
lowest(const struct portfolio_row *row)
{
    double low = 1000;

    for (int i = 0; i < DIGEST_INDICES; i++)
        if (known(row->digest.index[i]) && row->digest.index[i] < low)
            low = row->digest.index[i];
    return low;
}

static int
by_health(const void *a, const void *b)
{
    const struct portfolio_row *left = *(const struct portfolio_row *const *)a;
    const struct portfolio_row *right = *(const struct portfolio_row *const *)b;
    double order = lowest(left) - lowest(right);

    return order < 0 ? -1 : order > 0 ? 1 : strcmp(left->code, right->code);
}

static const char *const index_heads[DIGEST_INDICES] = { "Govern.", "Learn.", "Progr.", "Risk" };
static const char *const index_names[DIGEST_INDICES] = { "governance", "learning", "progress",
                                                         "risk health" };

struct aim
portfolio_aim(const struct portfolio_row *row, const char *view)
{
    return (struct aim){ .kind = AIM_VIEW, .alliance = row->id, .view = view };
}

static void
add_index(struct sketch *sketch, const struct digest *digest, enum digest_index index)
{
    static const char *const trends[] = { "v", " ", "^" };
    static const char *const arrows[] = { "↓", " ", "↑" };
    int trend = digest_trend(digest, index);

    if (!known(digest->index[index])) {
        sketch_fit(sketch, INK_NODATA, 8, false, sketch->ascii ? "." : "·");
        return;
    }
    sketch_fit(sketch, picture_ink(digest->light[index]), 8, false,
               arena_printf(&sketch->view->arena, "%s %.0f%s%s",
                            picture_glyph(sketch, digest->light[index]), digest->index[index],
                            digest_is_thin(digest, index) ? "?" : "",
                            (sketch->ascii ? trends : arrows)[trend + 1]));
}

static const char *
days(struct sketch *sketch, long n)
{
    return n < 0 ? (sketch->ascii ? "-" : "–") : arena_printf(&sketch->view->arena, "%ld", n);
}

static void
health_line(struct sketch *sketch, const struct portfolio_row *row)
{
    const struct digest *digest = &row->digest;

    if (sketch_is_narrow(sketch)) {
        struct str text = { 0 };

        str_addf(&text, "%s: steps %.0f %%", row->name, digest->steps);
        for (int i = 0; i < DIGEST_INDICES; i++)
            if (known(digest->index[i]))
                str_addf(&text, ", %s %.0f %s", index_names[i],
                         digest->index[i], light_word(digest->light[i]));
        sketch_wrap(sketch, digest_is_red(digest) ? INK_BAD : INK_TEXT, 2,
                    portfolio_aim(row, "overview"), str_text(&text));
        str_free(&text);
        return;
    }
    sketch_line(sketch, portfolio_aim(row, "overview"));
    sketch_fit(sketch, INK_TEXT, sketch->columns - 55, false, row->name);
    sketch_fit(sketch, INK_MUTED, 7, true,
               arena_printf(&sketch->view->arena, "%.0f %% ", digest->steps));
    for (int i = 0; i < DIGEST_INDICES; i++)
        add_index(sketch, digest, (enum digest_index)i);
    sketch_fit(sketch, INK_MUTED, 5, true, days(sketch, digest->days_edit));
    sketch_fit(sketch, INK_MUTED, 5, true, days(sketch, digest->days_review));
    sketch_fit(sketch, INK_MUTED, 5, true, days(sketch, digest->days_survey));
}

void
panel_health(struct sketch *sketch)
{
    const struct portfolio *portfolio = sketch->portfolio;
    const struct portfolio_row **row =
        arena_alloc(&sketch->view->arena, (portfolio->n + 1) * sizeof(void *));
    size_t n = 0;

    sketch_panel(sketch, "health", "Health, the lowest first");
    for (size_t i = 0; i < portfolio->n; i++)
        if (portfolio->row[i].live)
            row[n++] = &portfolio->row[i];
    qsort(row, n, sizeof *row, by_health);
    if (!n) {
        sketch_missing(sketch, "alliance", "no live alliance yet: add one");
        return;
    }
    if (!sketch_is_narrow(sketch)) {
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, sketch->columns - 55, false, "");
        sketch_fit(sketch, INK_MUTED, 7, true, "steps ");
        for (int i = 0; i < DIGEST_INDICES; i++)
            sketch_fit(sketch, INK_MUTED, 8, false, index_heads[i]);
        sketch_text(sketch, INK_MUTED, " edit rev. chk.");
    }
    for (size_t i = 0; i < n && i < HEALTH; i++)
        health_line(sketch, row[i]);
    if (n > HEALTH) {
        sketch_line(sketch, aim_register(sketch, "alliance"));
        sketch_printf(sketch, INK_MUTED, "and %zu more, none of them lower", n - HEALTH);
    }
    if (!sketch_is_narrow(sketch))
        sketch_wrap(sketch, INK_MUTED, 0, aim_none,
                    "At the right: days since the last edit, review and health check; ? little data.");
}

/* ---- counts ---- */

/* A figure that counts, as a bar against the greatest of its kind. */
static void
count_line(struct sketch *sketch, const struct figure *figure, const char *label, double most)
{
    struct aim aim = aim_figure(sketch, "portfolio", figure->code, NULL);

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, INK_TEXT, 2, aim,
                    arena_printf(&sketch->view->arena, "%s: %.0f", label, figure->value));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, INK_TEXT, 40, false, label);
    sketch_text(sketch, INK_TEXT, " ");
    picture_share(sketch, BAR, figure->value, most, INK_FILLED);
    sketch_printf(sketch, INK_TEXT, " %.0f", figure->value);
}

static double
greatest(const struct figures_list *list, const char *begins)
{
    double most = 0;

    for (size_t i = 0; i < list->n; i++)
        if (!strncmp(list->figure[i].code, begins, strlen(begins)) && list->figure[i].value > most)
            most = list->figure[i].value;
    return most;
}

void
panel_steps(struct sketch *sketch)
{
    double most = greatest(sketch->list, "P2.");

    sketch_panel(sketch, "steps", "Where the live alliances stand in the twelve steps");
    for (int step = 1; step <= 12; step++) {
        const struct method_step *words =
            method_step(sketch->figures->book->method, step, sketch->figures->err);
        char code[8];
        const struct figure *figure;

        snprintf(code, sizeof code, "P2.%02d", step);
        figure = figures_find(sketch->list, code, NULL);
        if (figure && words)
            count_line(sketch, figure,
                       arena_printf(&sketch->view->arena, "%2d %s", step, words->name), most);
    }
    figure_line(sketch, "P2", NULL);
}

static int
most_first(const void *a, const void *b)
{
    const struct figure *left = *(const struct figure *const *)a;
    const struct figure *right = *(const struct figure *const *)b;

    return left->value != right->value ? (left->value < right->value) - (left->value > right->value)
                                       : strcmp(left->name, right->name);
}

/* What a count is of, without the name of its dimension: "Partner: Biocon". */
static const char *
counted(const struct figure *figure)
{
    const char *name = figure->name ? figure->name : figure->code, *behind = strstr(name, ": ");

    return behind ? behind + 2 : name;
}

/* Partners can be many: those with the most alliances. */
static void
panel_partner_counts(struct sketch *sketch)
{
    const struct figure **figure =
        arena_alloc(&sketch->view->arena, (sketch->list->n + 1) * sizeof(void *));
    size_t n = 0;

    sketch_panel(sketch, "partner", "By partner");
    for (size_t i = 0; i < sketch->list->n; i++)
        if (!strncmp(sketch->list->figure[i].code, "P1.partner.", 11) &&
            sketch->list->figure[i].name)
            figure[n++] = &sketch->list->figure[i];
    qsort(figure, n, sizeof *figure, most_first);
    for (size_t i = 0; i < n && i < PARTNERS; i++)
        count_line(sketch, figure[i], counted(figure[i]), figure[0]->value);
    if (n > PARTNERS) {
        sketch_line(sketch, aim_register(sketch, "organisation"));
        sketch_printf(sketch, INK_MUTED, "and %zu more, none of them in more", n - PARTNERS);
    }
}

void
panel_kinds(struct sketch *sketch)
{
    static const char *const dimensions[][2] = {
        { "state", "By state" }, { "form", "By form" }, { "motive", "By motive" },
        { "sector", "By sector" }, { "region", "By region" },
    };

    for (size_t d = 0; d < sizeof dimensions / sizeof *dimensions; d++) {
        const char *begins = arena_printf(&sketch->view->arena, "P1.%s.", dimensions[d][0]);
        double most = greatest(sketch->list, begins);

        sketch_panel(sketch, dimensions[d][0], dimensions[d][1]);
        for (size_t i = 0; i < sketch->list->n; i++) {
            const struct figure *figure = &sketch->list->figure[i];

            if (!strncmp(figure->code, begins, strlen(begins)))
                count_line(sketch, figure, counted(figure), most);
        }
    }
    panel_partner_counts(sketch);
}

/* ---- the taxonomy grid ---- */

void
panel_taxonomy(struct sketch *sketch)
{
    static const char *const cells[TAXONOMY] = { "ow_rnd", "ow_prod", "ow_dist", "tw_rnd",
                                                 "tw_prod", "tw_dist" };
    static const char *const stages[] = { "R&D", "production", "distribution" };
    struct err *err = sketch->figures->err;
    struct query *query;
    long count[TAXONOMY] = { 0 }, all = 0, most = 1;

    query = query_start(sketch->figures->book->store, err,
                        "SELECT grid,count(*) FROM alliance WHERE deleted=0 AND grid IS NOT NULL"
                        " AND state NOT IN('closed','abandoned') GROUP BY grid", "");
    while (query_next(query, err))
        for (int i = 0; i < TAXONOMY; i++)
            if (is_code(query_text(query, 0), cells[i]))
                count[i] = query_int(query, 1);
    query_end(query, err);
    for (int i = 0; i < TAXONOMY; i++) {
        all += count[i];
        most = count[i] > most ? count[i] : most;
    }
    sketch_panel(sketch, "taxonomy", "Taxonomy: the flow of knowledge, by stage of the chain");
    for (int way = 0; way < 2; way++)
        for (int stage = 0; stage < 3; stage++) {
            int i = way * 3 + stage;

            if (stage == 0 || sketch_is_narrow(sketch))
                sketch_line(sketch, aim_register(sketch, "alliance"));
            if (stage == 0 || sketch_is_narrow(sketch))
                sketch_fit(sketch, INK_TEXT, 10, false, way ? "two-way" : "one-way");
            sketch_fit(sketch, INK_MUTED, 13, false, stages[stage]);
            picture_share(sketch, 4, (double)count[i], (double)most, INK_FILLED);
            sketch_fit(sketch, count[i] ? INK_TEXT : INK_MUTED, 6, false,
                       arena_printf(&sketch->view->arena, " %ld", count[i]));
        }
    if (!all) {
        sketch_line(sketch, aim_none);
        sketch_text(sketch, INK_NODATA, "No alliance has its cell yet: it is a field of the alliance.");
    }
}

void
portfolio_panels(struct sketch *sketch)
{
    panel_health(sketch);
    panel_due(sketch);
    panel_steps(sketch);
    panel_results(sketch);
    panel_expiries(sketch);
    panel_load(sketch);
    panel_partners(sketch);
    panel_ties(sketch);
    panel_taxonomy(sketch);
    panel_kinds(sketch);
}
