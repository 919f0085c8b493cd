#include "src/panel/sketch.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/model/record.h"

enum { DOTS_FROM = 8 };      /* columns from which ASCII has room for three dots */

const struct aim aim_none = { .kind = AIM_NONE };

/* Room for one more in an array that grows by doubling. */
static void *
grown(void *array, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return array;
    *room = *room ? *room * 2 : 8;
    return mem_resize(array, *room * size);
}

void
sketch_end(struct sketch *sketch)
{
    struct view *view = sketch->view;

    if (view->n && !view->panel[view->n - 1].n) {
        mem_free(view->panel[view->n - 1].line);
        view->n--;
    }
}

void
sketch_panel(struct sketch *sketch, const char *name, const char *title)
{
    struct view *view = sketch->view;

    sketch_end(sketch);
    view->panel = grown(view->panel, view->n, &view->room, sizeof *view->panel);
    sketch->panel = &view->panel[view->n++];
    *sketch->panel = (struct panel){ .name = arena_string(&view->arena, name),
                                     .title = arena_string(&view->arena, title) };
    sketch->line = NULL;
}

/* An aim outlives the figures it was found in. */
static struct aim
kept(struct arena *arena, struct aim aim)
{
    aim.alliance = arena_string(arena, aim.alliance);
    aim.view = arena_string(arena, aim.view);
    aim.code = arena_string(arena, aim.code);
    aim.side = arena_string(arena, aim.side);
    aim.id = arena_string(arena, aim.id);
    aim.via = arena_string(arena, aim.via);
    aim.filter = arena_string(arena, aim.filter);
    aim.begun = arena_string(arena, aim.begun);
    aim.item = arena_string(arena, aim.item);
    return aim;
}

void
sketch_line(struct sketch *sketch, struct aim aim)
{
    struct panel *panel = sketch->panel;

    panel->line = grown(panel->line, panel->n, &panel->room, sizeof *panel->line);
    sketch->line = &panel->line[panel->n++];
    *sketch->line = (struct panel_line){ .aim = kept(&sketch->view->arena, aim) };
}

void
sketch_cell(struct sketch *sketch, struct aim aim)
{
    struct panel_line *line = sketch->line;

    line->in_cell = aim.kind != AIM_NONE;
    if (!line->in_cell)
        return;
    line->cell = grown(line->cell, line->n_cells, &line->cell_room, sizeof *line->cell);
    line->cell[line->n_cells++] = (struct panel_cell){ .from = line->columns, .to = line->columns,
                                                       .aim = kept(&sketch->view->arena, aim) };
}

void
sketch_subject(struct sketch *sketch)
{
    sketch->line->subject = sketch->line->n + 1;
}

int
sketch_left(const struct sketch *sketch)
{
    return sketch->columns - sketch->line->columns;
}

bool
sketch_is_narrow(const struct sketch *sketch)
{
    return sketch->columns < SKETCH_NARROW;
}

static void
add(struct sketch *sketch, enum ink ink, const char *text, size_t bytes, int columns)
{
    struct panel_line *line = sketch->line;

    if (!bytes)
        return;
    line->piece = grown(line->piece, line->n, &line->room, sizeof *line->piece);
    line->piece[line->n++] =
        (struct piece){ ink, arena_bytes(&sketch->view->arena, text, bytes) };
    line->columns += columns;
    if (line->in_cell)
        line->cell[line->n_cells - 1].to = line->columns;
}

/* Add at most `room` columns of the text, with a mark where it is cut. */
static void
add_cut(struct sketch *sketch, enum ink ink, const char *text, int room)
{
    const char *mark = !sketch->ascii ? "…" : room >= DOTS_FROM ? "..." : ".";
    int used;
    size_t bytes;

    if (room <= 0)
        return;
    bytes = text_fit(text, room, &used);
    if (!text[bytes]) {
        add(sketch, ink, text, bytes, used);
        return;
    }
    bytes = text_fit(text, room - text_columns(mark), &used);
    add(sketch, ink, text, bytes, used);
    add(sketch, ink, mark, strlen(mark), text_columns(mark));
}

void
sketch_text(struct sketch *sketch, enum ink ink, const char *text)
{
    struct str clean = { 0 };

    if (!text)
        return;
    text_clean(&clean, text, strlen(text), TEXT_LINE);
    add_cut(sketch, ink, str_text(&clean), sketch_left(sketch));
    str_free(&clean);
}

void
sketch_printf(struct sketch *sketch, enum ink ink, const char *format, ...)
{
    struct str text = { 0 };
    va_list args;

    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    sketch_text(sketch, ink, str_text(&text));
    str_free(&text);
}

static void
blanks(struct sketch *sketch, int n)
{
    static const char run[] = "                                                                ";

    for (; n > 0; n -= (int)sizeof run - 1) {
        int piece = n < (int)sizeof run - 1 ? n : (int)sizeof run - 1;

        add(sketch, INK_TEXT, run, (size_t)piece, piece);
    }
}

void
sketch_to(struct sketch *sketch, int column)
{
    int n = column - sketch->line->columns, left = sketch_left(sketch);

    if (n < 1)
        n = sketch->line->columns ? 1 : 0;
    blanks(sketch, n < left ? n : left);
}

