/*
 * What a change of one record means for others: the records that keep its history, the issue that a
 * risk or an escalated decision becomes, the present value that the newest rating gives. All of it
 * belongs to the same change, so one undo takes it back.
 */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/feed.h"
#include "src/ops/person_side.h"
#include "src/ops/record_inside.h"
#include "src/ops/record_move.h"
#include "src/rules/state_rules.h"
#include "src/store/query.h"

enum { SETTINGS = 10 };

bool
record_is(const struct record *record, const char *name)
{
    return strcmp(record->entity->name, name) == 0;
}

static bool
differs(const struct record *before, const struct record *after, const char *field)
{
    struct value old = record_value(before, field), new = record_value(after, field);

    return !value_equal(&old, &new);
}

/* The state that `after` has come to, or NULL when it stayed where it was. */
static const char *
reached(const struct record *before, const struct record *after)
{
    return entity_field(after->entity, "state") && differs(before, after, "state")
               ? record_text(after, "state") : NULL;
}

static bool
reaches(const struct record *before, const struct record *after, const char *entity, const char *state)
{
    const char *now = record_is(after, entity) ? reached(before, after) : NULL;

    return now && strcmp(now, state) == 0;
}

static struct value
today_of(struct book *book, struct arena *arena)
{
    return record_day(arena, book_today(book));
}

/* ---- records that keep an event ---- */

struct event {
    const struct entity *entity;
    struct setting settings[SETTINGS];
    size_t n;
};

static void
event_set(struct event *event, const char *name, struct value value)
{
    const struct field *field = entity_field(event->entity, name);

    for (size_t i = 0; i < event->n; i++)
        if (event->settings[i].field == field) {
            event->settings[i].value = value;
            return;
        }
    if (event->n < SETTINGS)
        event->settings[event->n++] = (struct setting){ field, value };
}

/* Add it; what was said about it goes before what is assumed. */
static bool
event_write(struct book *book, struct event *event, const struct record_said *said, struct err *err)
{
    char id[ID_SIZE] = "";

    for (size_t i = 0; i < said->n; i++)
        if (entity_field(event->entity, said->settings[i].field->name) == said->settings[i].field)
            event_set(event, said->settings[i].field->name, said->settings[i].value);
    return record_insert(book, event->entity, event->settings, event->n, id, err);
}

static const struct setting *
said_about(const struct record_said *said, const char *entity, const char *field)
{
    const struct field *wanted = entity_field(entity_find(entity), field);

    for (size_t i = 0; i < said->n; i++)
        if (said->settings[i].field == wanted)
            return &said->settings[i];
    return NULL;
}

static bool
write_state_change(struct book *book, const struct record *before, const struct record *after,
                   const struct record_said *said, struct arena *arena, struct err *err)
{
    struct event event = { .entity = entity_find("state_change") };

    event_set(&event, "alliance", value_text(before->id));
    event_set(&event, "on", today_of(book, arena));
    event_set(&event, "from_state", record_value(before, "state"));
    event_set(&event, "to_state", record_value(after, "state"));
    if (event_write(book, &event, said, err))
        return true;
    if (strcmp(err->where, "reason") == 0)
        err_hint(err, "Say why: 'entente move %s %s reason=...', or the next state's key on the screen.",
                 record_text(after, "code"), record_text(after, "state"));
    return false;
}

/* A promise that was only proposed is not renegotiated: its due date is still being agreed on. */
static bool
write_due_change(struct book *book, const struct record *before, const struct record *after,
                 const struct record_said *said, struct arena *arena, struct err *err)
{
    struct event event = { .entity = entity_find("due_change") };
    const char *state = record_text(before, "state");

    if (!record_text(before, "due") || !record_text(after, "due") ||
        (state && strcmp(state, "proposed") == 0))
        return true;
    event_set(&event, "alliance", record_value(before, "alliance"));
    event_set(&event, "commitment", value_text(before->id));
    event_set(&event, "on", today_of(book, arena));
    event_set(&event, "old_due", record_value(before, "due"));
    event_set(&event, "new_due", record_value(after, "due"));
    return event_write(book, &event, said, err);
}

static bool
write_escalation(struct book *book, const struct record *before, const struct record *after,
                 const struct record_said *said, struct arena *arena, struct err *err)
{
    struct event event = { .entity = entity_find("escalation") };

    event_set(&event, "alliance", record_value(before, "alliance"));
    event_set(&event, "issue", value_text(before->id));
    event_set(&event, "from_level", record_value(before, "level"));
    event_set(&event, "to_level", record_value(after, "level"));
    event_set(&event, "on", today_of(book, arena));
    return event_write(book, &event, said, err);
}

