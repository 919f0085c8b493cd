#include "src/io/csv_read.h"

#include <stdio.h>
#include <string.h>

#include "src/base/text.h"

static bool
fill(struct csv_reader *reader, struct err *err)
{
    if (reader->over)
        return false;
    reader->at = 0;
    if (!source_read(reader->source, reader->block, sizeof reader->block, &reader->end, err))
        return false;
    reader->behind += (off_t)reader->end;
    reader->over = reader->end == 0;
    return !reader->over;
}

/* Where in the file the next byte stands. */
static off_t
place(const struct csv_reader *reader)
{
    return reader->behind - (off_t)(reader->end - reader->at);
}

/* The next byte without taking it, -1 at the end. */
static int
peek(struct csv_reader *reader, struct err *err)
{
    if (reader->at == reader->end && !fill(reader, err))
        return -1;
    return (unsigned char)reader->block[reader->at];
}

static void
take(struct csv_reader *reader)
{
    if (reader->block[reader->at++] == '\n') {
        reader->line++;
        reader->column = 0;
    } else {
        reader->column++;
    }
}

static bool
refuse(const struct csv_reader *reader, long line, long column, const char *what, struct err *err)
{
    err_set(err, ERR_INPUT, "%s", what);
    return err_where(err, "%.150s, line %ld, column %ld", reader->source->name, line, column);
}

/* The first problem of a row is the one to tell. */
static void
complain(struct csv_reader *reader, const char *what)
{
    if (!*reader->problem)
        snprintf(reader->problem, sizeof reader->problem, "%s", what);
}

static const char unclosed[] = "a quote that is never closed";
static const char behind_quote[] =
    "text behind a closing quote; within a cell a quote is written twice";

static char
find_separator(const char *text, size_t n)
{
    static const char separators[] = { ',', ';', '\t' };
    int count[3] = { 0 }, best = 0;
    bool quoted = false;

    for (size_t i = 0; i < n && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
        quoted ^= text[i] == '"';
        for (int k = 0; k < 3; k++)
            count[k] += !quoted && text[i] == separators[k];
    }
    for (int k = 1; k < 3; k++)
        if (count[k] > count[best])
            best = k;
    return separators[best];
}

bool
csv_start(struct csv_reader *reader, struct source *source, struct err *err)
{
    size_t got = 1;

    str_free(&reader->text);
    *reader = (struct csv_reader){ .source = source, .line = 1 };
    if (!source_seek(source, 0, err))
        return false;
    while (got && reader->end < sizeof reader->block) {
        if (!source_read(source, reader->block + reader->end, sizeof reader->block - reader->end,
                         &got, err))
            return false;
        reader->end += got;
    }
    reader->behind = (off_t)reader->end;
    if (reader->end >= 2 && (!memcmp(reader->block, "\xFF\xFE", 2) ||
                             !memcmp(reader->block, "\xFE\xFF", 2))) {
        err_set(err, ERR_INPUT, "the text is UTF-16");
        err_hint(err, "Save the table as \"CSV UTF-8\".");
        return err_where(err, "%s", source->name);
    }
    if (reader->end >= 3 && !memcmp(reader->block, "\xEF\xBB\xBF", 3))
        reader->at = 3;
    reader->separator = find_separator(reader->block + reader->at, reader->end - reader->at);
    return true;
}

/* A cell within quotes; the opening one is taken. Two quotes stand for one. */
static bool
read_quoted(struct csv_reader *reader, struct err *err)
{
    size_t start = reader->text.len;

    for (;;) {
        int c = peek(reader, err);

        if (err->kind)
            return false;
        if (c < 0 || reader->text.len - start > CSV_CELL_MAX) {
            complain(reader, unclosed);
            return true;
        }
        if (c == '\0')
            return refuse(reader, reader->line, reader->column + 1, "a NUL byte: this is no text",
                          err);
        take(reader);
        if (c == '"') {
            if (peek(reader, err) != '"')
                return !err->kind;
            take(reader);
        } else if (c == '\r' && peek(reader, err) == '\n') {
            continue;                   /* line ends are LF inside */
        }
        str_add_char(&reader->text, (char)c);
    }
}

