/* show: a record, or a view of an alliance. */
#include "src/cli/view.h"

#include <stdio.h>
#include <string.h>

#include "src/base/json.h"
#include "src/base/text.h"
#include "src/cli/kind.h"
#include "src/cli/list.h"
#include "src/cli/table.h"
#include "src/ops/near.h"
#include "src/panel/view.h"
#include "src/store/query.h"

enum { LABEL_MOST = 28 };

static void
add_fields(struct call *call, const struct method_register *words, const struct record *record)
{
    int widest = 0;

    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < words->n_parts; i++) {
            const struct method_part *part = &words->parts[i];
            const char *shown =
                method_show(call->book.method, part, &record->values[i], &call->arena);
            int columns = text_columns(part->label);

            if (!*shown)
                continue;
            if (pass)
                page_wrap(&call->page, part->label, widest + 2, shown);
            else if (columns > widest && columns <= LABEL_MOST)
                widest = columns;
        }
}

static bool
load(struct call *call, const struct entity *entity, const char *id, struct record *record,
     struct err *err)
{
    if (!record_load(call->book.store, entity, id, &call->arena, record, err))
        return false;
    if (kind_is_seen(call, record))
        return true;
    err_set(err, ERR_MISSING, "it came about after the day asked for");
    return err_where(err, "%s", id);
}

bool
view_record(struct call *call, const struct entity *entity, const char *id, struct err *err)
{
    const struct method_register *words = kind_words(call, entity, err);
    struct record record;

    if (!words || !load(call, entity, id, &record, err))
        return false;
    if (call->form == FORM_JSON)
        return kind_add_row(call, &record, err);
    page_heading(&call->page, "%s: %s", words->name, record_title(&record, &call->arena));
    if (record.deleted)
        page_line(&call->page, "In the bin: 'entente restore %s' takes it out.", id);
    add_fields(call, words, &record);
    page_gap(&call->page);
    page_line(&call->page, "id %s, last changed %s", id, record.updated_at);
    return true;
}

const char *
view_alliance_name(struct call *call, const char *alliance)
{
    struct err ignored = { 0 };

    return query_string(call->book.store, &call->arena, &ignored,
                        "SELECT name||' ('||code||')' FROM alliance WHERE id=?1", "t", alliance);
}

/* ---- the steps ---- */

bool
view_add_summary(struct call *call, struct str *out, const struct step_summary *summary,
                 struct err *err)
{
    const struct method_step *step = method_outline(call->book.method, summary->number, err);
    const struct step_figures *figures = &summary->figures;

    if (!step)
        return false;
    str_addf(out, "{\"step\":%d,\"key\":\"%s\",\"name\":", summary->number, step->key);
    json_add_string(out, step->name);
    str_addf(out, ",\"state\":\"%s\",\"revision\":%d,\"percent\":", step_mark_code(summary->mark),
             summary->revision);
    json_add_number(out, figures->step_percent);
    str_add(out, ",\"fields_percent\":");
    json_add_number(out, figures->fields_percent);
    str_add(out, ",\"checks_percent\":");
    json_add_number(out, figures->checks_percent);
    str_addf(out, ",\"required\":%d,\"filled\":%d,\"checks\":%d,\"ticked\":%d,\"stalled\":%d}",
             figures->required, figures->filled, figures->checks, figures->ticked,
             summary->stalled);
    return true;
}

static bool
add_step_table(struct call *call, const struct step_summary *steps, int current, struct err *err)
{
    struct table table = { .arena = &call->arena };

    table_column(&table, "", TABLE_RIGHT);
    table_column(&table, "Step", TABLE_TEXT);
    table_column(&table, "State", TABLE_TEXT);
    table_column(&table, "Answers", TABLE_RIGHT);
    table_column(&table, "Checks", TABLE_RIGHT);
    table_column(&table, "Done", TABLE_RIGHT);
    for (int i = 0; i < STEP_COUNT; i++) {
        const struct step_figures *figures = &steps[i].figures;
        const struct method_step *step = method_outline(call->book.method, steps[i].number, err);

        if (!step)
            break;
        table_cell(&table, arena_printf(&call->arena, "%s%d",
                                        steps[i].number == current ? "> " : "", steps[i].number));
        table_cell(&table, step->name);
        table_cell(&table, arena_printf(&call->arena, "%s%s", step_mark_word(steps[i].mark),
                                        steps[i].stalled ? ", stalled" : ""));
        table_cell(&table, arena_printf(&call->arena, "%d/%d", figures->filled, figures->required));
        table_cell(&table, arena_printf(&call->arena, "%d/%d", figures->ticked, figures->checks));
        table_cell(&table, arena_printf(&call->arena, "%d %%", (int)figures->step_percent));
    }
    table_print(&table, &call->page);
    table_free(&table);
    return !err->kind;
}

