#include "ui/screen/questions.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/question.h"
#include "src/rules/inkpen_rules.h"
#include "ui/screen/sheet.h"

/* "from": the code asked last, a blank, what codes begin with. */
static void
go_on(struct ui *ui, const char *alliance, const char *from)
{
    struct book *book = &desk_of(ui)->book;
    const struct entity *entity = entity_find("inkpen_answer");
    const char *within = strchr(from, ' ') + 1;
    struct sheet_want want = { .entity = entity, .together = true, .next = go_on };
    char after[20] = "", lead[600];
    struct question question;
    struct err err = { 0 };
    long left;

    snprintf(after, sizeof after, "%.*s", (int)(within - from - 1), from);
    if (!question_next(book, alliance, within, after, &question, &left, &err)) {
        if (err.kind)
            ui_error(ui, &err);
        return;
    }
    want.only = question.scored ? "value answer" : "answer";
    want.needs = want.only;
    snprintf(want.item, sizeof want.item, "%s", question.scored ? "value" : "answer");
    snprintf(want.alliance, sizeof want.alliance, "%s", alliance);
    snprintf(want.from, sizeof want.from, "%s %s", question.code, within);
    snprintf(lead, sizeof lead, "%s  %s\n%s", question.code, question.sentence, left == 1 ? "The last open one." : "");
    if (left > 1)
        snprintf(lead + strlen(lead), sizeof lead - strlen(lead), "%ld open, this one included.", left);
    want.lead = lead;
    want.preset[0].field = entity_field(entity, "question");
    snprintf(want.preset[0].value, sizeof want.preset[0].value, "%s", question.code);
    want.preset[1].field = entity_field(entity, "side");
    snprintf(want.preset[1].value, sizeof want.preset[1].value, "us");
    sheet_open(ui, &want);
}

bool
questions_ask(struct ui *ui, const char *alliance, const char *within)
{
    struct question question;
    struct err err = { 0 };
    char from[40], since[DATE_SIZE];
    long left;

    if (!*alliance)
        return false;
    if (!question_next(&desk_of(ui)->book, alliance, within, "", &question, &left, &err)) {
        date_write(inkpen_half_year(book_today(&desk_of(ui)->book)), since);
        if (err.kind)
            ui_error(ui, &err);
        else
            ui_message(ui, "All are answered since %s; the next half year asks them anew", since);
        return false;
    }
    snprintf(from, sizeof from, " %.30s", within);
    go_on(ui, alliance, from);
    return true;
}

const char *
questions_sentence(struct ui *ui, const char *code, struct arena *arena)
{
    struct question question;

    if (!code || !question_find(&desk_of(ui)->book, code, &question))
        return NULL;
    return arena_printf(arena, "%s  %s", question.code, question.sentence);
}
