/* The two-line profile of the newest health check (D.7), what needs care first on top. */
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/panel/figure_line.h"
#include "src/panel/progress_panels.h"

enum { LABEL = 26, GAP = 18, GAP_WORDS = 25, GAP_SHORT = 14, ID = 4, DROPS = 5 };

/* ---- one line of the picture ---- */

/* Columns of the label: what scale and gap leave, as wide as the longest name at most. */
static int
label_columns(const struct sketch *sketch)
{
    int left = sketch->columns - SURVEY_COLUMNS - GAP_SHORT;

    return left > LABEL ? LABEL : left < ID ? ID : left;
}

/* The marks are explained before they are met: in the free corner, or above where it is too small. */
static void
scale_line(struct sketch *sketch, const char *marks)
{
    bool corner = text_columns(marks) < label_columns(sketch);

    if (!corner) {
        sketch_line(sketch, aim_none);
        sketch_text(sketch, INK_MUTED, marks);
    }
    sketch_line(sketch, aim_none);
    sketch_fit(sketch, INK_MUTED, label_columns(sketch), false, corner ? marks : "");
    sketch_text(sketch, INK_MUTED, survey_scale);
    sketch_text(sketch, INK_MUTED, "   gap");
}

static const char *
whose(const struct survey_mark *mark)
{
    return is_code(mark->about, "us") ? "us" : is_code(mark->about, "them") ? "them" : "";
}

/* "+1.75 R solid"; an own-house statement has no gap, a hidden one no figures. */
static void
gap_words(struct sketch *sketch, const struct survey_line *line, const struct survey_mark *mark)
{
    const char *sure = mark->solid ? "solid" : sketch_left(sketch) < GAP ? "tent." : "tentative";

    if (line->view.hidden[SURVEY_US] || line->view.hidden[SURVEY_THEM])
        sketch_text(sketch, INK_NODATA, " hidden (n<3)");
    else if (!known(mark->apart))
        sketch_text(sketch, INK_MUTED, " own house");
    else if (sketch_left(sketch) >= GAP_WORDS)
        sketch_printf(sketch, picture_ink(mark->light), " %+.2f %s, %s", mark->apart,
                      picture_light(sketch, mark->light), sure);
    else
        sketch_printf(sketch, picture_ink(mark->light), " %+.2f %s %s", mark->apart,
                      light_letter(mark->light), sure);
    if ((mark->split_us || mark->split_them) && sketch_left(sketch) > 6)
        sketch_text(sketch, INK_WATCH, " split");
}

/* The second line of a mirror statement says only whom it is about. */
static const char *
label_of(struct sketch *sketch, const struct survey_line *line, const struct survey_mark *mark,
         bool wide)
{
    if (mark != line->view.mark)
        return wide ? "   and about" : "";
    return wide ? arena_printf(&sketch->view->arena, "%s %s", line->words->code, line->words->brief)
                : line->words->code;
}

static void
mark_line(struct sketch *sketch, struct aim aim, const struct survey_line *line,
          const struct survey_mark *mark)
{
    const char *about = whose(mark);
    int columns = label_columns(sketch);
    bool wide = columns > 2 * ID;
    int side = *about && wide ? text_columns(about) + 1 : 0;

    sketch_line(sketch, aim);
    sketch_fit(sketch, INK_TEXT, columns - side - 1, false, label_of(sketch, line, mark, wide));
    if (side)
        sketch_fit(sketch, is_code(about, "us") ? INK_US : INK_THEM, side, true, about);
    sketch_text(sketch, INK_TEXT, " ");
    picture_profile(sketch, SURVEY_COLUMNS, mark->us->mean, mark->them->mean);
    gap_words(sketch, line, mark);
}

static const char *
mean_in_words(struct sketch *sketch, double mean)
{
    return known(mean) ? arena_printf(&sketch->view->arena, "%.1f", mean) : "hidden";
}

static void
mark_in_words(struct sketch *sketch, struct aim aim, const struct survey_line *line,
              const struct survey_mark *mark)
{
    struct arena *arena = &sketch->view->arena;
    const char *about = whose(mark);
    const char *gap = !known(mark->apart) ? ""
        : arena_printf(arena, "; gap %+.2f, %s, %s", mark->apart, light_word(mark->light),
                       mark->solid ? "solid" : "tentative");

    sketch_wrap(sketch, picture_ink(known(mark->apart) ? mark->light : LIGHT_NONE), 2, aim,
                arena_printf(arena, "%s %s%s%s: ours %s, theirs %s%s", line->words->code,
                             line->words->brief, *about ? ", about " : "", about,
                             mean_in_words(sketch, mark->us->mean),
                             mean_in_words(sketch, mark->them->mean), gap));
}

static void
statement_lines(struct sketch *sketch, const struct survey_profile *profile,
                const struct survey_line *line)
{
    struct aim aim = aim_record(sketch, "survey", profile->id);

    for (size_t i = 0; i < line->view.n_marks; i++) {
        if (sketch_is_narrow(sketch))
            mark_in_words(sketch, aim, line, &line->view.mark[i]);
        else
            mark_line(sketch, aim, line, &line->view.mark[i]);
    }
}

