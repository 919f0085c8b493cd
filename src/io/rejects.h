/* FILE.rejects: what an import did not take in, with reasons, as a table. */
#ifndef ENTENTE_IO_REJECTS_H
#define ENTENTE_IO_REJECTS_H

#include "src/io/csv_mapping.h"
#include "src/io/import.h"
#include "src/io/sink.h"

/** Zero-initialise it, then rejects_begin(). */
struct rejects {
    char path[4096];                 /* where they go; the file is made with the first reject */
    const struct csv_mapping *mapping;
    struct sink sink;
    struct err err;                  /* why they could not be written */
    long n;
};

/**
 * Rejects of the import of `source` ("-": standard input) go to SOURCE.rejects, mode 0600. With
 * `mapping` they are the rows of its table as they stand, behind a first column "reason"; else the
 * columns are reason, line, kind, id, field and record.
 */
void rejects_begin(struct rejects *rejects, const char *source, const struct csv_mapping *mapping);

/** Write one down; `rejects` is a struct rejects: the form import_options.on_reject has. */
bool rejects_add(void *rejects, const struct import_reject *reject);

/** Make the file visible, if there is anything in it; `rejects->n` tells how much. */
bool rejects_finish(struct rejects *rejects, struct err *err);

/** Give it up; safe at any time. */
void rejects_discard(struct rejects *rejects);

/**
 * Append the reject as one line for people: "line 7, column form, 'jvv': none of the forms. Choose
 * ...".
 */
void reject_show(const struct import_reject *reject, struct str *out);

#endif
