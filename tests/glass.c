#include "tests/glass.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"

static struct glass *
of(struct terminal *terminal)
{
    return (struct glass *)terminal;
}

static void
next(struct terminal *terminal, int timeout_ms, struct event *event)
{
    struct glass *glass = of(terminal);

    (void)timeout_ms;
    *event = (struct event){ .kind = EVENT_NONE };
    if (glass->first < glass->events)
        *event = glass->event[glass->first++];
    if (glass->first == glass->events)
        glass->first = glass->events = 0;
}

static void
show(struct terminal *terminal, const struct canvas *canvas)
{
    (void)canvas;
    of(terminal)->frames++;
}

static bool
copy(struct terminal *terminal, const char *text, size_t size)
{
    str_clear(&of(terminal)->copied);
    str_add_bytes(&of(terminal)->copied, text, size);
    return true;
}

static bool
edit(struct terminal *terminal, struct str *text, struct err *err)
{
    if (!of(terminal)->edited)
        return err_set(err, ERR_MACHINE, "the editor ended with status 1");
    str_clear(text);
    str_add(text, of(terminal)->edited);
    return true;
}

static const struct terminal_class class = {
    .next = next, .show = show, .copy = copy, .edit = edit
};
static const struct ui_hooks no_hooks;

void
glass_open(struct glass *glass, int rows, int columns, bool ascii, const struct ui_hooks *hooks)
{
    *glass = (struct glass){
        .terminal = { .class = &class, .rows = rows, .columns = columns, .ascii = ascii },
    };
    ui_init(&glass->ui, &glass->terminal, keymap_new(), hooks ? hooks : &no_hooks, glass);
}

void
glass_close(struct glass *glass)
{
    ui_free(&glass->ui);
    str_free(&glass->copied);
}

void
glass_put(struct glass *glass, struct event event)
{
    assert_true(glass->events < GLASS_EVENTS);
    glass->event[glass->events++] = event;
}

void
glass_press(struct glass *glass, const char *names)
{
    char *copied = mem_string(names), *rest = copied, *name;

    while ((name = strtok_r(rest, " ", &rest))) {
        struct event event = { .kind = EVENT_KEY };

        if (!key_read(name, &event.key))
            fail_msg("no key %s", name);
        loop_turn(&glass->ui, &event);
    }
    mem_free(copied);
}

void
glass_type(struct glass *glass, const char *text)
{
    size_t n = strlen(text);

    while (n) {
        struct event event = { .kind = EVENT_KEY };
        size_t used = text_decode(text, n, &event.key.code);

        loop_turn(&glass->ui, &event);
        text += used;
        n -= used;
    }
}

void
glass_resize(struct glass *glass, int rows, int columns)
{
    loop_turn(&glass->ui,
              &(struct event){ .kind = EVENT_RESIZE, .rows = rows, .columns = columns });
}

const char *
canvas_as_text(const struct canvas *canvas)
{
    static struct str text;

    str_clear(&text);
    canvas_text(canvas, &text);
    return str_text(&text);
}

const char *
canvas_as_marked(const struct canvas *canvas)
{
    static struct str text;

    str_clear(&text);
    canvas_marked(canvas, &text);
    return str_text(&text);
}

const char *
glass_text(struct glass *glass)
{
    return canvas_as_text(&glass->ui.canvas);
}

const char *
glass_row(struct glass *glass, int row)
{
    static char line[4096];
    const char *text = glass_text(glass);

    for (; row > 0 && strchr(text, '\n'); row--)
        text = strchr(text, '\n') + 1;
    snprintf(line, sizeof line, "%.*s", (int)strcspn(text, "\n"), text);
    return line;
}

void
glass_shows(struct glass *glass, const char *text)
{
    if (!strstr(glass_text(glass), text))
        fail_msg("\"%s\" is not in\n%s", text, glass_text(glass));
}

void
glass_hides(struct glass *glass, const char *text)
{
    if (strstr(glass_text(glass), text))
        fail_msg("\"%s\" is in\n%s", text, glass_text(glass));
}

void
glass_cursor_on(struct glass *glass, const char *text)
{
    const struct canvas *canvas = &glass->ui.canvas;
    struct str rest = { 0 };

    assert_true(canvas->cursor);
    for (int column = canvas->cursor_column; column < canvas->columns; column++)
        if (canvas_cell(canvas, canvas->cursor_row, column)->width)
            text_encode(&rest, canvas_cell(canvas, canvas->cursor_row, column)->code);
    if (strncmp(str_text(&rest), text, strlen(text)))
        fail_msg("the cursor is on \"%s\", not on \"%s\", in\n%s", str_text(&rest), text,
                 glass_text((struct glass *)glass));
    str_free(&rest);
}
