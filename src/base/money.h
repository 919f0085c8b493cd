/* Money: whole minor units and a currency, never a floating-point number. */
#ifndef ENTENTE_BASE_MONEY_H
#define ENTENTE_BASE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/err.h"

#define MONEY_MAX INT64_C(1000000000000000)   /* 10^15 minor units, either sign */

/** Digits behind the decimal sign in `currency` (2 unless ISO 4217 says otherwise). */
int money_digits(const char *currency);

/** True for three capital letters. */
bool money_is_currency(const char *text);

/**
 * Read "1,500,000.50 EUR", "EUR 1500", "-20 USD" or a bare amount in `currency` (three letters).
 * Commas and blanks part thousands, the point parts the minor units.
 */
bool money_read(const char *text, const char *currency, int64_t *minor, char out_currency[4],
                struct err *err);

/** Write "1,500,000.50 EUR"; without the decimals when they are zero. */
void money_write(int64_t minor, const char *currency, char *out, size_t room);

#endif
