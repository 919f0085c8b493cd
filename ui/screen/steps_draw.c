#include "ui/screen/steps_draw.h"

#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "ui/screen/summary.h"

enum { WIDE = 66, LIST = 28, LIST_NARROWER = 22, ROOMY_ROWS = 26, PURPOSE_ROWS = 4 };

/* ---- the list of steps ---- */

static void
draw_list(struct steps_screen *steps, struct area area)
{
    bool focus = !steps->in_form;

    for (int i = 0; i < STEP_COUNT && i < area.rows; i++) {
        /* Twelve lines fit nearly everywhere; where they do not, those around the selected one show. */
        int first = steps->number - area.rows / 2 - 1;
        int at, columns;
        enum step_mark mark;

        first = first + area.rows > STEP_COUNT ? STEP_COUNT - area.rows : first;
        at = i + (first < 0 ? 0 : first);
        mark = steps->summary[at].mark;
        if (at + 1 == steps->number)
            area_text(area, i, 0, focus ? ROLE_ACCENT : ROLE_MUTED, ">");
        area_printf(area, i, 2, ROLE_MUTED, "%2d", at + 1);
        area_text(area, i, 5, summary_role(mark), summary_mark(steps->ui, mark));
        columns = area.columns - 8 < text_columns(steps->name[at]) ? area.columns - 8
                                                                   : text_columns(steps->name[at]);
        area_fit(area, i, 7, area.columns - 8, -1, at + 1 == steps->number ? ROLE_TITLE : ROLE_TEXT, 0,
                 steps->name[at]);
        if (at + 1 == steps->number && focus) {
            area_restyle(area, i, 7, columns, ROLE_SELECTED, 0);
            area_cursor(area, i, 7, false);
        }
    }
}

static void
draw_progress(struct steps_screen *steps, struct area area)
{
    int done = 0, waived = 0;

    for (int i = 0; i < STEP_COUNT; i++) {
        done += steps->summary[i].mark == STEP_DONE;
        waived += steps->summary[i].mark == STEP_WAIVED;
    }
    area_printf(area, 0, 2, ROLE_MUTED, "%d of %d done", done, STEP_COUNT - waived);
    if (steps->percent > 0 && steps->percent < 1 && area.rows > 1)
        area_text(area, 1, 2, ROLE_MUTED, "less than 1 % filled");
    else if (steps->percent >= 0 && area.rows > 1)
        area_printf(area, 1, 2, ROLE_MUTED, "%d %% filled", (int)steps->percent);
}

/* ---- the step ---- */

static void
draw_title(struct steps_screen *steps, struct area row)
{
    const struct step *step = &steps->step;
    char state[60];
    int columns;

    snprintf(state, sizeof state, "%s%s", step_mark_word(step->mark),
             steps->summary[steps->number - 1].stalled && !steps->revision ? ", stalled" : "");
    if (steps->binned)
        snprintf(state, sizeof state, "the alliance is in the bin");
    else if (steps->revision)
        snprintf(state, sizeof state, "revision %d, as it was", steps->revision);
    else if (step->revision > 1)
        snprintf(state + strlen(state), sizeof state - strlen(state), ", revision %d", step->revision);
    columns = text_columns(state);
    area_text(row, 0, row.columns - columns, steps->revision || steps->binned ? ROLE_WARNING
                                                              : summary_role(step->mark), state);
    area_printf(area_sub(row, 0, 0, 1, row.columns - columns - 1), 0, 0, ROLE_TITLE, "%d  %s", step->number,
                step->method->name);
}

static void
draw_question(struct steps_screen *steps, struct area *area, bool roomy)
{
    const struct method_step *words = steps->step.method;
    const char *key = ui_key(steps->ui, ACTION_HELP);
    struct area row = layout_top(area, 1), purpose;
    int columns = text_columns(key) + 9, rows;

    area_text(row, 0, row.columns - columns, ROLE_KEY, key);
    area_text(row, 0, row.columns - 8, ROLE_HINT, "guidance");
    area_fit(row, 0, 0, row.columns - columns - 1, -1, ROLE_ACCENT, 0, words->question ? words->question : "");
    if (!roomy || !words->purpose)
        return;
    rows = area_wrap_rows(words->purpose, area->columns);
    purpose = layout_top(area, rows < PURPOSE_ROWS ? rows : PURPOSE_ROWS);
    area_wrap(purpose, 0, ROLE_MUTED, words->purpose);
}

/* "Working ahead: steps 2 and 4 are not done, and this one uses their answers" */
static void
draw_ahead(struct steps_screen *steps, struct area *area)
{
    struct str text = { 0 };
    int left = __builtin_popcount(steps->ahead), rows;
    bool one = left == 1;

    if (!steps->ahead || steps->step.mark == STEP_DONE || steps->step.mark == STEP_WAIVED)
        return;
    str_addf(&text, "%s Working ahead: step%s ", ui_glyph(steps->ui, GLYPH_WARNING), one ? "" : "s");
    for (int i = 0; i < STEP_COUNT; i++)
        if (steps->ahead & 1u << i)
            str_addf(&text, "%d%s", i + 1, --left > 1 ? ", " : left == 1 ? " and " : "");
    str_addf(&text, one ? " is not done, and its answers are used here" : " are not done, and their answers are used here");
    rows = area_wrap_rows(text.data, area->columns);
    area_wrap(layout_top(area, rows < 2 ? rows : 2), 0, ROLE_WARNING, text.data);
    str_free(&text);
}