void
sketch_fit(struct sketch *sketch, enum ink ink, int columns, bool right, const char *text)
{
    struct str clean = { 0 };
    int left = sketch_left(sketch), width, start = sketch->line->columns;

    if (columns > left)
        columns = left;
    if (text)
        text_clean(&clean, text, strlen(text), TEXT_LINE);
    width = text_columns(str_text(&clean));
    if (right && width < columns)
        blanks(sketch, columns - width);
    add_cut(sketch, ink, str_text(&clean), columns - (sketch->line->columns - start));
    blanks(sketch, columns - (sketch->line->columns - start));
    str_free(&clean);
}

void
sketch_wrap(struct sketch *sketch, enum ink ink, int indent, struct aim aim, const char *text)
{
    struct str clean = { 0 };
    const char *at;
    bool first = true;

    text_clean(&clean, text, strlen(text), TEXT_LINES);
    for (at = str_text(&clean); *at || first; first = false) {
        int hang = first ? 0 : indent;
        int room = sketch->columns - hang > 8 ? sketch->columns - hang : 8;
        size_t skip, bytes = text_wrap(at, room, &skip);

        sketch_line(sketch, first ? aim : aim_none);
        blanks(sketch, hang);
        add(sketch, ink, at, bytes, 0);
        sketch->line->columns = sketch->columns;
        at += bytes + skip;
    }
    str_free(&clean);
}

void
sketch_missing(struct sketch *sketch, const char *entity, const char *text)
{
    sketch_wrap(sketch, INK_NODATA, 2, aim_add(sketch, entity),
                arena_printf(&sketch->view->arena, "+ %s", text));
}

const char *
sketch_day(struct sketch *sketch, long day)
{
    char date[DATE_SIZE];

    if (!day_known(day))
        return sketch->ascii ? "-" : "–";
    date_write(day, date);
    return arena_string(&sketch->view->arena, date);
}

const char *
sketch_when(struct sketch *sketch, long day)
{
    long days;

    if (!day_known(day))
        return sketch->ascii ? "-" : "–";
    days = day - sketch->context->day;
    if (!days)
        return "today";
    if (labs(days) > 2 * DAYS_OF_YEAR)
        return arena_printf(&sketch->view->arena, days > 0 ? "in %ld years" : "%ld years ago",
                            labs(days) / DAYS_OF_YEAR);
    return arena_printf(&sketch->view->arena, days > 0 ? "in %ld day%s" : "%ld day%s ago",
                        labs(days), labs(days) == 1 ? "" : "s");
}

const char *
sketch_word(struct sketch *sketch, const char *entity, const char *field, const char *code)
{
    struct method *method = sketch->context->method;
    const struct method_register *words = method_register(method, entity, sketch->figures->err);

    if (!code)
        return sketch->ascii ? "-" : "–";
    for (size_t i = 0; words && i < words->n_parts; i++)
        if (!strcmp(words->parts[i].field.name, field))
            return arena_string(&sketch->view->arena, method_word(method, &words->parts[i], code));
    return arena_string(&sketch->view->arena, code);
}

const char *
sketch_name(struct sketch *sketch, const char *entity, const char *id)
{
    const char *name = id ? method_title_of(sketch->context->method, entity_find(entity), id,
                                            &sketch->view->arena) : NULL;

    return name ? name : "";
}

/* ---- aims ---- */

static struct aim
aim_of(const struct sketch *sketch, enum aim_kind kind)
{
    return (struct aim){ .kind = kind,
                         .alliance = sketch->portfolio ? NULL : sketch->context->alliance->fact.id };
}

struct aim
aim_record(const struct sketch *sketch, const char *entity, const char *id)
{
    struct aim aim = aim_of(sketch, id ? AIM_RECORD : AIM_NONE);

    aim.entity = entity_find(entity);
    aim.id = id;
    return aim;
}

struct aim
aim_register(const struct sketch *sketch, const char *entity)
{
    struct aim aim = aim_of(sketch, AIM_REGISTER);

    aim.entity = entity_find(entity);
    return aim;
}

struct aim
aim_filtered(const struct sketch *sketch, const char *entity, const char *field, const char *code)
{
    struct aim aim = aim_register(sketch, entity);

    aim.filter = arena_printf(&sketch->view->arena, "%s:%s", field, code);
    return aim;
}

struct aim
aim_add(const struct sketch *sketch, const char *entity)
{
    struct aim aim = aim_of(sketch, AIM_ADD);

    aim.entity = entity_find(entity);
    return aim;
}

struct aim
aim_add_to(const struct sketch *sketch, const char *entity, const char *via, const char *id)
{
    struct aim aim = aim_add(sketch, entity);

    aim.via = via;
    aim.id = id;
    return aim;
}

struct aim
aim_figure(const struct sketch *sketch, const char *view, const char *code, const char *side)
{
    struct aim aim = aim_of(sketch, AIM_FIGURE);

    aim.view = view;
    aim.code = code;
    aim.side = side;
    return aim;
}

struct aim
aim_step(const struct sketch *sketch, int step, const char *item)
{
    struct aim aim = aim_of(sketch, AIM_STEP);

    aim.step = step;
    aim.item = item;
    return aim;
}

struct aim
aim_view(const struct sketch *sketch, const char *view)
{
    struct aim aim = aim_of(sketch, AIM_VIEW);

    aim.view = view;
    return aim;
}
