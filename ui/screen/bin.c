#include "ui/screen/bin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/ops/record.h"
#include "src/store/query.h"
#include "ui/screen/sheet.h"
#include "ui/widget/list.h"

enum { SHOWN = 1000 };

/* One record in the bin. */
struct line {
    const struct entity *entity;
    const char *id, *title, *alliance, *when;
};

struct bin {
    struct sited sited;
    struct arena arena;
    struct line *line;
    size_t n, room;
    struct list_array array;
    struct list list;
    struct ui *ui;
};

static struct bin *
self(struct screen *screen)
{
    return (struct bin *)screen;
}

static const struct list_column columns[] = {
    { "What", 14, 60, 4, 0, -1 }, { "Kind", 8, 24, 2, 2, -1 }, { "Of", 6, 30, 2, 3, -1 }, { "Last changed", 10, 10, 0, 1, -1 },
};

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct bin *bin = context;

    list_row(rows, bin->line[i].id, "");
    list_cell(rows, ROLE_TEXT, bin->line[i].title);
    list_cell(rows, ROLE_MUTED, desk_kind_name(bin->ui, bin->line[i].entity, false));
    list_cell(rows, ROLE_MUTED, bin->line[i].alliance);
    list_cell(rows, ROLE_MUTED, bin->line[i].when);
}

static bool
find(void *context, const char *key, size_t *i)
{
    struct bin *bin = context;

    for (*i = 0; *i < bin->n; (*i)++)
        if (strcmp(bin->line[*i].id, key) == 0)
            return true;
    return false;
}

/* ---- loading ---- */

/* Rows and answers are of a question, which may be private. */
static bool
is_of_step(const struct entity *entity)
{
    return strcmp(entity->name, "step_row") == 0 || strcmp(entity->name, "step_answer") == 0;
}

static bool
load_entity(struct bin *bin, const struct entity *entity, struct err *err)
{
    bool scoped = entity_field(entity, "alliance") != NULL;
    const char *sql = arena_printf(&bin->arena,
        "SELECT t.id, %s, substr(t.updated_at, 1, 10), %s FROM \"%s\" t WHERE t.deleted <> 0 ORDER BY t.id DESC LIMIT 200",
        scoped ? "(SELECT name FROM alliance WHERE id = t.alliance)" : "NULL",
        is_of_step(entity) ? "t.field" : "NULL", entity->name);
    struct query *query;

    if (strcmp(entity->name, "portfolio") == 0)
        return true;            /* the one an import replaced: nobody's to bring back */
    query = query_start(desk_of(bin->ui)->book.store, err, sql, "");
    while (query_next(query, err) && bin->n < SHOWN) {
        struct line *line;

        if (desk_hides_question(bin->ui, NULL, query_text(query, 3)))
            continue;
        if (bin->n == bin->room) {
            bin->room = bin->room ? 2 * bin->room : 32;
            bin->line = mem_resize(bin->line, bin->room * sizeof *bin->line);
        }
        line = &bin->line[bin->n++];
        line->entity = entity;
        line->id = arena_string(&bin->arena, query_text(query, 0));
        line->alliance = arena_string(&bin->arena, query_text(query, 1) ? query_text(query, 1) : "");
        line->when = arena_string(&bin->arena, query_text(query, 2));
        line->title = method_title_of(desk_of(bin->ui)->book.method, entity, line->id, &bin->arena);
        if (!line->title)
            line->title = desk_kind_name(bin->ui, entity, false);
    }
    return query_end(query, err);
}

