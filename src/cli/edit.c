/* add, set: records and answers, by FIELD=VALUE words. */
#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/cli/assign.h"
#include "src/cli/kind.h"
#include "src/ops/template.h"
#include "src/store/query.h"

enum { LABEL_MOST = 28 };

/* Records that only the verbs of the steps may write, so that their rules hold. */
static bool
is_typed(const struct entity *entity, struct err *err)
{
    static const struct { const char *name, *instead; } untyped[] = {
        { "portfolio", "A file has one: change it with 'entente set portfolio name=...'." },
        { "step_state", "Use 'entente complete', 'waive' and 'reopen'." },
        { "step_answer", "Use 'entente set ALLIANCE s01.vision=...'." },
        { "step_row", "Use 'entente set ALLIANCE s01.goals+ goal=...'." },
        { "check_state", "Use 'entente tick ALLIANCE CHECK'." },
        { "waiver", "Use 'entente waive ALLIANCE ITEM REASON --sponsor NAME'." },
    };

    for (size_t i = 0; i < sizeof untyped / sizeof *untyped; i++)
        if (!strcmp(untyped[i].name, entity->name)) {
            err_set(err, ERR_USAGE, "records of this kind are not made by hand");
            err_hint(err, "%s", untyped[i].instead);
            return err_where(err, "%s", entity->name);
        }
    return true;
}

/* What was read, in words: days in their long form, codes by their labels. */
static const char *
words_for(struct call *call, const struct method_part *part, const struct value *value)
{
    char echo[64];
    long day;

    if (part->field.type != FIELD_DATE || value->kind != VALUE_TEXT ||
        !date_read(value->text, &day))
        return method_show(call->book.method, part, value, &call->arena);
    date_write_long(day, echo, sizeof echo);
    return arena_string(&call->arena, echo);
}

static void
tell_settings(struct call *call, const struct assign *assign)
{
    int widest = 0;

    for (size_t i = 0; i < assign->n; i++) {
        int columns = text_columns(assign->parts[i]->label);

        widest = columns > widest && columns < LABEL_MOST ? columns : widest;
    }
    for (size_t i = 0; i < assign->n && !call->quiet; i++) {
        const char *words = words_for(call, assign->parts[i], &assign->settings[i].value);

        page_wrap(&call->page, arena_printf(&call->arena, "  %s", assign->parts[i]->label),
                  widest + 4, *words ? words : "unknown");
    }
}

static bool
tell_record(struct call *call, const struct entity *entity, const char *id, const char *what,
            const struct assign *assign, struct err *err)
{
    struct record record;

    if (call->form == FORM_JSON)
        return record_load(call->book.store, entity, id, &call->arena, &record, err) &&
               kind_add_row(call, &record, err);
    call_say(call, "%s: %s", kind_name_record(call, entity, id), what);
    tell_settings(call, assign);
    return true;
}

static const char *
text_setting(const struct assign *assign, const char *name)
{
    for (size_t i = 0; i < assign->n; i++)
        if (!strcmp(assign->settings[i].field->name, name) &&
            assign->settings[i].value.kind == VALUE_TEXT)
            return assign->settings[i].value.text;
    return NULL;
}

static bool
add_alliance(struct call *call, const struct assign *assign, char id[ID_SIZE], struct err *err)
{
    const char *name = text_setting(assign, "name"), *template = call_value(call, FLAG_TEMPLATE);

    if (!name) {
        err_set(err, ERR_USAGE, "an alliance needs a name");
        err_hint(err, "Write name='Biocon–Quest'.");
        return err_where(err, "name");
    }
    if (template)
        return template_add(&call->book, template, name, text_setting(assign, "code"),
                            assign->settings, assign->n, id, err);
    return alliance_add(&call->book, name, text_setting(assign, "code"), assign->settings,
                        assign->n, id, err);
}

static const char *
what_was_added(struct call *call, const struct entity *entity, const char *id)
{
    struct err ignored = { 0 };
    const char *code = strcmp(entity->name, "alliance")
                           ? NULL
                           : query_string(call->book.store, &call->arena, &ignored,
                                          "SELECT code FROM alliance WHERE id=?1", "t", id);

    return code ? arena_printf(&call->arena, "added, its code is %s", code)
                : arena_printf(&call->arena, "added, its id is %s", id);
}

