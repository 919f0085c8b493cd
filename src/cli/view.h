/* Views of records, alliances and steps. */
#ifndef ENTENTE_CLI_VIEW_H
#define ENTENTE_CLI_VIEW_H

#include "src/cli/call.h"
#include "src/figures/dashboard.h"
#include "src/ops/step.h"
#include "src/panel/view.h"

/** Every filled field of a record, with its words. */
bool view_record(struct call *call, const struct entity *entity, const char *id, struct err *err);

/** An alliance: parties, state, steps, what the current step still wants, its fields. */
bool view_overview(struct call *call, const char *alliance, struct err *err);

/** The twelve steps of an alliance. */
bool view_steps(struct call *call, const char *alliance, struct err *err);

/** One step with answers, rows, checks and what is missing; `revision` 0 is the current one. */
bool view_step(struct call *call, const char *alliance, int number, int revision, struct err *err);

/** A view in panels, as the screen shows it; `alliance` NULL: of the portfolio. */
bool view_panels(struct call *call, const struct view_kind *kind, const char *alliance,
                 struct err *err);

/**
 * How a figure of an alliance comes about, each side of it; `found` tells whether a dashboard has a
 * figure or an index with this code, in capitals or not.
 */
bool view_figure(struct call *call, const char *alliance, const char *code, bool *found,
                 struct err *err);

/** The figures of an alliance, as a table or as one JSON object. */
bool view_dashboard(struct call *call, const struct dashboard *dashboard, const char *alliance,
                    struct err *err);

/** The journal of a record, newest first. */
bool view_journal(struct call *call, const struct found *record, struct err *err);

/** A step's summary as a JSON object, with its name. */
bool view_add_summary(struct call *call, struct str *out, const struct step_summary *summary,
                      struct err *err);

/** Name and code of an alliance: "Shanghai Volkswagen (SVW)". */
const char *view_alliance_name(struct call *call, const char *alliance);

#endif
