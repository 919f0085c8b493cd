#include "src/cli/sample_days.h"

#include <stdbool.h>
#include <string.h>

#include "src/base/date.h"

/* The youngest fact of the sources is of 2016, the oldest invented day of 2023. */
enum { INVENTED_FROM_YEAR = 2020 };

enum { DATE_LENGTH = DATE_SIZE - 1, STAMP_LENGTH = 20 };

static const char updated[] = "\"updated_at\":";
static const char holidays[] = "\n\"holiday\":[";

/* The day of the date that begins at `text`; false when none does. */
static bool
day_at(const char *text, const char *end, long *day)
{
    char date[DATE_SIZE];

    if (end - text < DATE_LENGTH)
        return false;
    memcpy(date, text, DATE_LENGTH);
    date[DATE_LENGTH] = '\0';
    return date_read(date, day);
}

/* Does the string that begins at `text` hold a date or a time stamp and nothing else? */
static bool
is_whole(const char *text, const char *end)
{
    if (end - text > DATE_LENGTH && text[DATE_LENGTH] == '"')
        return true;
    return end - text > STAMP_LENGTH && text[DATE_LENGTH] == 'T' && text[STAMP_LENGTH - 1] == 'Z' &&
           text[STAMP_LENGTH] == '"';
}

long
sample_days_written(const struct embedded_file *documents)
{
    long written = 0, day;

    for (; documents->name; documents++) {
        const char *end = documents->data + documents->size;

        for (const char *at = documents->data; (at = strstr(at, updated)) != NULL; at++)
            if (day_at(at + sizeof updated, end, &day) && day > written)
                written = day;
    }
    return written;
}

long
sample_days_shift(const struct embedded_file *documents, long today)
{
    long days = today - sample_days_written(documents), left = days % 7;

    return days - left - (left < 0 ? 7 : 0);
}

void
sample_days_move(char *text, size_t size, long days)
{
    const char *end = text + size;
    char *kept = strstr(text, holidays), *behind = kept ? strstr(kept, "\n]") : NULL;
    long first = date_of(INVENTED_FROM_YEAR, 1, 1), day;
    char date[DATE_SIZE];

    for (char *at = text; (at = memchr(at, '"', (size_t)(end - at))) != NULL;) {
        at++;
        if ((behind && at > kept && at < behind) || !is_whole(at, end) || !day_at(at, end, &day) || day < first)
            continue;
        date_write(day + days, date);
        memcpy(at, date, DATE_LENGTH);
    }
}
