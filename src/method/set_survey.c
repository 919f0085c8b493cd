/* The statements of a set: all the program computes with, each of the kind it takes it for. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/method/set.h"

/* Code, kind and rule: figures are computed from them, so that only the words may differ. */
static const char *const known[] = {
    "w1 shared r1", "w2 mirror r1", "w3 mirror r1", "w4 shared r1",
    "w5 shared r1", "i1 mirror r2", "i2 shared r2", "i3 shared r2",
    "i4 shared r2", "i5 shared r2", "v1 shared r3", "v2 mirror r3",
    "v3 shared r3", "v4 mirror r3", "v5 shared r3", "b1 mirror r4",
    "b2 mirror r4", "b3 shared r4", "b4 mirror r4", "b5 shared r4",
    "h1 own_house r5", "h2 own_house r5", "h3 own_house r5", "h4 own_house r5",
    "h5 own_house r5", "t1 shared trust", "t2 shared trust", "t3 shared trust",
    "t4 own_house trust", "f1 own_house fit", "f2 shared fit", "f3 shared fit",
    "f4 shared fit",
};

enum { KNOWN = sizeof known / sizeof *known, QUESTIONS = 3, LEVELS = 5 };

static const char *
known_of(const char *code)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (!strncasecmp(known[i], code, 2) && strlen(code) == 2)
            return known[i] + 3;
    return NULL;
}

/* Exactly `most` of a counted text: the first that is there beyond, or lacks, is refused. */
static bool
check_number(const struct method_set *set, const struct method_text *heading, const char *name,
             int most, struct err *err)
{
    const struct method_text *beyond;
    char counted[24];

    snprintf(counted, sizeof counted, "%s%d", name, most);
    if (!texts_find(&set->texts, "survey", "check", counted))
        return set_refuse(heading, err, "[survey check] lacks '%s'", counted);
    snprintf(counted, sizeof counted, "%s%d", name, most + 1);
    beyond = texts_find(&set->texts, "survey", "check", counted);
    return !beyond || set_refuse(beyond, err, "'%s' is one too many: there are %d", counted, most);
}

static bool
check_statement(const struct method_set *set, const struct method_text *heading, struct err *err)
{
    const struct method_text *code = texts_find(&set->texts, "statement", heading->key, "code");
    const char *shall = known_of(heading->key);
    const struct method_text *kind = texts_find(&set->texts, "statement", heading->key, "kind");
    const struct method_text *rule = texts_find(&set->texts, "statement", heading->key, "rule");
    size_t n;

    if (strcasecmp(code->value, heading->key) != 0)
        return set_refuse(code, err, "the code of [statement %s] is not %.40s", heading->key,
                          code->value);
    if (!shall)
        return set_refuse(heading, err, "[statement %s] is no statement of the health check",
                          heading->key);
    n = strcspn(shall, " ");
    if (strncmp(kind->value, shall, n) || kind->value[n])
        return set_refuse(kind, err, "the kind of %s is %.*s, not %.40s", code->value, (int)n,
                          shall, kind->value);
    return !strcasecmp(rule->value, shall + n + 1) ||
           set_refuse(rule, err, "the rule of %s is %s, not %.40s", code->value, shall + n + 1,
                      rule->value);
}

bool
set_check_survey(struct method_set *set, struct err *err)
{
    struct method_text none = { .kind = "method", .name = "files", .file = "method.ini",
                                .line = 1 };
    const struct method_text *heading = set_take(set, &none, "survey", "check", err);
    const struct method_text *list, *statement;
    char word[64];

    if (!heading || !check_number(set, heading, "question", QUESTIONS, err) ||
        !check_number(set, heading, "five", LEVELS, err) ||
        !check_number(set, heading, "hundred", LEVELS, err))
        return false;
    list = texts_find(&set->texts, "survey", "check", "statements");
    if (texts_count_words(list->value) != KNOWN)
        return set_refuse(list, err, "'statements' names %zu statements, there are %d",
                          texts_count_words(list->value), KNOWN);
    for (const char *at = list->value; (at = texts_next_word(at, word)) != NULL;) {
        char *key = texts_lower(&set->arena, word);

        statement = set_take(set, list, "statement", key, err);
        if (!statement || !check_statement(set, statement, err))
            return false;
    }
    return set_all_taken(set, "statement", "is not among the statements of [survey check]", err) &&
           set_all_taken(set, "survey", "is no section of a method set", err);
}
