/* Names of days and months, for what reads and writes dates. */
#ifndef ENTENTE_BASE_DATE_NAMES_H
#define ENTENTE_BASE_DATE_NAMES_H

#include "src/base/date.h"

/** Monday first; January first. */
extern const char *const date_weekdays[7], *const date_months[12];

#endif
