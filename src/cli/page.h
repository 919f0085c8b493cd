/* What a command prints: text for people, cleaned, wrapped to the width; printed as a whole at the
 * end. */
#ifndef ENTENTE_CLI_PAGE_H
#define ENTENTE_CLI_PAGE_H

#include <stdbool.h>

#include "src/base/err.h"
#include "src/base/str.h"

/** Zero-initialise it and set width and colour; page_free() frees it. */
struct page {
    struct str text;
    int width;          /* columns of a line */
    bool color;         /* headings are bold */
};

/** Width and colour of standard output: the terminal's, or 80 columns when it is none; `when` is
 * auto, always or never. */
void page_init(struct page *page, const char *when);
void page_free(struct page *page);

/** Append text, cleaned to one line; no line end. */
void page_add(struct page *page, const char *text);

/** A line as printf makes it, cleaned. */
void page_line(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** A line in bold, with an empty line before it unless the page is empty. */
void page_heading(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** An empty line, unless the page is empty or ends in one. */
void page_gap(struct page *page);

/**
 * `lead` as it stands (padded to `indent` columns when shorter), then `text` wrapped behind it, its
 * further lines indented by `indent`. Line ends of the text stay.
 */
void page_wrap(struct page *page, const char *lead, int indent, const char *text);

/** Paragraphs parted by an empty line and items ("- ..."), each wrapped at `indent`. */
void page_body(struct page *page, int indent, const char *body);

/** True when standard output is a terminal that has other letters than UTF-8: draw in ASCII then. */
bool page_lacks_letters(void);

/**
 * Write everything to standard output. `for_people`: on a terminal that is not UTF-8 letters
 * it lacks are replaced. ERR_MACHINE when it cannot be written; with err->code EPIPE when nobody
 * reads any more.
 */
bool page_print(const struct page *page, bool for_people, struct err *err);

#endif
