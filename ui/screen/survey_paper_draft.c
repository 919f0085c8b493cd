/*
 * The draft of a paper: a line for the person (id, side, group), and one for each filled row: its
 * code, which of its marks, the mark, the words.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/io/answer_file.h"
#include "ui/screen/draft_key.h"
#include "ui/screen/survey_paper.h"

static void
code_of(const struct paper_mark *mark, char out[16])
{
    if (mark->statement)
        snprintf(out, 16, "%.10s", mark->statement->code);
    else
        snprintf(out, 16, "Q%d", mark->question);
}

static const char *
aspect_of(const struct paper_mark *mark)
{
    return mark->statement ? mark->aspect : "-";
}

void
paper_keep(struct ui *ui, const struct paper *paper)
{
    char key[DRAFT_KEY_SIZE], code[16], value[8];
    struct str text = { 0 };
    struct err err = { 0 };

    draft_key_paper(key, paper->want.alliance, paper->want.survey);
    str_addf(&text, "%s %s %s\n", *paper->id ? paper->id : "-", paper->side,
             *paper->group ? paper->group : "-");
    for (size_t i = 0; i < paper->n; i++) {
        const struct paper_mark *mark = &paper->mark[i];

        if (!mark->set && !mark->words)
            continue;
        code_of(mark, code);
        answer_mark_write(mark->value, value);
        str_addf(&text, "%s %s %s %s\n", code, aspect_of(mark), mark->set ? value : "-",
                 mark->words ? mark->words : "");
    }
    if (!paper_marks_set(paper))
        draft_drop(&desk_of(ui)->drafts, key);
    else if (!draft_keep(&desk_of(ui)->drafts, key, str_text(&text), &err))
        ui_error(ui, &err);
    str_free(&text);
}

void
paper_drop(struct ui *ui, const struct paper *paper)
{
    char key[DRAFT_KEY_SIZE];

    draft_key_paper(key, paper->want.alliance, paper->want.survey);
    draft_drop(&desk_of(ui)->drafts, key);
}

/* Somebody who has answered meanwhile is not there any more: then it is of one more like them. */
static void
take_person(struct paper *paper, const char *line)
{
    char id[ID_SIZE], side[8], group[16];
    const struct paper_person *like = NULL;

    if (sscanf(line, "%26s %7s %15s", id, side, group) != 3)
        return;
    for (size_t i = 0; i < paper->n_people; i++) {
        const struct paper_person *person = &paper->person[i];

        if (!strcmp(person->id, id)) {
            paper_choose(paper, person);
            return;
        }
        if (!*person->id && !strcmp(person->side, side) &&
            !strcmp(person->group ? person->group : "-", group))
            like = person;
    }
    if (like)
        paper_choose(paper, like);
}

/* A row of the draft; what is not asked any more is left out. */
static void
take_row(struct paper *paper, const char *line)
{
    char code[16], aspect[8], value[8], own[16];
    int words = 0;

    if (sscanf(line, "%15s %7s %7s%n", code, aspect, value, &words) != 3)
        return;
    for (size_t i = 0; i < paper->n; i++) {
        struct paper_mark *mark = &paper->mark[i];

        code_of(mark, own);
        if (strcmp(own, code) != 0 || strcmp(aspect_of(mark), aspect) != 0)
            continue;
        mark->set = mark->statement && strcmp(value, "-") != 0 &&
                    answer_mark_read(value, paper->form.hundred, &mark->value);
        line += words + (line[words] == ' ');
        mark->words = *line ? arena_string(&paper->words, line) : NULL;
        if (i + 1 < paper->n)
            paper->at = i + 1;
    }
}

bool
paper_take_up(struct ui *ui, struct paper *paper)
{
    struct drafts *drafts = &desk_of(ui)->drafts;
    char key[DRAFT_KEY_SIZE], *rest, *line;
    const struct draft *draft;
    struct str age = { 0 };

    draft_key_paper(key, paper->want.alliance, paper->want.survey);
    draft = draft_find(drafts, key);
    if (!draft)
        return false;
    rest = arena_string(&paper->words, draft->text);
    line = strtok_r(rest, "\n", &rest);
    if (line)
        take_person(paper, line);
    while (line && (line = strtok_r(rest, "\n", &rest)) != NULL)
        take_row(paper, line);
    draft_age(drafts, draft, &age);
    ui_message(ui, "This paper was begun %s: go on with it, or leave it and throw it away",
               str_text(&age));
    str_free(&age);
    return true;
}
