#include "src/figures/attend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/figures/kept.h"
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

/* An alliance to look at. */
struct member {
    char id[ID_SIZE];
    const char *code, *name;
    int tier;
};

static void
add_line(struct attend *attend, const struct member *member, const struct attend_finding *found)
{
    size_t of_text = strlen(found->text) + 1, of_name = strlen(member->name) + 1;
    size_t of_code = strlen(member->code) + 1, of_said = strlen(found->said) + 1;
    struct attend_line *line;

    if (attend->lines == attend->room) {
        attend->room = attend->room ? 2 * attend->room : 32;
        attend->line = mem_resize(attend->line, attend->room * sizeof *attend->line);
    }
    line = &attend->line[attend->lines++];
    *line = (struct attend_line){
        .rule = found->rule->code, .urgency = found->urgency, .days = found->days,
        .why = found->rule->why, .view = found->view, .tier = member->tier,
        .step = found->step, .entity = found->entity,
    };
    snprintf(line->record, sizeof line->record, "%s", found->record);
    memcpy(line->alliance, member->id, sizeof line->alliance);
    line->held = mem_alloc(of_text + of_name + of_code + of_said +
                           (found->key ? strlen(found->key) : 0) + 1);
    line->text = strcpy(line->held, found->text);
    line->name = strcpy(line->held + of_text, member->name);
    line->code = strcpy(line->held + of_text + of_name, member->code);
    line->said = strcpy(line->held + of_text + of_name + of_code, found->said);
    if (found->key)
        line->key = strcpy(line->held + of_text + of_name + of_code + of_said, found->key);
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
    struct arena arena;
    struct member *member;
    size_t n;
    bool more;                   /* others follow */
};

#define MEMBERS "SELECT id, code, name, tier FROM alliance WHERE deleted = 0" \
                " AND state NOT IN ('closed', 'abandoned') AND "

static struct member
member_of(struct query *query, struct arena *arena)
{
    const char *code = query_text(query, 1), *name = query_text(query, 2);
    struct member member = {
        .code = arena_string(arena, code ? code : ""), .tier = tier_of(query_text(query, 3)),
        .name = arena_string(arena, name ? name : code ? code : ""),
    };

    snprintf(member.id, sizeof member.id, "%s", query_text(query, 0));
    return member;
}

static bool
next_span(struct attend *attend, size_t n, struct span *span, struct err *err)
{
    struct query *query = query_start(attend->book->store, err,
                                      MEMBERS "id > ?1 ORDER BY id LIMIT ?2", "ti", attend->after,
                                      (int64_t)n + 1);

    span->member = arena_alloc(&span->arena, n * sizeof *span->member);
    while (query_next(query, err)) {
        if (span->n == n) {
            span->more = true;
            break;
        }
        span->member[span->n++] = member_of(query, &span->arena);
    }
    return query_end(query, err);
}

static bool
one_span(struct attend *attend, const char *alliance, struct span *span, struct err *err)
{
    struct query *query =
        query_start(attend->book->store, err, MEMBERS "id = ?1", "t", alliance);

    span->member = arena_alloc(&span->arena, sizeof *span->member);
    if (query_next(query, err))
        span->member[span->n++] = member_of(query, &span->arena);
    return query_end(query, err);
}

/* ---- lights ---- */

