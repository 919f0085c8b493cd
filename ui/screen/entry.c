#include "ui/screen/entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"
#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/ops/undo.h"
#include "src/store/query.h"
#include "src/ops/private.h"
#include "ui/screen/cell_words.h"
#include "ui/screen/summary.h"
#include "ui/widget/list.h"

/* One line: a field before and after; or a heading. */
struct line {
    const char *label, *before, *after;
    bool heading;
};

struct entry {
    struct sited sited;
    char id[CHANGE_ID_SIZE];
    struct arena arena;
    struct part_place place;
    const char *label, *who;
    int64_t at_ms;
    struct line *line;
    size_t n, room;
    struct list_array array;
    struct list list;
};

static struct entry *
self(struct screen *screen)
{
    return (struct entry *)screen;
}

static const struct list_column columns[] = {
    { "Field", 10, 28, 2, 0, -1 }, { "Before", 8, 0, 3, 2, -1 }, { "After", 8, 0, 3, 1, -1 },
};

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct entry *entry = context;
    char key[LIST_KEY_SIZE];

    list_array_key(i, key);
    list_row(rows, key, "");
    list_cell(rows, ROLE_TEXT, entry->line[i].label);
    list_cell(rows, ROLE_MUTED, entry->line[i].before);
    list_cell(rows, ROLE_TEXT, entry->line[i].after);
    if (entry->line[i].heading)
        list_heading(rows);
}

static void
add_line(struct entry *entry, const char *label, const char *before, const char *after, bool heading)
{
    if (entry->n == entry->room) {
        entry->room = entry->room ? 2 * entry->room : 32;
        entry->line = mem_resize(entry->line, entry->room * sizeof *entry->line);
    }
    entry->line[entry->n++] = (struct line){ label, before, after, heading };
}

/* ---- what it changed ---- */

static void
add_heading(struct entry *entry, const struct cell_about *about, const char *what)
{
    const char *kind = about->entity ? desk_kind_name(entry->place.ui, about->entity, false) : "";

    add_line(entry, arena_printf(&entry->arena, "%s%s%s%s", kind, *about->record ? ": " : "", about->record, what), "", "", true);
}

static struct cell
cell_of(const struct json *json)
{
    switch (json->kind) {
    case JSON_INT:
    case JSON_BOOL:
        return cell_int(json->integer);
    case JSON_NUMBER:
        return cell_real(json->number);
    case JSON_STRING:
        return cell_text(json->text);
    default:
        return cell_null();
    }
}

/* A record that was added is one row of the journal, with all its columns as JSON. */
static void
add_inserted(struct entry *entry, const struct journal_edit *edit)
{
    struct err none = { 0 };
    struct cell_about about;
    const struct json *tree = edit->new.kind == CELL_TEXT
                                  ? json_read(&entry->arena, edit->new.text, strlen(edit->new.text), &none) : NULL;

    cell_about(&entry->place, edit->table, edit->record, "", &about);
    add_heading(entry, &about, ", added");
    for (const struct json *member = tree ? tree->first : NULL; member; member = member->next) {
        struct cell cell = cell_of(member);
        const char *words;

        if (cell.kind == CELL_NULL || !member->key || strcmp(member->key, "id") == 0 ||
            strcmp(member->key, "created_at") == 0 || strcmp(member->key, "updated_at") == 0 ||
            strcmp(member->key, "deleted") == 0 ||
            (entry->place.ui->presenting && strcmp(member->key, field_note.name) == 0))
            continue;
        cell_about(&entry->place, edit->table, edit->record, member->key, &about);
        words = cell_words(&entry->place, &about, member->key, &cell);
        add_line(entry, about.label, "", words, false);
    }
}

static void
add_edit(struct entry *entry, const struct journal_edit *edit, const char **last)
{
    struct cell_about about;

    if (strcmp(edit->column, "*") == 0) {
        add_inserted(entry, edit);
        *last = NULL;
        return;
    }
    cell_about(&entry->place, edit->table, edit->record, edit->column, &about);
    if (!*last || strcmp(*last, edit->record) != 0)
        add_heading(entry, &about, "");
    *last = edit->record;
    add_line(entry, strcmp(edit->column, "deleted") == 0 ? "Bin" : about.label,
             cell_words(&entry->place, &about, edit->column, &edit->old),
             cell_words(&entry->place, &about, edit->column, &edit->new), false);
}

static bool
is_private(struct entry *entry, const struct journal_edit *edit, const struct entity *entity)
{
    struct method *method = entry->place.method;
    struct err none = { 0 };
    const char *key = NULL;

    if (strcmp(edit->table, "step_answer") == 0 || strcmp(edit->table, "step_row") == 0)
        key = query_string(desk_of(entry->place.ui)->book.store, &entry->arena, &none,
                           arena_printf(&entry->arena, "SELECT field FROM %s WHERE id = ?1", edit->table), "t",
                           edit->record);
    return strcmp(edit->column, field_note.name) == 0 || private_kind(method, entity) || private_question(method, key);
}

