#include "src/ops/feed.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/ops/default_metric.h"
#include "src/ops/feed_row.h"
#include "src/ops/holidays.h"
#include "src/ops/record_inside.h"
#include "src/ops/series.h"
#include "src/ops/template.h"
#include "src/store/query.h"

/* What one register takes over. */
struct feed {
    const char *entity, *only, *source;
    const char *lacks;           /* what a row that was left lacks, or NULL */
    bool (*take)(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken,
                 struct err *err);
};

enum { MOST = 400 };

static bool
insert(struct book *book, const struct entity *entity, struct setting *settings, size_t n,
       struct feed_taken *taken, struct err *err)
{
    char id[ID_SIZE] = "";

    ++taken->made;
    return record_insert(book, entity, settings, n, id, err);
}

/* ---- metrics ---- */

/* Not G1, G2 ...: those are figures of governance, and limits hold for a code. */
static bool
free_code(struct book *book, const char *alliance, struct arena *arena, const char **out, struct err *err)
{
    for (int i = 1; i < 10000; i++) {
        *out = arena_printf(arena, "GM%d", i);
        if (!method_indicator(book->method, *out, err) && !err->kind &&
            !query_number(book->store, 1, err, "SELECT count(*) FROM metric WHERE alliance=?1 AND code=?2", "tt",
                          alliance, *out))
            return !err->kind;
        if (err->kind)
            return false;
    }
    return err_set(err, ERR_INPUT, "every code like GM1 is taken");
}

static bool
goal_of(struct book *book, const char *alliance, const struct record *objective, struct arena *arena,
        struct feed_taken *taken, struct err *err)
{
    const struct entity *entity = entity_find("metric");
    struct value from = record_value(objective, "baseline"), to = record_value(objective, "target");
    const char *measure = record_text(objective, "measure"), *code;
    struct setting settings[] = {
        record_setting(entity, "alliance", value_text(alliance)),
        record_setting(entity, "kind", value_text("goal")),
        record_setting(entity, "objective", value_text(objective->id)),
        record_setting(entity, "name", value_text(measure ? measure : record_text(objective, "statement"))),
        record_setting(entity, "unit", record_value(objective, "unit")),
        record_setting(entity, "baseline", from),
        record_setting(entity, "target", to),
        record_setting(entity, "due", record_value(objective, "due")),
        record_setting(entity, "direction", value_text(from.kind == VALUE_NUMBER && to.kind == VALUE_NUMBER &&
                                                       to.number < from.number ? "down" : "up")),
        record_setting(entity, "code", value_null()),
    };

    if (!free_code(book, alliance, arena, &code, err))
        return false;
    settings[9].value = value_text(code);
    return insert(book, entity, settings, 10, taken, err);
}

static size_t
ids_of(struct book *book, struct arena *arena, const char **ids, struct err *err, const char *sql,
       const char *alliance)
{
    struct query *query = query_start(book->store, err, sql, "t", alliance);
    size_t n = 0;

    while (query_next(query, err))
        if (n < MOST)
            ids[n++] = arena_string(arena, query_text(query, 0));
    query_end(query, err);
    return n;
}

static bool
take_goals(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    const char *ids[MOST];
    size_t n = ids_of(book, arena, ids, err, "SELECT o.id FROM objective o WHERE o.alliance=?1 AND o.deleted=0 AND"
                      " NOT EXISTS(SELECT 1 FROM metric m WHERE m.objective=o.id AND m.kind='goal' AND m.deleted=0)"
                      " ORDER BY o.id", alliance);

    for (size_t i = 0; !err->kind && i < n; i++) {
        struct record objective;

        if (record_load(book->store, entity_find("objective"), ids[i], arena, &objective, err))
            goal_of(book, alliance, &objective, arena, taken, err);
    }
    return !err->kind;
}

