#include "src/base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const weekdays[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday" };
static const char *const months[] = { "January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December" };

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
    snprintf(out, room, "%s, %d %s %d", weekdays[date_weekday(day)], d, months[m - 1], y);
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

static bool
in_range(long value, long *day, const char *text, struct err *err)
{
    if (value < date_of(1900, 1, 1) || value > date_of(2999, 12, 31))
        return err_set(err, ERR_INPUT, "'%s' lies outside the years 1900 to 2999", text);
    *day = value;
    return true;
}

static bool
read_offset(const char *text, long today, long *day, struct err *err)
{
    char *end;
    long n = strtol(text, &end, 10), value;

    if (n < -100000 || n > 100000)
        return err_set(err, ERR_INPUT, "'%s' is too far away", text);
    switch (tolower((unsigned char)*end)) {
    case 'd':
        value = today + n;
        break;
    case 'w':
        value = today + 7 * n;
        break;
    case 'm':
        value = date_add_months(today, (int)n);
        break;
    case 'y':
        value = date_add_months(today, (int)n * 12);
        break;
    default:
        return err_set(err, ERR_INPUT, "'%s' lacks a unit: d, w, m or y", text);
    }
    if (end[1])
        return err_set(err, ERR_INPUT, "'%s' is not a day", text);
    return in_range(value, day, text, err);
}

static bool
read_word(const char *text, long today, long *day)
{
    int y, m, d;
    size_t n = strlen(text);

    date_split(today, &y, &m, &d);
    if (!strcasecmp(text, "today"))
        *day = today;
    else if (!strcasecmp(text, "tomorrow"))
        *day = today + 1;
    else if (!strcasecmp(text, "yesterday"))
        *day = today - 1;
    else if (!strcasecmp(text, "eom"))
        *day = date_of(y, m + 1, 1) - 1;
    else if (!strcasecmp(text, "eoq"))
        *day = date_of(y, (m - 1) / 3 * 3 + 4, 1) - 1;
    else if (!strcasecmp(text, "eoy"))
        *day = date_of(y, 12, 31);
    else if (n >= 3) {
        for (int i = 0; i < 7; i++)
            if (!strncasecmp(text, weekdays[i], n)) {
                *day = today + 1 + (i - date_weekday(today + 1) + 7) % 7;
                return true;
            }
        return false;
    } else {
        return false;
    }
    return true;
}

bool
date_read_words(const char *text, long today, long *day, struct err *err)
{
    long value;
    bool ok;

    if (date_read(text, day))
        return true;
    if ((*text == '+' || *text == '-') && isdigit((unsigned char)text[1])) {
        ok = read_offset(text, today, day, err);
    } else if (read_word(text, today, &value)) {
        ok = in_range(value, day, text, err);
    } else if (strchr(text, '/') || strchr(text, '.')) {
        ok = err_set(err, ERR_INPUT, "'%s' can mean two days", text);
    } else if (strlen(text) == 10 && text[4] == '-' && text[7] == '-') {
        ok = err_set(err, ERR_INPUT, "'%s' is not a day of the calendar from 1900 to 2999", text);
    } else {
        ok = err_set(err, ERR_INPUT, "'%s' is not a day", text);
    }
    if (!ok)
        err_hint(err, "Write 2027-03-31, today, +2w, fri or eoq.");
    return ok;
}
