/* The days of the sample: its invented years are moved so that they end in the present week. */
#ifndef ENTENTE_CLI_SAMPLE_DAYS_H
#define ENTENTE_CLI_SAMPLE_DAYS_H

#include <stddef.h>

#include "src/base/embedded.h"

/** The day the documents were written for: that of the last edit in any of them, from 1970-01-01. */
long sample_days_written(const struct embedded_file *documents);

/** How far the documents have to be moved on `today`: whole weeks, so that a Friday stays one. */
long sample_days_shift(const struct embedded_file *documents, long today);

/**
 * Move every invented date in the text of a document by `days`, in place. A date is a whole JSON
 * string, "2026-11-16", or the day of a time stamp. Facts of the sources, all older than the
 * invented years, and public holidays keep their day.
 */
void sample_days_move(char *text, size_t size, long days);

#endif
