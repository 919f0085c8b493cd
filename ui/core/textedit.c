#include "ui/core/textedit.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/core/textedit_move.h"
#include "ui/core/textedit_undo.h"

enum { LIMIT = 100000 };

/* Cleaned, and tabs as blanks: they have no width of their own in a terminal. */
static void
clean(struct str *out, const char *text, size_t size, bool lines)
{
    struct str cleaned = { 0 };
    const char *rest;

    text_clean(&cleaned, text, size, lines ? TEXT_LINES : TEXT_LINE);
    rest = str_text(&cleaned);
    for (const char *tab; (tab = strchr(rest, '\t')) != NULL; rest = tab + 1) {
        str_add_bytes(out, rest, (size_t)(tab - rest));
        str_add(out, "    ");
    }
    str_add(out, rest);
    str_free(&cleaned);
}

void
textedit_set(struct textedit *edit, const char *text, bool lines, size_t limit)
{
    textedit_free(edit);
    edit->lines = lines;
    edit->limit = limit ? limit : LIMIT;
    edit->wanted = -1;
    if (text)
        clean(&edit->text, text, strlen(text), lines);
    edit->caret = edit->text.len;
}

void
textedit_free(struct textedit *edit)
{
    str_free(&edit->text);
    undo_free(edit->undo);
    *edit = (struct textedit){ .wanted = -1 };
}

const char *
textedit_text(const struct textedit *edit)
{
    return str_text(&edit->text);
}

/* ---- changing ---- */

static void
remember(struct textedit *edit, enum undo_kind kind)
{
    if (!edit->undo)
        edit->undo = undo_new();
    undo_remember(edit->undo, kind, textedit_text(edit), edit->text.len, edit->caret);
}

/* The bytes of the beginning of `text` that still fit. */
static size_t
fitting(const struct textedit *edit, const char *text, size_t size)
{
    size_t limit = edit->limit ? edit->limit : LIMIT, have = text_length(textedit_text(edit)),
           at = 0;

    while (at < size) {
        size_t next = at + 1;

        while (next < size && ((unsigned char)text[next] & 0xC0) == 0x80)
            next++;
        if (have++ >= limit)
            break;
        at = next;
    }
    return at;
}

bool
textedit_insert(struct textedit *edit, const char *text, size_t size)
{
    struct str typed = { 0 };
    size_t fit;
    bool all;

    clean(&typed, text, size, edit->lines);
    fit = fitting(edit, str_text(&typed), typed.len);
    all = fit == typed.len;
    edit->message = NULL;
    if (fit) {
        remember(edit, size <= 4 && !isspace((unsigned char)*text) ? UNDO_TYPING : UNDO_OTHER);
        str_replace(&edit->text, edit->caret, 0, typed.data, fit);
        edit->caret = move_snap(edit, edit->caret + fit);
    }
    if (!all) {
        if (!edit->undo)
            edit->undo = undo_new();
        edit->message = undo_say(edit->undo,
                                 "No more than %zu characters fit here: the rest was left out",
                                 edit->limit ? edit->limit : (size_t)LIMIT);
    }
    edit->wanted = -1;
    str_free(&typed);
    return all;
}

static void
cut(struct textedit *edit, size_t from, size_t to, enum undo_kind kind)
{
    if (from < to) {
        remember(edit, kind);
        str_replace(&edit->text, from, to - from, "", 0);
        edit->caret = move_snap(edit, from);
    }
    edit->wanted = -1;
}

void
textedit_clear(struct textedit *edit)
{
    cut(edit, 0, edit->text.len, UNDO_OTHER);
}

static void
undo(struct textedit *edit, bool redo)
{
    size_t caret = edit->caret;

    if (edit->undo && undo_step(edit->undo, redo, &edit->text, &caret))
        edit->caret = caret;
    edit->wanted = -1;
}

static bool
change(struct textedit *edit, enum action action)
{
    size_t caret = edit->caret, end = move_line_end(edit, caret);

    switch (action) {
    case ACTION_TEXT_NEWLINE:
        return edit->lines && (textedit_insert(edit, "\n", 1), true);
    case ACTION_TEXT_RUB_OUT:
        cut(edit, move_left(edit, caret), caret, UNDO_RUBBING);
        return true;
    case ACTION_TEXT_DELETE:
        cut(edit, caret, move_right(edit, caret), UNDO_RUBBING);
        return true;
    case ACTION_TEXT_RUB_OUT_WORD:
        cut(edit, move_word_left(edit, caret), caret, UNDO_OTHER);
        return true;
    case ACTION_TEXT_DELETE_WORD:
        cut(edit, caret, move_word_right(edit, caret), UNDO_OTHER);
        return true;
    case ACTION_TEXT_KILL_START:
        cut(edit, move_line_start(edit, caret), caret, UNDO_OTHER);
        return true;
    case ACTION_TEXT_KILL_END:
        cut(edit, caret, end > caret ? end : move_right(edit, caret), UNDO_OTHER);
        return true;
    case ACTION_TEXT_UNDO:
    case ACTION_TEXT_REDO:
        undo(edit, action == ACTION_TEXT_REDO);
        return true;
    default:
        return false;
    }
}

