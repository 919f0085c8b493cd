/* An alliance at a glance: what the overview and the preview show. */
#ifndef ENTENTE_UI_SCREEN_SUMMARY_H
#define ENTENTE_UI_SCREEN_SUMMARY_H

#include "src/figures/digest.h"
#include "src/ops/step.h"
#include "src/store/journal.h"
#include "ui/screen/desk.h"

enum { SUMMARY_PARTIES = 12, SUMMARY_GAPS = 12, SUMMARY_ACTIONS = 12, SUMMARY_CHANGES = 8 };

struct summary_party {
    const char *id, *name, *side, *role;
};

struct summary_action {
    const char *id, *title, *owner, *due;
    long late;                   /* days past due; below 1: it is not */
};

/** Lives in `arena`. Zero-initialised it holds nothing. */
struct summary {
    struct arena arena;
    char alliance[ID_SIZE];
    struct record record;
    const char *state, *form;    /* in words */
    struct summary_party party[SUMMARY_PARTIES];
    size_t parties;
    struct step_summary step[STEP_COUNT];
    const char *step_name[STEP_COUNT];
    double percent;              /* of the alliance; negative: all steps are waived */
    int current;                 /* the lowest step neither done nor waived; 0: none */
    struct step_gap gap[SUMMARY_GAPS];
    size_t gaps, all_gaps;       /* what the current step still wants */
    struct summary_action action[SUMMARY_ACTIONS];
    size_t actions;
    long open_actions;
    struct journal_entry change[SUMMARY_CHANGES];
    size_t changes;
    struct digest digest;        /* its indices and what it needs, once summary_load_health() was called */
    bool has_digest;
};

/** Load the alliance; on failure `summary` stays as it was. */
bool summary_load(struct summary *summary, struct ui *ui, const char *alliance, struct err *err);

/** The health of the alliance, as of today; kept figures are used where they still hold. */
bool summary_load_health(struct summary *summary, struct ui *ui, struct err *err);

/** Give the memory back; it is empty then. */
void summary_free(struct summary *summary);

/** How many of the steps are done. */
int summary_done(const struct summary *summary);

/** The glyph of a step's state, and the role it is drawn in. */
const char *summary_mark(const struct ui *ui, enum step_mark mark);
enum role summary_role(enum step_mark mark);

/** Append a time as people say it: "today 14:03", "yesterday 09:00", "2027-03-01". */
void summary_time(const struct ui *ui, int64_t at_ms, struct str *out);

#endif
