#include "src/cli/reference.h"

#include <stdio.h>
#include <string.h>

#include "src/base/json.h"
#include "src/cli/table.h"
#include "src/method/method.h"
#include "src/method/reference_chart.h"
#include "src/ops/near.h"
#include "src/store/query.h"

enum { CAUTIONS_MOST = 40 };

/* A text of the table's section in the method; NULL when it has none. */
static const char *
text_of(struct call *call, const char *name, const char *key)
{
    struct err ignored = { 0 };

    return query_string(
        call->book.store, &call->arena, &ignored,
        "SELECT value FROM method_text WHERE version=?1 AND kind='reference' AND key=?2"
        " AND name=?3",
        "ttt", method_version(call->book.method), name, key);
}

bool
reference_exists(struct call *call, const char *name)
{
    struct err ignored = { 0 };

    return query_number(call->book.store, 0, &ignored,
                        "SELECT count(*) FROM reference WHERE name=?1", "t", name) > 0;
}

static bool
find(struct call *call, const char *name, struct err *err)
{
    struct near near;
    char nearest[200];
    struct query *query;

    near_start(&near, name);
    if (reference_exists(call, name))
        return true;
    query = query_start(call->book.store, err, "SELECT DISTINCT name FROM reference", "");
    while (query_next(query, err))
        near_offer(&near, arena_string(&call->arena, query_text(query, 0)), NULL);
    if (!query_end(query, err))
        return false;
    err_set(err, ERR_MISSING, "there is no such reference table");
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else
        err_hint(err, "'entente list reference' names them.");
    return err_where(err, "%.60s", name);
}

static const char *
cell_text_of(const struct json *cell)
{
    return cell->text ? cell->text : "";
}

/* Whether a column holds nothing but numbers: it then stands at the right. */
static bool
is_numeric(struct call *call, const char *name, int column)
{
    struct err ignored = { 0 };
    char path[16];

    snprintf(path, sizeof path, "$[%d]", column);
    return !query_number(call->book.store, 1, &ignored,
                         "SELECT count(*) FROM reference WHERE name=?1 AND line>0 AND"
                         " json_extract(cells,?2) GLOB '*[^0-9.-]*'", "tt", name, path);
}

/* Call `add` with each line's cells; the first names the columns. */
static bool
each_line(struct call *call, const char *name,
          void (*add)(struct call *, void *, const struct json *, bool), void *context,
          struct err *err)
{
    struct query *query =
        query_start(call->book.store, err,
                    "SELECT line,cells FROM reference WHERE name=?1 ORDER BY line", "t", name);

    while (query_next(query, err)) {
        const char *text = query_text(query, 1);
        struct json *cells = json_read(&call->arena, text, strlen(text), err);

        if (!cells)
            break;
        add(call, context, cells, query_int(query, 0) == 0);
    }
    return query_end(query, err) && !err->kind;
}

struct columns {
    struct table table;
    const char *name;
    const char *headings[TABLE_COLUMNS];
    size_t n;
};

static void
add_line(struct call *call, void *context, const struct json *cells, bool first)
{
    struct columns *columns = context;
    struct str *row = NULL;
    size_t i = 0;

    if (!first && call->form == FORM_JSON)
        row = call_row(call);
    for (const struct json *cell = cells->first; cell; cell = cell->next, i++) {
        if (i == TABLE_COLUMNS)
            break;
        if (first) {
            columns->headings[columns->n++] = cell_text_of(cell);
            table_column(&columns->table, cell_text_of(cell),
                         is_numeric(call, columns->name, (int)i) ? TABLE_RIGHT : TABLE_TEXT);
        } else if (row && i < columns->n) {
            str_add(row, i ? "," : "{");
            json_add_string(row, columns->headings[i]);
            str_add(row, ":");
            json_add_tree(row, cell);
        } else if (i < columns->n) {
            table_cell(&columns->table, cell_text_of(cell));
        }
    }
    if (row)
        str_add(row, "}");
}

static void
add_cautions(struct call *call, const char *name)
{
    for (int i = 1; i <= CAUTIONS_MOST; i++) {
        char key[24];
        const char *caution;

        snprintf(key, sizeof key, "caution%d", i);
        if ((caution = text_of(call, name, key)))
            page_wrap(&call->page, "- ", 2, caution);
    }
}

