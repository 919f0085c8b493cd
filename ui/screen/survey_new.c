#include "ui/screen/survey_new.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/survey.h"
#include "ui/screen/desk.h"
#include "ui/widget/prompt.h"

/* Apart from the questions of the screen below. */
enum { ASK_NAME = 101, ASK_STATEMENTS, ASK_SCALE };

void
survey_new_begin(struct survey_new *fresh, struct ui *ui, const char *alliance)
{
    struct prompt prompt = { .title = "New health check", .label = "What shall it be called?",
                             .limit = 160 };
    char name[40];
    int year, month, day;

    snprintf(fresh->alliance, sizeof fresh->alliance, "%s", alliance);
    date_split(book_today(&desk_of(ui)->book), &year, &month, &day);
    snprintf(name, sizeof name, "Health check %d", year);
    prompt.text = name;
    prompt_ask(ui, ASK_NAME, &prompt);
}

/* All, or the statements of one theme; codes may be typed as well. */
static void
ask_statements(struct survey_new *fresh, struct ui *ui)
{
    struct err none = { 0 };
    const struct method_survey *words = method_survey(desk_method(ui, fresh->alliance), &none);
    char aside[40];

    choose_clear(&fresh->choose);
    snprintf(aside, sizeof aside, "%zu statements", words ? words->n : 0);
    choose_add(&fresh->choose, "all", "Everything: the whole health check", aside);
    for (size_t i = 0; words && i < words->n;) {
        const char *theme = words->statements[i].theme;
        struct str codes = { 0 };

        for (; i < words->n && !strcmp(words->statements[i].theme, theme); i++)
            str_addf(&codes, "%s%s", codes.len ? " " : "", words->statements[i].code);
        choose_add(&fresh->choose, str_text(&codes), theme, str_text(&codes));
        str_free(&codes);
    }
    choose_add(&fresh->choose, "", "Or type codes: W1 W2 I3", "your own choice");
    choose_ask(ui, ASK_STATEMENTS, "What shall be asked?", &fresh->choose, true);
}

static void
ask_scale(struct survey_new *fresh, struct ui *ui)
{
    choose_clear(&fresh->choose);
    choose_add(&fresh->choose, "five", "1 to 5: how far people agree", "usual");
    choose_add(&fresh->choose, "hundred", "0, 25, 50, 75, 100: each level described",
               "shown as 1 to 5");
    choose_ask(ui, ASK_SCALE, "On which scale?", &fresh->choose, false);
}

/* The first of an alliance is its baseline; one that asks a part only is a pulse. */
static void
make(struct survey_new *fresh, struct ui *ui, const char *scale)
{
    struct book *book = &desk_of(ui)->book;
    struct survey_want want = { .alliance = fresh->alliance, .name = fresh->name, .scale = scale,
                                .statements = fresh->statements };
    struct err err = { 0 };
    char before[ID_SIZE], id[ID_SIZE];

    if (!survey_newest(book, fresh->alliance, true, before, &err)) {
        ui_error(ui, &err);
        return;
    }
    want.kind = *fresh->statements ? "pulse" : *before ? "regular" : "baseline";
    if (!survey_make(book, &want, id, &err)) {
        ui_error(ui, &err);
        return;
    }
    fresh->made = true;
    desk_changed(ui, fresh->alliance);
    ui_done(ui, "%s: made; now invite people of both sides", fresh->name);
}

bool
survey_new_answer(struct survey_new *fresh, struct ui *ui, const struct answer *answer)
{
    switch (answer->question) {
    case ASK_NAME:
        snprintf(fresh->name, sizeof fresh->name, "%s", answer->text);
        if (*fresh->name)
            ask_statements(fresh, ui);
        return true;
    case ASK_STATEMENTS:
        snprintf(fresh->statements, sizeof fresh->statements, "%s",
                 strcmp(answer->text, "all") ? answer->text : "");
        if (*answer->text)
            ask_scale(fresh, ui);
        return true;
    case ASK_SCALE:
        make(fresh, ui, answer->text);
        return true;
    default:
        return false;
    }
}

void
survey_new_free(struct survey_new *fresh)
{
    choose_free(&fresh->choose);
}
