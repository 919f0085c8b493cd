/* What stands in the list of health checks: the open one, those invited, the closed ones. */
#ifndef ENTENTE_UI_SCREEN_SURVEY_ROWS_H
#define ENTENTE_UI_SCREEN_SURVEY_ROWS_H

#include "src/ops/survey.h"
#include "ui/screen/survey.h"
#include "ui/widget/list.h"

struct survey_line;

/** Zero-initialise it; survey_rows_init() begins. The rest is read only for others. */
struct survey_rows {
    struct ui *ui;
    const char *alliance;                /* borrowed */
    struct arena arena;                  /* of what is loaded */
    struct survey_form form;             /* the open one; its id is empty when there is none */
    struct survey_people people;
    struct survey_line *line;
    size_t n;
    struct list_array array;
    struct list list;                    /* keys: "p" and id of somebody invited, "n" of somebody
                                          * else, "s" and id of a check */
};

/** Begin; `alliance` must live as long. */
void survey_rows_init(struct survey_rows *rows, struct ui *ui, const char *alliance);

void survey_rows_free(struct survey_rows *rows);

/** Load it (again). */
bool survey_rows_load(struct survey_rows *rows, struct err *err);

/** Whether the person `id` of the open check has answered. */
bool survey_rows_answered(const struct survey_rows *rows, const char *id);

/** Append how many of both sides were invited and have answered, and what to do about it. */
void survey_rows_balance(const struct survey_rows *rows, struct str *out);

#endif
