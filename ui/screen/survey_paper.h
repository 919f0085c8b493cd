/* A paper of a health check while it is entered. Inside the files survey_paper*.c alone. */
#ifndef ENTENTE_UI_SCREEN_SURVEY_PAPER_H
#define ENTENTE_UI_SCREEN_SURVEY_PAPER_H

#include "src/ops/survey.h"
#include "ui/screen/desk.h"
#include "ui/screen/survey.h"

/* Whose paper it can be: somebody invited, or (id empty) one more of a side and group. */
struct paper_person {
    char id[ID_SIZE];
    const char *side, *group, *note;
    bool answered;
};

/* A row: a mark, or (statement NULL) the words to an open question. */
struct paper_mark {
    const struct method_statement *statement;
    const char *aspect, *about;              /* about: "own side", "other side" or "" */
    int question;
    bool set;                                /* a digit was pressed: 0 is an answer too */
    double value;
    char *words;                             /* comment or reply; in the paper's arena */
};

struct paper {
    struct sited sited;
    struct survey_paper_want want;
    struct arena arena;                      /* what is asked */
    struct arena people;                     /* and of whom */
    struct arena words;                      /* what was typed of this paper */
    struct survey_form form;
    struct paper_person *person;
    size_t n_people, who;
    char id[ID_SIZE], side[8], group[16];    /* of the person chosen, across a reload */
    struct paper_mark *mark;
    size_t n, at, top;
    bool looked;                             /* for a draft */
};

/** Make the rows of what is asked, empty. */
void paper_lay_out(struct paper *paper);

/** Load whose paper it can be: those invited who have not answered, and one more of each group. */
bool paper_read_people(struct ui *ui, struct paper *paper, struct err *err);

/** Stand on the person chosen; else on the first of the same side and group; else on the first. */
void paper_find_person(struct paper *paper);

/** Begin another paper: nothing is filled in. */
void paper_begin(struct paper *paper);

/** What is filled in, as answers. */
void paper_fill(const struct paper *paper, struct survey_sheet *sheet);

/** How many rows are filled. */
size_t paper_marks_set(const struct paper *paper);

/** It is of this person: `person` is one of those in `paper->person`. */
void paper_choose(struct paper *paper, const struct paper_person *person);

/** Keep what is entered so far as a draft; an empty paper has none. */
void paper_keep(struct ui *ui, const struct paper *paper);

/** Take up the draft that is there: marks, words, person. False when there is none. */
bool paper_take_up(struct ui *ui, struct paper *paper);

/** The paper is taken in, or thrown away. */
void paper_drop(struct ui *ui, const struct paper *paper);

/** Draw it. */
void paper_draw(struct ui *ui, struct paper *paper, struct area area);

#endif
