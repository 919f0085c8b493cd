/* Members of a JSON object kept in one column: "cells.goal" is a cell of its own in the journal. */
#include <string.h>

#include "src/base/json.h"
#include "src/store/engine.h"

const char *
member_get(struct arena *arena, const char *object, const char *name)
{
    struct err ignored = { 0 };
    struct str out = { 0 };
    const struct json *tree = object ? json_read(arena, object, strlen(object), &ignored) : NULL;
    const struct json *member = json_member(tree, name);
    const char *text = "null";

    if (member) {
        json_add_tree(&out, member);
        text = arena_string(arena, str_text(&out));
        str_free(&out);
    }
    return text;
}

const char *
member_set(struct arena *arena, const char *object, const char *name, const char *json)
{
    struct err ignored = { 0 };
    struct str out = { 0 };
    const struct json *tree = object ? json_read(arena, object, strlen(object), &ignored) : NULL;
    const char *text;
    bool there = false;

    str_add(&out, "{");
    for (const struct json *item = tree && tree->kind == JSON_OBJECT ? tree->first : NULL; item;
         item = item->next) {
        bool own = strcmp(item->key, name) == 0;

        if (out.len > 1)
            str_add(&out, ",");
        json_add_string(&out, item->key);
        str_add(&out, ":");
        if (own)
            str_add(&out, json);
        else
            json_add_tree(&out, item);
        there |= own;
    }
    if (!there) {
        if (out.len > 1)
            str_add(&out, ",");
        json_add_string(&out, name);
        str_addf(&out, ":%s", json);
    }
    str_add(&out, "}");
    text = arena_string(arena, str_text(&out));
    str_free(&out);
    return text;
}
