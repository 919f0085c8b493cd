/*
 * Signals: noted in a handler, told through a pipe, dealt with by the loop. And the way out of a
 * crash.
 */
#ifndef ENTENTE_UI_TERM_SIGNALS_H
#define ENTENTE_UI_TERM_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"

/** What came since it was last asked. */
struct signals {
    bool resized, stop, resumed, interrupt;
    int end;               /* SIGTERM, SIGHUP or SIGQUIT; 0: none */
};

/** Install the handlers. */
bool signals_open(struct err *err);

/** Put the old handlers back. */
void signals_close(void);

/** The end of the pipe to wait on: readable when something came. */
int signals_fd(void);

/** What came since the last call. */
struct signals signals_take(void);

/** Bytes that bring the terminal back, to be written when the program crashes; they are copied. */
void signals_rescue(const char *bytes, size_t size);

/**
 * Bring the terminal back now: these bytes and the modes it had at signals_open(). Safe in a
 * handler.
 */
void signals_restore(void);

/** False when nobody could bring a stopped program back: no shell with job control waits below. */
bool signals_can_stop(void);

/** Stop like any program at Ctrl-Z; returns when continued. */
void signals_stop(void);

/** In a child, before exec: every signal as it was. */
void signals_default(void);

#endif
