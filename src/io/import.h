/* What every import is told and tells. */
#ifndef ENTENTE_IO_IMPORT_H
#define ENTENTE_IO_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

/**
 * One record or row that did not go in, or (`emptied`) went in without one of its values. Texts are
 * borrowed.
 */
struct import_reject {
    long line;                       /* where it begins in the file, from 1 */
    const char *entity;              /* its kind; NULL: the document itself */
    const char *id;                  /* NULL: none or none that is valid */
    const char *field;               /* the field or column that is wrong; NULL: the whole */
    const char *value;               /* what stands there in a table; NULL otherwise */
    const char *why, *hint;          /* the reason; a way out, may be empty */
    bool emptied;
    const char *const *cells;        /* of a table: the row as it stands, `n_cells` of them */
    size_t n_cells;
    const char *text;                /* of a document: the record as JSON text */
};

struct import_options {
    bool dry_run;                    /* do everything, then take it back */
    long most;                       /* refuse more records or rows than this; 0: any number */
    /** Called for each reject; false gives the import up (ERR_MACHINE). May be NULL. */
    bool (*on_reject)(void *context, const struct import_reject *reject);
    /** Called now and then with how much is done, from 0 to 1; false gives it up (ERR_CANCEL). May
     * be NULL. */
    bool (*on_progress)(void *context, double part);
    void *context;
};

struct import_report {
    long added, updated, unchanged;
    long rejected;                   /* did not go in */
    long emptied;                    /* values left out of records that went in */
    long made; /* further records made on the way (organisations, people, parties) */
    char method[64];                 /* of a document: the method set it names */
};

#endif
