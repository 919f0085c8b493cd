/* The panels of what holds two sides together: the ladder of issues, trust, guards. */
#include <string.h>

#include "src/figures/plan_governance.h"
#include "src/panel/figure_line.h"
#include "src/panel/governance_panels.h"

enum { LEVELS = 5, QUARTERS = 8, BAR = 20 };

/* ---- issues ---- */

static void
level_line(struct sketch *sketch, const struct issues *issues, int level, size_t most)
{
    const struct issue_facts *oldest = NULL;
    long reached, since = DAY_NONE;
    size_t n = 0;
    bool late = false;

    for (size_t i = 0; i < issues->n; i++) {
        const struct issue_facts *issue = &issues->issue[i];
        int at = issue_level(issues, issue, issues->today, &reached);

        if (day_known(issue->resolved_on) || (at < LEVELS ? at : LEVELS) != level)
            continue;
        n++;
        late |= calendar_working_days(issues->calendar, reached, issues->today) >
                issue_limit(issues, at);
        if (!oldest || issue->raised_on < since) {
            oldest = issue;
            since = issue->raised_on;
        }
    }
    sketch_line(sketch, oldest ? aim_record(sketch, "issue", oldest->fact.id) : aim_none);
    sketch_fit(sketch, n ? INK_TEXT : INK_MUTED, 8, false,
               arena_printf(&sketch->view->arena, "Level %d", level));
    if (!sketch_is_narrow(sketch))
        picture_share(sketch, BAR, (double)n, (double)most, late ? INK_BAD : INK_FILLED);
    sketch_printf(sketch, n ? INK_TEXT : INK_MUTED, " %zu", n);
    if (oldest) {
        sketch_printf(sketch, late ? INK_BAD : INK_MUTED, "  %s",
                      late ? "past its time: " : "oldest: ");
        sketch_printf(sketch, INK_TEXT, "%s, %ld days", oldest->title, issues->today - since);
    }
}

void
panel_ladder(struct sketch *sketch)
{
    struct issues issues = facts_issues(sketch->context);
    size_t open[LEVELS + 1] = { 0 }, most = 1, all = 0;

    sketch_panel(sketch, "ladder", "Issues and the ladder");
    figure_line(sketch, "G13", NULL);
    figure_line(sketch, "G14", NULL);
    figure_line(sketch, "G15", NULL);
    figure_line(sketch, "G16", NULL);
    figure_line(sketch, "G17", NULL);
    for (size_t i = 0; i < issues.n; i++)
        if (!day_known(issues.issue[i].resolved_on)) {
            int level = issue_level(&issues, &issues.issue[i], issues.today, NULL);

            open[level < LEVELS ? level : LEVELS]++;
            all++;
        }
    for (int level = 1; level <= LEVELS; level++)
        if (open[level] > most)
            most = open[level];
    for (int level = LEVELS; all && level >= 1; level--)
        level_line(sketch, &issues, level, most);
    if (!all && issues.n) {
        sketch_line(sketch, aim_register(sketch, "issue"));
        sketch_text(sketch, INK_MUTED, "No issue is open.");
    }
}

/* ---- trust ---- */

/* The newest stage a side has named. */
static const struct trust_facts *
newest_stage(const struct trust_facts *trust, size_t n, const char *side)
{
    const struct trust_facts *newest = NULL;

    for (size_t i = 0; i < n; i++)
        if (is_code(trust[i].rated_by, side) && trust[i].stage &&
            (!newest || trust[i].date >= newest->date))
            newest = &trust[i];
    return newest;
}

