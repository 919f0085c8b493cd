#include "src/ops/private.h"

#include <string.h>

#include "src/store/query.h"

enum { STEPS = 12, FIRST_CELLS = 20 };

bool
private_kind(struct method *method, const struct entity *entity)
{
    struct err ignored = { 0 };
    const struct method_register *words =
        method && entity ? method_register(method, entity->name, &ignored) : NULL;

    return words && words->is_private;
}

bool
private_question(struct method *method, const char *key)
{
    struct err ignored = { 0 };
    const struct method_field *field = NULL;

    if (!method || !key)
        return false;
    if (!method_answer(method, key, &field, &ignored))
        field = method_field(method, key, &ignored);
    return field && field->is_private;
}

static bool
is_among(const char *code, const char *const *codes, size_t n)
{
    for (size_t i = 0; code && i < n; i++)
        if (strcmp(codes[i], code) == 0)
            return true;
    return false;
}

bool
private_figure(const char *code)
{
    /* Safeguards in place, open flags, the two warnings they set off, how able we are to negotiate. */
    static const char *const figures[] = { "G20", "G21", "oppo", "ip", "neg_index", "neg_gap" };

    return is_among(code, figures, sizeof figures / sizeof *figures);
}

bool
private_banner(const char *code)
{
    static const char *const banners[] = { "flag_confirmed" };

    return is_among(code, banners, sizeof banners / sizeof *banners);
}

static void
add_quoted(struct str *sql, const char *text, bool first)
{
    str_add(sql, first ? "'" : ",'");
    for (; *text; text++)
        str_addf(sql, *text == '\'' ? "''" : "%c", *text);
    str_add(sql, "'");
}

/* The keys of all private questions and of their parts. */
static void
add_keys(struct str *sql, struct method *method)
{
    struct err ignored = { 0 };
    bool first = true;

    for (int number = 1; method && number <= STEPS; number++) {
        const struct method_step *step = method_step(method, number, &ignored);

        for (size_t i = 0; step && i < step->n_fields; i++) {
            const struct method_field *field = &step->fields[i];

            if (!field->is_private)
                continue;
            add_quoted(sql, field->key, first);
            first = false;
            for (size_t k = 0; field->kind == METHOD_PARTS && k < field->n_parts; k++)
                add_quoted(sql, field->parts[k].field.name, false);
        }
    }
}

void
private_add_open_changes(struct str *sql, struct method *method)
{
    bool first = true;

    str_addf(sql, " AND NOT EXISTS (SELECT 1 FROM edit p WHERE p.replica=c.replica AND p.seq=c.seq"
             " AND p.n<%d AND (p.col='note' OR p.tbl IN (", FIRST_CELLS);
    for (size_t i = 0; i < entity_count; i++)
        if (private_kind(method, &entities[i])) {
            add_quoted(sql, entities[i].name, first);
            first = false;
        }
    for (int k = 0; k < 2; k++) {
        static const char *const tables[] = { "step_answer", "step_row" };

        str_addf(sql, ") OR (p.tbl='%s' AND (SELECT s.field FROM %s s WHERE s.id=p.pk) IN (",
                 tables[k], tables[k]);
        add_keys(sql, method);
        str_add(sql, k ? "))" : ")");
    }
    str_add(sql, "))");
}
