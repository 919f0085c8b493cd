#include "src/panel/risks_panels.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/figures/base_rates.h"
#include "src/figures/plan_risk.h"
#include "src/figures/risk.h"
#include "src/figures/risk_factors.h"
#include "src/ops/private.h"
#include "src/panel/figure_line.h"
#include "src/panel/figure_next.h"

enum { SCALE = 5, TOP = 10, CELL = 5, NEAR = 3, NAME = 28, BLIND = 35, REVIEW = 19 };

static const struct method_indicator *
words_of(struct sketch *sketch, const char *code)
{
    return method_indicator(sketch->context->method, code, sketch->figures->err);
}

static const char *
name_of(struct sketch *sketch, const char *code)
{
    const struct method_indicator *words = words_of(sketch, code);

    return words ? words->name : code;
}

/* What the private flags say stays hidden with them while presenting. */
static bool
is_hidden(const struct sketch *sketch, const struct figure *figure)
{
    return sketch->presenting && private_figure(figure->code);
}

/* ---- warnings ---- */

/* What somebody answered to a warning, in words; "" when nobody did. */
static const char *
answer_of(struct sketch *sketch, const char *code)
{
    const struct response_facts *response = figures_risk_response(sketch->context, code);

    if (!response)
        return "";
    if (is_code(response->response, "confirm"))
        return "confirmed";
    if (is_code(response->response, "risk"))
        return "in the register";
    return arena_printf(&sketch->view->arena, "dismissed until %s",
                        sketch_day(sketch, response->until));
}

static void
warning_line(struct sketch *sketch, const struct figure *figure)
{
    const struct method_indicator *words = words_of(sketch, figure->code);
    struct aim aim = aim_figure(sketch, "risk", figure->code, NULL);
    const char *answer = answer_of(sketch, figure->code);

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, picture_ink(figure->light), 2, aim,
                    arena_printf(&sketch->view->arena, "%s %s: %s%s%s",
                                 picture_glyph(sketch, figure->light),
                                 name_of(sketch, figure->code), figure->word,
                                 *answer ? ", " : "", answer));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, picture_ink(figure->light), 8, false,
               arena_printf(&sketch->view->arena, "%s %s", picture_glyph(sketch, figure->light),
                            figure->word));
    sketch_fit(sketch, INK_TEXT, NAME, false, name_of(sketch, figure->code));
    sketch_text(sketch, INK_TEXT, " ");
    if (*answer)
        sketch_printf(sketch, INK_ACCENT, "%s  ", answer);
    sketch_text(sketch, INK_MUTED, words && words->first ? words->first : "");
}

static size_t
warnings(struct sketch *sketch, const char *word)
{
    size_t n = 0;

    for (size_t i = 0; i < FAILURE_FACTORS && i < sketch->list->n; i++)
        if (!strcmp(sketch->list->figure[i].word, word) &&
            !is_hidden(sketch, &sketch->list->figure[i])) {
            warning_line(sketch, &sketch->list->figure[i]);
            n++;
        }
    return n;
}

static void
panel_warnings(struct sketch *sketch)
{
    sketch_panel(sketch, "warnings", "Early warnings, and what to do first");
    if (!(warnings(sketch, "alarm") + warnings(sketch, "watch"))) {
        sketch_line(sketch, aim_none);
        sketch_text(sketch, INK_MUTED, "No warning is on among the factors that have data.");
    }
}

/* A factor without data: what to record, and Enter goes there; Right leads to its page. */
static void
factor_next(struct sketch *sketch, const struct figure *figure, const char *mark)
{
    struct figure_next next = figure_next_of(sketch, figure);
    const char *name = name_of(sketch, figure->code);

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, INK_NODATA, 2, next.aim,
                    arena_printf(&sketch->view->arena, "%s %s: no data; %s", mark, name,
                                 next.words));
        return;
    }
    sketch_line(sketch, next.aim);
    sketch_printf(sketch, INK_NODATA, "%s ", mark);
    sketch_cell(sketch, aim_figure(sketch, "risk", figure->code, NULL));
    sketch_fit(sketch, INK_TEXT, BLIND - text_columns(mark), false, name);
    sketch_cell(sketch, aim_none);
    sketch_text(sketch, INK_NODATA, next.words);
}

