#include "ui/screen/portfolio.h"

#include <stdio.h>
#include <string.h>

#include "src/ops/record.h"
#include "src/ops/template.h"
#include "ui/screen/alliance_row.h"
#include "ui/screen/band.h"
#include "ui/screen/card.h"
#include "ui/screen/record_list.h"
#include "ui/widget/prompt.h"

enum { PREVIEW_FROM = 120, PREVIEW_SHARE = 3, PREVIEW_MOST = 46, CARD_ROWS = 30, REST_MS = 150 };
enum { ASK_NAME = 1, ASK_TEMPLATE, ASK_DROP };

struct portfolio_screen {
    struct sited sited;
    struct record_list list;
    struct band band;
    bool in_band;                /* the cursor is in the band, not in the list */
    char new_name[700];          /* of the alliance that is being added */
    struct choose templates;
    struct summary preview;
    const struct method *method; /* that was in force when the list was loaded; only compared */
    bool preview_wanted;         /* another alliance is selected than the preview shows */
    int rows;                    /* that the whole list takes, filter away; 0: more than are loaded */
};

static struct portfolio_screen *
self(struct screen *screen)
{
    return (struct portfolio_screen *)screen;
}

/* ---- life ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct portfolio_screen *portfolio = self(screen);

    (void)argument;
    (void)err;
    portfolio->sited.place.kind = PLACE_PORTFOLIO;
    portfolio->list.rows.entity = entity_find("alliance");
    portfolio->list.rows.row = alliance_row;
    portfolio->list.empty = "No alliance yet: a adds the first one";
    record_list_open(&portfolio->list, ui, alliance_columns, alliance_column_names, alliance_column_count);
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    record_list_close(&self(screen)->list);
    choose_free(&self(screen)->templates);
    summary_free(&self(screen)->preview);
}

/* The selected alliance is where we are: digits and actions mean it. */
static void
follow(struct portfolio_screen *portfolio, struct ui *ui)
{
    const char *key = list_key(&portfolio->list.list);
    char *here = portfolio->sited.place.alliance;

    snprintf(here, ID_SIZE, "%s", key ? key : "");
    portfolio->preview_wanted = strcmp(portfolio->preview.alliance, here) != 0;
    if (portfolio->preview_wanted && *portfolio->preview.alliance && ui->canvas.columns >= PREVIEW_FROM)
        ui_wake(ui, REST_MS);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct portfolio_screen *portfolio = self(screen);
    bool ok = record_list_load(&portfolio->list, err);

    follow(portfolio, ui);
    portfolio->preview_wanted = true;
    if (portfolio->method != desk_of(ui)->book.method)      /* the preview's words are from the one before */
        summary_free(&portfolio->preview);
    portfolio->method = desk_of(ui)->book.method;
    return ok;
}

static bool
idle(struct ui *ui, struct screen *screen)
{
    struct portfolio_screen *portfolio = self(screen);
    struct err err = { 0 };
    bool more;

    if (portfolio->preview_wanted && !ui->wake_ms && ui->canvas.columns >= PREVIEW_FROM) {
        portfolio->preview_wanted = false;
        if (*portfolio->sited.place.alliance &&
            !summary_load(&portfolio->preview, ui, portfolio->sited.place.alliance, &err))
            summary_free(&portfolio->preview);
        return true;
    }
    more = record_list_idle(&portfolio->list);
    follow(portfolio, ui);          /* a page may have come */
    return more;
}

/* ---- drawing ---- */

/* While the cursor moves on, the card drawn last stays. */
static void
draw_preview(struct portfolio_screen *portfolio, struct ui *ui, struct area area)
{
    if (!*portfolio->sited.place.alliance)
        return;
    if (*portfolio->preview.alliance)
        card_draw(&portfolio->preview, ui, area);
    else
        area_fit(area, 0, 0, area.columns, -1, ROLE_TITLE, 0, list_text(&portfolio->list.list, 0));
}

