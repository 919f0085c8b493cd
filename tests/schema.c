#include "tests/schema.h"

#include <regex.h>
#include <stdio.h>
#include <string.h>

static bool
fail(struct str *wrong, const char *place, const char *what)
{
    if (!wrong->len)
        str_addf(wrong, "%s: %s", *place ? place : "/", what);
    return false;
}

static bool
same(const struct json *a, const struct json *b)
{
    struct str left = { 0 }, right = { 0 };
    bool equal;

    json_add_tree(&left, a);
    json_add_tree(&right, b);
    equal = !strcmp(str_text(&left), str_text(&right));
    str_free(&left);
    str_free(&right);
    return equal;
}

static bool
is_type(const struct json *value, const char *type)
{
    switch (value->kind) {
    case JSON_NULL:
        return !strcmp(type, "null");
    case JSON_BOOL:
        return !strcmp(type, "boolean");
    case JSON_INT:
        return !strcmp(type, "integer") || !strcmp(type, "number");
    case JSON_NUMBER:
        return !strcmp(type, "number");
    case JSON_STRING:
        return !strcmp(type, "string");
    case JSON_ARRAY:
        return !strcmp(type, "array");
    case JSON_OBJECT:
        return !strcmp(type, "object");
    }
    return false;
}

static bool
has_type(const struct json *types, const struct json *value)
{
    if (types->kind == JSON_STRING)
        return is_type(value, types->text);
    for (const struct json *type = types->first; type; type = type->next)
        if (is_type(value, type->text))
            return true;
    return false;
}

static bool
matches(const char *pattern, const char *text)
{
    regex_t regex;
    bool ok;

    if (regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB) != 0)
        return false;
    ok = regexec(&regex, text, 0, NULL, 0) == 0;
    regfree(&regex);
    return ok;
}

static bool
is_in(const struct json *list, const struct json *value)
{
    for (const struct json *item = list->first; item; item = item->next)
        if (same(item, value))
            return true;
    return false;
}

static bool
each_item(const struct json *root, const struct json *rule, const struct json *value,
          const char *place, struct str *wrong)
{
    int i = 0;

    if (value->kind != JSON_ARRAY)
        return true;
    for (const struct json *item = value->first; item; item = item->next, i++) {
        char at[300];

        snprintf(at, sizeof at, "%.250s/%d", place, i);
        if (!schema_holds(root, rule, item, at, wrong))
            return false;
    }
    return true;
}

static bool
each_member(const struct json *root, const struct json *properties, const struct json *value,
            const char *place, struct str *wrong)
{
    if (value->kind != JSON_OBJECT)
        return true;
    for (const struct json *rule = properties->first; rule; rule = rule->next) {
        const struct json *member = json_member(value, rule->key);
        char at[300];

        snprintf(at, sizeof at, "%.200s/%.80s", place, rule->key);
        if (member && !schema_holds(root, rule, member, at, wrong))
            return false;
    }
    return true;
}

static bool
no_others(const struct json *rule, const struct json *value, const char *place, struct str *wrong)
{
    const struct json *properties = json_member(rule, "properties");

    if (value->kind != JSON_OBJECT)
        return true;
    for (const struct json *member = value->first; member; member = member->next)
        if (!properties || !json_member(properties, member->key))
            return fail(wrong, place, member->key);
    return true;
}

static bool
has_all(const struct json *required, const struct json *value, const char *place,
        struct str *wrong)
{
    if (value->kind != JSON_OBJECT)
        return true;
    for (const struct json *name = required->first; name; name = name->next)
        if (!json_member(value, name->text))
            return fail(wrong, place, name->text);
    return true;
}

static bool
differ(const struct json *value)
{
    for (const struct json *a = value->first; a; a = a->next)
        for (const struct json *b = a->next; b; b = b->next)
            if (same(a, b))
                return false;
    return true;
}

/* How many of the rules hold; what went wrong with the first is told. */
static int
count_holding(const struct json *root, const struct json *rules, const struct json *value,
              const char *place, struct str *wrong)
{
    int n = 0;

    for (const struct json *rule = rules->first; rule; rule = rule->next) {
        struct str inner = { 0 };

        if (schema_holds(root, rule, value, place, &inner))
            n++;
        else
            str_addf(wrong, "%s%s", wrong->len ? "; " : "", str_text(&inner));
        str_free(&inner);
    }
    return n;
}

const struct json *
schema_definition(const struct json *root, const char *name)
{
    return json_member(json_member(root, "$defs"), name);
}

static bool
keyword_holds(const struct json *root, const struct json *rule, const struct json *keyword,
              const struct json *value, const char *place, struct str *wrong)
{
    const char *name = keyword->key;
    bool number = value->kind == JSON_INT || value->kind == JSON_NUMBER;
    struct str inner = { 0 };
    int n;

    if (!strcmp(name, "$ref")) {
        const struct json *to = strncmp(keyword->text, "#/$defs/", 8) == 0
            ? schema_definition(root, keyword->text + 8) : NULL;

        return to ? schema_holds(root, to, value, place, wrong)
                  : fail(wrong, place, "the schema refers to nothing");
    }
    if (!strcmp(name, "anyOf") || !strcmp(name, "oneOf")) {
        n = count_holding(root, keyword, value, place, &inner);
        if (n == 0 || (n > 1 && !strcmp(name, "oneOf")))
            fail(wrong, place, n ? "more than one form fits" : str_text(&inner));
        str_free(&inner);
        return n == 1 || (n > 1 && !strcmp(name, "anyOf"));
    }
    if (!strcmp(name, "type"))
        return has_type(keyword, value) || fail(wrong, place, "another type");
    if (!strcmp(name, "enum"))
        return is_in(keyword, value) || fail(wrong, place, "none of the values");
    if (!strcmp(name, "const"))
        return same(keyword, value) || fail(wrong, place, "another value");
    if (!strcmp(name, "pattern"))
        return value->kind != JSON_STRING || matches(keyword->text, value->text) ||
               fail(wrong, place, value->text);
    if (!strcmp(name, "minimum"))
        return !number || value->number >= keyword->number || fail(wrong, place, "too small");
    if (!strcmp(name, "maximum"))
        return !number || value->number <= keyword->number || fail(wrong, place, "too large");
    if (!strcmp(name, "maxLength"))   /* in bytes at least as many as in letters */
        return value->kind != JSON_STRING ||
               (int64_t)strlen(value->text) <= 4 * keyword->integer ||
               fail(wrong, place, "too long");
    if (!strcmp(name, "uniqueItems"))
        return value->kind != JSON_ARRAY || differ(value) || fail(wrong, place, "items twice");
    if (!strcmp(name, "items"))
        return each_item(root, keyword, value, place, wrong);
    if (!strcmp(name, "properties"))
        return each_member(root, keyword, value, place, wrong);
    if (!strcmp(name, "required"))
        return has_all(keyword, value, place, wrong);
    if (!strcmp(name, "additionalProperties") && keyword->kind == JSON_BOOL && !keyword->integer)
        return no_others(rule, value, place, wrong);
    if (name[0] == '$' || !strcmp(name, "title"))
        return true;
    return fail(wrong, place, "a keyword nobody knows");
}

bool
schema_holds(const struct json *root, const struct json *rule, const struct json *value,
             const char *place, struct str *wrong)
{
    if (rule->kind == JSON_BOOL)
        return rule->integer || fail(wrong, place, "nothing is allowed here");
    for (const struct json *keyword = rule->first; keyword; keyword = keyword->next)
        if (!keyword_holds(root, rule, keyword, value, place, wrong))
            return false;
    return true;
}
