/* The limits of a figure: for which there can be some, and which way round they stand. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/ops/default_metric.h"
#include "src/ops/record_inside.h"
#include "src/store/query.h"

struct limits {
    const char *code, *name;
    enum { WAY_UNKNOWN, WAY_UP, WAY_DOWN, WAY_BAND } way;
    double green, red;               /* NAN: none */
};

static double
number_of(const struct record *record, const char *field)
{
    struct value value = record_value(record, field);

    return value.kind == VALUE_NUMBER ? value.number : value.kind == VALUE_INT ? (double)value.integer : NAN;
}

/* A metric of the alliance, or of any when the limits hold for all. */
static bool
find_metric(struct book *book, const char *alliance, struct limits *limits, struct arena *arena, struct err *err)
{
    struct query *query = query_start(book->store, err,
        "SELECT name,direction,green,red FROM metric WHERE code=?1 AND deleted=0 AND (?2 IS NULL OR alliance=?2)"
        " ORDER BY id LIMIT 1", "tt", limits->code, alliance);
    bool found = query_next(query, err);

    if (found) {
        const char *way = query_text(query, 1);

        limits->name = arena_string(arena, query_text(query, 0));
        limits->way = !strcmp(way, "up") ? WAY_UP : !strcmp(way, "down") ? WAY_DOWN : WAY_BAND;
        limits->green = query_is_null(query, 2) ? NAN : query_real(query, 2);
        limits->red = query_is_null(query, 3) ? NAN : query_real(query, 3);
    }
    return query_end(query, err) && found;
}

static bool
find_indicator(struct book *book, const char *alliance, struct limits *limits, struct err *err)
{
    struct method *method = book_method_of(book, alliance, err);
    const struct method_indicator *figure = method ? method_indicator(method, limits->code, err) : NULL;

    if (!figure || isnan(figure->green))
        return false;
    if (strcmp(figure->code, limits->code) != 0) {
        err_set(err, ERR_INPUT, "no figure is written '%.40s'", limits->code);
        err_hint(err, "Write %s.", figure->code);
        return err_where(err, "code");
    }
    limits->name = figure->name;
    limits->way = !isnan(figure->centre) ? WAY_BAND : figure->green < figure->red ? WAY_DOWN : WAY_UP;
    limits->green = figure->green;
    limits->red = figure->red;
    return true;
}

static bool
refuse_order(const struct limits *limits, double green, double red, const char *place, struct err *err)
{
    double low = fmin(green, red), high = fmax(green, red);

    if (green == red) {
        high = low + 1;
        err_set(err, ERR_INPUT, "green and red are both %g: nothing would ever be amber", green);
    } else {
        err_set(err, ERR_INPUT, "%s is better the %s it is, so green is %s red", limits->name,
                limits->way == WAY_UP ? "higher" : limits->way == WAY_BAND ? "nearer to its centre" : "lower",
                limits->way == WAY_UP ? "above" : "below");
    }
    if (limits->way == WAY_UP)
        err_hint(err, "Write for example green=%g red=%g.", high, low);
    else
        err_hint(err, "Write for example green=%g red=%g.", low, high);
    return err_where(err, "%s", place);
}

static bool
check_order(const struct limits *limits, double green, double red, const char *place, struct err *err)
{
    if (isnan(green) || isnan(red))
        return true;
    if (limits->way == WAY_BAND && (green < 0 || red < 0)) {
        err_set(err, ERR_INPUT, "the limits of a band are distances from its centre, and none is below 0");
        err_hint(err, "Write for example green=5 red=10.");
        return err_where(err, "%s", green < 0 ? "green" : "red");
    }
    if (green != red && (limits->way == WAY_UNKNOWN || (limits->way == WAY_UP) == (green > red)))
        return true;
    return refuse_order(limits, green, red, place, err);
}

static bool
check_bound(struct book *book, const struct record *bound, struct arena *arena, struct err *err)
{
    const char *alliance = record_text(bound, "alliance");
    struct limits limits = { .code = record_text(bound, "code"), .green = NAN, .red = NAN };
    double green = number_of(bound, "green"), red = number_of(bound, "red");

    if (!find_metric(book, alliance, &limits, arena, err) && !err->kind &&
        !find_indicator(book, alliance, &limits, err) && !err->kind) {
        err_set(err, ERR_INPUT, "no figure that has limits has the code '%.40s'", limits.code);
        err_hint(err, "Write a code such as G5, L6 or M2.1; 'entente show ALLIANCE governance' shows them.");
        return err_where(err, "code");
    }
    if (err->kind)
        return false;
    return check_order(&limits, isnan(green) ? limits.green : green, isnan(red) ? limits.red : red,
                       isnan(green) ? "red" : "green", err);
}

static bool
check_metric(const struct record *metric, struct err *err)
{
    const char *way = record_text(metric, "direction");
    struct limits limits = {
        .name = record_text(metric, "name"),
        .way = !way ? WAY_UNKNOWN : !strcmp(way, "up") ? WAY_UP : !strcmp(way, "down") ? WAY_DOWN : WAY_BAND,
    };

    return check_order(&limits, number_of(metric, "green"), number_of(metric, "red"), "green", err);
}

/* Limits, and what is shown by its code, are of one thing: a metric is not called like a figure. */
static bool
check_metric_code(struct book *book, const struct record *before, const struct record *metric, struct err *err)
{
    const char *code = record_text(metric, "code"), *old = before ? record_text(before, "code") : NULL;
    struct method *method = book_method_of(book, record_text(metric, "alliance"), err);
    const struct method_indicator *figure = method ? method_indicator(method, code, err) : NULL;

    if (!figure || default_metric_find(code) || (old && strcmp(old, code) == 0))
        return !err->kind;
    err_set(err, ERR_INPUT, "%s is a figure already: %.80s", figure->code, figure->name);
    err_hint(err, "Take a code of its own, for example code=GM1.");
    return err_where(err, "code");
}

bool
record_check_limits(struct book *book, const struct record *before, const struct record *after, struct err *err)
{
    static const char *const asked[] = { "alliance", "code", "direction", "green", "red" };
    bool bound = record_is(after, "bound"), changed = !before, ok = true;
    struct arena arena = { 0 };

    for (size_t i = 0; !changed && i < sizeof asked / sizeof *asked; i++) {
        struct value old = record_value(before, asked[i]), new = record_value(after, asked[i]);

        changed = !value_equal(&old, &new);
    }
    if (changed && bound)
        ok = check_bound(book, after, &arena, err);
    else if (changed && record_is(after, "metric"))
        ok = check_metric_code(book, before, after, err) && check_metric(after, err);
    arena_free(&arena);
    return ok;
}
