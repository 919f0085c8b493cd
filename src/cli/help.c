/* help: commands, the program's own pages, and everything the method has to say. */
#include "src/cli/help.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "src/base/json.h"
#include "src/cli/call.h"
#include "src/cli/help_figures.h"
#include "src/cli/help_method.h"
#include "src/cli/kind.h"
#include "src/cli/reference.h"
#include "src/cli/table.h"
#include "src/ops/near.h"

/* The words of the topic, joined by one blank. */
static const char *
topic_of(struct call *call)
{
    struct str text = { 0 };
    const char *topic;

    for (size_t i = 0; i < call->args->n; i++)
        str_addf(&text, "%s%s", i ? " " : "", call->args->words[i]);
    topic = arena_string(&call->arena, str_text(&text));
    str_free(&text);
    return topic;
}

/* ---- what needs no portfolio ---- */

static void
add_options(struct page *page)
{
    struct str text = { 0 };

    page_heading(page, "Options of the configuration");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_info *info = option_info((enum option)i);

        str_clear(&text);
        str_addf(&text, "%s", info->sentence);
        if (info->choices)
            str_addf(&text, " (%s)", info->choices);
        if (*info->value)
            str_addf(&text, ". Default: %s", info->value);
        if (info->environment)
            str_addf(&text, ". $%s counts over the files", info->environment);
        page_gap(page);
        page_line(page, "[%s] %s", info->section, info->key);
        page_wrap(page, "", 4, str_text(&text));
    }
    str_free(&text);
}

static bool
add_keys(struct call *call, struct err *err)
{
    struct str text = { 0 };
    char *rest, *line;

    if (!call->start->add_keys)
        return err_set(err, ERR_MISSING, "this build has no screen, so no keys");
    call->start->add_keys(&text);
    page_heading(&call->page, "Keys, as they are before [keys] of the configuration changes them");
    rest = text.data;
    while ((line = strtok_r(rest, "\n", &rest))) {
        char *name = strchr(line, '\t'), *sentence = name ? strchr(name + 1, '\t') : NULL;

        if (!sentence)
            continue;
        *name++ = *sentence++ = '\0';
        page_wrap(&call->page, arena_printf(&call->arena, "%-16s %s ", line, name), 36, sentence);
    }
    str_free(&text);
    return true;
}

static void
list_commands(struct page *page)
{
    page_heading(page, "Commands");
    for (size_t i = 0; i < command_count; i++) {
        char lead[40];

        snprintf(lead, sizeof lead, "  %s ", commands[i].name);
        page_wrap(page, lead, 14, commands[i].sentence);
    }
}

/* A page may have the name of a kind of record, whose fields are then asked for by that. */
static void
point_to_kind(struct call *call, const char *topic)
{
    if (!entity_find(topic))
        return;
    page_gap(&call->page);
    page_line(&call->page, "'entente help kind %s' tells the fields of such a record.", topic);
}

/* True when the topic is one that the program itself knows. */
static bool
tell_own(struct call *call, const char *topic, bool *known, struct err *err)
{
    const struct command *command = command_find(topic);

    *known = true;
    if (command) {
        help_command(&call->page, command);
        point_to_kind(call, topic);
        return true;
    }
    if (!strcmp(topic, "commands")) {
        list_commands(&call->page);
        return true;
    }
    if (!strcmp(topic, "options")) {
        add_options(&call->page);
        return true;
    }
    if (!strcmp(topic, "keys"))
        return add_keys(call, err);
    for (size_t i = 0; help_pages[i].name; i++)
        if (!strcasecmp(help_pages[i].name, topic)) {
            page_heading(&call->page, "%s", help_pages[i].title);
            page_body(&call->page, 0, help_pages[i].body);
            point_to_kind(call, topic);
            return true;
        }
    *known = false;
    return true;
}

/* ---- what the method knows ---- */

/* Without a portfolio the method that ships with the program is asked, in a file of its own for
 * that moment. */
