/* The bands around every screen: where I am, what just happened, which keys matter here. */
#include "ui/core/screen.h"

#include <stdio.h>
#include <string.h>

#include "src/base/text.h"

enum {
    ROOMY_ROWS = 20,            /* from here on a rule stands below the top line */
    ROOMY_COLUMNS = 60,         /* and a blank column at either side */
    HINTS_MAX = 8, MESSAGE_ROWS = 3,
    UNDO_SIZE = KEY_NAME_SIZE + 8,
};

/* What can be done must be said truly: while a text is edited, q is a letter of it. */
static void
too_small(struct ui *ui, struct area area)
{
    struct screen *top = ui_top(ui);
    bool editing = top->class->wants_text && top->class->wants_text(ui, top);
    char text[200];

    snprintf(text, sizeof text,
             "This window is %d by %d. Entente needs %d by %d. Make it larger, or press %s%s to leave%s.",
             area.columns, area.rows, UI_LEAST_COLUMNS, UI_LEAST_ROWS, editing ? "Esc and then " : "",
             ui_key(ui, ACTION_QUIT), editing ? "; what you typed is kept" : "");
    area_wrap(area, 0, ROLE_WARNING, text);
    area_cursor(area, 0, 0, false);
}

bool
ui_too_small(const struct ui *ui)
{
    return ui->canvas.rows < UI_LEAST_ROWS || ui->canvas.columns < UI_LEAST_COLUMNS;
}

/* ---- the top line ---- */

static enum role
label_role(const char *label)
{
    return !strcmp(label, "DEMO")     ? ROLE_DEMO :
           !strcmp(label, "TRAINING") ? ROLE_TRAINING :
                                        ROLE_LIVE;
}

static void
crumbs(struct ui *ui, struct str *out)
{
    for (int i = 0; i < ui->depth; i++) {
        struct screen *screen = ui->stack[i];
        size_t before = out->len;

        if (screen->class->layer || !screen->class->crumb)
            continue;
        if (before)
            str_addf(out, " %s ", ui_glyph(ui, GLYPH_CRUMB));
        screen->class->crumb(ui, screen, out);
    }
}

/* When it is too long the end matters: that is where I am. */
static void
draw_crumbs(struct ui *ui, struct area area)
{
    struct str text = { 0 };
    const char *shown;
    int columns, width;

    crumbs(ui, &text);
    shown = str_text(&text);
    columns = text_columns(shown);
    if (columns > area.columns) {
        area_text(area, 0, 0, ROLE_BAR, ui_glyph(ui, GLYPH_ELLIPSIS));
        layout_left(&area, 1);
        while (columns > area.columns && *shown) {
            shown += text_cluster(shown, strlen(shown), &width);
            columns -= width;
        }
    }
    area_text(area, 0, 0, ROLE_BAR, shown);
    str_free(&text);
}

static void
draw_top(struct ui *ui, struct area line)
{
    int presence = ui->presenting ? 0 : text_columns(ui->presence);

    layout_left(&line, 1);
    layout_right(&line, 1);
    if (*ui->label) {
        struct area chip = layout_left(&line, (int)strlen(ui->label) + 2);

        area_fill(chip, label_role(ui->label));
        area_text(chip, 0, 1, label_role(ui->label), ui->label);
        layout_left(&line, 2);
    }
    if (ui->presenting) {
        area_text(layout_left(&line, 10), 0, 0, ROLE_WARNING, "PRESENTING");
        layout_left(&line, 2);
    }
    if (ui->readonly && line.columns > 40) {
        area_text(layout_left(&line, 9), 0, 0, ROLE_WARNING, "read only");
        layout_left(&line, 2);
    }
    if (presence && presence + 24 < line.columns) {
        area_text(layout_right(&line, presence), 0, 0, ROLE_PRESENCE, ui->presence);
        layout_right(&line, 2);
    }
    draw_crumbs(ui, line);
}

/* ---- the message line ---- */

static const struct {
    enum role role;
    int glyph;
} tones[] = {
    [TONE_PLAIN] = { ROLE_MESSAGE, -1 },
    [TONE_GOOD] = { ROLE_GOOD, GLYPH_DONE },
    [TONE_WARNING] = { ROLE_WARNING, GLYPH_WARNING },
    [TONE_ERROR] = { ROLE_ERROR, GLYPH_CROSS },
};

static const struct ui_message *
shown_message(const struct ui *ui)
{
    return ui->message_shown ? ui_message_at(ui, 0) : NULL;
}

/* How the change that the message tells of is undone; false when there is nothing to say. */
static bool
undo_hint(const struct ui *ui, const struct ui_message *message, char out[UNDO_SIZE])
{
    const char *key = ui_key(ui, ACTION_UNDO);

    if (message->tone != TONE_GOOD || !*ui->undo || !*key)
        return false;
    snprintf(out, UNDO_SIZE, "undo: %s", key);
    return true;
}

/* A long message takes up to three rows: an error is worth more than the last rows of a list. */
static int
message_rows(const struct ui *ui, int columns)
{
    const struct ui_message *message = shown_message(ui);
    char undo[UNDO_SIZE];
    int rows;

    if (!message)
        return 1;
    columns -= 2 + (tones[message->tone].glyph >= 0 ? 2 : 0);
    if (undo_hint(ui, message, undo))
        columns -= (int)strlen(undo) + 2;
    rows = area_wrap_rows(message->text, columns);

    return rows < 1 ? 1 : rows > MESSAGE_ROWS ? MESSAGE_ROWS : rows;
}

