/* The shipped method set with one place altered. */
#ifndef ENTENTE_TESTS_ALTERED_SET_H
#define ENTENTE_TESTS_ALTERED_SET_H

#include "tests/support.h"

/** Check the set with `old`, where it first stands in `file`, replaced by `new`. */
bool altered_set_check(const char *file, const char *old, const char *new, struct err *err);

/** The same must be refused at that file, with a sentence that has `why`. */
#define altered_set_refused(file, old, new, why)                                                   \
    altered_set_must_refuse((file), (old), (new), (why), __FILE__, __LINE__)
void altered_set_must_refuse(const char *file, const char *old, const char *new, const char *why,
                             const char *test, int line);

#endif
