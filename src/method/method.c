#include "src/method/method.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/method/inside.h"

bool
method_open(struct store *store, const char *version, struct method **out, struct err *err)
{
    struct method *method = mem_alloc(sizeof *method);

    method->store = store;
    method->version = query_string(
        store, &method->arena, err,
        "SELECT version FROM method WHERE CASE WHEN ?1 IS NULL THEN current ELSE version=?1 END",
        "t", version);
    if (method->version) {
        *out = method;
        return true;
    }
    if (!err->kind && version) {
        err_set(err, ERR_MISSING, "the portfolio has no method set '%.60s'", version);
        err_hint(err, "The sets it has are those its alliances were assessed with.");
    } else if (!err->kind) {
        err_set(err, ERR_MISSING, "the portfolio has no method set");
    }
    method_close(method);
    return false;
}

void
method_close(struct method *method)
{
    if (!method)
        return;
    arena_free(&method->arena);
    mem_free(method);
}

const char *
method_version(const struct method *method)
{
    return method->version;
}

void
method_look_in(struct method *method, const char *alliance)
{
    snprintf(method->alliance, sizeof method->alliance, "%s", alliance ? alliance : "");
}

/* The step a key like "s04.choice" or "c04.1" belongs to; 0 when it cannot be one. */
static int
step_of_key(const char *key, char letter)
{
    if (key[0] != letter || !key[1] || !key[2] || key[3] != '.')
        return 0;
    return atoi(key + 1);
}

const struct method_field *
method_field(struct method *method, const char *key, struct err *err)
{
    const struct method_step *step = method_step(method, step_of_key(key, 's'), err);

    for (size_t i = 0; step && i < step->n_fields; i++)
        if (!strcmp(step->fields[i].key, key))
            return &step->fields[i];
    return NULL;
}

const struct method_check *
method_check(struct method *method, const char *key, struct err *err)
{
    const struct method_step *step = method_step(method, step_of_key(key, 'c'), err);

    for (size_t i = 0; step && i < step->n_checks; i++)
        if (!strcmp(step->checks[i].key, key))
            return &step->checks[i];
    return NULL;
}

const struct method_part *
method_answer(struct method *method, const char *key, const struct method_field **field,
              struct err *err)
{
    const struct method_step *step = method_step(method, step_of_key(key, 's'), err);

    for (size_t i = 0; step && i < step->n_fields; i++) {
        const struct method_field *one = &step->fields[i];

        if (one->kind != METHOD_SINGLE && one->kind != METHOD_PARTS)
            continue;
        for (size_t k = 0; k < one->n_parts; k++)
            if (!strcmp(one->parts[k].field.name, key)) {
                if (field)
                    *field = one;
                return &one->parts[k];
            }
    }
    return NULL;
}
