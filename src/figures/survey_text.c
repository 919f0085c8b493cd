#include "src/figures/survey_text.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"

/* Columns: the label, the picture, and behind it gap, light and how solid it is. */
enum { LABEL = 26, GAP_LEAD = 3, LABEL_LEAST = 22, GAP = 8, HINT = 6,
       PICTURE = LABEL_LEAST + SURVEY_COLUMNS + GAP, NARROW = PICTURE + HINT, ROOMY = 88,
       WITH_MEANS = 120, MEANS_AT = 91, LEAST = 24 };

static const char *const sides[] = { "us", "them" };

struct paper {
    struct str *out;
    struct arena arena;
    int columns;
};

/* ---- lines ---- */

/* Without blanks at its end. */
static void
add(struct paper *paper, const char *text)
{
    size_t n = strlen(text);

    while (n && text[n - 1] == ' ')
        n--;
    str_add_bytes(paper->out, text, n);
    str_add(paper->out, "\n");
}

static void
gap_line(struct paper *paper)
{
    if (paper->out->len)
        str_add(paper->out, "\n");
}

static void
heading(struct paper *paper, const char *text)
{
    gap_line(paper);
    str_addf(paper->out, "# %s\n", text);
}

/* `lead`, then the text wrapped behind it, its further lines indented by `indent`. */
static void
wrapped(struct paper *paper, const char *lead, int indent, const char *text)
{
    int at = text_columns(lead);
    size_t skip;

    str_add(paper->out, lead);
    for (bool first = true; first || *text; first = false) {
        size_t n = text_wrap(text, paper->columns - (first && at > indent ? at : indent), &skip);

        str_addf(paper->out, "%*s%.*s\n", first ? 0 : indent, "", (int)n, text);
        text += n + skip;
    }
}

/* ---- one statement ---- */

static bool
is_hidden(const struct survey_mark *mark)
{
    return !known(mark->us->mean) && !known(mark->them->mean);
}

static const char *
gap_words(struct paper *paper, const struct survey_line *line, const struct survey_mark *mark)
{
    bool shared = line->view.result->statement->kind == STATEMENT_SHARED;
    bool us = known(mark->us->mean), them = known(mark->them->mean);

    if (us != them)
        return paper->columns < NARROW ? us ? " them -" : " us -"
               : us                    ? " theirs hidden"
                                       : " ours hidden";
    if (!us || !known(mark->apart))
        return "";
    return arena_printf(&paper->arena, "%+6.2f %s%s%s", mark->apart, light_letter(mark->light),
                        shared && paper->columns >= NARROW ? " " : "",
                        !shared || paper->columns < NARROW ? ""
                        : mark->solid                      ? "solid"
                        : paper->columns >= ROOMY          ? "tentative"
                                                           : "tent.");
}

static const char *
mean_words(struct paper *paper, const struct opinion *opinion)
{
    return known(opinion->mean) ? arena_printf(&paper->arena, "%.2f (%zu)", opinion->mean,
                                               opinion->n)
                                : "hidden";
}

static int
label_columns(const struct paper *paper)
{
    int left = paper->columns - SURVEY_COLUMNS - GAP - (paper->columns >= NARROW ? HINT : 0);

    return paper->columns >= ROOMY ? LABEL
           : left < LABEL_LEAST    ? LABEL_LEAST
           : left > LABEL - 1      ? LABEL - 1
                                   : left;
}

static void
add_mark(struct paper *paper, const struct survey_line *line, const struct survey_mark *mark,
         const char *label)
{
    bool roomy = paper->columns >= ROOMY;
    int columns = label_columns(paper), used;
    char picture[SURVEY_PICTURE_SIZE];
    size_t n = text_fit(label, columns - 1, &used);
    char *text;

    survey_picture(mark, picture);
    text = arena_printf(&paper->arena, "%.*s%*s%-*s%*s%s", (int)n, label, columns - used, "",
                        SURVEY_COLUMNS,
                        is_hidden(mark) ? "hidden: fewer than three answers" : picture,
                        roomy ? GAP_LEAD : 0, "", gap_words(paper, line, mark));
    if (paper->columns >= WITH_MEANS)
        text = arena_printf(&paper->arena, "%-*sus %-9s  them %s", MEANS_AT, text,
                            mean_words(paper, mark->us), mean_words(paper, mark->them));
    add(paper, text);
}

