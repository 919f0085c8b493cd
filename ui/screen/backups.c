#include "ui/screen/backups.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "src/base/mem.h"
#include "src/model/unique.h"
#include "src/store/care.h"
#include "ui/screen/summary.h"
#include "ui/widget/dialog.h"
#include "ui/widget/list.h"
#include "ui/widget/pager.h"

enum { ASK_RESTORE = 1 };

struct copy {
    char *path;
    const char *name;            /* its last part */
    int64_t at_ms;
    long long bytes;
};

struct backups {
    struct sited sited;
    struct ui *ui;
    struct copy *copy;
    size_t n, room;
    struct list_array array;
    struct list list;
};

static struct backups *
self(struct screen *screen)
{
    return (struct backups *)screen;
}

static const struct list_column columns[] = {
    { "Copy", 20, 0, 4, 0, -1 }, { "Made", 12, 16, 1, 1, -1 }, { "Size", 8, 10, 0, 2, 1 },
};

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct backups *backups = context;
    const struct copy *copy = &backups->copy[i];
    struct str when = { 0 };

    summary_time(backups->ui, copy->at_ms, &when);
    list_row(rows, copy->name, "");
    list_cell(rows, ROLE_TEXT, copy->name);
    list_cell(rows, ROLE_MUTED, str_text(&when));
    list_cellf(rows, ROLE_MUTED, "%lld KB", (copy->bytes + 1023) / 1024);
    str_free(&when);
}

static bool
find(void *context, const char *key, size_t *i)
{
    struct backups *backups = context;

    for (*i = 0; *i < backups->n; (*i)++)
        if (strcmp(backups->copy[*i].name, key) == 0)
            return true;
    return false;
}

/* ---- what there is ---- */

static void
forget(struct backups *backups)
{
    for (size_t i = 0; i < backups->n; i++)
        mem_free(backups->copy[i].path);
    backups->n = backups->array.count = 0;
}

static int
newest_first(const void *a, const void *b)
{
    int64_t left = ((const struct copy *)a)->at_ms, right = ((const struct copy *)b)->at_ms;

    return (left < right) - (left > right);
}

/* NAME.backups beside NAME.entente. */
static void
folder_of(const char *path, struct str *out)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    size_t n = dot && (!slash || dot > slash) ? (size_t)(dot - path) : strlen(path);

    str_add_bytes(out, path, n);
    str_add(out, ".backups");
}

static void
add_copy(struct backups *backups, const char *folder, const char *name)
{
    struct str path = { 0 };
    struct stat status;

    str_addf(&path, "%s/%s", folder, name);
    if (stat(path.data, &status) == 0 && S_ISREG(status.st_mode) && strstr(name, ".entente")) {
        struct copy *copy;

        if (backups->n == backups->room) {
            backups->room = backups->room ? 2 * backups->room : 16;
            backups->copy = mem_resize(backups->copy, backups->room * sizeof *backups->copy);
        }
        copy = &backups->copy[backups->n++];
        *copy = (struct copy){ .path = mem_string(path.data), .at_ms = (int64_t)status.st_mtime * 1000,
                               .bytes = status.st_size };
        copy->name = strrchr(copy->path, '/') + 1;
    }
    str_free(&path);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct backups *backups = self(screen);
    struct str folder = { 0 };
    struct dirent *entry;
    DIR *directory;

    forget(backups);
    folder_of(store_path(desk_of(ui)->book.store), &folder);
    directory = opendir(folder.data);
    while (directory && (entry = readdir(directory)) != NULL)
        if (entry->d_name[0] != '.')
            add_copy(backups, folder.data, entry->d_name);
    if (directory)
        closedir(directory);
    str_free(&folder);
    if (backups->n)
        qsort(backups->copy, backups->n, sizeof *backups->copy, newest_first);
    backups->array.count = backups->n;
    return list_load(&backups->list, err);
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct backups *backups = self(screen);

    (void)argument;
    (void)err;
    backups->ui = ui;
    backups->sited.place.kind = PLACE_BACKUPS;
    backups->array = (struct list_array){ .row = fill_row, .context = backups, .find = find };
    list_init(&backups->list, columns, 3, &list_array_source, &backups->array);
    backups->list.header = true;
    backups->list.empty = "No copy yet: a makes one now";
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct backups *backups = self(screen);

    (void)ui;
    list_free(&backups->list);
    forget(backups);
    mem_free(backups->copy);
}

/* ---- the screen ---- */

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct area head = layout_top(&area, area.rows > 10 ? 3 : 1);

    (void)ui;
    area_text(head, 0, 0, ROLE_TITLE, "Backups");
    area_wrap(area_sub(head, 1, 0, 2, head.columns), 0, ROLE_MUTED,
              "Consistent copies beside the portfolio. One is made every day, and before an upgrade, an import and a bulk change.");
    list_draw(&self(screen)->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Backups");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    return list_take(&self(screen)->list, ui, action);
}

