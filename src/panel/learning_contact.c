/* The panels of what differs between the sides, and of how often they are in touch. */
#include <string.h>

#include "src/base/text.h"
#include "src/figures/learning.h"
#include "src/figures/pair_contacts.h"
#include "src/figures/plan_learning.h"
#include "src/panel/figure_line.h"
#include "src/panel/learning_panels.h"

enum { KIND = 13, PROFILE = 21, PAIRS = 8, BAR = 12 };

/* ---- asymmetries ---- */

/* The mean of what the rating sides give one side. */
static double
score_of(const struct asymmetry_facts *const rated[2], bool us)
{
    double scores[2];
    size_t n = 0;

    for (size_t i = 0; i < 2; i++)
        if (rated[i])
            scores[n++] = us ? rated[i]->score_us : rated[i]->score_them;
    return mean(scores, n);
}

static void
asymmetry_line(struct sketch *sketch, int number)
{
    size_t n;
    const struct asymmetry_facts *asymmetry = figures_rows(sketch->context, &asymmetry_plan, &n);
    const char *kind = asymmetry_kinds[number - 1];
    const struct asymmetry_facts *rated[] = { asymmetry_newest(asymmetry, n, kind, "us"),
                                              asymmetry_newest(asymmetry, n, kind, "them") };
    const struct asymmetry_facts *newest = rated[0] ? rated[0] : rated[1];
    double us = score_of(rated, true), them = score_of(rated, false);
    bool alarm = figures_asymmetry_alarm(sketch->context, number);
    struct arena *arena = &sketch->view->arena;
    const char *name = sketch_word(sketch, "asymmetry", "kind", kind);
    const char *state, *effect;

    if (!newest) {
        figure_line(sketch, arena_printf(arena, "L18.Y%d", number), NULL);
        return;
    }
    if (rated[1] && rated[1]->date > newest->date)
        newest = rated[1];
    state = alarm ? (number == 2 ? "alarm: it grows" : "alarm: too wide") : "no alarm";
    effect = !newest->effect && !newest->response ? "effect and response are not recorded"
             : arena_printf(arena, "effect %s, response %s",
                            sketch_word(sketch, "asymmetry", "effect", newest->effect),
                            sketch_word(sketch, "asymmetry", "response", newest->response));
    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, alarm ? INK_BAD : INK_TEXT, 2,
                    aim_record(sketch, "asymmetry", newest->fact.id),
                    arena_printf(arena, "%s: we %.1f, they %.1f, gap %+.1f; %s; %s", name, us,
                                 them, us - them, state, effect));
        return;
    }
    sketch_line(sketch, aim_record(sketch, "asymmetry", newest->fact.id));
    sketch_fit(sketch, INK_TEXT, KIND, false, name);
    picture_profile(sketch, PROFILE, us, them);
    sketch_text(sketch, INK_TEXT, "  ");
    sketch_cell(sketch, aim_figure(sketch, "learning", arena_printf(arena, "L18.Y%d", number),
                                   NULL));
    sketch_fit(sketch, INK_TEXT, 5, true, arena_printf(arena, "%+.1f", us - them));
    sketch_cell(sketch, aim_none);
    sketch_fit(sketch, alarm ? INK_BAD : INK_MUTED, 17, false, arena_printf(arena, "  %s", state));
    if (sketch_left(sketch) < text_columns(effect)) {
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, KIND, false, "");
    }
    sketch_text(sketch, INK_MUTED, effect);
}

void
panel_asymmetries(struct sketch *sketch)
{
    size_t n;

    sketch_panel(sketch, "asymmetries", "Asymmetries");
    figures_rows(sketch->context, &asymmetry_plan, &n);
    if (n && !sketch_is_narrow(sketch)) {
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, KIND, false, "");
        sketch_fit(sketch, INK_MUTED, PROFILE, false, "1----2----3----4----5");
        sketch_fit(sketch, INK_MUTED, 7, true, "gap");
        sketch_text(sketch, INK_US, "  o us");
        sketch_text(sketch, INK_THEM, "  x them");
    }
    for (int i = 1; i <= ASYMMETRIES; i++)
        asymmetry_line(sketch, i);
    figure_line(sketch, "L18", NULL);
}

/* ---- contacts ---- */

static void
pair_line(struct sketch *sketch, const struct pair_facts *pair)
{
    struct arena *arena = &sketch->view->arena;
    size_t had = pair_contacts(sketch->context, pair->fact.id);
    bool behind = (double)had < pair->times_per_month;
    const char *who, *count;

    who = arena_printf(arena, "%s with %s", sketch_name(sketch, "person", pair->our_person),
                       pair->their_person ? pair->their_person : "nobody");
    count = known(pair->times_per_month)
            ? arena_printf(arena, "%zu of %.0f planned", had, pair->times_per_month)
            : arena_printf(arena, "%zu, none planned", had);
    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, INK_TEXT, 2, aim_record(sketch, "contact_pair", pair->fact.id),
                    arena_printf(arena, "%s: %s", who, count));
        return;
    }
    sketch_line(sketch, aim_record(sketch, "contact_pair", pair->fact.id));
    sketch_fit(sketch, INK_TEXT, sketch_left(sketch) - BAR - 19, false, who);
    sketch_text(sketch, INK_TEXT, " ");
    picture_share(sketch, BAR, (double)had,
                  known(pair->times_per_month) ? pair->times_per_month : (double)had,
                  behind ? INK_WATCH : INK_GOOD);
    sketch_fit(sketch, behind ? INK_WATCH : INK_MUTED, 18, true, count);
}

void
panel_connections(struct sketch *sketch)
{
    size_t n_pairs;
    const struct pair_facts *pair = figures_rows(sketch->context, &pair_plan, &n_pairs);

    sketch_panel(sketch, "connections", "Contacts of the last 30 days");
    figure_line(sketch, "L7", NULL);
    figure_line(sketch, "L8", NULL);
    for (size_t i = 0; i < n_pairs && i < PAIRS; i++)
        pair_line(sketch, &pair[i]);
    if (n_pairs > PAIRS) {
        sketch_line(sketch, aim_register(sketch, "contact_pair"));
        sketch_printf(sketch, INK_MUTED, "and %zu more pairs", n_pairs - PAIRS);
    }
}
