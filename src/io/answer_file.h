/*
 * Answer files: the questions of a health check as plain text for one person, who fills them in
 * with any editor, or with `entente answer`, and sends them back.
 *
 * A file holds answers and nothing else: whose they are is told by its code alone, which the
 * portfolio it came from can check and nobody can make up. Statements and scale are held against
 * what was asked.
 */
#ifndef ENTENTE_IO_ANSWER_FILE_H
#define ENTENTE_IO_ANSWER_FILE_H

#include "src/base/str.h"
#include "src/ops/survey.h"

enum { ANSWER_FILE_MOST = 256 * 1024, ANSWER_FILE_MARKS = 2 };

/** A statement ("W2") or an open question ("Q1") of the file. */
struct answer_item {
    const char *code, *text;
    const char *theme;                       /* the heading above it; NULL: as before */
    int line;                                /* where it stands in the file */
    bool question;
    size_t n_marks;                          /* 1; of a mirror statement 2; of a question 0 */
    double mark[ANSWER_FILE_MARKS];          /* NAN: don't know, or nothing yet */
    const char *words;                       /* the comment, the answer to a question; or NULL */
};

struct answer_file {
    const char *name, *of;                   /* the health check, the alliance */
    const char *survey, *code;
    const char *scale;                       /* how the scale is written in a file that was read, or NULL */
    bool hundred;                            /* 0, 25 ... 100 instead of 1 ... 5 */
    const char *level[METHOD_LEVELS];        /* what the values mean, the lowest first */
    struct answer_item *item;
    size_t n;
};

/**
 * Read the `n` bytes of a file called `name` (for messages) into `arena`. ERR_INPUT names the line:
 * not such a file, cut off, damaged, a mark that is not on the scale, text that cannot be shown.
 */
bool answer_file_read(const char *name, const char *bytes, size_t n, struct arena *arena,
                      struct answer_file *out, struct err *err);

/** The same from the disk. ERR_MISSING when there is none. */
bool answer_file_open(const char *path, struct arena *arena, struct answer_file *out,
                      struct err *err);

/** Append the file as text. What was read and is written again says the same. */
void answer_file_write(const struct answer_file *file, struct str *out);

/** The empty file for the person `respondent` of a check that is open. It lives in `arena`. */
void answer_file_make(const struct survey_form *form, const char *respondent, struct arena *arena,
                      struct answer_file *out);

/**
 * Hold the file against the portfolio: the check it belongs to goes to `survey`, the person and the
 * answers to `take`. ERR_INPUT when it is of another portfolio, of nobody who was invited, or when
 * its heading or statements were changed or are missing.
 */
bool answer_file_take(struct book *book, const char *name, const struct answer_file *file,
                      struct arena *arena, char survey[ID_SIZE], struct survey_take *take,
                      struct err *err);

/** What is on the scale, for messages: "1, 2, 3, 4 or 5". */
const char *answer_scale(bool hundred);

/** Read a mark as a person types it ("4", "?", ""); false when it is not on the scale. */
bool answer_mark_read(const char *text, bool hundred, double *mark);

/** The mark as text: "4", "?" for NAN; in `out`. */
void answer_mark_write(double mark, char out[8]);

#endif
