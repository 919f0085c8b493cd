/* Which keys a section of each kind has, and that their texts can be shown. */
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/method/set.h"

/*
 * A name that ends in # is counted from 1 without a gap; the first is needed when the rule says so.
 * "say.*" stands for the words of an inline choice. `most` characters are allowed, 0: any number.
 */
static const struct rule {
    const char *kind, *name;
    bool needed;
    size_t most;
} rules[] = {
    { "method", "version", true, 40 },     { "method", "title", true, 160 },
    { "method", "files", true, 0 },

    { "step", "key", true, 3 },            { "step", "name", true, 40 },
    { "step", "question", true, 125 },     { "step", "purpose", true, 0 },
    { "step", "good", true, 0 },           { "step", "mistakes", true, 0 },
    { "step", "evidence", true, 0 },       { "step", "draws", true, 0 },
    { "step", "feeds", true, 0 },          { "step", "takes", true, 0 },
    { "step", "fields", true, 0 },         { "step", "after", false, 0 },

    { "field", "label", true, 48 },        { "field", "kind", true, 0 },
    { "field", "least", true, 0 },         { "field", "ask", true, 125 },
    { "field", "why", true, 0 },           { "field", "example", true, 0 },
    { "field", "refer", true, 0 },         { "field", "type", false, 0 },
    { "field", "default", false, 0 },      { "field", "columns", false, 0 },
    { "field", "parts", false, 0 },        { "field", "entity", false, 0 },
    { "field", "private", false, 0 },      { "field", "unique", false, 0 },
    { "field", "anchor#", false, 0 },      { "field", "say.*", false, 34 },

    { "part", "label", true, 48 },         { "part", "hint", true, 84 },
    { "part", "type", false, 0 },          { "part", "required", false, 0 },
    { "part", "among", false, 0 },         { "part", "total", false, 6 },
    { "part", "anchor#", false, 0 },       { "part", "say.*", false, 34 },

    { "check", "text", true, 125 },        { "check", "required", true, 0 },
    { "check", "why", true, 0 },

    { "vocabulary", "name", true, 60 },    { "vocabulary", "codes", true, 0 },
    { "vocabulary", "about", true, 0 },    { "vocabulary", "refer", true, 0 },

    { "value", "label", true, 48 },        { "value", "meaning", true, 160 },
    { "value", "depth", false, 2 },        { "value", "grid", false, 0 },
    { "value", "caution", false, 0 },

    { "register", "name", true, 40 },      { "register", "plural", true, 40 },
    { "register", "about", true, 0 },      { "register", "empty", true, 0 },
    { "register", "private", false, 0 },

    { "topic", "title", true, 60 },        { "topic", "about", true, 160 },
    { "topic", "text#", true, 0 },         { "topic", "item#", false, 0 },
    { "topic", "refer", true, 0 },         { "topic", "see", false, 0 },
    { "topic", "steps", false, 0 },        { "topic", "fields", false, 0 },
    { "topic", "rows", false, 0 },         { "topic", "body", false, 0 },
    { "topic", "position", false, 0 },

    { "reference", "file", true, 0 },      { "reference", "title", true, 100 },
    { "reference", "about", true, 0 },     { "reference", "columns", true, 0 },
    { "reference", "caution#", false, 0 }, { "reference", "refer", true, 0 },
    { "reference", "chart", false, 0 },    { "reference", "chart_name", false, 0 },
    { "reference", "chart_group", false, 0 },
    { "reference", "chart_without", false, 0 },
    { "reference", "forecast_lines", false, 0 },
    { "reference", "forecast_cautions", false, 0 },

    { "template", "name", true, 40 },      { "template", "about", true, 160 },
    { "template", "offered", false, 3 },   { "template", "uses", false, 40 },
    { "template", "set#", false, 0 },      { "template", "answer#", false, 0 },
    { "template", "row#", false, 0 },      { "template", "record#", false, 0 },

    { "indicator", "code", true, 40 },     { "indicator", "name", true, 48 },
    { "indicator", "about", true, 0 },     { "indicator", "unit", false, 16 },
    { "indicator", "green", false, 0 },    { "indicator", "red", false, 0 },
    { "indicator", "centre", false, 0 },   { "indicator", "weight", false, 3 },
    { "indicator", "watch", false, 0 },    { "indicator", "alarm", false, 0 },
    { "indicator", "first", false, 0 },    { "indicator", "strikes", false, 0 },
    { "indicator", "refer", false, 0 },    { "indicator", "needs", false, 0 },

    { "survey", "statements", true, 0 },   { "survey", "question#", true, 160 },
    { "survey", "five#", true, 60 },       { "survey", "hundred#", true, 60 },
    { "survey", "r1", true, 30 },          { "survey", "r2", true, 30 },
    { "survey", "r3", true, 30 },          { "survey", "r4", true, 30 },
    { "survey", "r5", true, 30 },          { "survey", "trust", true, 30 },
    { "survey", "fit", true, 30 },

    { "statement", "code", true, 2 },      { "statement", "rule", true, 0 },
    { "statement", "kind", true, 0 },      { "statement", "brief", true, 21 },
    { "statement", "text", true, 160 },
};

