/* From what a person types to the codes of a choice. */
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/method/inside.h"

enum { OFFERS_MOST = 8 };

struct option {
    const char *code, *words;        /* as they are */
    const char *folded, *label;      /* code and words, folded */
    bool hidden;
    int distance;
};

struct options {
    struct option *option;
    size_t n;
    const char *name;                /* "the motive families" */
};

static const char *
fold(struct arena *arena, const char *text)
{
    struct str folded = { 0 };
    const char *copy;

    text_fold(&folded, text, strlen(text));
    copy = arena_string(arena, str_text(&folded));
    str_free(&folded);
    return copy;
}

static void
add(struct options *options, struct arena *arena, const char *code, const char *words, bool hidden)
{
    options->option[options->n++] = (struct option){
        .code = code, .words = words, .hidden = hidden,
        .folded = fold(arena, code), .label = fold(arena, words),
    };
}

static bool
collect(struct method *method, const struct method_part *part, struct arena *arena,
        struct options *out, struct err *err)
{
    const struct method_vocabulary *vocabulary;
    char code[64];

    *out = (struct options){ 0 };
    if (method_part_vocabulary(part)) {
        vocabulary = method_vocabulary(method, method_part_vocabulary(part), err);
        if (!vocabulary && !err->kind)
            err_set(err, ERR_FORMAT, "the method set lacks the vocabulary %s", method_part_vocabulary(part));
        if (!vocabulary)
            return false;
        out->option = arena_alloc(arena, (vocabulary->n + 1) * sizeof *out->option);
        for (size_t i = 0; i < vocabulary->n; i++)
            add(out, arena, vocabulary->codes[i].code, vocabulary->codes[i].label,
                vocabulary->codes[i].hidden);
        out->name = arena_printf(arena, "the %s", texts_inside(arena, vocabulary->name));
        return true;
    }
    out->option = arena_alloc(arena, (strlen(part->field.spec) + 1) * sizeof *out->option);
    for (const char *at = part->field.spec; (at = field_next_code(at, code)) != NULL;) {
        const char *kept = arena_string(arena, code);

        add(out, arena, kept, method_word(method, part, kept), false);
    }
    out->name = arena_printf(arena, "the choices for %s", texts_inside(arena, part->label));
    return true;
}

/* Typed in full: the code, its letters in any case, the words. Hidden values too. */
static const struct option *
exact(const struct options *options, const char *typed, const char *folded)
{
    for (size_t i = 0; i < options->n; i++)
        if (!strcmp(options->option[i].code, typed))
            return &options->option[i];
    for (size_t i = 0; i < options->n; i++)
        if (!strcmp(options->option[i].folded, folded) || !strcmp(options->option[i].label, folded))
            return &options->option[i];
    return NULL;
}

static bool
begins(const struct option *option, const char *folded)
{
    size_t n = strlen(folded);

    return !option->hidden &&
           (!strncmp(option->folded, folded, n) || !strncmp(option->label, folded, n));
}

static int
nearest_first(const void *a, const void *b)
{
    const struct option *x = a, *y = b;

    return x->distance != y->distance ? x->distance - y->distance : strcmp(x->code, y->code);
}

/* Up to eight codes in their order; of a longer list the nearest ones. */
static void
offer(struct options *options, const char *folded, bool only_beginning, struct err *err)
{
    const char *words[OFFERS_MOST];
    struct str list = { 0 };
    size_t n = 0, shown = 0;

    for (size_t i = 0; i < options->n; i++) {
        struct option *option = &options->option[i];
        int code = offer_distance(folded, option->folded);
        int label = offer_distance(folded, option->label);

        if (option->hidden || (only_beginning && !begins(option, folded)))
            continue;
        options->option[n] = *option;
        options->option[n++].distance = code < label ? code : label;
    }
    if (n > OFFERS_MOST)
        qsort(options->option, n, sizeof *options->option, nearest_first);
    for (; shown < n && shown < OFFERS_MOST; shown++)
        words[shown] = options->option[shown].code;
    offer_words(&list, words, shown);
    if (n > OFFERS_MOST)
        err_hint(err, "Near are %.200s.", str_text(&list));
    else if (n)
        err_hint(err, "Choose %.200s.", str_text(&list));
    str_free(&list);
}

static const char *
choose_one(struct options *options, const char *typed, struct arena *arena, struct err *err)
{
    const char *folded = fold(arena, typed);
    const struct option *found = exact(options, typed, folded);
    size_t beginnings = 0;

    for (size_t i = 0; !found && i < options->n; i++)
        beginnings += begins(&options->option[i], folded);
    for (size_t i = 0; !found && beginnings == 1 && i < options->n; i++)
        if (begins(&options->option[i], folded))
            found = &options->option[i];
    if (found)
        return found->code;
    if (beginnings)
        err_set(err, ERR_INPUT, "'%.60s' can mean several of %s", typed, options->name);
    else
        err_set(err, ERR_INPUT, "'%.60s' is none of %s", typed, options->name);
    offer(options, folded, beginnings > 0, err);
    return NULL;
}

/* The next item of a list: labels may hold commas themselves, so the longest right one counts. */
static const char *
next_item(const struct options *options, char **rest, struct arena *arena)
{
    char *start = *rest + strspn(*rest, ", "), *end;
    size_t n = strlen(start);

    for (size_t length = n; length; length = (size_t)(end - start)) {
        char *item = text_trim(arena_bytes(arena, start, length));

        if (memchr(item, ',', strlen(item)) && exact(options, item, fold(arena, item))) {
            *rest = start + length;
            return item;
        }
        for (end = start + length - 1; end > start && *end != ','; end--)
            ;
    }
    n = strcspn(start, ",");
    *rest = start + n;
    return text_trim(arena_bytes(arena, start, n));
}

const char *
choose_codes(struct method *method, const struct method_part *part, const char *text,
             struct arena *arena, struct err *err)
{
    struct options options;
    struct str codes = { 0 };
    char *rest = arena_string(arena, text);
    const char *code = NULL, *list;

    if (!collect(method, part, arena, &options, err))
        return NULL;
    if (part->field.type != FIELD_MULTI)
        return choose_one(&options, text, arena, err);
    while (rest[strspn(rest, ", ")]) {
        code = choose_one(&options, next_item(&options, &rest, arena), arena, err);
        if (!code)
            break;
        str_addf(&codes, "%s%s", codes.len ? ", " : "", code);
    }
    list = code || !codes.len ? arena_string(arena, str_text(&codes)) : NULL;
    str_free(&codes);
    return err->kind ? NULL : list;
}
