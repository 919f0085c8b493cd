/* The two-line profile of a closed health check, as wide as the screen allows. */
#include <stdio.h>
#include <string.h>

#include "src/figures/survey_text.h"
#include "ui/screen/desk.h"
#include "ui/screen/survey.h"
#include "ui/widget/pager.h"

struct result {
    struct sited sited;
    struct pager pager;
    int columns;                 /* the text was made for; 0: not yet */
};

static struct result *
self(struct screen *screen)
{
    return (struct result *)screen;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct result *result = self(screen);

    (void)ui;
    (void)err;
    result->sited.place = *(const struct place *)argument;
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    pager_free(&self(screen)->pager);
}

/* The file may have changed: the text is made anew with the next frame. */
static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    (void)ui;
    (void)err;
    self(screen)->columns = 0;
    return true;
}

static void
make_text(struct ui *ui, struct result *result, int columns)
{
    const struct place *place = &result->sited.place;
    const struct survey_profile *profile = NULL;
    struct figures_context *context;
    struct figures figures;
    struct str text = { 0 };
    struct err err = { 0 };

    if (figures_open(&figures, &desk_of(ui)->book, &err) &&
        (context = figures_context(&figures, place->alliance,
                                   book_today(&desk_of(ui)->book))) != NULL)
        profile = survey_profile(context, place->record);
    if (profile)
        survey_text(profile, context->alliance->name, columns, &text);
    else
        str_addf(&text, "%s", err.kind ? err.what : "This health check is not closed any more.");
    figures_close(&figures);
    pager_set(&result->pager, str_text(&text));
    result->columns = columns;
    str_free(&text);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct result *result = self(screen);

    if (result->columns != area.columns - 2)
        make_text(ui, result, area.columns - 2);     /* beside it stands the mark for more */
    pager_draw(&result->pager, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    place_crumb_alliance(ui, screen, out);
    str_add(out, "Result of the health check");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    (void)ui;
    return pager_action(&self(screen)->pager, action);
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Look for long lines before low ones: a gap tells that two groups live in two "
                 "alliances. Begin the talk with the largest gap and a question: what do you see "
                 "that we do not? What fewer than three people of a side answered is hidden.");
}

static const struct screen_class result_class = {
    .name = "survey-result", .size = sizeof(struct result), .open = open_screen,
    .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .move = move,
    .guide = guide,
};

bool
survey_result_open(struct ui *ui, const char *alliance, const char *survey)
{
    struct place place = { .kind = PLACE_SURVEY };

    snprintf(place.alliance, sizeof place.alliance, "%s", alliance);
    snprintf(place.record, sizeof place.record, "%s", survey);
    return ui_push(ui, &result_class, &place);
}
