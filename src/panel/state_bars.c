#include "src/panel/state_bars.h"

enum { STATE = 22, BAR = 20 };

static void
one_bar(struct sketch *sketch, const char *entity, const struct state_bar *bar, size_t most)
{
    struct aim aim = aim_filtered(sketch, entity, "state", bar->state);
    const char *name = sketch_word(sketch, entity, "state", bar->state);
    const char *note = bar->note ? arena_printf(&sketch->view->arena, ", %s", bar->note) : "";

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, bar->count ? INK_TEXT : INK_MUTED, 2, aim,
                    arena_printf(&sketch->view->arena, "%s: %zu%s", name, bar->count, note));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, bar->aside ? INK_MUTED : INK_TEXT, STATE, false, name);
    picture_share(sketch, BAR, (double)bar->count, (double)most,
                  bar->aside ? INK_MUTED : INK_FILLED);
    sketch_printf(sketch, bar->count ? INK_TEXT : INK_MUTED, " %3zu%s", bar->count, note);
}

void
state_bars(struct sketch *sketch, const char *entity, const struct state_bar *bar, size_t n)
{
    size_t most = 1;

    for (size_t i = 0; i < n; i++)
        most = bar[i].count > most ? bar[i].count : most;
    for (size_t i = 0; i < n; i++)
        if (bar[i].count || !bar[i].aside)
            one_bar(sketch, entity, &bar[i], most);
}
