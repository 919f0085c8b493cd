#include "src/model/field.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct field field_note = { .name = "note", .type = FIELD_LONG };

static const struct {
    const char *word, *name;
} types[] = {
    [FIELD_TEXT] = { "text", "a line of text" },
    [FIELD_LONG] = { "long", "a text" },
    [FIELD_CHOICE] = { "choice", "one of the choices" },
    [FIELD_MULTI] = { "multi", "a list of choices" },
    [FIELD_SCALE] = { "scale", "a number from 1 to 5" },
    [FIELD_YESNO] = { "yesno", "yes or no" },
    [FIELD_DATE] = { "date", "a day" },
    [FIELD_MONEY] = { "money", "an amount of money" },
    [FIELD_PERCENT] = { "percent", "a percentage from 0 to 100" },
    [FIELD_INT] = { "int", "a whole number" },
    [FIELD_NUM] = { "num", "a number" },
    [FIELD_REF] = { "ref", "a record" },
    [FIELD_ANY] = { "any", "a value" },
    [FIELD_OBJECT] = { "object", "cells" },
};

const char *
field_type_name(enum field_type type)
{
    return types[type].name;
}

bool
field_read_type(struct arena *arena, const char *text, struct field *field, struct err *err)
{
    size_t word = strcspn(text, "("), n = strlen(text);
    const char *inside = text[word] ? text + word + 1 : NULL;

    if (inside && text[n - 1] != ')')
        return err_set(err, ERR_INPUT, "the type '%.60s' lacks its closing bracket", text);
    field->spec = NULL;
    field->low = field->high = 0;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (strlen(types[i].word) != word || strncmp(text, types[i].word, word) != 0)
            continue;
        field->type = (enum field_type)i;
        if (!inside)
            return true;
        if (field->type == FIELD_INT) {
            if (sscanf(inside, "%d..%d)", &field->low, &field->high) != 2)
                return err_set(err, ERR_INPUT, "'%.60s' is not a range", text);
        } else if (field->type == FIELD_TEXT) {
            field->high = atoi(inside);
        } else {
            field->spec = arena_bytes(arena, inside, n - word - 2);
        }
        return true;
    }
    err_set(err, ERR_INPUT, "'%.60s' is not a type", text);
    return err_hint(err, "Types are text, long, choice(a/b), multi(E.1), scale, yesno, date, money, "
                    "percent, int, num and ref(person).");
}

bool
field_has_vocabulary(const struct field *field)
{
    return (field->type == FIELD_CHOICE || field->type == FIELD_MULTI) && field->spec &&
           strncmp(field->spec, "E.", 2) == 0;
}

int
field_columns(const struct field *field)
{
    return field->type == FIELD_MONEY ? 2 : 1;
}

const char *
field_column(const struct field *field, int i, char out[64])
{
    if (field->type == FIELD_MONEY) {
        snprintf(out, 64, "%s_%s", field->name, i ? "currency" : "minor");
    } else {
        size_t n = strnlen(field->name, 63);

        memcpy(out, field->name, n);
        out[n] = '\0';
    }
    return out;
}

const char *
field_next_code(const char *spec, char out[64])
{
    size_t n = strcspn(spec, "/");

    if (!n)
        return NULL;
    snprintf(out, 64, "%.*s", (int)n, spec);
    return spec[n] ? spec + n + 1 : spec + n;
}
