#include "src/ops/filter.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/ops/filter_inside.h"
#include "src/ops/near.h"
#include "src/ops/word.h"

bool
filter_is_prose(const struct entity *entity, const struct field *field)
{
    static const char *const keys[] = { "method", "field", "check", "item", "vocabulary" };

    if (field->type == FIELD_LONG)
        return true;
    if (field->type != FIELD_TEXT || field->high == 3)    /* a currency */
        return false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(field->name,
                   keys[i]) == 0)            /* value_entry.item is prose, waiver.item a key */
            return strcmp(entity->name, "value_entry") == 0;
    return true;
}

bool
filter_split(struct filter_parse *parse, const char *value, const char **items, size_t *n,
             struct err *err)
{
    *n = 0;
    for (const char *at = value, *end; *at; at = *end ? end + 1 : end) {
        const char *item;

        end = word_end(at, ',');
        item = word_plain(parse->arena, at, (size_t)(end - at));
        if (!*item)
            continue;
        if (*n == FILTER_ITEMS)
            return err_set(err, ERR_INPUT, "'%.60s' offers more than %d choices", parse->word,
                           FILTER_ITEMS);
        items[(*n)++] = item;
    }
    return true;
}

bool
filter_bind(struct filter_parse *parse, struct cell cell, int *number, struct err *err)
{
    struct filter *filter = parse->filter;

    if (filter->n_cells == FILTER_CELLS)
        return err_set(err, ERR_INPUT, "the filter has more words than can be held");
    filter->cells[filter->n_cells++] = cell;
    *number = (int)filter->n_cells;
    return true;
}

void
filter_condition(struct filter_parse *parse, const char *sql, bool dear, bool negated)
{
    struct str *to = dear ? &parse->dear : &parse->where;

    str_addf(to, "%s(%s)%s", to->len ? " AND " : "", sql, negated ? " IS NOT TRUE" : "");
}

static bool
add_column(struct filter *filter, struct filter_text *text, const struct field *field)
{
    size_t i = 0;

    while (i < filter->n_columns && filter->columns[i] != field)
        i++;
    if (i == FILTER_COLUMNS)
        return false;
    filter->columns[i] = field;
    filter->n_columns += i == filter->n_columns;
    text->columns |= 1u << i;
    return true;
}

/*
 * An alliance is known by name, code, note and parties; any other record by whatever is written in
 * it.
 */
static void
add_prose(struct filter *filter, struct filter_text *text)
{
    const struct entity *entity = filter->entity;
    bool alliance = strcmp(entity->name, "alliance") == 0;

    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (alliance ? !strcmp(field->name, "name") || !strcmp(field->name, "code")
                     : filter_is_prose(entity, field))
            add_column(filter, text, field);
    }
    add_column(filter, text, &field_note);
    text->parties = alliance;
}

bool
filter_text_add(struct filter_parse *parse, const char *const *items, size_t n,
                const struct field *field, bool prose, bool parties, bool negated,
                struct err *err)
{
    struct filter *filter = parse->filter;
    struct filter_text *text = &filter->texts[filter->n_texts];

    if (filter->n_texts == FILTER_TEXTS)
        return err_set(err, ERR_INPUT, "the filter has more words than can be held");
    *text = (struct filter_text){ .negated = negated, .parties = parties };
    for (size_t i = 0; i < n; i++)
        text->any[text->n++] = needle_make(parse->arena, items[i]);
    if (prose)
        add_prose(filter, text);
    if (field && !add_column(filter, text, field))
        return err_set(err, ERR_INPUT, "the filter has more words than can be held");
    filter->n_texts++;
    return true;
}

static const char *
label_of(struct filter_parse *parse, const struct entity *entity, size_t at)
{
    struct err ignored = { 0 };
    const struct method_register *words =
        parse->book->method ? method_register(parse->book->method, entity->name, &ignored) : NULL;

    return words && at < words->n_parts ? words->parts[at].label : NULL;
}

/* Letters alike but for case, with `_`, `-` and blank taken for the same. */
static bool
same_name(const char *typed, size_t n, const char *name)
{
    size_t i = 0;

    for (; i < n && name[i]; i++) {
        char a = (char)tolower((unsigned char)typed[i]), b = (char)tolower((unsigned char)name[i]);

        if (strchr("_- ", a) ? !strchr("_- ", b) : a != b)
            return false;
    }
    return i == n && !name[i];
}

