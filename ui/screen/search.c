#include "ui/screen/search.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/ops/filter.h"
#include "src/store/query.h"
#include "ui/widget/layer.h"
#include "ui/widget/list.h"

enum { SLICE = 20, MOST = 500, LEAST_LETTERS = 2 };

struct search {
    struct sited sited;
    struct ui *ui;
    struct textedit line;
    bool typing;
    struct arena arena;
    struct hit *hit;
    size_t n, room;
    int64_t state;               /* where the next slice goes on */
    bool running;
    char of[ID_SIZE], code[16];  /* the alliance whose code was asked for last */
    struct list_array array;
    struct list list;
};

static struct search *
self(struct screen *screen)
{
    return (struct search *)screen;
}

static const struct list_column columns[] = {
    { "Where", 14, 36, 3, 0, -1 }, { "Of", 3, 12, 0, 2, -1 }, { "Kind", 8, 20, 1, 3, -1 }, { "Text", 16, 0, 5, 1, -1 },
};

/* The code of an alliance; the last one asked for is kept, because hits come in groups. */
static const char *
code_of(struct search *search, const char *alliance)
{
    struct err none = { 0 };
    struct query *query;

    if (!alliance)
        return "";
    if (strcmp(search->of, alliance) == 0)
        return search->code;
    snprintf(search->of, sizeof search->of, "%s", alliance);
    search->code[0] = '\0';
    query = query_start(desk_of(search->ui)->book.store, &none, "SELECT code FROM alliance WHERE id = ?1", "t", alliance);
    if (query_next(query, &none) && query_text(query, 0))
        snprintf(search->code, sizeof search->code, "%.15s", query_text(query, 0));
    query_end(query, &none);
    return search->code;
}

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct search *search = context;
    const struct hit *hit = &search->hit[i];
    char key[LIST_KEY_SIZE];

    list_array_key(i, key);
    list_row(rows, key, "");
    list_cell(rows, ROLE_TEXT, hit->title ? hit->title : "");
    list_cell(rows, ROLE_MUTED, code_of(search, hit->alliance));
    list_cell(rows, ROLE_MUTED, desk_kind_name(search->ui, hit->entity, false));
    list_cell(rows, ROLE_TEXT, hit->excerpt ? hit->excerpt : "");
}

/* ---- searching ---- */

static bool
worth_searching(const struct search *search)
{
    return text_length(textedit_text(&search->line)) >= LEAST_LETTERS;
}

static void
restart(struct search *search)
{
    struct err err = { 0 };

    arena_free(&search->arena);
    search->n = search->array.count = 0;
    search->state = 0;
    search->running = worth_searching(search);
    list_reset(&search->list);
    if (!list_load(&search->list, &err))
        ui_error(search->ui, &err);
}

static bool
idle(struct ui *ui, struct screen *screen)
{
    struct search *search = self(screen);
    struct err err = { 0 };
    size_t got = 0, before = search->n;

    if (!search->running)
        return false;
    if (search->n + SLICE > search->room) {
        search->room = 2 * (search->room + SLICE);
        search->hit = mem_resize(search->hit, search->room * sizeof *search->hit);
    }
    if (!search_slice(&desk_of(ui)->book, textedit_text(&search->line), ui->presenting, &search->state, SLICE, &search->arena,
                      search->hit + search->n, &got, &err)) {
        ui_error(ui, &err);
        search->running = false;
        return false;
    }
    search->n += got;
    search->array.count = search->n;
    search->running = search->state != 0 && search->n < MOST;
    if (search->n != before && !list_load(&search->list, &err))
        ui_error(ui, &err);
    return true;                /* so that what was found is shown */
}

/* ---- the screen ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct search *search = self(screen);

    (void)argument;
    (void)err;
    search->ui = ui;
    search->sited.place = *place_here(ui);
    search->sited.place.kind = PLACE_SEARCH;
    search->typing = true;
    textedit_set(&search->line, NULL, false, 200);
    search->array = (struct list_array){ .row = fill_row, .context = search };
    list_init(&search->list, columns, 4, &list_array_source, &search->array);
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct search *search = self(screen);

    (void)ui;
    textedit_free(&search->line);
    list_free(&search->list);
    mem_free(search->hit);
    arena_free(&search->arena);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    (void)ui;
    (void)err;
    restart(self(screen));      /* the records changed, so the hits may be others now */
    return true;
}

