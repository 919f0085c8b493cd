/* What a person typed, held against the method. */
#include <string.h>

#include "src/base/json.h"
#include "src/base/text.h"
#include "src/method/inside.h"

static const char *
clean(const char *text, struct arena *arena)
{
    struct str line = { 0 };
    char *copy;

    text_clean(&line, text, strlen(text), TEXT_LINE);
    copy = text_trim(arena_string(arena, str_text(&line)));
    str_free(&line);
    return copy;
}

bool
method_read_value(struct method *method, const struct method_part *part, const char *text,
                  const struct value_context *context, struct arena *arena, struct value *out,
                  struct err *err)
{
    const struct field *field = &part->field;
    const char *typed = clean(text, arena), *resolved = text;

    if (*typed && (field->type == FIELD_CHOICE || field->type == FIELD_MULTI ||
                   method_part_vocabulary(part)))
        resolved = choose_codes(method, part, typed, arena, err);
    else if (*typed && field->type == FIELD_REF)
        resolved = choose_record(method, part, typed, arena, err);
    return resolved && value_read(field, resolved, context, arena, out, err);
}

static bool
check_code(struct method *method, const struct field *field, const char *code, struct err *err)
{
    const struct method_vocabulary *vocabulary;
    struct arena arena = { 0 };

    if (vocabulary_has(method, field->spec, code, err))
        return true;
    if (err->kind)
        return false;
    vocabulary = method_vocabulary(method, field->spec, err);
    if (vocabulary)
        err_set(err, ERR_INPUT, "'%.60s' is none of the %s", code,
                texts_inside(&arena, vocabulary->name));
    else if (!err->kind)
        err_set(err, ERR_INPUT, "the method set lacks the vocabulary %s", field->spec);
    arena_free(&arena);
    return false;
}

static bool
check_codes(struct method *method, const struct field *field, const struct value *value,
            struct err *err)
{
    struct arena arena = { 0 };
    struct json *tree;
    bool ok = true;

    if (value->kind == VALUE_TEXT)
        return check_code(method, field, value->text, err);
    tree = json_read(&arena, value->text, strlen(value->text), err);
    for (const struct json *item = tree ? tree->first : NULL; ok && item; item = item->next)
        ok = check_code(method, field, item->text, err);
    arena_free(&arena);
    return tree && ok;
}

static bool
check_reference(struct method *method, const struct field *field, const char *id, struct err *err)
{
    struct arena arena = { 0 };
    const struct method_register *words = method_register(method, field->spec, err);
    const char *name = words ? texts_inside(&arena, words->name) : field->spec;
    int64_t deleted = query_number(method->store, -1, err,
        arena_printf(&arena, "SELECT deleted FROM \"%s\" WHERE id=?1", field->spec), "t", id);

    if (!err->kind && deleted < 0)
        err_set(err, ERR_INPUT, "there is no %s with the id '%.40s'", name, id);
    else if (!err->kind && deleted)
        err_set(err, ERR_INPUT, "the %s is in the bin", name);
    arena_free(&arena);
    return !err->kind;
}

bool
method_check_value(struct method *method, const struct field *field, const struct value *value,
                   bool refs, struct err *err)
{
    if (!value_check(field, value, err))
        return false;
    if (value->kind == VALUE_NULL)
        return true;
    if (field_has_vocabulary(field))
        return check_codes(method, field, value, err);
    return field->type != FIELD_REF || !refs || check_reference(method, field, value->text, err);
}
