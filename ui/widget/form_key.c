/* Keys, pastes and clicks while a field is edited. */
#include <string.h>

#include "ui/widget/form_inside.h"
#include "ui/widget/layer.h"

static void
cancel(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);
    bool lost = form_typed(field->kind) && form_changed(form);

    form_drop(form);
    if (form->class->drop && form->class->drop(form->context, field)) {
        ui_changed(ui);
        ui_message(ui, "What was typed is dropped");
    } else if (lost)
        ui_message(ui, "What was typed is dropped; the stored value is as it was");
}

static void
go_on(struct form *form, struct ui *ui, int direction)
{
    if (!form_accept(form, ui) || !form_step(form, direction))
        return;
    if (form_typed(form_at(form)->kind) || form_picked(form_at(form)->kind)) {
        if (!form_at(form)->why_not && !form_at(form)->hidden)
            form_edit(form, ui);
    }
}

static void
highlight(struct form *form, int direction, int count)
{
    struct form_edit *edit = form->edit;

    if (!count)
        return;
    if (edit->at < 0)
        edit->at = direction > 0 ? 0 : count - 1;
    else
        edit->at = (edit->at + direction + count) % count;
}

static bool
typed_key(struct form *form, struct ui *ui, const struct event *event)
{
    struct form_edit *edit = form->edit;
    const struct form_field *field = form_at(form);
    bool up = event->kind == EVENT_KEY && event->key.code == SPECIAL_UP && !event->key.mods;
    bool down = event->kind == EVENT_KEY && event->key.code == SPECIAL_DOWN && !event->key.mods;

    if (field->kind == FORM_REFERENCE && (up || down)) {
        highlight(form, down ? 1 : -1, edit->found.count);
        return true;
    }
    if (layer_edit(ui, &edit->text, event)) {
        form_look(form);
        return true;
    }
    if (up || down) {
        if (form_accept(form, ui))
            form_step(form, down ? 1 : -1);
        return true;
    }
    return false;
}

static bool
control_key(struct form *form, struct ui *ui, struct key key)
{
    enum action action = keymap_find(ui->keymap, LAYER_ALWAYS, key);

    if (key_is_text(key))
        return false;           /* whatever [keys] says: here it is a letter */
    if (key.code == SPECIAL_ENTER && !key.mods) {
        if (form_at(form)->kind == FORM_LONG)
            textedit_action(&form->edit->text, ACTION_TEXT_NEWLINE);
        else
            form_accept(form, ui);
    } else if (action == ACTION_NEXT_FIELD || action == ACTION_PREVIOUS_FIELD) {
        go_on(form, ui, action == ACTION_NEXT_FIELD ? 1 : -1);
    } else if (key.code == SPECIAL_ESC) {
        form_leave(form, ui);
    } else if (action == ACTION_CANCEL) {
        cancel(form, ui);
    } else if (action == ACTION_EDITOR && form_at(form)->kind == FORM_LONG) {
        form_external(form, ui);
    } else {
        return false;
    }
    return true;
}

static bool
mouse(struct form *form, struct ui *ui, const struct event *event)
{
    int row = event->row - form->area_row + form->scroll;

    if (event->row < form->area_row || event->row >= form->area_row + form->height)
        return false;
    if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
        return !form->edit &&
               form_action(form, ui,
                           event->mouse == MOUSE_WHEEL_UP ? ACTION_MOVE_UP : ACTION_MOVE_DOWN);
    for (size_t i = 0; i < form->count; i++) {
        if (row < form->drawn[i] || row >= form->drawn[i + 1] || form_passes(&form->fields[i]))
            continue;
        if (i == form->at && !form->edit)
            return form_action(form, ui, ACTION_OPEN);
        if (form->edit && (i == form->at || !form_leave(form, ui)))
            return true;
        return form_go(form, form->fields[i].key);
    }
    return true;
}

bool
form_event(struct form *form, struct ui *ui, const struct event *event)
{
    if (event->kind == EVENT_MOUSE)
        return mouse(form, ui, event);
    if (!form->edit)
        return false;
    if (event->kind == EVENT_KEY && control_key(form, ui, event->key))
        return true;
    if (form_picked(form_at(form)->kind))
        return event->kind == EVENT_KEY && form_pick_key(form, ui, event->key);
    return typed_key(form, ui, event);
}