static bool
open_method(struct call *call, struct err *err)
{
    const char *temporary = getenv("TMPDIR");
    struct str folder = { 0 }, path = { 0 };
    bool ok;

    if (access(call->path, F_OK) == 0)
        return call_open(call, err);
    if (call->origin == CLI_NAMED)
        return call_open(call, err);            /* fails, and says why */
    str_addf(&folder, "%s/entente-help-XXXXXX",
             temporary && *temporary == '/' ? temporary : "/tmp");
    if (!mkdtemp(folder.data)) {
        str_free(&folder);
        return call_open(call, err);
    }
    call->trial = folder.data;
    str_addf(&path, "%s/trial.entente", call->trial);
    ok = book_create(str_text(&path), "training", "Help", &call->env, err) &&
         book_open(&call->book, str_text(&path), STORE_READONLY, &call->env, err);
    call->is_open = true;
    str_free(&path);
    return ok;
}

static bool
unknown_topic(struct call *call, const char *topic, struct err *err)
{
    struct near near;
    char nearest[200];
    size_t n;
    const struct method_topic *topics = method_topics(call->book.method, &n, err);

    near_start(&near, topic);
    for (size_t i = 0; i < command_count; i++)
        near_offer(&near, commands[i].name, NULL);
    for (size_t i = 0; help_pages[i].name; i++)
        near_offer(&near, help_pages[i].name, NULL);
    for (size_t i = 0; topics && i < n; i++) {
        near_offer(&near, topics[i].slug, NULL);
        near_offer(&near, topics[i].title, topics[i].slug);
    }
    for (size_t i = 0; i < entity_count; i++)
        near_offer(&near, entities[i].name, NULL);
    err_set(err, ERR_MISSING, "there is no help of this name");
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else
        err_hint(err, "'entente help topics' lists the pages, 'entente help' the commands.");
    return err_where(err, "%.60s", topic);
}

static bool
tell_method(struct call *call, const char *topic, struct err *err)
{
    const struct entity *entity;
    bool known = false;

    if (!strcmp(topic, "topics"))
        return help_topics(call, err);
    if (!strcmp(topic, "steps"))
        return help_steps(call, err);
    if (!strcmp(topic, "kinds") || !strcmp(topic, "fields"))
        return help_kinds(call, err);
    if (!strcmp(topic, "templates"))
        return help_templates(call, err);
    if (!strcmp(topic, "vocabularies"))
        return help_vocabularies(call, err);
    if (!strcmp(topic, "reference")) {
        page_heading(&call->page, "Reference tables");
        page_line(&call->page, "'entente list reference NAME' prints one with its cautions.");
        page_gap(&call->page);
        return reference_index(call, err);
    }
    if (!strncmp(topic, "reference ", 10))
        return reference_show(call, topic + 10, err);
    if (!strcmp(topic, "figures") || !strcmp(topic, "rules"))
        return help_figures(call, err);
    if (!strncmp(topic, "kind ", 5) && (entity = kind_read(call, topic + 5)))
        return help_kind(call, entity, err);
    if (!help_method(call, topic, &known, err) || known) {
        point_to_kind(call, topic);
        return !err->kind;
    }
    if ((entity = kind_read(call, topic)))
        return help_kind(call, entity, err);
    if (reference_exists(call, topic))
        return reference_show(call, topic, err);
    if (!help_figure(call, topic, &known, err) || known)
        return !err->kind;
    return unknown_topic(call, topic, err);
}

/* One JSON row with the text: help is written for people, programs have --json of the other
 * commands. */
static void
turn_to_json(struct call *call, const char *topic)
{
    struct str text = call->page.text, *row;

    call->page.text = (struct str){ 0 };
    call->form = FORM_JSON;
    row = call_row(call);
    str_add(row, "{\"topic\":");
    json_add_string(row, topic);
    str_add(row, ",\"text\":");
    json_add_string(row, str_text(&text));
    str_add(row, "}");
    str_free(&text);
}

bool
command_help(struct call *call, struct err *err)
{
    const char *topic = topic_of(call);
    bool json = call->form == FORM_JSON, known = true;

    call->form = FORM_TEXT;
    if (json)
        call->page.color = false;
    if (!*topic)
        help_overview(&call->page);
    else if (!tell_own(call, topic, &known, err) ||
             (!known && (!open_method(call, err) || !tell_method(call, topic, err))))
        return false;
    if (json)
        turn_to_json(call, topic);
    return true;
}
