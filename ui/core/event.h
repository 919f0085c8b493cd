/* Events: what comes in from the terminal, the clock and the system. */
#ifndef ENTENTE_UI_CORE_EVENT_H
#define ENTENTE_UI_CORE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Keys that are not characters; they lie behind the last code point. */
enum special_key {
    SPECIAL_ENTER = 0x110000, SPECIAL_TAB, SPECIAL_ESC, SPECIAL_BACKSPACE,
    SPECIAL_UP, SPECIAL_DOWN, SPECIAL_LEFT, SPECIAL_RIGHT,
    SPECIAL_HOME, SPECIAL_END, SPECIAL_PAGE_UP, SPECIAL_PAGE_DOWN,
    SPECIAL_INSERT, SPECIAL_DELETE,
    SPECIAL_F1, SPECIAL_F24 = SPECIAL_F1 + 23,
};

enum key_mod { MOD_CTRL = 1, MOD_ALT = 2, MOD_SHIFT = 4 };

/** A key. Ctrl-letters have the small letter as code; printable characters never have MOD_SHIFT. */
struct key {
    int32_t code;
    unsigned mods;
};

enum event_kind {
    EVENT_NONE,      /* the time given to wait is over */
    EVENT_KEY,
    EVENT_PASTE,     /* one whole bracketed paste */
    EVENT_RESIZE,
    EVENT_MOUSE,
    EVENT_RESUME,    /* back from Ctrl-Z or an editor: everything must be drawn anew */
    EVENT_END,       /* the program must end: hang-up, SIGTERM, ... */
};

enum mouse_action { MOUSE_CLICK, MOUSE_DOUBLE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
    enum event_kind kind;
    struct key key;
    const char *text;        /* EVENT_PASTE: cleaned text; borrowed until the next event */
    size_t size;
    bool cut;                /* the paste was longer than the limit, its rest is gone */
    enum mouse_action mouse;
    int row, column;         /* of the mouse, from 0 */
    int rows, columns;       /* EVENT_RESIZE: the new size */
    int signal;              /* EVENT_END: exit with 128 and this */
};

enum { KEY_NAME_SIZE = 32 };

/**
 * The key's name as hints, help and the configuration write it: "Ctrl-R", "Enter", "a",
 * "Shift-Tab".
 */
void key_write(struct key key, char out[KEY_NAME_SIZE]);

/**
 * Read a key's name; false when there is no such key. Comma, Semicolon, Hash, Space, Minus have
 * names.
 */
bool key_read(const char *name, struct key *key);

/** True for a key that is a character and nothing else: in a text field it is text. */
bool key_is_text(struct key key);

/** True when both are the same key. */
bool key_same(struct key a, struct key b);

#endif
