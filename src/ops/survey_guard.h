/* What may not be edited of a health check that is being held. Inside the verbs of records. */
#ifndef ENTENTE_OPS_SURVEY_GUARD_H
#define ENTENTE_OPS_SURVEY_GUARD_H

#include "src/ops/record.h"

/**
 * False when a setting would close a health check while answers wait (they would never enter), or
 * change its scale or alliance after people were asked. Records of other kinds may always change.
 */
bool survey_may_change(struct book *book, const struct record *stored,
                       const struct setting *settings, size_t n, struct err *err);

/** Refuse a health check that would be open, or closed, only on a day to come; `day` NULL is fine. */
bool survey_day_came(struct book *book, const char *field, const char *day, struct err *err);

#endif
