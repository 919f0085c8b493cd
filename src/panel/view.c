#include "src/panel/view.h"

#include <string.h>

#include "src/figures/dashboard.h"
#include "src/figures/governance.h"
#include "src/figures/learning.h"
#include "src/panel/calendar_panels.h"
#include "src/panel/figure_line.h"
#include "src/panel/figure_panels.h"
#include "src/panel/governance_panels.h"
#include "src/panel/learning_panels.h"

const struct view_kind view_kinds[] = {
    { "governance", "Governance", true, figures_governance, figures_governance_sentence,
      governance_panels },
    { "learning", "Learning", true, figures_learning, figures_learning_sentence, learning_panels },
    { "calendar", "Calendar", true, NULL, calendar_sentence, calendar_panels },
};
const size_t view_kind_count = sizeof view_kinds / sizeof *view_kinds;

const struct view_kind *
view_find(const char *name)
{
    for (size_t i = 0; i < view_kind_count; i++)
        if (!strcmp(view_kinds[i].name, name))
            return &view_kinds[i];
    return NULL;
}

/* The head is as wide as all panels together. */
static void
write_head(struct sketch *sketch, const struct view_want *want)
{
    int columns = sketch->columns;

    sketch->panel = &sketch->view->head;
    sketch->columns = want->whole ? want->whole : columns;
    if (want->kind->sentence)
        sketch_wrap(sketch, INK_TITLE, 0, aim_none, want->kind->sentence(sketch->context));
    if (sketch->list)
        figure_index(sketch);
    sketch->columns = columns;
}

static void
write_panels(struct sketch *sketch, const struct view_want *want)
{
    struct view *view = sketch->view;

    view->title = arena_string(&view->arena, want->kind->title);
    if (want->code) {
        figure_panels(sketch, want->code, want->side);
    } else {
        write_head(sketch, want);
        want->kind->panels(sketch);
    }
    sketch_end(sketch);
}

bool
view_write(struct book *book, const struct view_want *want, struct view *view, struct err *err)
{
    struct figures figures;
    struct sketch sketch = { .view = view, .figures = &figures, .family = want->kind->figures,
                             .columns = want->columns, .ascii = want->ascii,
                             .presenting = want->presenting };

    memset(view, 0, sizeof *view);
    if (figures_open(&figures, book, err)) {
        if (want->alliance)
            sketch.context = figures_context(&figures, want->alliance, want->day);
        if (sketch.context && want->kind->figures)
            sketch.list = want->kind->figures(sketch.context);
        if (!err->kind)
            write_panels(&sketch, want);
    }
    figures_leave(sketch.context);
    figures_close(&figures);
    if (err->kind)
        view_free(view);
    return !err->kind;
}
