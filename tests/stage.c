#include "tests/stage.h"

#include <stdlib.h>
#include <unistd.h>

#include "src/store/query.h"
#include "ui/app.h"

static void
open_stage(struct stage *stage, int rows, int columns, bool ascii, bool readonly)
{
    const char *path = support_path("work.entente");
    struct err err = { 0 };

    setenv("XDG_CONFIG_HOME", support_folder(), 1);
    setenv("XDG_STATE_HOME", support_folder(), 1);
    setenv("XDG_DATA_HOME", support_folder(), 1);
    *stage = (struct stage){ .env = support_env() };
    stage->env.pid = getpid();
    stage->desk = (struct desk){ .env = &stage->env, .config = config_read(NULL), .path = path, .readonly = readonly };
    if (access(path, F_OK) != 0)
        must(book_create(path, "live", "Acme portfolio", &stage->env, &err), &err);
    must(desk_open(&stage->desk, path, &err), &err);
    glass_open(&stage->glass, rows, columns, ascii, &app_hooks);
    stage->glass.ui.app = &stage->desk;
    app_begin(&stage->glass.ui);
    assert_true(app_first_screen(&stage->glass.ui));
    stage_settle(stage);
}

void
stage_open(struct stage *stage, int rows, int columns, bool ascii)
{
    open_stage(stage, rows, columns, ascii, false);
}

void
stage_open_readonly(struct stage *stage, int rows, int columns)
{
    open_stage(stage, rows, columns, false, true);
}

void
stage_close(struct stage *stage)
{
    struct config *config = stage->desk.config;

    ui_pop_to(&stage->glass.ui, 1);
    desk_close(&stage->glass.ui);
    glass_close(&stage->glass);
    config_free(config);
}

void
stage_settle(struct stage *stage)
{
    struct ui *ui = &stage->glass.ui;

    ui_bury(ui);
    ui_draw(ui);
    ui->wake_ms = 0;            /* long enough has passed */
    for (int i = 0; i < 1000; i++) {
        struct screen *top = ui_top(ui);

        if (!(top && top->class->idle && top->class->idle(ui, top)) && !desk_idle(ui))
            break;
    }
    ui_bury(ui);
    ui_draw(ui);
}

void
stage_press(struct stage *stage, const char *names)
{
    glass_press(&stage->glass, names);
    stage_settle(stage);
}

void
stage_type(struct stage *stage, const char *text)
{
    glass_type(&stage->glass, text);
    stage_settle(stage);
}

void
stage_poll(struct stage *stage)
{
    if (desk_poll(&stage->glass.ui))
        ui_changed(&stage->glass.ui);
    stage_settle(stage);
}

long
stage_number(struct stage *stage, const char *sql)
{
    struct err err = { 0 };

    return (long)query_number(stage->desk.book.store, -1, &err, sql, "");
}

void
stage_open_alliance(struct stage *stage, int rows, int columns, char alliance[ID_SIZE])
{
    stage_open(stage, rows, columns, false);
    book_alliance(&stage->desk.book, "Biocon and Quest", alliance);
    stage_changed(stage);
}

void
stage_changed(struct stage *stage)
{
    desk_changed(&stage->glass.ui, NULL);
    stage_settle(stage);
}

void
stage_go(struct stage *stage, const struct place *place)
{
    assert_true(place_go(&stage->glass.ui, place));
    stage_settle(stage);
}

int
stage_end(struct stage *stage, void **state)
{
    stage_close(stage);
    return support_clean(state) || support_setup(state);
}
