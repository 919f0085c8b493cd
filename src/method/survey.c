/* The health check: statements, open questions, and what a rating means. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/method/inside.h"
#include "src/method/set.h"

static void
take_counted(struct arena *arena, const struct method_texts *texts, const char *name, int n,
             const char **out)
{
    char counted[24];

    for (int i = 0; i < n; i++) {
        snprintf(counted, sizeof counted, "%s%d", name, i + 1);
        out[i] = arena_string(arena, part_text(texts, "survey", "check", counted, ""));
    }
}

static void
take_statement(struct arena *arena, const struct method_texts *texts, const char *word,
               struct method_statement *out)
{
    const char *key = texts_lower(arena, word), *rule;

    rule = part_text(texts, "statement", key, "rule", "");
    *out = (struct method_statement){
        .code = arena_string(arena, part_text(texts, "statement", key, "code", word)),
        .text = arena_string(arena, part_text(texts, "statement", key, "text", word)),
        .brief = arena_string(arena, part_text(texts, "statement", key, "brief", word)),
        .kind = arena_string(arena, part_text(texts, "statement", key, "kind", "shared")),
        .rule = arena_string(arena, rule),
        .theme = arena_string(arena, part_text(texts, "survey", "check",
                                               texts_lower(arena, rule), rule)),
    };
}

static void
take(struct method *method, const struct method_texts *texts)
{
    struct arena *arena = &method->arena;
    const char *list = texts_get(texts, "survey", "check", "statements");
    struct method_survey *survey;
    struct method_statement *statements;
    char word[64];

    if (!list)
        return;
    survey = arena_alloc(arena, sizeof *survey);
    statements = arena_alloc(arena, (texts_count_words(list) + 1) * sizeof *statements);
    for (const char *at = list; (at = texts_next_word(at, word)) != NULL;)
        take_statement(arena, texts, word, &statements[survey->n++]);
    survey->statements = statements;
    take_counted(arena, texts, "question", METHOD_QUESTIONS, survey->questions);
    take_counted(arena, texts, "five", METHOD_LEVELS, survey->five);
    take_counted(arena, texts, "hundred", METHOD_LEVELS, survey->hundred);
    method->survey = survey;
}

static bool
read_survey(struct method *method, struct err *err)
{
    struct method_texts texts = { 0 };
    struct arena arena = { 0 };
    bool ok = texts_read(&texts, query_start(method->store, err, TEXTS_OF("survey"), "t",
                                             method->version), &arena, err) &&
              texts_read(&texts, query_start(method->store, err, TEXTS_OF("statement"), "t",
                                             method->version), &arena, err);

    texts_sort(&texts);
    if (ok)
        take(method, &texts);
    texts_free(&texts);
    arena_free(&arena);
    return ok && (method->survey || set_shipped(method, take, err));
}

const struct method_survey *
method_survey(struct method *method, struct err *err)
{
    return method->survey || read_survey(method, err) ? method->survey : NULL;
}

const struct method_statement *
method_statement(const struct method_survey *survey, const char *code)
{
    for (size_t i = 0; i < survey->n; i++)
        if (!strcasecmp(survey->statements[i].code, code))
            return &survey->statements[i];
    return NULL;
}
