/* What the alliances bring, who carries them, and how they end (B.7 P7, P9 to P12). */
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"
#include "src/figures/portfolio_figures.h"
#include "src/store/query.h"

/* ---- value ---- */

static double
sum_of(const struct portfolio_facts *facts, const struct figures_context *whole, bool planned,
       struct tally *base)
{
    for (size_t i = 0; i < facts->n_values; i++) {
        const struct value_facts *entry = &facts->value[i];
        struct money money = planned ? entry->planned : entry->realised;

        if (day_known(entry->date) && entry->date <= whole->day &&
            money_is_in(money, whole->currency))
            tally_weigh(base, entry->fact.id, (double)money.minor, true);
    }
    return base->n ? base->part : NAN;
}

static void
add_sum(struct figures_list *list, const char *code, const char *name, double sum,
        const struct tally *base)
{
    struct figure *figure = figures_add_plain(list, code, NULL, sum, base);

    figure->name = arena_printf(list->arena, "%s, minor units of %s", name,
                                list->context->currency);
    figure->unit = NULL;
}

static void
add_value(struct figures_list *list, const struct portfolio_facts *facts)
{
    struct figures_context *whole = list->context;
    struct tally both = figures_base(whole), planned = both, realised = both;
    double share = value_realised(facts->value, facts->n_values, whole->currency, whole->day,
                                  &both);
    double of_planned = sum_of(facts, whole, true, &planned);
    double of_realised = sum_of(facts, whole, false, &realised);

    figures_add(list, "P7", NULL, share, &both);
    add_sum(list, "P7.planned", "Value planned", of_planned, &planned);
    add_sum(list, "P7.realised", "Value realised so far", of_realised, &realised);
}

/* ---- load ---- */

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void
add_load(struct figures_list *list, const struct portfolio_facts *facts)
{
    struct tally base = figures_base(list->context);
    const char **manager = arena_alloc(list->arena, (facts->n + 1) * sizeof *manager);
    size_t n = 0, most = 0;

    for (size_t i = 0; i < facts->n; i++)
        if (member_is_live(&facts->member[i]) && facts->member[i].manager)
            manager[n++] = facts->member[i].manager;
    if (n)
        qsort(manager, n, sizeof *manager, by_bytes);
    for (size_t i = 0, to; i < n; i = to) {
        for (to = i + 1; to < n && !strcmp(manager[to], manager[i]);)
            to++;
        tally_add(&base, manager[i]);
        if (to - i > most)
            most = to - i;
    }
    figures_add(list, "P9", NULL, most ? (double)most : NAN, &base);
}

/* ---- outcomes and maturity ---- */

static void
add_outcomes(struct figures_list *list, const struct portfolio_facts *facts)
{
    static const char *const outcomes[] = { "met", "partly", "not_met" };
    static const char *const names[] = { "Objectives met", "Partly met", "Not met" };
    struct tally base = figures_base(list->context);
    double count[3] = { 0 };

    for (size_t i = 0; i < facts->n; i++) {
        const struct member_facts *member = &facts->member[i];

        if (!is_code(member->state, "closed") || !member->outcome)
            continue;
        tally_count(&base, member->fact.id, is_code(member->outcome, "met"));
        for (size_t k = 0; k < 3; k++)
            count[k] += is_code(member->outcome, outcomes[k]);
    }
    figures_add(list, "P10", NULL, tally_percent(&base), &base);
    for (size_t k = 0; k < 3; k++) {
        struct figure *figure =
            figures_add_plain(list, arena_printf(list->arena, "P10.%s", outcomes[k]), NULL,
                              base.n ? count[k] : NAN, &base);

        figure->name = names[k];
        figure->unit = NULL;
    }
}

static void
add_maturity(struct figures_list *list, const struct portfolio_facts *facts)
{
    struct tally base = figures_base(list->context);
    const struct maturity_facts *newest = NULL;

    for (size_t i = 0; i < facts->n_maturity; i++)       /* sorted by id: the greater one wins */
        if (!newest || facts->maturity[i].date >= newest->date)
            newest = &facts->maturity[i];
    if (newest)
        tally_add(&base, newest->fact.id);
    figures_add_word(list, "P11", newest ? newest->maturity : NULL, LIGHT_NONE, &base);
}

/* ---- strategic goals ---- */

/* The goals that current rows of s01.goals of operating alliances name, sorted. */
static const char **
served_goals(struct figures_list *list, size_t *n)
{
    struct figures *figures = list->context->figures;
    const char **goal = NULL;
    size_t room = 0;
    struct query *query = query_start(figures->book->store, figures->err,
        "SELECT r.cells FROM alliance a CROSS JOIN step_row r ON r.alliance = a.id"
        " AND r.field = 's01.goals' AND r.deleted = 0 WHERE a.deleted = 0"
        " AND a.state = 'operating' AND r.revision = COALESCE((SELECT max(s.revision)"
        " FROM step_state s WHERE s.alliance = a.id AND s.step = 1 AND s.deleted = 0), 1)", "");

    *n = 0;
    while (query_next(query, figures->err)) {
        const char *cells = query_text(query, 0);
        struct err ignored = { 0 };
        const struct json *named = cells && strstr(cells, "strategic_goal")
            ? json_member(json_read(list->arena, cells, strlen(cells), &ignored),
                          "strategic_goal") : NULL;

        if (!named || named->kind != JSON_STRING)
            continue;
        if (*n == room) {
            const char **more = arena_alloc(list->arena,
                                            (room = room ? 2 * room : 32) * sizeof *more);

            if (*n)
                memcpy(more, goal, *n * sizeof *more);
            goal = more;
        }
        goal[(*n)++] = named->text;
    }
    query_end(query, figures->err);
    if (*n)
        qsort(goal, *n, sizeof *goal, by_bytes);
    return goal;
}

static void
add_goals(struct figures_list *list, const struct portfolio_facts *facts)
{
    struct tally base = figures_base(list->context);
    size_t n = 0;
    const char **served = facts->n_goals ? served_goals(list, &n) : NULL;

    for (size_t i = 0; i < facts->n_goals; i++) {
        const char *id = facts->goal[i].fact.id;

        if (facts->goal[i].active == 1)
            tally_count(&base, id, n && bsearch(&id, served, n, sizeof *served, by_bytes));
    }
    figures_add(list, "P12", NULL, tally_percent(&base), &base);
}

void
portfolio_add_results(struct figures_list *list, const struct portfolio_facts *facts)
{
    add_value(list, facts);
    add_load(list, facts);
    add_outcomes(list, facts);
    add_maturity(list, facts);
    add_goals(list, facts);
}
