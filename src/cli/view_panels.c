/* Views in panels, printed. */
#include "src/cli/view.h"

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

bool
view_panels(struct call *call, const struct view_kind *kind, const char *alliance, struct err *err)
{
    struct view_want want = { .kind = kind, .alliance = alliance,
                              .day = book_today(&call->book), .columns = call->page.width,
                              .ascii = page_lacks_letters() };
    const struct dashboard *dashboard = alliance ? dashboard_find(kind->name) : NULL;
    struct view view;

    if (call->form == FORM_JSON && dashboard)    /* programs want the figures, not their pictures */
        return view_dashboard(call, dashboard, alliance, err);
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
