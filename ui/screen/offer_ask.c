#include "ui/screen/offer_ask.h"

#include "ui/screen/offer.h"
#include "ui/widget/form_found.h"
#include "ui/widget/palette.h"

static bool
find(void *context, const char *typed, struct palette_found *found, struct err *err)
{
    const struct offer_ask *ask = context;
    struct form_found hits = { 0 };
    struct arena arena = { 0 };
    struct part_place place;

    (void)err;
    part_form_place(&place, ask->ui, ask->alliance, &arena);
    offer_records(&place, ask->part, offer_rows_of(ask->part), typed, &hits);
    for (int i = 0; i < hits.count; i++)
        palette_add(found, hits.hit[i].key, hits.hit[i].text, hits.hit[i].aside);
    if (!*typed)
        palette_add(found, "", "no answer", NULL);
    form_found_clear(&hits);
    arena_free(&arena);
    return true;
}

static const struct palette_source source = { .find = find };

bool
offer_ask(struct ui *ui, int question, const char *title, struct offer_ask *ask)
{
    struct palette palette = { .title = title, .source = &source, .context = ask };

    return palette_ask(ui, question, &palette);
}
