/* The panels of the daily work: meetings, commitments, decisions. */
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/figures/plan_governance.h"
#include "src/panel/figure_line.h"
#include "src/panel/governance_panels.h"

enum { STRIP = 4, NEXT = 5, LATE = 3, MONTHS = 12 };

/* ---- meetings ---- */

static int
by_due(const void *a, const void *b)
{
    const struct meeting_facts *left = *(const struct meeting_facts *const *)a;
    const struct meeting_facts *right = *(const struct meeting_facts *const *)b;

    return left->due != right->due ? (left->due > right->due) - (left->due < right->due)
                                   : strcmp(left->fact.id, right->fact.id);
}

/* The meetings of a body by their due day; in the view's arena. */
static const struct meeting_facts **
meetings_of(struct sketch *sketch, const struct meetings *meetings, const char *body, size_t *n)
{
    const struct meeting_facts **of =
        arena_alloc(&sketch->view->arena, (meetings->n + 1) * sizeof(void *));

    *n = 0;
    for (size_t i = 0; i < meetings->n; i++)
        if (is_code(meetings->meeting[i].body, body) && day_known(meetings->meeting[i].due))
            of[(*n)++] = &meetings->meeting[i];
    qsort(of, *n, sizeof *of, by_due);
    return of;
}

static void
mark(struct sketch *sketch, const struct meeting_facts *meeting, int tolerance, long today)
{
    bool ascii = sketch->ascii;

    if (day_known(meeting->held_on) && labs(meeting->held_on - meeting->due) <= tolerance)
        sketch_text(sketch, INK_GOOD, ascii ? "v" : "✓");
    else if (day_known(meeting->held_on))
        sketch_text(sketch, INK_WATCH, ascii ? "~" : "◐");
    else if (is_code(meeting->state, "cancelled"))
        sketch_text(sketch, INK_BAD, ascii ? "-" : "–");
    else if (meeting->due + tolerance < today)
        sketch_text(sketch, INK_BAD, ascii ? "x" : "✗");
    else
        sketch_text(sketch, INK_MUTED, ascii ? "o" : "○");
}

static void
body_line(struct sketch *sketch, const struct meetings *meetings, const struct body_facts *body)
{
    size_t n, next = 0, first, last;
    const struct meeting_facts **meeting = meetings_of(sketch, meetings, body->fact.id, &n);
    int tolerance = meeting_tolerance(body);
    const char *dates;
    long held = DAY_NONE;
    struct aim aim;

    while (next < n && meeting[next]->due < meetings->today)
        next++;
    first = next > STRIP ? next - STRIP : 0;
    last = next + STRIP < n ? next + STRIP : n;
    for (size_t i = 0; i < n; i++)
        if (day_known(meeting[i]->held_on) && meeting[i]->held_on > held)
            held = meeting[i]->held_on;
    aim = next < n ? aim_record(sketch, "meeting", meeting[next]->fact.id)
                   : aim_record(sketch, "body", body->fact.id);
    dates = arena_printf(&sketch->view->arena, "last %s, next %s", sketch_day(sketch, held),
                         next < n ? sketch_day(sketch, meeting[next]->due) : "not planned");
    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, INK_TEXT, 2, aim,
                    arena_printf(&sketch->view->arena, "%s: %s", body->name, dates));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, INK_TEXT, 30, false, body->name);
    sketch_text(sketch, INK_TEXT, " ");
    for (size_t i = 0; i < (size_t)STRIP - (next - first); i++)
        sketch_text(sketch, INK_TEXT, " ");
    for (size_t i = first; i < last; i++) {
        if (i == next)
            sketch_text(sketch, INK_TEXT, sketch->ascii ? "|" : "│");
        mark(sketch, meeting[i], tolerance, meetings->today);
    }
    sketch_to(sketch, 41);
    sketch_text(sketch, INK_MUTED, dates);
}

void
panel_rhythm(struct sketch *sketch)
{
    struct meetings meetings = facts_meetings(sketch->context);
    const struct body_facts *body;
    bool some = false;
    size_t n;

    sketch_panel(sketch, "rhythm", "Meetings: the last four, the next four");
    body = figures_rows(sketch->context, &body_plan, &n);
    for (size_t i = 0; i < n; i++)
        if (is_one_of(body[i].state, "active dormant")) {
            body_line(sketch, &meetings, &body[i]);
            some = true;
        }
    if (some && meetings.n && !sketch_is_narrow(sketch))
        sketch_wrap(sketch, INK_MUTED, 0, aim_none, sketch->ascii
                    ? "v in time  ~ on another day  - cancelled  x not held  o planned"
                    : "✓ in time  ◐ on another day  – cancelled  ✗ not held  ○ planned");
    if (!n)
        sketch_missing(sketch, "body", "no joint body yet: record who meets, and how often");
    figure_line(sketch, "G1", NULL);
    figure_line(sketch, "G2", NULL);
    figure_line(sketch, "G3", NULL);
    figure_line(sketch, "G4", NULL);
}

