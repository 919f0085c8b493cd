#include "ui/widget/common.h"

#include "ui/widget/pager.h"

bool
common_takes(enum action action)
{
    return action == ACTION_HELP || action == ACTION_PALETTE || action == ACTION_MESSAGES ||
           action == ACTION_HINTS || action == ACTION_COPY_FIELD || action == ACTION_COPY_ROW ||
           action == ACTION_BLANK;
}

static void
show_messages(struct ui *ui)
{
    static const char *const tones[] = {
        [TONE_PLAIN] = "", [TONE_GOOD] = "", [TONE_WARNING] = "caution: ", [TONE_ERROR] = "error: "
    };
    struct str text = { 0 };
    const struct ui_message *message;

    for (size_t back = 0; (message = ui_message_at(ui, back)); back++)
        str_addf(&text, "- %s%s\n", tones[message->tone], message->text);
    pager_show(ui, "Messages, the newest first",
               text.len ? str_text(&text) : "Nothing has been said so far.");
    str_free(&text);
}

static void
copy(struct ui *ui, bool row)
{
    struct screen *top = ui_top(ui);
    struct str text = { 0 };

    if (!top->class->copy || !top->class->copy(ui, top, row, &text))
        ui_warn(ui, "There is nothing here to copy");
    else if (!ui->terminal->class->copy ||
             !ui->terminal->class->copy(ui->terminal, str_text(&text), text.len))
        ui_warn(ui, "This is too long for the terminal's clipboard");
    else
        ui_message(ui, "Sent to the terminal: %zu bytes; whether it keeps them is its own choice",
                   text.len);
    str_free(&text);
}

bool
common_action(struct ui *ui, enum action action, const struct palette_places *places)
{
    switch (action) {
    case ACTION_HELP:
        palette_help(ui);
        return true;
    case ACTION_PALETTE:
        palette_commands(ui, places);
        return true;
    case ACTION_MESSAGES:
        show_messages(ui);
        return true;
    case ACTION_HINTS:
        ui->hints = !ui->hints;
        return true;
    case ACTION_COPY_FIELD:
    case ACTION_COPY_ROW:
        copy(ui, action == ACTION_COPY_ROW);
        return true;
    case ACTION_BLANK:
        ui->blank = true;
        return true;
    default:
        return false;
    }
}
