#define NCURSES_NOMACROS 1
#define NCURSES_WIDECHAR 1
#include "ui/term/paint.h"

#include <curses.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/term/scroll.h"

static const struct {
    unsigned style;
    attr_t attribute;
} styles[] = {
    { STYLE_BOLD, A_BOLD },
    { STYLE_UNDERLINE, A_UNDERLINE },
    { STYLE_REVERSE, A_REVERSE },
    { STYLE_DIM, A_DIM },
};

static attr_t
attributes_of(unsigned style)
{
    attr_t attributes = A_NORMAL;

    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (style & styles[i].style)
            attributes |= styles[i].attribute;
    return attributes;
}

void
paint_init(struct paint *paint, const char *charset)
{
    char name[64];

    snprintf(name, sizeof name, "%.40s//TRANSLIT", charset);
    *paint = (struct paint){ .simplify = iconv_open(name, "UTF-8") };
}

void
paint_free(struct paint *paint)
{
    paint_forget(paint);
    if (paint->simplify != (iconv_t)-1)
        iconv_close(paint->simplify);
}

void
paint_forget(struct paint *paint)
{
    mem_free(paint->shown);
    mem_free(paint->hash);
    paint->shown = NULL;
    paint->hash = NULL;
}

void
paint_looks(struct paint *paint, const struct colour_look look[ROLE_COUNT], bool coloured)
{
    for (int i = 0; i < ROLE_COUNT; i++) {
        bool pair = coloured && (look[i].foreground >= 0 || look[i].background >= 0);

        paint->attributes[i] = attributes_of(look[i].style);
        paint->pair[i] = (short)(pair ? i + 1 : 0);
        if (pair &&
            init_pair(paint->pair[i], (short)look[i].foreground, (short)look[i].background) == ERR)
            paint->pair[i] = 0;
        paint->bare[i] = !(look[i].style & (STYLE_REVERSE | STYLE_UNDERLINE)) &&
                         (!coloured || look[i].background == look[ROLE_TEXT].background);
    }
    paint_forget(paint);
}

/* Whether the locale has this character, as wide as the canvas thinks. */
static bool
ask_locale(int32_t code, int width)
{
    char bytes[MB_LEN_MAX];
    mbstate_t state = { 0 };

    return wcwidth((wchar_t)code) == width && wcrtomb(bytes, (wchar_t)code, &state) != (size_t)-1;
}

/* The same, remembered for most of what is drawn: the locale of a process stays. */
static bool
can_show(int32_t code, int width)
{
    enum { KNOWN = 0x2600, YES = 1, NO = 2 };
    static unsigned char known[KNOWN];

    if (code < 0x7F)
        return true;
    if (width != 1 || code >= KNOWN)
        return ask_locale(code, width);
    if (!known[code])
        known[code] = ask_locale(code, width) ? YES : NO;
    return known[code] == YES;
}

/* What to draw for a character that the locale lacks: one like it ("-" for a dash) or "?". */
static wchar_t
instead_of(const struct paint *paint, int32_t code)
{
    struct str text = { 0 };
    char out[8], *in, *to = out;
    size_t left, room = sizeof out;
    bool good;

    text_encode(&text, code);
    in = text.data;
    left = text.len;
    good = paint->simplify != (iconv_t)-1 &&
           iconv(paint->simplify, &in, &left, &to, &room) != (size_t)-1;
    str_free(&text);
    return good && room == sizeof out - 1 && *out > ' ' && *out < 0x7F ? (wchar_t)*out : L'?';
}

/*
 * The characters of one cell. What this system's own tables make of a cluster may differ from ours;
 * then a simpler one of the same width is drawn, so that no column is ever broken.
 */
static void
characters(const struct paint *paint, const struct canvas *canvas, const struct canvas_cell *cell,
           wchar_t out[CCHARW_MAX + 1])
{
    int32_t code[CANVAS_CLUSTER];
    size_t n, used = 0;

    if (cell->code < 0x7F && !cell->tail) {
        out[0] = (wchar_t)cell->code;
        out[1] = L'\0';
        return;
    }
    n = canvas_cluster(canvas, cell, code);
    out[used++] = can_show(code[0], cell->width) ? (wchar_t)code[0] : instead_of(paint, code[0]);
    for (size_t i = 1; i < n && used < CCHARW_MAX && out[0] == (wchar_t)code[0]; i++)
        if (code[i] != 0x200D && code[i] != 0xFE0F && can_show(code[i], 0))
            out[used++] = (wchar_t)code[i];
    out[used] = L'\0';
}

static bool
narrower(const struct canvas_cell *cell)
{
    return cell->width == 2 && !can_show(cell->code, 2);
}

static void
to_curses(const struct paint *paint, const struct canvas_cell *cell, const wchar_t *text,
          cchar_t *out)
{
    setcchar(out, text, (attr_t)paint->attributes[cell->role] | attributes_of(cell->style),
             paint->pair[cell->role], NULL);
}

static bool
is_bare(const struct paint *paint, const struct canvas_cell *cell)
{
    return paint->bare[cell->role] && !(cell->style & (STYLE_REVERSE | STYLE_UNDERLINE));
}

static bool
is_blank(const struct canvas_cell *cell)
{
    return cell->code == ' ' && !cell->tail && cell->width == 1 && cell->role == ROLE_TEXT &&
           !cell->style;
}

enum { GAP = 3 };

/*
 * A short gap between two looks takes that of the text before it: it cannot be seen, and going back
 * to ordinary text for a blank costs more than the blank. Returns the cell to take it from.
 */
