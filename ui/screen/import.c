#include "ui/screen/import.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ui/screen/choose.h"
#include "ui/screen/intake_work.h"
#include "ui/screen/register.h"
#include "ui/widget/list.h"
#include "ui/widget/prompt.h"

enum { ASK_PATH = 1, ASK_KIND, ASK_TARGET };
enum row { ROW_FILE, ROW_KIND, ROW_TRY, ROW_TAKE, ROW_COLUMNS };

struct import {
    struct sited sited;
    struct ui *ui;
    struct intake_work work;
    bool asked;                  /* for the file, at the beginning */
    struct choose choose;
    size_t column;               /* that a question is about */
    struct list_array array;
    struct list list;
};

static struct import *
self(struct screen *screen)
{
    return (struct import *)screen;
}

static const struct list_column columns[] = {
    { "", 14, 30, 2, 0, -1 }, { "", 12, 40, 3, 1, -1 }, { "", 10, 0, 3, 2, -1 },
};

/* ---- the rows: the file, its kind, two things to do, then the columns, then what did not go in ---- */

static size_t
column_count(const struct import *import)
{
    return import->work.bound ? import->work.mapping.n : 0;
}

static size_t
row_count(const struct import *import)
{
    return ROW_COLUMNS + column_count(import) + (import->work.n_told ? import->work.n_told + 1 : 0);
}

static void
add_column(struct import *import, size_t i, struct list_rows *rows)
{
    const struct csv_column *column = &import->work.mapping.columns[i];
    struct arena arena = { 0 };
    struct str sample = { 0 };
    bool read = column->target != CSV_NOTHING;

    for (size_t k = 0; k < import->work.previews; k++)
        if (import->work.preview[k].cells && import->work.preview[k].cells[i])
            str_addf(&sample, "%s%s", sample.len ? ", " : "", import->work.preview[k].cells[i]);
    list_cell(rows, read ? ROLE_TEXT : ROLE_MUTED, column->heading ? column->heading : column->always ? column->always : "");
    list_cellf(rows, read ? ROLE_TEXT : ROLE_MUTED, "%s %s", ui_glyph(import->ui, GLYPH_CRUMB),
               read ? csv_target_text(column, &arena) : "not read");
    list_cell(rows, ROLE_MUTED, str_text(&sample));
    str_free(&sample);
    arena_free(&arena);
}

static void
add_report(struct import *import, struct list_rows *rows)
{
    const struct intake_work *work = &import->work;
    const struct import_report *report = &work->report;

    if (work->tried || work->done)
        list_cellf(rows, report->rejected ? ROLE_WATCH : ROLE_GOOD, "%s %ld added, %ld updated, %ld unchanged, %ld rejected",
                   work->done ? "done:" : "would be", report->added, report->updated, report->unchanged, report->rejected);
    else
        list_cell(rows, ROLE_MUTED, "nothing is changed by that");
}

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct import *import = context;
    struct intake_work *work = &import->work;
    size_t told = ROW_COLUMNS + column_count(import);
    char key[LIST_KEY_SIZE];

    list_array_key(i, key);
    list_row(rows, key, "");
    if (i == ROW_FILE) {
        list_cell(rows, ROLE_TEXT, "File");
        list_cell(rows, work->path ? ROLE_TEXT : ROLE_MUTED, work->path ? work->path : "Enter names one");
    } else if (i == ROW_KIND) {
        list_cell(rows, ROLE_TEXT, "Kind");
        list_cell(rows, ROLE_TEXT, work->document ? "portfolio document" : work->bound
                  ? desk_kind_name(import->ui, work->mapping.entity, true) : "-");
    } else if (i == ROW_TRY) {
        list_cell(rows, ROLE_ACCENT, "Try it");
        add_report(import, rows);
    } else if (i == ROW_TAKE) {
        list_cell(rows, ROLE_ACCENT, "Bring it in");
        list_cell(rows, ROLE_MUTED, "as one change, after a backup");
    } else if (i < told) {
        add_column(import, i - ROW_COLUMNS, rows);
    } else if (i == told) {
        list_cellf(rows, ROLE_TITLE, "%s", work->done ? "Did not go in (kept beside the file, too)" : "Would not go in");
        list_heading(rows);
    } else {
        list_cell(rows, ROLE_WATCH, work->told[i - told - 1]);
    }
}

static void
refresh(struct import *import)
{
    struct err err = { 0 };

    import->array.count = row_count(import);
    if (!list_load(&import->list, &err))
        ui_error(import->ui, &err);
}

/* ---- the screen ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct import *import = self(screen);

    (void)argument;
    import->ui = ui;
    import->sited.place.kind = PLACE_IMPORT;
    import->array = (struct list_array){ .row = fill_row, .context = import, .count = ROW_COLUMNS };
    list_init(&import->list, columns, 3, &list_array_source, &import->array);
    return list_load(&import->list, err);
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct import *import = self(screen);

    (void)ui;
    intake_work_close(&import->work);
    choose_free(&import->choose);
    list_free(&import->list);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct import *import = self(screen);
    struct area head = layout_top(&area, area.rows > 12 ? 4 : 1);

    (void)ui;
    area_text(head, 0, 0, ROLE_TITLE, "Import");
    area_wrap(area_sub(head, 1, 0, 2, head.columns), 0, ROLE_MUTED,
              "A table (CSV) or a portfolio document (JSON). Importing twice updates instead of doubling.");
    list_draw(&import->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Import");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    return list_take(&self(screen)->list, ui, action);
}

/* ---- what Enter does ---- */

