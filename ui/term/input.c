#include "ui/term/input.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "src/base/text.h"
#include "ui/term/sequence.h"

void
input_init(struct input *input, const char *charset)
{
    *input = (struct input){ 0 };
    if (charset && strcasecmp(charset, "UTF-8") && strcasecmp(charset, "UTF8") &&
        strcasecmp(charset, "ANSI_X3.4-1968") && strcasecmp(charset, "US-ASCII")) {
        input->convert = iconv_open("UTF-8", charset);
        input->converts = input->convert != (iconv_t)-1;
    }
}

void
input_free(struct input *input)
{
    str_free(&input->queue);
    str_free(&input->paste);
    str_free(&input->clean);
    if (input->converts)
        iconv_close(input->convert);
    *input = (struct input){ 0 };
}

void
input_know(struct input *input, const char *bytes, struct key key)
{
    struct input_key *known = &input->key[input->keys];

    if (input->keys == INPUT_KEYS || strlen(bytes) >= sizeof known->bytes || strlen(bytes) < 2 ||
        *bytes != '\033')
        return;
    known->size = strlen(bytes);
    memcpy(known->bytes, bytes, known->size);
    known->key = key;
    input->keys++;
}

/* ---- bytes in ---- */

/* One byte of a locale that is not UTF-8. */
static void
feed_converted(struct input *input, char byte)
{
    char out[16], *in = input->part, *to = out;
    size_t left, room = sizeof out;

    if (!input->parts && (unsigned char)byte < 0x80) {
        str_add_char(&input->queue, byte);
        return;
    }
    input->part[input->parts++] = byte;
    left = input->parts;
    if (iconv(input->convert, &in, &left, &to, &room) != (size_t)-1) {
        str_add_bytes(&input->queue, out, sizeof out - room);
        input->parts = 0;
    } else if (errno != EINVAL || input->parts == sizeof input->part) {
        input->parts = 0;       /* no character: nothing was typed that could be kept */
    }
}

void
input_feed(struct input *input, const char *bytes, size_t size, int64_t now_ms)
{
    if (input->at) {
        str_replace(&input->queue, 0, input->at, "", 0);
        input->at = 0;
    }
    if (!input->converts)
        str_add_bytes(&input->queue, bytes, size);
    else
        for (size_t i = 0; i < size; i++)
            feed_converted(input, bytes[i]);
    input->came_ms = now_ms;
}

static const char *
bytes(const struct input *input)
{
    return str_text(&input->queue) + input->at;
}

static size_t
waiting(const struct input *input)
{
    return input->queue.len - input->at;
}

/* ---- pastes ---- */

static void
keep_paste(struct input *input, const char *text, size_t n)
{
    size_t room = INPUT_PASTE_MAX - input->paste.len;

    if (n > room) {
        n = room;
        input->paste_cut = true;
    }
    str_add_bytes(&input->paste, text, n);
}

static bool
end_paste(struct input *input, struct event *event)
{
    str_clear(&input->clean);
    text_clean(&input->clean, str_text(&input->paste), input->paste.len, TEXT_LINES);
    str_free(&input->paste);
    *event = (struct event){
        .kind = EVENT_PASTE, .text = str_text(&input->clean), .size = input->clean.len,
        .cut = input->paste_cut,
    };
    input->pasting = input->paste_cut = false;
    return true;
}

static bool
next_of_paste(struct input *input, int64_t now_ms, struct event *event)
{
    static const char end[] = "\033[201~";
    const size_t size = sizeof end - 1;
    const char *from = bytes(input), *found = memmem(from, waiting(input), end, size);
    size_t n = found ? (size_t)(found - from) : waiting(input), kept = 0;

    if (found) {
        keep_paste(input, from, n);
        input->at += n + size;
        return end_paste(input, event);
    }
    for (size_t tail = size - 1; tail > 0 && !kept; tail--)     /* the end may have come in part */
        if (n >= tail && !memcmp(from + n - tail, end, tail))
            kept = tail;
    keep_paste(input, from, n - kept);
    input->at += n - kept;
    return now_ms - input->came_ms >= INPUT_PASTE_MS && end_paste(input, event);
}

