#include "ui/widget/marks.h"

#include <stdint.h>
#include <string.h>

#include "src/base/mem.h"

static size_t
hash(const char *key)
{
    uint64_t sum = UINT64_C(14695981039346656037);

    for (; *key; key++)
        sum = (sum ^ (unsigned char)*key) * UINT64_C(1099511628211);
    return (size_t)(sum ^ sum >> 32);
}

/* The slot of `key`, or the free one where it belongs. */
static size_t
slot_of(const struct marks *marks, const char *key)
{
    size_t at = hash(key) & (marks->slots - 1);

    while (marks->slot[at]) {
        const char *there = marks->key[marks->slot[at] - 1];

        if (there && !strcmp(there, key))
            break;
        at = (at + 1) & (marks->slots - 1);
    }
    return at;
}

/* Drop the gaps and make the table large enough for twice as many. */
static void
rebuild(struct marks *marks)
{
    size_t kept = 0;

    for (size_t i = 0; i < marks->used; i++)
        if (marks->key[i])
            marks->key[kept++] = marks->key[i];
    marks->used = kept;
    marks->slots = 64;
    while (marks->slots < 4 * (kept + 1))
        marks->slots *= 2;
    mem_free(marks->slot);
    marks->slot = mem_alloc(marks->slots * sizeof *marks->slot);
    for (size_t i = 0; i < kept; i++)
        marks->slot[slot_of(marks, marks->key[i])] = i + 1;
}

bool
marks_has(const struct marks *marks, const char *key)
{
    return marks->count && marks->slot[slot_of(marks, key)];
}

void
marks_add(struct marks *marks, const char *key)
{
    if (marks_has(marks, key))
        return;
    if (2 * (marks->used + 1) > marks->slots)
        rebuild(marks);
    if (marks->used == marks->room) {
        marks->room = marks->room ? 2 * marks->room : 32;
        marks->key = mem_resize(marks->key, marks->room * sizeof *marks->key);
    }
    marks->slot[slot_of(marks, key)] = marks->used + 1;
    marks->key[marks->used++] = mem_string(key);
    marks->count++;
}

void
marks_remove(struct marks *marks, const char *key)
{
    size_t place;

    if (!marks_has(marks, key))
        return;
    place = marks->slot[slot_of(marks, key)] - 1;
    mem_free(marks->key[place]);
    marks->key[place] = NULL; /* its slot stays taken, so that others behind it are still found */
    marks->count--;
}

const char *
marks_at(const struct marks *marks, size_t i)
{
    if (marks->used == marks->count)
        return i < marks->count ? marks->key[i] : NULL;
    for (size_t k = 0; k < marks->used; k++)
        if (marks->key[k] && i-- == 0)
            return marks->key[k];
    return NULL;
}

void
marks_free(struct marks *marks)
{
    for (size_t i = 0; i < marks->used; i++)
        mem_free(marks->key[i]);
    mem_free(marks->key);
    mem_free(marks->slot);
    *marks = (struct marks){ 0 };
}
