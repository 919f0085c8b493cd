/* The escape sequences that terminals send: one grammar for all of them. */
#ifndef ENTENTE_UI_TERM_SEQUENCE_H
#define ENTENTE_UI_TERM_SEQUENCE_H

#include <stddef.h>

#include "ui/core/event.h"

enum sequence_is {
    SEQUENCE_OTHER,     /* no sequence: Alt and a character */
    SEQUENCE_PART,      /* the beginning of one */
    SEQUENCE_IGNORED,   /* one that means nothing here */
    SEQUENCE_KEY,
    SEQUENCE_PASTE,     /* a paste begins */
    SEQUENCE_MOUSE,
};

struct sequence {
    enum sequence_is is;
    size_t size;        /* bytes, the Esc included */
    struct key key;
    enum mouse_action mouse;
    int row, column;
};

/** Read what starts with the Esc at `bytes` (`size` > 1). */
struct sequence sequence_read(const char *bytes, size_t size);

#endif
