/* How people know a record: its name, or what its first column shows. */
#include <string.h>

#include "src/base/json.h"
#include "src/method/inside.h"
#include "src/model/record.h"

/* A row can name a row that names a row: three times are enough, and a ring in the file ends. */
enum { DEPTH_MOST = 3 };

static const char *record_title_in_words(struct method *method, const struct entity *entity,
                                         const char *id, int depth, struct arena *arena);

static const char *
show_value(struct method *method, const struct method_part *part, const struct value *value,
           int depth, struct arena *arena)
{
    const struct entity *entity;
    const char *title = NULL;

    if (part->field.type != FIELD_REF || value->kind != VALUE_TEXT)
        return method_show(method, part, value, arena);
    entity = entity_find(part->field.spec);
    if (entity && depth < DEPTH_MOST)
        title = record_title_in_words(method, entity, value->text, depth + 1, arena);
    return title ? title : value->text;
}

static const char *
row_title(struct method *method, const char *key, const char *cells, int depth, struct arena *arena)
{
    struct err ignored = { 0 };
    const struct method_field *field = method_field(method, key, &ignored);
    struct json *tree = json_read(arena, cells, strlen(cells), &ignored);
    const struct json *cell;
    struct value value;

    if (!field || !field->n_parts || !tree || tree->kind != JSON_OBJECT)
        return NULL;
    cell = json_member(tree, field->parts[0].field.name);
    if (!cell || !value_from_json(&field->parts[0].field, cell, arena, &value, &ignored))
        return NULL;
    return show_value(method, &field->parts[0], &value, depth, arena);
}

const char *
show_row(struct method *method, const char *field, const char *cells, struct arena *arena)
{
    return row_title(method, field, cells, 0, arena);
}

static const char *
title_of_row(struct method *method, const char *id, int depth, struct arena *arena)
{
    struct err ignored = { 0 };
    struct query *query = query_start(method->store, &ignored,
        "SELECT field,cells FROM step_row WHERE id=?1", "t", id);
    const char *field = NULL, *cells = NULL;

    if (query_next(query, &ignored) && !query_is_null(query, 0) && !query_is_null(query, 1)) {
        field = arena_string(arena, query_text(query, 0));
        cells = arena_string(arena, query_text(query, 1));
    }
    query_end(query, &ignored);
    return field ? row_title(method, field, cells, depth, arena) : NULL;
}

/* ---- records that are known by more than one of their fields ---- */

/*
 * "{body}, {held_on|due}": the fields in words; of several the first that is known. What stands
 * between two of them goes when the second is unknown.
 */
static const struct {
    const char *entity, *pattern;
} patterns[] = {
    { "maturity_record", "{maturity}, {date}" },
    { "holiday", "{name|date}" },
    { "vocabulary_value", "{meaning}" },
    { "state_change", "{from_state} to {to_state}, {on}" },
    { "party", "{organisation}" },
    { "role_assignment", "{role}, {person|holder|side}" },
    { "step_state", "Step {step}" },
    { "step_answer", "{field}" },
    { "check_state", "{check}" },
    { "waiver", "{item}" },
    { "bound", "{code}" },
    { "membership", "{person}, {body}" },
    { "meeting", "{body}, {held_on|due}" },
    { "attendance", "{person|side}, {meeting}" },
    { "due_change", "{commitment}, moved to {new_due}" },
    { "escalation", "{issue}, from level {from_level} to {to_level}" },
    { "ladder_level", "Level {level}, {who}" },
    { "trust_record", "Trust as rated by {rated_by}, {date}" },
    { "safeguard", "{safeguard|behaviour}" },
    { "flag", "{behaviour}, {date}" },
    { "charter", "Charter, version {version}" },
    { "agreement", "Agreement, version {version}" },
    { "exit_plan", "Exit plan, {state}" },
    { "exit_trigger", "{trigger}" },
    { "signal_response", "{factor}: {response}, {on}" },
    { "review", "{kind}, {date}" },
    { "alliance_link", "{alliance} and {other}: {relation}" },
    { "learning_progress", "{objective}, {date}" },
    { "learning_event", "{item|mechanism}, {direction}, {date}" },
    { "contact_pair", "{our_person} with {their_person}" },
    { "contact", "{pair|channel}, {date}" },
    { "lesson_application", "{lesson}, applied {date}" },
    { "absorptive_capacity", "Ability to absorb, {side}, {date}" },
    { "inkpen_answer", "{question}, {date}" },
    { "doz_cycle", "Learning cycle {number}" },
    { "doz_cell", "{cycle}, {area}: {cell}" },
    { "asymmetry", "{kind}, as rated by {rated_by}, {date}" },
    { "objective_change", "{objective}, {date}" },
    { "plan_point", "{metric}, {date}" },
    { "reading", "{metric}, {date}" },
    { "respondent", "{side}, {group}" },
    { "difference", "{domain}: {we_are|they_are}" },
    { "stakeholder_rating", "{stakeholder}, {date}" },
    { "time_log", "{person|kind}, {date}" },
    { "information_item", "{protocol|class}, {due}" },
};