/* ---- commitments ---- */

struct owed {
    const struct commitment_facts *commitment;
    long due;
};

static int
by_day(const void *a, const void *b)
{
    const struct owed *left = a, *right = b;

    if (day_known(left->due) != day_known(right->due))
        return day_known(left->due) ? -1 : 1;
    return left->due != right->due ? (left->due > right->due) - (left->due < right->due)
                                   : strcmp(left->commitment->fact.id, right->commitment->fact.id);
}

static void
owed_line(struct sketch *sketch, const struct owed *owed)
{
    bool late = day_before(owed->due, sketch->context->day);
    bool ours = is_code(owed->commitment->promised_by, "us");

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, INK_TEXT, 2, aim_record(sketch, "commitment", owed->commitment->fact.id),
                    arena_printf(&sketch->view->arena, "%s %s: %s, %s", ours ? "We owe" : "They owe",
                                 owed->commitment->title, sketch_day(sketch, owed->due),
                                 sketch_when(sketch, owed->due)));
        return;
    }
    sketch_line(sketch, aim_record(sketch, "commitment", owed->commitment->fact.id));
    sketch_fit(sketch, ours ? INK_US : INK_THEM, 8, false, ours ? "we owe" : "they owe");
    sketch_text(sketch, INK_TEXT, " ");
    sketch_fit(sketch, INK_TEXT, sketch_left(sketch) - 29, false, owed->commitment->title);
    sketch_text(sketch, INK_TEXT, " ");
    sketch_fit(sketch, INK_TEXT, 11, false, sketch_day(sketch, owed->due));
    sketch_fit(sketch, late ? INK_BAD : INK_MUTED, 16, true, sketch_when(sketch, owed->due));
}

/* "ours    8 fell due in 90 days, 7 kept   5 open, 1 overdue" */
static void
counts_line(struct sketch *sketch, const struct promises *promises, const char *side)
{
    struct promise_counts counts = promise_count(promises, side);
    bool ours = !strcmp(side, "us");

    if (!counts.due && !counts.open)
        return;
    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, counts.overdue ? INK_BAD : INK_TEXT, 2,
                    aim_filtered(sketch, "commitment", "promised_by", side),
                    arena_printf(&sketch->view->arena, "%s: %ld fell due in 90 days, %ld kept; %ld"
                                 " open, %ld overdue", ours ? "Ours" : "Theirs", counts.due,
                                 counts.kept, counts.open, counts.overdue));
        return;
    }
    sketch_line(sketch, aim_filtered(sketch, "commitment", "promised_by", side));
    sketch_fit(sketch, ours ? INK_US : INK_THEM, 10, false, ours ? "ours" : "theirs");
    sketch_printf(sketch, INK_TEXT, "%ld fell due in 90 days, %ld kept", counts.due, counts.kept);
    sketch_to(sketch, 50);
    sketch_printf(sketch, INK_TEXT, "%ld open", counts.open);
    if (counts.overdue)
        sketch_printf(sketch, INK_BAD, ", %ld overdue", counts.overdue);
}

/* Of the late ones so many that those due next are seen too. */
static size_t
late_shown(size_t late, size_t coming)
{
    size_t most = coming < NEXT - LATE ? NEXT - coming : LATE;

    return late < most ? late : most;
}

