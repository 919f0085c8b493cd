/* Writing the records of a portfolio document, and the same records as CSV files, one a table. */
#ifndef ENTENTE_BENCH_DOCUMENT_H
#define ENTENTE_BENCH_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/** Zero-initialise it and set `json`, and `folder` if CSV files are wanted too. */
struct document {
    FILE *json, *csv;
    const char *folder;
    long entities, of_entity;    /* written so far; records of the present entity */
    long records;
};

/** The frame around everything. */
void document_begin(struct document *document);

/** False when something could not be written. */
bool document_end(struct document *document);

/** The records of one entity; in the order of the contract. */
void document_entity(struct document *document, const char *name);
void document_entity_end(struct document *document);

/** One record: its id, then every field in the order of the contract, then the end. */
void document_record(struct document *document, const char *id);
/** Its values; a text that is NULL is unknown. */
void document_text(struct document *document, const char *name, const char *text);
void document_int(struct document *document, const char *name, long number);
void document_real(struct document *document, const char *name, double number);
void document_money(struct document *document, const char *name, int64_t minor,
                    const char *currency);
/** A value that is JSON already: a list, an object, any type. `cell` is how a table holds it. */
void document_value(struct document *document, const char *name, const char *json,
                    const char *cell);
void document_record_end(struct document *document, const char *note);

#endif