bool
view_steps(struct call *call, const char *alliance, struct err *err)
{
    struct step_summary steps[STEP_COUNT];
    double percent;
    int current;

    if (!step_summaries(&call->book, alliance, steps, &percent, &current, err))
        return false;
    if (call->form == FORM_JSON) {
        if (percent >= 0)
            json_add_number(call_member(call, "percent"), percent);
        else
            str_add(call_member(call, "percent"), "null");
        str_addf(call_member(call, "current"), "%d", current);
        for (int i = 0; i < STEP_COUNT; i++)
            if (!view_add_summary(call, call_row(call), &steps[i], err))
                return false;
        return true;
    }
    page_heading(&call->page, "%s: the twelve steps", view_alliance_name(call, alliance));
    if (percent >= 0)
        page_line(&call->page, "%d %% done%s", (int)percent, current ? arena_printf(&call->arena,
                  ", now at step %d", current) : "");
    page_gap(&call->page);
    return add_step_table(call, steps, current, err);
}

/* ---- the overview ---- */

static bool
add_parties(struct call *call, const char *alliance, struct err *err)
{
    struct table table = { .arena = &call->arena };
    struct query *query =
        query_start(call->book.store, err,
                    "SELECT p.side,o.name,p.role,p.equity FROM party p JOIN organisation o ON "
                    "o.id=p.organisation"
                    " WHERE p.alliance=?1 AND p.deleted=0 ORDER BY p.side DESC,o.name,p.id",
                    "t", alliance);

    table_column(&table, "Side", TABLE_TEXT);
    table_column(&table, "Organisation", TABLE_TEXT);
    table_column(&table, "Role", TABLE_TEXT);
    table_column(&table, "Equity", TABLE_RIGHT);
    while (query_next(query, err)) {
        table_cell(&table, query_text(query, 0));
        table_cell(&table, query_text(query, 1));
        table_cell(&table, query_text(query, 2));
        table_cell(&table, query_is_null(query, 3) ? "" : arena_printf(&call->arena, "%g %%",
                                                                       query_real(query, 3)));
    }
    page_heading(&call->page, "Parties");
    if (table.n_cells)
        table_print(&table, &call->page);
    else
        page_line(&call->page,
                  "None yet: 'entente add party alliance=... organisation=... side=us'.");
    table_free(&table);
    return query_end(query, err);
}

static bool
add_missing(struct call *call, const char *alliance, int current, struct err *err)
{
    struct step step;
    struct step_gap *gaps;
    size_t n;

    if (!step_load(&call->book, alliance, current, 0, &call->arena, &step, err) ||
        !step_gaps(&call->book, &step, &call->arena, &gaps, &n, err))
        return false;
    page_heading(&call->page, "Missing in step %d, %s", current, step.method->name);
    for (size_t i = 0; i < n; i++)
        page_wrap(&call->page, arena_printf(&call->arena, "%s  ", gaps[i].item), 18, gaps[i].text);
    if (!n)
        page_line(&call->page, "Nothing: 'entente complete' signs it off.");
    return true;
}

static bool
add_json_overview(struct call *call, const struct record *record, struct err *err)
{
    struct step_summary steps[STEP_COUNT];
    struct query *query;
    struct str *out;
    double percent;
    int current, n = 0;

    if (!step_summaries(&call->book, record->id, steps, &percent, &current, err))
        return false;
    if (percent >= 0)
        json_add_number(call_member(call, "percent"), percent);
    else
        str_add(call_member(call, "percent"), "null");
    str_addf(call_member(call, "current"), "%d", current);
    out = call_member(call, "steps");
    for (int i = 0; i < STEP_COUNT; i++) {
        str_add(out, i ? ",\n" : "[\n");
        if (!view_add_summary(call, out, &steps[i], err))
            return false;
    }
    str_add(out, "\n]");
    out = call_member(call, "parties");
    query = query_start(call->book.store, err,
                        "SELECT id FROM party WHERE alliance=?1 AND deleted=0"
                        " ORDER BY id",
                        "t", record->id);
    str_add(out, "[");
    while (query_next(query, err)) {
        str_add(out, n++ ? "," : "");
        json_add_string(out, query_text(query, 0));
    }
    str_add(out, "]");
    if (!query_end(query, err))
        return false;
    return kind_add_row(call, record, err);
}

