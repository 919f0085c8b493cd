/* What a reading can be: for a metric measured by hand, of a day that is over, within its range. */
#include <string.h>

#include "src/ops/default_metric.h"
#include "src/ops/reading.h"
#include "src/ops/record_inside.h"
#include "src/store/query.h"

/* A share lies between 0 and 100, and nothing happens less than never; metrics of one's own may be anything. */
static bool
check_range(struct book *book, const char *code, double value, struct err *err)
{
    const struct method_indicator *metric = code ? method_indicator(book->method, code, err) : NULL;
    bool share = metric && metric->unit && !strcmp(metric->unit, "%");
    bool counted = metric && metric->unit && !strncmp(metric->unit, "count", 5);

    if (err->kind)
        return false;
    if ((!share || (value >= 0 && value <= 100)) && (!counted || value >= 0))
        return true;
    err_set(err, ERR_INPUT, "%g cannot be: %s %s", value, metric->name,
            share ? "is a share from 0 to 100 %" : "counts what happened");
    err_hint(err, "Write for example %s.", share ? "85" : "2");
    return err_where(err, "value");
}

/* What is measured has been measured: no reading comes from a day that is still to come. */
static bool
check_day(struct book *book, const char *date, struct arena *arena, struct err *err)
{
    if (!date || strcmp(date, record_day(arena, book_today(book)).text) <= 0)
        return true;
    err_set(err, ERR_INPUT, "%s is still to come", date);
    err_hint(err, "A reading has the day it was taken, such as today or 2027-01-31.");
    return err_where(err, "date");
}

bool
reading_takes(const char *code, const char *name, const char *how, struct err *err)
{
    const struct default_metric *known = default_metric_find(code);

    if (known ? known->by_hand : strcmp(how, "manual") == 0)
        return true;
    if (known) {
        err_set(err, ERR_INPUT, "%.16s, %.80s, is computed from %s", code, name,
                strcmp(known->how, "survey") == 0 ? "the health check" : "the records");
        err_hint(err, "Nothing is entered for it; the progress dashboard shows it.");
    } else {
        err_set(err, ERR_INPUT, "%.16s, %.80s, is not measured by hand: it is said to be %s", code, name,
                strcmp(how, "survey") == 0 ? "asked for in the health check" : "computed");
        err_hint(err, "Set how=manual on the metric first.");
    }
    return err_where(err, "%.60s", code);
}

/* What takes the place of readings by hand as soon as there is some of it; ?2 is the day (D.9). */
static const struct {
    const char *code, *sql, *what, *verb;
} instead[] = {
    { "M2.1", "SELECT count(*) FROM information_item WHERE alliance=?1 AND deleted=0 AND ?2 IS NOT NULL",
      "the information due", "Tick what was delivered: 'entente list information_item'." },
    { "M2.2", "SELECT count(*) FROM idea WHERE alliance=?1 AND deleted=0 AND logged_on<=?2", "the ideas",
      "Add each idea: 'entente add idea'." },
    { "M3.3", "SELECT count(*) FROM idea WHERE alliance=?1 AND deleted=0 AND logged_on<=?2", "the ideas",
      "Add each idea with its difference: 'entente add idea'." },
    { "M5.2", "SELECT count(*) FROM time_log WHERE alliance=?1 AND deleted=0 AND kind IN('internal','partner') AND"
      " date<=?2 AND date>date(?2,'-90 days')", "the hours", "Add the hours: 'entente add time_log'." },
};

/* A figure that is computed from records by now looks at no reading. */
static bool
check_metric(struct book *book, const struct record *metric, const char *day, struct err *err)
{
    const char *code = record_text(metric, "code"), *alliance = record_text(metric, "alliance");

    if (!reading_takes(code, record_text(metric, "name"), record_text(metric, "how"), err))
        return err_where(err, "metric");
    for (size_t i = 0; i < sizeof instead / sizeof *instead; i++) {
        if (strcmp(instead[i].code, code) != 0 ||
            !query_number(book->store, 0, err, instead[i].sql, "tt", alliance, day))
            continue;
        err_set(err, ERR_INPUT, "%s, %.80s, is computed from %s, now that there are such records", code,
                record_text(metric, "name"), instead[i].what);
        err_hint(err, "%s", instead[i].verb);
        return err_where(err, "metric");
    }
    return !err->kind;
}

bool
record_check_reading(struct book *book, const struct record *before, const struct record *after, struct err *err)
{
    static const char *const fields[] = { "metric", "value", "date" };
    struct arena arena = { 0 };
    struct record metric;
    bool differs[3], ok;

    for (size_t i = 0; i < 3; i++) {
        struct value old = before ? record_value(before, fields[i]) : value_null();
        struct value new = record_value(after, fields[i]);

        differs[i] = !before || !value_equal(&old, &new);
    }
    if (!differs[0] && !differs[1] && !differs[2])
        return true;
    ok = record_load(book->store, entity_find("metric"), record_text(after, "metric"), &arena, &metric, err) &&
         (!differs[0] || check_metric(book, &metric, record_text(after, "date"), err)) &&
         (!(differs[0] || differs[1]) ||
          check_range(book, record_text(&metric, "code"), record_value(after, "value").number, err)) &&
         (!differs[2] || check_day(book, record_text(after, "date"), &arena, err));
    arena_free(&arena);
    return ok;
}
