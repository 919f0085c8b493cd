#include "src/panel/figure_line.h"

#include <string.h>

#include "src/base/text.h"
#include "src/figures/dashboard.h"
#include "src/figures/progress_metrics.h"
#include "src/ops/private.h"
#include "src/panel/figure_next.h"

enum {
    LIGHT_COLUMNS = 10, VALUE_COLUMNS = 11, BASE_COLUMNS = 10,
    BAR_MOST = 24, BAR_LEAST = 10, NAME_MOST = 34, CAP = 49,
};

/* "Commitments kept on time, ours" */
static const char *
name_of(struct sketch *sketch, const struct figure *figure)
{
    const char *label = dashboard_label(sketch->context, figure);

    if (!figure->side)
        return label;
    return arena_printf(&sketch->view->arena, "%s, %s", label,
                        !strcmp(figure->side, "us") ? "ours" : "theirs");
}

/* What rests on private records alone is no line at all while presenting. */
static bool
is_hidden(const struct sketch *sketch, const struct figure *figure)
{
    return sketch->presenting && private_figure(figure->code);
}

static void
line_in_words(struct sketch *sketch, const struct figure *figure, struct aim aim, const char *next,
              const char *note)
{
    const char *text;

    if (figure_has_data(figure))
        text = arena_printf(&sketch->view->arena, "%s %s: %s%s%s%s%s",
                            picture_glyph(sketch, figure->light), name_of(sketch, figure),
                            dashboard_value(sketch->list, figure),
                            figure->light == LIGHT_NONE ? "" : ", ",
                            figure->light == LIGHT_NONE ? "" : light_word(figure->light),
                            note && *note ? ", " : "", note ? note : "");
    else
        text = arena_printf(&sketch->view->arena, "%s %s: no data%s%s",
                            picture_glyph(sketch, LIGHT_NONE), name_of(sketch, figure),
                            *next ? "; " : "", next);
    sketch_wrap(sketch, picture_ink(figure->light), 2, aim, text);
}

/* The side stays whole when the name is cut. */
static void
add_name(struct sketch *sketch, const struct figure *figure, int columns)
{
    bool ours = figure->side && !strcmp(figure->side, "us");

    sketch_fit(sketch, INK_TEXT, figure->side ? columns - 7 : columns, false,
               dashboard_label(sketch->context, figure));
    if (figure->side)
        sketch_fit(sketch, ours ? INK_US : INK_THEM, 7, true, ours ? "ours" : "theirs");
}

/* Indices and their like are judged by the bands 75 and 50. */
struct bounds
figure_bounds(struct sketch *sketch, const struct figure *figure)
{
    struct bounds bounds;

    if (progress_bounds(sketch->context, figure->code, &bounds))
        return bounds;
    bounds = figures_bounds(sketch->context, figure->code);
    if (!known(bounds.green) && !known(bounds.red) && figure->light != LIGHT_NONE &&
        figure->unit && !strcmp(figure->unit, "0–100"))
        bounds = (struct bounds){ 75, 50, NAN };
    return bounds;
}

/*
 * Without data Enter goes to what is to be recorded; the page of the figure comes after that. With
 * `first` the line opens that, and its value, as a cell, how the figure comes about.
 */
static void
one_line(struct sketch *sketch, const struct figure *figure, const char *note,
         const struct aim *first)
{
    struct bounds bounds;
    bool has = figure_has_data(figure);
    struct figure_next next = has ? (struct figure_next){ "", aim_none }
                                  : figure_next_of(sketch, figure);
    struct aim aim = next.aim.kind != AIM_NONE ? next.aim
                     : aim_figure(sketch, sketch->list->name, figure->code, figure->side);
    int room, bar, base = note ? text_columns(note) + 2 : 0;

    if (is_hidden(sketch, figure))
        return;
    if (base < BASE_COLUMNS)
        base = BASE_COLUMNS;
    if (sketch_is_narrow(sketch)) {
        line_in_words(sketch, figure, first ? *first : aim, next.words, note);
        return;
    }
    sketch_line(sketch, first ? *first : aim);
    sketch_fit(sketch, picture_ink(figure->light), LIGHT_COLUMNS, false,
               has && figure->light == LIGHT_NONE
               ? picture_glyph(sketch, LIGHT_NONE) : picture_light(sketch, figure->light));
    room = sketch_left(sketch) - VALUE_COLUMNS - base - 1;
    bar = room - NAME_MOST;
    bar = bar > BAR_MOST ? BAR_MOST : bar < BAR_LEAST ? BAR_LEAST : bar;
    add_name(sketch, figure, room - bar - 1 < NAME_MOST ? room - bar - 1 : NAME_MOST);
    sketch_text(sketch, INK_TEXT, " ");
    if (!has) {
        sketch_text(sketch, INK_NODATA, next.words);
        return;
    }
    if (figure->word || text_columns(dashboard_value(sketch->list, figure)) > VALUE_COLUMNS) {
        sketch_fit(sketch, picture_ink(figure->light), bar + VALUE_COLUMNS, false,
                   dashboard_value(sketch->list, figure));
    } else {
        bounds = figure_bounds(sketch, figure);
        if (known(bounds.green) || known(bounds.red)) {
            struct scale scale = picture_scale(&bounds, figure->unit, figure->value);

            picture_bar(sketch, bar, &scale, figure->value, picture_ink(figure->light));
        } else {
            sketch_fit(sketch, INK_TEXT, bar, false, "");
        }
        if (first)
            sketch_cell(sketch, aim);
        sketch_fit(sketch, INK_TEXT, VALUE_COLUMNS, true, dashboard_value(sketch->list, figure));
    }
    sketch_fit(sketch, INK_MUTED, base, true,
               note ? note : arena_printf(&sketch->view->arena, "n %zu", figure->n));
}