enum { RULES = sizeof rules / sizeof *rules };

static bool
matches(const struct rule *rule, const char *name)
{
    size_t n = strlen(rule->name) - 1;

    switch (rule->name[n]) {
    case '*':
        return !strncmp(rule->name, name, n) && name[n];
    case '#':
        return !strncmp(rule->name, name, n) && name[n] >= '1' && name[n] <= '9' &&
               strspn(name + n, "0123456789") == strlen(name + n);
    default:
        return !strcmp(rule->name, name);
    }
}

static const struct rule *
rule_of(const struct method_text *text)
{
    for (size_t i = 0; i < RULES; i++)
        if (!strcmp(rules[i].kind, text->kind) && matches(&rules[i], text->name))
            return &rules[i];
    return NULL;
}

static bool
hint_of_keys(const char *kind, struct err *err)
{
    struct str list = { 0 };

    for (size_t i = 0; i < RULES; i++)
        if (!strcmp(rules[i].kind, kind) && strcmp(rules[i].name, "body") &&
            strcmp(rules[i].name, "position"))
            str_addf(&list, "%s%s", list.len ? ", " : "", rules[i].name);
    err_hint(err, "It may have %.200s.", str_text(&list));
    str_free(&list);
    return false;
}

static bool
check_text(const struct method_text *text, struct err *err)
{
    const struct rule *rule = rule_of(text);
    size_t length = text_length(text->value);

    if (!rule) {
        set_refuse(text, err, "a section [%s ...] has no '%.40s'", text->kind, text->name);
        return hint_of_keys(text->kind, err);
    }
    if (!length)
        return set_refuse(text, err, "'%s' is empty", text->name);
    if (!text_is_clean(text->value, strlen(text->value),
                       strcmp(text->name, "body") ? TEXT_LINE : TEXT_LINES))
        return set_refuse(text, err, "'%s' holds characters that cannot be shown", text->name);
    if (strstr(text->value, "@@"))
        return set_refuse(text, err, "'%s' is not written yet", text->name);
    if (rule->most && length > rule->most)
        return set_refuse(text, err, "'%s' has %zu characters, the most are %zu", text->name,
                          length, rule->most);
    return true;
}

/* A counted key has no gap, and its first is there when the rule needs it. */
static bool
check_count(const struct method_set *set, const struct method_text *heading,
            const struct rule *rule, struct err *err)
{
    int prefix = (int)strlen(rule->name) - 1;
    char name[24];
    size_t n, there = 0;
    const struct method_text *text = texts_section(&set->texts, heading->kind, heading->key, &n);

    for (size_t i = 0; i < n; i++)
        there += matches(rule, text[i].name);
    for (size_t i = 1; i <= there || (i == 1 && rule->needed); i++) {
        snprintf(name, sizeof name, "%.*s%zu", prefix, rule->name, i);
        if (!texts_find(&set->texts, heading->kind, heading->key, name))
            return set_refuse(heading, err, "[%s %s] lacks '%s'", heading->kind, heading->key,
                              name);
    }
    return true;
}

static bool
check_section(const struct method_set *set, const struct method_text *heading, struct err *err)
{
    for (size_t i = 0; i < RULES; i++) {
        const struct rule *rule = &rules[i];

        if (strcmp(rule->kind, heading->kind))
            continue;
        if (strchr(rule->name, '#')) {
            if (!check_count(set, heading, rule, err))
                return false;
        } else if (rule->needed &&
                   !texts_find(&set->texts, heading->kind, heading->key, rule->name)) {
            return set_refuse(heading, err, "[%s%s%s] lacks '%s'", heading->kind,
                              *heading->key ? " " : "", heading->key, rule->name);
        }
    }
    return true;
}

/* Versions are names for people and keys of the file: short and plain. */
static bool
check_version(const struct method_set *set, struct err *err)
{
    const struct method_text *text = texts_find(&set->texts, "method", "", "version");

    if (strspn(text->value, "abcdefghijklmnopqrstuvwxyz0123456789.-") == strlen(text->value))
        return true;
    set_refuse(text, err, "'%.40s' cannot be a version", text->value);
    return err_hint(err, "Write small letters, digits, '-' and '.', such as entente-1.");
}

bool
set_check_keys(struct method_set *set, struct err *err)
{
    for (size_t i = 0; i < set->texts.n; i++) {
        const struct method_text *text = &set->texts.text[i];

        if (*text->name ? !check_text(text, err) : !check_section(set, text, err))
            return false;
    }
    return check_version(set, err);
}