static bool
ends_cell(const struct csv_reader *reader, int c)
{
    return c < 0 || c == reader->separator || c == '\n' || c == '\r';
}

static bool
read_cell(struct csv_reader *reader, struct err *err)
{
    size_t start = reader->text.len;
    int c = peek(reader, err);

    if (c == '"') {
        take(reader);
        if (!read_quoted(reader, err))
            return false;
        if (*reader->problem)
            return true;
        if (!ends_cell(reader, peek(reader, err)))
            complain(reader, behind_quote);
    }
    while (!err->kind && !ends_cell(reader, c = peek(reader, err))) {
        if (c == '\0')
            return refuse(reader, reader->line, reader->column + 1, "a NUL byte: this is no text",
                          err);
        if (reader->text.len - start > CSV_CELL_MAX)
            return refuse(reader, reader->line, reader->column + 1, "a cell longer than 64 KiB",
                          err);
        take(reader);
        str_add_char(&reader->text, (char)c);
    }
    str_add_bytes(&reader->text, "", 1);
    return !err->kind;
}

static bool
is_utf8(const char *s, size_t n)
{
    for (size_t at = 0; at < n;) {
        int32_t code;
        size_t used;

        if ((unsigned char)s[at] < 0x80) {
            at++;
            continue;
        }
        used = text_decode(s + at, n - at, &code);
        if (used == 1)
            return false;
        at += used;
    }
    return true;
}

/* Read cells up to the end of the line. */
static bool
read_row(struct csv_reader *reader, size_t *starts, size_t *n, struct err *err)
{
    *n = 0;
    for (;;) {
        if (*n == CSV_CELLS_MAX || reader->text.len > CSV_ROW_MAX)
            return refuse(reader, reader->line, reader->column + 1, "a row beyond all bounds", err);
        starts[(*n)++] = reader->text.len;
        if (!read_cell(reader, err))
            return false;
        if (peek(reader, err) != reader->separator)
            break;
        take(reader);
    }
    if (peek(reader, err) == '\r') {
        take(reader);
        if (peek(reader, err) != '\n') {    /* a CR alone ends a line too */
            reader->line++;
            reader->column = 0;
        }
    }
    if (peek(reader, err) == '\n')
        take(reader);
    return !err->kind;
}

/*
 * Go back to the row that begins at `from` on `line`, and take its first line as one broken cell.
 */
static bool
blame_first_line(struct csv_reader *reader, off_t from, long line, struct err *err)
{
    int c;

    if (!source_seek(reader->source, from, err))
        return false;
    reader->behind = from;
    reader->at = reader->end = 0;
    reader->over = false;
    reader->line = line;
    reader->column = 0;
    str_clear(&reader->text);
    while ((c = peek(reader, err)) >= 0 && c != '\n') {
        take(reader);
        if (reader->text.len < CSV_CELL_MAX && c != '\r')
            str_add_char(&reader->text, (char)c);
    }
    if (c == '\n')
        take(reader);
    *reader->problem = '\0';
    complain(reader, unclosed);
    return !err->kind;
}

bool
csv_next(struct csv_reader *reader, struct csv_row *row, struct err *err)
{
    size_t starts[CSV_CELLS_MAX];
    off_t from;

    do {
        str_clear(&reader->text);
        *reader->problem = '\0';
        if (peek(reader, err) < 0)
            return false;
        row->line = reader->line;
        from = place(reader);
        if (!read_row(reader, starts, &row->n, err))
            return false;
    } while (row->n == 1 && !*reader->text.data && !*reader->problem);
    if (reader->line > row->line + 1 || !strcmp(reader->problem, unclosed)) {
        bool wrong = reader->width && row->n != reader->width;

        if (*reader->problem || wrong) {
            if (!blame_first_line(reader, from, row->line, err))
                return false;
            row->n = 1;
        }
    }
    for (size_t i = 0; i < row->n; i++)
        row->cells[i] = reader->text.data + starts[i];
    if (!is_utf8(reader->text.data, reader->text.len))
        complain(reader, "bytes that are no UTF-8; save the table as \"CSV UTF-8\"");
    row->problem = *reader->problem ? reader->problem : NULL;
    return true;
}

void
csv_end(struct csv_reader *reader)
{
    str_free(&reader->text);
}