/* Rows that list and card leave free; a filter that is typed does not move the band above them. */
static int
rows_left(struct portfolio_screen *portfolio, struct area area)
{
    const struct list *list = &portfolio->list.list;
    int least = area.columns >= PREVIEW_FROM ? CARD_ROWS : 0;

    if (!filter_line_shown(&portfolio->list.filter))
        portfolio->rows = list->first && list->last ? (int)list->rows + list->header : 0;
    return portfolio->rows ? area.rows - (portfolio->rows > least ? portfolio->rows : least) : 0;
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct portfolio_screen *portfolio = self(screen);
    struct area band;

    if (!band_count(ui))
        portfolio->in_band = false;
    band = layout_top(&area, band_rows(ui, area.rows, rows_left(portfolio, area), portfolio->in_band));
    band_draw(&portfolio->band, ui, band, portfolio->in_band);
    portfolio->list.list.beside = area.columns >= PREVIEW_FROM - 2;
    if (portfolio->list.list.beside) {
        int columns = area.columns / PREVIEW_SHARE;
        struct area side = layout_right(&area, columns < PREVIEW_MOST ? columns : PREVIEW_MOST);

        area_bar(side, 0, ROLE_LINE);
        draw_preview(portfolio, ui, area_sub(side, 0, 2, side.rows, side.columns - 2));
        layout_right(&area, 1);
    }
    record_list_draw(&portfolio->list, area, !portfolio->in_band);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)screen;
    str_add(out, desk_of(ui)->book.name);
}

/* ---- keys ---- */

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct portfolio_screen *portfolio = self(screen);
    bool open, taken = record_list_event(&portfolio->list, event, &open);

    if (taken) {
        portfolio->in_band = false;
        follow(portfolio, ui);
    }
    if (open)
        ui_action(ui, ACTION_OPEN);
    return taken;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return self(screen)->list.filter.typing;
}

static bool
at_first_row(const struct portfolio_screen *portfolio)
{
    return !portfolio->list.list.rows || (portfolio->list.list.first && portfolio->list.list.at == 0);
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct portfolio_screen *portfolio = self(screen);
    bool taken;

    if (action == ACTION_NEXT_FIELD || action == ACTION_PREVIOUS_FIELD) {
        portfolio->in_band = !portfolio->in_band && band_count(ui);
        return true;
    }
    if (portfolio->in_band && action == ACTION_BACK) {
        portfolio->in_band = false;
        return true;
    }
    if (portfolio->in_band) {
        if (action == ACTION_CANCEL) {
            band_ask_drop(&portfolio->band, ui, ASK_DROP);
            return true;
        }
        if (band_action(&portfolio->band, ui, action))
            return true;
        if (action != ACTION_MOVE_DOWN)
            return false;
        portfolio->in_band = false;
        return true;
    }
    if (action == ACTION_MOVE_UP && at_first_row(portfolio) && band_count(ui)) {
        portfolio->in_band = true;
        return true;
    }
    taken = record_list_move(&portfolio->list, action);
    follow(portfolio, ui);
    return taken;
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct portfolio_screen *portfolio = self(screen);
    struct place place = { .kind = PLACE_OVERVIEW };

    if (portfolio->in_band) {
        band_open(&portfolio->band, ui);
        return;
    }
    memcpy(place.alliance, portfolio->sited.place.alliance, sizeof place.alliance);
    if (*place.alliance)
        place_open(ui, &place);
    else
        ui_message(ui, "No alliance is selected; %s adds one", ui_key(ui, ACTION_ADD));
}

static void
do_add(struct ui *ui, struct screen *screen)
{
    struct prompt prompt = {
        .title = "A new alliance", .label = "What shall it be called? It can be renamed at any time.",
        .example = "Biocon and Quest", .limit = 160,
    };

    (void)screen;
    prompt_ask(ui, ASK_NAME, &prompt);
}

/* The kinds of alliance that there is something to begin with for. */
static void
ask_template(struct ui *ui, struct portfolio_screen *portfolio)
{
    struct arena arena = { 0 };
    struct template *templates;
    struct err err = { 0 };
    size_t n = 0;

    choose_clear(&portfolio->templates);
    choose_add(&portfolio->templates, "-", "Nothing: I fill it in step by step", NULL);
    if (!template_list(&desk_of(ui)->book, &arena, &templates, &n, &err))
        ui_error(ui, &err);
    for (size_t i = 0; i < n; i++)
        choose_add(&portfolio->templates, templates[i].key, templates[i].name, templates[i].about);
    choose_ask(ui, ASK_TEMPLATE, "Begin with what is usual for a kind of alliance?", &portfolio->templates, false);
    arena_free(&arena);
}

static void
add_alliance(struct ui *ui, struct portfolio_screen *portfolio, const char *template)
{
    struct place place = { .kind = PLACE_STEPS, .step = 1 };
    struct book *book = &desk_of(ui)->book;
    const char *name = portfolio->new_name;
    struct err err = { 0 };
    bool ok = strcmp(template, "-") != 0 ? template_add(book, template, name, NULL, NULL, 0, place.alliance, &err)
                                         : alliance_add(book, name, NULL, NULL, 0, place.alliance, &err);

    if (!ok) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, place.alliance);
    portfolio_select(ui, ui_place(ui), place.alliance);
    if (place_open(ui, &place))
        ui_done(ui, "%s: added; this is its first step", name);
}

