/*
 * Reading tables as text (RFC 4180), row by row. libcsv is not used: it tells neither the line a
 * row began on nor why a row is wrong, and an import has to name both.
 */
#ifndef ENTENTE_IO_CSV_READ_H
#define ENTENTE_IO_CSV_READ_H

#include "src/base/str.h"
#include "src/io/source.h"

enum {
    CSV_CELLS_MAX = 500,             /* columns of a row */
    CSV_CELL_MAX = 64 * 1024,        /* bytes of a cell */
    CSV_ROW_MAX = 1024 * 1024,       /* bytes of a row */
};

/** One row; its texts are borrowed until the next one is read. */
struct csv_row {
    long line;                       /* where it begins, counted from 1 */
    const char *cells[CSV_CELLS_MAX];
    size_t n;
    const char *problem;             /* why it cannot be taken as it stands, or NULL */
};

/** Zero-initialise it before csv_start(). */
struct csv_reader {
    struct source *source;
    char separator;
    size_t width;                    /* cells a row should have, once it is known; 0: any number */
    char block[65536];
    size_t at, end;                  /* what of the block is still to be read */
    off_t behind;                    /* where in the file the block ends */
    bool over;
    long line;                       /* of the next byte */
    long column;                     /* bytes before it on its line */
    struct str text;                 /* the cells of the row, each with a NUL behind */
    char problem[120];
};

/**
 * Begin at the start of `source` (borrowed): a byte order mark is skipped, and the separator -
 * comma, semicolon or tab - is the one that stands most often in the first line outside quotes.
 */
bool csv_start(struct csv_reader *reader, struct source *source, struct err *err);

/**
 * Read the next row; empty lines are left out. A quote that was not closed where it should have
 * been spoils its own line only: reading goes on behind that line. False at the end, or on failure:
 * ERR_INPUT with line and column when this cannot be a table (a NUL byte, a row beyond all bounds).
 */
bool csv_next(struct csv_reader *reader, struct csv_row *row, struct err *err);

/** Give its memory back. */
void csv_end(struct csv_reader *reader);

#endif
