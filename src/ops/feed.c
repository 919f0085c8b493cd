#include "src/ops/feed.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/ops/default_metric.h"
#include "src/ops/record_inside.h"
#include "src/ops/template.h"
#include "src/store/query.h"

/* What one register takes over. */
struct feed {
    const char *entity, *only, *source;
    bool (*take)(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err);
};

enum { MOST = 400 };

static bool
insert(struct book *book, const struct entity *entity, struct setting *settings, size_t n, long *made,
       struct err *err)
{
    char id[ID_SIZE] = "";

    ++*made;
    return record_insert(book, entity, settings, n, id, err);
}

/* ---- metrics ---- */

static bool
free_code(struct book *book, const char *alliance, struct arena *arena, const char **out, struct err *err)
{
    for (int i = 1; i < 10000; i++) {
        *out = arena_printf(arena, "G%d", i);
        if (!query_number(book->store, 1, err, "SELECT count(*) FROM metric WHERE alliance=?1 AND code=?2", "tt",
                          alliance, *out))
            return !err->kind;
    }
    return err_set(err, ERR_INPUT, "every code like G1 is taken");
}

static bool
goal_of(struct book *book, const char *alliance, const struct record *objective, struct arena *arena, long *made,
        struct err *err)
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
    return insert(book, entity, settings, 10, made, err);
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
take_goals(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    const char *ids[MOST];
    size_t n = ids_of(book, arena, ids, err, "SELECT o.id FROM objective o WHERE o.alliance=?1 AND o.deleted=0 AND"
                      " NOT EXISTS(SELECT 1 FROM metric m WHERE m.objective=o.id AND m.kind='goal' AND m.deleted=0)"
                      " ORDER BY o.id", alliance);

    for (size_t i = 0; !err->kind && i < n; i++) {
        struct record objective;

        if (record_load(book->store, entity_find("objective"), ids[i], arena, &objective, err))
            goal_of(book, alliance, &objective, arena, made, err);
    }
    return !err->kind;
}

static bool
take_defaults(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    (void)arena;
    for (size_t i = 0; !err->kind && i < DEFAULT_METRICS; i++) {
        char id[ID_SIZE];

        if (query_number(book->store, 1, err, "SELECT count(*) FROM metric WHERE alliance=?1 AND code=?2 AND"
                         " deleted=0", "tt", alliance, default_metrics[i].code))
            continue;
        ++*made;
        if (!default_metric_insert(book, alliance, &default_metrics[i], false, id, err))
            return false;
    }
    return !err->kind;
}

static bool
take_metrics(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    return take_goals(book, alliance, arena, made, err) && take_defaults(book, alliance, arena, made, err);
}

/* ---- the usual ones of the method ---- */

static bool
take_rights(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    (void)arena;
    return template_records(book, "usual", alliance, "decision_right", "decision_type", made, err);
}

static bool
take_ladder(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    (void)arena;
    return template_records(book, "usual", alliance, "ladder_level", "level", made, err);
}

static bool
take_bodies(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    (void)arena;
    return template_records(book, "usual", alliance, "body", "kind", made, err);
}

/* ---- rows of the steps ---- */

/* The cells of the rows of a question in its newest revision. */
static size_t
rows_of(struct book *book, const char *alliance, const char *field, struct arena *arena,
        const struct json **rows, struct err *err)
{
    struct query *query = query_start(book->store, err,
        "SELECT cells FROM step_row WHERE alliance=?1 AND field=?2 AND deleted=0 AND revision=(SELECT max(revision)"
        " FROM step_row WHERE alliance=?1 AND field=?2 AND deleted=0) ORDER BY position, id", "tt", alliance, field);
    const char *cells[MOST];
    size_t n = 0, read = 0;

    while (query_next(query, err))
        if (n < MOST)
            cells[n++] = arena_string(arena, query_text(query, 0) ? query_text(query, 0) : "{}");
    query_end(query, err);
    for (size_t i = 0; !err->kind && i < n; i++)
        if ((rows[read] = json_read(arena, cells[i], strlen(cells[i]), err)) != NULL)
            read++;
    return read;
}

static const char *
cell(const struct json *row, const char *name)
{
    const struct json *member = json_member(row, name);

    return member && member->kind == JSON_STRING ? member->text : NULL;
}

static struct value
cell_value(const struct json *row, const struct entity *entity, const char *column, const char *name,
           struct arena *arena)
{
    const struct json *member = json_member(row, column);
    struct field field = *entity_field(entity, name);
    struct err ignored = { 0 };
    struct value value = value_null();

    field.required = false;
    return member && value_from_json(&field, member, arena, &value, &ignored) ? value : value_null();
}

static bool
take_pairs(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    const struct entity *entity = entity_find("contact_pair");
    const struct json *rows[MOST];
    size_t n = rows_of(book, alliance, "s07.interface", arena, rows, err);

    for (size_t i = 0; !err->kind && i < n; i++) {
        const char *ours = cell(rows[i], "our_person"), *theirs = cell(rows[i], "their_person");
        const char *name = theirs ? record_title_of(book->store, entity_find("person"), theirs, arena) : NULL;
        struct setting settings[] = {
            record_setting(entity, "alliance", value_text(alliance)),
            record_setting(entity, "level", value_text("operator")),
            record_setting(entity, "our_person", value_text(ours)),
            record_setting(entity, "their_person", value_text(name)),
            record_setting(entity, "topic", value_text(cell(rows[i], "function"))),
            record_setting(entity, "times_per_month",
                           cell_value(rows[i], entity, "times_per_month", "times_per_month", arena)),
        };

        if (!ours || !name ||
            query_number(book->store, 1, err, "SELECT count(*) FROM contact_pair WHERE alliance=?1 AND our_person=?2"
                         " AND their_person=?3 AND deleted=0", "ttt", alliance, ours, name))
            continue;
        if (!insert(book, entity, settings, 6, made, err))
            return false;
    }
    return !err->kind;
}