/* ---- the level of an issue ---- */

bool
record_check_level(const struct record *before, const struct record *after, struct err *err)
{
    int64_t from = record_value(before, "level").integer, to = record_value(after, "level").integer;
    struct value severity = record_value(after, "severity");

    if (to == from + 1 || severity.integer == 5)
        return true;
    err_set(err, ERR_INPUT, "from level %lld an issue goes to level %lld; only one of severity 5 skips levels",
            (long long)from, (long long)from + 1);
    return err_where(err, "to_level");
}

static bool
set_level(const struct record *before, struct record *after, const bool *given,
          const struct record_said *said, struct err *err)
{
    size_t at = entity_position(after->entity, entity_field(after->entity, "level"));
    const struct setting *to = said_about(said, "escalation", "to_level");

    if (!reaches(before, after, "issue", "escalated")) {
        if (!given[at] || !differs(before, after, "level"))
            return true;
        err_set(err, ERR_INPUT, "the level follows from the escalations");
        err_hint(err, "Move the issue to escalated; that takes it one level up.");
        return err_where(err, "level");
    }
    if (to && to->value.kind == VALUE_INT)
        after->values[at] = to->value;
    else if (!given[at] || !differs(before, after, "level"))
        after->values[at] = value_int(record_value(before, "level").integer + 1);
    return record_check_level(before, after, err);
}

/* ---- issues that come of something ---- */

static const char *
issue_type(const char *category)
{
    static const struct { const char *category, *type; } types[] = {
        { "strategic", "strategic" }, { "financial", "commercial" }, { "technical", "technical" },
        { "ip", "ip" }, { "resource", "people" }, { "legal", "compliance" },
    };

    for (size_t i = 0; category && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].category, category) == 0)
            return types[i].type;
    return "operational";
}

/* Make the issue that `after` becomes, unless it names one that it joins. */
static bool
make_issue(struct book *book, struct record *after, const char *title, const char *type, int severity,
           const char *root, struct arena *arena, struct err *err)
{
    struct event event = { .entity = entity_find("issue") };
    size_t at = entity_position(after->entity, entity_field(after->entity, "issue"));
    char id[ID_SIZE] = "";

    if (after->values[at].kind != VALUE_NULL)
        return true;
    event_set(&event, "alliance", record_value(after, "alliance"));
    event_set(&event, "title", value_text(title));
    event_set(&event, "type", value_text(type));
    event_set(&event, "raised_by", value_text("us"));
    event_set(&event, "raised_on", today_of(book, arena));
    event_set(&event, "severity", value_int(severity));
    event_set(&event, "root", value_text(root));
    if (!record_insert(book, event.entity, event.settings, event.n, id, err))
        return false;
    after->values[at] = value_text(arena_string(arena, id));
    return true;
}

bool
record_make_issue(struct book *book, const struct record *before, struct record *after, struct arena *arena,
                  struct err *err)
{
    if (reaches(before, after, "decision", "escalated"))
        return make_issue(book, after, record_text(after, "title"),
                          issue_type(record_text(after, "category")), 3, NULL, arena, err);
    if (reaches(before, after, "risk", "happened")) {
        struct value impact = record_value(after, "impact");

        return make_issue(book, after, record_text(after, "description"), "operational",
                          impact.kind == VALUE_INT ? (int)impact.integer : 3,
                          record_text(after, "factor"), arena, err);
    }
    return true;
}

/* ---- before ---- */

static const char *
in_words(struct book *book, const struct entity *entity, const char *state, struct arena *arena)
{
    struct err ignored = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, &ignored);
    size_t at = entity_position(entity, entity_field(entity, "state"));
    struct value value = value_text(state);

    return words && at < words->n_parts ? method_show(book->method, &words->parts[at], &value, arena) : state;
}

static const char *
list_words(struct book *book, const struct entity *entity, const char **state, size_t n,
           struct arena *arena)
{
    struct str list = { 0 };
    const char *kept;

    for (size_t i = 0; i < n; i++)
        str_addf(&list, "%s%s", !i ? "" : i + 1 < n ? ", " : " or ",
                 in_words(book, entity, state[i], arena));
    kept = arena_string(arena, str_text(&list));
    str_free(&list);
    return kept;
}

bool
record_may_go(struct book *book, const struct entity *entity, const char *from, const char *to,
              struct err *err)
{
    struct arena arena = { 0 };
    const char **after, **earlier, *here = in_words(book, entity, from, &arena);
    const char *there = in_words(book, entity, to, &arena);
    size_t next, first;

