#include "ui/core/textedit_move.h"

#include <ctype.h>
#include <string.h>

#include "src/base/text.h"

size_t
move_line_start(const struct textedit *edit, size_t at)
{
    while (at && edit->text.data[at - 1] != '\n')
        at--;
    return at;
}

size_t
move_line_end(const struct textedit *edit, size_t at)
{
    while (at < edit->text.len && edit->text.data[at] != '\n')
        at++;
    return at;
}

size_t
move_right(const struct textedit *edit, size_t at)
{
    int columns;

    if (at >= edit->text.len)
        return edit->text.len;
    return at + text_cluster(edit->text.data + at, edit->text.len - at, &columns);
}

size_t
move_snap(const struct textedit *edit, size_t at)
{
    size_t border = move_line_start(edit, at);

    while (border < at)
        border = move_right(edit, border);
    return border;
}

size_t
move_left(const struct textedit *edit, size_t at)
{
    size_t border, next;

    if (!at)
        return 0;
    border = move_line_start(edit, at);
    if (border == at)
        return at - 1;          /* over the line feed */
    while ((next = move_right(edit, border)) < at)
        border = next;
    return border;
}

static bool
in_word(const struct textedit *edit, size_t at)
{
    unsigned char c = (unsigned char)edit->text.data[at];

    return c >= 0x80 || isalnum(c);
}

size_t
move_word_left(const struct textedit *edit, size_t at)
{
    while (at && !in_word(edit, at - 1))
        at--;
    while (at && in_word(edit, at - 1))
        at--;
    return at;
}

size_t
move_word_right(const struct textedit *edit, size_t at)
{
    while (at < edit->text.len && !in_word(edit, at))
        at++;
    while (at < edit->text.len && in_word(edit, at))
        at++;
    return at;
}

int
move_columns(const struct textedit *edit, size_t from, size_t to)
{
    int sum = 0, columns;

    while (from < to) {
        from += text_cluster(edit->text.data + from, edit->text.len - from, &columns);
        sum += columns;
    }
    return sum;
}

/* ---- rows ---- */

bool
move_row(const struct textedit *edit, const struct move_row *before, struct move_row *row)
{
    struct move_row found = { .start = before ? before->next : 0 };
    int columns = edit->columns > 1 ? edit->columns - 1 :
                                      1; /* the caret needs a place behind the text */
    size_t skip;

    if (before && before->next == edit->text.len && before->start + before->size == before->next)
        return false; /* otherwise a line feed or blank stands behind, and the caret may go there */
    if (found.start < edit->text.len) {
        found.size = text_wrap(edit->text.data + found.start, columns, &skip);
        found.next = found.start + found.size + skip;
    } else {
        found.next = found.start; /* the empty row behind the last line feed, or of an empty text */
    }
    *row = found;
    return true;
}

/* The row that shows the byte `at`; its number goes to `number`. */
static struct move_row
row_of(const struct textedit *edit, size_t at, int *number)
{
    struct move_row row = { 0 }, next;

    *number = 0;
    move_row(edit, NULL, &row);
    while (at >= row.next && move_row(edit, &row, &next)) {
        row = next;
        ++*number;
    }
    return row;
}

struct move_place
move_place(const struct textedit *edit, size_t at)
{
    struct move_place place;
    struct move_row row = row_of(edit, at, &place.row);

    place.column = move_columns(edit, row.start, at);
    return place;
}

void
move_vertically(struct textedit *edit, int rows)
{
    struct move_place place = move_place(edit, edit->caret);
    struct move_row row = { 0 };
    int wanted = edit->wanted >= 0 ? edit->wanted : place.column, target = place.row + rows,
        number = 0, columns;

    if (target < 0) {
        edit->caret = 0;
        edit->wanted = -1;
        return;
    }
    move_row(edit, NULL, &row);
    while (number < target && move_row(edit, &row, &row))
        number++;
    if (number < target && number == place.row) {
        edit->caret = edit->text.len;
        edit->wanted = -1;
        return;
    }
    edit->caret = row.start;
    for (int column = 0; edit->caret < row.start + row.size; column += columns) {
        size_t n = text_cluster(edit->text.data + edit->caret, edit->text.len - edit->caret,
                                &columns);

        if (column + columns > wanted)
            break;
        if (edit->caret + n == row.next && row.next < edit->text.len)
            break;          /* the place behind a row cut inside a word is the next row's first */
        edit->caret += n;
    }
    edit->wanted = wanted;
}
