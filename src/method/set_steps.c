/* The twelve steps: their questions, the parts of the answers, their checks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/method/set.h"
#include "src/model/entity.h"
#include "src/model/value.h"

enum { STEPS = 12, LEAST_MOST = 99 };

static const struct method_text *
text_of(const struct method_set *set, const struct method_text *heading, const char *name)
{
    return texts_find(&set->texts, heading->kind, heading->key, name);
}

/* Columns that must add up to something hold numbers. */
static bool
check_total(const struct method_set *set, const struct method_text *heading,
            const struct field *field, bool column, struct err *err)
{
    const struct method_text *total = text_of(set, heading, "total");

    if (!total)
        return true;
    if (!column ||
        (field->type != FIELD_PERCENT && field->type != FIELD_NUM && field->type != FIELD_INT))
        return set_refuse(total, err, "'total' is for columns that hold numbers");
    return (strspn(total->value, "0123456789") == strlen(total->value) && atoi(total->value) > 0) ||
           set_refuse(total, err, "'total' is a whole number above 0");
}

/* An input of a step carries its own type, which is one that people can fill in. */
static bool
check_typed(struct method_set *set, const struct method_text *heading, struct err *err)
{
    const struct method_text *type = text_of(set, heading, "type");
    const struct method_text *otherwise = text_of(set, heading, "default");
    const struct value_context context = { .currency = "EUR" };
    struct field field = { .name = heading->key };
    struct value value;
    bool column;

    if (!type)
        return set_refuse(heading, err, "[%s %s] lacks 'type'", heading->kind, heading->key);
    if (!field_read_type(&set->arena, type->value, &field, err))
        return err_where(err, "%s:%d", type->file, type->line);
    if (field.type == FIELD_ANY || field.type == FIELD_OBJECT)
        return set_refuse(type, err, "'%.40s' is not a type for questions", type->value);
    if (otherwise && !value_read(&field, otherwise->value, &context, &set->arena, &value, err))
        return err_where(err, "%s:%d", otherwise->file, otherwise->line);
    column = strchr(heading->key, '.') != strrchr(heading->key, '.');
    return set_check_yes_no(set, heading, "required", err) &&
           set_check_input(set, heading, &field, err) &&
           check_total(set, heading, &field, column, err);
}

/* Only the keys of its kind: a single question has no columns. */
static bool
check_only(const struct method_set *set, const struct method_text *heading, const char *kind,
           struct err *err)
{
    static const struct {
        const char *name, *kind;
        bool needed;
    } keys[] = {
        { "type", "single", true },     { "default", "single", false },
        { "anchor1", "single", false }, { "parts", "parts", true },
        { "columns", "rows", true },    { "unique", "rows", false },
        { "entity", "records", true },
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct method_text *text = text_of(set, heading, keys[i].name);
        bool own = !strcmp(keys[i].kind, kind);

        if (!text && own && keys[i].needed)
            return set_refuse(heading, err, "a question of kind %s needs '%s'", kind, keys[i].name);
        if (text && !own)
            return set_refuse(text, err, "'%s' means nothing in a question of kind %s",
                              keys[i].name, kind);
    }
    return true;
}

/* Answers are found by their key: it begins with the question's ("s05.nda", "s05.nda_date"). */
static bool
check_parts(struct method_set *set, const struct method_text *heading, struct err *err)
{
    const struct method_text *list = text_of(set, heading, "parts");
    size_t n = strlen(heading->key);
    char key[64];

    for (const char *at = list->value; (at = texts_next_word(at, key)) != NULL;) {
        const struct method_text *part;

        if (strncmp(key, heading->key, n) || (key[n] && key[n] != '_'))
            return set_refuse(list, err, "the part %s must begin with %s", key, heading->key);
        part = set_take(set, list, "part", key, err);
        if (!part || !check_typed(set, part, err))
            return false;
    }
    return true;
}