    if (state_may_follow(entity, from, to)) {
        arena_free(&arena);
        return true;
    }
    after = state_next(entity, from, &arena, &next);
    earlier = state_before(entity, to, &arena, &first);
    err_set(err, ERR_INPUT, "'%s' does not follow '%s'", there, here);
    if (next && first)
        err_hint(err, "Next comes %s; '%s' comes after %s.", list_words(book, entity, after, next, &arena),
                 there, list_words(book, entity, earlier, first, &arena));
    else if (next)
        err_hint(err, "Next comes %s; nothing leads back, but undo takes a slip back.",
                 list_words(book, entity, after, next, &arena));
    else
        err_hint(err, "Nothing comes after '%s'; undo takes a slip back.", here);
    arena_free(&arena);
    return err_where(err, "state");
}

static bool
may_move(struct book *book, const struct record *before, const struct record *after, struct err *err)
{
    const char *from = record_text(before, "state"), *to = reached(before, after);

    if (!from || !to)
        return true;
    return record_may_go(book, after->entity, from, to, err) && state_guard(after, err) &&
           record_state_guard(book, before, after, err);
}

bool
record_check_move(struct book *book, const struct record *before, struct record *after, const bool *given,
                  const struct record_said *said, struct arena *arena, struct err *err)
{
    struct value today = today_of(book, arena);

    state_fill(before, after, given, today.text, arena);
    return may_move(book, before, after, err) &&
           (!record_is(after, "issue") || set_level(before, after, given, said, err));
}

bool
record_before_update(struct book *book, const struct record *before, struct record *after,
                     const bool *given, const struct record_said *said, struct arena *arena,
                     struct err *err)
{
    return record_check_move(book, before, after, given, said, arena, err) &&
           person_side_follow(book, before, after, given, err) &&
           record_make_issue(book, before, after, arena, err);
}

/* ---- after ---- */

/* A new rating of a stakeholder is kept with its day; the first one that is overruled, too. */
static bool
write_rating(struct book *book, const struct record *of, const char *day, struct err *err)
{
    struct event event = { .entity = entity_find("stakeholder_rating") };
    char id[ID_SIZE] = "";

    event_set(&event, "alliance", record_value(of, "alliance"));
    event_set(&event, "stakeholder", value_text(of->id));
    event_set(&event, "date", value_text(day));
    event_set(&event, "commitment", record_value(of, "commitment"));
    event_set(&event, "power", record_value(of, "power"));
    return record_insert(book, event.entity, event.settings, event.n, id, err);
}

static bool
keep_rating(struct book *book, const struct record *before, const struct record *after,
            struct arena *arena, struct err *err)
{
    struct value today = today_of(book, arena);
    int64_t rated = query_number(book->store, 0, err, "SELECT count(*) FROM stakeholder_rating WHERE"
                                 " stakeholder=?1 AND deleted=0", "t", before->id);
    int64_t now = query_number(book->store, 0, err, "SELECT count(*) FROM stakeholder_rating WHERE"
                               " stakeholder=?1 AND date>=?2 AND deleted=0", "tt", before->id, today.text);
    const char *made = before->created_at ? arena_bytes(arena, before->created_at, 10) : today.text;
    bool had = record_value(before, "commitment").kind != VALUE_NULL ||
               record_value(before, "power").kind != VALUE_NULL;

    if (err->kind)
        return false;
    if (now == 0 && rated == 0 && !had)
        return true;
    /* Rated anew on the day it came: of one day the later record counts. */
    if (!rated && strcmp(made, today.text) >= 0)
        return write_rating(book, before, today.text, err) && write_rating(book, after, today.text, err);
    /* The present one first: an older one that is added leaves the present value alone. */
    return write_rating(book, after, today.text, err) && (rated || write_rating(book, before, made, err));
}

bool
record_after_update(struct book *book, const struct record *before, const struct record *after,
                    const struct record_said *said, struct err *err)
{
    struct arena arena = { 0 };
    bool ok = true;

    if (record_is(after, "alliance") && reached(before, after))
        ok = write_state_change(book, before, after, said, &arena, err);
    else if (record_is(after, "commitment") && differs(before, after, "due"))
        ok = write_due_change(book, before, after, said, &arena, err);
    else if (reaches(before, after, "issue", "escalated"))
        ok = write_escalation(book, before, after, said, &arena, err);
    else if (record_is(after, "bound") || record_is(after, "metric"))
        ok = record_check_limits(book, before, after, err);
    else if (record_is(after, "stakeholder") &&
             (differs(before, after, "commitment") || differs(before, after, "power")))
        ok = keep_rating(book, before, after, &arena, err);
    else if (record_is(after, "reading"))
        ok = record_check_reading(book, before, after, err);
    arena_free(&arena);
    return ok && feed_update(book, before, after, err);
}
