#include "src/cli/assign.h"

#include <string.h>

#include "src/cli/kind.h"

bool
assign_split(struct call *call, const char *word, const char **name, const char **value,
             struct err *err)
{
    const char *equals = strchr(word, '=');

    if (!equals || equals == word) {
        err_set(err, ERR_USAGE, "this is not of the form FIELD=VALUE");
        err_hint(err, "Write for example name='Quest International'.");
        return err_where(err, "%.60s", word);
    }
    *name = arena_bytes(&call->arena, word, (size_t)(equals - word));
    *value = equals + 1;
    return true;
}

static bool
named_twice(const struct assign *assign, const struct method_part *part, struct err *err)
{
    for (size_t i = 0; i < assign->n; i++)
        if (assign->parts[i] == part) {
            err_set(err, ERR_USAGE, "the field is named twice");
            err_where(err, "%s", part->field.name);
            return true;
        }
    return false;
}

static bool
read_one(struct call *call, const struct entity *entity, const char *name, const char *text,
         const char *alliance, struct assign *out, struct err *err)
{
    const struct method_part *part = kind_part(call, entity, name, err);
    struct setting *setting = &out->settings[out->n];
    struct value_context context;
    char currency[4];

    if (!part || named_twice(out, part, err))
        return false;
    context = book_context(&call->book, alliance, currency);
    setting->field =
        strcmp(part->field.name, "note") ? entity_field(entity, part->field.name) : &field_note;
    if (!method_read_value(call->book.method, part, text, &context, &call->arena, &setting->value,
                           err))
        return err_where(err, "%s", part->field.name);
    out->parts[out->n++] = part;
    return true;
}

bool
assign_record(struct call *call, const struct entity *entity, const char *alliance,
              const char *const *words, size_t n, struct assign *out, struct err *err)
{
    const char *name, *value;

    out->settings = arena_alloc(&call->arena, n * sizeof *out->settings);
    out->parts = arena_alloc(&call->arena, n * sizeof *out->parts);
    out->n = 0;
    /* The alliance first: the currency of amounts depends on it. */
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < n; i++) {
            bool is_alliance;

            if (!assign_split(call, words[i], &name, &value, err))
                return false;
            is_alliance = !strcmp(name, "alliance");
            if (is_alliance != (pass == 0))
                continue;
            if (!read_one(call, entity, name, value, alliance, out, err))
                return false;
            if (is_alliance && out->settings[out->n - 1].value.kind == VALUE_TEXT)
                alliance = out->settings[out->n - 1].value.text;
        }
    return true;
}