static struct backup_keep
keep_of(struct ui *ui)
{
    const struct config *config = desk_of(ui)->config;

    return (struct backup_keep){
        .daily = (int)config_number(config, OPTION_BACKUP_DAILY), .weekly = (int)config_number(config, OPTION_BACKUP_WEEKLY),
        .monthly = (int)config_number(config, OPTION_BACKUP_MONTHLY),
        .bytes = (long long)config_number(config, OPTION_BACKUP_MEGABYTES) * 1024 * 1024,
    };
}

static void
do_add(struct ui *ui, struct screen *screen)
{
    struct backup_keep keep = keep_of(ui);
    struct err err = { 0 };
    char made[4096];

    (void)screen;
    if (!backup_make(desk_of(ui)->book.store, NULL, "manual", &keep, made, sizeof made, &err)) {
        ui_error(ui, &err);
        return;
    }
    ui_changed(ui);
    ui_message(ui, "A copy was made: %.300s", made);
}

static const char *
why_not_restore(struct ui *ui, struct screen *screen)
{
    return self(screen)->n ? desk_why_readonly(ui) : "There is no copy to put back";
}

static void
do_restore(struct ui *ui, struct screen *screen)
{
    struct backups *backups = self(screen);
    struct str text = { 0 };
    struct dialog dialog = {
        .title = "Put this copy back?", .choices = { "Put it back", "Leave all as it is" }, .first = 1,
        .tone = TONE_WARNING,
    };
    size_t i;

    if (!list_key(&backups->list) || !find(backups, list_key(&backups->list), &i))
        return;
    str_addf(&text, "%s takes the place of the portfolio. The present file stays beside it under a numbered name.",
             backups->copy[i].name);
    dialog.text = text.data;
    dialog_ask(ui, ASK_RESTORE, &dialog);
    str_free(&text);
}

/* The file is replaced, so it is left and opened again. */
static void
restore(struct ui *ui, struct backups *backups)
{
    struct desk *desk = desk_of(ui);
    struct place portfolio = { .kind = PLACE_PORTFOLIO };
    char kept[4096], *path = mem_string(store_path(desk->book.store)), *copy = NULL;
    struct err err = { 0 }, opening = { 0 };
    size_t i;
    bool ok;

    if (find(backups, list_key(&backups->list) ? list_key(&backups->list) : "", &i))
        copy = mem_string(backups->copy[i].path);
    place_go(ui, &portfolio);
    desk_close(ui);
    ok = copy && backup_restore(path, copy, desk->env, kept, sizeof kept, &err);
    if (!desk_open(desk, path, &opening)) {
        ui_error(ui, &opening);
        ui->leave = true;
        ui->status = err_status(&opening);
        mem_free(copy);
        mem_free(path);
        return;
    }
    desk_begin(ui);
    if (ok) {
        ui_message(ui, "The copy is in place; what was there before is kept as %.300s", kept);
    } else {
        ui_error(ui, &err);
    }
    ui_changed(ui);
    mem_free(copy);
    mem_free(path);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    if (answer->question == ASK_RESTORE && !answer->cancelled && answer->choice == 0)
        restore(ui, self(screen));
}

static const struct screen_action actions[] = {
    { .action = ACTION_ADD, .run = do_add, .label = "make one now" },
    { .action = ACTION_RESTORE, .run = do_restore, .why_not = why_not_restore, .label = "put back" },
    { .action = ACTION_NONE },
};

const struct screen_class backups_class = {
    .name = "backups", .size = sizeof(struct backups), .actions = actions, .open = open_screen, .close = close_screen,
    .load = load, .draw = draw, .crumb = crumb, .move = move, .answer = answer,
};

void
backups_verify(struct ui *ui)
{
    struct verify_report report;
    struct str text = { 0 };
    struct err err = { 0 };
    bool whole = false;

    ui_busy(ui, "Checking the file");
    if (verify_file(desk_of(ui)->book.store, &report, &err)) {
        whole = report.sound;
        unique_verify(desk_of(ui)->book.store, verify_found, &report, &err);
    }
    if (err.kind) {
        ui_error(ui, &err);
        return;
    }
    str_addf(&text, "%s\n\n%ld records, %ld changes with %ld cells.\n", report.sound ? "The file is sound: pages, keys, references, "
             "and the journal replayed from the beginning gives today's records." : "Something is wrong with the file:",
             report.records, report.changes, report.edits);
    for (int i = 0; i < report.n_findings; i++)
        str_addf(&text, "- %s\n", report.findings[i]);
    if (!report.sound && whole)
        str_add(&text, "\nOpen both of a pair, keep what is right in one, and put the other into the bin.\n");
    else if (!report.sound)
        str_addf(&text, "\nMake a copy of the file first, then put back the newest backup that is sound (Backups lists them).\n");
    pager_show(ui, "Check of the file", text.data);
    str_free(&text);
}