static void
panel_quiet(struct sketch *sketch, const char *word, const char *panel, const char *title)
{
    sketch_panel(sketch, panel, title);
    for (size_t i = 0; i < FAILURE_FACTORS && i < sketch->list->n; i++) {
        const struct figure *figure = &sketch->list->figure[i];

        if (strcmp(figure->word, word) != 0 || is_hidden(sketch, figure))
            continue;
        if (!figure_has_data(figure)) {
            factor_next(sketch, figure, picture_glyph(sketch, LIGHT_NONE));
            continue;
        }
        sketch_line(sketch, aim_figure(sketch, "risk", figure->code, NULL));
        sketch_printf(sketch, picture_ink(figure->light), "%s ",
                      picture_glyph(sketch, figure->light));
        sketch_fit(sketch, INK_TEXT, sketch_is_narrow(sketch) ? 36 : 42, false,
                   name_of(sketch, figure->code));
        sketch_text(sketch, INK_ACCENT, answer_of(sketch, figure->code));
    }
}

/* ---- the register as a grid ---- */

static int
by_exposure(const void *a, const void *b)
{
    const struct risk_facts *left = *(const struct risk_facts *const *)a;
    const struct risk_facts *right = *(const struct risk_facts *const *)b;
    double order = risk_exposure(right) - risk_exposure(left);

    return order > 0 ? 1 : order < 0 ? -1 : strcmp(left->fact.id, right->fact.id);
}

static enum ink
ink_of_exposure(double exposure)
{
    return exposure >= 15 ? INK_BAD : exposure >= 7 ? INK_WATCH : INK_GOOD;
}

/* How many open risks lie in a cell; the heat is in the colour, in brackets, and in their number. */
static void
grid_cell(struct sketch *sketch, const struct risk_facts **risk, size_t n, int likelihood,
          int impact)
{
    enum ink ink = ink_of_exposure(likelihood * impact);
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        count += (int)risk[i]->likelihood == likelihood && (int)risk[i]->impact == impact;
    if (!count)
        sketch_fit(sketch, ink == INK_GOOD ? INK_REST : ink, CELL, false,
                   ink == INK_BAD ? "  !" : ink == INK_WATCH ? "  ~" : "  .");
    else
        sketch_fit(sketch, ink, CELL, false,
                   arena_printf(&sketch->view->arena, "[ %zu%s]", count, count < 10 ? " " : ""));
}

static void
write_grid(struct sketch *sketch, const struct risk_facts **risk, size_t n)
{
    for (int likelihood = SCALE; likelihood >= 1; likelihood--) {
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, 14, false, likelihood == SCALE ? "likelihood" : "");
        sketch_printf(sketch, INK_MUTED, "%d  ", likelihood);
        for (int impact = 1; impact <= SCALE; impact++)
            grid_cell(sketch, risk, n, likelihood, impact);
        if (likelihood == SCALE)
            sketch_text(sketch, INK_BAD, "  ! high: 15 and more");
        if (likelihood == SCALE - 1)
            sketch_text(sketch, INK_WATCH, "  ~ medium: 7 to 14");
        if (likelihood == SCALE - 2)
            sketch_text(sketch, INK_MUTED, "  . low: up to 6");
    }
    sketch_line(sketch, aim_none);
    sketch_fit(sketch, INK_MUTED, 17, false, "");
    for (int impact = 1; impact <= SCALE; impact++)
        sketch_fit(sketch, INK_MUTED, CELL, false,
                   arena_printf(&sketch->view->arena, "  %d", impact));
    sketch_text(sketch, INK_MUTED, "  impact");
}

