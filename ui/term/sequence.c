#include "ui/term/sequence.h"

#include <string.h>

enum { NUMBERS = 4, LONGEST = 64, LONGEST_STRING = 4096 };

/* A control sequence taken apart: ESC [ mark numbers final. */
struct csi {
    char mark;              /* < = > ? or 0 */
    int number[NUMBERS];
    int numbers;
    char final;
};

static struct sequence
of_key(size_t size, int32_t code, unsigned mods)
{
    return (struct sequence){ .is = SEQUENCE_KEY, .size = size, .key = { code, mods } };
}

/* The modifier number of xterm: 1 and a sum of Shift 1, Alt 2, Ctrl 4. */
static unsigned
mods_of(int number)
{
    unsigned bits = number > 1 ? (unsigned)number - 1 : 0;

    return (bits & 1 ? MOD_SHIFT : 0) | (bits & 2 ? MOD_ALT : 0) | (bits & 4 ? MOD_CTRL : 0);
}

static int32_t
of_letter(char letter)
{
    switch (letter) {
    case 'A':
        return SPECIAL_UP;
    case 'B':
        return SPECIAL_DOWN;
    case 'C':
        return SPECIAL_RIGHT;
    case 'D':
        return SPECIAL_LEFT;
    case 'H':
        return SPECIAL_HOME;
    case 'F':
        return SPECIAL_END;
    case 'P':
    case 'Q':
    case 'R':
    case 'S':
        return SPECIAL_F1 + letter - 'P';
    default:
        return 0;
    }
}

static int32_t
of_number(int number)
{
    static const struct {
        int number;
        int32_t code;
    } known[] = {
        { 1, SPECIAL_HOME }, { 2, SPECIAL_INSERT }, { 3, SPECIAL_DELETE }, { 4, SPECIAL_END },
        { 5, SPECIAL_PAGE_UP }, { 6, SPECIAL_PAGE_DOWN }, { 7, SPECIAL_HOME }, { 8, SPECIAL_END },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].number == number)
            return known[i].code;
    if (number >= 11 && number <= 15)
        return SPECIAL_F1 + number - 11;
    if (number >= 17 && number <= 21)
        return SPECIAL_F1 + 5 + number - 17;
    if (number == 23 || number == 24)
        return SPECIAL_F1 + 10 + number - 23;
    return 0;
}

/* A character with modifiers, as newer keyboards report it. */
static struct sequence
of_code(size_t size, int code, unsigned mods)
{
    switch (code) {
    case 9:
        return of_key(size, SPECIAL_TAB, mods);
    case 13:
    case 57414:
        return of_key(size, SPECIAL_ENTER, mods);
    case 27:
        return of_key(size, SPECIAL_ESC, mods);
    case 8:
    case 127:
        return of_key(size, SPECIAL_BACKSPACE, mods);
    default:
        if (code < ' ' || code > 0x10FFFF || (code >= 57344 && code <= 63743))
            return (struct sequence){ .is = SEQUENCE_IGNORED, .size = size };
        if ((mods & MOD_SHIFT) && code >= 'a' && code <= 'z' && !(mods & MOD_CTRL))
            code -= 'a' - 'A';
        return of_key(size, code, mods & ~(unsigned)MOD_SHIFT);
    }
}

static struct sequence
of_mouse(size_t size, const struct csi *csi)
{
    struct sequence sequence = { .is = SEQUENCE_MOUSE, .size = size, .row = csi->number[2] - 1,
                                 .column = csi->number[1] - 1 };
    int button = csi->number[0] & ~28;      /* without modifiers */

    if (button == 64 || button == 65)
        sequence.mouse = button == 64 ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
    else if (button == 0 && csi->final == 'M')
        sequence.mouse = MOUSE_CLICK;
    else
        sequence.is = SEQUENCE_IGNORED;
    return sequence;
}

static struct sequence
meaning(size_t size, const struct csi *csi)
{
    struct sequence ignored = { .is = SEQUENCE_IGNORED, .size = size };
    unsigned mods = mods_of(csi->numbers > 1 ? csi->number[1] : 0);
    int32_t code;

    if (csi->mark == '<' && (csi->final == 'M' || csi->final == 'm') && csi->numbers == 3)
        return of_mouse(size, csi);
    if (csi->mark)
        return ignored;
    if (csi->final == 'Z')
        return of_key(size, SPECIAL_TAB, MOD_SHIFT);
    if (csi->final == 'u')
        return of_code(size, csi->number[0], mods);
    if (csi->final == '~') {
        if (csi->number[0] == 200)
            return (struct sequence){ .is = SEQUENCE_PASTE, .size = size };
        if (csi->number[0] == 27 && csi->numbers == 3)
            return of_code(size, csi->number[2], mods);
        code = of_number(csi->number[0]);
    } else {
        code = of_letter(csi->final);
    }
    return code ? of_key(size, code, mods) : ignored;
}