/* ---- keys ---- */

static bool
give_key(struct event *event, int32_t code, unsigned mods)
{
    *event = (struct event){ .kind = EVENT_KEY, .key = { code, mods } };
    return true;
}

/* A control byte as a key. */
static struct key
control_key(unsigned char byte)
{
    switch (byte) {
    case '\t':
        return (struct key){ SPECIAL_TAB, 0 };
    case '\r':
        return (struct key){ SPECIAL_ENTER, 0 };
    case 0x08:
    case 0x7F:
        return (struct key){ SPECIAL_BACKSPACE, 0 };
    case 0x1B:
        return (struct key){ SPECIAL_ESC, 0 };
    case 0:
        return (struct key){ ' ', MOD_CTRL };
    default:
        return (struct key){ byte < 0x1B ? byte + 'a' - 1 : byte + '@', MOD_CTRL };
    }
}

/* The character at the front, with `mods` added; 0 bytes when it is not whole yet. */
static size_t
character(struct input *input, size_t skip, bool patient, struct key *key)
{
    const char *from = bytes(input) + skip;
    size_t n = waiting(input) - skip, used;
    unsigned char first = (unsigned char)*from;
    size_t whole = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

    if (first < 0x20 || first == 0x7F) {
        *key = control_key(first);
        return 1;
    }
    if (n < whole && patient)
        return 0;
    used = text_decode(from, n, &key->code);
    key->mods = 0;
    if (key->code == 0xFFFD && used == 1)
        key->code = 0;          /* a broken byte is no key */
    return used;
}

/* A sequence that terminfo names. SEQUENCE_PART: so far it could be one. */
static enum sequence_is
known(const struct input *input, size_t *used, struct key *key)
{
    const char *from = bytes(input);
    size_t n = waiting(input);
    bool part = false;

    for (size_t i = 0; i < input->keys; i++) {
        const struct input_key *k = &input->key[i];

        if (n >= k->size && !memcmp(from, k->bytes, k->size)) {
            *used = k->size;
            *key = k->key;
            return SEQUENCE_KEY;
        }
        part = part || (n < k->size && !memcmp(from, k->bytes, n));
    }
    return part ? SEQUENCE_PART : SEQUENCE_OTHER;
}

static bool
double_click(struct input *input, int64_t now_ms, const struct event *event)
{
    bool twice = now_ms - input->click_ms < 400 && input->click_row == event->row &&
                 input->click_column == event->column;

    input->click_ms = twice ? 0 : now_ms;
    input->click_row = event->row;
    input->click_column = event->column;
    return twice;
}

/* What a whole sequence means; false when it is to be swallowed. */
static bool
take_sequence(struct input *input, const struct sequence *sequence, int64_t now_ms,
              struct event *event)
{
    switch (sequence->is) {
    case SEQUENCE_KEY:
        return give_key(event, sequence->key.code, sequence->key.mods);
    case SEQUENCE_PASTE:
        input->pasting = true;
        return false;
    case SEQUENCE_MOUSE:
        *event = (struct event){
            .kind = EVENT_MOUSE, .mouse = sequence->mouse, .row = sequence->row,
            .column = sequence->column,
        };
        if (event->mouse == MOUSE_CLICK && double_click(input, now_ms, event))
            event->mouse = MOUSE_DOUBLE;
        return true;
    default:
        return false;
    }
}

/*
 * Esc, and perhaps a sequence behind it. True: an event; false: `*more` says whether to look again.
 */
