/* Days as the formulae use them: none, windows, working days (0.7, 1 to 4). */
#ifndef ENTENTE_RULES_CALENDAR_H
#define ENTENTE_RULES_CALENDAR_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

/* The unknown day. Ask day_known() before counting with a day. */
#define DAY_NONE LONG_MIN

enum { DAYS_OF_W = 90, DAYS_OF_YEAR = 365 };

static inline bool
day_known(long day)
{
    return day != DAY_NONE;
}

/**
 * In the event window of `days` days up to `today`: today - days < day <= today. No day is in none.
 */
bool window_event(long day, long today, int days);

/** In the due window of `days` days before `today`: today - days <= day < today. */
bool window_due(long day, long today, int days);

/** Due and over: known and before `today`. */
bool day_before(long day, long today);

/** The days that are no working days beside Saturdays and Sundays: sorted, each once; borrowed. */
struct calendar {
    const long *holidays;
    size_t n;
};

bool calendar_is_working(const struct calendar *calendar, long day);

/** wd(a, b): the working days d with a < d <= b; 0 when b is not after a. */
long calendar_working_days(const struct calendar *calendar, long a, long b);

/** The n-th working day after `day`; n = 0 gives `day` itself. */
long calendar_add_working_days(const struct calendar *calendar, long day, long n);

#endif
