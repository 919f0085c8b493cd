/*
 * From the bytes of a terminal to keys, pastes and clicks. Knows time only as it is told; no
 * curses.
 */
#ifndef ENTENTE_UI_TERM_INPUT_H
#define ENTENTE_UI_TERM_INPUT_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/str.h"
#include "ui/core/event.h"

enum {
    INPUT_ESC_MS = 25,        /* an Esc that stands alone so long is the key */
    INPUT_TAIL_MS = 1000,     /* what looks like the rest of its sequence is swallowed so long */
    INPUT_PASTE_MS = 5000,    /* a paste that goes on no more is taken as ended */
    INPUT_PASTE_MAX = 4 * 1024 * 1024,
    INPUT_KEYS = 64,
};

/** A key's own sequence as terminfo has it. */
struct input_key {
    char bytes[16];
    size_t size;
    struct key key;
};

struct input {
    struct str queue;              /* bytes not looked at yet */
    size_t at;                     /* the first of them */
    int64_t came_ms;               /* when the last byte came */
    int64_t esc_ms;                /* when an Esc was taken for the key; 0: not lately */
    bool pasting;
    struct str paste, clean;
    bool paste_cut;
    bool converts;                 /* the locale is not UTF-8 */
    iconv_t convert;               /* from it to UTF-8 */
    char part[8];                  /* a character of that locale, not whole yet */
    size_t parts;
    struct input_key key[INPUT_KEYS];
    size_t keys;
    int64_t click_ms;              /* for double clicks */
    int click_row, click_column;
};

/** Make it ready; `charset` is the locale's, NULL or "UTF-8" when nothing needs converting. */
void input_init(struct input *input, const char *charset);

/** Free it. */
void input_free(struct input *input);

/** Let `bytes` mean `key`. */
void input_know(struct input *input, const char *bytes, struct key key);

/** Take bytes that came at `now_ms`. */
void input_feed(struct input *input, const char *bytes, size_t size, int64_t now_ms);

/**
 * The next event, if the bytes make one up by now. A paste's text is borrowed until the next call.
 */
bool input_next(struct input *input, int64_t now_ms, struct event *event);

/** In how many ms input_next() may have one although nothing more comes; -1: never. */
int input_timeout(const struct input *input, int64_t now_ms);

#endif
