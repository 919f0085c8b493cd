/* The same fact in two places: answers and fields of the alliance, objectives and their goal metrics, posts. */
#include <string.h>

#include "src/base/date.h"
#include "src/ops/feed.h"
#include "src/ops/feed_row.h"
#include "src/ops/objective_change.h"
#include "src/ops/record_inside.h"
#include "src/ops/step.h"
#include "src/store/query.h"

/* An answer and the field of the alliance that says the same. */
static const struct {
    const char *key, *field;
    int step;
} same[] = {
    { "s01.motives", "motives", 1 }, { "s01.purpose", "purpose", 1 }, { "s01.sponsor", "sponsor_us", 1 },
    { "s08.form", "form", 8 },       { "s08.value", "value", 8 },     { "s08.effective", "start_on", 8 },
};

enum { SAME = sizeof same / sizeof *same };

static bool
is_empty(const struct value *value)
{
    return value->kind == VALUE_NULL || (value->kind == VALUE_LIST && strcmp(value->text, "[]") == 0);
}

/* The partner that is chosen becomes the other party, unless somebody else is one already. */
static bool
choose_party(struct book *book, const char *alliance, const struct value *seen, const struct value *value,
             struct err *err)
{
    const struct entity *entity = entity_find("party");
    struct arena arena = { 0 };
    struct setting settings[] = {
        record_setting(entity, "alliance", value_text(alliance)),
        record_setting(entity, "organisation", *value),
        record_setting(entity, "side", value_text("them")),
    };
    char id[ID_SIZE] = "";
    const char *old;
    int64_t there;
    bool ok = true;

    if (value->kind != VALUE_TEXT)
        return true;
    there = query_number(book->store, 0, err, "SELECT count(*) FROM party WHERE alliance=?1 AND deleted=0 AND"
                         " (side='them' OR organisation=?2)", "tt", alliance, value->text);
    old = query_string(book->store, &arena, err, "SELECT id FROM party WHERE alliance=?1 AND deleted=0 AND side='them'"
                       " AND organisation=?2", "tt", alliance, seen->kind == VALUE_TEXT ? seen->text : NULL);
    if (!err->kind && !there)
        ok = record_insert(book, entity, settings, 3, id, err);
    else if (!err->kind && old && there == 1)
        ok = record_update(book, entity, old, &settings[1], seen, 1, err);
    arena_free(&arena);
    return ok && !err->kind;
}

bool
feed_answer(struct book *book, const char *alliance, const char *key, const struct value *seen,
            const struct value *value, struct err *err)
{
    const struct entity *entity = entity_find("alliance");
    struct arena arena = { 0 };
    struct record record;
    bool ok = strcmp(key, "s04.choice") != 0 || choose_party(book, alliance, seen, value, err);

    for (size_t i = 0; ok && i < SAME; i++) {
        struct setting setting;
        struct value now;

        if (strcmp(same[i].key, key) != 0)
            continue;
        ok = record_load(book->store, entity, alliance, &arena, &record, err);
        if (!ok)
            break;
        now = record_value(&record, same[i].field);
        setting = record_setting(entity, same[i].field, *value);
        if (is_empty(value) && setting.field->type == FIELD_MULTI)
            continue;
        if ((is_empty(&now) || value_equal(&now, seen)) && !value_equal(&now, value))
            ok = record_update(book, entity, alliance, &setting, &now, 1, err);
    }
    arena_free(&arena);
    return ok;
}

/* The answer follows the alliance's field as long as its step is not signed off. */
static bool
answer_follows(struct book *book, const struct record *before, const struct record *after, size_t i,
               struct err *err)
{
    enum step_mark marks[STEP_COUNT];
    struct arena arena = { 0 };
    const struct method_part *part = method_answer(book->method, same[i].key, NULL, err);
    struct value old = record_value(before, same[i].field), new = record_value(after, same[i].field);
    struct query *query;
    struct cell stored = cell_null();
    const char *id = NULL;
    bool ok = part && step_marks(book, after->id, marks, err);

    if (!ok || marks[same[i].step - 1] == STEP_DONE || marks[same[i].step - 1] == STEP_WAIVED) {
        arena_free(&arena);
        return !err->kind;
    }
    query = query_start(book->store, err, "SELECT id, value FROM step_answer WHERE alliance=?1 AND field=?2 AND"
                        " deleted=0 ORDER BY revision DESC LIMIT 1", "tt", after->id, same[i].key);
    if (query_next(query, err)) {
        struct cell cell = query_cell(query, 1);

        id = arena_string(&arena, query_text(query, 0));
        stored = cell_copy(&arena, &cell);
    }
    ok = query_end(query, err);
    if (ok && id) {
        struct cell was = value_to_answer(&part->field, &old, &arena);
        struct change_cell cell = { "value", stored, value_to_answer(&part->field, &new, &arena) };

        if (cell_equal(&stored, &was) && !is_empty(&new))
            ok = change_set(book->store, "step_answer", id, &cell, 1, err);
    }
    arena_free(&arena);
    return ok;
}

/* ---- objectives and goal metrics ---- */

