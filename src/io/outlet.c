#include "src/io/outlet.h"

#include <errno.h>
#include <string.h>

enum { PIECE = 64 * 1024 };

bool
outlet_flush(struct outlet *outlet, struct err *err)
{
    errno = 0;
    if (outlet->text.len &&
        !outlet->write(outlet->context, str_text(&outlet->text), outlet->text.len))
        return err_set(err, ERR_MACHINE, "the output cannot be written: %s",
                       errno ? strerror(errno) : "it was given up");
    str_clear(&outlet->text);
    return true;
}

bool
outlet_pass(struct outlet *outlet, struct err *err)
{
    return outlet->text.len < PIECE || outlet_flush(outlet, err);
}
