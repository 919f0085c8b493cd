/* Vocabularies: the codes that are listed, and each described once. */
#include <stdio.h>
#include <string.h>

#include "src/method/set.h"

static bool
is_code(const char *code)
{
    return strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.") ==
           strlen(code);
}

static bool
has_code(const struct method_set *set, const char *vocabulary, const char *code)
{
    const char *list = texts_get(&set->texts, "vocabulary", vocabulary, "codes");
    char word[64];

    while (list && (list = texts_next_word(list, word)) != NULL)
        if (!strcmp(word, code))
            return true;
    return false;
}

static bool
check_codes(struct method_set *set, const struct method_text *heading, struct err *err)
{
    const struct method_text *list = texts_find(&set->texts, "vocabulary", heading->key, "codes");
    char code[64];

    for (const char *at = list->value; (at = texts_next_word(at, code)) != NULL;) {
        const char *key =
            arena_printf(&set->arena, "%s %s", heading->key, texts_lower(&set->arena, code));
        const struct method_text *value, *grid, *depth;

        if (!is_code(code))
            return set_refuse(list, err, "'%s' cannot be a code", code);
        value = set_take(set, list, "value", key, err);
        if (!value)
            return false;
        grid = texts_find(&set->texts, "value", key, "grid");
        if (grid && !has_code(set, "e.30", grid->value))
            return set_refuse(grid, err, "'%.40s' is no cell of the grid (E.30)", grid->value);
        depth = texts_find(&set->texts, "value", key, "depth");
        if (depth && (strlen(depth->value) != 1 || *depth->value < '1' || *depth->value > '9'))
            return set_refuse(depth, err, "'depth' is a number from 1 to 9");
    }
    return true;
}

bool
set_check_vocabularies(struct method_set *set, struct err *err)
{
    size_t n;
    const struct method_text *text = texts_section(&set->texts, "vocabulary", NULL, &n);

    for (size_t i = 0; i < n; i++) {
        const char *key = text[i].key;

        if (*text[i].name)
            continue;
        if (strncmp(key, "e.", 2) || !key[2] || strspn(key + 2, "0123456789") != strlen(key + 2))
            return set_refuse(&text[i], err, "vocabularies are called E.1, E.2 and so on");
        if (!check_codes(set, &text[i], err))
            return false;
    }
    return set_all_taken(set, "value", "is in no list of codes", err);
}
