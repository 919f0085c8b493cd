/* Text into the cells of an area: cut, fitted, wrapped. */
#include <string.h>

#include "src/base/text.h"
#include "ui/core/canvas_inside.h"
#include "ui/core/cluster.h"

enum { DOTS_FROM = 8 };      /* columns from which ASCII has room for three dots */

/* One cluster of `width` columns; where only half of it is inside, that half is a blank. */
static void
put_cluster(struct area area, int row, int column, struct canvas_cell cell, int width)
{
    struct canvas_cell *left = canvas_at(area, row, column), *right = canvas_at(area, row, column + 1);
    struct canvas_cell half = { .code = ' ', .width = 1, .role = cell.role, .style = cell.style };

    if (width == 2 && left && right) {
        canvas_break_wide(area.canvas, left);
        canvas_break_wide(area.canvas, right);
        *left = cell;
        left->width = 2;
        *right = half;
        right->width = 0;
    } else if (width == 2) {
        canvas_put(area, row, column, half);
        canvas_put(area, row, column + 1, half);
    } else {
        canvas_put(area, row, column, cell);
    }
}

static struct canvas_cell
cell_of(struct canvas *canvas, const char *s, size_t n, enum role role, unsigned style)
{
    struct canvas_cell cell = { .role = (uint8_t)role, .style = style & 15u, .width = 1 };
    int32_t tail[CANVAS_TAIL] = { 0 };
    size_t used = text_decode(s, n, &cell.code), count = 0;

    if (cell.code < 0x20 || (cell.code >= 0x7F && cell.code < 0xA0))
        cell.code = cell.code == '\t' ? ' ' : '?';
    while (used < n && count < CANVAS_TAIL)
        used += text_decode(s + used, n - used, &tail[count++]);
    cell.tail = canvas_tail(canvas, tail);
    return cell;
}

static bool
is_control(const char *text, size_t n)
{
    unsigned char first = (unsigned char)*text;

    return first < 0x20 || first == 0x7F ||
           (first == 0xC2 && n > 1 && (unsigned char)text[1] < 0xA0);
}

/* The bytes up to `n` or a line feed. Returns the column behind them. */
static int
draw(struct area area, int row, int column, enum role role, unsigned style, const char *text,
     size_t n)
{
    struct canvas_cell plain = { .role = (uint8_t)role, .style = style & 15u, .width = 1 };
    struct canvas_cell *line = canvas_at(area, row, 0);
    int width;

    while (n && *text != '\n' && column < area.columns) {
        size_t used;

        if (line && column >= 0 && *text >= ' ' && *text < 0x7F && n > 1 && (unsigned char)text[1] < 0x80 &&
            line[column].width == 1) {          /* most of all text */
            plain.code = *text++;
            line[column++] = plain;
            n--;
            continue;
        }
        used = cluster_next(text, n, &width, &plain.code);

        if (plain.code) {
            if (line && column >= 0) {
                canvas_break_wide(area.canvas, &line[column]);
                line[column] = plain;
            }
        } else {
            width = is_control(text, used) ? 1 : width;     /* drawn as ? */
            if (width > 0)
                put_cluster(area, row, column, cell_of(area.canvas, text, used, role, style),
                            width);
        }
        column += width;
        text += used;
        n -= used;
    }
    return column > area.columns ? area.columns : column;
}

int
area_styled(struct area area, int row, int column, enum role role, unsigned style, const char *text)
{
    return draw(area, row, column, role, style, text, strlen(text));
}

void
area_repeat(struct area area, int row, enum role role, const char *one)
{
    struct canvas_cell *line = canvas_at(area, row, 0);
    struct canvas_cell cell = cell_of(area.canvas, one, strlen(one), role, 0);

    for (int column = 0; line && column < area.columns; column++) {
        canvas_break_wide(area.canvas, &line[column]);
        line[column] = cell;
    }
}

int
area_text(struct area area, int row, int column, enum role role, const char *text)
{
    return area_styled(area, row, column, role, 0, text);
}

int
area_printf(struct area area, int row, int column, enum role role, const char *format, ...)
{
    struct str text = { 0 };
    va_list args;

    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    column = area_styled(area, row, column, role, 0, str_text(&text));
    str_free(&text);
    return column;
}

/* Columns of the first `n` bytes, as draw() counts them; any number above `most` when they are more. */
static int
columns_of(const char *text, size_t n, int most)
{
    int sum = 0, width;
    int32_t single;

    while (n && sum <= most) {
        size_t used = cluster_next(text, n, &width, &single);

        sum += width;
        text += used;
        n -= used;
    }
    return sum;
}

/* Blanks in row 0, from column `from` to before `to`. */
static void
blanks(struct area area, int from, int to)
{
    struct canvas_cell *line = canvas_at(area, 0, 0);

    for (int i = from; line && i < to && i < area.columns; i++) {
        canvas_break_wide(area.canvas, &line[i]);
        line[i] = canvas_blank;
    }
}

/* What stands where text was cut off: one column, in ASCII three where there is room for them. */
static const char *
cut_mark(const struct canvas *canvas, int columns)
{
    return canvas->ascii && columns >= DOTS_FROM ? "..." : glyph(GLYPH_ELLIPSIS, canvas->ascii);
}

/* The bytes of `text` that fit into `columns` beside the mark, without blanks at their end. */
static size_t
fit_cut(const char *text, int columns, const char *mark)
{
    size_t n = text_fit(text, columns - text_columns(mark), NULL);

    while (n && text[n - 1] == ' ')
        n--;
    return n;
}

void
area_fit(struct area area, int row, int column, int columns, int align, enum role role,
         unsigned style, const char *text)
{
    struct area field = area_sub(area, row, column, 1, columns);
    size_t n = strcspn(text, "\n");
    int used = columns_of(text, n, columns), start = 0, end;

    if (used > columns) {
        const char *mark = cut_mark(area.canvas, columns);

        n = fit_cut(text, columns, mark);
        end = draw(field, 0, 0, role, style, text, n);
        end = area_styled(field, 0, end, role, style, mark);
    } else {
        start = align == 1 ? columns - used : align == 2 ? (columns - used) / 2 : 0;
        end = draw(field, 0, start, role, style, text, n);
    }
    blanks(field, 0, start);
    blanks(field, end, field.columns);
}

/* The last row there is room for, of a text that goes on. */
static void
draw_last(struct area area, int row, enum role role, const char *text, size_t n)
{
    const char *mark = cut_mark(area.canvas, area.columns);
    size_t fits = fit_cut(text, area.columns, mark);

    area_text(area, row, draw(area, row, 0, role, 0, text, n < fits ? n : fits), role, mark);
}

int
area_wrap(struct area area, int row, enum role role, const char *text)
{
    size_t skip;
    int rows = 0;

    if (area.columns <= 0)
        return 0;
    do {
        size_t n = text_wrap(text, area.columns, &skip);

        if (row + rows == area.cut + area.rows - 1 && text[n + skip])
            draw_last(area, row + rows, role, text, n);
        else
            draw(area, row + rows, 0, role, 0, text, n);
        rows++;
        text += n + skip;
    } while (*text);
    return rows;
}

int
area_wrap_rows(const char *text, int columns)
{
    size_t skip;
    int rows = 0;

    if (columns <= 0)
        return 0;
    do {
        text += text_wrap(text, columns, &skip);
        text += skip;
        rows++;
    } while (*text);
    return rows;
}
