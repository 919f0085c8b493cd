/* A step: everything about it is read at once, when it is first asked for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/method/inside.h"

static struct method_part *
new_parts(struct method *method, struct method_field *field, size_t n)
{
    struct method_part *parts = arena_alloc(&method->arena, (n ? n : 1) * sizeof *parts);

    field->parts = parts;
    field->n_parts = n;
    return parts;
}

static bool
read_single(struct method *method, const struct method_texts *texts, struct method_field *field,
            struct err *err)
{
    struct method_part *part = new_parts(method, field, 1);

    if (!part_read(method, texts, "field", field->key, field->key, NULL, part, err))
        return false;
    part->field.required = field->least > 0;
    return true;
}

static bool
read_listed(struct method *method, const struct method_texts *texts, struct method_field *field,
            struct err *err)
{
    bool rows = field->kind == METHOD_ROWS, outline = method->outlining;
    const char *list = part_text(texts, "field", field->key, rows ? "columns" : "parts", "");
    struct method_part *part = new_parts(method, field, texts_count_words(list));
    char word[64];

    for (const char *at = list; (at = texts_next_word(at, word)) != NULL; part++) {
        const char *name = arena_string(&method->arena, word);
        const char *key;

        if (outline) {
            part->field.name = name;
            continue;
        }
        key = rows ? arena_printf(&method->arena, "%s.%s", field->key, name) : name;
        if (!part_read(method, texts, "part", key, name, NULL, part, err))
            return false;
    }
    field->names_only = outline;
    return true;
}

static bool
read_records(struct method *method, const struct method_texts *texts, struct method_field *field,
             struct err *err)
{
    char *entity =
        arena_string(&method->arena, part_text(texts, "field", field->key, "entity", ""));
    char *only = strchr(entity, ':');

    if (only)
        *only++ = '\0';
    field->entity = entity;
    field->only = only;
    return entity_find(entity) ||
           err_set(err, ERR_FORMAT, "the method set asks for unknown records: '%.40s'", entity);
}

static enum method_kind
read_kind(const char *word)
{
    return !strcmp(word, "parts") ? METHOD_PARTS : !strcmp(word, "rows") ? METHOD_ROWS
           : !strcmp(word, "records") ? METHOD_RECORDS : METHOD_SINGLE;
}

static bool
read_field(struct method *method, const struct method_texts *texts, const char *key,
           struct method_field *field, struct err *err)
{
    const struct method_texts own = texts_within(texts, "field", &key);

    *field = (struct method_field){
        .key = key,
        .label = part_text(&own, "field", key, "label", key),
        .ask = part_text(&own, "field", key, "ask", ""),
        .why = part_text(&own, "field", key, "why", ""),
        .example = part_text(&own, "field", key, "example", ""),
        .refer = part_text(&own, "field", key, "refer", ""),
        .kind = read_kind(part_text(&own, "field", key, "kind", "single")),
        .least = atoi(part_text(&own, "field", key, "least", "0")),
        .is_private = !strcmp(part_text(&own, "field", key, "private", "no"), "yes"),
        .unique = texts_get(&own, "field", key, "unique"),
    };
    switch (field->kind) {
    case METHOD_SINGLE:
        return read_single(method, texts, field, err);
    case METHOD_RECORDS:
        return read_records(method, texts, field, err);
    default:
        return read_listed(method, texts, field, err);
    }
}

static bool
read_fields(struct method *method, const struct method_texts *texts, const char *list,
            struct method_step *step, struct err *err)
{
    struct method_field *field =
        arena_alloc(&method->arena, (texts_count_words(list) + 1) * sizeof *field);
    char word[64];

    step->fields = field;
    for (const char *at = list; (at = texts_next_word(at, word)) != NULL; step->n_fields++)
        if (!read_field(method, texts, arena_string(&method->arena, word), field++, err))
            return false;
    return true;
}

static void
read_checks(struct method *method, const struct method_texts *texts, struct method_step *step)
{
    struct method_check *check;
    char key[24];
    size_t n;

    texts_section(texts, "check", NULL, &n);
    check = arena_alloc(&method->arena, (n + 1) * sizeof *check);
    step->checks = check;
    for (int i = 1;; i++, check++) {
        snprintf(key, sizeof key, "c%02d.%d", step->number, i);
        check->text = texts_get(texts, "check", key, "text");
        if (!check->text)
            return;
        check->key = arena_string(&method->arena, key);
        check->why = part_text(texts, "check", key, "why", "");
        check->required = !strcmp(part_text(texts, "check", key, "required", "no"), "yes");
        step->n_checks++;
    }
}

static unsigned
read_after(const char *list)
{
    unsigned after = 0;
    char word[64];

    while ((list = texts_next_word(list, word)) != NULL)
        if (atoi(word) >= 1 && atoi(word) <= METHOD_STEPS)
            after |= 1u << (atoi(word) - 1);
    return after;
}

/*
 * The four kinds of section of one step. '/' follows '.', so that all keys from "s04." to "s04/"
 * begin with "s04.".
 */
