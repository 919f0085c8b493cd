/* Calendar days, counted from 1970-01-01 (day 0). */
#ifndef ENTENTE_BASE_DATE_H
#define ENTENTE_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"

enum { DATE_SIZE = 11 };   /* "YYYY-MM-DD" and a NUL */

/** The day of a date; months and days out of range are carried over. */
long date_of(int year, int month, int day);

/** The date of a day. */
void date_split(long day, int *year, int *month, int *mday);

/** Read "YYYY-MM-DD", a real day from 1900-01-01 to 2999-12-31; false otherwise, without a message. */
bool date_read(const char *text, long *day);

/** Write the ISO form. */
void date_write(long day, char out[DATE_SIZE]);

/** Write the long form, e.g. "Monday, 1 March 2027". */
void date_write_long(long day, char *out, size_t room);

/**
 * Read what a person types: 2027-03-01, today, tomorrow, yesterday, +3d, -2w, +1m, +1y, fri (the
 * next one, never today), eom, eoq, eoy; 30.11., 30/11/2027, 11/30, 30 Nov. Without a year it is the next such day,
 * today included. What can mean two days, such as 03/04, is refused with both of them.
 */
bool date_read_words(const char *text, long today, long *day, struct err *err);

/** The same day of the month `months` later, or the last day of that month (0.7, 4). */
long date_add_months(long day, int months);

/** 0 Monday … 6 Sunday. */
int date_weekday(long day);

#endif
