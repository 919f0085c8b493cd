/* The terminal's side of a pseudo-terminal: starts a program, hears it, answers its queries. */
#ifndef ENTENTE_BENCH_TERMINAL_H
#define ENTENTE_BENCH_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { TERMINAL_WAITED = 8, TERMINAL_SEQUENCE = 64 };

/** Nanoseconds of a clock that never goes back. */
int64_t terminal_now(void);

struct terminal {
    int fd;
    pid_t child;
    const volatile int64_t *exec_ns;   /* when the program was executed; it says so itself */
    bool application_keys;       /* the program asked for cursor keys as ESC O A */
    bool ended;
    /* texts that must have been printed, controls left out, before the program counts as ready */
    const char *waited[TERMINAL_WAITED];
    size_t n_waited;
    bool seen[TERMINAL_WAITED], ready;
    char *text;                  /* what was printed lately */
    size_t text_len;
    /* the escape sequence being read */
    int state;
    char sequence[TERMINAL_SEQUENCE];
    size_t sequence_len;
};

/** Start `argv` in a terminal of that size; fill `waited` before. False when it cannot be had. */
bool terminal_start(struct terminal *terminal, char **argv, int columns, int rows);

/**
 * Wait for output until `deadline`. Returns the bytes read and the time they came (before anything
 * was done with them), 0 at the deadline, -1 when the program has ended.
 */
ssize_t terminal_hear(struct terminal *terminal, int64_t deadline, int64_t *when);

/** Send bytes to the program. */
bool terminal_send(struct terminal *terminal, const char *bytes, size_t n);

/** Hang up and see to it that the program ends; true when the hang-up was enough. */
bool terminal_stop(struct terminal *terminal);

#endif