static bool
read_texts(struct method *method, int number, struct method_texts *texts, struct err *err)
{
    char step[8], from[8], to[8], check_from[8], check_to[8];
    bool ok;

    snprintf(step, sizeof step, "%d", number);
    snprintf(from, sizeof from, "s%02d.", number);
    snprintf(to, sizeof to, "s%02d/", number);
    snprintf(check_from, sizeof check_from, "c%02d.", number);
    snprintf(check_to, sizeof check_to, "c%02d/", number);
    ok = texts_read(texts, query_start(method->store, err,
        TEXTS_OF("check") " AND key>=?2 AND key<?3"
        " UNION ALL " TEXTS_OF("field") " AND key>=?4 AND key<?5"
        " UNION ALL " TEXTS_OF("part") " AND key>=?4 AND key<?5"
        " UNION ALL " TEXTS_OF("step") " AND key=?6",
        "tttttt", method->version, check_from, check_to, from, to, step), &method->arena, err);
    texts_sort(texts);
    return ok;
}

static const struct method_step *
read_step(struct method *method, int number, const struct method_texts *texts, struct err *err)
{
    struct method_step *step = arena_alloc(&method->arena, sizeof *step);
    char key[8];

    snprintf(key, sizeof key, "%d", number);
    *step = (struct method_step){
        .number = number,
        .key = texts_get(texts, "step", key, "key"),
        .name = part_text(texts, "step", key, "name", ""),
        .question = part_text(texts, "step", key, "question", ""),
        .purpose = part_text(texts, "step", key, "purpose", ""),
        .good = part_text(texts, "step", key, "good", ""),
        .mistakes = part_text(texts, "step", key, "mistakes", ""),
        .evidence = part_text(texts, "step", key, "evidence", ""),
        .draws = part_text(texts, "step", key, "draws", ""),
        .feeds = part_text(texts, "step", key, "feeds", ""),
        .takes = part_text(texts, "step", key, "takes", ""),
        .after = read_after(part_text(texts, "step", key, "after", "")),
    };
    if (!step->key ||
        !read_fields(method, texts, part_text(texts, "step", key, "fields", ""), step, err))
        return NULL;
    read_checks(method, texts, step);
    return step;
}

const struct method_step *
method_step(struct method *method, int number, struct err *err)
{
    struct method_texts texts = { 0 };

    if (number < 1 || number > METHOD_STEPS)
        return NULL;
    if (!method->steps[number]) {
        if (read_texts(method, number, &texts, err))
            method->steps[number] = read_step(method, number, &texts, err);
        texts_free(&texts);
    }
    return method->steps[number];
}

/* Of the sections of all steps only what says how they are built, and nothing of their parts. */
static bool
read_outlines(struct method *method, struct method_texts *texts, struct err *err)
{
    bool ok = texts_read(texts, query_start(method->store, err,
        TEXTS_OF("check") " AND (name='required' OR name='text')"
        " UNION ALL " TEXTS_OF("field") " AND (name='kind' OR name='least' OR name='type' OR"
        " name='columns' OR name='parts' OR name='entity')"
        " UNION ALL " TEXTS_OF("step") " AND (name='key' OR name='name' OR name='fields' OR"
        " name='after')", "t", method->version), &method->arena, err);

    texts_sort(texts);
    return ok;
}

const struct method_step *
method_outline(struct method *method, int number, struct err *err)
{
    struct method_texts texts = { 0 };

    if (number < 1 || number > METHOD_STEPS)
        return NULL;
    if (method->steps[number])
        return method->steps[number];
    if (!method->outlines[number] && read_outlines(method, &texts, err)) {
        method->outlining = true;
        for (int i = 1; i <= METHOD_STEPS && !err->kind; i++)
            method->outlines[i] = read_step(method, i, &texts, err);
        method->outlining = false;
    }
    texts_free(&texts);
    return method->outlines[number];
}

bool
method_outline_parts(struct method *method, const struct method_field *field, struct err *err)
{
    struct method_field *known = (struct method_field *)field;
    bool rows = field->kind == METHOD_ROWS, ok = true;
    char key[160];

    if (!field->names_only)
        return true;
    for (size_t i = 0; ok && i < field->n_parts; i++) {
        const char *name = field->parts[i].field.name;
        struct method_texts texts = { 0 };

        snprintf(key, sizeof key, "%s%s%s", rows ? field->key : "", rows ? "." : "", name);
        ok = texts_read(&texts, query_start(method->store, err, TEXTS_OF("part") " AND key=?2", "tt",
                                            method->version, key), &method->arena, err);
        texts_sort(&texts);
        ok = ok && part_read(method, &texts, "part", arena_string(&method->arena, key), name, NULL,
                             (struct method_part *)&field->parts[i], err);
        texts_free(&texts);
    }
    known->names_only = !ok;
    return ok;
}
