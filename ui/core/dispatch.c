/* From an event to the function that handles it: the one dispatcher. */
#include "ui/core/screen.h"

static const struct screen_action *
entry_of(const struct screen *screen, enum action action)
{
    const struct screen_action *entry = screen->class->actions;

    for (; entry && entry->action != ACTION_NONE; entry++)
        if (entry->action == action)
            return entry;
    return NULL;
}

/* What the interface itself does, on every screen. */
static bool
own_action(enum action action)
{
    return action == ACTION_QUIT || action == ACTION_BACK || action == ACTION_CANCEL ||
           action == ACTION_REPAINT || action == ACTION_SUSPEND || action == ACTION_MOUSE;
}

static void
go_back(struct ui *ui, enum action action)
{
    struct screen *top = ui_top(ui);

    if (top->class->layer && ui->depth > 1)
        ui_answer_nothing(ui);
    else if (action == ACTION_CANCEL)
        ui_message(ui, "There is nothing to cancel; %s closes this", ui_key(ui, ACTION_QUIT));
    else if (action == ACTION_BACK && ui->depth == 1)
        ui_message(ui, "This is the first place; %s leaves", ui_key(ui, ACTION_QUIT));
    else
        ui_pop(ui);
}

static void
switch_mouse(struct ui *ui)
{
    ui->mouse = !ui->mouse;
    if (ui->terminal->class->mouse)
        ui->terminal->class->mouse(ui->terminal, ui->mouse);
    if (ui->mouse)
        ui_message(ui, "Mouse on: click and wheel work; hold Shift to select text; %s turns it off",
                   ui_key(ui, ACTION_MOUSE));
    else
        ui_message(ui, "Mouse off: the terminal selects text again");
}

static void
do_own(struct ui *ui, enum action action)
{
    const struct terminal_class *terminal = ui->terminal->class;

    switch (action) {
    case ACTION_REPAINT:
        if (terminal->repaint)
            terminal->repaint(ui->terminal);
        break;
    case ACTION_SUSPEND:
        if (!terminal->stop || !terminal->stop(ui->terminal))
            ui_warn(
                ui,
                "No shell waits below that could bring the program back, so it was not stopped");
        break;
    case ACTION_MOUSE:
        switch_mouse(ui);
        break;
    default:
        go_back(ui, action);
        break;
    }
}

static bool
by_top(struct ui *ui, struct screen *top, enum action action)
{
    const struct screen_action *entry = entry_of(top, action);
    const char *why = entry && entry->why_not ? entry->why_not(ui, top) : NULL;

    if (why)
        ui_warn(ui, "%s", why);
    else if (entry)
        entry->run(ui, top);
    return entry || (top->class->move && top->class->move(ui, top, action));
}

static bool
by_application(struct ui *ui, enum action action)
{
    bool taken = false;
    const char *why = ui->hooks->why_not ? ui->hooks->why_not(ui, action, &taken) : NULL;

    if (why) {
        ui_warn(ui, "%s", why);
        return true;
    }
    return ui->hooks->action && ui->hooks->action(ui, action);
}

bool
ui_action(struct ui *ui, enum action action)
{
    struct screen *top = ui_top(ui);

    if (!top || action == ACTION_NONE)
        return false;
    if (by_top(ui, top, action))
        return true;
    if (action_info(action)->layer != LAYER_ALWAYS)
        return false;
    if (own_action(action)) {
        do_own(ui, action);
        return true;
    }
    return !top->class->layer && by_application(ui, action);
}

bool
ui_takes(struct ui *ui, enum action action, const char **why)
{
    struct screen *top = ui_top(ui);
    const struct screen_action *entry = top ? entry_of(top, action) : NULL;
    bool taken = false;

    *why = NULL;
    if (entry) {
        *why = entry->why_not ? entry->why_not(ui, top) : NULL;
        return true;
    }
    if (own_action(action))
        return true;
    if (top && !top->class->layer && ui->hooks->why_not)
        *why = ui->hooks->why_not(ui, action, &taken);
    return taken;
}

static bool
takes_text(struct ui *ui, struct screen *top)
{
    return top->class->wants_text && top->class->wants_text(ui, top);
}

static void
key(struct ui *ui, struct screen *top, struct key pressed)
{
    enum action in_grid = keymap_find(ui->keymap, LAYER_GRID, pressed);
    enum action action = keymap_find(ui->keymap, LAYER_ALWAYS, pressed);
    char name[KEY_NAME_SIZE];

    if (key_is_text(pressed) && takes_text(ui, top))
        return;
    if ((in_grid != ACTION_NONE && ui_action(ui, in_grid)) || ui_action(ui, action))
        return;
    key_write(pressed, name);
    if (action == ACTION_NONE)
        ui_message(ui, "%s does nothing; %s shows what works here", name, ui_key(ui, ACTION_HELP));
    else
        ui_message(ui, "%s (%s) does nothing here; %s shows what does", name,
                   action_info(action)->label, ui_key(ui, ACTION_HELP));
}

/* Nothing is done unseen: in a window that is too small only these keys count. */
static void
key_unseen(struct ui *ui, struct key pressed)
{
    enum action action = keymap_find(ui->keymap, LAYER_ALWAYS, pressed);

    if (action == ACTION_QUIT)
        ui->leave = true;       /* all is saved; screens keep drafts as they close */
    else if (action == ACTION_REPAINT || action == ACTION_SUSPEND)
        do_own(ui, action);
}

/*
 * Alt is not needed anywhere. Where it has no meaning, Esc and a key that was typed after it have
 * come in one piece over a slow line.
 */
static bool
is_esc_and_key(const struct ui *ui, struct key pressed)
{
    return (pressed.mods & MOD_ALT) &&
           keymap_find(ui->keymap, LAYER_ALWAYS, pressed) == ACTION_NONE;
}

static void
end(struct ui *ui, int number)
{
    if (ui->hooks->ending)
        ui->hooks->ending(ui, number);
    ui->leave = true;
    ui->status = 128 + number;
}

void
ui_event(struct ui *ui, const struct event *event)
{
    struct screen *top = ui_top(ui);

    if (event->kind == EVENT_RESIZE) {
        canvas_resize(&ui->canvas, event->rows, event->columns);
        return;
    }
    if (event->kind == EVENT_END) {
        end(ui, event->signal);
        return;
    }
    if (!top || event->kind == EVENT_NONE || event->kind == EVENT_RESUME)
        return;
    if (ui->blank) {
        ui->blank = false;
        return;
    }
    if (event->kind != EVENT_MOUSE)
        ui->message_shown = false;
    if (ui_too_small(ui) && !takes_text(ui, top)) {
        if (event->kind == EVENT_KEY)
            key_unseen(ui, event->key);
        return;
    }
    if (!top->loaded)
        ui_draw(ui);            /* typed ahead: the key means what will be there when it is seen */
    if (top->class->event && top->class->event(ui, top, event))
        return;
    if (event->kind == EVENT_KEY && is_esc_and_key(ui, event->key)) {
        struct event second = *event;

        second.key.mods &= ~(unsigned)MOD_ALT;
        ui_event(ui, &(struct event){ .kind = EVENT_KEY, .key = { SPECIAL_ESC, 0 } });
        ui_event(ui, &second);
    } else if (event->kind == EVENT_KEY) {
        key(ui, top, event->key);
    } else if (event->kind == EVENT_PASTE) {
        ui_warn(ui, "A paste goes into a text field only; nothing was done");
    }
}
