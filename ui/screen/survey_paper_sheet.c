/* A paper of a health check: what it asks, whose it can be, what is filled in. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/screen/survey_paper.h"

/* ---- what is asked ---- */

static void
add_mark(struct paper *paper, const struct method_statement *statement, const char *aspect,
         const char *about)
{
    paper->mark[paper->n++] = (struct paper_mark){ .statement = statement, .aspect = aspect,
                                             .about = about, .value = NAN };
}

void
paper_lay_out(struct paper *paper)
{
    paper->mark = arena_alloc(&paper->arena,
                              (2 * paper->form.n + METHOD_QUESTIONS) * sizeof *paper->mark);
    paper->n = 0;
    for (size_t i = 0; i < paper->form.n; i++) {
        const struct method_statement *statement = paper->form.statement[i];

        if (strcmp(statement->kind, "mirror") != 0) {
            add_mark(paper, statement, "one", "");
            continue;
        }
        add_mark(paper, statement, "we", "own side");
        add_mark(paper, statement, "they", "other side");
    }
    for (int i = 1; i <= METHOD_QUESTIONS; i++)
        paper->mark[paper->n++] = (struct paper_mark){ .question = i, .about = "", .value = NAN };
}

static void
add_person(struct paper *paper, const struct survey_person *invited, const char *side,
           const char *group)
{
    struct paper_person *person = &paper->person[paper->n_people++];

    *person = (struct paper_person){ .side = side, .group = group };
    if (invited) {
        memcpy(person->id, invited->id, sizeof person->id);
        person->note = invited->note;
        person->answered = invited->answered;
    }
}

/* ---- of whom ---- */

bool
paper_read_people(struct ui *ui, struct paper *paper, struct err *err)
{
    struct survey_people people;
    struct arena arena = { 0 };

    if (!survey_people_load(&desk_of(ui)->book, paper->want.survey, &arena, &people, err)) {
        arena_free(&arena);
        return false;
    }
    arena_free(&paper->people);
    paper->people = arena;
    paper->person = arena_alloc(&paper->people,
                                (people.n + 2 * SURVEY_GROUPS) * sizeof *paper->person);
    paper->n_people = 0;
    for (size_t i = 0; i < people.n; i++)
        if (!people.person[i].answered || !strcmp(people.person[i].id, paper->want.respondent))
            add_person(paper, &people.person[i], people.person[i].side, people.person[i].group);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < SURVEY_GROUPS; i++)
            add_person(paper, NULL, side ? "them" : "us", survey_groups[i]);
    return true;
}

/* The person chosen; else the first of the same side and group; else the first. */
void
paper_find_person(struct paper *paper)
{
    paper->who = 0;
    for (size_t i = 0; *paper->id && i < paper->n_people; i++)
        if (!strcmp(paper->person[i].id, paper->id)) {
            paper->who = i;
            return;
        }
    for (size_t i = 0; *paper->side && i < paper->n_people; i++)
        if (!strcmp(paper->person[i].side, paper->side) && paper->person[i].group &&
            !strcmp(paper->person[i].group, paper->group)) {
            paper->who = i;
            return;
        }
}

void
paper_choose(struct paper *paper, const struct paper_person *person)
{
    paper->who = (size_t)(person - paper->person);
    memcpy(paper->id, person->id, sizeof paper->id);
    snprintf(paper->side, sizeof paper->side, "%s", person->side);
    snprintf(paper->group, sizeof paper->group, "%s", person->group ? person->group : "");
}

/* ---- what is filled in ---- */

size_t
paper_marks_set(const struct paper *paper)
{
    size_t n = 0;

    for (size_t i = 0; i < paper->n; i++)
        n += paper->mark[i].set || paper->mark[i].words;
    return n;
}

void
paper_begin(struct paper *paper)
{
    arena_free(&paper->words);
    for (size_t i = 0; i < paper->n; i++) {
        paper->mark[i].set = false;
        paper->mark[i].value = NAN;
        paper->mark[i].words = NULL;
    }
    paper->at = paper->top = 0;
}

void
paper_fill(const struct paper *paper, struct survey_sheet *sheet)
{
    for (size_t i = 0; i < paper->n; i++) {
        const struct paper_mark *mark = &paper->mark[i];

        if (!mark->statement)
            sheet->reply[mark->question - 1] = mark->words;
        else if (mark->set || mark->words)
            sheet->rating[sheet->n++] = (struct survey_rating){
                mark->statement->code, mark->aspect, mark->value, mark->words,
            };
    }
}
