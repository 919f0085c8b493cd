/*
 * The values of a record as they leave: typed by the method where it types them, without what is in
 * the bin.
 */
#ifndef ENTENTE_IO_EXPORT_VALUE_H
#define ENTENTE_IO_EXPORT_VALUE_H

#include "src/io/export_rows.h"
#include "src/ops/book.h"

enum { EXPORT_KNOWN = 64 };

/** A record that was looked up for a reference to it: people are named by many records. */
struct export_known {
    const struct entity *entity; /* NULL: none */
    char id[ID_SIZE];
    bool gone;
};

/** Zero-initialise it, then set `book`; it belongs to one run. */
struct export_values {
    struct book *book;
    const struct export_scope
        *scope; /* of rows from export_rows_start(); NULL: every reference is looked up */
    struct arena arena;                /* emptied now and then by export_next() */
    char alliance[ID_SIZE];            /* whose method is known */
    struct method *method;
    const struct entity *asked;        /* whose records `question` asks for */
    struct str question;
    struct export_known known[EXPORT_KNOWN];
    long n;
};

/** Say that a new record begins: values handed out before may go. */
void export_next(struct export_values *values);

/**
 * The value of field `i` of `record` (record->entity->n is the note), and what it is: a step answer
 * has the type the method of its alliance gives it, cells are the JSON text of all columns of the
 * method, a reference to a record in the bin is null.
 */
bool export_value(struct export_values *values, const struct record *record, size_t i,
                  struct field *field, struct value *value, struct err *err);

/** Give its memory back. */
void export_values_end(struct export_values *values);

#endif
