/* The desk: what every screen works with. It hangs on ui->app. */
#ifndef ENTENTE_UI_SCREEN_DESK_H
#define ENTENTE_UI_SCREEN_DESK_H

#include "src/config/option.h"
#include "src/figures/attend.h"
#include "src/ops/book.h"
#include "ui/screen/draft.h"
#include "ui/screen/place.h"
#include "ui/screen/spot.h"
#include "ui/widget/palette.h"

struct desk {
    struct env *env;
    struct config *config;
    const char *path;            /* the portfolio asked for; it may not be there yet */
    bool named;                  /* somebody named that path */
    bool readonly;               /* --readonly */
    bool (*make_sample)(const char *path, struct env *env, struct err *err);
    struct book book;
    bool open;                   /* a portfolio is open */
    bool checked;                /* a file opened on trust has been checked */
    bool present;                /* this screen's row of presence is written */
    bool changed;                /* something was changed from here */
    struct err drafts_wrong;     /* why drafts cannot be kept on disk */
    bool lost;                   /* the file was replaced or removed under us, and that was said */
    struct drafts drafts;
    struct attend attend;        /* what needs you today */
    struct place previous;       /* the place left last */
    struct spots spots;          /* where the cursor stood in each view */
    struct palette_places places;    /* what the palette finds beside actions */
    uint64_t seen;               /* store generation that the screens know */
    int64_t end_ms;              /* time of the newest journal entry that they know */
};

/** The desk of this interface. */
struct desk *desk_of(const struct ui *ui);

/** Open the portfolio at `path`: book, drafts, who I am. On failure nothing is open. */
bool desk_open(struct desk *desk, const char *path, struct err *err);

/** Let the interface show what is open: LIVE, who is here, what can be undone, cautions. */
void desk_begin(struct ui *ui);

/** Leave it. */
void desk_close(struct ui *ui);

/**
 * A verb has changed the file: let every screen load again, find out what undo would take back, and
 * look again at what `alliance` (NULL: any of them) needs today.
 */
void desk_changed(struct ui *ui, const char *alliance);

/** Twice a second: true when somebody else changed the file. */
bool desk_poll(struct ui *ui);

/** Slices of long work between keys; true while more is left. */
bool desk_idle(struct ui *ui);

/** Why nothing can be written, as a sentence, or NULL when it can. */
const char *desk_why_readonly(struct ui *ui);

/** The same in the form of screen_action.why_not. */
const char *desk_why_not_write(struct ui *ui, struct screen *screen);

/** A path as people type it: ~/ stands for the home directory. */
void desk_path(const char *typed, char *out, size_t room);

/** Take the person `id` as the user, and keep that in the settings. */
bool desk_set_me(struct ui *ui, const char *id, struct err *err);

/** The method set of an alliance (the current one when it is NULL or ""); never NULL while a portfolio is open. */
struct method *desk_method(struct ui *ui, const char *alliance);

/** True while presenting, for kinds of records that are private: flags, safeguards. */
bool desk_hides(struct ui *ui, const struct entity *entity);

/** Likewise for rows and answers of a step: the question (or its answer) `key` is private. */
bool desk_hides_question(struct ui *ui, const char *alliance, const char *key);

/** What stands at the place is private while presenting: its kind, or the question it is about. */
bool desk_hides_place(struct ui *ui, const struct place *place);

/** The same, and then say that it is so. */
bool desk_refuses(struct ui *ui, const struct place *place);

/** What a rule found is about a private record or question: no line and no count while presenting. */
bool desk_hides_found(struct ui *ui, const char *alliance, const char *entity, const char *key);

/** How many things need somebody today, those not kept in the list too. */
long desk_needs(struct ui *ui);

/** The words of the method for an entity, never NULL: "Commitment", "Commitments". */
const char *desk_kind_name(struct ui *ui, const struct entity *entity, bool plural);

#endif
