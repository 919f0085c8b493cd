/* Text on its way out, handed on in pieces, so that memory does not grow with it. */
#ifndef ENTENTE_IO_OUTLET_H
#define ENTENTE_IO_OUTLET_H

#include <stdbool.h>

#include "src/base/err.h"
#include "src/base/str.h"

struct outlet {
    struct str text;             /* append here */
    bool (*write)(void *context, const char *bytes, size_t n);
    void *context;
};

/** Hand the text on when it is long enough. */
bool outlet_pass(struct outlet *outlet, struct err *err);

/** Hand the rest on. */
bool outlet_flush(struct outlet *outlet, struct err *err);

#endif
