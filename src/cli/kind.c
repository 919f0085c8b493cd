#include "src/cli/kind.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "src/base/date.h"
#include "src/io/json_record.h"
#include "src/ops/near.h"

const struct method_register *
kind_words(struct call *call, const struct entity *entity, struct err *err)
{
    const struct method_register *words = method_register(call->book.method, entity->name, err);

    if (!words && !err->kind)
        err_set(err, ERR_FORMAT, "the method of this portfolio has no words for %s", entity->name);
    return words;
}

/* Equal but for case; blank, hyphen and underscore are the same. */
static bool
same_word(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char x = *a == '-' || *a == ' ' ? '_' : *a, y = *b == '-' || *b == ' ' ? '_' : *b;

        if (tolower((unsigned char)x) != tolower((unsigned char)y))
            return false;
    }
    return !*a && !*b;
}

const struct entity *
kind_read(struct call *call, const char *word)
{
    struct err ignored = { 0 };

    for (size_t i = 0; i < entity_count; i++)
        if (same_word(entities[i].name, word))
            return &entities[i];
    for (size_t i = 0; i < entity_count; i++) {
        const struct method_register *words =
            method_register(call->book.method, entities[i].name, &ignored);

        if (words && (same_word(words->name, word) || same_word(words->plural, word)))
            return &entities[i];
    }
    return NULL;
}

const struct entity *
kind_find(struct call *call, const char *word, struct err *err)
{
    const struct entity *entity = kind_read(call, word);
    struct near near;
    char nearest[200];

    near_start(&near, word);
    if (entity)
        return entity;
    for (size_t i = 0; i < entity_count; i++)
        near_offer(&near, entities[i].name, NULL);
    err_set(err, ERR_USAGE, "there is no such kind of record");
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else
        err_hint(err, "'entente help kinds' lists them.");
    err_where(err, "%.60s", word);
    return NULL;
}

const struct method_part *
kind_part(struct call *call, const struct entity *entity, const char *name, struct err *err)
{
    const struct method_register *words = kind_words(call, entity, err);
    struct near near;
    char nearest[200];

    near_start(&near, name);
    for (size_t i = 0; words && i < words->n_parts; i++) {
        if (!strcasecmp(words->parts[i].field.name, name))
            return &words->parts[i];
        near_offer(&near, words->parts[i].field.name, NULL);
    }
    if (!words)
        return NULL;
    err_set(err, ERR_USAGE, "a record of kind %s has no such field", entity->name);
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else
        err_hint(err, "'entente help %s' lists its fields.", entity->name);
    err_where(err, "%.60s", name);
    return NULL;
}

bool
kind_add_row(struct call *call, const struct record *record, struct err *err)
{
    call->values.book = &call->book;
    return json_add_record(&call->values, call_row(call), record, err);
}

bool
kind_is_seen(const struct call *call, struct record *record)
{
    long today = env_today(&call->env), day;

    if (!call_has(call, FLAG_AS_OF))
        return true;
    for (size_t i = 0; i < record->entity->n; i++) {
        struct value *value = &record->values[i];
        char mark = record->entity->fields[i].mark;

        if (!mark || value->kind != VALUE_TEXT || !date_read(value->text, &day) || day <= today)
            continue;
        if (mark == 'B')
            return false;
        *value = value_null();
    }
    return true;
}

const char *
kind_name_record(struct call *call, const struct entity *entity, const char *id)
{
    struct err ignored = { 0 };
    const char *title = method_title_of(call->book.method, entity, id, &call->arena);
    const struct method_register *words = kind_words(call, entity, &ignored);
    const char *name = words ? words->name : entity->name;

    if (title && strcmp(title, entity->name))
        return arena_printf(&call->arena, "%s '%s'", name, title);
    return arena_printf(&call->arena, "%s %s", name, id);
}