static const char *
status(const struct search *search, char *out, size_t room)
{
    if (!worth_searching(search))
        return "two letters or more";
    if (search->running)
        snprintf(out, room, "%zu so far ...", search->n);
    else
        snprintf(out, room, "%zu%s found%s", search->n, search->n >= MOST ? " or more" : "",
                 search->ui->presenting ? ", nothing private" : "");
    return out;
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct search *search = self(screen);
    struct area line = layout_top(&area, 1);
    char text[60];
    const char *say = status(search, text, sizeof text);
    int width = text_columns(say);

    (void)ui;
    area_text(line, 0, 0, ROLE_TITLE, "Search");
    area_text(layout_right(&line, width), 0, 0, ROLE_MUTED, say);
    if (area.rows > 8)
        area_rule(layout_top(&area, 1), 0, ROLE_LINE);
    search->list.empty = search->running ? "Searching ..." : !worth_searching(search)
                         ? "Every text of every record is searched: names, answers, notes, minutes. All words must occur."
                         : "Nothing was found. Try fewer or shorter words.";
    list_draw(&search->list, area, !search->typing);
    line = area_sub(line, 0, 8, 1, line.columns - 10);
    if (search->typing)
        textedit_draw(&search->line, line, ROLE_EDIT);
    else
        area_fit(line, 0, 0, line.columns, -1, ROLE_TEXT, 0, textedit_text(&search->line));
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Search");
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct search *search = self(screen);
    const struct hit *hit = search->list.rows && search->list.at < search->n ? &search->hit[search->list.at] : NULL;
    struct place place;
    struct err err = { 0 };

    if (!hit)
        return;
    if (place_of_record(ui, hit->entity, hit->id, &place, &err)) {
        if (hit->field && place.kind == PLACE_RECORD)
            snprintf(place.item, sizeof place.item, "%s", hit->field);
        place_open(ui, &place);
    } else {
        ui_error(ui, &err);
    }
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct search *search = self(screen);
    struct err err = { 0 };
    char *before;
    bool taken, open = false;

    if (event->kind == EVENT_MOUSE) {
        taken = list_mouse(&search->list, event, &open, &err);
        search->typing = search->typing && !taken;
        if (open)
            do_open(ui, screen);
        return taken;
    }
    if (!search->typing)
        return false;
    if (event->kind == EVENT_KEY && !event->key.mods &&
        (event->key.code == SPECIAL_ENTER || event->key.code == SPECIAL_DOWN || event->key.code == SPECIAL_TAB)) {
        search->typing = search->n == 0;
        if (event->key.code == SPECIAL_ENTER && search->n == 1)
            do_open(ui, screen);
        return true;
    }
    before = mem_string(textedit_text(&search->line));
    taken = layer_edit(ui, &search->line, event);
    if (taken && strcmp(before, textedit_text(&search->line)) != 0)
        restart(search);
    mem_free(before);
    return taken;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return self(screen)->typing;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct search *search = self(screen);
    struct err err = { 0 };
    bool taken;

    if (search->typing)
        return false;
    if (action == ACTION_FILTER || action == ACTION_SEARCH || action == ACTION_EDIT || action == ACTION_PREVIOUS_FIELD ||
        action == ACTION_NEXT_FIELD || (action == ACTION_MOVE_UP && search->list.at == 0)) {
        search->typing = true;
        return true;
    }
    taken = list_action(&search->list, action, &err);
    if (err.kind != ERR_NONE)
        ui_error(ui, &err);
    return taken;
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    (void)ui;
    if (row)
        list_copy(&self(screen)->list, out);
    else
        str_add(out, list_text(&self(screen)->list, 3));
    return out->len > 0;
}

static const struct screen_hint typing_hints[] = {
    { "Enter", "to the hits" }, { "Esc", "leave" }, { NULL, NULL },
};

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open },
    { .action = ACTION_NONE },
};

const struct screen_class search_class = {
    .name = "search", .size = sizeof(struct search), .actions = actions, .open = open_screen, .close = close_screen,
    .load = load, .draw = draw, .crumb = crumb, .event = event, .wants_text = wants_text, .typing = typing_hints, .move = move, .idle = idle,
    .copy = copy,
};
