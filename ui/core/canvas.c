#include "ui/core/canvas.h"

#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/core/cluster.h"

/*
 * Most cells are one code point. What stands behind it in a cluster (combining marks, joiners) is
 * kept once in this table, so that a cell is 8 bytes and equal cells have equal numbers.
 */
enum { TAILS_MAX = 4096, TAIL_LENGTH = CANVAS_CLUSTER - 1 };
enum { DOTS_FROM = 8 };      /* columns from which ASCII has room for three dots */

struct canvas_tails {
    int32_t code[TAILS_MAX][TAIL_LENGTH];
    unsigned count;
    bool full;
};

static const struct canvas_cell blank = { .code = ' ', .width = 1, .role = ROLE_TEXT };

static int
within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

void
canvas_init(struct canvas *canvas, int rows, int columns, bool ascii)
{
    *canvas = (struct canvas){ .ascii = ascii };
    canvas_resize(canvas, rows, columns);
}

void
canvas_resize(struct canvas *canvas, int rows, int columns)
{
    canvas->rows = within(rows, 1, CANVAS_ROWS_MAX);
    canvas->columns = within(columns, 1, CANVAS_COLUMNS_MAX);
    mem_free(canvas->cells);
    canvas->cells = mem_alloc((size_t)canvas->rows * (size_t)canvas->columns *
                              sizeof *canvas->cells);
    canvas_clear(canvas);
}

void
canvas_clear(struct canvas *canvas)
{
    size_t width = (size_t)canvas->columns;

    for (size_t i = 0; i < width; i++)
        canvas->cells[i] = blank;
    for (size_t row = 1; row < (size_t)canvas->rows; row++)
        memcpy(canvas->cells + row * width, canvas->cells, width * sizeof *canvas->cells);
    canvas->cursor = canvas->caret = false;
    canvas->cursor_row = canvas->cursor_column = 0;
    if (canvas->tails && canvas->tails->full) {
        canvas->tails->count = 0;
        canvas->tails->full = false;
        canvas->epoch++;
    }
}

void
canvas_free(struct canvas *canvas)
{
    mem_free(canvas->cells);
    mem_free(canvas->tails);
    *canvas = (struct canvas){ 0 };
}

struct area
canvas_area(struct canvas *canvas)
{
    return (struct area){ canvas, 0, 0, canvas->rows, canvas->columns, 0 };
}

