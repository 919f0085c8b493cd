#include "src/io/pinned.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

struct method *
pinned_method(struct book *book, const char *alliance, char last[ID_SIZE], struct method **method,
              struct err *err)
{
    if (!alliance)
        return book->method;
    if (*method && strcmp(last, alliance) == 0)
        return *method;
    *method = book_method_of(book, alliance, err);
    if (!*method && err->kind == ERR_MISSING) {
        err_clear(err);
        *method = book->method;
    }
    snprintf(last, ID_SIZE, "%s", alliance);
    return *method;
}

struct method *
pinned_method_of(struct book *book, const char *version, struct err *err)
{
    struct book_method *pinned = book->pinned;
    struct method *method;

    if (strcmp(version, method_version(book->method)) == 0)
        return book->method;
    while (pinned && strcmp(method_version(pinned->method), version) != 0)
        pinned = pinned->next;
    if (pinned)
        return pinned->method;
    if (!method_open(book->store, version, &method, err)) {
        if (err->kind != ERR_MISSING)
            return NULL;
        err_clear(err);
        return book->method;
    }
    pinned = mem_alloc(sizeof *pinned);
    *pinned = (struct book_method){ book->pinned, method };
    book->pinned = pinned;
    return method;
}
