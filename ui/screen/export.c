#include "ui/screen/export.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/io/csv_export.h"
#include "src/io/json_export.h"
#include "src/io/sink.h"
#include "ui/screen/choose.h"
#include "ui/widget/prompt.h"

enum { ASK_WHAT = 1, ASK_WHERE, DRAWN_COLUMNS = 100 };

/* A layer without a look of its own: it asks one question after the other and is gone. */
struct export_screen {
    struct screen screen;
    struct choose choose;
    const struct entity *entity;     /* the kind of record; NULL: everything */
    bool csv, text, markdown;        /* text or Markdown: the screen as it is shown */
};

static struct export_screen *
self(struct screen *screen)
{
    return (struct export_screen *)screen;
}

/* ---- writing ---- */

/* The screen that this layer lies on. */
static struct screen *
below(struct ui *ui)
{
    return ui_place(ui);
}

/* A screen that cannot write itself out is drawn as high as it needs and read off. */
static void
add_drawn(struct ui *ui, struct screen *screen, struct str *out)
{
    struct canvas canvas;
    size_t end;

    canvas_init(&canvas, CANVAS_ROWS_MAX, DRAWN_COLUMNS, ui->canvas.ascii);
    screen->class->draw(ui, screen, canvas_area(&canvas));
    canvas_text(&canvas, out);
    canvas_free(&canvas);
    for (end = out->len; end && (out->data[end - 1] == '\n' || out->data[end - 1] == ' '); end--)
        continue;
    str_replace(out, end, out->len - end, "\n", 1);
}

/* A title that says where and when, then what is shown. */
static bool
add_report(struct ui *ui, bool markdown, struct str *out, struct err *err)
{
    struct screen *screen = below(ui);
    char today[DATE_SIZE];

    date_write(book_today(&desk_of(ui)->book), today);
    str_addf(out, "%s", markdown ? "# " : "");
    if (strcmp(screen->class->name, "portfolio") != 0)
        str_addf(out, "%s: ", desk_of(ui)->book.name);
    if (screen->class->crumb)
        screen->class->crumb(ui, screen, out);
    str_addf(out, ", %s\n\n", today);
    if (screen->class->report)
        return screen->class->report(ui, screen, markdown, out, err);
    str_add(out, markdown ? "```\n" : "");
    add_drawn(ui, screen, out);
    str_add(out, markdown ? "```\n" : "");
    return true;
}

static bool
write_report(struct ui *ui, struct export_screen *export, struct sink *sink, struct err *err)
{
    struct str text = { 0 };
    bool ok = add_report(ui, export->markdown, &text, err) && sink_write(sink, str_text(&text), text.len);

    str_free(&text);
    return ok;
}

static bool
write_to(struct ui *ui, struct export_screen *export, const char *path, struct err *err)
{
    struct desk *desk = desk_of(ui);
    struct csv_style style = { .unguarded = !config_yes(desk->config, OPTION_FORMAT_CSV_GUARD) };
    struct sink sink = { 0 };
    bool ok = sink_open_file(&sink, path, err);

    if (ok && export->text)
        ok = write_report(ui, export, &sink, err);
    else if (ok && export->csv)
        ok = csv_export(&desk->book, export->entity, &style, sink_write, &sink, err);
    else if (ok)
        ok = json_export(&desk->book, export->entity, sink_write, &sink, err);
    ok = ok && sink_finish(&sink, err);
    sink_discard(&sink);
    return ok;
}

/* ---- what, then where ---- */

/* The kind of record that the screen below is about. */
static const struct entity *
kind_below(struct ui *ui)
{
    const struct place *place = place_here(ui);

    if (place->kind == PLACE_REGISTER || place->kind == PLACE_RECORD)
        return place->entity;
    return place->kind == PLACE_PORTFOLIO ? entity_find("alliance") : NULL;
}

static void
ask_what(struct ui *ui, struct export_screen *export)
{
    const struct entity *entity = kind_below(ui);
    struct arena arena = { 0 };

    choose_clear(&export->choose);
    choose_add(&export->choose, "txt", "This screen, as text", "all of it, as it is shown");
    choose_add(&export->choose, "md", "This screen, as Markdown", "for a page or a message");
    /* What is kept is written whole, private records and notes with it: not before others. */
    if (entity && !ui->presenting) {
        choose_add(&export->choose, "csv", arena_printf(&arena, "%s as a table (CSV)", desk_kind_name(ui, entity, true)),
                   "for a spreadsheet");
        choose_add(&export->choose, "json", arena_printf(&arena, "%s as JSON", desk_kind_name(ui, entity, true)), NULL);
    }
    if (!ui->presenting)
        choose_add(&export->choose, "all", "The whole portfolio as JSON", "can be imported again, byte for byte");
    choose_ask(ui, ASK_WHAT, "Write what?", &export->choose, false);
    arena_free(&arena);
}

static void
ask_where(struct ui *ui, struct export_screen *export, const char *what)
{
    char name[120];
    struct prompt prompt = {
        .title = "Write to which file?", .label = "A path; a file that is there already is replaced", .text = name, .limit = 1000,
    };

    export->csv = strcmp(what, "csv") == 0;
    export->markdown = strcmp(what, "md") == 0;
    export->text = export->markdown || strcmp(what, "txt") == 0;
    if (strcmp(what, "all") != 0)
        export->entity = kind_below(ui);
    snprintf(name, sizeof name, "%s.%s", export->entity ? export->entity->name : export->text ? ui_place(ui)->class->name
             : "portfolio", export->text ? what : export->csv ? "csv" : "json");
    prompt_ask(ui, ASK_WHERE, &prompt);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    struct export_screen *export = self(screen);
    struct err err = { 0 };
    char path[4096];

    if (answer->cancelled || !*answer->text) {
        ui_pop(ui);
        ui_message(ui, "Nothing was written");
        return;
    }
    if (answer->question == ASK_WHAT) {
        ask_where(ui, export, answer->text);
        return;
    }
    desk_path(answer->text, path, sizeof path);
    if (write_to(ui, export, path, &err))
        ui_message(ui, "%s: written", path);
    else
        ui_error(ui, &err);
    ui_pop(ui);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    (void)ui;
    (void)screen;
    (void)area;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    choose_free(&self(screen)->choose);
}

static const struct screen_class export_class = {
    .name = "export", .size = sizeof(struct export_screen), .layer = true, .close = close_screen, .draw = draw,
    .answer = answer,
};

bool
export_ask(struct ui *ui)
{
    if (!ui_push(ui, &export_class, NULL))
        return false;
    ask_what(ui, self(ui_top(ui)));
    return true;
}
