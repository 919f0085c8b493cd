/* How a paper of a health check looks: whose it is, the words of the row, the rows. */
#include <stdio.h>

#include "src/io/answer_file.h"
#include "ui/screen/survey.h"
#include "ui/screen/survey_paper.h"

static void
draw_head(struct ui *ui, struct paper *paper, struct area area)
{
    const struct paper_person *person = &paper->person[paper->who];
    const struct paper_mark *mark = &paper->mark[paper->at];
    struct arena arena = { 0 };
    const char *who = survey_group_words(ui, person->side, person->group, &arena);

    area_printf(area, 0, 0, ROLE_TITLE, "Paper of %s%s%s%s", who,
                *person->id ? "" : ": one more, not on the list",
                person->note && !ui->presenting ? ", " : "",
                person->note && !ui->presenting ? person->note : "");
    area_printf(area, 1, 0, ROLE_MUTED, "%zu of %zu rows filled. %s",
                paper_marks_set(paper), paper->n, area.columns < 60 ? "" : "1 to 5 marks, 0 don't know, Tab: another person");
    area_wrap(area_sub(area, 2, 0, area.rows - 2, area.columns), 0, ROLE_TEXT,
              mark->statement ? mark->statement->text
                              : paper->form.words->questions[mark->question - 1]);
    arena_free(&arena);
}

static void
draw_row(const struct paper *paper, struct area area, int row, size_t i)
{
    const struct paper_mark *mark = &paper->mark[i];
    bool here = i == paper->at;
    int brief = area.columns < 46 ? area.columns - 24 : 22;
    char text[8] = " ", code[24];

    if (mark->set)
        answer_mark_write(mark->value, text);
    if (mark->statement)
        snprintf(code, sizeof code, "%s", mark->statement->code);
    else
        snprintf(code, sizeof code, "Q%d", mark->question);
    area_printf(area, row, 0, here ? ROLE_SELECTED : ROLE_TEXT, "%s %-3s %3s  ", here ? ">" : " ",
                code, mark->statement ? text : "");
    area_fit(area, row, 12, brief, -1, ROLE_TEXT, 0,
             mark->statement ? mark->statement->brief
                             : paper->form.words->questions[mark->question - 1]);
    area_text(area, row, 13 + brief, ROLE_MUTED, mark->about);
    if (mark->words && area.columns > 50)
        area_fit(area, row, 47, area.columns - 47, -1, ROLE_MUTED, 0, mark->words);
    if (here)
        area_cursor(area, row, 0, false);
}

void
paper_draw(struct ui *ui, struct paper *paper, struct area area)
{
    struct area head = layout_top(&area, area.rows > 14 ? 5 : 4);
    size_t rows = area.rows > 0 ? (size_t)area.rows : 0;

    if (paper->at < paper->top)
        paper->top = paper->at;
    if (rows && paper->at >= paper->top + rows)
        paper->top = paper->at - rows + 1;
    draw_head(ui, paper, head);
    for (size_t i = 0; i < rows && paper->top + i < paper->n; i++)
        draw_row(paper, area, (int)i, paper->top + i);
}