void
panel_commitments(struct sketch *sketch)
{
    struct promises promises = facts_promises(sketch->context);
    struct owed *owed = arena_alloc(&sketch->view->arena, (promises.n + 1) * sizeof *owed);
    size_t n = 0, late = 0, shown;

    sketch_panel(sketch, "commitments", "Commitments");
    figure_lines(sketch, "G9");
    figure_line(sketch, "G10", NULL);
    figure_line(sketch, "G11", NULL);
    figure_line(sketch, "G12", NULL);
    counts_line(sketch, &promises, "us");
    counts_line(sketch, &promises, "them");
    for (size_t i = 0; i < promises.n; i++)
        if (promise_is_open(&promises.commitment[i]))
            owed[n++] = (struct owed){ &promises.commitment[i],
                                       promise_due(&promises, &promises.commitment[i]) };
    qsort(owed, n, sizeof *owed, by_day);
    while (late < n && day_before(owed[late].due, sketch->context->day))
        late++;
    shown = late_shown(late, n - late);
    for (size_t i = 0; i < shown; i++)
        owed_line(sketch, &owed[i]);
    for (size_t i = late; i < n && shown + i - late < NEXT; i++)
        owed_line(sketch, &owed[i]);
    if (n > NEXT) {
        sketch_line(sketch, aim_register(sketch, "commitment"));
        sketch_printf(sketch, INK_MUTED, "and %zu more open", n - NEXT);
    }
}

/* ---- decisions ---- */

static bool
is_waiting(const struct decision_facts *decision)
{
    return !day_known(decision->decided_on) &&
           is_one_of(decision->state, "raised discussing deferred escalated");
}

static int
by_raised(const void *a, const void *b)
{
    const struct decision_facts *left = *(const struct decision_facts *const *)a;
    const struct decision_facts *right = *(const struct decision_facts *const *)b;

    return left->raised_on != right->raised_on
           ? (left->raised_on > right->raised_on) - (left->raised_on < right->raised_on)
           : strcmp(left->fact.id, right->fact.id);
}

/* The median decision time of each of the last twelve spans of 30 days. */
static void
decision_course(struct sketch *sketch, const struct decisions *decisions)
{
    double course[MONTHS], most = 0;
    double *days = arena_alloc(&sketch->view->arena, (decisions->n + 1) * sizeof *days);
    size_t with = 0;

    for (int month = 0; month < MONTHS; month++) {
        long end = decisions->today - 30L * (MONTHS - 1 - month);
        size_t n = 0;

        for (size_t i = 0; i < decisions->n; i++)
            if (window_event(decisions->decision[i].decided_on, end, 30) &&
                day_known(decisions->decision[i].raised_on))
                days[n++] = (double)(decisions->decision[i].decided_on -
                                     decisions->decision[i].raised_on);
        course[month] = median(days, n);
        if (n)
            with++;
        if (known(course[month]) && course[month] > most)
            most = course[month];
    }
    if (with < 2)
        return;
    sketch_line(sketch, aim_figure(sketch, "governance", "G5", NULL));
    sketch_fit(sketch, INK_MUTED, 30, false, "Median days, by month");
    picture_course(sketch, INK_ACCENT, course, MONTHS, 0, most);
    sketch_printf(sketch, INK_MUTED, "  0 to %.0f", most);
}

void
panel_decisions(struct sketch *sketch)
{
    struct decisions decisions = facts_decisions(sketch->context);
    const struct decision_facts **open =
        arena_alloc(&sketch->view->arena, (decisions.n + 1) * sizeof(void *));
    size_t n = 0;

    sketch_panel(sketch, "decisions", "Decisions");
    figure_line(sketch, "G5", NULL);
    figure_line(sketch, "G6", NULL);
    figure_line(sketch, "G7", NULL);
    figure_line(sketch, "G8", NULL);
    if (!sketch_is_narrow(sketch))
        decision_course(sketch, &decisions);
    for (size_t i = 0; i < decisions.n; i++)
        if (is_waiting(&decisions.decision[i]))
            open[n++] = &decisions.decision[i];
    qsort(open, n, sizeof *open, by_raised);
    for (size_t i = 0; i < n && i < NEXT; i++) {
        bool late = day_before(open[i]->needed_by, sketch->context->day);
        const char *due = !late ? "" : arena_printf(&sketch->view->arena, ", due %s",
                                                    sketch_when(sketch, open[i]->needed_by));

        sketch_line(sketch, aim_record(sketch, "decision", open[i]->fact.id));
        sketch_fit(sketch, INK_TEXT, sketch->columns - 32, false, open[i]->title);
        sketch_fit(sketch, INK_MUTED, 32 - text_columns(due), true,
                   arena_printf(&sketch->view->arena, "open %ld day%s",
                                sketch->context->day - open[i]->raised_on,
                                sketch->context->day - open[i]->raised_on == 1 ? "" : "s"));
        sketch_text(sketch, INK_BAD, due);
    }
    if (n > NEXT) {
        sketch_line(sketch, aim_register(sketch, "decision"));
        sketch_printf(sketch, INK_MUTED, "and %zu more open", n - NEXT);
    }
}