static void
draw_message(struct ui *ui, struct area area)
{
    const struct ui_message *message = shown_message(ui);
    char undo[UNDO_SIZE];

    if (!message)
        return;
    layout_left(&area, 1);
    layout_right(&area, 1);
    if (undo_hint(ui, message, undo)) {
        area_text(layout_right(&area, (int)strlen(undo)), 0, 0, ROLE_HINT, undo);
        layout_right(&area, 2);
    }
    if (tones[message->tone].glyph >= 0) {
        area_text(area, 0, 0, tones[message->tone].role,
                  ui_glyph(ui, (enum glyph)tones[message->tone].glyph));
        layout_left(&area, 2);
    }
    area_wrap(area, 0, message->tone == TONE_GOOD ? ROLE_MESSAGE : tones[message->tone].role,
              message->text);
}

/* ---- the hints ---- */

static int
hint_columns(const struct screen_hint *hint)
{
    return text_columns(hint->key) + 1 + text_columns(hint->label);
}

static bool
make_hint(struct ui *ui, enum action action, const char *label, struct screen_hint *hint)
{
    *hint = (struct screen_hint){ ui_key(ui, action), label ? label : action_info(action)->label };
    return *hint->key;
}

static int
collect_hints(struct ui *ui, struct screen *top, struct screen_hint hint[HINTS_MAX], int most)
{
    const struct screen_action *entry = top->class->actions;
    int n = 0;

    for (; entry && entry->action != ACTION_NONE && n < most; entry++)
        if (!entry->quiet && !(entry->why_not && entry->why_not(ui, top)) &&
            make_hint(ui, entry->action, entry->label, &hint[n]))
            n++;
    return n;
}

static int
draw_hint(struct area area, int column, const struct screen_hint *hint)
{
    column = area_text(area, 0, column, ROLE_KEY, hint->key);
    return area_text(area, 0, column + 1, ROLE_HINT, hint->label) + 2;
}

static void
draw_hints(struct ui *ui, struct screen *top, struct area area)
{
    struct screen_hint hint[HINTS_MAX], last[2];
    int lasts = 0, column = 0, kept = 0, n = 0;
    bool editing = !top->class->layer && top->class->wants_text && top->class->wants_text(ui, top);

    layout_left(&area, 1);
    layout_right(&area, 1);
    if (top->class->layer) {
        lasts += make_hint(ui, ACTION_BACK, "close", &last[lasts]);
    } else if (editing && top->class->typing) {
        for (; top->class->typing[n].key && n < HINTS_MAX; n++)
            hint[n] = top->class->typing[n];
    } else if (editing) {
        lasts += make_hint(ui, ACTION_BACK, "save, leave", &last[lasts]);
        lasts += make_hint(ui, ACTION_CANCEL, "drop", &last[lasts]);
    } else {                        /* these two lead to everything else, so they never drop out */
        lasts += make_hint(ui, ACTION_PALETTE, NULL, &last[lasts]);
        lasts += make_hint(ui, ACTION_HELP, NULL, &last[lasts]);
    }
    for (int i = 0; i < lasts; i++)
        kept += hint_columns(&last[i]) + 2;
    if (editing && top->class->typing)
        ;                           /* those are all */
    else if (editing)               /* letters are text now */
        n = make_hint(ui, ACTION_NEXT_FIELD, "save, next field", &hint[0]);
    else
        n = collect_hints(ui, top, hint, HINTS_MAX - lasts);
    for (int i = 0; i < n && column + hint_columns(&hint[i]) + kept <= area.columns; i++)
        column = draw_hint(area, column, &hint[i]);
    for (int i = 0; i < lasts && column + hint_columns(&last[i]) <= area.columns; i++)
        column = draw_hint(area, column, &last[i]);
}

/* Before others the keys are left out, unless something is typed or asked. */
static bool
is_calm(struct ui *ui, struct screen *top)
{
    return ui->presenting && !top->class->layer &&
           !(top->class->wants_text && top->class->wants_text(ui, top));
}

/* ---- all of it ---- */

static void
load(struct ui *ui, struct screen *screen)
{
    struct err err = { 0 };

    if (screen->loaded && screen->generation == ui->generation)
        return;
    screen->loaded = true;
    screen->generation = ui->generation;
    if (screen->class->load && !screen->class->load(ui, screen, &err))
        ui_error(ui, &err);
}

/* The lowest screen that can be seen: layers leave it standing. */
static int
lowest(const struct ui *ui)
{
    int i = ui->depth - 1;

    while (i > 0 && ui->stack[i]->class->layer)
        i--;
    return i;
}

void
ui_draw(struct ui *ui)
{
    struct area area = canvas_area(&ui->canvas), body;
    struct screen *top = ui_top(ui);

    canvas_clear(&ui->canvas);
    if (!top || ui->blank)
        return;
    if (ui_too_small(ui)) {
        too_small(ui, area);
        return;
    }
    for (int i = lowest(ui); i < ui->depth; i++)
        load(ui, ui->stack[i]);
    draw_top(ui, layout_top(&area, 1));
    if (area.rows + 1 >= ROOMY_ROWS)
        area_rule(layout_top(&area, 1), 0, ROLE_LINE);
    if (ui->hints && !is_calm(ui, top))
        draw_hints(ui, top, layout_bottom(&area, 1));
    draw_message(ui, layout_bottom(&area, message_rows(ui, area.columns)));
    body = area.columns >= ROOMY_COLUMNS ? layout_inset(area, 0, 1) : area;
    for (int i = lowest(ui); i < ui->depth; i++) {
        ui->canvas.cursor = false;
        ui->stack[i]->class->draw(ui, ui->stack[i], body);
    }
    if (!ui->canvas.cursor)
        area_cursor(body, 0, 0, false);
}
