/*
 * Cells of tables as text (RFC 4180), guarded against spreadsheets that take text for formulas
 * (trust.md 6.1).
 */
#ifndef ENTENTE_IO_CSV_WRITE_H
#define ENTENTE_IO_CSV_WRITE_H

#include <stdbool.h>

#include "src/base/str.h"

/**
 * The heading of an empty column that says that texts stand unguarded; an import that finds it
 * takes no apostrophe away.
 */
#define CSV_UNGUARDED "guard=off"

/** Append one cell as it stands, in quotes where it needs them. */
void csv_add_cell(struct str *out, const char *text);

/**
 * Append a cell of text: one that a spreadsheet would calculate (=, +, -, @, tab, CR or their
 * full-width twins at its start, after any apostrophes) gets one apostrophe in front. Numbers are
 * written with csv_add_cell().
 */
void csv_add_text(struct str *out, const char *text);

/** The text behind the apostrophe that csv_add_text() set, else `text` itself. */
const char *csv_unguard(const char *text);

#endif