static const char *const shared[] = { "unit", "baseline", "target", "due" };

/* Set the shared fields of `id` that held the old value of `before`. */
static bool
follow(struct book *book, const struct entity *entity, const char *id, const struct record *before,
       const struct record *after, struct err *err)
{
    struct arena arena = { 0 };
    struct record record, now;
    bool ok = record_load(book->store, entity, id, &arena, &record, err);

    for (size_t i = 0; ok && i < sizeof shared / sizeof *shared; i++) {
        struct value old = record_value(before, shared[i]), new = record_value(after, shared[i]);
        struct value its = record_value(&record, shared[i]);
        struct change_cell cell = { .column = shared[i] };

        if (value_equal(&old, &new) || !value_equal(&old, &its))
            continue;
        value_to_cells(entity_field(entity, shared[i]), &its, &cell.seen);
        value_to_cells(entity_field(entity, shared[i]), &new, &cell.new);
        ok = change_set(book->store, entity->name, id, &cell, 1, err);
    }
    if (ok && record_is(&record, "objective"))
        ok = record_load(book->store, entity, id, &arena, &now, err) &&
             objective_keep_change(book, &record, &now, err);
    arena_free(&arena);
    return ok;
}

static bool
metrics_follow(struct book *book, const struct record *before, const struct record *after, struct err *err)
{
    enum { METRICS = 50 };
    struct arena arena = { 0 };
    const char *ids[METRICS];
    size_t n = 0;
    struct query *query = query_start(book->store, err,
        "SELECT id FROM metric WHERE objective=?1 AND kind='goal' AND deleted=0", "t", after->id);
    bool ok;

    while (query_next(query, err))
        if (n < METRICS)
            ids[n++] = arena_string(&arena, query_text(query, 0));
    ok = query_end(query, err);
    for (size_t i = 0; ok && i < n; i++)
        ok = follow(book, entity_find("metric"), ids[i], before, after, err);
    arena_free(&arena);
    return ok;
}

/* ---- posts ---- */

static const struct {
    const char *field, *role, *side;
} posts[] = {
    { "sponsor_us", "sponsor", "us" }, { "sponsor_them", "sponsor", "them" }, { "manager", "manager", "us" },
};

/* Whoever held the post until now leaves it, unless he is the one who takes it. */
static bool
leave_post(struct book *book, const char *alliance, size_t post, const char *who, bool *stays, struct err *err)
{
    enum { HOLDERS = 20 };
    const struct entity *entity = entity_find("role_assignment");
    struct arena arena = { 0 };
    long today = book_today(book), first;
    const char *ids[HOLDERS];
    size_t n = 0;
    struct query *query = query_start(book->store, err,
        "SELECT id, coalesce(person, holder) FROM role_assignment WHERE alliance=?1 AND role=?2 AND side=?3 AND"
        " until IS NULL AND deleted=0", "ttt", alliance, posts[post].role, posts[post].side);
    bool ok;

    *stays = false;
    while (query_next(query, err)) {
        if (query_text(query, 1) && strcmp(query_text(query, 1), who) == 0)
            *stays = true;
        else if (n < HOLDERS)
            ids[n++] = arena_string(&arena, query_text(query, 0));
    }
    ok = query_end(query, err);
    for (size_t i = 0; ok && i < n; i++) {
        struct record record;
        struct setting until;
        struct value none = value_null();

        ok = record_load(book->store, entity, ids[i], &arena, &record, err);
        if (!ok || !record_text(&record, "from") || !date_read(record_text(&record, "from"), &first))
            continue;
        until = record_setting(entity, "until", record_day(&arena, first < today ? today - 1 : first));
        ok = record_update(book, entity, ids[i], &until, &none, 1, err);
    }
    arena_free(&arena);
    return ok;
}

static bool
take_post(struct book *book, const char *alliance, size_t post, const char *who, struct err *err)
{
    const struct entity *entity = entity_find("role_assignment");
    bool person = strcmp(posts[post].field, "sponsor_them") != 0, stays;
    struct arena arena = { 0 };
    char id[ID_SIZE] = "";
    bool ok = leave_post(book, alliance, post, who, &stays, err);

    if (ok && !stays) {
        struct setting settings[] = {
            record_setting(entity, "alliance", value_text(alliance)),
            record_setting(entity, "role", value_text(posts[post].role)),
            record_setting(entity, "side", value_text(posts[post].side)),
            record_setting(entity, person ? "person" : "holder", value_text(who)),
            record_setting(entity, "from", record_day(&arena, book_today(book))),
        };

        ok = record_insert(book, entity, settings, 5, id, err);
    }
    arena_free(&arena);
    return ok;
}

