#include "src/figures/readings.h"

#include <string.h>

#include "src/base/date.h"
#include "src/ops/living.h"
#include "src/store/query.h"

enum { METRICS_FIRST = 32 };

static void
add_question(struct str *sql)
{
    str_add(sql, "SELECT m.\"id\",r.\"id\",r.\"date\",r.\"value\" FROM \"metric\" m"
                 " JOIN \"reading\" r ON r.\"id\"=(SELECT x.\"id\" FROM \"reading\" x"
                 " WHERE x.\"metric\"=m.\"id\" AND x.\"date\"<=?2 AND ");
    living_add(sql, entity_find("reading"), "x", "metric");
    str_add(sql, " ORDER BY x.\"date\" DESC,x.\"id\" DESC LIMIT 1)"
                 " WHERE m.\"alliance\"=?1 ORDER BY m.\"id\"");
}

/* The row as a reading; false when its day is none. */
static bool
read_row(struct query *query, struct arena *arena, struct reading_seen *reading)
{
    *reading = (struct reading_seen){
        .metric = arena_string(arena, query_text(query, 0)),
        .id = arena_string(arena, query_text(query, 1)), .value = query_real(query, 3),
    };
    return date_read(query_text(query, 2), &reading->date);
}

const struct readings *
figures_readings(struct figures_context *context)
{
    struct err *err = context->figures->err;
    struct readings *readings;
    struct reading_seen *reading = NULL;
    struct str sql = { 0 };
    struct query *query;
    char today[DATE_SIZE];
    size_t n = 0, room = 0;

    if (context->readings)
        return context->readings;
    readings = arena_alloc(context->arena, sizeof *readings);
    date_write(context->day, today);
    add_question(&sql);
    query = query_start(context->figures->book->store, err, str_text(&sql), "tt",
                        context->alliance->fact.id, today);
    str_free(&sql);
    while (query_next(query, err)) {
        if (n == room) {
            struct reading_seen *more = arena_alloc(
                context->arena, (room = room ? 2 * room : METRICS_FIRST) * sizeof *more);

            if (n)
                memcpy(more, reading, n * sizeof *more);
            reading = more;
        }
        n += read_row(query, context->arena, &reading[n]);
    }
    *readings = (struct readings){ reading, query_end(query, err) ? n : 0 };
    context->readings = readings;
    return readings;
}

struct reading_seen
readings_of(const struct readings *readings, const char *metric)
{
    size_t low = 0, high = metric ? readings->n : 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(readings->reading[middle].metric, metric);

        if (!order)
            return readings->reading[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (struct reading_seen){ .metric = metric, .date = DAY_NONE, .value = NAN };
}

size_t
readings_newest(struct figures_context *context, const char *metric, struct reading_seen *out,
                size_t most)
{
    struct err *err = context->figures->err;
    struct str sql = { 0 };
    struct query *query;
    char today[DATE_SIZE];
    size_t n = 0;

    date_write(context->day, today);
    str_add(&sql, "SELECT x.\"metric\",x.\"id\",x.\"date\",x.\"value\" FROM \"reading\" x"
                  " WHERE x.\"metric\"=?1 AND x.\"date\"<=?2 AND ");
    living_add(&sql, entity_find("reading"), "x", "metric");
    str_add(&sql, " ORDER BY x.\"date\" DESC,x.\"id\" DESC LIMIT ?3");
    query = query_start(context->figures->book->store, err, str_text(&sql), "tti", metric, today,
                        (int64_t)most);
    str_free(&sql);
    while (n < most && query_next(query, err))
        n += read_row(query, context->arena, &out[n]);
    return query_end(query, err) ? n : 0;
}