/* ---- what needs care first ---- */

static void
say_people(struct sketch *sketch, const struct survey_profile *profile)
{
    const size_t *invited = profile->invited, *answered = profile->answered;

    sketch_wrap(sketch, INK_TEXT, 2, aim_record(sketch, "survey", profile->id),
                arena_printf(&sketch->view->arena,
                             "%s, closed %s: %zu of our %zu answered, %zu of their %zu%s",
                             profile->name, sketch_day(sketch, profile->closed_on),
                             answered[SURVEY_US], invited[SURVEY_US], answered[SURVEY_THEM],
                             invited[SURVEY_THEM],
                             profile->balanced ? "; balanced" : "; not balanced"));
}

static bool
has_hidden(const struct survey_profile *profile)
{
    for (size_t i = 0; i < profile->n; i++)
        if (profile->line[i].view.hidden[SURVEY_US] || profile->line[i].view.hidden[SURVEY_THEM])
            return true;
    return false;
}

struct drop {
    const struct method_statement *words;
    int side;
    double by;
};

static int
deepest_first(const void *a, const void *b)
{
    const struct drop *left = a, *right = b;

    return left->by != right->by ? (left->by > right->by) - (left->by < right->by)
                                 : strcmp(left->words->code, right->words->code);
}

/* What fell since the health check before, by 0.4 or more: the deepest of them. */
static void
say_dropped(struct sketch *sketch, const struct survey_profile *profile)
{
    struct drop *drop = arena_alloc(&sketch->view->arena, (2 * profile->n + 1) * sizeof *drop);
    struct str text = { 0 };
    size_t n = 0;

    for (size_t i = 0; i < profile->n; i++)
        for (int side = 0; side < 2; side++)
            if (profile->line[i].change.dropped[side])
                drop[n++] = (struct drop){ profile->line[i].words, side,
                                           profile->line[i].change.mean[side] };
    qsort(drop, n, sizeof *drop, deepest_first);
    for (size_t i = 0; i < n && i < DROPS; i++)
        str_addf(&text, "%s%s %s, %s %+.1f", i ? "; " : "", drop[i].words->code,
                 drop[i].words->brief, drop[i].side == SURVEY_US ? "ours" : "theirs", drop[i].by);
    if (n > DROPS)
        str_addf(&text, "; and %zu more", n - DROPS);
    if (n)
        sketch_wrap(sketch, INK_WATCH, 2, aim_record(sketch, "survey", profile->earlier),
                    arena_printf(&sketch->view->arena, "Fallen since %s: %s.",
                                 sketch_day(sketch, profile->earlier_on), str_text(&text)));
    str_free(&text);
}

void
panel_check(struct sketch *sketch, const struct survey_profile *profile)
{
    sketch_panel(sketch, "check", "Health check: what needs care first");
    if (!profile) {
        sketch_missing(sketch, "survey",
                       "no health check is closed yet: make one, and ask both sides the same");
    } else {
        say_people(sketch, profile);
        if (profile->n_first && !sketch_is_narrow(sketch))
            scale_line(sketch, "o ours, x theirs, * both");
        for (size_t i = 0; i < profile->n_first; i++)
            statement_lines(sketch, profile, profile->first[i]);
        if (has_hidden(profile))
            sketch_wrap(sketch, INK_MUTED, 2, aim_none,
                        "Hidden: fewer than three answers of a side, so that nobody is made out.");
        say_dropped(sketch, profile);
    }
    figure_line(sketch, "HW5", NULL);
    figure_line(sketch, "HW6", "us");
    figure_line(sketch, "HW6", "them");
}

/* ---- every statement ---- */

static void
theme_line(struct sketch *sketch, const struct survey_profile *profile, const char *rule)
{
    for (size_t i = 0; i < SURVEY_THEMES; i++) {
        const struct survey_theme *theme = &profile->theme[i];

        if (!is_code(theme->rule, rule))
            continue;
        sketch_line(sketch, aim_none);
        sketch_printf(sketch, INK_TITLE, "%s  ", theme->name);
        if (known(theme->score))
            sketch_printf(sketch, picture_ink(theme->light), "%.0f of 100 %s", theme->score,
                          picture_light(sketch, theme->light));
        else
            sketch_text(sketch, INK_NODATA, "no data");
    }
}

void
panel_profile(struct sketch *sketch, const struct survey_profile *profile)
{
    const char *rule = NULL;

    if (!profile)
        return;
    sketch_panel(sketch, "profile", "Health check: o what we say, x what they say, * both");
    if (!sketch_is_narrow(sketch))
        scale_line(sketch, "");
    for (size_t i = 0; i < profile->n; i++) {
        const struct survey_line *line = &profile->line[i];

        if (!is_code(line->words->rule, rule))
            theme_line(sketch, profile, line->words->rule);
        rule = line->words->rule;
        statement_lines(sketch, profile, line);
    }
}
