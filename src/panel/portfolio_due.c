/* What is late in each alliance, and when it meets next. */
#include <stdlib.h>

#include "src/figures/portfolio.h"
#include "src/panel/picture.h"
#include "src/panel/portfolio_panels.h"

enum { SHOWN = 20, BAR = 16, NAME_LEAST = 16, COUNT = 5, MEETS = 26 };

/* The most that is late first; then whoever meets soonest. */
static int
by_late(const void *left, const void *right)
{
    const struct digest *a = &(*(const struct portfolio_row *const *)left)->digest;
    const struct digest *b = &(*(const struct portfolio_row *const *)right)->digest;

    if (a->overdue != b->overdue)
        return a->overdue > b->overdue ? -1 : 1;
    return (a->next_meeting > b->next_meeting) - (a->next_meeting < b->next_meeting);
}

static const char *
meets(struct sketch *sketch, const struct digest *digest)
{
    return day_known(digest->next_meeting)
           ? arena_printf(&sketch->view->arena, "meets %s", sketch_when(sketch, digest->next_meeting))
           : "no meeting planned";
}

static void
due_line(struct sketch *sketch, const struct portfolio_row *row, long most)
{
    const struct digest *digest = &row->digest;
    int name = sketch->columns - BAR - COUNT - MEETS - 2;

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, digest->overdue ? INK_BAD : INK_TEXT, 2,
                    portfolio_aim(row, digest->overdue ? "overview" : "calendar"),
                    arena_printf(&sketch->view->arena, "%s: %ld late, %s", row->name,
                                 digest->overdue, meets(sketch, digest)));
        return;
    }
    sketch_line(sketch, portfolio_aim(row, "calendar"));
    sketch_fit(sketch, INK_TEXT, name < NAME_LEAST ? NAME_LEAST : name, false, row->name);
    sketch_text(sketch, INK_TEXT, " ");
    picture_share(sketch, BAR, (double)digest->overdue, (double)most, INK_BAD);
    sketch_fit(sketch, digest->overdue ? INK_BAD : INK_MUTED, COUNT, true,
               arena_printf(&sketch->view->arena, "%ld", digest->overdue));
    sketch_text(sketch, INK_TEXT, " ");
    sketch_text(sketch, INK_MUTED, meets(sketch, digest));
}

void
panel_due(struct sketch *sketch)
{
    const struct portfolio *portfolio = sketch->portfolio;
    const struct portfolio_row **row =
        arena_alloc(&sketch->view->arena, (portfolio->n + 1) * sizeof(void *));
    size_t n = 0;

    sketch_panel(sketch, "due", "Late commitments and actions, and the next meeting");
    for (size_t i = 0; i < portfolio->n; i++)
        if (portfolio->row[i].live &&
            (portfolio->row[i].digest.overdue || day_known(portfolio->row[i].digest.next_meeting)))
            row[n++] = &portfolio->row[i];
    qsort(row, n, sizeof *row, by_late);
    if (!n)
        sketch_missing(sketch, "meeting", "nothing is late and no meeting is planned");
    for (size_t i = 0; i < n && i < SHOWN; i++)
        due_line(sketch, row[i], row[0]->digest.overdue);
    if (n > SHOWN) {
        sketch_line(sketch, aim_register(sketch, "alliance"));
        sketch_printf(sketch, INK_MUTED, "and %zu more with less", n - SHOWN);
    }
}
