#include "src/figures/progress_notes.h"

#include "src/base/date.h"
#include "src/figures/survey_profile.h"

static const char *const sides[] = { [SURVEY_US] = "Ours", [SURVEY_THEM] = "Theirs" };

static void
add_response(struct notes *notes, const struct survey_profile *survey)
{
    char day[DATE_SIZE];

    date_write(survey->closed_on, day);
    notes_add(notes, "Health check", "%s, closed on %s", survey->name, day);
    for (int side = SURVEY_US; side <= SURVEY_THEM; side++)
        if (known(survey->rate[side]))
            notes_add(notes, sides[side], "%zu of %zu invited answered (%.0f %%)",
                      survey->answered[side], survey->invited[side], survey->rate[side]);
    if (survey->answered[SURVEY_US] || survey->answered[SURVEY_THEM])
        notes_add(notes, "Balance", "%s", survey->balanced
                  ? "balanced: the smaller side is at least 60 % of the larger"
                  : "not balanced: fewer than 60 % as many answered on one side as on the other");
}

static void
add_themes(struct notes *notes, const struct survey_profile *survey)
{
    for (size_t i = 0; i < SURVEY_THEMES; i++) {
        const struct survey_theme *theme = &survey->theme[i];

        if (known(theme->score))
            notes_add(notes, theme->name, "%.0f of 100, %s, from %zu statement%s", theme->score,
                      light_word(theme->light), theme->n, theme->n == 1 ? "" : "s");
    }
}

static void
add_first(struct notes *notes, const struct survey_profile *survey)
{
    for (size_t i = 0; i < survey->n_first; i++) {
        const struct survey_line *line = survey->first[i];

        notes_add(notes, line->words->code, "priority %.1f: %s", line->view.priority,
                  line->words->text);
    }
}

/* How many statements a side rates lower by 0.4 or more, and which. */
static void
add_trend(struct notes *notes, const struct survey_profile *survey)
{
    bool dropped = false;

    for (size_t i = 0; i < survey->n; i++) {
        const struct survey_line *line = &survey->line[i];

        for (int side = SURVEY_US; side <= SURVEY_THEM; side++)
            if (line->change.dropped[side]) {
                notes_add(notes, line->words->code, "%s fell by %.1f: %s",
                          side == SURVEY_US ? "ours" : "theirs", -line->change.mean[side],
                          line->words->text);
                dropped = true;
            }
    }
    if (!dropped)
        notes_add(notes, "Trend", "no statement fell by 0.4 or more");
}

void
figures_progress_notes(struct figures_context *context, struct notes *notes)
{
    const struct survey_profile *survey = survey_profile(context, NULL);
    char day[DATE_SIZE];

    if (!survey)
        return;
    notes_heading(notes, "The newest health check");
    add_response(notes, survey);
    notes_heading(notes, "Scores of the health check");
    add_themes(notes, survey);
    notes_heading(notes, "Care for these first");
    add_first(notes, survey);
    if (!survey->earlier)
        return;
    date_write(survey->earlier_on, day);
    notes_heading(notes, arena_printf(notes->arena, "Since the health check of %s", day));
    add_trend(notes, survey);
}