/* Where the alliance stands among the lights, or would. */
static size_t
light_place(const struct attend *attend, const char *alliance)
{
    size_t low = 0, high = attend->lights;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (strcmp(attend->light[middle].id, alliance) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct attend_light *
attend_light(const struct attend *attend, const char *alliance)
{
    size_t at = light_place(attend, alliance);

    return at < attend->lights && !strcmp(attend->light[at].id, alliance) ? &attend->light[at]
                                                                         : NULL;
}

static void
remember_light(struct attend *attend, const char *alliance, const struct digest *digest)
{
    static const enum digest_index of[] = { DIGEST_GHI, DIGEST_LHI, DIGEST_HWI };
    size_t at = light_place(attend, alliance);
    enum light light = LIGHT_NONE;

    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (digest->light[of[i]] > light)
            light = digest->light[of[i]];
    if (at == attend->lights || strcmp(attend->light[at].id, alliance) != 0) {
        if (attend->lights == ATTEND_LIGHTS)
            return;
        if (attend->lights == attend->light_room) {
            attend->light_room = attend->light_room ? 2 * attend->light_room : 64;
            attend->light = mem_resize(attend->light, attend->light_room * sizeof *attend->light);
        }
        memmove(attend->light + at + 1, attend->light + at,
                (attend->lights - at) * sizeof *attend->light);
        attend->lights++;
        snprintf(attend->light[at].id, sizeof attend->light[at].id, "%s", alliance);
        attend->light[at].light = LIGHT_NONE;
        attend->light[at].overdue = 0;
    }
    attend->relit |= attend->light[at].light != light ||
                     attend->light[at].overdue != digest->overdue;
    attend->light[at].light = light;
    attend->light[at].overdue = digest->overdue;
}

/* Look at those of the span, until patience is over: then the span ends there. */
static bool
try_span(struct attend *attend, struct span *span, struct err *err)
{
    struct figures figures;
    size_t made = attend->kept->made, looked = 0;
    bool ok = figures_open(&figures, attend->book, err);

    for (size_t i = 0; ok && i < span->n; i++, looked++) {
        struct digest digest;

        ok = kept_digest(attend->kept, &figures, span->member[i].id, attend->today, true,
                         &span->arena, &digest);
        if (ok)
            remember_light(attend, span->member[i].id, &digest);
        for (size_t k = 0; ok && k < digest.n; k++)
            add_line(attend, &span->member[i], &digest.finding[k]);
        if (attend->patience && attend->kept->made - made >= attend->patience && i + 1 < span->n) {
            span->n = i + 1;
            span->more = true;
        }
    }
    attend->impatient = looked && attend->kept->made - made == looked;
    figures_close(&figures);
    return ok;
}

/* What a slice that failed has found does not count. */
static void
drop_fresh(struct attend *attend, size_t old)
{
    while (attend->lines > old)
        mem_free(attend->line[--attend->lines].held);
}

/* The lines there were of the slice give way to those behind them, which it has found. */
static void
replace(struct attend *attend, const struct span *span, size_t old)
{
    struct attend_line *fresh = attend->line + old;
    size_t n = attend->lines - old;
    struct attend_line *kept = mem_alloc((n ? n : 1) * sizeof *kept);

    if (n)
        memcpy(kept, fresh, n * sizeof *kept);
    attend->lines = old;
    forget(attend, attend->after, span->more ? span->member[span->n - 1].id : NULL, false);
    if (n)
        memcpy(attend->line + attend->lines, kept, n * sizeof *kept);
    attend->lines += n;
    mem_free(kept);
}

void
attend_start(struct attend *attend, struct book *book, size_t keep)
{
    if (!attend->kept) {
        attend->kept = mem_alloc(sizeof *attend->kept);
        *attend->kept = (struct kept){ 0 };
    }
    attend->book = book;
    attend->today = book_today(book);
    attend->keep = keep;
    attend->after[0] = '\0';
    attend->counted = 0;
    attend->done = attend->impatient = false;
}

bool
attend_slice(struct attend *attend, size_t n, struct err *err)
{
    struct span span = { 0 };
    size_t old = attend->lines;
    bool ok;

    if (attend->done)
        return false;
    if (attend->written != attend->kept->made && kept_is_due(attend->kept)) {
        kept_write(attend->kept, attend->book);     /* waits for the disk: that is enough for a slice */
        attend->written = attend->kept->made;
        return true;
    }
    if (attend->patience && attend->impatient && attend->patience < n)
        n = attend->patience;                       /* no more are read than will be looked at */
    ok = next_span(attend, n, &span, err) && try_span(attend, &span, err);
    if (ok) {
        replace(attend, &span, old);
        rank(attend);
        if (span.n)
            memcpy(attend->after, span.member[span.n - 1].id, sizeof attend->after);
    } else {
        drop_fresh(attend, old);
    }
    attend->done = !ok || !span.more;
    if (attend->done)
        kept_write(attend->kept, attend->book);
    if (attend->done || attend->counted > attend->total)
        attend->total = attend->counted;
    arena_free(&span.arena);
    return !attend->done;
}

bool
attend_again(struct attend *attend, const char *alliance, struct err *err)
{
    struct span span = { 0 };
    long counted = attend->counted, delta = -forget(attend, alliance, alliance, true);
    bool ok = one_span(attend, alliance, &span, err) && try_span(attend, &span, err);

    delta += attend->counted - counted;
    attend->total += delta;
    attend->counted = counted + (strcmp(alliance, attend->after) <= 0 ? delta : 0);
    rank(attend);
    arena_free(&span.arena);
    return ok;
}

void
attend_free(struct attend *attend)
{
    if (attend->kept)
        kept_end(attend->kept, attend->book);
    mem_free(attend->kept);
    mem_free(attend->light);
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
