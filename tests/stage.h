/* The application on a terminal made of glass, with a portfolio of its own. */
#ifndef ENTENTE_TESTS_STAGE_H
#define ENTENTE_TESTS_STAGE_H

#include "tests/book.h"
#include "tests/glass.h"
#include "ui/screen/desk.h"

struct stage {
    struct env env;
    struct desk desk;
    struct glass glass;
};

/** Make the portfolio "work.entente" in the test's folder (unless it is there) and open the first screen on it. */
void stage_open(struct stage *stage, int rows, int columns, bool ascii);

/** The same, but nothing can be written. */
void stage_open_readonly(struct stage *stage, int rows, int columns);

/** Open it on a portfolio with one alliance, "Biocon and Quest", whose id goes to `alliance`. */
void stage_open_alliance(struct stage *stage, int rows, int columns, char alliance[ID_SIZE]);

/** The file was changed by other means than keys: show what is in it. */
void stage_changed(struct stage *stage);

/** Go to a place; asserts. */
void stage_go(struct stage *stage, const struct place *place);

/** The teardown of a test: leave it and begin another folder. */
int stage_end(struct stage *stage, void **state);

/** Leave it; the file and the drafts stay. */
void stage_close(struct stage *stage);

/** Do all that waits for a quiet moment, then draw. */
void stage_settle(struct stage *stage);

/** Press keys, then settle. */
void stage_press(struct stage *stage, const char *names);

/** Type a text, then settle. */
void stage_type(struct stage *stage, const char *text);

/** What another screen would do: look whether the file has changed, then draw. */
void stage_poll(struct stage *stage);

/** A number that the file is asked for. */
long stage_number(struct stage *stage, const char *sql);

#endif