static bool
check_columns(struct method_set *set, const struct method_text *heading, struct err *err)
{
    const struct method_text *list = text_of(set, heading, "columns");
    const struct method_text *unique = text_of(set, heading, "unique");
    char column[64], key[160];

    for (const char *at = list->value; (at = texts_next_word(at, column)) != NULL;) {
        const struct method_text *part;

        if (strspn(column, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(column))
            return set_refuse(list, err, "'%s' cannot be a column", column);
        snprintf(key, sizeof key, "%s.%s", heading->key, column);
        part = set_take(set, list, "part", key, err);
        if (!part || !check_typed(set, part, err))
            return false;
    }
    for (const char *at = unique ? unique->value : ""; (at = texts_next_word(at, column)) != NULL;)
        if (!set_heading(set, "part", arena_printf(&set->arena, "%s.%s", heading->key, column)))
            return set_refuse(unique, err, "'%s' is no column of %s", column, heading->key);
    return true;
}

static bool
check_records(struct method_set *set, const struct method_text *heading, struct err *err)
{
    const struct method_text *text = text_of(set, heading, "entity");
    size_t n = strcspn(text->value, ":");
    char name[64];

    snprintf(name, sizeof name, "%.*s", (int)n, text->value);
    if (!entity_find(name))
        return set_refuse(text, err, "there is no kind of record called '%s'", name);
    if (text->value[n] && strcmp(text->value, "metric:goal") &&
        strcmp(text->value, "metric:progress"))
        return set_refuse(text, err, "'%.60s' is not metric:goal or metric:progress", text->value);
    return true;
}

static bool
check_field(struct method_set *set, const struct method_text *heading, struct err *err)
{
    const struct method_text *kind = text_of(set, heading, "kind");
    const struct method_text *least = text_of(set, heading, "least");
    static const struct {
        const char *kind;
        bool (*check)(struct method_set *, const struct method_text *, struct err *);
    } ways[] = {
        { "single", check_typed },
        { "parts", check_parts },
        { "rows", check_columns },
        { "records", check_records },
    };

    if (strspn(least->value, "0123456789") != strlen(least->value) ||
        atoi(least->value) > LEAST_MOST)
        return set_refuse(least, err, "'least' is a number from 0 to %d", LEAST_MOST);
    if (!set_check_yes_no(set, heading, "private", err))
        return false;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (!strcmp(kind->value, ways[i].kind))
            return check_only(set, heading, kind->value, err) && ways[i].check(set, heading, err);
    set_refuse(kind, err, "'%.40s' is not a kind of question", kind->value);
    return err_hint(err, "Kinds are single, parts, rows and records.");
}

/* The steps it draws on come before it. */
static bool
check_after(const struct method_set *set, const struct method_text *step, int number,
            struct err *err)
{
    const struct method_text *after = text_of(set, step, "after");
    char word[64];

    for (const char *at = after ? after->value : ""; (at = texts_next_word(at, word)) != NULL;)
        if (strspn(word, "0123456789") != strlen(word) || atoi(word) < 1 || atoi(word) >= number)
            return set_refuse(after, err, "'%s' is no step before step %d", word, number);
    return true;
}

/* c04.1, c04.2 ... without a gap, and at least one. */
static bool
check_checks(struct method_set *set, const struct method_text *step, int number, struct err *err)
{
    char key[24];

    for (int i = 1;; i++) {
        const struct method_text *check;

        snprintf(key, sizeof key, "c%02d.%d", number, i);
        check = set_heading(set, "check", key);
        if (!check && i == 1)
            return set_refuse(step, err, "step %d has no checks: [check %s] is missing", number,
                              key);
        if (!check)
            return true;
        set->used[check - set->texts.text] = true;
        if (!set_check_yes_no(set, check, "required", err))
            return false;
    }
}

static bool
check_step(struct method_set *set, int number, struct err *err)
{
    char number_text[8], key[8], field_key[64];
    const struct method_text *heading, *list, *field;

    snprintf(number_text, sizeof number_text, "%d", number);
    snprintf(key, sizeof key, "s%02d", number);
    heading = set_heading(set, "step", number_text);
    if (!heading) {
        err_set(err, ERR_INPUT, "the set has no [step %d]", number);
        return err_where(err, "method.ini:1");
    }
    set->used[heading - set->texts.text] = true;
    if (strcmp(text_of(set, heading, "key")->value, key))
        return set_refuse(text_of(set, heading, "key"), err, "the key of step %d is %s", number,
                          key);
    list = text_of(set, heading, "fields");
    for (const char *at = list->value; (at = texts_next_word(at, field_key)) != NULL;) {
        if (strncmp(field_key, key, 3) || field_key[3] != '.' || strchr(field_key + 4, '.'))
            return set_refuse(list, err, "'%s' is no key of a question of step %d", field_key,
                              number);
        field = set_take(set, list, "field", field_key, err);
        if (!field || !check_field(set, field, err))
            return false;
    }
    return check_after(set, heading, number, err) && check_checks(set, heading, number, err);
}

bool
set_check_steps(struct method_set *set, struct err *err)
{
    for (int number = 1; number <= STEPS; number++)
        if (!check_step(set, number, err))
            return false;
    return set_all_taken(set, "step", "is one too many: there are twelve", err) &&
           set_all_taken(set, "field", "is not in the list 'fields' of its step", err) &&
           set_all_taken(set, "check", "is not the next check of a step", err);
}
