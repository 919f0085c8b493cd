/* The portfolio opened for work: the file, its method, and who works. Every verb takes it. */
#ifndef ENTENTE_OPS_BOOK_H
#define ENTENTE_OPS_BOOK_H

#include "src/base/id.h"
#include "src/method/method.h"
#include "src/store/change.h"
#include "src/store/store.h"

/** A method set an alliance is pinned to, kept open. */
struct book_method {
    struct book_method *next;
    struct method *method;
};

/** The question for the numbers of records that the steps of a set ask for. */
struct book_counts {
    char version[80];            /* of the set; empty: none */
    struct str sql;
};

struct book {
    struct store *store;
    struct method *method;       /* the current set */
    struct book_method *pinned;  /* other sets in use */
    struct book_counts counts;
    char kind[12];               /* "live", "demo", "training" */
    char name[700];              /* of the portfolio */
    char currency[4];            /* of the portfolio */
    char me[ID_SIZE];            /* our person record ([me] person), empty when unknown */
    bool together;               /* the verbs of steps join the change that is open */
    uint64_t generation;         /* of the store when name, kind and currency were read */
};

/** Make a new portfolio file: schema, method, the portfolio record. `kind` is live, demo or training. */
bool book_create(const char *path, const char *kind, const char *name, struct env *env,
                 struct err *err);

/** Open; `flags` as for store_open(). `book` must be closed even after a failure. */
bool book_open(struct book *book, const char *path, unsigned flags, struct env *env,
               struct err *err);
void book_close(struct book *book);

/** Check a file that was opened on trust (after the first paint); writing does it by itself otherwise. */
bool book_check(struct book *book, struct err *err);

/** Read name, kind and currency again when the file has changed. */
bool book_refresh(struct book *book, struct err *err);

/** Today for figures and for dates that are typed. */
long book_today(const struct book *book);

/** What value_read() needs: today and the currency (of `alliance`, if it is given and has one). */
struct value_context book_context(struct book *book, const char *alliance, char currency[4]);

/** The method set the alliance is pinned to (book->method when to none); borrowed. NULL on failure. */
struct method *book_method_of(struct book *book, const char *alliance, struct err *err);

/** The set `version` (NULL: the current one); borrowed. NULL on failure. */
struct method *book_method_version(struct book *book, const char *version, struct err *err);

#endif