static bool
take_defaults(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    (void)arena;
    for (size_t i = 0; !err->kind && i < DEFAULT_METRICS; i++) {
        char id[ID_SIZE];

        if (query_number(book->store, 1, err, "SELECT count(*) FROM metric WHERE alliance=?1 AND code=?2 AND"
                         " deleted=0", "tt", alliance, default_metrics[i].code))
            continue;
        ++taken->made;
        if (!default_metric_insert(book, alliance, &default_metrics[i], false, id, err))
            return false;
    }
    return !err->kind;
}

static bool
take_metrics(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    return take_goals(book, alliance, arena, taken, err) && take_defaults(book, alliance, arena, taken, err);
}

/* ---- the usual ones of the method ---- */

static bool
take_rights(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    (void)arena;
    return template_records(book, "usual", alliance, "decision_right", "decision_type", &taken->made, &taken->bare,
                            err);
}

static bool
take_ladder(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    (void)arena;
    return template_records(book, "usual", alliance, "ladder_level", "level", &taken->made, &taken->bare,
                            err);
}

static bool
take_bodies(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    (void)arena;
    return template_records(book, "usual", alliance, "body", "kind", &taken->made, &taken->bare, err) &&
           template_link(book, "usual", alliance, "decision_right", "decision_type", &taken->linked, err);
}

/* ---- reviews ---- */

/* How often the agreement is to be reviewed, as it was answered, else as it usually is (A.8). */
static const char *
review_cycle(struct book *book, const char *alliance, struct arena *arena, struct err *err)
{
    const char *cycle = query_string(book->store, arena, err,
        "SELECT value FROM step_answer WHERE alliance=?1 AND field='s08.review_cycle' AND deleted=0 AND revision="
        "coalesce((SELECT max(revision) FROM step_state WHERE alliance=?1 AND step=8 AND deleted=0),1)", "t",
        alliance);
    struct method *method = book_method_of(book, alliance, err);
    const struct method_part *part = method ? method_answer(method, "s08.review_cycle", NULL, err) : NULL;

    return cycle ? cycle : part && part->field.otherwise ? part->field.otherwise : "quarterly";
}

/* A review a month looks at the work, one a year at the strategy. */
static const char *
review_kind(const char *cycle)
{
    return strcmp(cycle, "monthly") == 0  ? "operational"
           : strcmp(cycle, "yearly") == 0 ? "yearly_strategic" : "steering";
}

/* The reviews there are, and the day the rhythm counts from: when the agreement came into force. */
static bool
read_reviews(struct book *book, const char *alliance, struct arena *arena, struct series *out, struct err *err)
{
    const char *start = query_string(book->store, arena, err, "SELECT start_on FROM alliance WHERE id=?1", "t",
                                     alliance);
    long began = book_today(book);
    struct query *query;

    out->due = arena_alloc(arena, MOST * sizeof *out->due);
    query = query_start(book->store, err, "SELECT date FROM (SELECT date FROM review WHERE alliance=?1 AND deleted=0"
                        " ORDER BY date DESC LIMIT 400) ORDER BY date", "t", alliance);
    while (query_next(query, err))
        if (date_read(query_text(query, 0), &out->due[out->n]))
            out->n++;
    if (!query_end(query, err) || !holidays_read(book, arena, &out->calendar, err))
        return false;
    if (start)
        date_read(start, &began);
    out->anchor = began;
    return true;
}

/* A year ahead: a review of any kind that is near takes the place of one. */
static bool
take_reviews(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    const struct entity *entity = entity_find("review");
    const char *cycle = review_cycle(book, alliance, arena, err);
    long today = book_today(book), until = date_add_months(today, 12);
    struct series days = { 0 };

    if (err->kind || !series_period(cycle, &days.period) || !read_reviews(book, alliance, arena, &days, err))
        return !err->kind;
    for (int k = 1; series_day(&days, k) <= until; k++) {
        long day = series_day(&days, k);
        struct setting settings[] = {
            record_setting(entity, "alliance", value_text(alliance)),
            record_setting(entity, "date", record_day(arena, day)),
            record_setting(entity, "kind", value_text(review_kind(cycle))),
            record_setting(entity, "state", value_text("planned")),
        };

        if (day < today || series_has(&days, day))
            continue;
        if (!insert(book, entity, settings, 4, taken, err))
            return false;
    }
    return true;
}