static const struct field *
field_called(struct filter_parse *parse, const char *typed, size_t n)
{
    const struct entity *entity = parse->filter->entity;

    for (size_t i = 0; i < entity->n; i++)
        if (same_name(typed, n, entity->fields[i].name))
            return &entity->fields[i];
    if (same_name(typed, n, field_note.name))
        return &field_note;
    for (size_t i = 0; i < entity->n; i++) {
        const char *label = label_of(parse, entity, i);

        if (label && same_name(typed, n, label))
            return &entity->fields[i];
    }
    return NULL;
}

static bool
unknown_field(struct filter_parse *parse, const char *typed, struct err *err)
{
    const struct entity *entity = parse->filter->entity;
    struct near near;
    char list[200];

    near_start(&near, typed);
    for (size_t i = 0; i < entity->n; i++)
        near_offer(&near, entity->fields[i].name, NULL);
    near_offer(&near, field_note.name, NULL);
    if (strcmp(entity->name, "alliance") == 0)
        near_offer(&near, "step", NULL);
    near_list(&near, list, sizeof list);
    err_set(err, ERR_INPUT, "'%.40s' is no field of this list", typed);
    return err_hint(err, *list ? "Near: %.180s. Text with a colon goes in quotes."
                               : "Write state:open%.0s; text with a colon goes in quotes.", list);
}

/*
 * The bytes of a field's name before a colon; 0 when `word` is no such thing. Records are changed
 * with field=value, so an equals sign is understood here too, behind the name of a field.
 */
static size_t
field_length(struct filter_parse *parse, const char *word)
{
    size_t n = 0;

    while (isalpha((unsigned char)word[n]) || word[n] == '_' || word[n] == '-')
        n++;
    return word[n] == ':' || (n && word[n] == '=' && field_called(parse, word, n)) ? n : 0;
}

static bool
add_field_word(struct filter_parse *parse, const char *word, size_t n, bool negated,
               struct err *err)
{
    const struct field *field = field_called(parse, word, n);
    const char *value = word + n + 1;

    if (field)
        return filter_field_add(parse, field, value, negated, err);
    if (same_name(word, n, "step") && strcmp(parse->filter->entity->name, "alliance") == 0)
        return filter_step_add(parse, value, negated, err);
    return unknown_field(parse, arena_bytes(parse->arena, word, n), err);
}

static bool
add_word(struct filter_parse *parse, const char *word, size_t size, struct err *err)
{
    bool negated = *word == '!';
    const char *raw = arena_bytes(parse->arena, word + negated, size - negated);
    const char *plain = word_plain(parse->arena, raw, strlen(raw));
    size_t n = field_length(parse, raw);

    parse->word = plain;
    if (!*plain || strcmp(raw, "@") == 0)
        return true;                      /* the beginning of a word that is still being typed */
    if (*raw == '@')
        return filter_party_add(parse, raw + 1, negated, err);
    if (n)
        return add_field_word(parse, raw, n, negated, err);
    if (strcasecmp(raw, "overdue") == 0)
        return filter_overdue_add(parse, negated, err);
    if (strcasecmp(raw, "incomplete") == 0)
        return filter_incomplete_add(parse, negated, err);
    if (strcasecmp(raw, "mine") == 0)
        return filter_mine_add(parse, negated, err);
    return filter_text_add(parse, &plain, 1, NULL, true, false, negated, err);
}

bool
filter_parse(struct book *book, const struct entity *entity, const char *text,
             struct arena *arena, struct filter **out, struct err *err)
{
    struct filter *filter = arena_alloc(arena, sizeof *filter);
    struct filter_parse parse = { .book = book, .filter = filter, .arena = arena, .word = "" };
    bool ok = true;

    filter->entity = entity;
    for (const char *at = word_start(text), *end; ok && *at; at = word_start(end)) {
        end = word_end(at, ' ');
        ok = add_word(&parse, at, (size_t)(end - at), err);
    }
    if (ok) {
        filter->where = arena_string(arena, str_text(&parse.where));
        filter->dear = arena_string(arena, str_text(&parse.dear));
        *out = filter;
    } else {
        err_where(err, "%.60s", parse.word);
    }
    str_free(&parse.where);
    str_free(&parse.dear);
    return ok;
}

bool
filter_is_empty(const struct filter *filter)
{
    return !filter || (!filter->n_texts && !*filter->where && !*filter->dear);
}