static void
risk_line(struct sketch *sketch, const struct risk_facts *risk)
{
    double exposure = risk_exposure(risk);
    bool over = day_before(risk->next_review, sketch->context->day);
    bool late = over || !day_known(risk->next_review);
    struct aim aim = aim_record(sketch, "risk", risk->fact.id);

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, ink_of_exposure(exposure), 2, aim,
                    arena_printf(&sketch->view->arena, "%s, %s (%.0f)%s", risk->description,
                                 exposure_word(exposure), exposure,
                                 over ? ", review overdue" : ""));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, ink_of_exposure(exposure), 12, false,
               arena_printf(&sketch->view->arena, "%.0f x %.0f = %.0f", risk->likelihood,
                            risk->impact, exposure));
    sketch_fit(sketch, ink_of_exposure(exposure), 8, false, exposure_word(exposure));
    sketch_fit(sketch, INK_TEXT, sketch_left(sketch) - REVIEW, false, risk->description);
    sketch_fit(sketch, late ? INK_BAD : INK_MUTED, REVIEW, true,
               day_known(risk->next_review)
               ? arena_printf(&sketch->view->arena, "%s %s", over ? "overdue" : "review",
                              sketch_day(sketch, risk->next_review))
               : "no review planned");
}

static void
panel_register(struct sketch *sketch)
{
    size_t n, open = 0;
    const struct risk_facts *risk = figures_rows(sketch->context, &risk_plan, &n);
    const struct risk_facts **top = arena_alloc(&sketch->view->arena, (n + 1) * sizeof(void *));

    sketch_panel(sketch, "register", "Risks in the register");
    for (size_t i = 0; i < n; i++)
        if (risk_is_open(&risk[i]))
            top[open++] = &risk[i];
    qsort(top, open, sizeof *top, by_exposure);
    if (!open) {
        sketch_missing(sketch, "risk", "no open risk that is rated: add one, or rate those there are");
        return;
    }
    if (!sketch_is_narrow(sketch))
        write_grid(sketch, top, open);
    for (size_t i = 0; i < open && i < TOP; i++)
        risk_line(sketch, top[i]);
    if (open > TOP) {
        sketch_line(sketch, aim_register(sketch, "risk"));
        sketch_printf(sketch, INK_MUTED, "and %zu more", open - TOP);
    }
}

/* ---- triggers and success ---- */

static void
panel_triggers(struct sketch *sketch)
{
    size_t n;
    const struct trigger_facts *trigger = figures_rows(sketch->context, &trigger_plan, &n);

    sketch_panel(sketch, "triggers", "Exit triggers");
    for (size_t i = 0; i < n; i++) {
        double near = trigger[i].near;
        enum ink ink = near >= 4 ? INK_BAD : near >= NEAR ? INK_WATCH : INK_GOOD;

        sketch_line(sketch, aim_record(sketch, "exit_trigger", trigger[i].fact.id));
        sketch_fit(sketch, INK_TEXT, 40, false,
                   sketch_word(sketch, "exit_trigger", "trigger", trigger[i].trigger));
        sketch_text(sketch, INK_TEXT, " ");
        if (known(near)) {
            picture_share(sketch, SCALE, near, SCALE, ink);
            sketch_printf(sketch, ink, " %.0f of 5%s", near, near >= 4 ? ", near" : "");
        } else {
            sketch_text(sketch, INK_NODATA, "not rated");
        }
    }
    if (!n)
        sketch_missing(sketch, "exit_trigger", "no exit trigger yet: agree when you would part");
}

static void
panel_success(struct sketch *sketch)
{
    static const char *const mark[][2] = { { "[ ] ", "[ ] " }, { "[✓] ", "[x] " } };

    sketch_panel(sketch, "success", "What goes well");
    for (size_t i = FAILURE_FACTORS; i < FAILURE_FACTORS + SUCCESS_FACTORS; i++) {
        const struct figure *figure = &sketch->list->figure[i];
        bool good = figure->light == LIGHT_GREEN;

        if (!figure_has_data(figure)) {
            factor_next(sketch, figure, sketch->ascii ? "[.]" : "[·]");
            continue;
        }
        sketch_line(sketch, aim_figure(sketch, "risk", figure->code, NULL));
        sketch_text(sketch, picture_ink(figure->light), mark[good][sketch->ascii]);
        sketch_fit(sketch, INK_TEXT, sketch_left(sketch) - 10, false, name_of(sketch, figure->code));
        sketch_text(sketch, picture_ink(figure->light), good ? " holds" : " not yet");
    }
    figure_line(sketch, "success_score", NULL);
}

