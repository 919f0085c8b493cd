/* Guidance: what a topic points to is there. */
#include <stdlib.h>
#include <string.h>

#include "src/method/set.h"

static bool
is_step(const struct method_set *set, const char *word)
{
    (void)set;
    return strlen(word) == 3 && *word == 's' && atoi(word + 1) >= 1 && atoi(word + 1) <= 12;
}

/* A question, or a part of an answer. */
static bool
is_question(const struct method_set *set, const char *word)
{
    return *word == 's' && (set_heading(set, "field", word) || set_heading(set, "part", word));
}

static bool
is_row(const struct method_set *set, const char *word)
{
    (void)set;
    return strspn(word, "0123456789") == strlen(word) && atoi(word) > 0;
}

static bool
is_topic(const struct method_set *set, const char *word)
{
    return set_heading(set, "topic", word) != NULL;
}

static bool
check_list(const struct method_set *set, const char *key, const char *name,
           bool (*is_right)(const struct method_set *, const char *), const char *what,
           struct err *err)
{
    const struct method_text *list = texts_find(&set->texts, "topic", key, name);
    char word[64];

    for (const char *at = list ? list->value : ""; (at = texts_next_word(at, word)) != NULL;)
        if (!is_right(set, word))
            return set_refuse(list, err, "'%s' is no %s", word, what);
    return true;
}

bool
set_check_topics(struct method_set *set, struct err *err)
{
    size_t n;
    const struct method_text *text = texts_section(&set->texts, "topic", NULL, &n);

    for (size_t i = 0; i < n; i++) {
        const char *key = text[i].key;

        if (*text[i].name)
            continue;
        if (strchr(key, ' '))
            return set_refuse(&text[i], err, "the name of a topic is one word, parted by '-'");
        if (!check_list(set, key, "steps", is_step, "step: write s01 to s12", err) ||
            !check_list(set, key, "fields", is_question, "question", err) ||
            !check_list(set, key, "rows", is_row, "number of a row", err) ||
            !check_list(set, key, "see", is_topic, "topic", err))
            return false;
    }
    return true;
}
