#include "src/io/json_build.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void
json_build_begin(struct json_build *build, bool only_id, bool keep)
{
    build->only_id = only_id;
    build->problem = keep ? NULL : "";
    build->member = NULL;
    build->size = 0;
    build->depth = 1;
    build->root = build->open[0] = arena_alloc(&build->arena, sizeof *build->root);
    build->root->kind = JSON_OBJECT;
    build->last[0] = NULL;
}

static void
complain(struct json_build *build, const char *problem)
{
    if (!build->problem)
        build->problem = problem;
}

/* True when the value that comes now is to be kept. */
static bool
is_wanted(const struct json_build *build)
{
    if (build->problem)
        return false;
    return !build->only_id ||
           (build->depth == 1 && build->member && strcmp(build->member, "id") == 0);
}

static struct json *
add(struct json_build *build, enum json_kind kind)
{
    struct json *value = arena_alloc(&build->arena, sizeof *value);
    int at = build->depth - 1;

    value->kind = kind;
    value->key = build->member;
    build->member = NULL;
    if (build->last[at])
        build->last[at]->next = value;
    else
        build->open[at]->first = value;
    build->last[at] = value;
    return value;
}

/* A copy of a text; what no string of ours can hold spoils the record. */
static const char *
keep(struct json_build *build, const char *text, size_t n)
{
    if (memchr(text, '\0', n))
        complain(build, "a text in it holds the character U+0000");
    build->size += n;
    if (build->size > JSON_RECORD_MAX) {
        complain(build, "it is longer than 1 MiB");
        return "";
    }
    return arena_bytes(&build->arena, text, n);
}

void
json_build_key(struct json_build *build, const char *text, size_t n)
{
    build->member = NULL;
    if (!build->problem &&
        (!build->only_id || (build->depth == 1 && n == 2 && memcmp(text, "id", 2) == 0)))
        build->member = keep(build, text, n);
}

void
json_build_null(struct json_build *build)
{
    if (is_wanted(build))
        add(build, JSON_NULL);
}

void
json_build_bool(struct json_build *build, int value)
{
    if (is_wanted(build))
        add(build, JSON_BOOL)->integer = value;
}

void
json_build_number(struct json_build *build, const char *text, size_t n)
{
    struct json *value;
    char *end;

    if (!is_wanted(build))
        return;
    value = add(build, JSON_NUMBER);
    value->text = keep(build, text, n);
    value->number = strtod(value->text, NULL);
    errno = 0;
    value->integer = strtoll(value->text, &end, 10);
    if (!*end && !errno && *value->text)
        value->kind = JSON_INT;
    if (!isfinite(value->number))
        complain(build, "a number in it is too great");
}

void
json_build_string(struct json_build *build, const char *text, size_t n)
{
    if (is_wanted(build))
        add(build, JSON_STRING)->text = keep(build, text, n);
}

void
json_build_open(struct json_build *build, enum json_kind kind)
{
    bool wanted = is_wanted(build) && !build->only_id;

    if (wanted && build->depth == JSON_DEPTH_MAX) {
        complain(build, "it is nested too deep");
        wanted = false;
    }
    if (wanted) {
        build->open[build->depth] = add(build, kind);
        build->last[build->depth] = NULL;
    }
    build->depth++;
}

bool
json_build_close(struct json_build *build)
{
    return --build->depth == 0;
}
