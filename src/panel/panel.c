#include "src/panel/panel.h"

#include <string.h>

#include "src/base/mem.h"

void
panel_line_text(const struct panel_line *line, struct str *out)
{
    size_t from = out->len;

    for (size_t i = 0; i < line->n; i++)
        str_add(out, line->piece[i].text);
    while (out->len > from && out->data[out->len - 1] == ' ')
        str_replace(out, out->len - 1, 1, "", 0);
}

void
view_free(struct view *view)
{
    for (size_t i = 0; i <= view->n; i++) {
        struct panel *panel = i < view->n ? &view->panel[i] : &view->head;

        for (size_t k = 0; k < panel->n; k++) {
            mem_free(panel->line[k].piece);
            mem_free(panel->line[k].cell);
        }
        mem_free(panel->line);
    }
    mem_free(view->panel);
    arena_free(&view->arena);
    memset(view, 0, sizeof *view);
}
