#include "src/ops/survey_guard.h"

#include <string.h>

#include "src/store/query.h"

static bool
changes(const struct record *stored, const struct setting *setting, const char *field)
{
    struct value now = record_value(stored, field);

    return !strcmp(setting->field->name, field) && !value_equal(&now, &setting->value);
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
        }
    }
    return !err->kind;
}