static int
compare(const void *a, const void *b)
{
    return strcmp(((const struct line *)b)->when, ((const struct line *)a)->when);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct bin *bin = self(screen);

    arena_free(&bin->arena);
    bin->n = bin->array.count = 0;
    for (size_t i = 0; i < entity_count; i++)      /* the portfolio's own record is replaced by an import, not thrown away */
        if (strcmp(entities[i].name, "portfolio") != 0 && !entity_is_sealed(&entities[i]) &&
            !desk_hides(ui, &entities[i]) &&
            !load_entity(bin, &entities[i], err))
            return false;
    if (bin->n)
        qsort(bin->line, bin->n, sizeof *bin->line, compare);
    bin->array.count = bin->n;
    return list_load(&bin->list, err);
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct bin *bin = self(screen);

    (void)argument;
    (void)err;
    bin->ui = ui;
    bin->sited.place.kind = PLACE_BIN;
    bin->array = (struct list_array){ .row = fill_row, .context = bin, .find = find };
    list_init(&bin->list, columns, 4, &list_array_source, &bin->array);
    bin->list.header = true;
    bin->list.empty = "The bin is empty";
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct bin *bin = self(screen);

    (void)ui;
    list_free(&bin->list);
    mem_free(bin->line);
    arena_free(&bin->arena);
}

/* ---- the screen ---- */

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct bin *bin = self(screen);
    struct area head = layout_top(&area, area.rows > 10 ? 3 : 1);

    (void)ui;
    area_text(head, 0, 0, ROLE_TITLE, "Bin");
    if (bin->n)
        area_printf(head, 0, 5, ROLE_MUTED, "%zu%s", bin->n, bin->n == SHOWN ? " or more" : "");
    area_fit(head, 1, 0, head.columns, -1, ROLE_MUTED, 0, "What was taken away stays here; what belongs to it comes back with it.");
    list_draw(&bin->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Bin");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    return list_take(&self(screen)->list, ui, action);
}

static const struct line *
selected(struct bin *bin)
{
    const char *key = list_key(&bin->list);
    size_t i;

    return key && find(bin, key, &i) ? &bin->line[i] : NULL;
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    const struct line *line = selected(self(screen));
    struct sheet_want want = { 0 };

    if (!line)
        return;
    want.entity = line->entity;
    snprintf(want.id, sizeof want.id, "%s", line->id);
    sheet_open(ui, &want);
}

static const char *
why_not_restore(struct ui *ui, struct screen *screen)
{
    struct bin *bin = self(screen);

    return bin->n ? desk_why_readonly(ui) : "The bin is empty";
}

/* All that is marked, or what is selected; records of one kind at a time make one change. */
static void
do_restore(struct ui *ui, struct screen *screen)
{
    struct bin *bin = self(screen);
    size_t marks = list_marks(&bin->list), done = 0, i;
    const struct line *first = selected(bin);
    char what[160];
    struct err err = { 0 };
    bool ok = true;

    snprintf(what, sizeof what, "%s", first ? first->title : "");
    for (size_t e = 0; ok && e < entity_count; e++) {
        const char **ids = mem_alloc((marks + 1) * sizeof *ids);
        size_t n = 0;

        for (size_t k = 0; k < marks; k++)
            if (find(bin, list_marked(&bin->list, k), &i) && bin->line[i].entity == &entities[e])
                ids[n++] = bin->line[i].id;
        if (!marks && first && first->entity == &entities[e])
            ids[n++] = first->id;
        ok = !n || record_restore(&desk_of(ui)->book, &entities[e], ids, n, &err);
        done += ok ? n : 0;
        mem_free(ids);
    }
    if (!ok)
        ui_error(ui, &err);
    if (!done)
        return;
    list_unmark(&bin->list);
    desk_changed(ui, NULL);
    if (ok && done == 1)
        ui_done(ui, "%s: back from the bin", what);
    else if (ok)
        ui_done(ui, "%zu records: back from the bin", done);
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    (void)ui;
    if (row)
        list_copy(&self(screen)->list, out);
    else
        str_add(out, list_text(&self(screen)->list, 0));
    return out->len > 0;
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "look" },
    { .action = ACTION_RESTORE, .run = do_restore, .why_not = why_not_restore, .label = "put back" },
    { .action = ACTION_NONE },
};

const struct screen_class bin_class = {
    .name = "bin", .size = sizeof(struct bin), .actions = actions, .open = open_screen, .close = close_screen,
    .load = load, .draw = draw, .crumb = crumb, .move = move, .copy = copy,
};
