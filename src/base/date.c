#include "src/base/date_names.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const date_weekdays[] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
};
const char *const date_months[] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
};

/* Days from civil and back, after the proleptic Gregorian calendar with the year starting in March. */
long
date_of(int year, int month, int day)
{
    long y = year + (month - 1) / 12, m = (month - 1) % 12 + 1, era, yoe, doy;

    if (m < 1) {
        m += 12;
        y--;
    }
    y -= m <= 2;
    era = (y >= 0 ? y : y - 399) / 400;
    yoe = y - era * 400;
    doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
date_split(long day, int *year, int *month, int *mday)
{
    long z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    long doe = z - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    long mp = (5 * doy + 2) / 153;

    *mday = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
}

/* `n` digits as a number; -1 when one of them is none. */
static int
digits(const char *text, int n)
{
    int value = 0;

    for (; n; n--, text++) {
        if (*text < '0' || *text > '9')
            return -1;
        value = 10 * value + *text - '0';
    }
    return value;
}

static int
days_of(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 || year % 400 == 0);

    return days[month - 1] + (month == 2 && leap);
}

/* Figures read some ten thousand days at once, so this looks at every character once. */
bool
date_read(const char *text, long *day)
{
    int y = digits(text, 4), m, d;

    if (y < 1900 || y > 2999 || text[4] != '-')
        return false;
    m = digits(text + 5, 2);
    if (m < 1 || m > 12 || text[7] != '-')
        return false;
    d = digits(text + 8, 2);
    if (d < 1 || d > days_of(y, m) || text[10])
        return false;
    *day = date_of(y, m, d);
    return true;
}

void
date_write(long day, char out[DATE_SIZE])
{
    int y, m, d;

    date_split(day, &y, &m, &d);
    snprintf(out, DATE_SIZE, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100,
             (unsigned)d % 100);
}

void
date_write_long(long day, char *out, size_t room)
{
    int y, m, d;

    date_split(day, &y, &m, &d);
    snprintf(out, room, "%s, %d %s %d", date_weekdays[date_weekday(day)], d, date_months[m - 1], y);
}

int
date_weekday(long day)
{
    return (int)(((day + 3) % 7 + 7) % 7);
}

long
date_add_months(long day, int count)
{
    int y, m, d, days;

    date_split(day, &y, &m, &d);
    m += count;
    days = (int)(date_of(y, m + 1, 1) - date_of(y, m, 1));
    return date_of(y, m, d < days ? d : days);
}
