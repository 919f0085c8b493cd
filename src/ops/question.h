/* The questions of the six learning objectives (C.1): which are open in a half year, and answering one in passing. */
#ifndef ENTENTE_OPS_QUESTION_H
#define ENTENTE_OPS_QUESTION_H

#include "src/ops/book.h"

/** Texts belong to the method. */
struct question {
    const char *code, *label, *sentence;     /* "O1.3" */
    bool scored;                             /* rated 1 to 5; else answered in words only */
};

/** The question with this code, in any case; false when the method has none. */
bool question_find(struct book *book, const char *code, struct question *out);

/**
 * The first question behind `after` ("": from the beginning) that our side has not answered in the half year of
 * today; `within` is the beginning of its code ("O1." or "" for all). `*left` is how many such there are behind it, itself
 * included. False when there is none, or with `err`.
 */
bool question_next(struct book *book, const char *alliance, const char *within, const char *after,
                   struct question *out, long *left, struct err *err);

/**
 * Add our answer to a question as one change: a rating from 1 to 5, words, or "4 and words". `on` NULL is today.
 * ERR_INPUT refuses words alone where a rating is asked for.
 */
bool question_record(struct book *book, const char *alliance, const struct question *question, const char *answer,
                     const char *on, char id[ID_SIZE], struct err *err);

#endif
