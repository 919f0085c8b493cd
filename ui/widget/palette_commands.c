/* The command palette and help: both are read off the action table and what the screen takes. */
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/common.h"
#include "ui/widget/palette_found.h"

/* All that can be chosen here, collected before the palette covers the screen it is about. */
struct catalogue {
    struct palette_found all;
    const struct palette_places *places;
};

static void
catalogue_free(void *context)
{
    struct catalogue *self = context;

    found_clear(&self->all);
    mem_free(self);
}

static void
copy_entry(const struct palette_entry *entry, struct palette_found *found)
{
    palette_add(found, entry->key, entry->text, entry->aside);
    if (entry->why)
        palette_refuse(found, entry->why);
    found->entry[found->count - 1].heading = entry->heading;
}

/* What only shows something comes before what changes something: ":bin" must not empty a row into it. */
static bool
only_shows(const char *key)
{
    static const char *const changing[] = { "bin", "complete-step", "reopen", "waive", "write" };

    for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
        if (strcmp(key, changing[i]) == 0)
            return false;
    return true;
}

/* Places have keys that start with @, actions have names without it. */
static bool
add_places(const struct palette_places *places, const char *typed, struct palette_found *found,
           struct err *err)
{
    struct palette_found own = { 0 };
    bool good = places->find(places->context, typed, &own, err);

    for (size_t i = 0; good && i < own.count; i++) {
        struct str key = { 0 };

        str_addf(&key, "@%s", own.entry[i].key);
        palette_add(found, str_text(&key), own.entry[i].text, own.entry[i].aside);
        found_score(found, (own.entry[i].score ? own.entry[i].score : palette_score(typed, own.entry[i].text)) + 1);
        str_free(&key);
    }
    found_clear(&own);
    return good;
}

static bool
find(void *context, const char *typed, struct palette_found *found, struct err *err)
{
    const struct catalogue *self = context;

    for (size_t i = 0; i < self->all.count; i++) {
        const struct palette_entry *entry = &self->all.entry[i];
        struct str searched = { 0 };
        int score;

        str_addf(&searched, "%s %s", entry->text, entry->key);
        score = palette_score(typed, str_text(&searched));
        if (score && !only_shows(entry->key))
            score = 1 + score / 4;
        str_free(&searched);
        if (*typed && (entry->heading || !score))
            continue;
        copy_entry(entry, found);
        found_score(found, score);
    }
    if (!*typed)
        return true;
    if (self->places && !add_places(self->places, typed, found, err))
        return false;
    found_sort(found);
    return true;
}

static void
run(struct ui *ui, void *context, const char *key)
{
    const struct catalogue *self = context;

    if (*key == '@')
        self->places->go(ui, self->places->context, key + 1);
    else
        ui_action(ui, action_find(key));
}

static bool
ask(struct ui *ui, const char *title, struct catalogue *catalogue)
{
    static const struct palette_source source = { find };

    return palette_ask_run(
        ui, &(struct palette){ .title = title, .source = &source, .context = catalogue },
        &(struct palette_run){ run, catalogue_free, catalogue });
}

/* ---- what can be done here ---- */

/* "label: sentence" where the screen has its own word for the action. */
static void
add_action(struct ui *ui, enum action action, const char *label, struct palette_found *found)
{
    const struct action_info *info = action_info(action);
    struct str text = { 0 };
    const char *why;

    if (!ui_takes(ui, action, &why))
        return;
    if (label && strcmp(label, info->label))
        str_addf(&text, "%s: ", label);
    str_add(&text, info->sentence);
    palette_add(found, info->name, str_text(&text), keymap_keys(ui->keymap, action));
    if (why)
        palette_refuse(found, why);
    str_free(&text);
}

static bool
listed(const struct palette_found *found, enum action action)
{
    for (size_t i = 0; i < found->count; i++)
        if (!strcmp(found->entry[i].key, action_info(action)->name))
            return true;
    return false;
}

static void
add_own(struct ui *ui, struct palette_found *found)
{
    const struct screen_action *entry = ui_top(ui)->class->actions;

    for (; entry && entry->action != ACTION_NONE; entry++)
        add_action(ui, entry->action, entry->label, found);
}

static void
add_others(struct ui *ui, struct palette_found *found)
{
    for (int i = 1; i < ACTION_COUNT; i++) {
        enum action action = (enum action)i;

        if (action_info(action)->layer == LAYER_ALWAYS && action != ACTION_BACK &&
            action != ACTION_CANCEL && action != ACTION_PALETTE && !listed(found, action))
            add_action(ui, action, NULL, found);
    }
}

bool
palette_commands(struct ui *ui, const struct palette_places *places)
{
    struct catalogue *catalogue = mem_alloc(sizeof *catalogue);

    catalogue->places = places;
    add_own(ui, &catalogue->all);
    add_others(ui, &catalogue->all);
    return ask(ui, "Command", catalogue);
}

/* ---- help ---- */

static void
add_keys(struct ui *ui, const char *text, const enum action *actions, struct palette_found *found)
{
    struct str keys = { 0 };

    for (; *actions != ACTION_NONE; actions++)
        str_addf(&keys, "%s%s", keys.len ? " " : "", ui_key(ui, *actions));
    palette_add(found, "", text, str_text(&keys));
    str_free(&keys);
}

static void
add_movement(struct ui *ui, struct palette_found *found)
{
    static const struct {
        const char *text;
        enum action actions[5];
    } moves[] = {
        { "Move", { ACTION_MOVE_UP, ACTION_MOVE_DOWN, ACTION_PAGE_UP, ACTION_PAGE_DOWN } },
        { "First, last", { ACTION_HOME, ACTION_END } },
        { "Next, previous field or pane", { ACTION_NEXT_FIELD, ACTION_PREVIOUS_FIELD } },
        { "Mark one, mark all", { ACTION_MARK, ACTION_MARK_ALL } },
        { "Back, close, leave", { ACTION_BACK, ACTION_QUIT } },
    };

    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        add_keys(ui, moves[i].text, moves[i].actions, found);
}

static void
add_guidance(struct ui *ui, struct palette_found *found)
{
    struct screen *top = ui_top(ui);
    struct str text = { 0 };
    int columns = ui->canvas.columns < 76 ? ui->canvas.columns - 8 : 68;
    const char *rest;
    size_t skip;

    if (top->class->guide)
        top->class->guide(ui, top, &text);
    if (text.len && strncmp(str_text(&text), "# ", 2))
        palette_heading(found, "Guidance");
    for (rest = str_text(&text); *rest && columns > 0;) {
        size_t n = text_wrap(rest, columns, &skip);
        struct str line = { 0 };

        str_add_bytes(&line, rest, n);
        if (!strncmp(str_text(&line), "# ", 2))
            palette_heading(found, str_text(&line) + 2);
        else
            palette_add(found, "", str_text(&line), NULL);
        str_free(&line);
        rest += n + skip;
    }
    str_free(&text);
}

bool
palette_help(struct ui *ui)
{
    struct catalogue *catalogue = mem_alloc(sizeof *catalogue);
    struct palette_found *found = &catalogue->all;

    if (ui_top(ui)->class->actions) {
        palette_heading(found, "Here");
        add_own(ui, found);
    }
    palette_heading(found, "Moving");
    add_movement(ui, found);
    add_guidance(ui, found);
    palette_heading(found, "Everywhere");
    add_others(ui, found);
    return ask(ui, "Help: Enter runs what is chosen", catalogue);
}