static struct sequence
read_csi(const char *bytes, size_t size)
{
    struct csi csi = { 0 };
    size_t at = 2;

    if (size > 2 && bytes[2] == '[')        /* F1 to F5 of the Linux console */
        return size < 4 ? (struct sequence){ .is = SEQUENCE_PART } :
               bytes[3] >= 'A' && bytes[3] <= 'E' ?
                          of_key(4, SPECIAL_F1 + bytes[3] - 'A', 0) :
                          (struct sequence){ .is = SEQUENCE_IGNORED, .size = 4 };
    if (size > 2 && bytes[2] >= '<' && bytes[2] <= '?')
        csi.mark = bytes[at++];
    for (; at < size && at < LONGEST; at++) {
        char c = bytes[at];

        if (c >= '0' && c <= '9') {
            csi.numbers = csi.numbers ? csi.numbers : 1;
            if (csi.numbers <= NUMBERS && csi.number[csi.numbers - 1] < 100000)
                csi.number[csi.numbers - 1] = 10 * csi.number[csi.numbers - 1] + c - '0';
        } else if (c == ';') {
            csi.numbers = csi.numbers ? csi.numbers + 1 : 2;
        } else if (c >= '@' && c <= '~') {
            csi.final = c;
            if (csi.numbers > NUMBERS)
                return (struct sequence){ .is = SEQUENCE_IGNORED, .size = at + 1 };
            if (c == 'M' && !csi.mark && !csi.numbers) /* an old mouse report: three bytes follow */
                return size < at + 4 ? (struct sequence){ .is = SEQUENCE_PART }
                                     : (struct sequence){ .is = SEQUENCE_IGNORED, .size = at + 4 };
            return meaning(at + 1, &csi);
        } else if (c < ' ' || c > '~') {
            return (struct sequence){ .is = SEQUENCE_IGNORED,
                                      .size = at }; /* broken off: keep what follows */
        }
    }
    if (at >= LONGEST)
        return (struct sequence){ .is = SEQUENCE_IGNORED, .size = at };
    return (struct sequence){ .is = SEQUENCE_PART };
}

static struct sequence
read_ss3(const char *bytes, size_t size)
{
    static const char keypad[] = "0123456789";
    size_t at = 2;
    unsigned mods = 0;
    char c;

    if (size > 3 && bytes[2] >= '1' && bytes[2] <= '8')     /* ESC O 5 A of old terminals */
        mods = mods_of(bytes[at++] - '0');
    if (size <= at)
        return (struct sequence){ .is = SEQUENCE_PART };
    c = bytes[at++];
    if (of_letter(c))
        return of_key(at, of_letter(c), mods);
    if (c == 'M')
        return of_key(at, SPECIAL_ENTER, mods);
    if (c == 'I')
        return of_key(at, SPECIAL_TAB, mods);
    if (c >= 'j' && c <= 'o')
        return of_key(at, "*+,-./"[c - 'j'], mods);
    if (c >= 'p' && c <= 'y')
        return of_key(at, keypad[c - 'p'], mods);
    if (c == 'X')
        return of_key(at, '=', mods);
    if (c < ' ' || c == 0x7F)
        return (struct sequence){ .is = SEQUENCE_OTHER };
    return (struct sequence){ .is = SEQUENCE_IGNORED, .size = at };
}

/* A reply of the terminal that nobody asked for: up to BEL or ESC \. */
static struct sequence
read_string(const char *bytes, size_t size)
{
    for (size_t at = 2; at < size && at < LONGEST_STRING; at++) {
        if (bytes[at] == '\a')
            return (struct sequence){ .is = SEQUENCE_IGNORED, .size = at + 1 };
        if (bytes[at] == '\033' && at + 1 < size)
            return (struct sequence){ .is = SEQUENCE_IGNORED,
                                      .size = bytes[at + 1] == '\\' ? at + 2 : at };
    }
    if (size >= LONGEST_STRING)
        return (struct sequence){ .is = SEQUENCE_IGNORED, .size = LONGEST_STRING };
    return (struct sequence){ .is = size == 2 ? SEQUENCE_OTHER : SEQUENCE_PART };
}

struct sequence
sequence_read(const char *bytes, size_t size)
{
    switch (bytes[1]) {
    case '[':
        return read_csi(bytes, size);
    case 'O':
        return read_ss3(bytes, size);
    case ']':
    case 'P':
    case '_':
    case '^':
        return read_string(bytes, size);
    default:
        return (struct sequence){ .is = SEQUENCE_OTHER };
    }
}
