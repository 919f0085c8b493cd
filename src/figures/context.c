#include "src/figures/context.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "src/store/query.h"

/* An edited bound. */
struct figures_bound {
    struct fact fact;
    const char *alliance, *code;
    double green, red, centre;
};

static const struct load_column bound_columns[] = {
    LOAD(figures_bound, alliance), LOAD(figures_bound, code),   LOAD(figures_bound, green),
    LOAD(figures_bound, red),      LOAD(figures_bound, centre),
};
static const struct load_plan bound_plan = LOAD_PLAN(figures_bound, "bound", "", bound_columns);

struct holiday {
    struct fact fact;
    long date;
};

static const struct load_column holiday_columns[] = { LOAD(holiday, date) };
static const struct load_plan holiday_plan = LOAD_PLAN(holiday, "holiday", "", holiday_columns);

static const struct load_column alliance_columns[] = {
    LOAD(alliance_facts, code),      LOAD(alliance_facts, name),
    LOAD(alliance_facts, state),     LOAD(alliance_facts, currency),
    LOAD(alliance_facts, geography), LOAD(alliance_facts, manager),
    LOAD(alliance_facts, method),    LOAD(alliance_facts, tier),
    LOAD(alliance_facts, outcome),   LOAD(alliance_facts, start_on),
    LOAD(alliance_facts, ended_on),  LOAD(alliance_facts, suspended_until),
    LOAD(alliance_facts, value),
};
static const struct load_plan alliance_plan =
    LOAD_PLAN(alliance_facts, "alliance", "id", alliance_columns);

/* A table as it stands in the file, read when it was first asked for. */
struct kept_table {
    struct kept_table *next;
    const struct load_plan *plan;
    struct load_table table;
};

/* The same as of the day of a context. */
struct figures_seen {
    struct figures_seen *next;
    const struct load_plan *plan;
    struct load_table all, seen;
};

struct figures_alliance {
    struct figures_alliance *next;
    char id[ID_SIZE];
    struct arena arena;
    struct kept_table *tables;
    struct figures_context *days;
    struct figures_step_answers *answers;
    struct survey_kept *surveys;
};

/* ---- the portfolio ---- */

