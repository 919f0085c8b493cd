#include "ui/widget/pager.h"

#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"

struct pager_line {
    size_t start, size;        /* bytes of the text */
    int indent;
    bool heading;
    size_t paragraph;          /* where its line of the text starts */
};

void
pager_set(struct pager *pager, const char *text)
{
    str_clear(&pager->text);
    text_clean(&pager->text, text, strlen(text), TEXT_LINES);
    pager->columns = 0;        /* broken into rows when it is drawn */
    pager->top = 0;
    pager->at = -1;
}

void
pager_free(struct pager *pager)
{
    str_free(&pager->text);
    str_free(&pager->found);
    mem_free(pager->line);
    *pager = (struct pager){ 0 };
}

static void
add_line(struct pager *pager, struct pager_line line)
{
    if (pager->lines == pager->room) {
        pager->room = pager->room ? 2 * pager->room : 64;
        pager->line = mem_resize(pager->line, pager->room * sizeof *pager->line);
    }
    pager->line[pager->lines++] = line;
}

/* Break the line of the text that starts at `start`; returns where the next one starts. */
static size_t
break_paragraph(struct pager *pager, size_t start, int columns)
{
    const char *text = str_text(&pager->text);
    size_t at = start + strspn(text + start, " "), skip;
    int indent = (int)(at - start), hang = !strncmp(text + at, "- ", 2) ? 2 : 0;
    bool heading = !strncmp(text + at, "# ", 2);

    at += heading ? 2 : 0;
    if (indent + hang + 8 > columns)
        indent = hang = 0;
    for (bool first = true;; first = false) {
        int left = indent + (first ? 0 : hang);
        size_t size = text_wrap(text + at, columns - left, &skip);

        add_line(pager, (struct pager_line){ at, size, left, heading, start });
        at += size + skip;
        if (!text[at] || text[at - (skip ? 1 : 0)] == '\n')
            return at;
    }
}

static void
break_lines(struct pager *pager, int columns)
{
    size_t at = 0, top = 0;

    if (pager->columns == columns)
        return;
    if (pager->columns && pager->lines)
        top = pager->line[pager->top].start;
    pager->columns = columns;
    pager->lines = 0;
    while (at < pager->text.len)
        at = break_paragraph(pager, at, columns);
    pager->top = 0;
    while (top && pager->top + 1 < (int)pager->lines && pager->line[pager->top + 1].start <= top)
        pager->top++;           /* the same text stays at the top when the width changes */
}

/* ---- searching ---- */

static bool
contains(const struct pager *pager, size_t start, size_t size)
{
    struct str piece = { 0 };
    bool found;

    str_add_bytes(&piece, str_text(&pager->text) + start, size);
    found = text_contains(str_text(&piece), str_text(&pager->found));
    str_free(&piece);
    return found;
}

/* A hit that is broken over two rows counts for the paragraph's first row. */
static bool
is_hit(const struct pager *pager, size_t i)
{
    const struct pager_line *line = &pager->line[i];
    const char *end = strchr(str_text(&pager->text) + line->paragraph, '\n');
    size_t whole = end ? (size_t)(end - str_text(&pager->text)) - line->paragraph :
                         pager->text.len - line->paragraph;

    if (contains(pager, line->start, line->size))
        return true;
    if (i && pager->line[i - 1].paragraph == line->paragraph)
        return false;
    if (!contains(pager, line->paragraph, whole))
        return false;
    for (size_t k = i; k < pager->lines && pager->line[k].paragraph == line->paragraph; k++)
        if (contains(pager, pager->line[k].start, pager->line[k].size))
            return false;
    return true;
}

static void
show_row(struct pager *pager, int row)
{
    int most = (int)pager->lines - pager->height;

    pager->top = row > most ? most : row;
    pager->top = pager->top < 0 ? 0 : pager->top;
}