/* ---- base rates ---- */

static void
panel_base_rates(struct sketch *sketch)
{
    const struct method_reference *rates = base_rates(sketch->context);

    sketch_panel(sketch, "baserates", "How alliances have fared, to compare with");
    for (size_t i = 1; rates && i < rates->n_lines; i++) {
        const char *sentence = base_rate_is_forecast(rates, i)
                               ? base_rate(rates, i, &sketch->view->arena) : NULL;

        if (sentence)
            sketch_wrap(sketch, INK_TEXT, 2, aim_none, sentence);
    }
    if (rates)
        sketch_wrap(sketch, INK_MUTED, 0, aim_none,
                    base_rate_cautions(rates, &sketch->view->arena));
}

void
risks_panels(struct sketch *sketch)
{
    panel_warnings(sketch);
    panel_register(sketch);
    panel_success(sketch);
    panel_triggers(sketch);
    panel_quiet(sketch, "off", "quiet", "Warnings that are off");
    panel_quiet(sketch, "no_data", "blind", "Warnings that lack data");
    panel_base_rates(sketch);
}

/* ---- one warning ---- */

/* A new record that answers the warning, with its fields begun. */
static void
answer_line(struct sketch *sketch, const char *entity, const char *begun, const char *text)
{
    struct aim aim = aim_add(sketch, entity);

    aim.begun = begun;
    sketch_wrap(sketch, INK_TEXT, 2, aim, arena_printf(&sketch->view->arena, "+ %s", text));
}

void
warning_panels(struct sketch *sketch, const char *code)
{
    struct arena *arena = &sketch->view->arena;
    const struct method_indicator *words = words_of(sketch, code);
    const struct response_facts *response;
    size_t n;

    if (!words || !words->first)
        return;
    sketch_panel(sketch, "when", "When it warns");
    if (words->watch)
        sketch_wrap(sketch, INK_WATCH, 7, aim_none, arena_printf(arena, "watch: %s", words->watch));
    if (words->alarm)
        sketch_wrap(sketch, INK_BAD, 7, aim_none, arena_printf(arena, "alarm: %s", words->alarm));
    sketch_panel(sketch, "first", "What to do first");
    sketch_wrap(sketch, INK_TEXT, 0, aim_none, words->first);
    sketch_panel(sketch, "answer", "Your answer");
    response = figures_rows(sketch->context, &response_plan, &n);
    for (size_t i = 0; i < n; i++)
        if (is_code(response[i].factor, code)) {
            sketch_line(sketch, aim_record(sketch, "signal_response", response[i].fact.id));
            sketch_printf(sketch, INK_TEXT, "%s  %s", sketch_day(sketch, response[i].on),
                          sketch_word(sketch, "signal_response", "response", response[i].response));
            if (day_known(response[i].until))
                sketch_printf(sketch, INK_MUTED, " until %s", sketch_day(sketch, response[i].until));
            sketch_printf(sketch, INK_MUTED, "  %s", response[i].reason ? response[i].reason : "");
        }
    answer_line(sketch, "signal_response", arena_printf(arena, "factor=%s response=confirm", code),
                "Confirm it: it counts in the risk score");
    answer_line(sketch, "signal_response", arena_printf(arena, "factor=%s response=dismiss", code),
                "Dismiss it for a time, with the reason");
    answer_line(sketch, "risk", arena_printf(arena, "factor=%s source=derived likelihood=%d", code,
                                             figures_risk_signal(sketch->context, code) ==
                                             SIGNAL_ALARM ? 4 : 3),
                "Make it a risk in the register");
}
