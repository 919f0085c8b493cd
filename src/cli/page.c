#include "src/cli/page.h"

#include <errno.h>
#include <iconv.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "src/base/text.h"

enum { WIDTH_PIPED = 80, WIDTH_LEAST = 30, WIDTH_MOST = 1000 };

static bool
wants_color(const char *when)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

    if (!strcmp(when, "always"))
        return true;
    return strcmp(when, "never") != 0 && isatty(STDOUT_FILENO) && !(none && *none) && term &&
           strcmp(term, "dumb") != 0;
}

void
page_init(struct page *page, const char *when)
{
    struct winsize size;

    *page = (struct page){ .width = WIDTH_PIPED, .color = wants_color(when) };
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        page->width = size.ws_col;
    if (page->width < WIDTH_LEAST)
        page->width = WIDTH_LEAST;
    if (page->width > WIDTH_MOST)
        page->width = WIDTH_MOST;
}

void
page_free(struct page *page)
{
    str_free(&page->text);
}

void
page_add(struct page *page, const char *text)
{
    text_clean(&page->text, text, strlen(text), TEXT_LINE);
}

static void __attribute__((format(printf, 2, 0)))
add_formatted(struct page *page, const char *format, va_list args)
{
    struct str line = { 0 };

    str_addv(&line, format, args);
    page_add(page, str_text(&line));
    str_free(&line);
}

void
page_line(struct page *page, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_formatted(page, format, args);
    va_end(args);
    str_add_char(&page->text, '\n');
}

void
page_gap(struct page *page)
{
    size_t n = page->text.len;

    if (n >= 2 && !memcmp(page->text.data + n - 2, "\n\n", 2))
        return;
    if (n)
        str_add_char(&page->text, '\n');
}

void
page_heading(struct page *page, const char *format, ...)
{
    va_list args;

    page_gap(page);
    if (page->color)
        str_add(&page->text, "\033[1m");
    va_start(args, format);
    add_formatted(page, format, args);
    va_end(args);
    if (page->color)
        str_add(&page->text, "\033[0m");
    str_add_char(&page->text, '\n');
}

static void
add_blanks(struct page *page, int n)
{
    while (n-- > 0)
        str_add_char(&page->text, ' ');
}

void
page_wrap(struct page *page, const char *lead, int indent, const char *text)
{
    struct str clean = { 0 };
    int used = text_columns(lead), room;
    bool closed = *lead && lead[strlen(lead) - 1] != ' ';
    const char *at;

    page_add(page, lead);
    add_blanks(page, indent - used);
    if (indent && *text && used + closed > indent) {    /* the lead is too long: start below it */
        str_add_char(&page->text, '\n');
        add_blanks(page, indent);
    }
    room = page->width - indent;
    if (room < 10)
        room = 10;
    text_clean(&clean, text, strlen(text), TEXT_LINES);
    at = str_text(&clean);
    do {
        size_t skip, n = text_wrap(at, room, &skip);

        if (at != str_text(&clean))
            add_blanks(page, *at && n ? indent : 0);
        str_add_bytes(&page->text, at, n);
        while (page->text.len && page->text.data[page->text.len - 1] == ' ')
            page->text.data[--page->text.len] = '\0';
        str_add_char(&page->text, '\n');
        at += n + skip;
    } while (*at);
    str_free(&clean);
}

void
page_body(struct page *page, int indent, const char *body)
{
    while (*body) {
        const char *end = strchr(body, '\n');
        size_t n = end ? (size_t)(end - body) : strlen(body);
        struct str line = { 0 }, lead = { 0 };
        bool item = n > 2 && !strncmp(body, "- ", 2);

        for (int i = 0; i < indent; i++)
            str_add_char(&lead, ' ');
        if (item)
            str_add(&lead, "- ");
        str_add_bytes(&line, body + (item ? 2 : 0), n - (item ? 2 : 0));
        if (n)
            page_wrap(page, str_text(&lead), indent + (item ? 2 : 0), str_text(&line));
        else
            page_gap(page);
        str_free(&line);
        str_free(&lead);
        body += n + (end != NULL);
    }
}

/* ---- printing ---- */

static bool
write_all(const char *bytes, size_t n, struct err *err)
{
    while (n) {
        ssize_t done = write(STDOUT_FILENO, bytes, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0) {
            int code = errno;

            err_set(err, ERR_MACHINE, "it cannot be written: %s", strerror(code));
            err->code = code;
            return err_where(err, "standard output");
        }
        bytes += done;
        n -= (size_t)done;
    }
    return true;
}

/* What the terminal's character set lacks becomes something near it, or a question mark. */
static void
convert(const char *codeset, const struct str *text, struct str *out)
{
    char target[64];
    iconv_t conversion;

    if (strlen(codeset) > 40)
        codeset = "ASCII";
    strcpy(target, codeset);
    strcat(target, "//TRANSLIT");
    conversion = iconv_open(target, "UTF-8");
    if (conversion == (iconv_t)-1)
        conversion = iconv_open("ASCII", "UTF-8");
    for (size_t at = 0; at < text->len;) {
        int32_t code;
        size_t n = text_decode(text->data + at, text->len - at, &code);
        char room[16], *to = room, *from = text->data + at;
        size_t left = sizeof room, in = n;

        at += n;
        if (code < 0x80)
            str_add_char(out, (char)code);
        else if (conversion != (iconv_t)-1 &&
                 iconv(conversion, &from, &in, &to, &left) != (size_t)-1)
            str_add_bytes(out, room, sizeof room - left);
        else
            str_add_char(out, '?');
    }
    if (conversion != (iconv_t)-1)
        iconv_close(conversion);
}

bool
page_lacks_letters(void)
{
    return isatty(STDOUT_FILENO) && strcasecmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

bool
page_print(const struct page *page, bool for_people, struct err *err)
{
    struct str converted = { 0 };
    bool ok;

    if (!for_people || !page_lacks_letters())
        return write_all(page->text.data, page->text.len, err);
    convert(nl_langinfo(CODESET), &page->text, &converted);
    ok = write_all(converted.data, converted.len, err);
    str_free(&converted);
    return ok;
}
