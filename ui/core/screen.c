#include "ui/core/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

void
ui_init(struct ui *ui, struct terminal *terminal, struct keymap *keymap,
        const struct ui_hooks *hooks, void *app)
{
    *ui = (struct ui){
        .app = app,
        .hooks = hooks,
        .terminal = terminal,
        .keymap = keymap,
        .hints = true,
        .generation = 1,
    };
    theme_default(&ui->theme);
    canvas_init(&ui->canvas, terminal->rows, terminal->columns, terminal->ascii);
    ui->messages = mem_alloc(UI_MESSAGES * sizeof *ui->messages);
    if (*terminal->notice)
        ui_message(ui, "%s", terminal->notice);
}

static void
close_top(struct ui *ui)
{
    struct screen *screen = ui->stack[--ui->depth];

    if (screen->class->close)
        screen->class->close(ui, screen);
    screen->next_closed = ui->closed;       /* its own function may be running still */
    ui->closed = screen;
}

void
ui_bury(struct ui *ui)
{
    struct screen *screen;

    while ((screen = ui->closed)) {
        ui->closed = screen->next_closed;
        mem_free(screen);
    }
}

void
ui_close(struct ui *ui)
{
    while (ui->depth)
        close_top(ui);
    ui_bury(ui);
}

void
ui_free(struct ui *ui)
{
    ui_close(ui);
    keymap_free(ui->keymap);
    canvas_free(&ui->canvas);
    mem_free(ui->messages);
    *ui = (struct ui){ 0 };
}

/* ---- the stack ---- */

static struct screen *
open_screen(struct ui *ui, const struct screen_class *class, const void *argument, int question)
{
    struct screen *screen = mem_alloc(class->size);
    struct err err = { 0 };

    screen->class = class;
    screen->question = question;
    if (class->open && !class->open(ui, screen, argument, &err)) {
        mem_free(screen);
        ui_error(ui, &err);
        return NULL;
    }
    return screen;
}

bool
ui_push_question(struct ui *ui, const struct screen_class *class, const void *argument,
                 int question)
{
    struct screen *screen;

    if (ui->depth == UI_DEPTH) {
        ui_warn(ui, "So many layers are open that no more fit; q closes the top one");
        return false;
    }
    screen = open_screen(ui, class, argument, question);
    if (!screen)
        return false;
    ui->stack[ui->depth++] = screen;
    return true;
}

bool
ui_push(struct ui *ui, const struct screen_class *class, const void *argument)
{
    return ui_push_question(ui, class, argument, 0);
}

void
ui_pop(struct ui *ui)
{
    if (ui->depth > 1)
        close_top(ui);
    else
        ui->leave = true;
}

void
ui_pop_to(struct ui *ui, int depth)
{
    while (ui->depth > (depth < 1 ? 1 : depth))
        close_top(ui);
}

bool
ui_replace(struct ui *ui, const struct screen_class *class, const void *argument)
{
    struct screen *screen = open_screen(ui, class, argument, 0);

    if (!screen)
        return false;
    if (ui->depth)
        close_top(ui);
    ui->stack[ui->depth++] = screen;
    return true;
}

void
ui_answer(struct ui *ui, struct answer answer)
{
    struct screen *layer = ui_top(ui), *below;
    char *text = mem_string(answer.text ? answer.text : "");

    answer.question = layer->question;
    answer.text = text;             /* the layer's own text goes with the layer */
    ui_pop(ui);
    below = ui_top(ui);
    if (below && below->class->answer && answer.question)
        below->class->answer(ui, below, &answer);
    mem_free(text);
}

void
ui_answer_nothing(struct ui *ui)
{
    ui_answer(ui, (struct answer){ .cancelled = true, .choice = -1 });
}

struct screen *
ui_top(const struct ui *ui)
{
    return ui->depth ? ui->stack[ui->depth - 1] : NULL;
}

struct screen *
ui_place(const struct ui *ui)
{
    for (int i = ui->depth; i > 0; i--)
        if (!ui->stack[i - 1]->class->layer)
            return ui->stack[i - 1];
    return NULL;
}

void
ui_changed(struct ui *ui)
{
    ui->generation++;
}

/* ---- messages ---- */

static void __attribute__((format(printf, 3, 0)))
say(struct ui *ui, enum ui_tone tone, const char *format, va_list args)
{
    struct ui_message *message = &ui->messages[ui->message_count++ % UI_MESSAGES];

    message->tone = tone;
    vsnprintf(message->text, sizeof message->text, format, args);
    ui->message_shown = true;
}

void
ui_done(struct ui *ui, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(ui, TONE_GOOD, format, args);
    va_end(args);
}

void
ui_message(struct ui *ui, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(ui, TONE_PLAIN, format, args);
    va_end(args);
}

void
ui_warn(struct ui *ui, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(ui, TONE_WARNING, format, args);
    va_end(args);
}

static void __attribute__((format(printf, 2, 3)))
say_error(struct ui *ui, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(ui, TONE_ERROR, format, args);
    va_end(args);
}

void
ui_error(struct ui *ui, const struct err *err)
{
    if (err->kind == ERR_CANCEL)
        ui_message(ui, "Cancelled");
    else
        say_error(ui, "%s%s%s%s%s", err->where, *err->where ? ": " : "", err->what,
                  *err->hint ? ". " : "", err->hint);
}

const struct ui_message *
ui_message_at(const struct ui *ui, size_t back)
{
    if (back >= ui->message_count || back >= UI_MESSAGES)
        return NULL;
    return &ui->messages[(ui->message_count - 1 - back) % UI_MESSAGES];
}

/* ---- small things ---- */

bool
ui_theme(struct ui *ui, const char *name)
{
    struct err err = { 0 };

    if (!theme_load(name, &ui->theme, &err)) {
        ui_error(ui, &err);
        return false;
    }
    if (ui->terminal->class->theme)
        ui->terminal->class->theme(ui->terminal, &ui->theme);
    return true;
}

const char *
ui_key(const struct ui *ui, enum action action)
{
    return keymap_key(ui->keymap, action);
}

const char *
ui_glyph(const struct ui *ui, enum glyph which)
{
    return glyph(which, ui->canvas.ascii);
}