bool
command_add(struct call *call, struct err *err)
{
    const struct entity *entity;
    struct assign assign;
    char id[ID_SIZE] = "";
    bool ok;

    if (!call_open_to_write(call, err) || !(entity = kind_find(call, call->args->words[0], err)) ||
        !is_typed(entity, err) ||
        !assign_record(call, entity, NULL, call->args->words + 1, call->args->n - 1, &assign, err))
        return false;
    if (call_has(call, FLAG_TEMPLATE) && strcmp(entity->name, "alliance") != 0) {
        err_set(err, ERR_USAGE, "only alliances are made from templates");
        return err_where(err, "--template");
    }
    ok = strcmp(entity->name, "alliance")
             ? record_add(&call->book, entity, assign.settings, assign.n, id, err)
             : add_alliance(call, &assign, id, err);
    return ok && tell_record(call, entity, id, what_was_added(call, entity, id), &assign, err);
}

/* ---- set ---- */

static bool
set_fields(struct call *call, const struct found *found, const char *const *words, size_t n,
           struct assign *assign, struct value **before, struct err *err)
{
    struct record record;
    const char *alliance;

    if (strcmp(found->entity->name, "portfolio") != 0 && !is_typed(found->entity, err))
        return false;
    if (!record_load(call->book.store, found->entity, found->id, &call->arena, &record, err))
        return false;
    if (record.deleted) {
        err_set(err, ERR_INPUT, "it is in the bin");
        err_hint(err, "'entente restore %s' takes it out.", found->id);
        return err_where(err, "%.60s", call->args->words[0]);
    }
    alliance =
        strcmp(found->entity->name, "alliance") ? record_text(&record, "alliance") : found->id;
    if (!assign_record(call, found->entity, alliance, words, n, assign, err))
        return false;
    *before = arena_alloc(&call->arena, (n + 1) * sizeof **before);
    for (size_t i = 0; i < assign->n; i++)
        (*before)[i] = record.values[entity_position(found->entity, assign->settings[i].field)];
    return true;
}

/* Facts of the alliance (NULL: none) and answers of its steps are one change: all of it, or nothing. */
static bool
set_together(struct call *call, const struct found *found, const struct assign *facts, const struct value *before,
             struct assign_steps *steps, struct err *err)
{
    const char *label = assign_steps_label(call, steps);
    bool ok = step_together_begin(&call->book, found->id, err);

    if (!ok)
        return false;
    if (facts)
        label = arena_printf(&call->arena, "%s, %s", facts->parts[0]->label, label);
    ok = (!facts || record_update(&call->book, found->entity, found->id, facts->settings, before, facts->n, err)) &&
         assign_do_steps(call, steps, err);
    return step_together_end(&call->book, ok, arena_printf(&call->arena, "%s: saved", label), err);
}

bool
command_set(struct call *call, struct err *err)
{
    const char *const *words = call->args->words + 1;
    size_t n = call->args->n - 1, fields = 0;
    struct assign_steps steps = { 0 };
    struct assign assign;
    struct value *before = NULL;
    struct found found;

    if (!call_open_to_write(call, err) || !call_find(call, call->args->words[0], &found, err))
        return false;
    while (fields < n &&
           !(assign_is_step(words[fields]) && !strcmp(found.entity->name, "alliance")))
        fields++;
    if (!set_fields(call, &found, words, fields, &assign, &before, err) ||
        (fields < n && !assign_read_steps(call, found.id, words + fields, n - fields, &steps, err)))
        return false;
    if (!steps.n)
        return record_edit(&call->book, found.entity, found.id, assign.settings, before, assign.n, err) &&
               tell_record(call, found.entity, found.id, "saved", &assign, err);
    if (!set_together(call, &found, fields ? &assign : NULL, before, &steps, err) ||
        (fields && !tell_record(call, found.entity, found.id, "saved", &assign, err)))
        return false;
    assign_tell_steps(call, &steps);
    return true;
}