static const struct canvas_cell *
look_of_gap(const struct paint *paint, const struct canvas_cell *line, int column, int columns)
{
    int left = column, right = column;

    while (left >= 0 && column - left <= GAP && is_blank(&line[left]))
        left--;
    while (right < columns && right - left <= GAP + 1 && is_blank(&line[right]))
        right++;
    if (left < 0 || right == columns || right - left > GAP + 1 || !is_bare(paint, &line[left]) ||
        (line[right].role == ROLE_TEXT && !line[right].style))
        return &line[column];
    return &line[left];
}

static void
paint_row(const struct paint *paint, const struct canvas *canvas, int row, int from, int to)
{
    static const wchar_t blank[] = L" ";
    const struct canvas_cell *cells = canvas_cell(canvas, row, 0);
    cchar_t *line = mem_alloc((size_t)(to - from) * sizeof *line);
    int n = 0;

    for (int column = from; column < to; column++) {
        const struct canvas_cell *cell = &cells[column];
        wchar_t text[CCHARW_MAX + 1];

        if (cell->width == 0)
            continue;
        if (narrower(cell)) {       /* a character that takes one column here, and a blank */
            struct canvas_cell half = *cell;

            half.width = 1;
            characters(paint, canvas, &half, text);
            to_curses(paint, cell, text, &line[n++]);
            to_curses(paint, cell, blank, &line[n++]);
            continue;
        }
        if (is_blank(cell))
            cell = look_of_gap(paint, cells, column, canvas->columns);
        characters(paint, canvas, &cells[column], text);
        to_curses(paint, cell, text, &line[n++]);
    }
    mvwadd_wchnstr(stdscr, row, from, line, n);
    mem_free(line);
}

static bool
same(const struct canvas_cell *a, const struct canvas_cell *b)
{
    return a->code == b->code && a->tail == b->tail && a->role == b->role && a->style == b->style &&
           a->width == b->width;
}

/* Paint the piece of a row between its first and last changed cell. */
static void
update_row(struct paint *paint, const struct canvas *canvas, int row)
{
    const struct canvas_cell *now = canvas_cell(canvas, row, 0);
    struct canvas_cell *before = paint->shown + (size_t)row * (size_t)canvas->columns;
    int from = 0, to = canvas->columns;

    if (!memcmp(now, before, (size_t)to * sizeof *now))
        return;
    while (from < to && same(&now[from], &before[from]))
        from++;
    while (to > from && same(&now[to - 1], &before[to - 1]))
        to--;
    if (from == to)
        return;
    while (from > 0 && (now[from].width == 0 || before[from].width == 0))
        from--;
    while (to < canvas->columns && (now[to].width == 0 || before[to].width == 0))
        to++;
    paint_row(paint, canvas, row, from, to);
    memcpy(before, now, (size_t)canvas->columns * sizeof *before);
}

/* Everything has to be painted. */
static void
begin(struct paint *paint, const struct canvas *canvas)
{
    size_t n = (size_t)canvas->rows * (size_t)canvas->columns;

    paint_forget(paint);
    paint->shown = mem_alloc(n * sizeof *paint->shown);         /* zeroes: no cell is like that */
    paint->hash = mem_alloc(2 * (size_t)canvas->rows * sizeof *paint->hash);
    paint->rows = canvas->rows;
    paint->columns = canvas->columns;
    paint->epoch = canvas->epoch;
}

/* Move rows in what was shown and in the curses window alike. */
static void
move_rows(struct paint *paint, const struct scroll *scroll)
{
    size_t width = (size_t)paint->columns, n = (size_t)(scroll->by < 0 ? -scroll->by : scroll->by);
    size_t kept = (size_t)(scroll->bottom - scroll->top + 1) - n;
    struct canvas_cell *top = paint->shown + (size_t)scroll->top * width;

    scrollok(stdscr, TRUE);
    wsetscrreg(stdscr, scroll->top, scroll->bottom);
    wscrl(stdscr, scroll->by);
    wsetscrreg(stdscr, 0, paint->rows - 1);
    scrollok(stdscr, FALSE);
    if (scroll->by > 0)
        memmove(top, top + n * width, kept * width * sizeof *top);
    else
        memmove(top + n * width, top, kept * width * sizeof *top);
    top += scroll->by > 0 ? kept * width : 0;
    memset(top, 0, n * width * sizeof *top);       /* these come in anew */
}

static void
scroll_rows(struct paint *paint, const struct canvas *canvas)
{
    uint64_t *new = paint->hash + canvas->rows;
    struct scroll move;

    for (int row = 0; row < canvas->rows; row++) {
        const struct canvas_cell *now = canvas_cell(canvas, row, 0);
        const struct canvas_cell *before = paint->shown + (size_t)row * (size_t)canvas->columns;

        if (memcmp(now, before, (size_t)canvas->columns * sizeof *now) == 0)
            new[row] = paint->hash[row];
        else
            new[row] = scroll_hash(now, canvas->columns);
    }
    if (scroll_find(paint->shown, paint->hash, canvas->cells, new, canvas->rows, canvas->columns,
                    &move))
        move_rows(paint, &move);
    memcpy(paint->hash, new, (size_t)canvas->rows * sizeof *new);
}

void
paint_canvas(struct paint *paint, const struct canvas *canvas)
{
    bool fresh = !paint->shown || paint->rows != canvas->rows ||
                 paint->columns != canvas->columns || paint->epoch != canvas->epoch;

    if (fresh)
        begin(paint, canvas);
    scroll_rows(paint, canvas);
    for (int row = 0; row < canvas->rows; row++)
        update_row(paint, canvas, row);
    wmove(stdscr, canvas->cursor ? canvas->cursor_row : 0,
          canvas->cursor ? canvas->cursor_column : 0);
}
