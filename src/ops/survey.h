/*
 * Health checks: making one, inviting people, taking their answers in, closing it (D.6).
 *
 * Answers wait outside the journal until the check is closed. Then they enter as one change, in
 * random order, with random ids and one time stamp: nobody can tell any more who gave which.
 */
#ifndef ENTENTE_OPS_SURVEY_H
#define ENTENTE_OPS_SURVEY_H

#include "src/ops/book.h"

/** Why a file or a paper is wanted from whom: the codes of respondent.group. */
enum { SURVEY_GROUPS = 5 };
extern const char *const survey_groups[SURVEY_GROUPS];   /* "executive" ... "other" */

/** A health check with what it asks. Lives in the arena it was loaded into. */
struct survey_form {
    char id[ID_SIZE], alliance[ID_SIZE];
    const char *name, *kind;
    const char *opened_on, *closed_on;           /* closed_on NULL: still open */
    const char *of;                              /* the name of the alliance */
    bool hundred;                                /* 0, 25 ... 100 instead of 1 ... 5 */
    const struct method_survey *words;           /* of the set it was made with */
    const struct method_statement **statement;   /* asked, in this order */
    size_t n;
    const char *secret;                          /* key of the codes; NULL: this file has none */
};

/** Load the health check `id`; ERR_INPUT when it lies in the bin. */
bool survey_form_load(struct book *book, const char *id, struct arena *arena,
                      struct survey_form *out, struct err *err);

/**
 * The newest health check of an alliance that is still open, or (closed) that is closed; empty when
 * there is none.
 */
bool survey_newest(struct book *book, const char *alliance, bool closed, char id[ID_SIZE],
                   struct err *err);

/** What a new health check shall be. NULL: kind regular, scale five, today, every statement. */
struct survey_want {
    const char *alliance, *name, *kind, *scale, *opened_on;
    const char *statements;                      /* "W1 W2 I3" */
};

/** Make it, as one change. At most one of an alliance is open at a time. */
bool survey_make(struct book *book, const struct survey_want *want, char id[ID_SIZE],
                 struct err *err);

/**
 * Give a check that came without one (from a document) a key for codes of its own; all statements
 * are asked then. Fine when it has one.
 */
bool survey_give_key(struct book *book, const char *survey, struct err *err);

/** Somebody invited. */
struct survey_person {
    char id[ID_SIZE];
    const char *side, *group;                    /* group NULL: not said */
    const char *note;                            /* who it is, for sending; may be NULL */
    bool answered;
};

/** All of them, ours first, by group and id. */
struct survey_people {
    struct survey_person *person;
    size_t n;
    size_t invited[2], answered[2];              /* us, them */
    size_t group[2][SURVEY_GROUPS];              /* invited */
};

bool survey_people_load(struct book *book, const char *survey, struct arena *arena,
                        struct survey_people *out, struct err *err);

/** So many people of a group; `note` (may be NULL) says who. */
struct survey_guest {
    const char *group, *note;
    size_t count;
};

/** Invite people of a side, all as one change or, when one of the guests is wrong, nobody. */
bool survey_invite(struct book *book, const char *survey, const char *side,
                   const struct survey_guest *guest, size_t n, struct err *err);

/** A rating: value NAN is "don't know". Of a mirror statement aspect is we or they, else one. */
struct survey_rating {
    const char *statement, *aspect;
    double value;
    const char *comment;                         /* NULL: none */
};

/** The answers of one person. */
struct survey_sheet {
    struct survey_rating *rating;
    size_t n;
    const char *reply[METHOD_QUESTIONS];         /* to the open questions; NULL: none */
};

/** Hold a sheet against what is asked: statements, aspects, the scale, lengths, clean texts. */
bool survey_sheet_check(const struct survey_form *form, const struct survey_sheet *sheet,
                        struct err *err);

/** How many ratings of the sheet have a value. */
size_t survey_sheet_filled(const struct survey_sheet *sheet);

/**
 * A sheet to take in, of a person invited; or (respondent empty) of somebody of a side and group:
 * the first invited of these who has not answered, else one more.
 */
struct survey_take {
    char respondent[ID_SIZE];
    const char *side, *group;                    /* without a respondent; group may be NULL */
    const struct survey_sheet *sheet;
    bool replaced, same;                         /* set: earlier answers went, or were the same */
};

/**
 * Take `n` sheets in as one change, or none of them. Later answers of a person replace the earlier
 * ones. Refused: a check that is closed, a sheet without any answer, two sheets of one person, and
 * a person whose answers are mixed in already.
 */
bool survey_take_in(struct book *book, const char *survey, struct survey_take *take, size_t n,
                    struct err *err);

/**
 * What survey_take_in() would refuse about this sheet by itself, nothing is written: of many the good ones can be
 * taken in.
 */
bool survey_may_take(struct book *book, const char *survey, const struct survey_take *take, struct err *err);

/** What closing did: people whose answers are in, by side. */
struct survey_closing {
    size_t answered[2];
};

/** Close it on the day `on` (NULL: today): the answers enter, mixed. One change. */
bool survey_close(struct book *book, const char *survey, const char *on,
                  struct survey_closing *out, struct err *err);

/** "3 of us and 1 of them"; in `arena`. */
const char *survey_count_words(struct arena *arena, size_t us, size_t them);

/* The code in an answer file: 20 letters and digits in groups of five. */

enum { SURVEY_CODE_SIZE = 24 };

/** The code of a person invited: nobody without this portfolio can make it up. */
void survey_code(const struct survey_form *form, const char *respondent,
                 char out[SURVEY_CODE_SIZE]);

/**
 * The person of the check with this code, as it was typed or copied: small letters, blanks, O for 0
 * and the like are taken. ERR_INPUT when there is none.
 */
bool survey_code_find(struct book *book, const struct survey_form *form, const char *code,
                      char respondent[ID_SIZE], struct err *err);

#endif
