/* One record as a form: a record of any entity, or a row of a step. */
#ifndef ENTENTE_UI_SCREEN_SHEET_H
#define ENTENTE_UI_SCREEN_SHEET_H

#include "ui/screen/mover.h"
#include "ui/screen/part_form.h"
#include "ui/screen/typed.h"

extern const struct screen_class sheet_class;

/** What to open: a record of `entity`, or a row of the step field `rows`. */
struct sheet_want {
    const struct entity *entity;
    const struct method_field *rows;
    char alliance[ID_SIZE];
    char id[ID_SIZE];                /* "": a new one */
    char item[80];                   /* the field to stand on; "": the first that wants an answer */
    const char *only;                /* names of fields parted by blanks, no others are shown; NULL: all */
    struct sheet_preset {
        const struct field *field;   /* a field of a new one that is set already; NULL ends them */
        char value[200];
    } preset[4];
    const char *why_not;             /* why nothing can be changed here, or NULL */
    bool together;                   /* a new one: all its fields at once, then the screen closes */
    const char *lead;                /* what stands above the fields of a new one, lines parted by "\n"; NULL: nothing */
    /** Called when a new one entered as a whole is stored, or left out: what comes next, going on behind `from`. */
    void (*next)(struct ui *ui, const char *alliance, const char *from);
    char from[40];
    const char *needs;               /* names of fields parted by blanks: one of them must say something; NULL: none */
};

struct sheet;

/** Where the values are stored. */
struct sheet_source {
    /** Find parts, values, title; all in sheet->arena. */
    bool (*load)(struct sheet *sheet, struct err *err);
    bool (*set)(struct sheet *sheet, size_t i, const struct value *seen, const struct value *value,
                struct err *err);
    /** Make it, with the values of sheet->pending; fills sheet->id. */
    bool (*add)(struct sheet *sheet, struct err *err);
    void (*draft)(struct sheet *sheet, const char *field, char out[DRAFT_KEY_SIZE]);
    /** Put it into the bin; `title` is for the message. */
    bool (*bin)(struct sheet *sheet, long *with, struct err *err);
    /** The cell that holds part `i`, for its history; NULL: there is none yet. */
    const char *(*column)(struct sheet *sheet, size_t i, char out[80]);
    bool added_at_once;              /* made with the first value; else when all required ones are there */
};

extern const struct sheet_source sheet_record, sheet_row;

/** The screen. */
struct sheet {
    struct sited sited;
    struct ui *ui;
    const struct sheet_source *source;
    const struct entity *entity;
    const struct method_field *rows;
    char alliance[ID_SIZE], id[ID_SIZE];
    const char *only, *needs, *lead, *why_not;
    void (*next)(struct ui *ui, const char *alliance, const char *from);
    char from[40];
    bool together, finished;         /* added with all its fields, and closed then */
    bool side_said;                  /* of a new one: the side does not follow its owner any more */
    bool begin;                      /* the first field is to be opened */
    bool fold, more;                 /* optional fields are folded away; and unfolded again */
    bool deleted;
    struct arena kept;               /* as long as the screen: what is pending */
    const char **pending;            /* of a new one: what is typed so far, a text for each part or NULL */
    const char **begun;              /* and what it has when nothing is typed */
    bool *back;                      /* what is pending was typed before this screen was opened */
    bool say_back;                   /* and that is still to be told */
    struct err problem;              /* why it could not be added when all was there */
    char fault[80];                  /* the field at fault, */
    bool to_problem;                 /* to which the cursor is to go */
    struct arena arena;              /* as long as what was loaded */
    struct part_place place;
    const struct method_part *part;
    struct value *value;
    size_t parts;
    const char *title;
    struct form form;
    struct typed typed;
    struct mover mover;
    char mine_field[80];             /* of the conflict being asked about */
    char *mine;
};

/** Open it. */
bool sheet_open(struct ui *ui, const struct sheet_want *want);

/** The index of the part called `name`; false when there is none. */
bool sheet_part(const struct sheet *sheet, const char *name, size_t *i);

/** What the kind of record is called: "Commitment", or the label of the field whose row it is. */
const char *sheet_kind(const struct sheet *sheet);

/** Build the form's fields from what was loaded. */
void sheet_fields(struct sheet *sheet);

/** Add lines for what belongs to the record, at most `room`; returns how many. */
size_t sheet_related(struct sheet *sheet, struct form_field *out, size_t room);

/** Plan the meetings of a body ahead, as far as was typed: a number of them, or a day. */
void sheet_plan(struct sheet *sheet, const char *typed);

/** Open what a line of sheet_related() leads to. */
void sheet_follow_link(struct sheet *sheet, const struct form_field *field);

/** Why the line of sheet_related() at the cursor cannot be ticked; NULL: it can. */
const char *sheet_why_not_tick(const struct sheet *sheet);

/** Tick the record of that line, or take the tick back. */
void sheet_tick(struct sheet *sheet);

/** What the form asks of this screen. */
extern const struct form_class sheet_form;

/** True while something is missing without which it cannot be added; appends what, unless `names` is NULL. */
bool sheet_misses(const struct sheet *sheet, struct str *names);

/** Add a new one that is entered as a whole; false when something is still missing. */
bool sheet_finish(struct sheet *sheet);

/** Questions it asks. */
enum sheet_question { SHEET_CONFLICT = 1, SHEET_PLAN };

/** The answer to a conflict. */
void sheet_settle(struct sheet *sheet, int choice);

#endif
