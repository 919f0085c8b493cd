#include "src/rules/calendar.h"

#include "src/base/date.h"

bool
window_event(long day, long today, int days)
{
    return day_known(day) && today - days < day && day <= today;
}

bool
window_due(long day, long today, int days)
{
    return day_known(day) && today - days <= day && day < today;
}

bool
day_before(long day, long today)
{
    return day_known(day) && day < today;
}

/* How many holidays lie at or before `day`. */
static size_t
holidays_up_to(const struct calendar *calendar, long day)
{
    size_t low = 0, high = calendar->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (calendar->holidays[middle] <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool
calendar_is_working(const struct calendar *calendar, long day)
{
    size_t up_to = holidays_up_to(calendar, day);

    return date_weekday(day) < 5 && !(up_to && calendar->holidays[up_to - 1] == day);
}

long
calendar_working_days(const struct calendar *calendar, long a, long b)
{
    long days;

    if (b <= a)
        return 0;
    days = (b - a) / 7 * 5;                     /* whole weeks have five each */
    for (long day = b - (b - a) % 7 + 1; day <= b; day++)
        days += date_weekday(day) < 5;
    for (size_t i = holidays_up_to(calendar, a); i < calendar->n && calendar->holidays[i] <= b; i++)
        days -= date_weekday(calendar->holidays[i]) < 5;
    return days;
}

long
calendar_add_working_days(const struct calendar *calendar, long day, long n)
{
    while (n > 0)
        n -= calendar_is_working(calendar, ++day);
    return day;
}