/* ---- holders of posts ---- */

/* The sponsors of step 11, on both sides: known by name there, and as persons where the portfolio knows them. */
static bool
take_sponsors(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    const struct entity *entity = entity_find("role_assignment");
    struct query *query = query_start(book->store, err,
        "SELECT (SELECT p.id FROM person p WHERE p.name=json_extract(s.cells,'$.person') AND p.deleted=0"
        " ORDER BY p.id LIMIT 1), json_extract(s.cells,'$.person') AS name, json_extract(s.cells,'$.side') AS side"
        " FROM step_row s WHERE s.alliance=?1 AND s.field='s11.sponsors' AND s.deleted=0 AND s.revision=" FEED_REVISION
        " AND name IS NOT NULL AND side IS NOT NULL AND NOT EXISTS(SELECT 1 FROM role_assignment r LEFT JOIN person q"
        " ON q.id=r.person WHERE r.alliance=?1 AND r.role='sponsor' AND r.side=json_extract(s.cells,'$.side')"
        " AND coalesce(r.holder,q.name)=json_extract(s.cells,'$.person') AND r.deleted=0) ORDER BY s.position, s.id",
        "tti", alliance, NULL, (int64_t)11);
    const char *row[MOST][3];
    size_t n = 0;

    while (query_next(query, err))
        if (n < MOST) {
            for (int i = 0; i < 3; i++)
                row[n][i] = arena_string(arena, query_text(query, i));
            n++;
        }
    query_end(query, err);
    for (size_t i = 0; !err->kind && i < n; i++) {
        struct setting settings[] = {
            record_setting(entity, "alliance", value_text(alliance)),
            record_setting(entity, "role", value_text("sponsor")),
            record_setting(entity, "side", value_text(row[i][2])),
            record_setting(entity, row[i][0] ? "person" : "holder", value_text(row[i][0] ? row[i][0] : row[i][1])),
            record_setting(entity, "from", record_day(arena, book_today(book))),
        };

        insert(book, entity, settings, 5, taken, err);
    }
    return !err->kind;
}

static bool
take_posts(struct book *book, const char *alliance, struct arena *arena, struct feed_taken *taken, struct err *err)
{
    const struct entity *entity = entity_find("role_assignment");
    struct query *query = query_start(book->store, err,
        "SELECT m.person, m.side, m.role, coalesce(m.\"from\", b.established_on, ?2), m.until FROM membership m JOIN"
        " body b ON b.id=m.body AND b.deleted=0 AND b.kind IN('steering','executive') WHERE m.alliance=?1 AND"
        " m.deleted=0 AND m.role IN('chair','secretary') AND NOT EXISTS(SELECT 1 FROM role_assignment r WHERE"
        " r.alliance=?1 AND r.person=m.person AND r.role=m.role AND r.side=m.side AND r.deleted=0)"
        " GROUP BY m.person, m.side, m.role ORDER BY m.id", "tt", alliance,
        record_day(arena, book_today(book)).text);
    const char *seat[MOST][5];
    size_t n = 0;

    while (query_next(query, err))
        if (n < MOST) {
            for (int i = 0; i < 5; i++)
                seat[n][i] = arena_string(arena, query_text(query, i));
            n++;
        }
    if (!query_end(query, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct setting settings[] = {
            record_setting(entity, "alliance", value_text(alliance)),
            record_setting(entity, "person", value_text(seat[i][0])),
            record_setting(entity, "side", value_text(seat[i][1])),
            record_setting(entity, "role", value_text(seat[i][2])),
            record_setting(entity, "from", value_text(seat[i][3])),
            record_setting(entity, "until", value_text(seat[i][4])),
        };

        if (!insert(book, entity, settings, 6, taken, err))
            return false;
    }
    return take_sponsors(book, alliance, arena, taken, err);
}

/* ---- the verb ---- */

static const struct feed feeds[] = {
    { "metric", "goal", "the objectives of step 2", NULL, take_goals },
    { "metric", "progress", "the method's default metrics", NULL, take_defaults },
    { "metric", NULL, "the objectives of step 2 and the method's default metrics", NULL, take_metrics },
    { "decision_right", NULL, "the method's usual rights", NULL, take_rights },
    { "ladder_level", NULL, "the method's usual ladder", NULL, take_ladder },
    { "body", NULL, "the method's usual bodies", NULL, take_bodies },
    { "contact_pair", NULL, "the interface points of step 7", "a person of ours or of theirs", NULL },
    { "difference", NULL, "the culture rows of steps 4 and 10", "a layer of culture", NULL },
    { "exit_trigger", NULL, "the ending rules of step 8", "what sets it off", NULL },
    { "information_item", NULL, "the sharing rules of step 5", "the side that tells", NULL },
    { "commitment", NULL, "what is given and got in step 3", "a direction or an end", NULL },
    { "knowledge_item", NULL, "the knowledge we bring in step 3", "a name", NULL },
    { "risk", NULL, "the difficulties expected in step 11", "a description", NULL },
    { "review", NULL, "the review frequency of step 8", NULL, take_reviews },
    { "role_assignment", NULL, "the seats of chairs and secretaries and the sponsors of step 11", NULL, take_posts },
};

static const struct feed *
feed_of(const struct entity *entity, const char *only)
{
    for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++)
        if (strcmp(feeds[i].entity, entity->name) == 0 &&
            (only && feeds[i].only ? strcmp(only, feeds[i].only) == 0 : !only == !feeds[i].only))
            return &feeds[i];
    return NULL;
}

