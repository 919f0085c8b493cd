/* FIELD=VALUE words: fields of records, answers and rows of steps. */
#ifndef ENTENTE_CLI_ASSIGN_H
#define ENTENTE_CLI_ASSIGN_H

#include "src/cli/call.h"
#include "src/ops/record.h"
#include "src/ops/step.h"

/** Split "name=value" at the first `=`; ERR_USAGE when there is none. Both parts live in the call's
 * arena. */
bool assign_split(struct call *call, const char *word, const char **name, const char **value,
                  struct err *err);

/** Settings of a record as read from words, with the words for their fields. */
struct assign {
    struct setting *settings;
    const struct method_part **parts;
    size_t n;
};

/**
 * Read `n` words for a record of `entity`; amounts without a currency get that of `alliance` (an id
 * or NULL), or of the alliance that the words themselves name. Every word is checked before it
 * returns.
 */
bool assign_record(struct call *call, const struct entity *entity, const char *alliance,
                   const char *const *words, size_t n, struct assign *out, struct err *err);

enum assign_act { ASSIGN_ANSWER, ASSIGN_ROW_ADD, ASSIGN_ROW_SET, ASSIGN_ROW_BIN, ASSIGN_ROW_MOVE };

/** One thing to do to a step. */
struct assign_step {
    enum assign_act act;
    int number;                              /* of the step */
    const struct method_field *field;
    const struct method_part *part;          /* ANSWER */
    const char *key;                         /* ANSWER: as it is stored */
    struct value seen, value;                /* ANSWER */
    const struct step_row *row;              /* all about a row that is there */
    size_t place; /* which row it is, from 1; ROW_MOVE: where it goes is `to` */
    size_t to;
    struct value *cells;                     /* rows: one for each column */
    bool *set;                               /* rows: which columns are named */
    char id[ID_SIZE];                        /* of the row, once it is done; empty: none */
};

/** What the words say about the steps of one alliance. */
struct assign_steps {
    const char *alliance;
    struct method *method;
    struct step *steps[STEP_COUNT + 1];      /* as loaded, by number; NULL: not needed yet */
    struct assign_step *acts;
    size_t n;
};

/** True when the word speaks of an answer or row of a step: "s01.vision=...", "s01.goals+". */
bool assign_is_step(const char *word);

/** Read the words from `words[0]`, which speaks of a step, to the end. */
bool assign_read_steps(struct call *call, const char *alliance, const char *const *words, size_t n,
                       struct assign_steps *out, struct err *err);

/** Do them one after the other inside an open change (step_together_begin()). */
bool assign_do_steps(struct call *call, struct assign_steps *steps, struct err *err);

/** Say what was done, after the change. */
void assign_tell_steps(struct call *call, struct assign_steps *steps);

/** How the change is called in the journal: "Vision", "Vision and 2 more". */
const char *assign_steps_label(struct call *call, const struct assign_steps *steps);

#endif
