/*
 * What a record that was added means for the one it names: an escalation moves its issue, a new due
 * date its commitment, a rating becomes the present value. Part of the same change, one undo.
 */
#include <string.h>

#include "src/ops/feed.h"
#include "src/ops/record_inside.h"
#include "src/ops/record_move.h"
#include "src/ops/survey_guard.h"
#include "src/rules/state_rules.h"
#include "src/store/query.h"

/* Set cells of the record `id` that the new one names. */
static bool
put(struct book *book, const char *entity, const char *id, const char *field, struct value value,
    struct err *err)
{
    const struct entity *of = entity_find(entity);
    struct arena arena = { 0 };
    struct change_cell cell = { .column = field };
    struct record record;
    bool ok = record_load(book->store, of, id, &arena, &record, err);
    struct value old = ok ? record_value(&record, field) : value_null();

    if (ok && !value_equal(&old, &value)) {
        value_to_cells(entity_field(of, field), &old, &cell.seen);
        value_to_cells(entity_field(of, field), &value, &cell.new);
        ok = change_set(book->store, entity, id, &cell, 1, err);
    }
    arena_free(&arena);
    return ok;
}

static bool
follow_escalation(struct book *book, const struct record *escalation, struct arena *arena, struct err *err)
{
    const struct entity *entity = entity_find("issue");
    struct record issue, after;
    struct value to = record_value(escalation, "to_level"), level;
    const char *state;

    if (!record_load(book->store, entity, record_text(escalation, "issue"), arena, &issue, err))
        return false;
    level = record_value(&issue, "level");
    state = record_text(&issue, "state");
    if (level.integer >= to.integer)
        return true;                /* the issue has moved already, or this tells of earlier days */
    after = issue;
    after.values = arena_alloc(arena, (entity->n + 1) * sizeof *after.values);
    memcpy(after.values, issue.values, (entity->n + 1) * sizeof *after.values);
    after.values[entity_position(entity, entity_field(entity, "level"))] = to;
    if (strcmp(state, "inquiry") == 0)
        after.values[entity_position(entity, entity_field(entity, "state"))] = value_text("escalated");
    else if (strcmp(state, "escalated") != 0)
        return record_may_go(book, entity, state, "escalated", err);
    return state_guard(&after, err) && record_check_level(&issue, &after, err) &&
           put(book, "issue", issue.id, "level", to, err) &&
           put(book, "issue", issue.id, "state", record_value(&after, "state"), err);
}

static bool
follow_due_change(struct book *book, const struct record *change, struct arena *arena, struct err *err)
{
    const char *promise = record_text(change, "commitment"), *old = record_text(change, "old_due");
    const char *due = query_string(book->store, arena, err, "SELECT due FROM commitment WHERE id=?1", "t",
                                   promise);
    const char *first;

    if (err->kind || !due || strcmp(due, record_text(change, "new_due")) == 0)
        return !err->kind;
    if (strcmp(due, old) == 0)
        return put(book, "commitment", promise, "due", record_value(change, "new_due"), err);
    first = query_string(book->store, arena, err, "SELECT old_due FROM due_change WHERE commitment=?1 AND"
                         " deleted=0 AND id<>?2 ORDER BY \"on\", id LIMIT 1", "tt", promise, change->id);
    if (err->kind || (first && strcmp(first, record_text(change, "new_due")) == 0))
        return !err->kind;
    err_set(err, ERR_INPUT, "the due date in force is %s, not %s", due, old);
    return err_where(err, "old_due");
}

static bool
follow_contact(struct book *book, const struct record *contact, struct arena *arena, struct err *err)
{
    const char *pair = record_text(contact, "pair"), *last;

    if (!pair)
        return true;
    last = query_string(book->store, arena, err, "SELECT last_contact FROM contact_pair WHERE id=?1", "t", pair);
    if (err->kind || (last && strcmp(last, record_text(contact, "date")) >= 0))
        return !err->kind;
    return put(book, "contact_pair", pair, "last_contact", record_value(contact, "date"), err);
}

/* The newest rating is the present one. */
static bool
follow_rating(struct book *book, const struct record *rating, struct err *err)
{
    static const char *const fields[] = { "commitment", "power" };
    const char *of = record_text(rating, "stakeholder");
    int64_t later = query_number(book->store, 0, err, "SELECT count(*) FROM stakeholder_rating WHERE"
                                 " stakeholder=?1 AND date>?2 AND deleted=0", "tt", of,
                                 record_text(rating, "date"));

    for (size_t i = 0; !err->kind && !later && i < 2; i++) {
        struct value value = record_value(rating, fields[i]);

        if (value.kind != VALUE_NULL && !put(book, "stakeholder", of, fields[i], value, err))
            return false;
    }
    return !err->kind;
}

/* An approved lesson that is used somewhere is an applied one. */
static bool
follow_application(struct book *book, const struct record *application, struct arena *arena, struct err *err)
{
    const char *lesson = record_text(application, "lesson");
    const char *state = query_string(book->store, arena, err, "SELECT state FROM lesson WHERE id=?1", "t",
                                     lesson);

    if (err->kind || !state || strcmp(state, "approved") != 0)
        return !err->kind;
    return put(book, "lesson", lesson, "state", value_text("applied"), err);
}

bool
record_may_begin(const struct record *record, struct err *err)
{
    const char *state = record_text(record, "state");
    int64_t level = record_is(record, "issue") ? record_value(record, "level").integer : 1;

    if (!record_is(record, "issue"))
        return true;
    if (level > 1 || (state && strcmp(state, "escalated") == 0)) {
        err_set(err, ERR_INPUT, "a new issue starts at level 1");
        err_hint(err, "Add it as it began; then add each escalation with to_level=%d and its day, or move the issue to"
                      " escalated.", level > 1 ? (int)level : 2);
        return err_where(err, level > 1 ? "level" : "state");
    }
    return state_guard(record, err);
}

bool
record_after_insert(struct book *book, const struct record *record, struct err *err)
{
    struct arena arena = { 0 };
    bool ok = true;

    if (record_is(record, "alliance")) {
        struct record nothing = *record;

        nothing.values = arena_alloc(&arena, (record->entity->n + 1) * sizeof *nothing.values);
        ok = feed_update(book, &nothing, record, err);
    } else if (record_is(record, "escalation"))
        ok = follow_escalation(book, record, &arena, err);
    else if (record_is(record, "due_change"))
        ok = follow_due_change(book, record, &arena, err);
    else if (record_is(record, "reading"))
        ok = record_check_reading(book, NULL, record, err);
    else if (record_is(record, "bound") || record_is(record, "metric"))
        ok = record_check_limits(book, NULL, record, err);
    else if (record_is(record, "role_assignment"))
        ok = feed_post(book, record, err);
    else if (record_is(record, "survey"))
        ok = survey_day_came(book, "opened_on", record_text(record, "opened_on"), err) &&
             survey_day_came(book, "closed_on", record_text(record, "closed_on"), err) &&
             feed_baseline(book, record, err);
    else if (record_is(record, "contact"))
        ok = follow_contact(book, record, &arena, err);
    else if (record_is(record, "stakeholder_rating"))
        ok = follow_rating(book, record, err);
    else if (record_is(record, "lesson_application"))
        ok = follow_application(book, record, &arena, err);
    arena_free(&arena);
    return ok;
}
