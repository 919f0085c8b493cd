/* Any bytes from a terminal, in any pieces and at any pace: events with clean text, and an end. */
#include <stdint.h>
#include <stdlib.h>

#include "src/base/text.h"
#include "ui/core/keymap.h"
#include "ui/term/input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
look_at(const struct keymap *keymap, const struct event *event)
{
    char name[KEY_NAME_SIZE];

    if (event->kind == EVENT_PASTE && !text_is_clean(event->text, event->size, TEXT_LINES))
        abort();
    if (event->kind != EVENT_KEY)
        return;
    key_write(event->key, name);
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        keymap_find(keymap, (enum action_layer)layer, event->key);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const charsets[] = { "UTF-8", "ISO-8859-1", "EUC-JP", "KOI8-R" };
    static struct keymap *keymap;
    struct input input = { 0 };
    struct event event;
    int64_t now = 1000;

    if (!size || size > 20000)
        return 0;
    if (!keymap)
        keymap = keymap_new();
    input_init(&input, charsets[data[0] % 4]);
    input_know(&input, "\033[A", (struct key){ SPECIAL_UP, 0 });
    input_know(&input, "\033OP", (struct key){ SPECIAL_F1, 0 });
    for (size_t at = 1; at < size;) {
        size_t piece = 1 + data[at] % 7;

        piece = piece < size - at ? piece : size - at;
        input_feed(&input, (const char *)data + at, piece, now);
        while (input_next(&input, now, &event))
            look_at(keymap, &event);
        now += data[at] % 3 ? 1 : 60;
        at += piece;
    }
    for (int i = 0; i < 4 && input_timeout(&input, now) >= 0; i++) {
        now += INPUT_PASTE_MS;
        while (input_next(&input, now, &event))
            look_at(keymap, &event);
    }
    if (input_timeout(&input, now) >= 0)
        abort();                 /* something waits for ever */
    input_free(&input);
    return 0;
}
