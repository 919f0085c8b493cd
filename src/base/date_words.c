/* Dates as people type them. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/base/date_names.h"

#define EXAMPLES "Write 2027-03-31, 31.3., today, +2w, fri or eoq."

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
            if (!strncasecmp(text, date_weekdays[i], n)) {
                *day = today + 1 + (i - date_weekday(today + 1) + 7) % 7;
                return true;
            }
        return false;
    } else {
        return false;
    }
    return true;
}

/* The month that `text` begins with, in full or its first letters; 0 when there is none. */
static int
read_month(const char **text)
{
    size_t n = 0;

    while (isalpha((unsigned char)(*text)[n]))
        n++;
    for (int i = 0; n >= 3 && i < 12; i++)
        if (n <= strlen(date_months[i]) && !strncasecmp(*text, date_months[i], n)) {
            *text += n;
            return i + 1;
        }
    return 0;
}

static bool
read_number(const char **text, size_t most, int *out)
{
    size_t n = 0;

    for (*out = 0; n < most && isdigit((unsigned char)**text); n++)
        *out = *out * 10 + *(*text)++ - '0';
    return n > 0 && !isdigit((unsigned char)**text);
}

/* One of "/", ".", a blank, or a point and a blank. */
static bool
read_mark(const char **text)
{
    const char *from = *text;

    if (**text == '/' || **text == '.')
        ++*text;
    while (**text == ' ')
        ++*text;
    return *text > from;
}

/* The day of the year given, or without one the next such day, never one that is over. */
static bool
take_day(const char *text, int y, int m, int d, long today, long *day, struct err *err)
{
    char iso[40];
    int year;
    long found;

    date_split(today, &year, &(int){ 0 }, &(int){ 0 });
    for (int i = 0; i < (y ? 1 : 9); i++) {
        snprintf(iso, sizeof iso, "%04d-%02d-%02d", y ? y : year + i, m, d);
        if (date_read(iso, &found) && (y || found >= today)) {
            *day = found;
            return true;
        }
    }
    err_set(err, ERR_INPUT, "'%.40s' is not a day of the calendar from 1900 to 2999", text);
    return err_hint(err, EXAMPLES);
}

/* Two numbers that may each be the month: say both days. */
static bool
refuse_two(const char *text, int y, int a, int b, long today, struct err *err)
{
    char first[DATE_SIZE] = "", second[DATE_SIZE] = "";
    struct err none = { 0 };
    long day;

    if (take_day(text, y, b, a, today, &day, &none))
        date_write(day, first);
    if (take_day(text, y, a, b, today, &day, &none))
        date_write(day, second);
    err_set(err, ERR_INPUT, "'%.40s' can mean two days, %d %s or %d %s", text, a, date_months[b - 1], b, date_months[a - 1]);
    return err_hint(err, "Write %s or %s, or name the month: %d %.3s.", first, second, a, date_months[b - 1]);
}

/*
 * 30.11., 30.11.2026, 30/11, 11/30/2026, 2026/11/30, 30 Nov, 30 November 2026: whatever can mean one day only. Which
 * number is the day is known when the other is the month: named, or because no month is above 12.
 */
static bool
read_parts(const char *text, long today, long *day, struct err *err)
{
    const char *at = text;
    int a, b = 0, y = 0;
    bool named = false, ok = read_number(&at, 4, &a) && read_mark(&at);

    if (ok && isalpha((unsigned char)*at)) {
        b = read_month(&at);
        named = ok = b != 0;
    } else {
        ok = ok && read_number(&at, 2, &b);
    }
    if (ok && *at && read_mark(&at) && *at)
        ok = read_number(&at, 4, &y) && !*at && y > 0;
    else
        ok = ok && !*at;
    if (ok && a > 999 && y)                 /* the year stands first */
        return take_day(text, a, b, y, today, day, err);
    if (ok && y && y < 100) {
        err_set(err, ERR_INPUT, "'%.40s' leaves the century open", text);
        return err_hint(err, "Write the year with four digits, such as 2027-03-31 or 31.3.2027.");
    }
    if (!ok) {
        err_set(err, ERR_INPUT, "'%.40s' is not a day", text);
        return err_hint(err, EXAMPLES);
    }
    if (!named && a <= 12 && b <= 12 && a != b && a && b)
        return refuse_two(text, y, a, b, today, err);
    if (!named && b > 12)
        return take_day(text, y, a, b, today, day, err);
    return take_day(text, y, b, a, today, day, err);
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
    } else if (isdigit((unsigned char)*text) && text[strcspn(text, "/. ")]) {
        return read_parts(text, today, day, err);
    } else if (strlen(text) == 10 && text[4] == '-' && text[7] == '-') {
        ok = err_set(err, ERR_INPUT, "'%s' is not a day of the calendar from 1900 to 2999", text);
    } else {
        ok = err_set(err, ERR_INPUT, "'%s' is not a day", text);
    }
    if (!ok)
        err_hint(err, EXAMPLES);
    return ok;
}
