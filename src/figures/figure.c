#include "src/figures/figure.h"

#include <stdlib.h>
#include <string.h>

enum { CAP = 49 };

struct tally
figures_base(struct figures_context *context)
{
    return (struct tally){ .arena = context->arena };
}

struct figures_list *
figures_list_new(struct figures_context *context, const char *name)
{
    struct figures_list *list = arena_alloc(context->arena, sizeof *list);

    *list = (struct figures_list){
        .next = context->families, .name = name, .context = context, .arena = context->arena,
        .index = { .value = NAN },
    };
    context->families = list;
    return list;
}

struct figures_list *
figures_list_made(struct figures_context *context, const char *name)
{
    struct figures_list *list = context->families;

    while (list && strcmp(list->name, name))
        list = list->next;
    return list;
}

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Rows are a set in byte order; n counts what the base counts. */
static void
set_rows(struct figures_list *list, struct figure *figure, const struct tally *base)
{
    figure->n = base->n;
    if (!base->n)
        return;
    figure->rows = arena_alloc(list->arena, base->n * sizeof *figure->rows);
    memcpy(figure->rows, base->ids, base->n * sizeof *figure->rows);
    qsort(figure->rows, base->n, sizeof *figure->rows, by_bytes);
    for (size_t i = 0; i < base->n; i++)
        if (!i || strcmp(figure->rows[i], figure->rows[figure->n_rows - 1]))
            figure->rows[figure->n_rows++] = figure->rows[i];
}

static const char *
unit_of(struct figures_list *list, const char *code)
{
    const struct method_indicator *indicator =
        method_indicator(list->context->method, code, list->context->figures->err);

    return indicator ? indicator->unit : NULL;
}

struct figure *
figures_add_plain(struct figures_list *list, const char *code, const char *side, double value,
                  const struct tally *base)
{
    struct figure *figure;

    if (list->n == list->room) {
        struct figure *more;

        list->room = list->room ? 2 * list->room : 32;
        more = arena_alloc(list->arena, list->room * sizeof *more);
        if (list->n)
            memcpy(more, list->figure, list->n * sizeof *more);
        list->figure = more;
    }
    figure = &list->figure[list->n++];
    *figure = (struct figure){ .code = arena_string(list->arena, code), .side = side,
                               .value = value, .score = NAN };
    if (list->context)
        figure->unit = unit_of(list, code);
    if (base)
        set_rows(list, figure, base);
    return figure;
}

static void
judge(struct figures_list *list, struct figure *figure)
{
    struct bounds bounds = figures_bounds(list->context, figure->code);

    figure->score = light_score(&bounds, figure->value);
    figure->light = light_of_score(figure->score);
}

struct figure *
figures_add(struct figures_list *list, const char *code, const char *side, double value,
            const struct tally *base)
{
    struct figure *figure = figures_add_plain(list, code, side, value, base);

    judge(list, figure);
    return figure;
}

struct figure *
figures_add_word(struct figures_list *list, const char *code, const char *word, enum light light,
                 const struct tally *base)
{
    struct figure *figure = figures_add_plain(list, code, NULL, NAN, base);

    figure->word = word;
    figure->light = light;
    return figure;
}

struct figure *
figures_add_mean(struct figures_list *list, const char *code, const char *side,
                 const struct parts *parts)
{
    struct figure *figure = figures_add(list, code, side, parts_mean(parts), NULL);

    figure->n = parts->n;
    return figure;
}

const struct figure *
figures_find(const struct figures_list *list, const char *code, const char *side)
{
    for (size_t i = 0; list && i < list->n; i++) {
        const struct figure *figure = &list->figure[i];

        if (!strcmp(figure->code, code) &&
            (side ? is_code(figure->side, side) : !figure->side))
            return figure;
    }
    return NULL;
}

double
figures_value(const struct figures_list *list, const char *code, const char *side)
{
    const struct figure *figure = figures_find(list, code, side);

    return figure ? figure->value : NAN;
}

double
figures_score(const struct figures_list *list, const char *code, const char *side)
{
    const struct figure *figure = figures_find(list, code, side);
    double us, them;

    if (figure || side)
        return figure ? figure->score : NAN;
    us = figures_score(list, code, "us");
    them = figures_score(list, code, "them");
    return !known(us) ? them : !known(them) ? us : (us + them) / 2;
}

void
figures_banner(struct figures_list *list, const char *code)
{
    if (list->n_banners < sizeof list->banners / sizeof *list->banners)
        list->banners[list->n_banners++] = code;
}

void
figures_set_index(struct figures_list *list, const char *code, const struct parts *parts,
                  const char *capped_by)
{
    double value = parts_mean(parts);

    if (known(value) && capped_by && value > CAP)
        value = CAP;
    list->index = (struct figures_index){
        .code = code, .value = value, .light = light_of_index(value),
        .weight_with_data = parts_weight(parts), .capped_by = known(value) ? capped_by : NULL,
    };
}
