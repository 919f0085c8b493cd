/* A reading as it is noted in passing: a metric by its code or name, a value, a day. */
#ifndef ENTENTE_OPS_READING_H
#define ENTENTE_OPS_READING_H

#include "src/ops/record.h"

/** What is noted; texts are borrowed and as a person types them. */
struct reading_note {
    const char *metric;          /* "M1.4", "G1", or a unique beginning of the name */
    const char *value;           /* "12.5", "12 %" */
    const char *on;              /* NULL: today */
    const char *evidence, *confidence;   /* NULL: none */
};

/**
 * Add the reading to the alliance as one change. A default metric (D.5) that is entered by hand becomes a record of
 * the alliance with its first reading. ERR_MISSING names the nearest metrics; ERR_INPUT refuses a value that is no
 * number, a day that is none or is still to come, and metrics that the program computes. `id` becomes the reading's.
 */
bool reading_record(struct book *book, const char *alliance, const struct reading_note *note, char id[ID_SIZE],
                    struct err *err);

/** The default metrics that may be entered by hand, one after the other: code and name; false behind the last. */
bool reading_default(struct book *book, size_t i, const char **code, const char **name);

/** Make such a one a metric of the alliance, as one change. */
bool reading_make_metric(struct book *book, const char *alliance, const char *code, char id[ID_SIZE],
                         struct err *err);

/**
 * Add a reading as record_add() does; where its metric says "+M1.4", that default metric becomes the alliance's own
 * in the same change.
 */
bool reading_add(struct book *book, const struct setting *settings, size_t n, char id[ID_SIZE], struct err *err);

/** True when readings are entered for the metric; else ERR_INPUT says what it is measured by. */
bool reading_takes(const char *code, const char *name, const char *how, struct err *err);

/** The metric's record that `text` names, in `id`; "" when it is a default metric without one, then `code` names it. */
bool reading_metric(struct book *book, const char *alliance, const char *text, char id[ID_SIZE], char code[16],
                    struct err *err);

#endif