static int
by_day(const void *left, const void *right)
{
    const long *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

static bool
read_holidays(struct figures *figures, struct err *err)
{
    struct load_table table;
    long *days;
    size_t n = 0;

    if (!load_table(figures->book->store, &holiday_plan, NULL, &figures->arena, &table, err))
        return false;
    days = arena_alloc(&figures->arena, (table.n + 1) * sizeof *days);
    for (size_t i = 0; i < table.n; i++)
        days[i] = ((struct holiday *)(void *)table.row)[i].date;
    if (table.n)
        qsort(days, table.n, sizeof *days, by_day);
    for (size_t i = 0; i < table.n; i++)
        if (day_known(days[i]) && (!n || days[n - 1] != days[i]))
            days[n++] = days[i];
    figures->calendar = (struct calendar){ days, n };
    return true;
}

static int
compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int
compare_bounds(const struct figures_bound *a, const struct figures_bound *b)
{
    int order = compare_texts(a->alliance, b->alliance);

    return order ? order : compare_texts(a->code, b->code);
}

static int
by_alliance(const void *left, const void *right)
{
    const struct figures_bound *a = left, *b = right;
    int order = compare_bounds(a, b);

    return order ? order : strcmp(a->fact.id, b->fact.id);
}

static bool
read_bounds(struct figures *figures, struct err *err)
{
    struct load_table table;

    if (!load_table(figures->book->store, &bound_plan, NULL, &figures->arena, &table, err))
        return false;
    if (table.n)
        qsort(table.row, table.n, bound_plan.size, by_alliance);
    figures->bounds = (const struct figures_bound *)(void *)table.row;
    figures->n_bounds = table.n;
    return true;
}

bool
figures_open(struct figures *figures, struct book *book, struct err *err)
{
    *figures = (struct figures){ .book = book, .err = err };
    return book_refresh(book, err) && read_holidays(figures, err) && read_bounds(figures, err);
}

static void
free_alliance(struct figures *figures, struct figures_alliance *of)
{
    struct figures_alliance **at = &figures->alliances;

    while (*at != of)
        at = &(*at)->next;
    *at = of->next;
    arena_free(&of->arena);
    mem_free(of);
}

void
figures_close(struct figures *figures)
{
    while (figures->alliances)
        free_alliance(figures, figures->alliances);
    arena_free(&figures->arena);
    *figures = (struct figures){ 0 };
}

/* ---- an alliance ---- */

static struct figures_context *
add_day(struct figures *figures, struct figures_alliance *of, long day)
{
    struct figures_context *context = arena_alloc(&of->arena, sizeof *context);
    size_t n;
    static const struct alliance_facts none = { .fact = { "", DAY_NONE } };
    const struct alliance_facts *alliance = &none;
    const char *currency;

    *context = (struct figures_context){
        .figures = figures, .of = of, .arena = &of->arena, .calendar = &figures->calendar,
        .day = day, .next = of->days, .answers = &of->answers, .surveys = &of->surveys,
        .method = of->days ? of->days->method
                  : *of->id ? book_method_of(figures->book, of->id, figures->err)
                            : figures->book->method,
    };
    if (*of->id) {
        alliance = figures_all(context, &alliance_plan, &n);
        if (!n && !figures->err->kind)
            err_set(figures->err, ERR_MISSING, "there is no alliance with the id %.40s", of->id);
    }
    if (figures->err->kind)
        return NULL;
    context->alliance = alliance;
    currency = alliance->currency ? alliance->currency : figures->book->currency;
    snprintf(context->currency, sizeof context->currency, "%s", currency);
    of->days = context;
    return context;
}

static struct figures_context *
enter(struct figures *figures, const char *alliance, long day)
{
    struct figures_alliance *of;
    struct figures_context *context;

    if (figures->err->kind)
        return NULL;
    of = mem_alloc(sizeof *of);
    snprintf(of->id, sizeof of->id, "%s", alliance);
    of->next = figures->alliances;
    figures->alliances = of;
    context = add_day(figures, of, day);
    if (!context)
        free_alliance(figures, of);
    return context;
}

struct figures_context *
figures_context(struct figures *figures, const char *alliance, long day)
{
    return enter(figures, alliance, day);
}

struct figures_context *
figures_whole(struct figures *figures, long day)
{
    return enter(figures, "", day);
}

struct figures_context *
figures_at(struct figures_context *context, long day)
{
    struct figures_context *known = context->of->days;

    while (known && known->day != day)
        known = known->next;
    return known ? known : add_day(context->figures, context->of, day);
}

void
figures_leave(struct figures_context *context)
{
    if (context)
        free_alliance(context->figures, context->of);
}

/* ---- its records ---- */

static const struct load_table *
table_of(struct figures_alliance *of, struct figures *figures, const struct load_plan *plan)
{
    struct kept_table *kept = of->tables;

    while (kept && kept->plan != plan)
        kept = kept->next;
    if (!kept) {
        kept = arena_alloc(&of->arena, sizeof *kept);
        *kept = (struct kept_table){ .next = of->tables, .plan = plan };
        if (!load_table(figures->book->store, plan, of->id, &of->arena, &kept->table, figures->err))
            return NULL;
        of->tables = kept;
    }
    return &kept->table;
}

static const struct figures_seen *
seen_of(struct figures_context *context, const struct load_plan *plan)
{
    struct figures_seen **of = &context->seen[(uintptr_t)plan / sizeof *plan % FIGURES_SEEN];
    struct figures_seen *seen = *of;
    const struct load_table *table;

    while (seen && seen->plan != plan)
        seen = seen->next;
    if (seen || context->figures->err->kind)
        return seen;
    table = table_of(context->of, context->figures, plan);
    if (!table)
        return NULL;
    seen = arena_alloc(context->arena, sizeof *seen);
    *seen = (struct figures_seen){ .next = *of, .plan = plan };
    seen->all = load_as_of(plan, table, context->day, context->arena);
    seen->seen = load_seen(plan, &seen->all, context->day, context->arena);
    *of = seen;
    return seen;
}

const void *
figures_rows(struct figures_context *context, const struct load_plan *plan, size_t *n)
{
    const struct figures_seen *seen = seen_of(context, plan);

    *n = seen ? seen->seen.n : 0;
    return seen ? seen->seen.row : NULL;
}

const void *
figures_all(struct figures_context *context, const struct load_plan *plan, size_t *n)
{
    const struct figures_seen *seen = seen_of(context, plan);

    *n = seen ? seen->all.n : 0;
    return seen ? seen->all.row : NULL;
}

/* ---- bounds ---- */

static double
first_known(double a, double b)
{
    return known(a) ? a : b;
}

/* The edited bounds of `alliance` or (NULL) of the portfolio; the last record counts. */
static struct bounds
edited(const struct figures *figures, const char *alliance, const char *code)
{
    struct figures_bound wanted = { .alliance = alliance, .code = code };
    size_t low = 0, high = figures->n_bounds;

    while (low < high) {         /* the first bound behind the wanted ones */
        size_t middle = low + (high - low) / 2;

        if (compare_bounds(&figures->bounds[middle], &wanted) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low && compare_bounds(&figures->bounds[low - 1], &wanted) == 0) {
        const struct figures_bound *bound = &figures->bounds[low - 1];

        return (struct bounds){ bound->green, bound->red, bound->centre };
    }
    return (struct bounds){ NAN, NAN, NAN };
}

struct bounds
figures_bounds(struct figures_context *context, const char *code)
{
    const struct method_indicator *indicator =
        method_indicator(context->method, code, context->figures->err);
    struct bounds shipped = { NAN, NAN, NAN };

    if (indicator)
        shipped = (struct bounds){ indicator->green, indicator->red, indicator->centre };
    return figures_bounds_over(context, indicator ? indicator->code : code, shipped);
}

struct bounds
figures_bounds_over(struct figures_context *context, const char *code, struct bounds shipped)
{
    struct bounds ours = edited(context->figures, context->alliance->fact.id, code);
    struct bounds all = edited(context->figures, NULL, code);

    return (struct bounds){
        first_known(ours.green, first_known(all.green, shipped.green)),
        first_known(ours.red, first_known(all.red, shipped.red)),
        known(shipped.centre) ? first_known(ours.centre, first_known(all.centre, shipped.centre))
                              : NAN,
    };
}
