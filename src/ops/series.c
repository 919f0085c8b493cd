#include "src/ops/series.h"

#include <string.h>

#include "src/base/date.h"

bool
series_period(const char *meets, struct series_period *out)
{
    static const struct { const char *meets; struct series_period period; } periods[] = {
        { "weekly", { 7, 0 } }, { "2_weekly", { 14, 0 } }, { "monthly", { 0, 1 } },
        { "quarterly", { 0, 3 } }, { "half_yearly", { 0, 6 } }, { "yearly", { 0, 12 } },
    };

    for (size_t i = 0; meets && i < sizeof periods / sizeof *periods; i++)
        if (strcmp(periods[i].meets, meets) == 0) {
            *out = periods[i].period;
            return true;
        }
    return false;
}

/* Months keep the day of the month, weeks the weekday. */
long
series_day(const struct series *series, int k)
{
    struct series_period period = series->period;
    long day = period.days ? series->anchor + (long)k * period.days
                           : date_add_months(series->anchor, k * period.months);

    return period.days || !k || calendar_is_working(&series->calendar, day)
               ? day : calendar_add_working_days(&series->calendar, day, 1);
}

void
series_anchor(struct series *series, long otherwise)
{
    long last = series->n ? series->due[series->n - 1] : 0;

    series->anchor = series->n ? series->due[0] : otherwise;
    for (int k = 0; series->n && k < 2000; k++) {
        long day = series_day(series, k);

        if (day == last)
            return;
        if (day > last)
            break;
    }
    if (series->n)
        series->anchor = last;
}

bool
series_has(const struct series *series, long day)
{
    long near = ((series->period.days ? series->period.days : series->period.months * 30) - 1) / 2;

    for (size_t i = 0; i < series->n; i++)
        if (series->due[i] >= day - near && series->due[i] <= day + near)
            return true;
    return false;
}
