#include "src/figures/benchmark.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/figures/figures_json.h"
#include "src/figures/governance.h"
#include "src/figures/kept.h"
#include "src/figures/learning.h"
#include "src/figures/measured.h"
#include "src/figures/portfolio_facts.h"
#include "src/figures/progress.h"
#include "src/figures/risk.h"

/* ---- the others ---- */

static int
by_code(const void *left, const void *right)
{
    const struct peer *a = left, *b = right;
    int order = strcmp(a->code, b->code);

    return order ? order : strcmp(a->id, b->id);
}

static void
add_peer(struct peers *peers, const struct member_facts *member, struct arena *arena)
{
    peers->peer[peers->n++] = (struct peer){
        .id = arena_string(arena, member->fact.id),
        .code = arena_string(arena, member->code ? member->code : ""),
        .name = arena_string(arena, member->name ? member->name : ""),
    };
}

struct peers
peers_load(struct figures_context *context, size_t patience)
{
    struct figures *figures = context->figures;
    struct figures_context *whole = figures_whole(figures, context->day);
    struct peers peers = { 0 };
    struct kept kept = { 0 };
    const struct member_facts *member;
    size_t n = 0;

    if (!whole)
        return peers;
    member = facts_members(whole, &n);
    peers.peer = arena_alloc(context->arena, (n + 1) * sizeof *peers.peer);
    for (size_t i = 0; i < n; i++)
        if (member_is_live(&member[i]) && strcmp(member[i].fact.id, context->alliance->fact.id))
            add_peer(&peers, &member[i], context->arena);
    figures_leave(whole);
    for (size_t i = 0; i < peers.n; i++) {
        struct peer *peer = &peers.peer[i];

        if (!kept_measured(&kept, figures, peer->id, context->day, patience, context->arena,
                           &peer->measured))
            break;
        peers.waiting += !peer->measured;
    }
    kept_end(&kept, figures->book);
    qsort(peers.peer, peers.n, sizeof *peers.peer, by_code);
    return peers;
}

/* ---- one figure ---- */

/* Best first; the same value: by code, ours before theirs. */
static int
by_value(const void *left, const void *right, bool upwards)
{
    const struct standing *a = left, *b = right;

    if (a->value != b->value)
        return (a->value < b->value) == upwards ? -1 : 1;
    if (!a->peer || !b->peer)
        return !b->peer - !a->peer;
    return by_code(a->peer, b->peer);
}

static int
lowest_first(const void *left, const void *right)
{
    return by_value(left, right, true);
}

static int
highest_first(const void *left, const void *right)
{
    return by_value(left, right, false);
}

static enum benchmark_way
way_of(struct figures_context *context, const char *code)
{
    struct bounds bounds = figures_bounds(context, code);

    for (int i = 0; i < DIGEST_INDICES; i++)
        if (!strcmp(code, digest_index_code((enum digest_index)i)))
            return BENCHMARK_HIGHER_IS_BETTER;
    if (known(bounds.centre) || !known(bounds.green) || !known(bounds.red))
        return BENCHMARK_HIGHER_IS_MORE;
    return bounds.green > bounds.red ? BENCHMARK_HIGHER_IS_BETTER : BENCHMARK_LOWER_IS_BETTER;
}

/* What lies between the lowest and the highest, and where ours stands. */
static void
measure(struct benchmark *benchmark, double ours, struct arena *arena)
{
    double *value = arena_alloc(arena, (benchmark->n + 1) * sizeof *value);

    benchmark->lowest = benchmark->highest = NAN;
    for (size_t i = 0; i < benchmark->n; i++) {
        const struct standing *standing = &benchmark->standing[i];
        double ahead = benchmark->way == BENCHMARK_LOWER_IS_BETTER ? standing->value - ours
                                                                   : ours - standing->value;

        value[i] = standing->value;
        benchmark->lowest = fmin(benchmark->lowest, value[i]);
        benchmark->highest = fmax(benchmark->highest, value[i]);
        benchmark->ahead += standing->peer && is_above(ahead, 0);
        benchmark->level += standing->peer && is_equal(ahead, 0);
    }
    benchmark->middle = median(value, benchmark->n);
}