const struct canvas_cell *
canvas_cell(const struct canvas *canvas, int row, int column)
{
    if (row < 0 || column < 0 || row >= canvas->rows || column >= canvas->columns)
        return NULL;
    return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

size_t
canvas_cluster(const struct canvas *canvas, const struct canvas_cell *cell,
               int32_t out[CANVAS_CLUSTER])
{
    size_t n = 0;

    out[n++] = cell->code;
    if (cell->tail && canvas->tails && cell->tail <= canvas->tails->count)
        for (const int32_t *more = canvas->tails->code[cell->tail - 1]; n < CANVAS_CLUSTER && *more;
             more++)
            out[n++] = *more;
    return n;
}

/* The number of a tail; 0 when there is no room, and then the marks are not drawn. */
static uint16_t
tail_number(struct canvas *canvas, const int32_t code[TAIL_LENGTH])
{
    struct canvas_tails *tails = canvas->tails;

    if (!code[0])
        return 0;
    if (!tails)
        tails = canvas->tails = mem_alloc(sizeof *tails);
    for (unsigned i = 0; i < tails->count; i++)
        if (!memcmp(tails->code[i], code, sizeof tails->code[i]))
            return (uint16_t)(i + 1);
    if (tails->count == TAILS_MAX) {
        tails->full = true;
        return 0;
    }
    memcpy(tails->code[tails->count], code, sizeof tails->code[0]);
    return (uint16_t)++tails->count;
}

/* ---- drawing ---- */

static struct canvas_cell *
cell_at(struct area area, int row, int column)
{
    row -= area.cut;
    if (row < 0 || column < 0 || row >= area.rows || column >= area.columns)
        return NULL;
    return (struct canvas_cell *)canvas_cell(area.canvas, area.row + row, area.column + column);
}

/* A cell is about to be overwritten: the other half of a wide character becomes a blank. */
static void
break_wide(struct canvas *canvas, const struct canvas_cell *cell)
{
    size_t at, column;

    if (cell->width == 1)
        return;
    at = (size_t)(cell - canvas->cells);
    column = at % (size_t)canvas->columns;
    if (cell->width == 2 && column + 1 < (size_t)canvas->columns) {
        canvas->cells[at + 1].code = ' ';
        canvas->cells[at + 1].width = 1;
    } else if (cell->width == 0 && column > 0) {
        canvas->cells[at - 1].code = ' ';
        canvas->cells[at - 1].tail = 0;
        canvas->cells[at - 1].width = 1;
    }
}

static void
put(struct area area, int row, int column, struct canvas_cell cell)
{
    struct canvas_cell *to = cell_at(area, row, column);

    if (!to)
        return;
    break_wide(area.canvas, to);
    *to = cell;
}

/* One cluster of `width` columns; where only half of it is inside, that half is a blank. */
static void
put_cluster(struct area area, int row, int column, struct canvas_cell cell, int width)
{
    struct canvas_cell *left = cell_at(area, row, column), *right = cell_at(area, row, column + 1);
    struct canvas_cell half = { .code = ' ', .width = 1, .role = cell.role, .style = cell.style };

    if (width == 2 && left && right) {
        break_wide(area.canvas, left);
        break_wide(area.canvas, right);
        *left = cell;
        left->width = 2;
        *right = half;
        right->width = 0;
    } else if (width == 2) {
        put(area, row, column, half);
        put(area, row, column + 1, half);
    } else {
        put(area, row, column, cell);
    }
}

static struct canvas_cell
cell_of(struct canvas *canvas, const char *s, size_t n, enum role role, unsigned style)
{
    struct canvas_cell cell = { .role = (uint8_t)role, .style = style & 15u, .width = 1 };
    int32_t tail[TAIL_LENGTH] = { 0 };
    size_t used = text_decode(s, n, &cell.code), count = 0;

    if (cell.code < 0x20 || (cell.code >= 0x7F && cell.code < 0xA0))
        cell.code = cell.code == '\t' ? ' ' : '?';
    while (used < n && count < TAIL_LENGTH)
        used += text_decode(s + used, n - used, &tail[count++]);
    cell.tail = tail_number(canvas, tail);
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
    struct canvas_cell *line = cell_at(area, row, 0);
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
                break_wide(area.canvas, &line[column]);
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

/* Columns of the first `n` bytes, as draw() counts them. */
static int
columns_of(const char *text, size_t n)
{
    int sum = 0, width;
    int32_t single;

    while (n) {
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
    struct canvas_cell *line = cell_at(area, 0, 0);

    for (int i = from; line && i < to && i < area.columns; i++) {
        break_wide(area.canvas, &line[i]);
        line[i] = blank;
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
    int used = columns_of(text, n), start = 0, end;

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

void
area_repeat(struct area area, int row, enum role role, const char *one)
{
    struct canvas_cell *line = cell_at(area, row, 0);
    struct canvas_cell cell = cell_of(area.canvas, one, strlen(one), role, 0);

    for (int column = 0; line && column < area.columns; column++) {
        break_wide(area.canvas, &line[column]);
        line[column] = cell;
    }
}

void
area_fill(struct area area, enum role role)
{
    for (int row = area.cut; row < area.cut + area.rows; row++)
        for (int column = 0; column < area.columns; column++)
            put(area, row, column,
                (struct canvas_cell){ .code = ' ', .width = 1, .role = (uint8_t)role });
}

void
area_restyle(struct area area, int row, int column, int columns, enum role role, unsigned style)
{
    for (int i = column; i < column + columns; i++) {
        struct canvas_cell *cell = cell_at(area, row, i);

        if (cell) {
            cell->role = (uint8_t)role;
            cell->style = style & 15u;
        }
    }
}

void
area_add_style(struct area area, int row, int column, int columns, unsigned style)
{
    for (int i = column; i < column + columns; i++) {
        struct canvas_cell *cell = cell_at(area, row, i);

        if (cell)
            cell->style = (cell->style | style) & 15u;
    }
}

bool
area_is_blank(struct area area)
{
    const struct canvas_cell *line = cell_at(area, 0, 0);

    if (!line || area.cut)
        return false;
    for (int i = 0; i < area.columns; i++)
        if (memcmp(&line[i], &blank, sizeof blank) != 0)
            return false;
    return true;
}

bool
area_get_cells(struct area area, struct canvas_cell *cells, int n)
{
    const struct canvas_cell *line = cell_at(area, 0, 0);

    if (!line || area.cut || area.columns != n)
        return false;
    memcpy(cells, line, (size_t)n * sizeof *cells);
    return true;
}

bool
area_put_cells(struct area area, const struct canvas_cell *cells, int n)
{
    if (area.columns != n || !area_is_blank(area))
        return false;
    memcpy(cell_at(area, 0, 0), cells, (size_t)n * sizeof *cells);
    return true;
}

void
area_cursor(struct area area, int row, int column, bool caret)
{
    if (!cell_at(area, row, column))
        return;
    area.canvas->cursor = true;
    area.canvas->caret = caret;
    area.canvas->cursor_row = area.row + row - area.cut;
    area.canvas->cursor_column = area.column + column;
}