void
figure_line_part(struct sketch *sketch, const struct figures_list *list,
                 const struct figure *figure, long then)
{
    const struct figures_list *own = sketch->list;

    if (is_hidden(sketch, figure))
        return;
    sketch->list = list;
    one_line(sketch, figure, day_known(then) ? sketch_day(sketch, then) : NULL, NULL);
    sketch->list = own;
    if (day_known(then))                         /* what Enter shows is of today */
        sketch->line->aim.kind = AIM_NONE;
}

void
figure_line(struct sketch *sketch, const char *code, const char *side)
{
    const struct figure *figure = figures_find(sketch->list, code, side);

    if (figure)
        one_line(sketch, figure, NULL, NULL);
}

void
figure_line_note(struct sketch *sketch, const char *code, const char *side, const char *note)
{
    const struct figure *figure = figures_find(sketch->list, code, side);

    if (figure)
        one_line(sketch, figure, note, NULL);
}

void
figure_line_first(struct sketch *sketch, const char *code, const char *note, struct aim first)
{
    const struct figure *figure = figures_find(sketch->list, code, NULL);

    if (figure)
        one_line(sketch, figure, note, &first);
}

/* "L6.O1" is a part of "L6". */
static bool
is_of(const char *code, const char *whole)
{
    size_t n = strlen(whole);

    return !strncmp(code, whole, n) && (!code[n] || code[n] == '.');
}

void
figure_lines(struct sketch *sketch, const char *code)
{
    for (size_t i = 0; i < sketch->list->n; i++)
        if (is_of(sketch->list->figure[i].code, code))
            one_line(sketch, &sketch->list->figure[i], NULL, NULL);
}

/* ---- indices ---- */

static const char *
label_of_index(struct sketch *sketch, const struct figures_index *index)
{
    const struct method_indicator *indicator =
        method_indicator(sketch->context->method, index->code, sketch->figures->err);

    return indicator ? indicator->name : index->code;
}

void
figure_line_index(struct sketch *sketch, const struct figures_list *list)
{
    const struct figures_index *index = &list->index;

    sketch_line(sketch, aim_figure(sketch, list->name, index->code, NULL));
    sketch_fit(sketch, picture_ink(index->light), LIGHT_COLUMNS, false,
               picture_light(sketch, index->light));
    sketch_text(sketch, INK_TEXT, label_of_index(sketch, index));
    if (known(index->value))
        sketch_printf(sketch, INK_TEXT, " %.0f", index->value);
}

/* ---- the head ---- */

void
figure_index(struct sketch *sketch)
{
    const struct figures_index *index = &sketch->list->index;
    struct scale scale = { .from = 0, .to = 100, .bounds = { 75, 50, NAN } };
    const char *capped, *weight;
    int bar;

    for (size_t i = 0; i < sketch->list->n_banners; i++)
        if (!sketch->presenting || !private_banner(sketch->list->banners[i]))
            sketch_wrap(sketch, INK_BAD, 2, aim_none,
                    arena_printf(&sketch->view->arena, "%s %s", picture_glyph(sketch, LIGHT_RED),
                                 dashboard_banner(sketch->list->banners[i])));
    if (!index->code)
        return;
    if (!known(index->value)) {
        struct figure_next next = figure_next_of_code(sketch, index->code);

        sketch_wrap(sketch, INK_NODATA, 2, next.aim,
                    arena_printf(&sketch->view->arena,
                                 "%s %s: not yet; %.0f %% of its weight has data, half is needed;"
                                 " %s", picture_glyph(sketch, LIGHT_NONE),
                                 label_of_index(sketch, index), 100 * index->weight_with_data,
                                 next.words));
        return;
    }
    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, picture_ink(index->light), 2,
                    aim_figure(sketch, sketch->list->name, index->code, NULL),
                    arena_printf(&sketch->view->arena, "%s %s %.0f, %s",
                                 picture_glyph(sketch, index->light),
                                 label_of_index(sketch, index), index->value,
                                 light_word(index->light)));
        return;
    }
    weight = index->weight_with_data < 1
        ? arena_printf(&sketch->view->arena, " from %.0f %% of its weight",
                       100 * index->weight_with_data) : "";
    sketch_line(sketch, aim_figure(sketch, sketch->list->name, index->code, NULL));
    sketch_fit(sketch, picture_ink(index->light), LIGHT_COLUMNS, false,
               picture_light(sketch, index->light));
    sketch_printf(sketch, INK_TITLE, "%s %.0f ", label_of_index(sketch, index), index->value);
    capped = index->capped_by && is_equal(index->value, CAP) &&
             !(sketch->presenting && private_banner(index->capped_by)) ? " held at 49" : "";
    bar = sketch_left(sketch) - text_columns(weight) - text_columns(capped);
    picture_bar(sketch, bar > BAR_MOST ? BAR_MOST : bar < BAR_LEAST ? BAR_LEAST : bar, &scale,
                index->value, picture_ink(index->light));
    sketch_text(sketch, INK_BAD, capped);
    sketch_text(sketch, INK_MUTED, weight);
}
