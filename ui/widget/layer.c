#include "ui/widget/layer.h"

enum { NEARLY = 6 };

struct area
layer_box(struct area area, int rows, int columns, const char *title)
{
    struct area box;

    if (area.columns - columns < NEARLY)
        columns = area.columns; /* a rest of a few columns of the screen below tells nothing */
    if (area.rows - rows < NEARLY)
        rows = area.rows;
    box = layout_center(area, rows, columns);

    area_fill(box, ROLE_TEXT);
    return layout_inset(area_box(box, ROLE_LINE, title), 0, 1);
}

bool
layer_edit(struct ui *ui, struct textedit *edit, const struct event *event)
{
    enum action action;

    if (textedit_event(edit, event))
        return true;
    if (event->kind != EVENT_KEY)
        return false;
    action = keymap_find(ui->keymap, LAYER_TEXT, event->key);
    return action != ACTION_NONE && textedit_action(edit, action);
}
