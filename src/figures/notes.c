#include "src/figures/notes.h"

#include <stdarg.h>
#include <string.h>

#include "src/base/str.h"

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

/* "30–70 %", "50 %"; a bound that is no number is left out. */
static const char *
range_of(struct notes *notes, const char *low, const char *high, const char *unit)
{
    const char *of = unit && strcmp(unit, "percent") ? unit : "%";

    return low && high ? arena_printf(notes->arena, "%s–%s %s", low, high, of)
                       : arena_printf(notes->arena, "%s %s", low ? low : high ? high : "–", of);
}

void
notes_base_rates(struct notes *notes, struct figures_context *context)
{
    const struct method_reference *rates =
        method_reference(context->method, "baserates", context->figures->err);

    if (!rates || rates->n_columns < 5)
        return;
    notes_heading(notes, rates->title);
    for (size_t i = 1; i < rates->n_lines; i++) {
        const char *const *cell = rates->lines[i];

        if (cell[0])
            notes_add(notes, cell[0], "%s (%s)", range_of(notes, cell[1], cell[2], cell[3]),
                      cell[4] ? cell[4] : "–");
    }
    notes_add(notes, "How to read it", "%s", rates->columns);
    for (const char *at = rates->cautions; at && *at;) {
        size_t n = strcspn(at, "\n");

        notes_add(notes, "Caution", "%.*s", (int)n, at);
        at += n + (at[n] == '\n');
    }
}
