#include "src/ops/attend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "src/ops/attend_rule.h"
#include "src/store/query.h"

/* ---- ranked lines ---- */

static int
compare_numbers(long a, long b)
{
    return (a > b) - (a < b);
}

static int
compare(const void *left, const void *right)
{
    const struct attend_line *a = left, *b = right;
    int order = compare_numbers(b->urgency, a->urgency);

    if (!order)
        order = compare_numbers(a->tier, b->tier);
    if (!order)
        order = compare_numbers(b->days, a->days);
    if (!order)
        order = strcmp(a->rule, b->rule);
    if (!order)
        order = strcmp(a->code, b->code);
    if (!order)
        order = strcmp(a->record, b->record);
    return order ? order : strcmp(a->text, b->text);
}

static int
tier_of(const char *tier)
{
    static const char *const tiers[] = { "strategic", "important", "tactical" };

    for (int i = 0; tier && i < 3; i++)
        if (strcmp(tier, tiers[i]) == 0)
            return i;
    return 3;
}

void
attend_add(struct attend *attend, const struct attend_rule *rule, const struct attend_about *about,
           int urgency, long days, const char *text)
{
    struct attend_line *line;
    size_t room_text = strlen(text) + 1, room_name = strlen(about->name) + 1;

    if (attend->lines == attend->room) {
        attend->room = attend->room ? 2 * attend->room : 32;
        attend->line = mem_resize(attend->line, attend->room * sizeof *attend->line);
    }
    line = &attend->line[attend->lines++];
    *line = (struct attend_line){
        .rule = rule->code, .urgency = urgency, .days = days, .why = rule->why, .view = rule->view,
        .tier = tier_of(about->tier), .step = about->step, .entity = about->entity,
    };
    snprintf(line->record, sizeof line->record, "%s", about->record);
    snprintf(line->alliance, sizeof line->alliance, "%s", about->alliance);
    line->held = mem_alloc(room_text + room_name + strlen(about->code) + 1);
    line->text = strcpy(line->held, text);
    line->name = strcpy(line->held + room_text, about->name);
    line->code = strcpy(line->held + room_text + room_name, about->code);
    attend->counted++;
}

/* Take away the lines of the alliances first < id <= last (`last` NULL: all behind). Returns how many. */
static long
forget(struct attend *attend, const char *first, const char *last, bool inclusive)
{
    size_t left = 0;

    for (size_t i = 0; i < attend->lines; i++) {
        struct attend_line *line = &attend->line[i];
        int from = strcmp(line->alliance, first);

        if ((inclusive ? from >= 0 : from > 0) && (!last || strcmp(line->alliance, last) <= 0))
            mem_free(line->held);
        else
            attend->line[left++] = *line;
    }
    left = attend->lines - left;
    attend->lines -= left;
    return (long)left;
}

static void
rank(struct attend *attend)
{
    if (attend->lines)
        qsort(attend->line, attend->lines, sizeof *attend->line, compare);
    while (attend->keep && attend->lines > attend->keep)
        mem_free(attend->line[--attend->lines].held);
}

/* ---- the scan ---- */

static bool
try_rules(struct attend *attend, const struct attend_span *span, struct err *err)
{
    for (size_t i = 0; i < attend_rule_count; i++)
        if (!attend_rules[i].find(attend, &attend_rules[i], span, err))
            return false;
    return true;
}

/* The first and last of the next `n` alliances; `more` tells whether others follow. */
static bool
next_span(struct attend *attend, size_t n, struct attend_span *span, bool *more, struct err *err)
{
    struct query *query;
    size_t got = 0;

    *more = false;
    query = query_start(attend->book->store, err,
                        "SELECT id FROM alliance WHERE id > ?1 ORDER BY id LIMIT ?2", "ti",
                        attend->after, (int64_t)n + 1);
    while (query_next(query, err)) {
        if (got == n) {
            *more = true;
            break;
        }
        if (got++ == 0)
            snprintf(span->first, sizeof span->first, "%s", query_text(query, 0));
        snprintf(span->last, sizeof span->last, "%s", query_text(query, 0));
    }
    return query_end(query, err) && got > 0;
}

void
attend_start(struct attend *attend, struct book *book, size_t keep)
{
    attend->book = book;
    attend->today = book_today(book);
    attend->keep = keep;
    attend->after[0] = '\0';
    attend->counted = 0;
    attend->done = false;
}

bool
attend_slice(struct attend *attend, size_t n, struct err *err)
{
    struct attend_span span = { 0 };
    bool more, ok;

    if (attend->done)
        return false;
    date_write(attend->today, span.today);
    ok = next_span(attend, n, &span, &more, err);
    if (ok) {
        forget(attend, attend->after, more ? span.last : NULL, false);
        ok = try_rules(attend, &span, err);
        rank(attend);
        memcpy(attend->after, span.last, sizeof attend->after);
    } else if (err->kind == ERR_NONE) {
        forget(attend, attend->after, NULL, false);
    }
    attend->done = !ok || !more;
    if (attend->done || attend->counted > attend->total)
        attend->total = attend->counted;
    return !attend->done;
}

bool
attend_again(struct attend *attend, const char *alliance, struct err *err)
{
    struct attend_span span = { 0 };
    long counted = attend->counted, delta;
    bool ok;

    date_write(attend->today, span.today);
    snprintf(span.first, sizeof span.first, "%s", alliance);
    snprintf(span.last, sizeof span.last, "%s", alliance);
    delta = -forget(attend, alliance, alliance, true);
    ok = try_rules(attend, &span, err);
    delta += attend->counted - counted;
    attend->total += delta;
    attend->counted = counted + (strcmp(alliance, attend->after) <= 0 ? delta : 0);
    rank(attend);
    return ok;
}

void
attend_free(struct attend *attend)
{
    for (size_t i = 0; i < attend->lines; i++)
        mem_free(attend->line[i].held);
    mem_free(attend->line);
    *attend = (struct attend){ 0 };
}

const char *
attend_why(const char *code)
{
    for (size_t i = 0; i < attend_rule_count; i++)
        if (strcmp(attend_rules[i].code, code) == 0)
            return attend_rules[i].why;
    return NULL;
}
