#include "src/io/pinned.h"

#include <stdio.h>
#include <string.h>

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
