#include "src/panel/record_line.h"

#include <string.h>

#include "src/model/record.h"

enum { FACTS = 3 };

/* What already stands in the title, or says nothing to a reader. */
static bool
is_shown(const struct record *record, const struct field *field, const char *shown,
         const char *title)
{
    (void)record;
    return *shown && strcmp(field->name, "alliance") != 0 && strcmp(shown, title) != 0 &&
           field->type != FIELD_LONG;
}

static void
add_facts(struct sketch *sketch, struct method *method, const struct record *record,
          const char *title)
{
    const struct method_register *words =
        method_register(method, record->entity->name, sketch->figures->err);
    int n = 0;

    for (size_t i = 0; words && i < words->n_parts && n < FACTS; i++) {
        const char *shown = method_show(method, &words->parts[i], &record->values[i],
                                        &sketch->view->arena);

        if (!is_shown(record, &words->parts[i].field, shown, title))
            continue;
        sketch_printf(sketch, INK_MUTED, "%s%s %s", n++ ? ", " : "  ", words->parts[i].label,
                      shown);
    }
}

void
record_line(struct sketch *sketch, const char *id)
{
    struct book *book = sketch->figures->book;
    struct method *method = sketch->context->method;
    const struct entity *entity = record_entity_of(book->store, id, sketch->figures->err);
    const struct method_register *words =
        entity ? method_register(method, entity->name, sketch->figures->err) : NULL;
    struct record record;
    const char *title;

    if (sketch->presenting && words && words->is_private) {
        sketch_line(sketch, aim_none);
        sketch_text(sketch, INK_MUTED, "Private: hidden while presenting.");
        return;
    }
    if (!entity || !record_load(book->store, entity, id, &sketch->view->arena, &record,
                                sketch->figures->err))
        return;
    sketch_line(sketch, aim_record(sketch, entity->name, id));
    title = record_title(&record, &sketch->view->arena);
    sketch_text(sketch, INK_TEXT, title);
    add_facts(sketch, method, &record, title);
}