/* Where there is no room for a picture. */
static void
add_sentence(struct paper *paper, const struct survey_line *line, const struct survey_mark *mark)
{
    const char *about = *mark->about ? arena_printf(&paper->arena, ", about %s", mark->about) : "";
    const char *gap = known(mark->apart)
                      ? arena_printf(&paper->arena, ", apart %+.2f, %s", mark->apart,
                                     light_word(mark->light))
                      : "";

    wrapped(paper, arena_printf(&paper->arena, "%s ", line->words->code), 3,
            arena_printf(&paper->arena, "%s%s: us %s, them %s%s", line->words->brief, about,
                         mean_words(paper, mark->us), mean_words(paper, mark->them), gap));
}

static void
add_line(struct paper *paper, const struct survey_line *line)
{
    const char *label = arena_printf(&paper->arena, "%s %s", line->words->code,
                                     line->words->brief);
    static const char *const abouts[] = { "   about us", "   about them" };

    if (paper->columns >= PICTURE && line->view.n_marks == 2)
        add(paper, label);
    for (size_t i = 0; i < line->view.n_marks; i++) {
        if (paper->columns < PICTURE)
            add_sentence(paper, line, &line->view.mark[i]);
        else
            add_mark(paper, line, &line->view.mark[i],
                     line->view.n_marks == 2 ? abouts[i] : label);
    }
}

static void
add_picture(struct paper *paper, const struct survey_profile *profile)
{
    bool roomy = paper->columns >= ROOMY;
    const char *theme = NULL;

    heading(paper, "Where the two sides stand");
    if (paper->columns >= PICTURE)
        add(paper, arena_printf(&paper->arena, "%*s%s%*s%s", label_columns(paper), "",
                                survey_scale, roomy ? GAP_LEAD : 1, "", "gap"));
    for (size_t i = 0; i < profile->n; i++) {
        const struct survey_line *line = &profile->line[i];

        if (!theme || strcmp(theme, line->words->theme) != 0)
            add(paper, line->words->theme);
        theme = line->words->theme;
        add_line(paper, line);
    }
    gap_line(paper);
    if (paper->columns >= PICTURE)
        wrapped(paper, "", 0, "o what our side says, x what theirs says, * both. G, A, R: green to "
                              "0.5, red from 1.0 (1.2 where each side is rated). Solid: more than "
                              "chance among so few.");
}

/* ---- numbers ---- */

static const char *
notes_of(struct paper *paper, const struct survey_line *line)
{
    struct str text = { 0 };
    const char *kept;

    for (int side = 0; side < 2; side++) {
        if (line->view.split[side])
            str_addf(&text, "%ssplit view (%s)", text.len ? ", " : "", sides[side]);
        if (line->change.dropped[side])
            str_addf(&text, "%sfell (%s)", text.len ? ", " : "", sides[side]);
        if (line->view.hidden[side])
            str_addf(&text, "%s%s hidden", text.len ? ", " : "", side ? "theirs" : "ours");
    }
    kept = arena_string(&paper->arena, str_text(&text));
    str_free(&text);
    return kept;
}

static const char *
number(struct paper *paper, double value, bool sign)
{
    return !known(value) ? "" : arena_printf(&paper->arena, sign ? "%+.2f" : "%.2f", value);
}

static void
add_numbers(struct paper *paper, const struct survey_profile *profile)
{
    bool trend = profile->earlier != NULL;

    if (paper->columns < PICTURE)
        return;
    heading(paper, "Numbers");
    add(paper, trend ? "      us   n    sd  trend   them   n    sd  trend   care"
                     : "      us   n    sd   them   n    sd   care");
    for (size_t i = 0; i < profile->n; i++) {
        const struct survey_line *line = &profile->line[i];
        struct str text = { 0 };

        str_addf(&text, "%s", line->words->code);
        for (int side = 0; side < 2; side++) {
            const struct opinion *self = &line->view.result->self[side];
            bool one = line->view.n_marks == 1;
            char n[24] = "";

            if (!line->view.hidden[side])
                snprintf(n, sizeof n, "%zu", self->n);
            str_addf(&text, "%*s%4s", side ? 7 : 6, number(paper, line->view.mean[side], false), n);
            str_addf(&text, "%6s", one ? number(paper, self->deviation, false) : "");
            if (trend)
                str_addf(&text, "%7s", number(paper, line->change.mean[side], true));
        }
        str_addf(&text, "%7s", number(paper, line->view.priority, false));
        if (*notes_of(paper, line))
            wrapped(paper, arena_printf(&paper->arena, "%s  ", str_text(&text)),
                    (int)text.len + 2, notes_of(paper, line));
        else
            add(paper, str_text(&text));
        str_free(&text);
    }
}

