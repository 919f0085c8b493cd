#include "ui/screen/choose.h"

#include <stdlib.h>

#include "src/base/mem.h"

void
choose_clear(struct choose *choose)
{
    arena_free(&choose->arena);
    choose->n = 0;
}

void
choose_add(struct choose *choose, const char *key, const char *text, const char *aside)
{
    if (choose->n == choose->room) {
        choose->room = choose->room ? 2 * choose->room : 16;
        choose->entry = mem_resize(choose->entry, choose->room * sizeof *choose->entry);
    }
    choose->entry[choose->n++] = (struct choose_entry){
        arena_string(&choose->arena, key), arena_string(&choose->arena, text),
        arena_string(&choose->arena, aside ? aside : ""), NULL,
    };
}

void
choose_refuse(struct choose *choose, const char *why)
{
    choose->entry[choose->n - 1].why_not = arena_string(&choose->arena, why);
}

struct match {
    int score;
    size_t at;
};

/* Best first; of equals the one that was added first. */
static int
compare(const void *left, const void *right)
{
    const struct match *a = left, *b = right;

    if (a->score != b->score)
        return b->score - a->score;
    return (a->at > b->at) - (a->at < b->at);
}

static bool
find(void *context, const char *typed, struct palette_found *found, struct err *err)
{
    struct choose *choose = context;
    struct match *match = mem_alloc((choose->n + 1) * sizeof *match);
    size_t n = 0;

    (void)err;
    for (size_t i = 0; i < choose->n; i++) {
        int score = !*typed ? 1 : *choose->entry[i].key ? palette_score(typed, choose->entry[i].text) : 0;

        if (score > 0)
            match[n++] = (struct match){ score, i };
    }
    qsort(match, n, sizeof *match, compare);
    for (size_t i = 0; i < n && i < PALETTE_SHOWN; i++) {
        const struct choose_entry *entry = &choose->entry[match[i].at];

        palette_add(found, entry->key, entry->text, entry->aside);
        if (entry->why_not)
            palette_refuse(found, entry->why_not);
    }
    mem_free(match);
    return true;
}

static const struct palette_source source = { .find = find };

bool
choose_ask(struct ui *ui, int question, const char *title, struct choose *choose, bool free_text)
{
    struct palette palette = {
        .title = title, .source = &source, .context = choose, .free_text = free_text,
    };

    return palette_ask(ui, question, &palette);
}

void
choose_free(struct choose *choose)
{
    arena_free(&choose->arena);
    mem_free(choose->entry);
    *choose = (struct choose){ 0 };
}
