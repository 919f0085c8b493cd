#include "src/method/texts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"

void
texts_add(struct method_texts *texts, struct method_text text)
{
    if (texts->n == texts->room) {
        texts->room = texts->room ? 2 * texts->room : 256;
        texts->text = mem_resize(texts->text, texts->room * sizeof *texts->text);
    }
    texts->text[texts->n++] = text;
}

static int
compare(const struct method_text *a, const struct method_text *b)
{
    int order = a->kind == b->kind ? 0 : strcmp(a->kind, b->kind);

    if (!order && a->key && b->key && a->key != b->key)
        order = strcmp(a->key, b->key);
    if (!order && a->name && b->name)
        order = strcmp(a->name, b->name);
    return order;
}

static int
in_order(const void *a, const void *b)
{
    return compare(a, b);
}

void
texts_sort(struct method_texts *texts)
{
    /* Rows of the portfolio come sorted. */
    for (size_t i = 1; i < texts->n; i++)
        if (compare(&texts->text[i - 1], &texts->text[i]) > 0) {
            qsort(texts->text, texts->n, sizeof *texts->text, in_order);
            return;
        }
}

void
texts_free(struct method_texts *texts)
{
    mem_free(texts->text);
    *texts = (struct method_texts){ 0 };
}

bool
texts_read(struct method_texts *texts, struct query *query, struct arena *arena, struct err *err)
{
    const char *kind = "", *key = "";

    while (query_next(query, err)) {
        if (strcmp(kind, query_text(query, 0)))
            kind = arena_string(arena, query_text(query, 0));
        if (strcmp(key, query_text(query, 1)))
            key = arena_string(arena, query_text(query, 1));
        texts_add(texts, (struct method_text){
            .kind = kind,
            .key = key,
            .name = arena_string(arena, query_text(query, 2)),
            .value = arena_string(arena, query_text(query, 3)),
        });
    }
    return query_end(query, err);
}

/* The first text that is not before `wanted`; a NULL key or name in `wanted` matches any. */
static size_t
first_of(const struct method_texts *texts, const struct method_text *wanted)
{
    size_t low = 0, high = texts->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&texts->text[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct method_text *
texts_find(const struct method_texts *texts, const char *kind, const char *key, const char *name)
{
    struct method_text wanted = { .kind = kind, .key = key, .name = name };
    size_t at = first_of(texts, &wanted);

    return at < texts->n && compare(&texts->text[at], &wanted) == 0 ? &texts->text[at] : NULL;
}

const char *
texts_get(const struct method_texts *texts, const char *kind, const char *key, const char *name)
{
    const struct method_text *text = texts_find(texts, kind, key, name);

    return text ? text->value : NULL;
}

const struct method_text *
texts_section(const struct method_texts *texts, const char *kind, const char *key, size_t *n)
{
    struct method_text wanted = { .kind = kind, .key = key };
    size_t first = first_of(texts, &wanted), end = first;

    while (end < texts->n && compare(&texts->text[end], &wanted) == 0)
        end++;
    *n = end - first;
    return texts->text + first;
}

struct method_texts
texts_within(const struct method_texts *texts, const char *kind, const char **key)
{
    struct method_texts section = { 0 };

    section.text = (struct method_text *)texts_section(texts, kind, *key, &section.n);
    if (section.n)
        *key = section.text->key;
    return section;
}

const char *
texts_next_word(const char *list, char out[64])
{
    size_t n;

    list += strspn(list, " ");
    n = strcspn(list, " ");
    if (!n)
        return NULL;
    memcpy(out, list, n < 63 ? n : 63);
    out[n < 63 ? n : 63] = '\0';
    return list + n;
}

size_t
texts_count_words(const char *list)
{
    char word[64];
    size_t n = 0;

    while ((list = texts_next_word(list, word)) != NULL)
        n++;
    return n;
}

char *
texts_lower(struct arena *arena, const char *s)
{
    char *copy = arena_string(arena, s);

    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return copy;
}

const char *
texts_inside(struct arena *arena, const char *label)
{
    char *copy;

    if (!isupper((unsigned char)label[0]) || !islower((unsigned char)label[1]))
        return label;
    copy = arena_string(arena, label);
    copy[0] = (char)tolower((unsigned char)copy[0]);
    return copy;
}
