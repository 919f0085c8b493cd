#include "ui/screen/card.h"

#include <stdio.h>
#include <string.h>

#include "ui/widget/bars.h"

enum { HEADED = 3 };             /* rows that a heading with something below it takes */

/* Draw one row and cut it off the area; false when the area is full. */
static bool
row(struct area *area, enum role role, const char *text)
{
    struct area line = layout_top(area, 1);

    if (!line.rows)
        return false;
    area_fit(line, 0, 0, line.columns, -1, role, 0, text);
    return true;
}

static void
heading(struct area *area, const char *text)
{
    layout_top(area, 1);
    row(area, ROLE_TITLE, text);
}

static void
draw_parties(const struct summary *summary, struct area *area)
{
    for (size_t i = 0; i < summary->parties; i++) {
        const struct summary_party *party = &summary->party[i];
        bool us = party->side && strcmp(party->side, "us") == 0;
        struct area line = layout_top(area, 1);

        if (!line.rows)
            return;
        area_text(line, 0, 0, us ? ROLE_US : ROLE_THEM, us ? "us" : "them");
        area_fit(line, 0, 6, line.columns - 6, -1, ROLE_TEXT, 0, party->name ? party->name : "");
    }
}

static void
draw_steps(const struct summary *summary, struct ui *ui, struct area *area)
{
    for (int i = 0; i < STEP_COUNT; i++) {
        const struct step_summary *step = &summary->step[i];
        struct area line = layout_top(area, 1);
        char percent[8] = "";

        if (!line.rows)
            return;
        if (step->mark == STEP_IN_PROGRESS || step->mark == STEP_REOPENED)
            snprintf(percent, sizeof percent, "%d %%", (int)step->figures.step_percent);
        area_printf(line, 0, 0, ROLE_MUTED, "%2d", i + 1);
        area_text(line, 0, 3, summary_role(step->mark), summary_mark(ui, step->mark));
        area_fit(line, 0, 5, line.columns - 11, -1, i + 1 == summary->current ? ROLE_TITLE : ROLE_TEXT, 0,
                 summary->step_name[i]);
        area_fit(line, 0, line.columns - 5, 5, 1, ROLE_MUTED, 0, percent);
    }
}

static void
draw_missing(const struct summary *summary, struct ui *ui, struct area *area)
{
    char title[80];
    size_t hidden = 0, shown = 0;

    for (size_t i = 0; i < summary->gaps; i++)
        hidden += desk_hides_question(ui, summary->alliance, summary->gap[i].item);
    if (!summary->current || area->rows < HEADED || (hidden && hidden == summary->all_gaps))
        return;
    if (!summary->all_gaps) {
        snprintf(title, sizeof title, "Step %d waits for sign-off", summary->current);
        heading(area, title);
        return;
    }
    snprintf(title, sizeof title, "Step %d still wants %zu answer%s", summary->current,
             summary->all_gaps - hidden, summary->all_gaps - hidden == 1 ? "" : "s");
    heading(area, title);
    for (size_t i = 0; i < summary->gaps && shown < 3; i++) {
        struct area line;

        if (desk_hides_question(ui, summary->alliance, summary->gap[i].item))
            continue;
        line = layout_top(area, 1);
        shown++;
        area_text(line, 0, 0, ROLE_MUTED, ui_glyph(ui, GLYPH_OPEN));
        area_fit(line, 0, 2, line.columns - 2, -1, ROLE_TEXT, 0, summary->gap[i].text);
    }
}

static void
draw_actions(const struct summary *summary, struct area *area)
{
    if (!summary->actions || area->rows < HEADED)
        return;
    heading(area, "Open actions");
    for (size_t i = 0; i < summary->actions && i < 4; i++) {
        const struct summary_action *action = &summary->action[i];
        struct area line = layout_top(area, 1);
        char when[40] = "";

        if (action->late > 0)
            snprintf(when, sizeof when, "%ld d late", action->late);
        else if (action->due)
            snprintf(when, sizeof when, "%.10s", action->due);
        area_fit(layout_right(&line, 11), 0, 0, 11, 1, action->late > 0 ? ROLE_BAD : ROLE_MUTED, 0, when);
        area_fit(line, 0, 0, line.columns - 1, -1, ROLE_TEXT, 0, action->title ? action->title : "");
    }
}

static void
draw_change(const struct summary *summary, struct ui *ui, struct area *area)
{
    struct str when = { 0 };

    if (!summary->changes || area->rows < HEADED)
        return;
    summary_time(ui, summary->change[0].at_ms, &when);
    str_addf(&when, ", %s", summary->change[0].who);
    heading(area, "Last change");
    row(area, ROLE_TEXT, summary->change[0].label);
    row(area, ROLE_MUTED, when.data);
    str_free(&when);
}

void
card_draw(const struct summary *summary, struct ui *ui, struct area area)
{
    const char *name = record_text(&summary->record, "name"), *tier = record_text(&summary->record, "tier");
    struct str line = { 0 };

    row(&area, ROLE_TITLE, name ? name : "");
    str_addf(&line, "%s", summary->state);
    if (*summary->form)
        str_addf(&line, " %s %s", ui_glyph(ui, GLYPH_DOT), summary->form);
    if (tier)
        str_addf(&line, " %s %s", ui_glyph(ui, GLYPH_DOT), tier);
    row(&area, ROLE_MUTED, line.data);
    str_free(&line);
    layout_top(&area, 1);
    draw_parties(summary, &area);
    if (area.rows >= STEP_COUNT + 1) {
        layout_top(&area, 1);
        draw_steps(summary, ui, &area);
    }
    draw_missing(summary, ui, &area);
    draw_actions(summary, &area);
    draw_change(summary, ui, &area);
}