bool
view_overview(struct call *call, const char *alliance, struct err *err)
{
    const struct entity *entity = entity_find("alliance");
    const struct method_register *words = kind_words(call, entity, err);
    struct step_summary steps[STEP_COUNT];
    struct record record;
    double percent;
    int current;

    if (!words || !load(call, entity, alliance, &record, err))
        return false;
    if (call->form == FORM_JSON)
        return add_json_overview(call, &record, err);
    if (!step_summaries(&call->book, alliance, steps, &percent, &current, err))
        return false;
    page_heading(&call->page, "%s", view_alliance_name(call, alliance));
    if (record.deleted)
        page_line(&call->page, "In the bin: 'entente restore %s' takes it out.", alliance);
    add_fields(call, words, &record);
    if (!add_parties(call, alliance, err))
        return false;
    page_heading(&call->page, "Steps");
    return add_step_table(call, steps, current, err) &&
           (!current || add_missing(call, alliance, current, err));
}

/* ---- the command ---- */

static bool
unknown_view(const char *word, bool is_alliance, struct err *err)
{
    static const char *const views[] = { "overview", "steps", "journal", "parties", "figures" };
    struct near near;
    char nearest[200];

    near_start(&near, word);
    for (size_t i = 0; is_alliance && i < sizeof views / sizeof *views; i++)
        near_offer(&near, views[i], NULL);
    for (size_t i = 0; is_alliance && i < view_kind_count; i++)
        if (view_kinds[i].of_alliance)
            near_offer(&near, view_kinds[i].name, NULL);
    for (size_t i = 0; is_alliance && i < entity_count; i++)
        if (entity_field(&entities[i], "alliance"))
            near_offer(&near, entities[i].name, NULL);
    err_set(err, ERR_USAGE, is_alliance ? "an alliance has no such view"
                                        : "the only view of such a record is journal");
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else if (is_alliance)
        err_hint(err, "Views are overview, steps, a step's number, governance, learning, progress, risk, figures, calendar, benchmark, journal, the code of a figure such as G9, and kinds of records.");
    return err_where(err, "%.60s", word);
}

static bool
show_view(struct call *call, const struct found *found, const char *view, long revision,
          struct err *err)
{
    struct err ignored = { 0 };
    const struct entity *entity;
    bool is_figure = false;
    int number;

    if (!strcmp(view, "journal"))
        return view_journal(call, found, err);
    if (!strcmp(found->entity->name, "portfolio") && !strcmp(view, "analysis"))
        return view_panels(call, view_find("portfolio"), NULL, err);
    if (!strcmp(found->entity->name, "portfolio") &&
        (!view_figure(call, NULL, view, &is_figure, err) || is_figure))
        return !err->kind;
    if (strcmp(found->entity->name, "alliance") != 0)
        return unknown_view(view, false, err);
    if (!strcmp(view, "overview"))
        return view_overview(call, found->id, err);
    if (!strcmp(view, "steps"))
        return view_steps(call, found->id, err);
    if (!strcmp(view, "figures"))
        return view_panels(call, view_find("steps"), found->id, err);
    if (view_find(view) && view_find(view)->of_alliance)
        return view_panels(call, view_find(view), found->id, err);
    if (method_indicator(call->book.method, view, &ignored) &&
        !strcmp(method_indicator(call->book.method, view, &ignored)->code, view) &&
        (!view_figure(call, found->id, view, &is_figure, err) || is_figure))
        return !err->kind;
    entity = kind_read(call, view);
    if (entity && entity_field(entity, "alliance"))
        return list_records(call, entity, found->id, err);
    if (step_read(&call->book, view, &number, &ignored))
        return view_step(call, found->id, number, (int)revision, err);
    if (!view_figure(call, found->id, view, &is_figure, err) || is_figure)
        return !err->kind;
    return unknown_view(view, true, err);
}

bool
command_show(struct call *call, struct err *err)
{
    struct found found;
    long revision;

    if (!call_number(call, FLAG_REVISION, 0, &revision, err) || !call_open_to_read(call, err) ||
        !call_find(call, call->args->words[0], &found, err))
        return false;
    if (call->args->n > 1)
        return show_view(call, &found, call->args->words[1], revision, err);
    return strcmp(found.entity->name, "alliance") ? view_record(call, found.entity, found.id, err)
                                                  : view_overview(call, found.id, err);
}
