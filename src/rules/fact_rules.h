/* What cannot have happened, be measured or be named: the tables of fact.def. */
#ifndef ENTENTE_RULES_FACT_RULES_H
#define ENTENTE_RULES_FACT_RULES_H

#include "src/model/record.h"

/** No clock: days still to come are left alone. */
enum { FACT_NO_CLOCK = 1 << 30 };

/**
 * Hold a record against the tables. What it has in common with `before` (NULL: it is new) was there
 * already and is not asked about again. `today` counts from 1970-01-01. ERR_INPUT names the field
 * and a right example.
 */
bool fact_rules(const struct record *record, const struct record *before, long today,
                struct err *err);

/** True when `field` of the record, as it is, tells of a day that has passed. */
bool fact_has_happened(const struct record *record, const struct field *field);

#endif
