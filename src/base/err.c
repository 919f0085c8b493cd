#include "src/base/err.h"

#include <stdarg.h>
#include <stdio.h>

bool
err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    va_list args;

    err->kind = kind;
    err->code = 0;
    err->where[0] = err->hint[0] = '\0';
    va_start(args, format);
    vsnprintf(err->what, sizeof err->what, format, args);
    va_end(args);
    return false;
}

bool
err_where(struct err *err, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(err->where, sizeof err->where, format, args);
    va_end(args);
    return false;
}

bool
err_hint(struct err *err, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(err->hint, sizeof err->hint, format, args);
    va_end(args);
    return false;
}

void
err_clear(struct err *err)
{
    *err = (struct err){ 0 };
}

int
err_status(const struct err *err)
{
    switch (err->kind) {
    case ERR_CONFLICT:
        return ERR_BUSY;
    case ERR_CANCEL:
        return 130;
    default:
        return (int)err->kind;
    }
}
