/* config: what is in force and where it comes from; a commented file to begin with. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/json.h"
#include "src/cli/call.h"
#include "src/cli/table.h"
#include "src/config/path.h"
#include "src/ops/near.h"

static const char *
full_name(struct call *call, enum option option)
{
    return arena_printf(&call->arena, "%s.%s", option_info(option)->section,
                        option_info(option)->key);
}

static bool
find_option(struct call *call, const char *name, enum option *option, struct err *err)
{
    struct near near;
    char nearest[200];

    if (option_find(name, option))
        return true;
    near_start(&near, name);
    for (int i = 0; i < OPTION_COUNT; i++)
        near_offer(&near, full_name(call, (enum option)i), NULL);
    err_set(err, ERR_MISSING, "there is no such option");
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else
        err_hint(err, "'entente help options' lists them; write section.key.");
    return err_where(err, "%.60s", name);
}

static void
add_option(struct call *call, struct table *table, enum option option)
{
    struct str origin = { 0 }, *row;

    config_origin_text(call->config, option, &origin);
    if (call->form == FORM_JSON) {
        row = call_row(call);
        str_add(row, "{\"option\":");
        json_add_string(row, full_name(call, option));
        str_add(row, ",\"value\":");
        json_add_string(row, config_text(call->config, option));
        str_add(row, ",\"origin\":");
        json_add_string(row, str_text(&origin));
        str_add(row, "}");
    } else {
        table_cell(table, full_name(call, option));
        table_cell(table, *config_text(call->config, option) ? config_text(call->config, option)
                                                             : "(empty)");
        if (call_has(call, FLAG_ORIGIN))
            table_cell(table, str_text(&origin));
    }
    str_free(&origin);
}

static bool
show(struct call *call, const char *name, struct err *err)
{
    struct table table = { .arena = &call->arena };
    enum option option = 0;

    if (name && !find_option(call, name, &option, err))
        return false;
    table_column(&table, "Option", TABLE_TEXT);
    table_column(&table, "Value", TABLE_TEXT);
    if (call_has(call, FLAG_ORIGIN))
        table_column(&table, "From", TABLE_WHOLE);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (!name || (enum option)i == option)
            add_option(call, &table, (enum option)i);
    if (call->form == FORM_TEXT)
        table_print(&table, &call->page);
    table_free(&table);
    return true;
}

static bool
init(struct call *call, struct err *err)
{
    const char *target = call_value(call, FLAG_OUTPUT);
    struct str text = { 0 }, path = { 0 }, folder = { 0 };
    bool ok = true;

    config_template(&text);
    if (target && !strcmp(target, "-")) {
        str_add(&call->page.text, str_text(&text));
        call->form = FORM_TEXT;
    } else {
        path_of(&folder, PATH_CONFIG, NULL);
        if (target)
            str_add(&path, target);
        else
            path_of(&path, PATH_CONFIG, "config.ini");
        if (access(str_text(&path), F_OK) == 0) {
            err_set(err, ERR_INPUT, "a file is there already, and is never written over");
            err_hint(err, "'entente config init -o -' prints the text.");
            ok = err_where(err, "%s", str_text(&path));
        }
        ok = ok && (target || path_make(str_text(&folder), err)) &&
             path_write(str_text(&path), text.data, text.len, err);
        if (ok && call->form == FORM_JSON) {
            struct str *row = call_row(call);

            str_add(row, "{\"file\":");
            json_add_string(row, str_text(&path));
            str_add(row, "}");
        } else if (ok) {
            call_say(call, "%s: every option with its default, to be edited", str_text(&path));
        }
    }
    str_free(&text);
    str_free(&path);
    str_free(&folder);
    return ok;
}

bool
command_config(struct call *call, struct err *err)
{
    const char *what = call->args->n ? call->args->words[0] : "show";

    if (!strcmp(what, "show"))
        return show(call, call->args->n > 1 ? call->args->words[1] : NULL, err);
    if (!strcmp(what, "init") && call->args->n == 1)
        return init(call, err);
    err_set(err, ERR_USAGE,
            !strcmp(what, "init") ? "'init' takes no further word" : "it can show or init");
    err_hint(err, "Write 'entente config show' or 'entente config init'.");
    return err_where(err, "%.60s", call->args->words[call->args->n - 1]);
}
