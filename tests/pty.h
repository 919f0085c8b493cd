/* The whole program in a pseudo-terminal: keys go in, the screen is read as a person reads it. */
#ifndef ENTENTE_TESTS_PTY_H
#define ENTENTE_TESTS_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { PTY_COLUMNS_MAX = 320 };

struct pty;

/** Start `argv` (ends with NULL) on a screen of this size; `home` becomes its home. NULL when there are no terminals to be had. */
struct pty *pty_start(const char *const *argv, const char *home, int rows, int columns);

/** Send bytes and wait until the program has read and answered them. */
void pty_send(struct pty *pty, const char *bytes);

/** Press keys by name, parted by blanks: Enter Esc Tab Up Down Left Right PgUp PgDn Home End Space Ctrl-X, or a character. */
void pty_press(struct pty *pty, const char *names);

/** Type a text, then wait. */
void pty_type(struct pty *pty, const char *text);

/** Wait until the program has answered all keys sent so far (with a repaint behind them); false when it has ended. */
bool pty_settle(struct pty *pty);

/** Wait until `text` is on the screen, at most `seconds`. */
bool pty_wait_for(struct pty *pty, const char *text, int seconds);

/** Row `row` of the screen as text without blanks at its end; valid until eight more calls. */
const char *pty_row(struct pty *pty, int row);

/** True when `text` stands within one row. */
bool pty_shows(struct pty *pty, const char *text);

/** The row in which `text` stands, or -1. */
int pty_find(struct pty *pty, const char *text);

/** The row of the hardware cursor. */
int pty_cursor(struct pty *pty);

int pty_rows(struct pty *pty);

/** Print the screen, for messages of failed tests. */
void pty_print(struct pty *pty);

/** End it at once, as kill -9 does. */
void pty_kill(struct pty *pty);

/** Wait for its end, at most `seconds`; the exit status, 128 + signal, or -1 when it did not end. */
int pty_wait(struct pty *pty, int seconds);

/** Free it; kills what still runs. NULL is fine. */
void pty_free(struct pty *pty);

#endif
