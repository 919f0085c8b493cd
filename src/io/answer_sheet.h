/* Answers given by name: words of a command, columns of a table, the marks of a paper. */
#ifndef ENTENTE_IO_ANSWER_SHEET_H
#define ENTENTE_IO_ANSWER_SHEET_H

#include "src/io/source.h"
#include "src/ops/survey.h"

/** Make an empty sheet that has room for everything `form` asks; it lives in `arena`. */
struct survey_sheet *answer_sheet_new(const struct survey_form *form, struct arena *arena);

/**
 * Set what `name` says: "W1" (a mirror statement: "4/3", own side and other side), "W2.we",
 * "W2.they", "W1.comment", "Q1". An empty value sets nothing. ERR_INPUT with a right example.
 */
bool answer_sheet_set(const struct survey_form *form, struct survey_sheet *sheet, const char *name,
                      const char *value, struct arena *arena, struct err *err);

/**
 * Read a table of papers: the first line names the columns, as above, and `person` (an id of the
 * list of those invited) or `side` and `group`. Lines without any answer are left out. `*n` of them
 * go to `out`. ERR_INPUT names line and column, and nothing counts then.
 */
bool answer_table_read(const struct survey_form *form, struct source *source, struct arena *arena,
                       struct survey_take **out, size_t *n, struct err *err);

/** Append the empty table: a line for each of `people` who has not answered. */
void answer_table_write(const struct survey_form *form, const struct survey_people *people,
                        struct str *out);

#endif