/* What must be known before the figures are read stands before them. */
static void
add_about(struct call *call, const char *name)
{
    const char *title = text_of(call, name, "title"), *about = text_of(call, name, "about");
    const char *columns = text_of(call, name, "columns"), *refer = text_of(call, name, "refer");

    page_heading(&call->page, "%s", title ? title : name);
    if (about)
        page_wrap(&call->page, "", 0, about);
    page_heading(&call->page, "Cautions");
    add_cautions(call, name);
    if (columns) {
        page_heading(&call->page, "Columns");
        page_wrap(&call->page, "", 0, columns);
    }
    if (refer) {
        page_gap(&call->page);
        page_wrap(&call->page, "Source: ", 8, refer);
    }
    page_gap(&call->page);
}

static void
add_json_about(struct call *call, const char *name)
{
    struct str *cautions;
    const char *title = text_of(call, name, "title");
    int n = 0;

    json_add_string(call_member(call, "reference"), name);
    json_add_string(call_member(call, "title"), title ? title : name);
    cautions = call_member(call, "cautions");
    str_add(cautions, "[");
    for (int i = 1; i <= CAUTIONS_MOST; i++) {
        char key[24];
        const char *caution;

        snprintf(key, sizeof key, "caution%d", i);
        if (!(caution = text_of(call, name, key)))
            continue;
        str_add(cautions, n++ ? "," : "");
        json_add_string(cautions, caution);
    }
    str_add(cautions, "]");
}

static bool
add_chart(struct call *call, const char *name, struct err *err)
{
    const struct method_reference *reference = method_reference(call->book.method, name, err);

    if (reference && *reference->chart) {
        page_heading(&call->page, "In pictures");
        reference_chart(reference, page_lacks_letters(), &call->page.text);
    }
    return reference != NULL;
}

bool
reference_show(struct call *call, const char *name, struct err *err)
{
    struct columns columns = { .table.arena = &call->arena, .name = name };
    bool ok = find(call, name, err);

    if (ok && call->form == FORM_TEXT)
        add_about(call, name);
    else if (ok && call->form == FORM_JSON)
        add_json_about(call, name);
    ok = ok && each_line(call, name, add_line, &columns, err);
    if (ok && call->form == FORM_TEXT) {
        table_print(&columns.table, &call->page);
        ok = add_chart(call, name, err);
    } else if (ok && call->form == FORM_CSV)
        table_add_csv(&columns.table, config_yes(call->config, OPTION_FORMAT_CSV_GUARD),
                      &call->page.text);
    table_free(&columns.table);
    return ok;
}

bool
reference_index(struct call *call, struct err *err)
{
    struct table table = { .arena = &call->arena };
    struct query *query =
        query_start(call->book.store, err,
                    "SELECT name,max(line) FROM reference GROUP BY name ORDER BY name", "");

    table_column(&table, "Name", TABLE_TEXT);
    table_column(&table, "Lines", TABLE_RIGHT);
    table_column(&table, "Title", TABLE_TEXT);
    while (query_next(query, err)) {
        const char *name = arena_string(&call->arena, query_text(query, 0));
        const char *title = text_of(call, name, "title");
        struct str *row;

        if (call->form == FORM_JSON) {
            row = call_row(call);
            str_add(row, "{\"name\":");
            json_add_string(row, name);
            str_addf(row, ",\"lines\":%lld,\"title\":", (long long)query_int(query, 1));
            json_add_string(row, title ? title : name);
            str_add(row, "}");
            continue;
        }
        table_cell(&table, name);
        table_cell(&table, arena_printf(&call->arena, "%lld", (long long)query_int(query, 1)));
        table_cell(&table, title);
    }
    if (call->form == FORM_CSV)
        table_add_csv(&table, true, &call->page.text);
    else if (call->form == FORM_TEXT)
        table_print(&table, &call->page);
    table_free(&table);
    return query_end(query, err);
}

bool
reference_list(struct call *call, struct err *err)
{
    if (call->args->n > 2) {
        err_set(err, ERR_USAGE, "one table at a time");
        return err_where(err, "%.60s", call->args->words[2]);
    }
    return call->args->n == 2 ? reference_show(call, call->args->words[1], err)
                              : reference_index(call, err);
}