static const char *
plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static void
draw_gate(struct steps_screen *steps, struct area row)
{
    const char *key = ui_key(steps->ui, ACTION_COMPLETE_STEP);
    size_t checks = 0, answers;
    char text[120];

    if (steps->step.mark == STEP_DONE || steps->step.mark == STEP_WAIVED || steps->revision)
        return;
    for (size_t i = 0; i < steps->gaps; i++)
        checks += steps->gap[i].is_check;
    answers = steps->gaps - checks;
    area_text(row, 0, 0, ROLE_TITLE, "Gate");
    if (!steps->gaps)
        snprintf(text, sizeof text, "all there: ready to be signed off");
    else if (steps->gaps == 1 && !steps->gap[0].can_waive)
        snprintf(text, sizeof text, "open until the alliance is closed");
    else if (checks && answers)
        snprintf(text, sizeof text, "%zu answer%s missing, %zu check%s open", answers, plural(answers), checks,
                 plural(checks));
    else if (checks)
        snprintf(text, sizeof text, "%zu check%s open", checks, plural(checks));
    else
        snprintf(text, sizeof text, "%zu answer%s missing", answers, plural(answers));
    area_fit(row, 0, 6, row.columns - 6, -1, steps->gaps ? ROLE_WATCH : ROLE_GOOD, 0, text);
    if (row.columns > 50) {
        const char *label = steps->gaps ? "shows them" : "completes";
        int columns = text_columns(label);

        area_text(row, 0, row.columns - columns, ROLE_HINT, label);
        area_text(row, 0, row.columns - columns - text_columns(key) - 1, ROLE_KEY, key);
    }
}

static void
draw_step(struct steps_screen *steps, struct area area, bool roomy)
{
    draw_title(steps, layout_top(&area, 1));
    if (area.rows >= 12)
        draw_question(steps, &area, roomy);
    draw_ahead(steps, &area);
    if (area.rows >= 14)
        area_rule(layout_top(&area, 1), 0, ROLE_LINE);
    if (area.rows >= 6)
        draw_gate(steps, layout_bottom(&area, 1));
    form_draw(&steps->form, steps->ui, area, steps->in_form);
}

void
steps_draw(struct steps_screen *steps, struct area area)
{
    bool roomy = area.rows >= ROOMY_ROWS;

    if (area.columns < WIDE) {      /* one column: the list or the step */
        if (steps->in_form)
            draw_step(steps, area, false);
        else
            draw_list(steps, area);
        return;
    }
    {
        struct area left = layout_left(&area, area.columns >= 78 ? LIST : LIST_NARROWER);
        struct area list = layout_top(&left, STEP_COUNT);

        draw_list(steps, list);
        if (left.rows >= 4)
            draw_progress(steps, area_sub(left, 1, 0, 2, left.columns));
    }
    area_bar(layout_left(&area, 1), 0, ROLE_LINE);
    layout_left(&area, 1);
    draw_step(steps, area, roomy);
}

/* ---- guidance ---- */

static void
say(struct str *out, const char *title, const char *text)
{
    if (text && *text)
        str_addf(out, "# %s\n%s\n\n", title, text);
}

void
steps_guide(struct steps_screen *steps, struct str *out)
{
    const struct form_field *at = steps->in_form ? form_at(&steps->form) : NULL;
    const struct method_step *words = steps->step.method;
    const struct step_row *row;
    const struct step_field *field;
    const struct step_check *check = at && at->key ? steps_check(steps, at->key) : NULL;
    size_t part;

    field = at && at->key ? steps_field(steps, at->key, &part, &row) : NULL;
    if (field) {
        say(out, field->method->label, field->method->ask);
        say(out, "Why we ask", field->method->why);
        say(out, "For example", field->method->example);
        say(out, "Source", field->method->refer);
    } else if (check) {
        say(out, "Checklist", check->method->text);
        say(out, "Why it matters", check->method->why);
    }
    say(out, words->name, words->purpose);
    say(out, "What good looks like", words->good);
    say(out, "Typical mistakes", words->mistakes);
    say(out, "The step ends with", words->evidence);
    say(out, "It draws on", words->draws);
    say(out, "It feeds", words->feeds);
    say(out, "Time it takes", words->takes);
    str_addf(out, "# Read more\nThe command “guidance” (%s) lists the pages for this step, the lists of words and the figures to compare "
             "with.\n", ui_key(steps->ui, ACTION_PALETTE));
}
