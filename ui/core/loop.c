#include "ui/core/loop.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "src/base/text.h"

enum { POLL_MS = 500, FRAME_MS = 100, FRAME_SLOW_MS = 1000, TURN_MAX = 1000 };

static int64_t
clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
show(struct ui *ui)
{
    ui_bury(ui);
    ui_draw(ui);
    ui->terminal->class->show(ui->terminal, &ui->canvas);
}

static void
next(struct ui *ui, int timeout_ms, struct event *event)
{
    if (ui->ahead_count) {
        *event = ui->ahead[0];
        memmove(ui->ahead, ui->ahead + 1, (size_t)--ui->ahead_count * sizeof *ui->ahead);
        return;
    }
    ui->terminal->class->next(ui->terminal, timeout_ms, event);
}

void
loop_turn(struct ui *ui, const struct event *first)
{
    struct event event = *first;

    for (int i = 0; i < TURN_MAX && event.kind != EVENT_NONE && !ui->leave; i++) {
        ui_event(ui, &event);
        if (!ui->leave)
            next(ui, 0, &event);
    }
    if (!ui->leave)
        show(ui);
}

/* One slice of whatever waits for a quiet moment; true while more is left. */
static bool
work(struct ui *ui)
{
    struct screen *top = ui_top(ui);

    if (top && top->class->idle && top->class->idle(ui, top))
        return true;
    return ui->hooks->idle && ui->hooks->idle(ui);
}

void
ui_wake(struct ui *ui, int ms)
{
    ui->wake_ms = clock_ms() + ms;
}

/* How long to wait for a key: until it is time to poll or to wake; -1 for as long as it takes. */
static int
patience(const struct ui *ui, int64_t polled)
{
    int64_t now = clock_ms(), left = ui->hooks->poll ? polled + POLL_MS - now : INT64_MAX;

    if (ui->wake_ms && ui->wake_ms - now < left)
        left = ui->wake_ms - now;
    return left == INT64_MAX ? -1 : left < 0 ? 0 : (int)left;
}

int
loop_run(struct ui *ui)
{
    int64_t polled = clock_ms(), shown = polled;
    uint64_t generation;
    struct event event;
    bool busy = true, worked = false;

    show(ui);
    generation = ui->generation;
    while (!ui->leave) {
        next(ui, busy ? 0 : patience(ui, polled), &event);
        if (event.kind != EVENT_NONE) {
            loop_turn(ui, &event);
            shown = clock_ms();
            generation = ui->generation;
            busy = true;        /* a screen may have found new work */
            continue;
        }
        if (ui->hooks->poll && clock_ms() - polled >= POLL_MS) {
            polled = clock_ms();
            if (ui->hooks->poll(ui)) {
                ui_changed(ui);
                show(ui);
                generation = ui->generation;
                busy = true;    /* what was loaded anew is to be counted anew */
            }
        }
        if (ui->wake_ms && clock_ms() >= ui->wake_ms) {
            ui->wake_ms = 0;
            busy = true;
        }
        if (busy) {
            busy = work(ui);
            busy = busy || generation != ui->generation;    /* drawing will load the screen anew */
            worked = worked || busy;
            if (worked && (!busy || clock_ms() - shown >= (ui->slow ? FRAME_SLOW_MS : FRAME_MS))) {
                show(ui);
                shown = clock_ms();
                generation = ui->generation;
                worked = false;
            }
        }
    }
    return ui->status;
}

/* ---- progress inside a long verb ---- */

/* True when Esc or Ctrl-C was pressed, or the program must end. Other keys are kept for later. */
static bool
interrupted(struct ui *ui)
{
    struct event event;

    for (;;) {
        ui->terminal->class->next(ui->terminal, 0, &event);
        if (event.kind == EVENT_NONE)
            return false;
        if (event.kind == EVENT_KEY && (event.key.code == SPECIAL_ESC ||
                                        (event.key.code == 'c' && event.key.mods == MOD_CTRL)))
            return true;
        if (event.kind == EVENT_PASTE)
            continue;           /* its text would be gone by then */
        if (ui->ahead_count < UI_AHEAD)
            ui->ahead[ui->ahead_count++] = event;
        if (event.kind == EVENT_END)
            return true;
    }
}

/* The line where progress stands, blank, with `what` at its left; *column is behind it. */
static struct area
progress_line(struct ui *ui, const char *what, int *column)
{
    struct area area = canvas_area(&ui->canvas), line;

    layout_bottom(&area, ui->hints ? 1 : 0);
    line = layout_bottom(&area, 1);
    area_fill(line, ROLE_TEXT);
    *column = area_text(line, 0, 1, ROLE_MESSAGE, what);
    area_cursor(line, 0, 1, false);
    return line;
}

void
ui_busy(struct ui *ui, const char *what)
{
    int column;
    struct area line = progress_line(ui, what, &column);

    area_text(line, 0, column, ROLE_MESSAGE, " ...");
    ui->terminal->class->show(ui->terminal, &ui->canvas);
}

bool
ui_progress(struct ui *ui, const char *what, long done, long total)
{
    int64_t now = clock_ms();
    struct area line;
    int column;

    if (now - ui->progress_shown_ms < (ui->slow ? FRAME_SLOW_MS : FRAME_MS))
        return true;
    ui->progress_shown_ms = now;
    if (interrupted(ui))
        return false;
    line = progress_line(ui, what, &column);
    if (total == 100)
        column = area_printf(line, 0, column + 1, ROLE_MUTED, "%ld %%", done);
    else if (total > 0)
        column = area_printf(line, 0, column + 1, ROLE_MUTED, "%ld of %ld, %ld %%", done, total,
                             100 * done / total);
    else if (done > 0)
        column = area_printf(line, 0, column + 1, ROLE_MUTED, "%ld", done);
    area_text(line, 0, column + 2, ROLE_HINT, "Esc stops it");
    ui->terminal->class->show(ui->terminal, &ui->canvas);
    return true;
}