static bool
move(struct textedit *edit, enum action action)
{
    size_t caret = edit->caret;

    switch (action) {
    case ACTION_TEXT_LEFT:
        caret = move_left(edit, caret);
        break;
    case ACTION_TEXT_RIGHT:
        caret = move_right(edit, caret);
        break;
    case ACTION_TEXT_WORD_LEFT:
        caret = move_word_left(edit, caret);
        break;
    case ACTION_TEXT_WORD_RIGHT:
        caret = move_word_right(edit, caret);
        break;
    case ACTION_TEXT_LINE_START:
        caret = move_line_start(edit, caret);
        break;
    case ACTION_TEXT_LINE_END:
        caret = move_line_end(edit, caret);
        break;
    case ACTION_TEXT_START:
        caret = 0;
        break;
    case ACTION_TEXT_END:
        caret = edit->text.len;
        break;
    default:
        return false;
    }
    edit->caret = caret;
    edit->wanted = -1;
    if (edit->undo)
        undo_break(edit->undo);
    return true;
}

static bool
move_rows(struct textedit *edit, enum action action)
{
    int page = edit->rows > 1 ? edit->rows - 1 : 1;
    int rows = action == ACTION_TEXT_UP ? -1 : action == ACTION_TEXT_DOWN ? 1 :
               action == ACTION_TEXT_PAGE_UP ? -page : action == ACTION_TEXT_PAGE_DOWN ? page : 0;

    if (!rows || !edit->lines)
        return false;
    move_vertically(edit, rows);
    if (edit->undo)
        undo_break(edit->undo);
    return true;
}

bool
textedit_action(struct textedit *edit, enum action action)
{
    edit->message = NULL;
    return change(edit, action) || move(edit, action) || move_rows(edit, action);
}

bool
textedit_event(struct textedit *edit, const struct event *event)
{
    struct str typed = { 0 };

    if (event->kind == EVENT_PASTE) {
        textedit_insert(edit, event->text, event->size);
        return true;
    }
    if (event->kind != EVENT_KEY || !key_is_text(event->key))
        return false;
    text_encode(&typed, event->key.code);
    textedit_insert(edit, str_text(&typed), typed.len);
    str_free(&typed);
    return true;
}

/* ---- showing ---- */

static void
draw_line(struct textedit *edit, struct area area, enum role role)
{
    int column = move_columns(edit, 0, edit->caret), width = move_columns(edit, 0, edit->text.len);

    if (column < edit->scroll)
        edit->scroll = column;
    if (column >= edit->scroll + area.columns)
        edit->scroll = column - area.columns + 1;
    if (edit->scroll && width + 1 - edit->scroll < area.columns)
        edit->scroll = width + 1 > area.columns ? width + 1 - area.columns : 0;
    area_text(area, 0, -edit->scroll, role, textedit_text(edit));
    area_cursor(area, 0, column - edit->scroll, true);
}

static void
draw_lines(struct textedit *edit, struct area area, enum role role)
{
    struct move_place place = move_place(edit, edit->caret);
    const char *text = textedit_text(edit);
    struct move_row row;

    if (place.row < edit->scroll)
        edit->scroll = place.row;
    if (place.row >= edit->scroll + area.rows)
        edit->scroll = place.row - area.rows + 1;
    for (int i = 0; i < edit->scroll + area.rows && move_row(edit, i ? &row : NULL, &row); i++) {
        struct str piece = { 0 };

        if (i < edit->scroll)
            continue;
        str_add_bytes(&piece, text + row.start, row.size);
        area_text(area, i - edit->scroll, 0, role, str_text(&piece));
        str_free(&piece);
    }
    area_cursor(area, place.row - edit->scroll, place.column, true);
}

void
textedit_draw(struct textedit *edit, struct area area, enum role role)
{
    edit->columns = area.columns;
    edit->rows = area.rows;
    if (area.rows < 1 || area.columns < 1)
        return;
    area_fill(area, role);
    if (edit->lines)
        draw_lines(edit, area, role);
    else
        draw_line(edit, area_sub(area, 0, 0, 1, area.columns), role);
}

int
textedit_rows(const struct textedit *edit, int columns)
{
    struct textedit same = *edit;
    struct move_row row;
    int rows = 0;

    same.columns = columns;
    while (edit->lines && move_row(&same, rows ? &row : NULL, &row))
        rows++;
    return rows ? rows : 1;
}

bool
textedit_at_top(const struct textedit *edit)
{
    return !edit->lines || move_place(edit, edit->caret).row == 0;
}

bool
textedit_at_bottom(const struct textedit *edit)
{
    return !edit->lines ||
           move_place(edit, edit->caret).row == textedit_rows(edit, edit->columns) - 1;
}
