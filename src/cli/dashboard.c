/* dashboard: the figures of an alliance, or of all together, with lights and with how much data
 * they rest on. */
#include <stdio.h>
#include <string.h>

#include "src/cli/call.h"
#include "src/cli/table.h"
#include "src/cli/view.h"
#include "src/figures/benchmark.h"
#include "src/figures/figures_json.h"
#include "src/figures/portfolio.h"

static bool
refuse_name(const char *name, struct err *err)
{
    struct str names = { 0 };

    for (size_t i = 0; i < dashboard_count; i++)
        str_addf(&names, "%s%s", i ? ", " : "", dashboards[i].name);
    str_add(&names, ", benchmark or portfolio");
    err_set(err, ERR_USAGE, "there is no dashboard '%.40s'", name);
    err_hint(err, "Choose %s.", str_text(&names));
    str_free(&names);
    return false;
}

/* Of a part that is a kind or a record the figure's name says which: its id is no use to read. */
static const char *
short_code(struct call *call, const char *code)
{
    const char *dot = !strncmp(code, "P1.", 3)               ? strchr(code + 3, '.')
                      : !strncmp(code, "candidate_score.", 16) ? code + 15
                                                               : NULL;

    return dot ? arena_bytes(&call->arena, code, (size_t)(dot - code)) : code;
}

static void
add_table(struct call *call, struct figures_context *context, const struct figures_list *list)
{
    struct table table = { .arena = &call->arena };

    table_column(&table, "Code", TABLE_WHOLE);
    table_column(&table, "Side", TABLE_WHOLE);
    table_column(&table, "Figure", TABLE_TEXT);
    table_column(&table, "Value", TABLE_RIGHT);
    table_column(&table, "Light", TABLE_WHOLE);
    table_column(&table, "Score", TABLE_RIGHT);
    table_column(&table, "Data", TABLE_RIGHT);
    for (size_t i = 0; i < list->n; i++) {
        const struct figure *figure = &list->figure[i];
        bool lit = figure->light != LIGHT_NONE;

        table_cell(&table, short_code(call, figure->code));
        table_cell(&table, figure->side);
        table_cell(&table, dashboard_label(context, figure));
        table_cell(&table, dashboard_value(list, figure));
        table_cell(&table, !lit ? light_letter(LIGHT_NONE)
                   : arena_printf(&call->arena, "%s %s", light_letter(figure->light),
                                  light_word(figure->light)));
        table_cell(&table, known(figure->score)
                   ? arena_printf(&call->arena, "%.0f", figure->score) : "");
        table_cell(&table, arena_printf(&call->arena, "%zu", figure->n));
    }
    table_print(&table, &call->page);
    table_free(&table);
}

static void
add_index(struct call *call, const struct figures_index *index)
{
    if (!index->code)
        return;
    if (known(index->value))
        page_line(&call->page, "%s %.1f, %s, from %.0f %% of the weight%s%s", index->code,
                  index->value, light_word(index->light), 100 * index->weight_with_data,
                  index->capped_by ? "; held at 49: " : "",
                  index->capped_by ? dashboard_banner(index->capped_by) : "");
    else
        page_line(&call->page, "%s: no value, only %.0f %% of the weight has data", index->code,
                  100 * index->weight_with_data);
}

static void
add_notes(struct call *call, struct notes *notes)
{
    notes_end(notes);
    for (size_t i = 0; i < notes->n; i++) {
        const struct note *note = &notes->note[i];

        if (!note->text)
            page_heading(&call->page, "%s", note->name);
        else if (*note->name)
            page_wrap(&call->page, "", 0,
                      arena_printf(&call->arena, "%s: %s", note->name, note->text));
        else
            page_wrap(&call->page, "  ", 2, note->text);
    }
}

static void
add_text(struct call *call, struct figures_context *context, const struct dashboard *dashboard)
{
    const struct figures_list *list = dashboard->figures(context);

    page_heading(&call->page, "%s: %s", context->alliance->name, dashboard->title);
    if (dashboard->said)
        page_wrap(&call->page, "", 0, dashboard->said(context));
    page_gap(&call->page);
    add_index(call, &list->index);
    for (size_t i = 0; i < list->n_banners; i++)
        page_line(&call->page, "! %s", dashboard_banner(list->banners[i]));
    page_gap(&call->page);
    add_table(call, context, list);
    if (dashboard->notes) {
        struct notes notes = { .arena = &call->arena };

        dashboard->notes(context, &notes);
        add_notes(call, &notes);
    }
}

/* ---- all alliances together ---- */

static const char *
index_cell(struct call *call, const struct digest *digest, enum digest_index index)
{
    static const char *const trends[] = { " v", "", " ^" };

    if (!known(digest->index[index]))
        return "–";
    return arena_printf(&call->arena, "%s %.0f%s", light_letter(digest->light[index]),
                        digest->index[index], trends[digest_trend(digest, index) + 1]);
}

static const char *
days_cell(struct call *call, long days)
{
    return days < 0 ? "–" : arena_printf(&call->arena, "%ld", days);
}

static const char *
state_words(struct call *call, const char *state)
{
    struct err ignored = { 0 };
    const struct entity *entity = entity_find("alliance");
    const struct method_register *words = method_register(call->book.method, "alliance", &ignored);
    size_t at = entity_position(entity, entity_field(entity, "state"));

    return words && state ? method_word(call->book.method, &words->parts[at], state) : state;
}

