#include "src/figures/attend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/figures/attend_rule.h"
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

static void
add_line(struct attend *attend, const struct alliance_facts *alliance,
         const struct attend_finding *found)
{
    const char *code = alliance->code ? alliance->code : "";
    const char *name = alliance->name ? alliance->name : code;
    size_t of_text = strlen(found->text) + 1, of_name = strlen(name) + 1;
    size_t of_code = strlen(code) + 1;
    struct attend_line *line;

    if (attend->lines == attend->room) {
        attend->room = attend->room ? 2 * attend->room : 32;
        attend->line = mem_resize(attend->line, attend->room * sizeof *attend->line);
    }
    line = &attend->line[attend->lines++];
    *line = (struct attend_line){
        .rule = found->rule->code, .urgency = found->urgency, .days = found->days,
        .why = found->rule->why, .view = found->view, .tier = tier_of(alliance->tier),
        .step = found->step, .entity = found->entity,
    };
    snprintf(line->record, sizeof line->record, "%s", found->record);
    snprintf(line->alliance, sizeof line->alliance, "%s", alliance->fact.id);
    line->held = mem_alloc(of_text + of_name + of_code + (found->key ? strlen(found->key) : 0) + 1);
    line->text = strcpy(line->held, found->text);
    line->name = strcpy(line->held + of_text, name);
    line->code = strcpy(line->held + of_text + of_name, code);
    if (found->key)
        line->key = strcpy(line->held + of_text + of_name + of_code, found->key);
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

/* The next alliances to look at, by id. */
struct span {
    char (*id)[ID_SIZE];
    size_t n;
    bool more;                   /* others follow */
};

static bool
try_alliance(struct attend *attend, struct figures *figures, const char *id)
{
    struct figures_context *context = figures_context(figures, id, attend->today);
    struct attend_trial trial = { .context = context };

    if (!context)
        return false;
    attend_try(&trial);
    for (size_t i = 0; !figures->err->kind && i < trial.n; i++)
        add_line(attend, context->alliance, &trial.finding[i]);
    figures_leave(context);
    return !figures->err->kind;
}

static bool
try_span(struct attend *attend, const struct span *span, struct err *err)
{
    struct figures figures;
    bool ok = figures_open(&figures, attend->book, err);

    for (size_t i = 0; ok && i < span->n; i++)
        ok = try_alliance(attend, &figures, span->id[i]);
    figures_close(&figures);
    return ok;
}

static bool
next_span(struct attend *attend, size_t n, struct span *span, struct err *err)
{
    struct query *query = query_start(attend->book->store, err,
                                      "SELECT id FROM alliance WHERE id > ?1 AND deleted = 0"
                                      " AND state NOT IN ('closed', 'abandoned')"
                                      " ORDER BY id LIMIT ?2",
                                      "ti", attend->after, (int64_t)n + 1);

    *span = (struct span){ .id = mem_alloc(n * sizeof *span->id) };
    while (query_next(query, err)) {
        if (span->n == n) {
            span->more = true;
            break;
        }
        snprintf(span->id[span->n++], ID_SIZE, "%s", query_text(query, 0));
    }
    return query_end(query, err);
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
    struct span span;
    const char *last;
    bool ok;

    if (attend->done)
        return false;
    ok = next_span(attend, n, &span, err);
    if (ok) {
        last = span.more ? span.id[span.n - 1] : NULL;
        forget(attend, attend->after, last, false);
        ok = try_span(attend, &span, err);
        rank(attend);
        if (span.n)
            memcpy(attend->after, span.id[span.n - 1], sizeof attend->after);
    }
    attend->done = !ok || !span.more;
    mem_free(span.id);
    if (attend->done || attend->counted > attend->total)
        attend->total = attend->counted;
    return !attend->done;
}

bool
attend_again(struct attend *attend, const char *alliance, struct err *err)
{
    char id[1][ID_SIZE];
    struct span span = { .id = id };
    long counted = attend->counted, delta;
    bool ok;

    snprintf(id[0], sizeof id[0], "%s", alliance);
    span.n = query_number(attend->book->store, 0, err,
                          "SELECT count(*) FROM alliance WHERE id = ?1 AND deleted = 0"
                          " AND state NOT IN ('closed', 'abandoned')", "t", alliance) > 0;
    delta = -forget(attend, alliance, alliance, true);
    ok = !err->kind && try_span(attend, &span, err);
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
    const struct attend_rule *rule = attend_rule_find(code);

    return rule ? rule->why : NULL;
}
