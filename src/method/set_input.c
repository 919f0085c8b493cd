/* What describes an input: its type, the words of its choices, the anchors of its scale. */
#include <stdio.h>
#include <string.h>

#include "src/method/set.h"
#include "src/model/entity.h"

const char *
set_say_name(const char *code, char out[80])
{
    snprintf(out, 80, "say.%s", code);
    for (char *c = out; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return out;
}

static const struct method_text *
text_of(const struct method_set *set, const struct method_text *heading, const char *name)
{
    return texts_find(&set->texts, heading->kind, heading->key, name);
}

/* The line to blame for a wrong type: its own, or the heading where the program knows it. */
static const struct method_text *
type_of(const struct method_set *set, const struct method_text *heading)
{
    const struct method_text *type = text_of(set, heading, "type");

    return type ? type : heading;
}

static bool
check_anchors(const struct method_set *set, const struct method_text *heading, bool scale,
              struct err *err)
{
    char name[16];

    for (int i = 1; i <= 5; i++) {
        snprintf(name, sizeof name, "anchor%d", i);
        if (!text_of(set, heading, name) && scale)
            return set_refuse(heading, err, "[%s %s] is a scale and lacks '%s'", heading->kind,
                              heading->key, name);
    }
    snprintf(name, sizeof name, "anchor%d", scale ? 6 : 1);
    if (text_of(set, heading, name))
        return set_refuse(text_of(set, heading, name), err,
                          scale ? "a scale has five anchors, not '%s'"
                                : "'%s' means nothing: this is no scale",
                          name);
    return true;
}

static bool
check_words(const struct method_set *set, const struct method_text *heading,
            const struct field *field, bool choice, struct err *err)
{
    char code[64], name[80];
    size_t codes = 0, words = 0, n;
    const struct method_text *text = texts_section(&set->texts, heading->kind, heading->key, &n);

    for (const char *at = field->spec; choice && (at = field_next_code(at, code)) != NULL; codes++)
        if (!text_of(set, heading, set_say_name(code, name)))
            return set_refuse(heading, err, "[%s %s] lacks '%s', the words for the choice %s",
                              heading->kind, heading->key, name, code);
    for (size_t i = 0; i < n; i++) {
        if (strncmp(text[i].name, "say.", 4))
            continue;
        if (++words > codes || !choice)
            break;
    }
    if (words <= codes)
        return true;
    for (size_t i = 0; i < n; i++) {      /* one too many: find the one without a choice */
        bool known = strncmp(text[i].name, "say.", 4) != 0;

        for (const char *at = field->spec; choice && (at = field_next_code(at, code)) != NULL;)
            known |= !strcmp(set_say_name(code, name), text[i].name);
        if (!known)
            return set_refuse(&text[i], err, "'%s' belongs to no choice", text[i].name);
    }
    return true;
}

static bool
check_among(struct method_set *set, const struct method_text *heading,
            const struct field *field, struct err *err)
{
    bool rows = field->type == FIELD_REF && !strcmp(field->spec, "step_row");
    const struct method_text *among = text_of(set, heading, "among");
    const char *kind;

    if (!among)
        return !rows ||
               set_refuse(type_of(set, heading), err,
                          "a reference to a row needs 'among', the question whose rows they are");
    if (field->type == FIELD_TEXT)
        return set_heading(set, "vocabulary", texts_lower(&set->arena, among->value)) ||
               set_refuse(among, err, "there is no vocabulary %.60s", among->value);
    kind = texts_get(&set->texts, "field", among->value, "kind");
    if (!rows)
        return set_refuse(among, err, "'among' means nothing: this is neither a text nor a reference to a row");
    if (!kind || strcmp(kind, "rows"))
        return set_refuse(among, err, "'%.60s' is no question with rows", among->value);
    return true;
}

bool
set_check_input(struct method_set *set, const struct method_text *heading,
                const struct field *field, struct err *err)
{
    bool choice = field->type == FIELD_CHOICE || field->type == FIELD_MULTI;
    bool reference = field->type == FIELD_REF;
    const struct method_text *type = type_of(set, heading);

    if ((choice || reference) && (!field->spec || !*field->spec))
        return set_refuse(type, err, "the type of %s lacks what stands in brackets", heading->key);
    if (field_has_vocabulary(field) &&
        !set_heading(set, "vocabulary", texts_lower(&set->arena, field->spec)))
        return set_refuse(type, err, "there is no vocabulary %s", field->spec);
    if (reference && !entity_find(field->spec))
        return set_refuse(type, err, "there is no kind of record called '%s'", field->spec);
    return check_anchors(set, heading, field->type == FIELD_SCALE, err) &&
           check_words(set, heading, field, choice && !field_has_vocabulary(field), err) &&
           check_among(set, heading, field, err);
}

bool
set_check_yes_no(const struct method_set *set, const struct method_text *heading, const char *name,
                 struct err *err)
{
    const struct method_text *text = text_of(set, heading, name);

    return !text || !strcmp(text->value, "yes") || !strcmp(text->value, "no") ||
           set_refuse(text, err, "'%s' is yes or no", name);
}