/* A line for each live alliance, worst trends visible; closed ones are in the counts alone. */
static void
add_alliances(struct call *call, const struct portfolio *portfolio)
{
    struct table table = { .arena = &call->arena };

    table_column(&table, "Alliance", TABLE_WHOLE);
    table_column(&table, "State", TABLE_TEXT);
    table_column(&table, "Steps", TABLE_RIGHT);
    for (int i = 0; i < DIGEST_INDICES; i++)
        table_column(&table, digest_index_code((enum digest_index)i), TABLE_WHOLE);
    table_column(&table, "Edit", TABLE_RIGHT);
    table_column(&table, "Review", TABLE_RIGHT);
    table_column(&table, "Check", TABLE_RIGHT);
    for (size_t i = 0; i < portfolio->n; i++) {
        const struct portfolio_row *row = &portfolio->row[i];

        if (!row->live)
            continue;
        table_cell(&table, row->code);
        table_cell(&table, state_words(call, row->state));
        table_cell(&table, known(row->digest.steps)
                   ? arena_printf(&call->arena, "%.0f %%", row->digest.steps) : "–");
        for (int k = 0; k < DIGEST_INDICES; k++)
            table_cell(&table, index_cell(call, &row->digest, (enum digest_index)k));
        table_cell(&table, days_cell(call, row->digest.days_edit));
        table_cell(&table, days_cell(call, row->digest.days_review));
        table_cell(&table, days_cell(call, row->digest.days_survey));
    }
    table_print(&table, &call->page);
    table_free(&table);
}

static bool
show_portfolio(struct call *call, struct err *err)
{
    struct portfolio portfolio;
    struct notes notes = { .arena = &call->arena };
    bool ok = portfolio_make(&portfolio, &call->book, err);

    if (ok && call->form == FORM_JSON) {
        portfolio_json(&call->page.text, &portfolio);
        call->form = FORM_CSV;                   /* the object is whole: no rows follow */
    } else if (ok) {
        page_heading(&call->page, "%s: Portfolio", call->book.name);
        page_wrap(&call->page, "", 0, portfolio.sentence);
        page_gap(&call->page);
        add_alliances(call, &portfolio);
        page_line(&call->page, "^ and v: five points or more up or down in 90 days. Edit, Review"
                               " and Check: days since.");
        page_gap(&call->page);
        add_table(call, portfolio.whole, portfolio.list);
        notes_base_rates(&notes, portfolio.whole);
        add_notes(call, &notes);
    }
    portfolio_free(&portfolio);
    return ok;
}

bool
view_dashboard(struct call *call, const struct dashboard *dashboard, const char *alliance,
               struct err *err)
{
    struct figures figures;
    struct figures_context *context;

    if (figures_open(&figures, &call->book, err)) {
        context = figures_context(&figures, alliance, book_today(&call->book));
        if (context && call->form == FORM_JSON) {
            figures_json(&call->page.text, context, dashboard);
            call->form = FORM_CSV;               /* the object is whole: no rows follow */
        } else if (context) {
            add_text(call, context, dashboard);
        }
    }
    figures_close(&figures);
    return !err->kind;
}

/* An alliance beside the others; as text it is the view of that name. */
static bool
show_benchmark(struct call *call, const char *alliance, struct err *err)
{
    struct figures figures;
    struct figures_context *context;

    if (call->form != FORM_JSON)
        return view_panels(call, view_find("benchmark"), alliance, err);
    if (figures_open(&figures, &call->book, err)) {
        context = figures_context(&figures, alliance, book_today(&call->book));
        if (context) {
            struct peers peers = peers_load(context, SIZE_MAX);

            benchmark_json(&call->page.text, context, &peers);
            call->form = FORM_CSV;               /* the object is whole: no rows follow */
        }
    }
    figures_close(&figures);
    return !err->kind;
}

static bool
refuse_alliance(struct err *err)
{
    err_set(err, ERR_USAGE, "the portfolio dashboard is about all alliances");
    return err_hint(err, "Write 'entente dashboard portfolio'.");
}

bool
command_dashboard(struct call *call, struct err *err)
{
    const char *name = call->args->words[0];
    const struct dashboard *dashboard = dashboard_find(name);
    bool beside = !strcmp(name, "benchmark");
    struct found found;

    if (!strcmp(name, "portfolio"))
        return call->args->n > 1 ? refuse_alliance(err)
                                 : call_open_to_read(call, err) && show_portfolio(call, err);
    if (!dashboard && !beside)
        return refuse_name(name, err);
    if (call->args->n < 2) {
        err_set(err, ERR_USAGE, "an alliance is missing");
        return err_hint(err, "Write 'entente dashboard %s SVW'.", name);
    }
    if (!call_open(call, err) || !call_find(call, call->args->words[1], &found, err))
        return false;
    if (strcmp(found.entity->name, "alliance") != 0) {
        err_set(err, ERR_USAGE, "this is no alliance");
        return err_where(err, "%.60s", call->args->words[1]);
    }
    return beside ? show_benchmark(call, found.id, err)
                  : view_dashboard(call, dashboard, found.id, err);
}