/* The alliance names somebody else; the answer that says the same follows. The spells in office stay as they are. */
static bool
set_named(struct book *book, const struct record *alliance, const struct setting *setting, struct err *err)
{
    const struct entity *entity = alliance->entity;
    struct value now = record_value(alliance, setting->field->name);
    struct change_cell cell = { .column = setting->field->name };
    struct arena arena = { 0 };
    struct record after;
    bool ok;

    value_to_cells(setting->field, &now, &cell.seen);
    value_to_cells(setting->field, &setting->value, &cell.new);
    ok = change_set(book->store, entity->name, alliance->id, &cell, 1, err) &&
         record_load(book->store, entity, alliance->id, &arena, &after, err);
    for (size_t i = 0; ok && i < SAME; i++)
        if (strcmp(same[i].field, setting->field->name) == 0)
            ok = answer_follows(book, alliance, &after, i, err);
    arena_free(&arena);
    return ok;
}

/* Who is in office today and came last is the one the alliance names. */
bool
feed_post(struct book *book, const struct record *post, struct err *err)
{
    const struct entity *entity = entity_find("alliance");
    const char *alliance = record_text(post, "alliance"), *role = record_text(post, "role");
    const char *side = record_text(post, "side"), *who;
    struct arena arena = { 0 };
    bool ok = true;

    for (size_t i = 0; ok && i < sizeof posts / sizeof *posts; i++) {
        bool person = strcmp(posts[i].field, "sponsor_them") != 0;
        struct record record;
        struct setting setting;
        struct value now;

        if (strcmp(posts[i].role, role) != 0 || strcmp(posts[i].side, side) != 0)
            continue;
        who = query_string(book->store, &arena, err, person
            ? "SELECT person FROM role_assignment WHERE alliance=?1 AND role=?2 AND side=?3 AND deleted=0 AND"
              " \"from\"<=?4 AND (until IS NULL OR until>=?4) ORDER BY \"from\" DESC, id DESC LIMIT 1"
            : "SELECT coalesce(r.holder,p.name) FROM role_assignment r LEFT JOIN person p ON p.id=r.person WHERE"
              " r.alliance=?1 AND r.role=?2 AND r.side=?3 AND r.deleted=0 AND r.\"from\"<=?4 AND (r.until IS NULL"
              " OR r.until>=?4) ORDER BY r.\"from\" DESC, r.id DESC LIMIT 1", "tttt", alliance, role, side,
            record_day(&arena, book_today(book)).text);
        ok = !err->kind && record_load(book->store, entity, alliance, &arena, &record, err);
        if (!ok || !who)
            continue;
        setting = record_setting(entity, posts[i].field, value_text(who));
        now = record_value(&record, posts[i].field);
        if (!value_equal(&now, &setting.value))
            ok = set_named(book, &record, &setting, err);
    }
    arena_free(&arena);
    return ok;
}

static bool
alliance_changed(struct book *book, const struct record *before, const struct record *after, struct err *err)
{
    for (size_t i = 0; i < SAME; i++) {
        struct value old = record_value(before, same[i].field), new = record_value(after, same[i].field);

        if (!value_equal(&old, &new) && !answer_follows(book, before, after, i, err))
            return false;
    }
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        const char *who = record_text(after, posts[i].field), *was = record_text(before, posts[i].field);

        if (who && (!was || strcmp(was, who) != 0) && !take_post(book, after->id, i, who, err))
            return false;
    }
    return true;
}

/* ---- the baseline ---- */

bool
feed_baseline(struct book *book, const struct record *survey, struct err *err)
{
    const char *alliance = record_text(survey, "alliance");
    struct value nothing = value_null(), id = value_text(survey->id);
    enum step_mark marks[STEP_COUNT];
    int64_t known;
    bool outer = book->together, ok;

    if (strcmp(record_text(survey, "kind"), "baseline") != 0 || !record_text(survey, "closed_on"))
        return true;
    known = query_number(book->store, 0, err, "SELECT count(*) FROM step_answer a WHERE a.alliance=?1 AND"
                         " a.field='s11.baseline' AND a.value IS NOT NULL AND a.deleted=0 AND a.revision=coalesce("
                         "(SELECT max(revision) FROM step_state WHERE alliance=?1 AND step=11 AND deleted=0),1)", "t",
                         alliance);
    if (err->kind || !step_marks(book, alliance, marks, err))
        return false;
    if (known || marks[10] == STEP_DONE || marks[10] == STEP_WAIVED)
        return true;
    book->together = true;          /* the answer joins the change that is open */
    ok = step_answer(book, alliance, "s11.baseline", &nothing, &id, err);
    book->together = outer;
    return ok;
}

bool
feed_update(struct book *book, const struct record *before, const struct record *after, struct err *err)
{
    const char *kind = after->entity->name, *objective;

    if (strcmp(kind, "alliance") == 0)
        return alliance_changed(book, before, after, err);
    if (strcmp(kind, "objective") == 0)
        return objective_keep_change(book, before, after, err) && metrics_follow(book, before, after, err);
    if (strcmp(kind, "role_assignment") == 0)
        return feed_post(book, after, err);
    if (strcmp(kind, "survey") == 0)
        return feed_baseline(book, after, err);
    objective = strcmp(kind, "metric") == 0 ? record_text(after, "objective") : NULL;
    return (!objective || follow(book, entity_find("objective"), objective, before, after, err)) &&
           feed_row_follows(book, before, after, err);
}
