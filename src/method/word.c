/* Values in words. */
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"
#include "src/method/inside.h"

const char *
word_keep(struct method *method, const char *bytes, size_t n)
{
    struct kept_word **at, *kept;
    unsigned hash = 5381;

    for (size_t i = 0; i < n; i++)
        hash = hash * 33 + (unsigned char)bytes[i];
    at = &method->words[hash % METHOD_WORDS];
    for (kept = *at; kept; kept = kept->next)
        if (!strncmp(kept->text, bytes, n) && !kept->text[n])
            return kept->text;
    kept = arena_alloc(&method->arena, sizeof *kept + n + 1);
    memcpy(kept->text, bytes, n);
    kept->next = *at;
    *at = kept;
    return kept->text;
}

/* The words for `code` in "code=words\n" lines. */
static const char *
word_of_inline(struct method *method, const char *says, const char *code)
{
    size_t n = strlen(code);

    for (const char *line = says; *line; line += strcspn(line, "\n") + 1)
        if (!strncmp(line, code, n) && line[n] == '=')
            return word_keep(method, line + n + 1, strcspn(line + n + 1, "\n"));
    return code;
}

const char *
method_part_vocabulary(const struct method_part *part)
{
    if (part->field.type == FIELD_TEXT)
        return part->among;
    return field_has_vocabulary(&part->field) ? part->field.spec : NULL;
}

const char *
method_word(struct method *method, const struct method_part *part, const char *code)
{
    const struct method_vocabulary *vocabulary;
    struct err ignored = { 0 };

    if (part->says)
        return word_of_inline(method, part->says, code);
    if (!method_part_vocabulary(part))
        return code;
    vocabulary = method_vocabulary(method, method_part_vocabulary(part), &ignored);
    for (size_t i = 0; vocabulary && i < vocabulary->n; i++)
        if (!strcmp(vocabulary->codes[i].code, code))
            return vocabulary->codes[i].label;
    return code;
}

static const char *
show_list(struct method *method, const struct method_part *part, const char *json,
          struct arena *arena)
{
    struct err ignored = { 0 };
    struct json *tree = json_read(arena, json, strlen(json), &ignored);
    struct str out = { 0 };
    const char *shown;

    for (const struct json *item = tree ? tree->first : NULL; item; item = item->next)
        str_addf(&out, "%s%s", out.len ? ", " : "",
                 method_word(method, part, item->text ? item->text : ""));
    shown = arena_string(arena, str_text(&out));
    str_free(&out);
    return shown;
}

/* Texts that hold the code of another field, or a step. */
static const struct {
    const char *name, *entity, *field;
} borrowed[] = {
    { "from_state", "alliance", "state" }, { "to_state", "alliance", "state" },
    { "area", "doz_cell", "area" },
};

static const char *
words_of_text(struct method *method, const char *name, const char *text, struct arena *arena)
{
    struct err ignored = { 0 };
    char *end = NULL;
    long step = 0;

    if ((!strcmp(name, "area") || !strcmp(name, "about")) && !strncmp(text, "step", 4))
        step = strtol(text + 4, &end, 10);
    if (step > 0 && !*end)
        return arena_printf(arena, "step %ld", step);
    for (size_t i = 0; i < sizeof borrowed / sizeof *borrowed; i++) {
        const struct entity *entity = entity_find(borrowed[i].entity);
        const struct method_register *words;

        if (strcmp(borrowed[i].name, name) != 0)
            continue;
        words = method_register(method, borrowed[i].entity, &ignored);
        if (words)
            return method_word(method,
                               &words->parts[entity_position(entity,
                                                             entity_field(entity,
                                                                          borrowed[i].field))],
                               text);
    }
    return text;
}

static bool
has_code(const char *spec, const char *code)
{
    char one[64];

    for (const char *at = spec; (at = field_next_code(at, one)) != NULL;)
        if (!strcmp(one, code))
            return true;
    return false;
}

const char *
method_show(struct method *method, const struct method_part *part, const struct value *value,
            struct arena *arena)
{
    const char *title;

    if (value->kind == VALUE_LIST)
        return show_list(method, part, value->text, arena);
    if (value->kind != VALUE_TEXT)
        return value_show(&part->field, value, arena);
    if (part->field.type == FIELD_CHOICE && !field_has_vocabulary(&part->field) &&
        !has_code(part->field.spec, value->text))
        return arena_printf(arena, "%s (unknown to this version)", value->text);
    if (part->field.type == FIELD_CHOICE || (part->field.type == FIELD_TEXT && part->among))
        return method_word(method, part, value->text);
    if (part->field.type == FIELD_TEXT)
        return words_of_text(method, part->field.name, value->text, arena);
    if (part->field.type != FIELD_REF)
        return value_show(&part->field, value, arena);
    title = show_record(method, part->field.spec, value->text, arena);
    return title ? title : value->text;
}
