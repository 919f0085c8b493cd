#include "src/base/json.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

void
json_add_string(struct str *out, const char *s)
{
    str_add_char(out, '"');
    for (const char *start = s;; s++) {
        unsigned char c = (unsigned char)*s;

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        str_add_bytes(out, start, (size_t)(s - start));
        if (!c)
            break;
        if (c == '\n')
            str_add(out, "\\n");
        else if (c == '\t')
            str_add(out, "\\t");
        else if (c < 0x20)
            str_addf(out, "\\u%04X", c);
        else
            str_addf(out, "\\%c", c);
        start = s + 1;
    }
    str_add_char(out, '"');
}

void
json_add_text(struct str *out, const char *text)
{
    if (text)
        json_add_string(out, text);
    else
        str_add(out, "null");
}

void
json_add_number(struct str *out, double number)
{
    char text[40];

    if (!isfinite(number)) {
        str_add(out, "null");
        return;
    }
    if (number == 0)
        number = 0;                     /* no minus zero */
    if (number == floor(number) && fabs(number) < 1e16) {
        str_addf(out, "%.0f", number);
        return;
    }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    str_add(out, text);
}

enum { DEPTH = 64 };

struct reader {
    struct arena *arena;
    struct json *open[DEPTH], *last[DEPTH], *root;
    const char *key;
    int depth;
    bool too_deep;
};

static struct json *
add_value(struct reader *reader, enum json_kind kind)
{
    struct json *value = arena_alloc(reader->arena, sizeof *value);

    value->kind = kind;
    value->key = reader->key;
    reader->key = NULL;
    if (!reader->depth) {
        reader->root = value;
    } else {
        struct json **last = &reader->last[reader->depth - 1];

        if (*last)
            (*last)->next = value;
        else
            reader->open[reader->depth - 1]->first = value;
        *last = value;
    }
    return value;
}

static int
on_null(void *context)
{
    add_value(context, JSON_NULL);
    return 1;
}

static int
on_boolean(void *context, int value)
{
    add_value(context, JSON_BOOL)->integer = value;
    return 1;
}

static int
on_number(void *context, const char *text, size_t n)
{
    struct reader *reader = context;
    struct json *value = add_value(reader, JSON_NUMBER);
    char *end;

    value->text = arena_bytes(reader->arena, text, n);
    value->number = strtod(value->text, NULL);
    errno = 0;
    value->integer = strtoll(value->text, &end, 10);
    if (!*end && !errno)
        value->kind = JSON_INT;
    return isfinite(value->number);
}

static int
on_string(void *context, const unsigned char *text, size_t n)
{
    struct reader *reader = context;

    add_value(reader, JSON_STRING)->text = arena_bytes(reader->arena, (const char *)text, n);
    return 1;
}

static int
open_value(struct reader *reader, enum json_kind kind)
{
    struct json *value;

    if (reader->depth == DEPTH) {
        reader->too_deep = true;
        return 0;
    }
    value = add_value(reader, kind);
    reader->open[reader->depth] = value;
    reader->last[reader->depth++] = NULL;
    return 1;
}

static int
on_start_map(void *context)
{
    return open_value(context, JSON_OBJECT);
}

static int
on_map_key(void *context, const unsigned char *text, size_t n)
{
    struct reader *reader = context;

    reader->key = arena_bytes(reader->arena, (const char *)text, n);
    return 1;
}

static int
on_start_array(void *context)
{
    return open_value(context, JSON_ARRAY);
}

static int
on_end(void *context)
{
    ((struct reader *)context)->depth--;
    return 1;
}

static bool
explain(yajl_handle handle, const struct reader *reader, const char *text, size_t n,
        struct err *err)
{
    size_t at = yajl_get_bytes_consumed(handle);
    long line = 1, column = 1;
    unsigned char *why = yajl_get_error(handle, 0, NULL, 0);
    char *end;

    for (size_t i = 0; i < at && i < n; i++) {
        column = text[i] == '\n' ? 1 : column + 1;
        line += text[i] == '\n';
    }
    err_set(err, ERR_INPUT, "%s", reader->too_deep ? "nested too deep" : (const char *)why);
    end = strchr(err->what, '\n');
    if (end)
        *end = '\0';
    err_where(err, "line %ld, column %ld", line, column);
    yajl_free_error(handle, why);
    return false;
}

struct json *
json_read(struct arena *arena, const char *text, size_t n, struct err *err)
{
    static const yajl_callbacks callbacks = {
        on_null,   on_boolean,   NULL,       NULL,   on_number,      on_string,
        on_start_map, on_map_key, on_end, on_start_array, on_end,
    };
    struct reader reader = { .arena = arena };
    yajl_handle handle = yajl_alloc(&callbacks, NULL, &reader);
    bool ok = yajl_parse(handle, (const unsigned char *)text, n) == yajl_status_ok &&
              yajl_complete_parse(handle) == yajl_status_ok;

    if (!ok)
        explain(handle, &reader, text, n, err);
    yajl_free(handle);
    return ok ? reader.root : NULL;
}

const struct json *
json_member(const struct json *object, const char *key)
{
    const struct json *item = object && object->kind == JSON_OBJECT ? object->first : NULL;

    while (item && strcmp(item->key, key) != 0)
        item = item->next;
    return item;
}

void
json_add_tree(struct str *out, const struct json *tree)
{
    switch (tree->kind) {
    case JSON_NULL:
        str_add(out, "null");
        break;
    case JSON_BOOL:
        str_add(out, tree->integer ? "true" : "false");
        break;
    case JSON_INT:
        str_addf(out, "%lld", (long long)tree->integer);
        break;
    case JSON_NUMBER:
        json_add_number(out, tree->number);
        break;
    case JSON_STRING:
        json_add_string(out, tree->text);
        break;
    case JSON_ARRAY:
    case JSON_OBJECT:
        str_add_char(out, tree->kind == JSON_ARRAY ? '[' : '{');
        for (const struct json *item = tree->first; item; item = item->next) {
            if (item != tree->first)
                str_add_char(out, ',');
            if (tree->kind == JSON_OBJECT) {
                json_add_string(out, item->key);
                str_add_char(out, ':');
            }
            json_add_tree(out, item);
        }
        str_add_char(out, tree->kind == JSON_ARRAY ? ']' : '}');
        break;
    }
}
