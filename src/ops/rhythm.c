#include "src/ops/rhythm.h"

#include <string.h>

#include "src/base/date.h"
#include "src/ops/holidays.h"
#include "src/ops/record_inside.h"
#include "src/ops/series.h"
#include "src/store/query.h"

/* ---- the meetings there are ---- */

struct rhythm {
    const char *alliance, *name;
    struct series days;
};

static bool
read_series(struct book *book, const char *body, struct arena *arena, struct rhythm *out, struct err *err)
{
    struct record record;
    struct query *query;
    const char *state;
    size_t room;
    long established = 0;

    *out = (struct rhythm){ 0 };
    if (!record_load(book->store, entity_find("body"), body, arena, &record, err))
        return false;
    out->alliance = record_text(&record, "alliance");
    out->name = record_text(&record, "name");
    state = record_text(&record, "state");
    if (!series_period(record_text(&record, "meets"), &out->days.period)) {
        err_set(err, ERR_INPUT, "%.100s has no rhythm", out->name);
        err_hint(err, "Set how often it meets: meets=quarterly.");
        return err_where(err, "meets");
    }
    if (!state || (strcmp(state, "active") != 0 && strcmp(state, "dormant") != 0)) {
        err_set(err, ERR_INPUT, "%.100s is not active", out->name);
        return err_where(err, "state");
    }
    if (record_text(&record, "established_on"))
        date_read(record_text(&record, "established_on"), &established);
    room = (size_t)query_number(book->store, 0, err, "SELECT count(*) FROM meeting WHERE body=?1 AND deleted=0", "t",
                                body);
    out->days.due = arena_alloc(arena, (room + RHYTHM_MOST + 1) * sizeof *out->days.due);
    query = query_start(book->store, err, "SELECT due FROM meeting WHERE body=?1 AND deleted=0 ORDER BY due", "t",
                        body);
    while (query_next(query, err))
        if (out->days.n < room && date_read(query_text(query, 0), &out->days.due[out->days.n]))
            out->days.n++;
    if (!query_end(query, err) || !holidays_read(book, arena, &out->days.calendar, err))
        return false;
    series_anchor(&out->days, established ? established : book_today(book));
    return true;
}

static bool
add_meeting(struct book *book, const char *body, const struct rhythm *rhythm, long day, struct arena *arena,
            struct err *err)
{
    const struct entity *entity = entity_find("meeting");
    struct setting settings[] = {
        record_setting(entity, "alliance", value_text(rhythm->alliance)),
        record_setting(entity, "body", value_text(body)),
        record_setting(entity, "due", record_day(arena, day)),
    };
    char id[ID_SIZE] = "";

    return record_insert(book, entity, settings, 3, id, err);
}

/* So many are a slip of the finger, and a calendar that nobody can read. */
static bool
refuse_more(const struct rhythm *rhythm, const struct rhythm_reach *reach, struct err *err)
{
    char last[DATE_SIZE];

    date_write(rhythm->days.due[rhythm->days.n - 1], last);
    err_set(err, ERR_INPUT, "that is more than %d meetings of %.100s; none was planned", RHYTHM_MOST, rhythm->name);
    err_hint(err, "The %dth falls on %s: plan until then at most, such as --until %s.", RHYTHM_MOST, last, last);
    return err_where(err, reach->until ? "--until" : "--count");
}

static bool
plan_body(struct book *book, const char *body, const struct rhythm_reach *reach, struct arena *arena,
          struct rhythm *rhythm, long *made, struct err *err)
{
    long today = book_today(book), ahead = 0;

    if (!read_series(book, body, arena, rhythm, err))
        return false;
    for (size_t i = 0; i < rhythm->days.n; i++)
        ahead += rhythm->days.due[i] >= today;
    for (int k = 0; !reach->count || ahead < reach->count; k++) {
        long day = series_day(&rhythm->days, k);

        if ((reach->until && day > reach->until) || (!reach->count && !reach->until))
            break;
        if (day < today || series_has(&rhythm->days, day))
            continue;
        if (*made == RHYTHM_MOST)
            return refuse_more(rhythm, reach, err);
        if (!add_meeting(book, body, rhythm, day, arena, err))
            return false;
        rhythm->days.due[rhythm->days.n++] = day;
        ++*made;
        ahead++;
    }
    return true;
}

static bool
finish(struct book *book, bool ok, const char *label, struct err *err)
{
    if (ok)
        return change_commit(book->store, label, NULL, err);
    change_rollback(book->store);
    return false;
}

