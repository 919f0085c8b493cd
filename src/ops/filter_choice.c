/* Codes of choices and lists, named by code or label. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/filter_inside.h"
#include "src/ops/near.h"

enum { CODES_MOST = 80 };

/* What a field can hold: codes and their words, both folded, with `_` and `-` as blanks. */
struct codes {
    const char *code[CODES_MOST], *plain[CODES_MOST], *label[CODES_MOST];
    bool chosen[CODES_MOST];
    size_t n;
};

static const char *
plain_of(struct arena *arena, const char *text)
{
    struct str folded = { 0 };
    char *plain;

    text_fold(&folded, text, strlen(text));
    plain = arena_string(arena, str_text(&folded));
    str_free(&folded);
    for (char *c = plain; *c; c++)
        if (*c == '_' || *c == '-')
            *c = ' ';
    return text_trim(plain);
}

static void
add_code(struct filter_parse *parse, struct codes *codes, const char *code, const char *label)
{
    if (codes->n == CODES_MOST)
        return;
    codes->code[codes->n] = arena_string(parse->arena, code);
    codes->plain[codes->n] = plain_of(parse->arena, code);
    codes->label[codes->n++] = plain_of(parse->arena, label);
}

static bool
read_codes(struct filter_parse *parse, const struct field *field, struct codes *codes,
           struct err *err)
{
    struct method *method = parse->book->method;
    const struct entity *entity = parse->filter->entity;
    const struct method_register *words = method ? method_register(method, entity->name,
        err) : NULL;
    size_t at = entity_position(entity, field);
    const char *spec = field->spec;
    char code[64];

    if (err->kind)
        return false;
    if (field_has_vocabulary(field)) {
        const struct method_vocabulary *list = method ? method_vocabulary(method, spec, err) : NULL;

        for (size_t i = 0; list && i < list->n; i++)
            add_code(parse, codes, list->codes[i].code, list->codes[i].label);
        return !err->kind;
    }
    while (spec && (spec = field_next_code(spec, code)) != NULL)
        add_code(parse, codes, code,
                 words && at < words->n_parts ? method_word(method, &words->parts[at],
                                                            code) : code);
    return true;
}

/* An exact name counts alone, then beginnings, then beginnings of a later word. */
static bool
fits(const char *name, const char *item, int how)
{
    size_t n = strlen(item);

    if (how == 0)
        return strcmp(name, item) == 0;
    if (strncmp(name, item, n) == 0)
        return true;
    for (const char *word = name; how == 2 && (word = strchr(word, ' ')) != NULL;)
        if (strncmp(++word, item, n) == 0)
            return true;
    return false;
}

/* "live" stands for every state but the last two (0.7, 18). */
static bool
choose_live(const struct filter_parse *parse, const struct field *field, struct codes *codes,
            const char *item)
{
    if (strcmp(item, "live") != 0 || strcmp(parse->filter->entity->name, "alliance") != 0 ||
        strcmp(field->name, "state") != 0)
        return false;
    for (size_t i = 0; i < codes->n; i++)
        codes->chosen[i] |= strcmp(codes->code[i], "closed") != 0 &&
                            strcmp(codes->code[i], "abandoned") != 0;
    return true;
}

static bool
unknown_code(struct filter_parse *parse, const struct codes *codes, const char *item,
             struct err *err)
{
    struct near near;
    char list[220];
    size_t used = 0;

    near_start(&near, item);
    for (size_t i = 0; i < codes->n; i++) {
        near_offer(&near, codes->plain[i], codes->code[i]);
        near_offer(&near, codes->label[i], codes->code[i]);
    }
    near_list(&near, list, sizeof list);
    for (size_t i = 0; !near.n && i < codes->n && used < sizeof list; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "",
                                 codes->code[i]);
    err_set(err, ERR_INPUT, "'%.60s' is none of the choices of '%.60s'", item, parse->word);
    return err_hint(err, near.n ? "Near: %s." : "Choose from %s.", list);
}

static bool
choose(struct filter_parse *parse, const struct field *field, struct codes *codes,
       const char *typed, struct err *err)
{
    const char *item = plain_of(parse->arena, typed);
    bool found = choose_live(parse, field, codes, item);

    for (int how = 0; how < 3 && !found; how++)
        for (size_t i = 0; i < codes->n; i++)
            if (fits(codes->plain[i], item, how) || fits(codes->label[i], item, how))
                codes->chosen[i] = found = true;
    return found || unknown_code(parse, codes, item, err);
}

/* A choice stands alone in its column: one comparison with "/a/b/" serves any number of codes. */
static bool
add_choice(struct filter_parse *parse, const struct field *field, const struct codes *codes,
           bool negated, struct err *err)
{
    struct str list = { 0 };
    char sql[120];
    int number;
    bool ok;

    str_add(&list, "/");
    for (size_t i = 0; i < codes->n; i++)
        if (codes->chosen[i])
            str_addf(&list, "%s/", codes->code[i]);
    ok = filter_bind(parse, cell_text(arena_string(parse->arena, str_text(&list))), &number, err);
    str_free(&list);
    if (!ok)
        return false;
    snprintf(sql, sizeof sql, "instr(?%d,'/'||t.\"%s\"||'/')>0", number, field->name);
    filter_condition(parse, sql, false, negated);
    return true;
}

/* A list lies in its column as ["a","b"]. */
static bool
add_multi(struct filter_parse *parse, const struct field *field, const struct codes *codes,
          bool negated, struct err *err)
{
    struct str sql = { 0 };
    int number;
    bool ok = true;

    for (size_t i = 0; ok && i < codes->n; i++) {
        if (!codes->chosen[i])
            continue;
        ok = filter_bind(parse, cell_text(arena_printf(parse->arena, "\"%s\"", codes->code[i])),
                         &number, err);
        str_addf(&sql, "%sinstr(t.\"%s\",?%d)>0", sql.len ? " OR " : "", field->name, number);
    }
    if (ok)
        filter_condition(parse, str_text(&sql), false, negated);
    str_free(&sql);
    return ok;
}

bool
filter_choice_add(struct filter_parse *parse, const struct field *field, const char *value,
                  bool negated, struct err *err)
{
    const char *items[FILTER_ITEMS];
    struct codes codes = { 0 };
    size_t n;

    if (!filter_split(parse, value, items, &n, err) || !read_codes(parse, field, &codes, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!choose(parse, field, &codes, items[i], err))
            return false;
    if (!n)
        return true;
    return field->type == FIELD_MULTI ? add_multi(parse, field, &codes, negated, err)
                                      : add_choice(parse, field, &codes, negated, err);
}
