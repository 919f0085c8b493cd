/* Views in panels, printed. */
#include "src/cli/view.h"

#include <strings.h>

#include "src/figures/portfolio.h"

static void
add_lines(struct call *call, const struct panel *panel)
{
    for (size_t i = 0; i < panel->n; i++) {
        struct str line = { 0 };

        panel_line_text(&panel->line[i], &line);
        page_line(&call->page, "%s", str_text(&line));
        str_free(&line);
    }
}

/* The view, or the figure of it with this code. */
static bool
print(struct call *call, const struct view_kind *kind, const char *alliance, const char *code,
      const char *side, struct err *err)
{
    struct view_want want = { .kind = kind, .alliance = alliance, .code = code, .side = side,
                              .day = book_today(&call->book), .columns = call->page.width,
                              .ascii = page_lacks_letters() };
    struct view view;

    if (!view_write(&call->book, &want, &view, err))
        return false;
    page_heading(&call->page, "%s%s%s", alliance ? view_alliance_name(call, alliance) : "",
                 alliance ? ": " : "", view.title);
    add_lines(call, &view.head);
    for (size_t i = 0; i < view.n; i++) {
        page_heading(&call->page, "%s", view.panel[i].title);
        add_lines(call, &view.panel[i]);
    }
    view_free(&view);
    return true;
}

bool
view_panels(struct call *call, const struct view_kind *kind, const char *alliance, struct err *err)
{
    const struct dashboard *dashboard = alliance ? dashboard_find(kind->name) : NULL;

    if (call->form == FORM_JSON && dashboard)    /* programs want the figures, not their pictures */
        return view_dashboard(call, dashboard, alliance, err);
    return print(call, kind, alliance, NULL, NULL, err);
}

/* ---- one figure ---- */

/* A figure as a view shows it. */
struct shown {
    const struct view_kind *kind;
    const char *code, *sides[2];
    int n;
};

static void
look_in(struct call *call, const struct view_kind *kind, const struct figures_list *list,
        const char *code, struct shown *shown)
{
    if (list->index.code && !strcasecmp(list->index.code, code))
        *shown = (struct shown){ kind, list->index.code, { NULL }, 1 };
    for (size_t i = 0; i < list->n && shown->n < 2; i++) {
        const struct figure *figure = &list->figure[i];

        if (strcasecmp(figure->code, code) != 0)
            continue;
        shown->kind = kind;
        shown->code = arena_string(&call->arena, figure->code);
        shown->sides[shown->n++] = figure->side;
    }
}

static bool
look(struct call *call, const char *alliance, const char *code, struct shown *shown,
     struct err *err)
{
    struct portfolio portfolio = { 0 };
    struct figures figures;
    struct figures_context *context;

    if (!alliance) {
        if (portfolio_make(&portfolio, &call->book, err))
            look_in(call, view_find("portfolio"), portfolio.list, code, shown);
        portfolio_free(&portfolio);
        return !err->kind;
    }
    if (figures_open(&figures, &call->book, err)) {
        context = figures_context(&figures, alliance, book_today(&call->book));
        for (size_t i = 0; context && i < view_kind_count && !shown->n; i++)
            if (view_kinds[i].of_alliance && view_kinds[i].figures)
                look_in(call, &view_kinds[i], view_kinds[i].figures(context), code, shown);
    }
    figures_close(&figures);
    return !err->kind;
}

bool
view_figure(struct call *call, const char *alliance, const char *code, bool *found,
            struct err *err)
{
    struct shown shown = { 0 };
    bool ok = look(call, alliance, code, &shown, err);

    *found = shown.n > 0;
    for (int i = 0; ok && i < shown.n; i++)
        ok = print(call, shown.kind, alliance, shown.code, shown.sides[i], err);
    return ok;
}