static void
do_edit(struct ui *ui, struct screen *screen)
{
    struct portfolio_screen *portfolio = self(screen);
    struct place place = { .kind = PLACE_RECORD, .entity = entity_find("alliance") };

    if (list_marks(&portfolio->list.list)) {
        record_list_edit_marked(&portfolio->list);
        return;
    }
    memcpy(place.alliance, portfolio->sited.place.alliance, sizeof place.alliance);
    memcpy(place.record, place.alliance, sizeof place.record);
    if (*place.record)
        place_open(ui, &place);
}

static const char *
why_not_bin(struct ui *ui, struct screen *screen)
{
    return self(screen)->in_band ? NULL : desk_why_not_write(ui, screen);
}

static void
do_bin(struct ui *ui, struct screen *screen)
{
    struct portfolio_screen *portfolio = self(screen);

    if (portfolio->in_band)
        band_ask_drop(&portfolio->band, ui, ASK_DROP);
    else
        record_list_bin(&portfolio->list);
}

static void
do_save_filter(struct ui *ui, struct screen *screen)
{
    (void)ui;
    record_list_save_filter(&self(screen)->list);
}

static void
do_sort(struct ui *ui, struct screen *screen)
{
    (void)ui;
    record_list_sort(&self(screen)->list);
}

static void
do_filter(struct ui *ui, struct screen *screen)
{
    (void)ui;
    self(screen)->in_band = false;
    filter_line_open(&self(screen)->list.filter);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    struct portfolio_screen *portfolio = self(screen);

    if (record_list_answer(&portfolio->list, answer)) {
        follow(portfolio, ui);
        return;
    }
    if (answer->cancelled)
        return;
    if (answer->question == ASK_DROP) {
        if (answer->choice == 0)
            band_drop(&portfolio->band, ui);
    } else if (answer->question == ASK_TEMPLATE) {
        add_alliance(ui, portfolio, answer->text);
    } else if (answer->question == ASK_NAME) {
        snprintf(portfolio->new_name, sizeof portfolio->new_name, "%s", answer->text);
        if (*answer->text)
            ask_template(ui, portfolio);
        else
            ui_message(ui, "Nothing was added: an alliance needs a name");
    }
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    (void)ui;
    return record_list_copy(&self(screen)->list, row, out);
}

static bool
report(struct ui *ui, struct screen *screen, bool markdown, struct str *out, struct err *err)
{
    (void)ui;
    return list_report(&self(screen)->list.list, markdown, out, err);
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    struct err none = { 0 };
    const struct method_register *words = method_register(desk_of(ui)->book.method, "alliance", &none);

    (void)screen;
    if (words && words->about)
        str_addf(out, "# The portfolio\n%s\n\n", words->about);
    str_add(out, "# Filter\nType what the list shall hold: words (anywhere in name, code, note or parties), !word "
            "for those without it, field:value (state:operating), overdue, mine, @party. Several words must "
            "all hold.\n\n"
            "# Needs you today\nThe band above the list names what is late or waits for you, most urgent "
            "first, with the rule that found it. Enter opens the place where it is put right. What was typed and "
            "not stored stands first: Enter goes on with it; d, or Ctrl-C, shows it and drops it.\n");
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open },
    { .action = ACTION_ADD, .run = do_add, .why_not = desk_why_not_write },
    { .action = ACTION_FILTER, .run = do_filter },
    { .action = ACTION_SORT, .run = do_sort },
    { .action = ACTION_EDIT, .run = do_edit, .quiet = true },
    { .action = ACTION_BIN, .run = do_bin, .why_not = why_not_bin, .quiet = true },
    { .action = ACTION_SAVE_FILTER, .run = do_save_filter, .why_not = desk_why_not_write, .quiet = true },
    { .action = ACTION_NONE },
};

const struct screen_class portfolio_class = {
    .name = "portfolio", .size = sizeof(struct portfolio_screen), .actions = actions,
    .open = open_screen, .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .event = event,
    .wants_text = wants_text, .typing = filter_line_hints, .move = move, .answer = answer, .idle = idle, .guide = guide, .copy = copy, .report = report,
};

void
portfolio_select(struct ui *ui, struct screen *screen, const char *id)
{
    record_list_select(&self(screen)->list, id);
    follow(self(screen), ui);
}

void
portfolio_filter(struct ui *ui, struct screen *screen, const char *text)
{
    record_list_filter(&self(screen)->list, text);
    follow(self(screen), ui);
}