static bool
add_difference(struct book *book, const char *alliance, const struct json *row, struct arena *arena, long *made,
               struct err *err)
{
    const struct entity *entity = entity_find("difference");
    const char *layer = cell(row, "layer"), *way = cell(row, "use_or_bridge"), *text = cell(row, "difference");
    const char *domain = layer ? arena_printf(arena, "culture_%s", layer) : NULL;
    struct setting settings[] = {
        record_setting(entity, "alliance", value_text(alliance)),
        record_setting(entity, "domain", value_text(domain)),
        record_setting(entity, "size", cell_value(row, entity, "distance", "size", arena)),
        record_setting(entity, "noticed_by", value_text("us")),
        record_setting(entity, "noticed_on", record_day(arena, book_today(book))),
        record_setting(entity, "decision", value_text(!way ? "open" : strcmp(way, "leverage") == 0 ? "use" : way)),
        record_setting(entity, "action", value_text(cell(row, "action"))),
        record_setting(entity, "owner", value_text(cell(row, "owner"))),
    };
    size_t n = sizeof settings / sizeof *settings;
    struct setting all[10];
    int64_t known;

    text = text ? text : cell(row, "note");
    if (!domain || err->kind)
        return !err->kind;
    known = query_number(book->store, 1, err, "SELECT count(*) FROM difference WHERE alliance=?1 AND domain=?2 AND"
                         " (note IS ?3 OR ?3 IS NULL) AND deleted=0", "ttt", alliance, domain, text);
    if (known || err->kind)
        return !err->kind;
    memcpy(all, settings, sizeof settings);
    if (text)
        all[n++] = (struct setting){ &field_note, value_text(text) };
    return insert(book, entity, all, n, made, err);
}

static bool
take_differences(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    const struct json *rows[MOST];
    size_t n = rows_of(book, alliance, "s10.culture", arena, rows, err);

    for (size_t i = 0; !err->kind && i < n; i++)
        add_difference(book, alliance, rows[i], arena, made, err);
    n = rows_of(book, alliance, "s04.culture", arena, rows, err);
    for (size_t i = 0; !err->kind && i < n; i++) {
        const struct json *distance = json_member(rows[i], "distance");

        if (distance && distance->kind == JSON_NUMBER && distance->number >= 4)
            add_difference(book, alliance, rows[i], arena, made, err);
    }
    return !err->kind;
}

static bool
take_triggers(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
{
    const struct entity *entity = entity_find("exit_trigger");
    const struct json *rows[MOST];
    size_t n = rows_of(book, alliance, "s08.exit", arena, rows, err);

    for (size_t i = 0; !err->kind && i < n; i++) {
        const char *trigger = cell(rows[i], "trigger");
        struct setting settings[] = {
            record_setting(entity, "alliance", value_text(alliance)),
            record_setting(entity, "trigger", value_text(trigger)),
        };

        if (trigger && !query_number(book->store, 1, err, "SELECT count(*) FROM exit_trigger WHERE alliance=?1 AND"
                                     " \"trigger\"=?2 AND deleted=0", "tt", alliance, trigger))
            insert(book, entity, settings, 2, made, err);
    }
    return !err->kind;
}

/* ---- holders of posts ---- */

static bool
take_posts(struct book *book, const char *alliance, struct arena *arena, long *made, struct err *err)
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

        if (!insert(book, entity, settings, 6, made, err))
            return false;
    }
    return true;
}

/* ---- the verb ---- */

static const struct feed feeds[] = {
    { "metric", "goal", "the objectives of step 2", take_goals },
    { "metric", "progress", "the method's default metrics", take_defaults },
    { "metric", NULL, "the objectives of step 2 and the method's default metrics", take_metrics },
    { "decision_right", NULL, "the method's usual rights", take_rights },
    { "ladder_level", NULL, "the method's usual ladder", take_ladder },
    { "body", NULL, "the method's usual bodies", take_bodies },
    { "contact_pair", NULL, "the interface points of step 7", take_pairs },
    { "difference", NULL, "the culture rows of steps 4 and 10", take_differences },
    { "exit_trigger", NULL, "the ending rules of step 8", take_triggers },
    { "role_assignment", NULL, "the seats of chairs and secretaries", take_posts },
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

bool
feed_take(struct book *book, const char *alliance, const struct entity *entity, const char *only, long *made,
          struct err *err)
{
    const struct feed *feed = feed_of(entity, only);
    struct arena arena = { 0 };
    bool ok;

    *made = 0;
    if (!feed) {
        err_set(err, ERR_INPUT, "nothing in the steps becomes a %s", entity->name);
        return err_where(err, "%s", entity->name);
    }
    ok = alliance_is_there(book, alliance, err) && change_begin(book->store, CHANGE_EDIT, alliance, err);
    if (ok && feed->take(book, alliance, &arena, made, err))
        ok = change_commit(book->store, arena_printf(&arena, "%s: %ld taken over", record_word(book, entity), *made),
                           NULL, err);
    else {
        change_rollback(book->store);
        ok = false;
    }
    arena_free(&arena);
    return ok;
}
