/*
 * Reading a portfolio document record by record: memory holds one record, however long the document
 * is.
 */
#ifndef ENTENTE_IO_JSON_READER_H
#define ENTENTE_IO_JSON_READER_H

#include "src/base/json.h"
#include "src/io/source.h"

/** How much of the records of a kind is wanted. */
enum json_want { JSON_WANT_NOTHING, JSON_WANT_ID, JSON_WANT_ALL };

/** A record as it stands in the document; lives until the next one. */
struct json_found {
    const char *entity;
    const struct json *tree;             /* an object; with JSON_WANT_ID only its "id" */
    long line;                           /* where it begins, counted from 1 */
    long number;                         /* its place among all records, counted from 1 */
    const char *problem;                 /* why it cannot be taken whatever it says, or NULL */
};

struct json_handler {
    enum json_want (*want)(void *context, const char *entity);
    /** False stops, with `err`. */
    bool (*record)(void *context, const struct json_found *found, struct err *err);
    /** A member of the document that the contract does not know; it is left out. */
    bool (*stray)(void *context, const char *key, long line, struct err *err);
    /** Now and then: how much is read, from 0 to 1; false gives it up (ERR_CANCEL). May be NULL. */
    bool (*progress)(void *context, double part);
    void *context;
};

/** What the document says of itself. */
struct json_document {
    char method[64];                     /* empty: it does not say */
    long records;
};

/**
 * Read all of `source` from its start. ERR_INPUT, with line and column, when it is no portfolio
 * document of contract 1 from beginning to end; some records may have been handed over by then.
 */
bool json_reader_run(struct source *source, const struct json_handler *handler,
                     struct json_document *document, struct err *err);

#endif