bool
feed_takes(const struct entity *entity, const char *only)
{
    return feed_of(entity, only) != NULL;
}

const char *
feed_source(const struct entity *entity, const char *only)
{
    const struct feed *feed = feed_of(entity, only);

    return feed ? feed->source : NULL;
}

/* Rows that become records are in a table of their own (feed_row.c). */
static bool
take_rows(struct book *book, const char *alliance, const char *entity, struct arena *arena, struct feed_taken *taken,
          struct err *err)
{
    const struct feed_row *feed;
    bool ok = true;

    for (size_t i = 0; ok && (feed = feed_row_of(entity, i)) != NULL; i++)
        ok = feed_row_take(book, alliance, feed, arena, &taken->made, &taken->left, err);
    return ok;
}

bool
feed_take(struct book *book, const char *alliance, const struct entity *entity, const char *only,
          struct feed_taken *taken, struct err *err)
{
    const struct feed *feed = feed_of(entity, only);
    struct arena arena = { 0 };
    bool ok;

    *taken = (struct feed_taken){ .lacks = feed ? feed->lacks : NULL };
    if (!feed) {
        err_set(err, ERR_INPUT, "nothing in the steps becomes %s %s", text_article(entity->name), entity->name);
        return err_where(err, "%s", entity->name);
    }
    ok = alliance_is_there(book, alliance, err) && change_begin(book->store, CHANGE_EDIT, alliance, err);
    if (ok && (feed->take ? feed->take(book, alliance, &arena, taken, err)
                          : take_rows(book, alliance, entity->name, &arena, taken, err)))
        ok = change_commit(book->store, arena_printf(&arena, "%s: %ld taken over", record_word(book, entity),
                                                     taken->made), NULL, err);
    else {
        change_rollback(book->store);
        ok = false;
    }
    arena_free(&arena);
    return ok;
}

const char *
feed_left(const struct feed_taken *taken, struct arena *arena)
{
    if (taken->bare)
        return arena_printf(arena, "; %ld without a body yet: fill in the bodies too, then they get theirs",
                            taken->bare);
    if (taken->linked)
        return arena_printf(arena, "; %ld decision right%s had no body and got one", taken->linked,
                            taken->linked == 1 ? "" : "s");
    return !taken->left ? ""
           : arena_printf(arena, "; %ld row%s left: %s %s", taken->left, taken->left == 1 ? " was" : "s were",
                          taken->lacks, "is missing");
}
