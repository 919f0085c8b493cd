/* What must agree between the fields of one record (records.md 3). */
#ifndef ENTENTE_RULES_RECORD_RULES_H
#define ENTENTE_RULES_RECORD_RULES_H

#include "src/model/record.h"

/**
 * Order of dates (decided_on >= raised_on, until >= from ...), state and dates, what a state
 * requires (a waived step its reason and sponsor ...). ERR_INPUT names the field and what it should
 * be.
 */
bool record_rules(const struct record *record, struct err *err);

#endif