static bool
check_path(void *context, const char *text, struct str *echo, struct err *err)
{
    char path[4096];

    (void)context;
    (void)echo;
    desk_path(text, path, sizeof path);
    if (!*path || access(path, R_OK) == 0)
        return true;
    err_set(err, ERR_MISSING, errno == ENOENT ? "there is no such file" : "this file cannot be read");
    return err_hint(err, "Write its path from here on, or from / on: ~/alliances.csv");
}

bool
import_ask(struct ui *ui, int question, const char *text)
{
    struct prompt prompt = {
        .title = "Which file?", .label = "The path of a table (CSV) or a portfolio document (JSON)",
        .text = text, .example = "~/alliances.csv", .check = check_path, .limit = 1000,
    };

    return prompt_ask(ui, question, &prompt);
}

static void
ask_path(struct import *import)
{
    import_ask(import->ui, ASK_PATH, import->work.path);
}

static bool
idle(struct ui *ui, struct screen *screen)
{
    struct import *import = self(screen);

    (void)ui;
    if (import->asked)
        return false;
    import->asked = true;
    ask_path(import);
    return true;
}

static void
take_path(struct import *import, const char *text)
{
    struct err err = { 0 };
    char path[4096];

    desk_path(text, path, sizeof path);
    if (!intake_work_open(&import->work, import->ui, path, &err))
        ui_error(import->ui, &err);
    else
        ui_message(import->ui, "Read so far: look at the columns, then try it");
    refresh(import);
}

bool
import_open(struct ui *ui, const char *path)
{
    struct import *import;

    if (!ui_push(ui, &import_class, NULL))
        return false;
    import = self(ui_top(ui));
    import->asked = true;
    take_path(import, path);
    return true;
}

static void
ask_kind(struct import *import)
{
    choose_clear(&import->choose);
    for (size_t i = 0; i < entity_count; i++)
        if (register_takes(&entities[i]))
            choose_add(&import->choose, entities[i].name, desk_kind_name(import->ui, &entities[i], true), entities[i].name);
    choose_ask(import->ui, ASK_KIND, "What does a line of the table describe?", &import->choose, false);
}

static void
ask_target(struct import *import, size_t column)
{
    const struct entity *entity = import->work.mapping.entity;
    struct err none = { 0 };
    const struct method_register *words = method_register(desk_of(import->ui)->book.method, entity->name, &none);
    const char *heading = import->work.mapping.columns[column].heading;
    char title[120];

    import->column = column;
    choose_clear(&import->choose);
    choose_add(&import->choose, "-", "not read", NULL);
    for (size_t i = 0; i < entity->n; i++)
        choose_add(&import->choose, entity->fields[i].name,
                   words && words->parts[i].label ? words->parts[i].label : entity->fields[i].name, entity->fields[i].name);
    choose_add(&import->choose, "note +", "a line of the note", "note +");
    if (strcmp(entity->name, "alliance") == 0) {
        choose_add(&import->choose, "us", "parties on our side", "us");
        choose_add(&import->choose, "them", "parties on their side", "them");
    }
    snprintf(title, sizeof title, "What is the column “%.60s” for?", heading ? heading : "");
    choose_ask(import->ui, ASK_TARGET, title, &import->choose, true);
}

static void
run(struct import *import, bool trial)
{
    struct err err = { 0 };
    struct import_report *report = &import->work.report;

    if (!import->work.open || (!import->work.document && !import->work.bound)) {
        ui_warn(import->ui, "Name a file first");
        return;
    }
    if (!intake_work_run(&import->work, trial, &err)) {
        ui_error(import->ui, &err);
    } else if (trial) {
        ui_message(import->ui, "Nothing was changed: %ld would be added, %ld updated, %ld rejected", report->added,
                   report->updated, report->rejected);
    } else {
        desk_changed(import->ui, NULL);
        ui_done(import->ui, "Imported: %ld added, %ld updated, %ld unchanged, %ld rejected", report->added, report->updated,
                report->unchanged, report->rejected);
    }
    refresh(import);
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct import *import = self(screen);
    size_t at = list_key(&import->list) ? (size_t)strtoul(list_key(&import->list), NULL, 10) : 0;

    if (at == ROW_FILE)
        ask_path(import);
    else if (at == ROW_KIND && import->work.open && !import->work.document)
        ask_kind(import);
    else if (at == ROW_TRY || at == ROW_TAKE)
        run(import, at == ROW_TRY);
    else if (at >= ROW_COLUMNS && at < ROW_COLUMNS + column_count(import))
        ask_target(import, at - ROW_COLUMNS);
    else
        ui_message(ui, "There is nothing to change here");
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    struct import *import = self(screen);
    struct err err = { 0 };
    bool ok = true;

    if (answer->question == ASK_PATH && !import->work.path && (answer->cancelled || !*answer->text)) {
        ui_pop(ui);             /* without a file there is nothing to look at */
        ui_message(ui, "Nothing was imported");
        return;
    }
    if (answer->cancelled || !*answer->text)
        return;
    switch (answer->question) {
    case ASK_PATH:
        take_path(import, answer->text);
        return;
    case ASK_KIND:
        import->work.entity = entity_find(answer->text);
        ok = intake_work_bind(&import->work, &err);
        break;
    case ASK_TARGET:
        ok = intake_work_rule(&import->work, import->work.mapping.columns[import->column].heading, answer->text, &err);
        break;
    }
    if (!ok)
        ui_error(ui, &err);
    refresh(import);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "change, do" },
    { .action = ACTION_NONE },
};

const struct screen_class import_class = {
    .name = "import", .size = sizeof(struct import), .actions = actions, .open = open_screen, .close = close_screen,
    .draw = draw, .crumb = crumb, .move = move, .answer = answer, .idle = idle,
};