static void
add_first(struct paper *paper, const struct survey_profile *profile)
{
    heading(paper, "Care for these first");
    for (size_t i = 0; i < profile->n_first; i++) {
        const struct survey_line *line = profile->first[i];

        wrapped(paper, arena_printf(&paper->arena, "%zu. %s  ", i + 1, line->words->code), 7,
                arena_printf(&paper->arena, "%s Us %.2f, them %.2f.", line->words->text,
                             line->view.mean[0], line->view.mean[1]));
    }
    if (!profile->n_first)
        wrapped(paper, "", 0, "No statement has three answers of both sides yet.");
}

static void
add_score(struct paper *paper, const char *name, const char *value, enum light light, size_t n)
{
    if (paper->columns < PICTURE)
        wrapped(paper, "", 2, arena_printf(&paper->arena, "%s: %s, %s, from %zu", name, value,
                                           light_word(light), n));
    else
        add(paper, arena_printf(&paper->arena, "%-26s%5s  %s  from %zu", name, value,
                                light_letter(light), n));
}

static void
add_scores(struct paper *paper, const struct survey_profile *profile)
{
    heading(paper, "Scores, 0 to 100");
    for (size_t i = 0; i < SURVEY_THEMES; i++) {
        const struct survey_theme *theme = &profile->theme[i];

        if (known(theme->score))
            add_score(paper, theme->name, arena_printf(&paper->arena, "%.0f", theme->score),
                      theme->light, theme->n);
    }
    if (known(profile->gap))
        add_score(paper, "Gap index", number(paper, profile->gap, false), profile->gap_light,
                  profile->gap_n);
    for (int side = 0; side < 2; side++)
        if (known(profile->blind[side]))
            add_score(paper, side ? "Blind spots of theirs" : "Blind spots of ours",
                      number(paper, profile->blind[side], false), profile->blind_light[side],
                      profile->blind_n[side]);
}

/* ---- words ---- */

static void
add_words(struct paper *paper, const char *lead, const struct survey_words words[2])
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < words[side].n; i++) {
            const char *at = words[side].text[i];

            for (bool first = true; first || *at; first = false) {
                size_t n = strcspn(at, "\n");

                wrapped(paper, first ? arena_printf(&paper->arena, "  %s%-4s  ", lead, sides[side])
                                     : "            ", 12,
                        arena_bytes(&paper->arena, at, n));
                at += n + (at[n] == '\n');
            }
        }
}

static void
add_comments(struct paper *paper, const struct survey_profile *profile)
{
    bool some = false;

    for (int i = 0; i < METHOD_QUESTIONS; i++) {
        if (!profile->reply[i][0].n && !profile->reply[i][1].n)
            continue;
        heading(paper, profile->words->questions[i]);
        add_words(paper, "", profile->reply[i]);
    }
    for (size_t i = 0; i < profile->n; i++) {
        const struct survey_line *line = &profile->line[i];

        if (!line->comment[0].n && !line->comment[1].n)
            continue;
        if (!some)
            heading(paper, "Comments");
        some = true;
        add_words(paper, arena_printf(&paper->arena, "%s ", line->words->code), line->comment);
    }
}

/* ---- all of it ---- */

static void
add_head(struct paper *paper, const struct survey_profile *profile, const char *alliance)
{
    char day[DATE_SIZE], before[DATE_SIZE];
    bool hundred = profile->scale && !strcmp(profile->scale, "hundred");

    date_write(profile->closed_on, day);
    heading(paper, arena_printf(&paper->arena, "%s: %s", alliance,
                                profile->name ? profile->name : "health check"));
    wrapped(paper, "", 0, arena_printf(&paper->arena, "Closed on %s.%s", day,
                                       hundred ? " Asked from 0 to 100, shown from 1 to 5." : ""));
    if (profile->invited[0] + profile->invited[1])
        wrapped(paper, "", 0,
                arena_printf(&paper->arena, "%zu of %zu of us and %zu of %zu of them answered: %s.",
                             profile->answered[0], profile->invited[0], profile->answered[1],
                             profile->invited[1],
                             profile->balanced ? "in balance" : "not in balance"));
    if (!profile->earlier)
        return;
    date_write(profile->earlier_on, before);
    wrapped(paper, "", 0, arena_printf(&paper->arena, "Trends are against the health check closed "
                                                      "on %s.", before));
}

void
survey_text(const struct survey_profile *profile, const char *alliance, int columns,
            struct str *out)
{
    struct paper paper = { .out = out, .columns = columns < LEAST ? LEAST : columns };

    add_head(&paper, profile, alliance);
    add_first(&paper, profile);
    add_picture(&paper, profile);
    add_scores(&paper, profile);
    add_numbers(&paper, profile);
    add_comments(&paper, profile);
    arena_free(&paper.arena);
}