static void
side_line(struct sketch *sketch, const char *side)
{
    size_t n;
    const struct trust_facts *trust = figures_rows(sketch->context, &trust_plan, &n);
    const struct trust_facts *stage = newest_stage(trust, n, side);
    enum ink ink = *side == 'u' ? INK_US : INK_THEM;
    double course[QUARTERS];

    for (int i = 0; i < QUARTERS; i++) {
        struct figures_context *then =
            figures_at(sketch->context, sketch->context->day - 90L * (QUARTERS - 1 - i));
        const struct trust_facts *rows = then ? figures_rows(then, &trust_plan, &n) : NULL;
        struct tally base = { .arena = &sketch->view->arena };

        course[i] = rows ? trust_of(rows, n, side, &base) : NAN;
    }
    sketch_line(sketch, stage ? aim_record(sketch, "trust_record", stage->fact.id)
                              : aim_add(sketch, "trust_record"));
    sketch_fit(sketch, ink, 12, false, *side == 'u' ? "We rate" : "They rate");
    if (known(course[QUARTERS - 1]))
        sketch_printf(sketch, ink, "%.1f of 5  ", course[QUARTERS - 1]);
    else
        sketch_text(sketch, INK_NODATA, "no data   ");
    if (!sketch_is_narrow(sketch)) {
        picture_course(sketch, ink, course, QUARTERS, 1, 5);
        sketch_text(sketch, INK_MUTED, " in 8 quarters  ");
    }
    if (stage)
        sketch_printf(sketch, INK_TEXT, "%s",
                      sketch_word(sketch, "trust_record", "stage", stage->stage));
}

void
panel_trust(struct sketch *sketch)
{
    size_t n;

    sketch_panel(sketch, "trust", "Trust");
    figure_line(sketch, "G18", NULL);
    figure_line(sketch, "G19", NULL);
    figures_rows(sketch->context, &trust_plan, &n);
    if (n) {
        side_line(sketch, "us");
        side_line(sketch, "them");
    }
}

/* ---- guards ---- */

static void
guard_line(struct sketch *sketch, const struct safeguard_facts *guard)
{
    bool missing = is_code(guard->state, "missing");

    sketch_line(sketch, aim_record(sketch, "safeguard", guard->fact.id));
    sketch_fit(sketch, missing ? INK_BAD : INK_WATCH, 10, false,
               sketch_word(sketch, "safeguard", "state", guard->state));
    sketch_text(sketch, INK_MUTED, "guard against ");
    sketch_text(sketch, INK_TEXT, sketch_word(sketch, "safeguard", "behaviour", guard->behaviour));
}

static void
flag_line(struct sketch *sketch, const struct flag_facts *flag)
{
    static const char *const strengths[] = { "", "rumour", "indication", "proven" };
    int strength = known(flag->strength) ? (int)flag->strength : 0;

    sketch_line(sketch, aim_record(sketch, "flag", flag->fact.id));
    sketch_fit(sketch, is_code(flag->state, "confirmed") ? INK_BAD : INK_WATCH, 10, false,
               sketch_word(sketch, "flag", "state", flag->state));
    sketch_text(sketch, INK_TEXT, sketch_word(sketch, "flag", "behaviour", flag->behaviour));
    sketch_printf(sketch, INK_MUTED, ", %s, since %s",
                  strength >= 1 && strength <= 3 ? strengths[strength] : "no strength",
                  sketch_day(sketch, flag->date));
}

void
panel_safeguards(struct sketch *sketch)
{
    const struct safeguard_facts *guard;
    const struct flag_facts *flag;
    size_t n;

    if (sketch->presenting)              /* both kinds are private: not even a heading */
        return;
    sketch_panel(sketch, "safeguards", "Safeguards and flags");
    figure_line(sketch, "G20", NULL);
    figure_line(sketch, "G21", NULL);
    flag = figures_rows(sketch->context, &flag_plan, &n);
    for (size_t i = 0; i < n; i++)
        if (flag_is_open(&flag[i]))
            flag_line(sketch, &flag[i]);
    guard = figures_rows(sketch->context, &safeguard_plan, &n);
    for (size_t i = 0; i < n; i++)
        if (is_one_of(guard[i].state, "weak missing"))
            guard_line(sketch, &guard[i]);
}
