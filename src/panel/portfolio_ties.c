/* The panels of the portfolio about what binds alliances: partners, links, people, ends, results. */
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/money.h"
#include "src/figures/base_rates.h"
#include "src/figures/portfolio.h"
#include "src/panel/figure_line.h"
#include "src/panel/portfolio_panels.h"
#include "src/store/query.h"

enum { MATRIX = 12, SHOWN = 12, BAR = 20, QUARTERS = 20, CELL = 5 };

/* ---- partners ---- */

void
panel_partners(struct sketch *sketch)
{
    struct err *err = sketch->figures->err;
    struct query *query;

    sketch_panel(sketch, "partners", "Partners");
    figure_line(sketch, "P4", NULL);
    figure_line(sketch, "P6", NULL);
    query = query_start(sketch->figures->book->store, err,
                        "SELECT o.id,o.name,count(DISTINCT a.id) FROM party p"
                        " JOIN organisation o ON o.id=p.organisation AND o.deleted=0"
                        " JOIN alliance a ON a.id=p.alliance AND a.deleted=0"
                        " AND a.state NOT IN('closed','abandoned')"
                        " WHERE p.deleted=0 AND p.side='them' GROUP BY o.id"
                        " HAVING count(DISTINCT a.id)>1 ORDER BY 3 DESC,2 LIMIT 12", "");
    while (query_next(query, err)) {
        sketch_line(sketch, aim_record(sketch, "organisation", query_text(query, 0)));
        sketch_fit(sketch, INK_TEXT, 40, false, query_text(query, 1));
        sketch_printf(sketch, INK_MUTED, " in %ld alliances", (long)query_int(query, 2));
    }
    query_end(query, err);
}

/* ---- the matrix of links ---- */

struct link {
    const char *id, *one, *other, *relation;
    long strength;
};

static struct link *
load_links(struct sketch *sketch, size_t *n)
{
    struct err *err = sketch->figures->err;
    struct arena *arena = &sketch->view->arena;
    size_t room = 16;
    struct link *link = arena_alloc(arena, room * sizeof *link);
    struct query *query =
        query_start(sketch->figures->book->store, err,
                    "SELECT l.id,a.code,b.code,l.relation,l.strength FROM alliance_link l"
                    " JOIN alliance a ON a.id=l.alliance AND a.deleted=0"
                    " JOIN alliance b ON b.id=l.other AND b.deleted=0"
                    " WHERE l.deleted=0 AND a.state NOT IN('closed','abandoned')"
                    " AND b.state NOT IN('closed','abandoned') ORDER BY l.strength,a.code,b.code", "");

    *n = 0;
    while (query_next(query, err)) {
        if (*n == room) {
            struct link *more = arena_alloc(arena, 2 * room * sizeof *more);

            memcpy(more, link, *n * sizeof *more);
            link = more;
            room *= 2;
        }
        link[(*n)++] = (struct link){
            arena_string(arena, query_text(query, 0)), arena_string(arena, query_text(query, 1)),
            arena_string(arena, query_text(query, 2)), arena_string(arena, query_text(query, 3)),
            (long)query_int(query, 4) };
    }
    query_end(query, err);
    return link;
}

static size_t
find_code(const char **code, size_t n, const char *wanted)
{
    size_t i = 0;

    while (i < n && strcmp(code[i], wanted) != 0)
        i++;
    return i;
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "-2", "+1"; a link without effect is a plain 0. */
static const char *
strength_of(struct sketch *sketch, long strength)
{
    return strength ? arena_printf(&sketch->view->arena, "%+ld", strength) : "0";
}

/* A pair can have several links: the lowest and the highest of them. */
static void
matrix_cell(struct sketch *sketch, const struct link *link, size_t n, const char *row,
            const char *column)
{
    const struct link *low = NULL, *high = NULL;

    for (size_t i = 0; i < n; i++)
        if ((!strcmp(link[i].one, row) && !strcmp(link[i].other, column)) ||
            (!strcmp(link[i].one, column) && !strcmp(link[i].other, row))) {
            low = low && low->strength <= link[i].strength ? low : &link[i];
            high = high && high->strength >= link[i].strength ? high : &link[i];
        }
    if (!low)
        sketch_fit(sketch, INK_REST, CELL, true, !strcmp(row, column) ? "\\" : ".");
    else if (low->strength == high->strength)
        sketch_fit(sketch, low->strength < 0 ? INK_BAD : INK_GOOD, CELL, true,
                   strength_of(sketch, low->strength));
    else
        sketch_fit(sketch, low->strength < 0 ? INK_BAD : INK_GOOD, CELL, true,
                   arena_printf(&sketch->view->arena, "%s%s", strength_of(sketch, low->strength),
                                strength_of(sketch, high->strength)));
}

/* Which alliances depend on or stand against each other: -3 to +3, in both halves. */
static void
write_matrix(struct sketch *sketch, const struct link *link, size_t n)
{
    const char *code[2 * MATRIX];
    size_t codes = 0;

    for (size_t i = 0; i < n && codes < MATRIX; i++) {
        if (find_code(code, codes, link[i].one) == codes)
            code[codes++] = link[i].one;
        if (find_code(code, codes, link[i].other) == codes)
            code[codes++] = link[i].other;
    }
    while (codes && (int)codes * CELL + 13 > sketch->columns)
        codes--;
    qsort(code, codes, sizeof *code, by_text);
    sketch_line(sketch, aim_none);
    sketch_fit(sketch, INK_MUTED, 13, false, "");
    for (size_t i = 0; i < codes; i++)
        sketch_fit(sketch, INK_MUTED, CELL, true,
                   arena_printf(&sketch->view->arena, " %.4s", code[i]));
    for (size_t i = 0; i < codes; i++) {
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_TEXT, 13, false, code[i]);
        for (size_t k = 0; k < codes; k++)
            matrix_cell(sketch, link, n, code[i], code[k]);
    }
}