static bool
next_of_escape(struct input *input, int64_t now_ms, struct event *event, bool *more)
{
    int64_t age = now_ms - input->came_ms;
    struct sequence sequence;
    size_t used;
    struct key key;
    enum sequence_is is = known(input, &used, &key);

    *more = true;
    if (is == SEQUENCE_KEY) {
        input->at += used;
        return give_key(event, key.code, key.mods);
    }
    if (waiting(input) == 1) {
        *more = false;
        if (age < INPUT_ESC_MS)
            return false;
        input->at++;
        input->esc_ms = now_ms;
        return give_key(event, SPECIAL_ESC, 0);
    }
    if (is == SEQUENCE_PART && age < INPUT_ESC_MS) {
        *more = false;
        return false;
    }
    sequence = sequence_read(bytes(input), waiting(input));
    if (sequence.is == SEQUENCE_PART && age < INPUT_TAIL_MS) {
        *more = false;          /* on a slow line the rest takes its time; nobody types this */
        return false;
    }
    if (sequence.is == SEQUENCE_PART) {
        input->at += waiting(input);
        return false;
    }
    if (sequence.is != SEQUENCE_OTHER) {
        input->at += sequence.size;
        return take_sequence(input, &sequence, now_ms, event);
    }
    if (bytes(input)[1] == '\033') {
        input->at++;
        return give_key(event, SPECIAL_ESC, 0);
    }
    used = character(input, 1, age < INPUT_ESC_MS, &key);
    if (!used) {
        *more = false;
        return false;
    }
    input->at += 1 + used;
    return key.code && give_key(event, key.code, key.mods | MOD_ALT);
}

/*
 * Esc was taken for a key, but what follows looks like the rest of a sequence that came in pieces:
 * swallow it, so that a slow line does not type "[A".
 */
static bool
swallow_tail(struct input *input, int64_t now_ms, bool *wait)
{
    char copy[64] = "\033";
    size_t n = waiting(input) < sizeof copy - 2 ? waiting(input) : sizeof copy - 2;
    struct sequence sequence;

    *wait = false;
    if (!input->esc_ms || now_ms - input->esc_ms > INPUT_TAIL_MS ||
        (*bytes(input) != '[' && *bytes(input) != 'O')) {
        input->esc_ms = 0;
        return false;
    }
    memcpy(copy + 1, bytes(input), n);
    sequence = sequence_read(copy, n + 1);
    if (sequence.is == SEQUENCE_PART && now_ms - input->came_ms < 2 * INPUT_ESC_MS) {
        *wait = true;
        return false;
    }
    input->esc_ms = 0;
    if (sequence.is == SEQUENCE_PART || sequence.is == SEQUENCE_OTHER)
        return false;           /* somebody typed [ */
    input->at += sequence.size - 1;
    if (sequence.is == SEQUENCE_PASTE)
        input->pasting = true;
    return true;
}

bool
input_next(struct input *input, int64_t now_ms, struct event *event)
{
    bool more = true, wait;
    struct key key;
    size_t used;

    while (more && waiting(input)) {
        if (input->pasting)
            return next_of_paste(input, now_ms, event);
        if (*bytes(input) == '\033') {
            input->esc_ms = 0;
            if (next_of_escape(input, now_ms, event, &more))
                return true;
            continue;
        }
        if (swallow_tail(input, now_ms, &wait))
            continue;
        if (wait)
            return false;
        used = character(input, 0, now_ms - input->came_ms < 4 * INPUT_ESC_MS, &key);
        if (!used)
            return false;
        input->at += used;
        if (key.code)
            return give_key(event, key.code, key.mods);
    }
    return input->pasting && next_of_paste(input, now_ms, event);
}

int
input_timeout(const struct input *input, int64_t now_ms)
{
    int64_t limit = INPUT_ESC_MS;

    if (input->pasting)
        limit = INPUT_PASTE_MS;
    else if (!waiting(input))
        return -1;
    else if (*bytes(input) != '\033')
        limit = 4 * INPUT_ESC_MS;
    else if (waiting(input) > 1)
        limit = now_ms - input->came_ms < INPUT_ESC_MS ? INPUT_ESC_MS : INPUT_TAIL_MS;
    limit = input->came_ms + limit - now_ms;
    return limit < 0 ? 0 : (int)limit;
}
