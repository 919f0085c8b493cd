#include "ui/screen/filter_line.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/layer.h"

const struct screen_hint filter_line_hints[] = {
    { "Enter", "keep the filter" }, { "Esc", "take it away" }, { NULL, NULL },
};

void
filter_line_free(struct filter_line *line)
{
    textedit_free(&line->edit);
}

const char *
filter_line_text(const struct filter_line *line)
{
    return str_text(&line->edit.text);
}

bool
filter_line_shown(const struct filter_line *line)
{
    return line->typing || *filter_line_text(line);
}

void
filter_line_open(struct filter_line *line)
{
    char *text = mem_string(filter_line_text(line));

    textedit_set(&line->edit, text, false, 500);
    mem_free(text);
    line->typing = true;
}

void
filter_line_set(struct filter_line *line, const char *text)
{
    textedit_set(&line->edit, text, false, 500);
    line->typing = false;
    err_clear(&line->wrong);
}

bool
filter_line_clear(struct filter_line *line)
{
    bool had = filter_line_shown(line);

    textedit_set(&line->edit, NULL, false, 500);
    line->typing = false;
    err_clear(&line->wrong);
    return had;
}

bool
filter_line_event(struct filter_line *line, struct ui *ui, const struct event *event, bool *changed)
{
    char *before;
    bool taken;

    *changed = false;
    if (!line->typing)
        return false;
    if (event->kind == EVENT_KEY && !event->key.mods)
        switch (event->key.code) {
        case SPECIAL_ESC:
            *changed = *filter_line_text(line) != '\0';
            filter_line_clear(line);
            return true;
        case SPECIAL_ENTER:
        case SPECIAL_TAB:
            line->typing = false;
            return true;
        case SPECIAL_UP:
        case SPECIAL_DOWN:
        case SPECIAL_PAGE_UP:
        case SPECIAL_PAGE_DOWN:
            line->typing = false;
            return false;
        default:
            break;
        }
    before = mem_string(filter_line_text(line));
    taken = layer_edit(ui, &line->edit, event);
    *changed = taken && strcmp(before, filter_line_text(line)) != 0;
    mem_free(before);
    return taken;
}

void
filter_line_draw(struct filter_line *line, struct ui *ui, struct area row, const char *count)
{
    bool wrong = line->wrong.kind != ERR_NONE;
    const char *say = wrong ? line->wrong.what : count;
    int columns = text_columns(say);
    struct area text;

    area_text(row, 0, 0, ROLE_ACCENT, ui_key(ui, ACTION_FILTER));
    if (columns > row.columns * 2 / 3)
        columns = row.columns * 2 / 3;
    area_fit(layout_right(&row, columns), 0, 0, columns, -1, wrong ? ROLE_ERROR : ROLE_MUTED, 0, say);
    text = area_sub(row, 0, 2, 1, row.columns - 4);
    if (line->typing)
        textedit_draw(&line->edit, text, ROLE_EDIT);
    else
        area_fit(text, 0, 0, text.columns, -1, ROLE_TEXT, 0, filter_line_text(line));
}