void
panel_ties(struct sketch *sketch)
{
    size_t n;
    const struct link *link = load_links(sketch, &n);

    sketch_panel(sketch, "ties", "Alliances that depend on or stand against each other");
    figure_line(sketch, "P5", NULL);
    if (n && !sketch_is_narrow(sketch))
        write_matrix(sketch, link, n);
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        enum ink ink = link[i].strength < 0 ? INK_BAD : link[i].strength > 0 ? INK_GOOD : INK_MUTED;

        sketch_line(sketch, aim_record(sketch, "alliance_link", link[i].id));
        sketch_fit(sketch, ink, 4, false,
                   strength_of(sketch, link[i].strength));
        sketch_printf(sketch, INK_TEXT, "%s and %s: ", link[i].one, link[i].other);
        sketch_text(sketch, INK_MUTED,
                    sketch_word(sketch, "alliance_link", "relation", link[i].relation));
    }
}

/* ---- load ---- */

void
panel_load(struct sketch *sketch)
{
    struct err *err = sketch->figures->err;
    struct bounds bounds = figures_bounds(sketch->context, "P9");
    const struct figure *load = figures_find(sketch->list, "P9", NULL);
    struct query *query;

    sketch_panel(sketch, "load", "Alliances to a manager");
    figure_line(sketch, "P9", NULL);
    query = query_start(sketch->figures->book->store, err,
                        "SELECT p.id,p.name,count(*) FROM alliance a JOIN person p"
                        " ON p.id=a.manager AND p.deleted=0 WHERE a.deleted=0"
                        " AND a.state NOT IN('closed','abandoned') GROUP BY p.id"
                        " ORDER BY 3 DESC,2,1 LIMIT 12", "");
    while (query_next(query, err)) {
        double count = (double)query_int(query, 2);
        struct scale scale = picture_scale(&bounds, NULL, load ? load->value : count);
        enum ink ink = picture_ink(light_of_score(light_score(&bounds, count)));

        sketch_line(sketch, aim_record(sketch, "person", query_text(query, 0)));
        sketch_fit(sketch, INK_TEXT, sketch_is_narrow(sketch) ? 24 : 40, false,
                   query_text(query, 1));
        sketch_text(sketch, INK_TEXT, " ");
        if (!sketch_is_narrow(sketch))
            picture_bar(sketch, BAR, &scale, count, ink);
        sketch_printf(sketch, ink, " %.0f %s", count,
                      picture_light(sketch, light_of_score(light_score(&bounds, count))));
    }
    query_end(query, err);
}

/* ---- ends ---- */

struct end {
    const char *id, *name;
    long day;
    bool planned;
};

static int
by_day(const void *a, const void *b)
{
    const struct end *left = a, *right = b;

    return left->day != right->day ? (left->day > right->day) - (left->day < right->day)
                                   : strcmp(left->id, right->id);
}

