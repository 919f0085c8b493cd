#include "src/base/str.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

static void
reserve(struct str *str, size_t more)
{
    size_t need = str->len + more + 1;

    if (need <= str->room)
        return;
    str->room = str->room ? str->room : 32;
    while (str->room < need)
        str->room *= 2;
    str->data = mem_resize(str->data, str->room);
}

void
str_add_bytes(struct str *str, const char *bytes, size_t n)
{
    reserve(str, n);
    if (n)
        memcpy(str->data + str->len, bytes, n);
    str->len += n;
    str->data[str->len] = '\0';
}

void
str_add(struct str *str, const char *s)
{
    str_add_bytes(str, s, strlen(s));
}

void
str_add_char(struct str *str, char c)
{
    str_add_bytes(str, &c, 1);
}

void
str_addv(struct str *str, const char *format, va_list args)
{
    va_list again;
    size_t room;
    int n;

    va_copy(again, args);
    reserve(str, 31);
    room = str->room - str->len;
    n = vsnprintf(str->data + str->len, room, format, args);
    if (n > 0 && (size_t)n >= room) {       /* once more, with enough room */
        reserve(str, (size_t)n);
        vsnprintf(str->data + str->len, (size_t)n + 1, format, again);
    }
    if (n > 0)
        str->len += (size_t)n;
    str->data[str->len] = '\0';
    va_end(again);
}

void
str_addf(struct str *str, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    str_addv(str, format, args);
    va_end(args);
}

void
str_replace(struct str *str, size_t at, size_t cut, const char *bytes, size_t n)
{
    reserve(str, n);
    memmove(str->data + at + n, str->data + at + cut, str->len - at - cut);
    if (n)
        memcpy(str->data + at, bytes, n);
    str->len = str->len - cut + n;
    str->data[str->len] = '\0';
}

void
str_clear(struct str *str)
{
    str->len = 0;
    if (str->data)
        str->data[0] = '\0';
}

void
str_free(struct str *str)
{
    mem_free(str->data);
    *str = (struct str){ 0 };
}

const char *
str_text(const struct str *str)
{
    return str->data ? str->data : "";
}
