/* Figures: names, formulae in words, bounds and weights. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/method/inside.h"
#include "src/method/set.h"

static double
number(const struct method_texts *texts, const char *key, const char *name)
{
    const char *value = texts_get(texts, "indicator", key, name);

    return value ? strtod(value, NULL) : NAN;
}

/* Sections come sorted by key: code in small letters. Returns how many there are in `*out`. */
static size_t
take(struct arena *arena, const struct method_texts *texts, struct method_indicator **out)
{
    size_t n, taken = 0;
    const struct method_text *text = texts_section(texts, "indicator", NULL, &n);

    *out = arena_alloc(arena, (n + 1) * sizeof **out);
    for (size_t i = 0; i < n; i++) {
        const char *key = text[i].key;

        if (i && !strcmp(key, text[i - 1].key))
            continue;
        (*out)[taken++] = (struct method_indicator){
            .code = arena_string(arena, part_text(texts, "indicator", key, "code", key)),
            .name = arena_string(arena, part_text(texts, "indicator", key, "name", key)),
            .about = arena_string(arena, part_text(texts, "indicator", key, "about", "")),
            .unit = arena_string(arena, texts_get(texts, "indicator", key, "unit")),
            .green = number(texts, key, "green"),
            .red = number(texts, key, "red"),
            .centre = number(texts, key, "centre"),
            .weight = atoi(part_text(texts, "indicator", key, "weight", "0")),
            .watch = arena_string(arena, texts_get(texts, "indicator", key, "watch")),
            .alarm = arena_string(arena, texts_get(texts, "indicator", key, "alarm")),
            .first = arena_string(arena, texts_get(texts, "indicator", key, "first")),
            .strikes = arena_string(arena, texts_get(texts, "indicator", key, "strikes")),
            .refer = arena_string(arena, texts_get(texts, "indicator", key, "refer")),
            .needs = arena_string(arena, texts_get(texts, "indicator", key, "needs")),
        };
    }
    return taken;
}

static void
take_shipped(struct method *method, const struct method_texts *texts)
{
    method->n_shipped = take(&method->arena, texts, &method->shipped);
}

static bool
read_indicators(struct method *method, struct err *err)
{
    struct method_texts texts = { 0 };
    struct arena arena = { 0 };
    bool ok = texts_read(&texts, query_start(method->store, err, TEXTS_OF("indicator"), "t",
                                             method->version), &arena, err);

    texts_sort(&texts);
    if (ok)
        method->n_indicators = take(&method->arena, &texts, &method->indicators);
    texts_free(&texts);
    arena_free(&arena);
    if (!ok || method->n_indicators)
        return ok;
    ok = set_shipped(method, take_shipped, err);
    method->indicators = method->shipped;
    method->n_indicators = method->n_shipped;
    return ok;
}

static const struct method_indicator *
find(const struct method_indicator *indicator, size_t n, const char *key)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcasecmp(indicator[middle].code, key);

        if (!order)
            return &indicator[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct method_indicator *
method_indicators(struct method *method, size_t *n, struct err *err)
{
    *n = 0;
    if (!method->indicators && !read_indicators(method, err))
        return NULL;
    *n = method->n_indicators;
    return method->indicators;
}

static const struct method_indicator *
look_up(const struct method_indicator *indicator, size_t n, const char *code)
{
    const struct method_indicator *found;
    char whole[80], *dot;

    snprintf(whole, sizeof whole, "%s", code);
    while ((found = find(indicator, n, whole)) == NULL && (dot = strrchr(whole, '.')) != NULL)
        *dot = '\0';
    return found;
}

/* Where the answer for a code is remembered: figures of an alliance ask for some 300, ever the same. */
static struct method_asked *
place_of(struct method *method, const char *code)
{
    unsigned sum = 0;

    for (; *code; code++)
        sum = sum * 31 + (unsigned char)*code;
    return &method->asked[sum % METHOD_ASKED];
}

const struct method_indicator *
method_indicator(struct method *method, const char *code, struct err *err)
{
    struct method_asked *asked;

    if (!method->indicators && !read_indicators(method, err))
        return NULL;
    if (strlen(code) >= sizeof asked->code)
        return look_up(method->indicators, method->n_indicators, code);
    if (!method->asked)
        method->asked = arena_alloc(&method->arena, METHOD_ASKED * sizeof *method->asked);
    asked = place_of(method, code);
    if (!asked->code[0] || strcmp(asked->code, code) != 0) {
        snprintf(asked->code, sizeof asked->code, "%s", code);
        asked->found = look_up(method->indicators, method->n_indicators, code);
    }
    return asked->found;
}

const char *
method_needs(struct method *method, const char *code, struct err *err)
{
    const struct method_indicator *own = method_indicator(method, code, err), *shipped;

    if (!own || own->needs)
        return own ? own->needs : NULL;
    if (!method->shipped && !set_shipped(method, take_shipped, err))
        return NULL;
    shipped = look_up(method->shipped, method->n_shipped, code);
    return shipped ? shipped->needs : NULL;
}
