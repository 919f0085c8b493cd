/* A portfolio for tests of the verbs. */
#ifndef ENTENTE_TESTS_BOOK_H
#define ENTENTE_TESTS_BOOK_H

#include "src/ops/book.h"
#include "tests/support.h"

/** Make and open a portfolio "work.entente" in the test's folder; asserts. `env` must outlive it. */
void book_make(struct book *book, struct env *env);

/** Open it again, as another screen does. */
void book_again(struct book *book, struct env *env);

/** Add an alliance and return its id. */
void book_alliance(struct book *book, const char *name, char id[ID_SIZE]);

/** Add a person of an own organisation "Acme" and return its id. */
void book_person(struct book *book, const char *name, char id[ID_SIZE]);

/** A record of `entity`: field name, value as a person types it, ..., NULL. Asserts. */
void book_record(struct book *book, const char *entity, char id[ID_SIZE], ...);

#endif
