/* A portfolio for tests of the verbs. */
#ifndef ENTENTE_TESTS_BOOK_H
#define ENTENTE_TESTS_BOOK_H

#include "src/ops/book.h"
#include "tests/support.h"

/** Make and open a portfolio "work.entente" in the test's folder; asserts. `env` must outlive it. */
void book_make(struct book *book, struct env *env);

/** The setup of a test: an environment, a portfolio, and in it an alliance called `name`. */
void book_start(struct book *book, struct env *env, const char *name, char alliance[ID_SIZE]);

/** Its teardown: close the portfolio and begin another folder. */
int book_end(struct book *book, void **state);

/** A number that the file is asked for; asserts that it can be. */
long book_number(struct book *book, const char *sql);

/** Open it again, as another screen does. */
void book_again(struct book *book, struct env *env);

/** Add an alliance and return its id. */
void book_alliance(struct book *book, const char *name, char id[ID_SIZE]);

/** Add a person of an own organisation "Acme" and return its id. */
void book_person(struct book *book, const char *name, char id[ID_SIZE]);

/** A record of `entity`: field name, value as a person types it, ..., NULL. Asserts. */
void book_record(struct book *book, const char *entity, char id[ID_SIZE], ...);

#endif