bool
rhythm_plan(struct book *book, const char *body, const struct rhythm_reach *reach, long *made, struct err *err)
{
    struct arena arena = { 0 };
    struct rhythm rhythm;
    bool ok = change_begin(book->store, CHANGE_EDIT, NULL, err);

    *made = 0;
    ok = ok && plan_body(book, body, reach, &arena, &rhythm, made, err);
    ok = finish(book, ok, ok ? arena_printf(&arena, "%s: %ld meeting%s planned", rhythm.name, *made,
                                            *made == 1 ? "" : "s") : NULL, err);
    arena_free(&arena);
    return ok;
}

bool
rhythm_plan_all(struct book *book, const char *alliance, const struct rhythm_reach *reach, long *made,
                struct err *err)
{
    enum { BODIES = 100 };
    struct arena arena = { 0 };
    const char *body[BODIES];
    size_t n = 0;
    struct query *query = query_start(book->store, err,
        "SELECT id FROM body WHERE alliance=?1 AND deleted=0 AND state IN('active','dormant')"
        " AND meets IS NOT NULL AND meets<>'on_call' ORDER BY id", "t", alliance);
    bool ok;

    *made = 0;
    while (query_next(query, err))
        if (n < BODIES)
            body[n++] = arena_string(&arena, query_text(query, 0));
    ok = query_end(query, err);
    if (ok && !n) {
        err_set(err, ERR_INPUT, "no active body of this alliance has a rhythm");
        ok = err_hint(err, "Add the bodies first, with meets=quarterly or the like.");
    }
    ok = ok && change_begin(book->store, CHANGE_EDIT, alliance, err);
    for (size_t i = 0; ok && i < n; i++) {
        struct rhythm rhythm;
        long some = 0;

        ok = plan_body(book, body[i], reach, &arena, &rhythm, &some, err);
        *made += some;
    }
    ok = finish(book, ok, arena_printf(&arena, "Meetings: %ld planned", *made), err);
    arena_free(&arena);
    return ok;
}

/* ---- who is expected ---- */

bool
rhythm_expect(struct book *book, const char *meeting, long *made, struct err *err)
{
    const struct entity *entity = entity_find("attendance");
    struct arena arena = { 0 };
    struct record record;
    struct query *query;
    const char *day;
    bool ok = record_load(book->store, entity_find("meeting"), meeting, &arena, &record, err);

    *made = 0;
    if (ok) {
        day = record_text(&record, "held_on") ? record_text(&record, "held_on") : record_text(&record, "due");
        ok = change_begin(book->store, CHANGE_EDIT, record_text(&record, "alliance"), err);
    }
    query = !ok ? NULL : query_start(book->store, err,
        "SELECT m.person, m.side, m.role FROM membership m WHERE m.body=?1 AND m.deleted=0"
        " AND (m.\"from\" IS NULL OR m.\"from\"<=?2) AND (m.until IS NULL OR m.until>=?2)"
        " AND NOT EXISTS(SELECT 1 FROM attendance a WHERE a.meeting=?3 AND a.person=m.person AND a.deleted=0)"
        " GROUP BY m.person ORDER BY m.side DESC, m.id", "ttt", record_text(&record, "body"), day, meeting);
    struct { const char *person, *side; bool guest; } seat[200];
    size_t n = 0;

    while (query_next(query, err))
        if (n < 200) {
            seat[n].person = arena_string(&arena, query_text(query, 0));
            seat[n].side = arena_string(&arena, query_text(query, 1));
            seat[n++].guest = strcmp(query_text(query, 2), "observer") == 0;
        }
    ok = query_end(query, err) && ok;
    for (size_t i = 0; ok && i < n; i++) {
        struct setting settings[] = {
            record_setting(entity, "alliance", record_value(&record, "alliance")),
            record_setting(entity, "meeting", value_text(meeting)),
            record_setting(entity, "person", value_text(seat[i].person)),
            record_setting(entity, "side", value_text(seat[i].side)),
            record_setting(entity, "expected", value_int(!seat[i].guest)),
        };
        char id[ID_SIZE] = "";

        ok = record_insert(book, entity, settings, 5, id, err);
        ++*made;
    }
    ok = finish(book, ok, ok ? arena_printf(&arena, "Meeting '%s': %zu expected", method_title(book->method, &record, &arena), n)
                             : NULL, err);
    arena_free(&arena);
    return ok;
}