struct benchmark
benchmark_make(struct figures_context *context, const struct peers *peers, const char *code,
               const char *side, double value)
{
    struct benchmark benchmark = { .way = way_of(context, code), .percentile = NAN };
    struct standing *standing = arena_alloc(context->arena, (peers->n + 1) * sizeof *standing);

    if (known(value))
        standing[benchmark.n++] = (struct standing){ NULL, value };
    for (size_t i = 0; i < peers->n; i++) {
        double theirs = peers->peer[i].measured
                        ? measured_find(peers->peer[i].measured, code, side) : NAN;

        if (known(theirs))
            standing[benchmark.n++] = (struct standing){ &peers->peer[i], theirs };
    }
    qsort(standing, benchmark.n, sizeof *standing,
          benchmark.way == BENCHMARK_LOWER_IS_BETTER ? lowest_first : highest_first);
    benchmark.standing = standing;
    measure(&benchmark, value, context->arena);
    if (known(value) && benchmark.n >= BENCHMARK_LEAST)
        benchmark.percentile = 100 * ((double)benchmark.ahead + (double)benchmark.level / 2) /
                               (double)(benchmark.n - 1);
    return benchmark;
}

const char *
benchmark_words(struct figures_context *context, const struct benchmark *benchmark)
{
    struct arena *arena = context->arena;

    if (!known(benchmark->percentile))
        return benchmark->n < BENCHMARK_LEAST
               ? arena_printf(arena, "%zu of the %d alliances that a rank needs", benchmark->n,
                              BENCHMARK_LEAST)
               : arena_printf(arena, "%zu others have it", benchmark->n);
    return arena_printf(arena, "%s than %zu of %zu others%s",
                        benchmark->way == BENCHMARK_HIGHER_IS_MORE ? "higher" : "better",
                        benchmark->ahead, benchmark->n - 1, !benchmark->level ? ""
                        : arena_printf(arena, ", level with %zu", benchmark->level));
}

/* ---- all figures ---- */

const struct figure_row *
benchmark_figures(struct figures_context *context, size_t *n)
{
    const struct figures_list *const lists[] = {
        figures_governance(context), figures_learning(context), figures_progress(context),
        figures_risk(context),
    };
    struct figure_row *row;
    size_t room = 0;

    *n = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        room += lists[i]->n + 1;
    row = arena_alloc(context->arena, room * sizeof *row);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct figures_list *list = lists[i];
        bool kept = list != lists[3];            /* of the risks only the index is compared */

        if (list->index.code && known(list->index.value))
            row[(*n)++] = (struct figure_row){ list, { .code = list->index.code,
                .value = list->index.value, .unit = "0–100", .score = list->index.value,
                .light = list->index.light } };
        for (size_t k = 0; kept && k < list->n; k++)
            if (measured_is_shared(&list->figure[k]))
                row[(*n)++] = (struct figure_row){ list, list->figure[k] };
    }
    return row;
}

static void
add_figure(struct str *out, const struct figure *figure, const struct benchmark *benchmark)
{
    str_add(out, "{\"code\":");
    json_add_string(out, figure->code);
    str_add(out, ",\"side\":");
    json_add_text(out, figure->side);
    str_add(out, ",\"value\":");
    figures_json_number(out, figure->value);
    str_add(out, ",\"unit\":");
    json_add_text(out, figure->unit);
    str_addf(out, ",\"n\":%zu,\"lowest\":", benchmark->n);
    figures_json_number(out, benchmark->lowest);
    str_add(out, ",\"median\":");
    figures_json_number(out, benchmark->middle);
    str_add(out, ",\"highest\":");
    figures_json_number(out, benchmark->highest);
    str_addf(out, ",\"better\":\"%s\",\"percentile\":",
             benchmark->way == BENCHMARK_HIGHER_IS_BETTER   ? "higher"
             : benchmark->way == BENCHMARK_LOWER_IS_BETTER ? "lower"
                                                           : "neither");
    figures_json_number(out, benchmark->percentile);
    str_add(out, "}");
}

void
benchmark_json(struct str *out, struct figures_context *context, const struct peers *peers)
{
    size_t n;
    const struct figure_row *row = benchmark_figures(context, &n);
    char day[DATE_SIZE];

    date_write(context->day, day);
    str_add(out, "{\"entente\":1,\"dashboard\":\"benchmark\",\"alliance\":");
    json_add_string(out, context->alliance->code);
    str_addf(out, ",\"as_of\":\"%s\",\"others\":%zu,\n\"figures\":[", day, peers->n);
    for (size_t i = 0; i < n; i++) {
        struct benchmark benchmark = benchmark_make(context, peers, row[i].figure.code,
                                                    row[i].figure.side, row[i].figure.value);

        str_add(out, i ? ",\n" : "\n");
        add_figure(out, &row[i].figure, &benchmark);
    }
    str_add(out, "]}\n");
}