static bool
next_hit(struct pager *pager, int from, int direction)
{
    for (int i = from; i >= 0 && i < (int)pager->lines; i += direction) {
        if (is_hit(pager, (size_t)i)) {
            pager->at = i;
            if (i < pager->top || i >= pager->top + pager->height)
                show_row(pager, i - pager->height / 3);
            return true;
        }
    }
    return false;
}

size_t
pager_find(struct pager *pager, const char *text)
{
    size_t hits = 0;

    str_clear(&pager->found);
    text_fold(&pager->found, text, strlen(text));
    pager->at = -1;
    if (!pager->found.len)
        return 0;
    for (size_t i = 0; i < pager->lines; i++)
        hits += is_hit(pager, i);
    if (hits && !next_hit(pager, pager->top, 1))
        next_hit(pager, 0, 1);
    return hits;
}

/* ---- drawing and moving ---- */

/* Underline what was found in a row of text. */
static void
mark_found(const struct pager *pager, struct area area, int row, const struct pager_line *line)
{
    const char *text = str_text(&pager->text) + line->start;
    int column = line->indent, width;

    for (size_t at = 0; at < line->size;) {
        struct str folded = { 0 };
        size_t used = text_cluster(text + at, line->size - at, &width);

        text_fold(&folded, text + at, line->size - at);
        if (folded.len >= pager->found.len &&
            !memcmp(folded.data, pager->found.data, pager->found.len))
            area_restyle(area, row, column, (int)text_length(str_text(&pager->found)), ROLE_FOUND,
                         STYLE_UNDERLINE);
        str_free(&folded);
        at += used;
        column += width;
    }
}

void
pager_draw(struct pager *pager, struct area area, bool focus)
{
    if (area.columns < 1 || area.rows < 1)
        return;
    break_lines(pager, area.columns > 2 ? area.columns - 2 : area.columns);
    pager->height = area.rows;
    show_row(pager, pager->top);
    for (int row = 0; row < area.rows && pager->top + row < (int)pager->lines; row++) {
        const struct pager_line *line = &pager->line[pager->top + row];
        struct str piece = { 0 };

        str_add_bytes(&piece, str_text(&pager->text) + line->start, line->size);
        area_text(area, row, line->indent, line->heading ? ROLE_TITLE : ROLE_TEXT,
                  str_text(&piece));
        if (pager->found.len)
            mark_found(pager, area, row, line);
        str_free(&piece);
    }
    if (pager->top > 0)
        area_text(area, 0, area.columns - 1, ROLE_ACCENT, glyph(GLYPH_UP, area.canvas->ascii));
    if (pager->top + area.rows < (int)pager->lines)
        area_text(area, area.rows - 1, area.columns - 1, ROLE_ACCENT,
                  glyph(GLYPH_DOWN, area.canvas->ascii));
    if (focus)
        area_cursor(area,
                    pager->at >= pager->top && pager->at < pager->top + area.rows ?
                        pager->at - pager->top :
                        0,
                    0, false);
}

bool
pager_action(struct pager *pager, enum action action)
{
    int page = pager->height > 1 ? pager->height - 1 : 1;

    switch (action) {
    case ACTION_MOVE_UP:
    case ACTION_MOVE_DOWN:
        show_row(pager, pager->top + (action == ACTION_MOVE_DOWN ? 1 : -1));
        return true;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        show_row(pager, pager->top + (action == ACTION_PAGE_DOWN ? page : -page));
        return true;
    case ACTION_HOME:
        show_row(pager, 0);
        return true;
    case ACTION_END:
        show_row(pager, (int)pager->lines);
        return true;
    case ACTION_NEXT_HIT:
        if (pager->found.len)
            next_hit(pager, pager->at + 1, 1);
        return pager->found.len > 0;
    case ACTION_PREVIOUS_HIT:
        if (pager->found.len)
            next_hit(pager, pager->at - 1, -1);
        return pager->found.len > 0;
    default:
        return false;
    }
}
