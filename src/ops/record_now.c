#include "src/ops/record_now.h"

#include <string.h>

#include "src/base/date.h"
#include "src/ops/holidays.h"
#include "src/ops/record_move.h"
#include "src/rules/issue_rules.h"
#include "src/store/query.h"

enum { MISSED_AFTER = 10, BROKEN_AFTER = 60 };     /* working days; days (B.2) */

static bool
in_state(const struct record *record, const char *state)
{
    const char *its = record_text(record, "state");

    return its && strcmp(its, state) == 0;
}

/* The days since the date in `field`; 0 when it is not over or not known. */
static long
days_since(struct book *book, const struct record *record, const char *field)
{
    const char *date = record_text(record, field);
    long day;

    return date && date_read(date, &day) && day < book_today(book) ? book_today(book) - day : 0;
}

static const char *
late(struct arena *arena, long days, const char *behind)
{
    return days ? arena_printf(arena, "%ld day%s late%s", days, days == 1 ? "" : "s", behind) : NULL;
}

static const char *
meeting_now(struct book *book, const struct record *meeting, struct arena *arena, enum record_tone *tone)
{
    struct calendar calendar;
    struct err none = { 0 };
    long due, days = days_since(book, meeting, "due");

    if (!in_state(meeting, "planned") || !days)
        return NULL;
    *tone = RECORD_WATCH;
    if (!holidays_read(book, arena, &calendar, &none) || !date_read(record_text(meeting, "due"), &due) ||
        calendar_add_working_days(&calendar, due, MISSED_AFTER) >= book_today(book))
        return late(arena, days, "");
    *tone = RECORD_LATE;
    return "missed";
}

/* The last two meetings that were due were not held. */
static const char *
body_now(struct book *book, const struct record *body, struct arena *arena, enum record_tone *tone)
{
    struct err none = { 0 };
    char today[DATE_SIZE];
    int64_t silent;

    (void)arena;
    if (!in_state(body, "active"))
        return NULL;
    date_write(book_today(book), today);
    silent = query_number(book->store, 0, &none,
        "SELECT count(*) FROM (SELECT held_on FROM meeting WHERE body=?1 AND deleted=0 AND due<?2"
        " AND state<>'cancelled' ORDER BY due DESC, id DESC LIMIT 2) WHERE held_on IS NULL OR held_on>?2", "tt",
        body->id, today);
    *tone = RECORD_LATE;
    return silent == 2 ? "dormant" : NULL;
}

/* The level is reached with its first escalation to it, the first one on the day it was raised. */
static const char *
issue_now(struct book *book, const struct record *issue, struct arena *arena, enum record_tone *tone)
{
    struct issues defaults = { 0 };
    struct calendar calendar;
    struct err none = { 0 };
    int64_t level = record_value(issue, "level").integer, limit;
    const char *reached;
    long day, gone;

    if (in_state(issue, "resolved") || in_state(issue, "closed"))
        return NULL;
    reached = query_string(book->store, arena, &none,
        "SELECT min(\"on\") FROM escalation WHERE issue=?1 AND to_level>=?2 AND deleted=0", "ti", issue->id, level);
    reached = level > 1 && reached ? reached : record_text(issue, "raised_on");
    limit = query_number(book->store, issue_limit(&defaults, (int)level), &none,
        "SELECT working_days FROM ladder_level WHERE alliance=?1 AND level=?2 AND deleted=0 ORDER BY id DESC LIMIT 1",
        "ti", record_text(issue, "alliance"), level);
    if (!reached || !date_read(reached, &day) || !holidays_read(book, arena, &calendar, &none))
        return NULL;
    gone = calendar_working_days(&calendar, day, book_today(book));
    *tone = gone > limit ? RECORD_LATE : gone == limit ? RECORD_WATCH : RECORD_PLAIN;
    if (gone > limit)
        return arena_printf(arena, "%ld over %ld", gone - (long)limit, (long)limit);
    return arena_printf(arena, "day %ld of %ld", gone, (long)limit);
}

static const char *
charter_now(struct book *book, const struct record *charter, struct arena *arena, enum record_tone *tone)
{
    (void)arena;
    *tone = RECORD_LATE;
    return in_state(charter, "approved") && days_since(book, charter, "review_due") ? "due" : NULL;
}

static const char *
commitment_now(struct book *book, const struct record *commitment, struct arena *arena, enum record_tone *tone)
{
    long days = record_days_late(book, commitment);

    *tone = RECORD_LATE;
    return late(arena, days, days > BROKEN_AFTER ? ": broken?" : "");
}

static const char *
action_now(struct book *book, const struct record *action, struct arena *arena, enum record_tone *tone)
{
    *tone = RECORD_LATE;
    return in_state(action, "open") ? late(arena, days_since(book, action, "due"), "") : NULL;
}

static const char *
decision_now(struct book *book, const struct record *decision, struct arena *arena, enum record_tone *tone)
{
    bool open = !record_text(decision, "decided_on") && !in_state(decision, "withdrawn");
    bool decided = in_state(decision, "decided");

    *tone = RECORD_LATE;
    return open ? late(arena, days_since(book, decision, "needed_by"), "")
                : decided ? late(arena, days_since(book, decision, "implement_by"), "") : NULL;
}

static const struct {
    const char *entity;
    const char *(*say)(struct book *, const struct record *, struct arena *, enum record_tone *);
} kinds[] = {
    { "action", action_now }, { "body", body_now }, { "charter", charter_now }, { "commitment", commitment_now },
    { "decision", decision_now }, { "issue", issue_now }, { "meeting", meeting_now },
};

const char *
record_now(struct book *book, const struct record *record, struct arena *arena, enum record_tone *tone)
{
    *tone = RECORD_PLAIN;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].entity, record->entity->name) == 0) {
            const char *words = kinds[i].say(book, record, arena, tone);

            *tone = words ? *tone : RECORD_PLAIN;
            return words;
        }
    return NULL;
}

bool
record_now_speaks(const struct entity *entity)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].entity, entity->name) == 0)
            return true;
    return false;
}