/* The planned end of an alliance, or else the end of its agreement. */
static size_t
load_ends(struct sketch *sketch, struct end **out)
{
    static const char sql[] =
        "SELECT a.id,a.name,a.planned_end,"
        "(SELECT value FROM step_answer e WHERE e.alliance=a.id AND e.deleted=0 AND"
        " e.field='s08.effective' ORDER BY e.revision DESC LIMIT 1),"
        "(SELECT value FROM step_answer t WHERE t.alliance=a.id AND t.deleted=0 AND"
        " t.field='s08.term_months' ORDER BY t.revision DESC LIMIT 1)"
        " FROM alliance a WHERE a.deleted=0 AND a.state NOT IN('closed','abandoned')";
    struct err *err = sketch->figures->err;
    struct arena *arena = &sketch->view->arena;
    struct query *query = query_start(sketch->figures->book->store, err, sql, "");
    size_t n = 0, room = 64;
    struct end *end = arena_alloc(arena, room * sizeof *end);

    while (query_next(query, err)) {
        bool planned = !query_is_null(query, 2);
        const char *text = query_text(query, planned ? 2 : 3);
        long day;

        if (!text || !date_read(text, &day) || (!planned && query_is_null(query, 4)))
            continue;
        if (!planned)
            day = date_add_months(day, (int)query_real(query, 4));
        if (n == room) {
            struct end *more = arena_alloc(arena, 2 * room * sizeof *more);

            memcpy(more, end, n * sizeof *more);
            end = more;
            room *= 2;
        }
        end[n++] = (struct end){ arena_string(arena, query_text(query, 0)),
                                 arena_string(arena, query_text(query, 1)), day, planned };
    }
    query_end(query, err);
    if (n)
        qsort(end, n, sizeof *end, by_day);
    *out = end;
    return n;
}

void
panel_expiries(struct sketch *sketch)
{
    long today = sketch->context->day;
    double course[QUARTERS] = { 0 }, most = 0;
    struct end *end;
    size_t n = load_ends(sketch, &end);

    sketch_panel(sketch, "expiries", "Ends and expiries");
    if (!n) {
        sketch_line(sketch, aim_none);
        sketch_text(sketch, INK_NODATA, "No live alliance has an end yet: step 8 asks for the term.");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        long quarter = (end[i].day - today) / 91;

        if (end[i].day >= today && quarter < QUARTERS && ++course[quarter] > most)
            most = course[quarter];
    }
    if (most > 0 && !sketch_is_narrow(sketch)) {
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, 12, false, sketch_day(sketch, today));
        for (int i = 0; i < QUARTERS; i++) {
            picture_course(sketch, course[i] > 0 ? INK_WATCH : INK_REST, &course[i], 1, 0, most);
            sketch_text(sketch, INK_TEXT, " ");
        }
        sketch_printf(sketch, INK_MUTED, "%s", sketch_day(sketch, today + 91L * QUARTERS));
    }
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        bool over = end[i].day < today;
        struct aim aim = { .kind = AIM_VIEW, .alliance = end[i].id, .view = "calendar" };

        sketch_line(sketch, aim);
        sketch_fit(sketch, INK_TEXT, 11, false, sketch_day(sketch, end[i].day));
        sketch_fit(sketch, over ? INK_BAD : INK_MUTED, 14, true, sketch_when(sketch, end[i].day));
        sketch_printf(sketch, INK_TEXT, "  %s", end[i].name);
        sketch_text(sketch, INK_MUTED, end[i].planned ? ", planned end" : ", agreement ends");
    }
}

/* ---- results ---- */

/* What was planned and what came of it, in the portfolio's currency. */
static void
value_line(struct sketch *sketch, const char *code, const char *label, double whole)
{
    const struct figure *figure = figures_find(sketch->list, code, NULL);
    char amount[64];

    if (!figure || !known(figure->value))
        return;
    money_write((int64_t)figure->value, sketch->context->currency, amount, sizeof amount);
    sketch_line(sketch, aim_figure(sketch, "portfolio", code, NULL));
    sketch_fit(sketch, INK_TEXT, 10, false, label);
    if (!sketch_is_narrow(sketch))
        picture_share(sketch, BAR, figure->value, whole, INK_FILLED);
    sketch_printf(sketch, INK_TEXT, " %s", amount);
}

void
panel_results(struct sketch *sketch)
{
    double planned = figures_value(sketch->list, "P7.planned", NULL);
    double realised = figures_value(sketch->list, "P7.realised", NULL);
    double whole = planned > realised ? planned : realised;
    const struct method_reference *rates = base_rates(sketch->context);

    sketch_panel(sketch, "results", "Value, outcomes, practice");
    figure_line(sketch, "P7", NULL);
    value_line(sketch, "P7.planned", "planned", whole);
    value_line(sketch, "P7.realised", "realised", whole);
    figure_lines(sketch, "P10");
    for (size_t i = 1; rates && i < rates->n_lines && i < 3; i++) {
        const char *sentence = base_rate(rates, i, &sketch->view->arena);

        if (sentence)
            sketch_wrap(sketch, INK_MUTED, 4, aim_none,
                        arena_printf(&sketch->view->arena, "  Elsewhere: %s", sentence));
    }
    figure_line(sketch, "P11", NULL);
    figure_line(sketch, "P12", NULL);
}
