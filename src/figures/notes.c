#include "src/figures/notes.h"

#include <stdarg.h>
#include <string.h>

#include "src/base/str.h"
#include "src/figures/base_rates.h"

static void
add(struct notes *notes, const char *name, const char *text)
{
    if (notes->n == notes->room) {
        size_t room = notes->room ? 2 * notes->room : 32;
        struct note *more = arena_alloc(notes->arena, room * sizeof *more);

        if (notes->n)
            memcpy(more, notes->note, notes->n * sizeof *more);
        notes->note = more;
        notes->room = room;
    }
    notes->note[notes->n++] = (struct note){ name, text };
    notes->is_open = text != NULL;
}

void
notes_end(struct notes *notes)
{
    if (notes->n && !notes->is_open)
        notes->n--;
    notes->is_open = true;
}

void
notes_heading(struct notes *notes, const char *heading)
{
    notes_end(notes);
    add(notes, heading, NULL);
}

void
notes_add(struct notes *notes, const char *name, const char *format, ...)
{
    struct str text = { 0 };
    va_list args;

    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    add(notes, name, arena_string(notes->arena, str_text(&text)));
    str_free(&text);
}

/* ---- base rates ---- */

void
notes_base_rates(struct notes *notes, struct figures_context *context)
{
    const struct method_reference *rates = base_rates(context);

    if (!rates)
        return;
    notes_heading(notes, rates->title);
    for (size_t i = 1; i < rates->n_lines; i++) {
        const char *sentence = base_rate(rates, i, notes->arena);

        if (sentence)
            notes_add(notes, "", "%s", sentence);
    }
    for (const char *at = rates->cautions; at && *at;) {
        size_t n = strcspn(at, "\n");

        notes_add(notes, "Caution", "%.*s", (int)n, at);
        at += n + (at[n] == '\n');
    }
}
