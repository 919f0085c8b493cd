#include "ui/screen/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/step.h"
#include "src/store/query.h"
#include "ui/screen/portfolio.h"
#include "ui/screen/register.h"
#include "ui/screen/saved_filter.h"
#include "ui/widget/palette_found.h"

enum { ALLIANCES = 30 };

/* Keys: a letter for the kind of place, a blank, and what it is. */

static bool
add_alliances(struct desk *desk, const char *typed, struct palette_found *found, struct err *err)
{
    struct str folded = { 0 }, key = { 0 };
    struct query *query;

    text_fold(&folded, typed, strlen(typed));
    query = query_start(desk->book.store, err, "SELECT id, name, code FROM alliance WHERE deleted = 0 AND"
                        " (has(name, ?1) OR has(code, ?1)) ORDER BY name COLLATE NOCASE, id LIMIT ?2", "ti",
                        str_text(&folded), (int64_t)ALLIANCES);
    while (query_next(query, err)) {
        str_clear(&key);
        str_addf(&key, "a %s", query_text(query, 0));
        palette_add(found, key.data, query_text(query, 1), query_text(query, 2));
    }
    str_free(&key);
    str_free(&folded);
    return query_end(query, err);
}

static void
add_steps(struct ui *ui, const char *typed, struct palette_found *found)
{
    const char *alliance = place_alliance(ui);
    struct err none = { 0 };

    for (int i = 1; *alliance && i <= STEP_COUNT; i++) {
        const struct method_step *step = method_step(desk_method(ui, alliance), i, &none);
        char key[16], text[160];

        if (!step)
            continue;
        snprintf(key, sizeof key, "s %d", i);
        snprintf(text, sizeof text, "Step %d %s", i, step->name);
        if (palette_score(typed, text))
            palette_add(found, key, text, "step");
    }
}

/* A kind is found by what it is called on the screen, and by its name on the command line, "contacts". */
static int
kind_score(const char *typed, const struct entity *entity, const char *plural)
{
    char name[80];
    int score = palette_score(typed, plural), other;

    snprintf(name, sizeof name, "%ss", entity->name);
    for (char *c = name; *c; c++)
        if (*c == '_')
            *c = ' ';
    other = palette_score(typed, name);
    return other > score ? other : score;
}

static void
add_kind(const char *key, const char *name, const char *aside, int score, struct palette_found *found)
{
    palette_add(found, key, name, aside);
    found_score(found, score);
}

static void
add_kinds(struct ui *ui, const char *typed, struct palette_found *found)
{
    const char *alliance = place_alliance(ui);

    for (size_t i = 0; i < entity_count; i++) {
        const char *name = desk_kind_name(ui, &entities[i], true);
        bool scoped = entity_field(&entities[i], "alliance") != NULL;
        int score = kind_score(typed, &entities[i], name);
        char key[80];

        if (!register_takes(&entities[i]) || !score || desk_hides(ui, &entities[i]))
            continue;
        if (scoped && *alliance) {
            snprintf(key, sizeof key, "r %s", entities[i].name);
            add_kind(key, name, "of this alliance", score, found);
        }
        if (strcmp(entities[i].name, "person") == 0 || strcmp(entities[i].name, "organisation") == 0)
            continue;           /* these have commands of their own */
        snprintf(key, sizeof key, "R %s", entities[i].name);
        add_kind(key, name, scoped ? "of all alliances" : "of the portfolio", score, found);
    }
}

static bool
add_filters(struct desk *desk, const char *typed, struct palette_found *found, struct err *err)
{
    struct arena arena = { 0 };
    struct saved_filter *filter;
    size_t n;
    bool ok = saved_filter_list(&desk->book, &arena, &filter, &n, err);

    for (size_t i = 0; ok && i < n; i++)
        if (palette_score(typed, filter[i].name))
            palette_add(found, arena_printf(&arena, "f %s\n%s", filter[i].place, filter[i].text), filter[i].name,
                        filter[i].text);
    arena_free(&arena);
    return ok;
}

static bool
find(void *context, const char *typed, struct palette_found *found, struct err *err)
{
    struct ui *ui = context;
    struct desk *desk = desk_of(ui);

    if (!desk->open)
        return true;
    if (!add_alliances(desk, typed, found, err))
        return false;
    add_steps(ui, typed, found);
    add_kinds(ui, typed, found);
    return add_filters(desk, typed, found, err);
}

/* ---- going there ---- */

static void
go_register(struct ui *ui, const char *name, bool scoped)
{
    struct place place = { .kind = PLACE_REGISTER, .entity = entity_find(name) };

    if (scoped)
        snprintf(place.alliance, sizeof place.alliance, "%s", place_alliance(ui));
    if (place.entity)
        place_open(ui, &place);
}

static void
go_filter(struct ui *ui, const char *key)
{
    char name[64];
    size_t n = strcspn(key, "\n");
    struct place portfolio = { .kind = PLACE_PORTFOLIO };
    struct register_want want = { 0 };

    snprintf(name, sizeof name, "%.*s", (int)n, key);
    want.entity = entity_find(name);
    want.filter = key[n] ? key + n + 1 : "";
    if (!want.entity)
        return;
    if (strcmp(name, "alliance") == 0) {
        place_go(ui, &portfolio);
        portfolio_filter(ui, ui_top(ui), want.filter);
    } else {
        register_open(ui, &want);
    }
}

static void
go(struct ui *ui, void *context, const char *key)
{
    struct place place = { 0 };

    (void)context;
    if (!*key || !key[1])
        return;
    switch (*key) {
    case 'a':
        place.kind = PLACE_OVERVIEW;
        snprintf(place.alliance, sizeof place.alliance, "%s", key + 2);
        place_go(ui, &place);
        break;
    case 's':
        place.kind = PLACE_STEPS;
        place.step = atoi(key + 2);
        snprintf(place.alliance, sizeof place.alliance, "%s", place_alliance(ui));
        place_go(ui, &place);
        break;
    case 'r':
    case 'R':
        go_register(ui, key + 2, *key == 'r');
        break;
    case 'f':
        go_filter(ui, key + 2);
        break;
    }
}

struct palette_places
places_of(struct ui *ui)
{
    return (struct palette_places){ .find = find, .go = go, .context = ui };
}
