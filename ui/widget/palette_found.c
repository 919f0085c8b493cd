#include "ui/widget/palette_found.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"

void
found_clear(struct palette_found *found)
{
    for (size_t i = 0; i < found->count; i++) {
        mem_free(found->entry[i].key);
        mem_free(found->entry[i].text);
        mem_free(found->entry[i].aside);
        mem_free(found->entry[i].why);
    }
    mem_free(found->entry);
    *found = (struct palette_found){ 0 };
}

void
palette_add(struct palette_found *found, const char *key, const char *text, const char *aside)
{
    if (found->count == found->room) {
        found->room = found->room ? 2 * found->room : 64;
        found->entry = mem_resize(found->entry, found->room * sizeof *found->entry);
    }
    found->entry[found->count++] = (struct palette_entry){
        .key = mem_string(key), .text = mem_string(text), .aside = mem_string(aside ? aside : ""),
    };
}

void
palette_refuse(struct palette_found *found, const char *why)
{
    if (found->count && !found->entry[found->count - 1].why)
        found->entry[found->count - 1].why = mem_string(why);
}

void
palette_heading(struct palette_found *found, const char *text)
{
    palette_add(found, "", text, NULL);
    found->entry[found->count - 1].heading = true;
}

void
found_score(struct palette_found *found, int score)
{
    if (found->count)
        found->entry[found->count - 1].score = score;
}

static int
by_score(const void *a, const void *b)
{
    const struct palette_entry *first = a, *second = b;

    return (second->score > first->score) - (second->score < first->score);
}

void
found_sort(struct palette_found *found)
{
    for (size_t i = 0; i < found->count; i++)
        found->entry[i].score = found->entry[i].score * 1024 - (int)(i < 1023 ? i : 1023);
    if (found->count)
        qsort(found->entry, found->count, sizeof *found->entry, by_score);
    while (found->count > PALETTE_SHOWN) {
        struct palette_entry *last = &found->entry[--found->count];

        mem_free(last->key);
        mem_free(last->text);
        mem_free(last->aside);
        mem_free(last->why);
    }
}

/* ---- matching ---- */

enum { EACH = 1, RUN = 6, WORD = 10, START = 8, WHOLE = 40 };

static bool
starts_word(const char *text, size_t at)
{
    return at == 0 || !isalnum((unsigned char)text[at - 1]);
}

static int
score_folded(const char *typed, const char *text)
{
    const char *whole = strstr(text, typed);
    int score = 0;
    size_t at = 0, last = (size_t)-2;

    if (whole)
        score += WHOLE + (starts_word(text, (size_t)(whole - text)) ? WORD : 0) +
                 (whole == text ? START : 0);
    for (; *typed; typed++) {
        size_t found = at;

        if (*typed == ' ')
            continue;
        if (text[at] !=
            *typed) /* a word's beginning further on is better than a letter inside this one */
            while (text[found] && !(text[found] == *typed && starts_word(text, found)))
                found++;
        if (text[found] != *typed)
            for (found = at; text[found] && text[found] != *typed;)
                found++;
        if (!text[found])
            return 0;
        score += EACH + (found == last + 1 ? RUN : 0) + (starts_word(text, found) ? WORD : 0);
        last = found;
        at = found + 1;
    }
    return score;
}

int
palette_score(const char *typed, const char *text)
{
    struct str folded = { 0 }, needle = { 0 };
    int score;

    text_fold(&needle, typed, strlen(typed));
    text_fold(&folded, text, strlen(text));
    score = needle.len ? score_folded(str_text(&needle), str_text(&folded)) : 1;
    str_free(&folded);
    str_free(&needle);
    return score;
}
