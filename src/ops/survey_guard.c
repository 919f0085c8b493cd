#include "src/ops/survey_guard.h"

#include <string.h>

#include "src/base/date.h"
#include "src/store/query.h"

static bool
changes(const struct record *stored, const struct setting *setting, const char *field)
{
    struct value now = record_value(stored, field);

    return !strcmp(setting->field->name, field) && !value_equal(&now, &setting->value);
}

bool
survey_day_came(struct book *book, const char *field, const char *day, struct err *err)
{
    char today[DATE_SIZE];

    date_write(book_today(book), today);
    if (!day || strcmp(day, today) <= 0)
        return true;
    err_set(err, ERR_INPUT, "%s is still to come", day);
    if (strcmp(field, "opened_on") == 0)
        err_hint(err, "A health check is open from the day it is made: make it then, or leave the day out for today,"
                      " %s.", today);
    else
        err_hint(err, "A check is closed today, %s, or was closed before.", today);
    return err_where(err, "%s", field);
}

bool
survey_may_change(struct book *book, const struct record *stored, const struct setting *settings,
                  size_t n, struct err *err)
{
    int64_t asked, waiting;

    if (strcmp(stored->entity->name, "survey") != 0)
        return true;
    asked = query_number(book->store, 0, err, "SELECT count(*) FROM respondent WHERE survey=?1 AND"
                         " deleted=0", "t", stored->id);
    waiting = query_number(book->store, 0, err,
        "SELECT count(*) FROM survey_waiting w JOIN respondent r ON r.id=w.respondent"
        " WHERE w.survey=?1 AND r.deleted=0 AND r.answered=1", "t", stored->id);
    for (size_t i = 0; i < n && !err->kind; i++) {
        if (waiting && changes(stored, &settings[i], "closed_on")) {
            err_set(err, ERR_INPUT, "answers wait: they enter only when the health check is closed "
                                    "by its own command");
            err_hint(err, "Write 'entente survey close ALLIANCE', or close it on its own screen.");
            err_where(err, "closed_on");
        } else if (asked && (changes(stored, &settings[i], "scale") ||
                             changes(stored, &settings[i], "alliance"))) {
            err_set(err, ERR_INPUT, "people were asked already: it stays as it was asked");
            err_hint(err, "Make a new health check.");
            err_where(err, "%s", settings[i].field->name);
        } else if (changes(stored, &settings[i], "opened_on") || changes(stored, &settings[i], "closed_on")) {
            survey_day_came(book, settings[i].field->name, settings[i].value.text, err);
        }
    }
    return !err->kind;
}
