/* The twelve steps of an alliance: answers, rows, checks, gate, sign-off, revisions. */
#ifndef ENTENTE_OPS_STEP_H
#define ENTENTE_OPS_STEP_H

#include "src/model/record.h"
#include "src/ops/book.h"

enum step_mark {
    STEP_NOT_STARTED, STEP_IN_PROGRESS, STEP_READY, STEP_DONE, STEP_REOPENED, STEP_WAIVED,
};
enum { STEP_COUNT = 12 };

/** The word of the record contract: "in_progress"; and for people: "in progress". */
const char *step_mark_code(enum step_mark mark);
const char *step_mark_word(enum step_mark mark);
bool step_mark_read(const char *code, enum step_mark *out);

/** One repeating row (step_row); values in the order of the field's columns. */
struct step_row {
    char id[ID_SIZE];
    int position;
    struct value *values;
    bool valid;                  /* every column marked * is filled */
};

/** One field of a step with what is stored. */
struct step_field {
    const struct method_field *method;
    struct value *values;        /* single, parts: one for each part */
    char (*answer_ids)[ID_SIZE]; /* id of each part's step_answer; empty: none yet */
    struct step_row *rows;       /* rows */
    size_t n_rows;
    long n_records;              /* records: how many valid ones there are */
    bool filled;                 /* has its least number of valid rows, or its answer */
    bool waived;
    const char *waiver;          /* the reason, when waived */
};

enum check_mark { CHECK_OPEN, CHECK_TICKED, CHECK_NOT_APPLICABLE };

/** One checklist item with its state. */
struct step_check {
    const struct method_check *method;
    enum check_mark mark;
    const char *who, *on, *reason, *evidence;
    char id[ID_SIZE];            /* of its check_state; empty: none yet */
    bool waived;
    const char *waiver;
};

/** Completion figures (A.0). Percentages are exact, not rounded. */
struct step_figures {
    int required, filled;        /* required fields that count; those filled */
    int checks, ticked;          /* checks that apply; those ticked */
    int open_required_checks;
    double fields_percent, checks_percent, step_percent;
};

/** A step of an alliance as loaded; lives in the arena it was loaded into. */
struct step {
    const struct method_step *method;
    char alliance[ID_SIZE], state_id[ID_SIZE], review[ID_SIZE];
    int number, revision;
    enum step_mark mark;
    const char *started_on, *signed_by, *signed_on, *sign_note, *waived_reason, *waived_sponsor;
    const char *edited_at;       /* greatest updated_at of the revision, or NULL */
    struct step_field *fields;
    size_t n_fields;
    struct step_check *checks;
    size_t n_checks;
    struct step_figures figures;
};

/** Load step `number` (1..12) of an alliance in its current revision; `revision` 0, or an older one to look at. */
bool step_load(struct book *book, const char *alliance, int number, int revision,
               struct arena *arena, struct step *out, struct err *err);

/**
 * All twelve in their current revisions, for figures: what each asks and holds is there, the words of
 * its questions are not (method_outline()).
 */
bool step_load_all(struct book *book, const char *alliance, struct arena *arena,
                   struct step out[STEP_COUNT], struct err *err);

/** One line a step for lists and overviews. */
struct step_summary {
    int number, revision;
    enum step_mark mark;
    struct step_figures figures;
    bool stalled;                /* in progress and 21 days or more without an edit */
};

/** All twelve; `percent` is the alliance% of A.0, negative when all are waived. */
bool step_summaries(struct book *book, const char *alliance, struct step_summary out[STEP_COUNT],
                    double *percent, int *current, struct err *err);

/** The stored states only (fast, for lists): out[0..11]. */
bool step_marks(struct book *book, const char *alliance, enum step_mark out[STEP_COUNT],
                struct err *err);

/** Set the answer `key` (a part's key) of the current revision; `seen` is what the user saw. */
bool step_answer(struct book *book, const char *alliance, const char *key,
                 const struct value *seen, const struct value *value, struct err *err);

/**
 * Until step_together_end() the verbs below that edit one alliance's steps (answers, rows, checks)
 * join one change: one undo. After a failure only `ok` false may follow, which gives all of it up.
 */
bool step_together_begin(struct book *book, const char *alliance, struct err *err);
bool step_together_end(struct book *book, bool ok, const char *label, struct err *err);

/**
 * Add a row at the end with the given column values (n columns of the field; NULL: all unknown). `id`
 * is the id it shall have, or "" and then becomes the new one.
 */
bool step_row_add(struct book *book, const char *alliance, const char *field,
                  const struct value *values, char id[ID_SIZE], struct err *err);

/** Set one cell of a row. Two people may edit two cells of one row at once. */
bool step_row_set(struct book *book, const char *alliance, const char *field, const char *row,
                  const char *column, const struct value *seen, const struct value *value,
                  struct err *err);

/** Put a row into the bin; move it by `by` places up (negative) or down. */
bool step_row_bin(struct book *book, const char *alliance, const char *row, struct err *err);
bool step_row_move(struct book *book, const char *alliance, const char *field, const char *row,
                   int by, struct err *err);

/** Set a check; not applicable needs a reason. `evidence` is the id of an evidence record or NULL. */
bool step_check_set(struct book *book, const char *alliance, const char *check,
                    enum check_mark mark, const char *reason, const char *evidence,
                    struct err *err);

/** One thing the gate still wants. */
struct step_gap {
    const char *item;            /* key of the field or check */
    const char *text;            /* "Vision: no answer yet", "Criteria: 1 of 2 rows", "Weights total 90, not 100" */
    bool is_check, can_waive;
};

/** What is missing before the step can be completed; none: the gate holds. */
bool step_gaps(struct book *book, const struct step *step, struct arena *arena,
               struct step_gap **out, size_t *n, struct err *err);

/** Earlier steps, neither done nor waived, whose data this one draws on: bit i stands for step i + 1. */
bool step_ahead_of(struct book *book, const char *alliance, int number, unsigned *steps,
                   struct err *err);

/**
 * Sign the step off: its gate must hold (else ERR_INPUT with the first gaps). `person` is the id of who signs;
 * `on` NULL means today. Step 12 is done only when the alliance is closed.
 */
bool step_complete(struct book *book, const char *alliance, int number, const char *person,
                   const char *on, const char *note, struct err *err);

/** Start a new revision of a done or waived step with copies of all answers, rows and checks. */
bool step_reopen(struct book *book, const char *alliance, int number, struct err *err);

/** Let a field ("s04.references"), a check ("c04.7") or a whole step ("s04") pass, with reason and sponsor. */
bool step_waive(struct book *book, const char *alliance, const char *item, const char *reason,
                const char *sponsor, struct err *err);

/**
 * Let those of `steps` (bit i stands for step i + 1) pass that nobody has begun; one change. *waived is how
 * many there were, for none nothing is changed.
 */
bool step_waive_unbegun(struct book *book, const char *alliance, unsigned steps, const char *reason,
                 const char *sponsor, int *waived, struct err *err);

/** Read "4", "s04" or the beginning of the step's name. */
bool step_read(struct book *book, const char *text, int *number, struct err *err);

#endif