static bool
load_head(struct entry *entry, struct ui *ui, struct err *err)
{
    const char *colon = strrchr(entry->id, ':');
    char replica[CHANGE_ID_SIZE];
    const char *alliance = NULL;
    struct query *query;
    bool found;

    snprintf(replica, sizeof replica, "%.*s", colon ? (int)(colon - entry->id) : 0, entry->id);
    query = query_start(desk_of(ui)->book.store, err, "SELECT label, who, at, alliance FROM change WHERE replica = ?1 AND seq = ?2",
                        "ti", replica, (int64_t)(colon ? strtoll(colon + 1, NULL, 10) : 0));
    found = query_next(query, err);
    if (found) {
        entry->label = arena_string(&entry->arena, query_text(query, 0));
        entry->who = arena_string(&entry->arena, query_text(query, 1));
        entry->at_ms = query_int(query, 2);
        alliance = arena_string(&entry->arena, query_text(query, 3));
    }
    if (!query_end(query, err) || !found)
        return err->kind ? false : err_set(err, ERR_MISSING, "the journal has no such entry");
    snprintf(entry->sited.place.alliance, ID_SIZE, "%s", alliance ? alliance : "");
    return true;
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct entry *entry = self(screen);
    struct journal_edit *edits;
    const char *last = NULL;
    size_t n;

    arena_free(&entry->arena);
    entry->n = entry->array.count = 0;
    if (!load_head(entry, ui, err) ||
        !journal_edits(desk_of(ui)->book.store, &entry->arena, entry->id, &edits, &n, err))
        return false;
    part_form_place(&entry->place, ui, entry->sited.place.alliance, &entry->arena);
    for (size_t i = 0; i < n && i < 500; i++) {
        const struct entity *entity = entity_find(edits[i].table);

        if (entity && entity_is_sealed(entity))         /* answers are shown together only */
            continue;
        if (!ui->presenting || !is_private(entry, &edits[i], entity))
            add_edit(entry, &edits[i], &last);
    }
    if (n > 500)
        add_line(entry, arena_printf(&entry->arena, "and %zu more cells", n - 500), "", "", true);
    entry->array.count = entry->n;
    return list_load(&entry->list, err);
}

/* ---- the screen ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct entry *entry = self(screen);

    entry->sited.place.kind = PLACE_JOURNAL;
    snprintf(entry->id, sizeof entry->id, "%s", (const char *)argument);
    entry->array = (struct list_array){ .row = fill_row, .context = entry };
    list_init(&entry->list, columns, 3, &list_array_source, &entry->array);
    entry->list.header = true;
    if (load_head(entry, ui, err))
        return true;
    list_free(&entry->list);
    arena_free(&entry->arena);
    return false;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct entry *entry = self(screen);

    (void)ui;
    list_free(&entry->list);
    mem_free(entry->line);
    arena_free(&entry->arena);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct entry *entry = self(screen);
    struct area head = layout_top(&area, area.rows > 10 ? 3 : 2);
    struct str when = { 0 };
    const struct line *line = entry->list.at < entry->n ? &entry->line[entry->list.at] : NULL;

    summary_time(ui, entry->at_ms, &when);
    area_fit(head, 0, 0, head.columns, -1, ROLE_TITLE, 0, entry->label ? entry->label : "");
    area_printf(head, 1, 0, ROLE_MUTED, "%s, %s", entry->who ? entry->who : "", str_text(&when));
    str_free(&when);
    /* Long texts do not fit into a column: what is selected is shown in full below. */
    if (line && !line->heading && area.rows >= 12 && text_columns(line->after) > area.columns / 3) {
        int rows = area_wrap_rows(line->after, area.columns - 2);
        struct area below = layout_bottom(&area, rows + 1 < area.rows / 3 ? rows + 1 : area.rows / 3);

        area_rule(layout_top(&below, 1), 0, ROLE_LINE);
        area_wrap(layout_inset(below, 0, 1), 0, ROLE_TEXT, line->after);
    }
    list_draw(&entry->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Entry");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    return list_take(&self(screen)->list, ui, action);
}

static void
do_undo(struct ui *ui, struct screen *screen)
{
    entry_undo(ui, self(screen)->id);
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    struct entry *entry = self(screen);

    (void)ui;
    if (row)
        list_copy(&entry->list, out);
    else if (entry->list.at < entry->n)
        str_add(out, entry->line[entry->list.at].after);
    return out->len > 0;
}

static const struct screen_action actions[] = {
    { .action = ACTION_UNDO, .run = do_undo, .why_not = desk_why_not_write, .label = "undo this" },
    { .action = ACTION_NONE },
};

const struct screen_class entry_class = {
    .name = "entry", .size = sizeof(struct entry), .actions = actions, .open = open_screen, .close = close_screen,
    .load = load, .draw = draw, .crumb = crumb, .move = move, .copy = copy,
};

bool
entry_open(struct ui *ui, const char *id)
{
    return ui_push(ui, &entry_class, id);
}

void
entry_undo(struct ui *ui, const char *id)
{
    struct err err = { 0 };
    char label[200];

    if (!undo_last(&desk_of(ui)->book, id, label, sizeof label, &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, NULL);
    ui_message(ui, "Undone: %s; %s brings it back", label, ui_key(ui, ACTION_REDO));
}
