/* The twelve steps of an alliance: the list of them, and one as a form. */
#ifndef ENTENTE_UI_SCREEN_STEPS_H
#define ENTENTE_UI_SCREEN_STEPS_H

#include "src/ops/passage.h"
#include "src/ops/step.h"
#include "ui/screen/choose.h"
#include "ui/screen/part_form.h"
#include "ui/screen/typed.h"

extern const struct screen_class steps_class;

/** The screen; its argument is a struct place. */
struct steps_screen {
    struct sited sited;
    struct ui *ui;
    char alliance[ID_SIZE];
    int number, revision;            /* the step shown; revision 0: the current one */
    bool in_form;                    /* the cursor is in the form, not in the list of steps */
    bool more;                       /* optional questions are unfolded */
    bool opened;                     /* the cursor has been put on what the step needs */
    struct arena arena;              /* as long as what was loaded */
    struct step_summary summary[STEP_COUNT];
    const char *name[STEP_COUNT];
    double percent;
    struct part_place part;
    struct step step;
    struct step_gap *gap;
    size_t gaps;
    bool binned;                     /* its alliance is in the bin */
    unsigned ahead;                  /* unfinished steps whose answers are used here: bit i is step i + 1 */
    const char *why_not;             /* why nothing can be changed in it, or NULL */
    struct form form;
    struct typed typed;
    char mine_field[80];             /* of the conflict being asked about */
    char *mine;
    struct choose choose;            /* offered by a question */
    char asked[80], asked_reason[170];   /* the item that a question is about, and what was answered so far */
    char signer[ID_SIZE];
};

/** Build the form's fields from what was loaded. */
void steps_fields(struct steps_screen *steps);

/** Find the field of the step whose answer or part, row or key is `key`; NULL when there is none. */
const struct step_field *steps_field(const struct steps_screen *steps, const char *key, size_t *part,
                                     const struct step_row **row);

/** The check with this key, or NULL. */
const struct step_check *steps_check(const struct steps_screen *steps, const char *key);

/** What the form asks of this screen. */
extern const struct form_class steps_form;

/** Write the key of a field's draft, for struct typed. */
void steps_draft_key(void *context, const struct form_field *field, char out[DRAFT_KEY_SIZE]);

/** The answer to a conflict. */
void steps_settle(struct steps_screen *steps, int choice);

/** Questions that the screen asks. */
enum steps_question {
    STEPS_CONFLICT = 1, STEPS_REASON, STEPS_WAIVE_REASON, STEPS_WAIVE_SPONSOR, STEPS_SIGNER, STEPS_SIGN_NOTE,
    STEPS_ME, STEPS_EVIDENCE, STEPS_TEMPLATE, STEPS_TEMPLATE_SPONSOR,
};

/* ---- what the actions do (steps_do.c) ---- */

/** Add a row where the cursor is, or evidence to a check. */
void steps_add(struct steps_screen *steps);

/** Put the row at the cursor into the bin. */
void steps_bin(struct steps_screen *steps);

/** Move the row at the cursor. */
void steps_move_row(struct steps_screen *steps, int by);

/** Say that the check at the cursor does not apply here; asks for the reason. */
void steps_not_applicable(struct steps_screen *steps);

/** Let what is at the cursor pass (in the list: the whole step); asks for reason and sponsor. */
void steps_waive(struct steps_screen *steps, const char *item);

/** Start a new revision. */
void steps_reopen(struct steps_screen *steps);

/** Sign the step off, or show what is missing. */
void steps_complete(struct steps_screen *steps);

/** Choose which steps this alliance takes. */
void steps_template(struct steps_screen *steps);

/** Carry on with an answer. */
void steps_answered(struct steps_screen *steps, const struct answer *answer);

/** Put the cursor on a field, check or row of the step shown. */
void steps_go(struct steps_screen *steps, const char *item);

#endif