static const char *
pattern_of(const struct entity *entity)
{
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (!strcmp(patterns[i].entity, entity->name))
            return patterns[i].pattern;
    return NULL;
}

/* What the method calls a question, a point of a checklist or a figure; NULL when it is none. */
static const char *
words_of_key(struct method *method, const struct field *field, const char *key)
{
    struct err ignored = { 0 };
    const struct method_field *question = NULL;
    const struct method_part *part;
    const struct method_check *check;
    const struct method_indicator *indicator;

    if (!strcmp(field->name, "code")) {
        indicator = method_indicator(method, key, &ignored);
        return indicator ? indicator->name : NULL;
    }
    check = method_check(method, key, &ignored);
    if (check)
        return check->text;
    part = method_answer(method, key, &question, &ignored);
    if (!part)
        question = method_field(method, key, &ignored);
    return !question ? NULL : part && question->n_parts > 1 ? part->label : question->label;
}

static bool
holds_key(const struct entity *entity, const struct field *field)
{
    static const char *const keys[][2] = {
        { "step_answer", "field" }, { "check_state", "check" }, { "waiver", "item" },
        { "bound", "code" },
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(entity->name, keys[i][0]) && !strcmp(field->name, keys[i][1]))
            return true;
    return false;
}

/* Of "held_on|due" the first field that is known, in words; "" when none is. */
static const char *
show_first(struct method *method, const struct method_register *words, const struct record *record,
           const char *names, size_t length, int depth, struct arena *arena)
{
    for (const char *end = names + length; names < end;) {
        size_t n = strcspn(names, "|}");
        const struct field *field =
            entity_field(record->entity, arena_bytes(arena, names, n));
        size_t at = field ? entity_position(record->entity, field) : 0;
        const char *shown = NULL;

        if (field && holds_key(record->entity, field) && record->values[at].kind == VALUE_TEXT)
            shown = words_of_key(method, field, record->values[at].text);
        if (!shown)
            shown = field && at < words->n_parts
                ? show_value(method, &words->parts[at], &record->values[at], depth, arena) : "";
        if (*shown)
            return shown;
        names += n + 1;
    }
    return "";
}

static const char *
fill_pattern(struct method *method, const struct method_register *words,
             const struct record *record, const char *pattern, int depth, struct arena *arena)
{
    struct str out = { 0 };
    const char *filled;
    size_t known = 0;

    for (bool first = true; *pattern; first = false) {
        size_t before = strcspn(pattern, "{"), length;
        const char *field = pattern + before, *shown;

        if (!*field)
            break;
        length = strcspn(++field, "}");
        shown = show_first(method, words, record, field, length, depth, arena);
        if (*shown && (known || first))
            str_add_bytes(&out, pattern, before);
        str_add(&out, shown);
        known += *shown != '\0';
        pattern = field + length + 1;
    }
    filled = known ? arena_string(arena, str_text(&out)) : NULL;
    str_free(&out);
    return filled;
}

/* ---- titles ---- */

/* The title can be a reference or a choice itself: then that is shown in words. */
static const char *
title_of(struct method *method, const struct record *record, int depth, struct arena *arena)
{
    struct err ignored = { 0 };
    const struct method_register *words =
        method_register(method, record->entity->name, &ignored);
    const char *pattern = pattern_of(record->entity), *title = NULL;
    const struct field *field = entity_title(record->entity);
    size_t at = field ? entity_position(record->entity, field) : 0;

    if (!words)
        return record_title(record, arena);
    if (pattern)
        title = fill_pattern(method, words, record, pattern, depth, arena);
    else if (field && record->values[at].kind != VALUE_NULL)
        title = show_value(method, &words->parts[at], &record->values[at], depth, arena);
    return title && *title ? title : texts_inside(arena, words->name);
}

static const char *
record_title_in_words(struct method *method, const struct entity *entity, const char *id, int depth,
                      struct arena *arena)
{
    struct err ignored = { 0 };
    struct record record;

    if (!strcmp(entity->name, "step_row"))
        return title_of_row(method, id, depth, arena);
    if (!record_load(method->store, entity, id, arena, &record, &ignored))
        return NULL;
    return title_of(method, &record, depth, arena);
}

const char *
method_title(struct method *method, const struct record *record, struct arena *arena)
{
    const char *title;

    if (!method)
        return record_title(record, arena);
    title = !strcmp(record->entity->name, "step_row") ? title_of_row(method, record->id, 0, arena)
                                                      : NULL;
    return title ? title : title_of(method, record, 0, arena);
}

const char *
method_title_of(struct method *method, const struct entity *entity, const char *id,
                struct arena *arena)
{
    return record_title_in_words(method, entity, id, 0, arena);
}

const char *
show_record(struct method *method, const char *entity, const char *id, struct arena *arena)
{
    const struct entity *kind = entity_find(entity);

    return kind ? record_title_in_words(method, kind, id, 0, arena) : NULL;
}
