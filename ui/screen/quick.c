#include "ui/screen/quick.h"

#include <stdio.h>
#include <string.h>

#include "src/model/record.h"
#include "ui/screen/sheet.h"

/* What an action can come from: the field that names it has the name of its kind. */
static bool
is_source(const struct entity *entity)
{
    static const char *const sources[] = { "meeting", "decision", "issue", "survey", "review" };

    for (size_t i = 0; entity && i < sizeof sources / sizeof *sources; i++)
        if (strcmp(entity->name, sources[i]) == 0)
            return true;
    return false;
}

static void
preset(struct sheet_want *want, size_t *n, const char *field, const char *value)
{
    want->preset[*n].field = entity_field(want->entity, field);
    snprintf(want->preset[*n].value, sizeof want->preset[*n].value, "%s", value);
    ++*n;
}

bool
quick_action(struct ui *ui)
{
    const struct place *here = place_here(ui);
    struct sheet_want want = { .entity = entity_find("action"), .only = "title owner due" };
    struct arena arena = { 0 };
    struct err none = { 0 };
    const char *title;
    char note[200];
    size_t n = 0;
    bool ok;

    if (!*here->alliance) {
        ui_warn(ui, "An action belongs to an alliance: choose one first");
        return false;
    }
    memcpy(want.alliance, here->alliance, sizeof want.alliance);
    preset(&want, &n, "side", "us");
    if (here->kind == PLACE_RECORD && is_source(here->entity) && *here->record) {
        preset(&want, &n, here->entity->name, here->record);
        preset(&want, &n, "source", here->entity->name);
    } else if (here->kind == PLACE_RECORD && *here->record) {
        title = record_title_of(desk_of(ui)->book.store, here->entity, here->record, &arena);
        snprintf(note, sizeof note, "From %s: %.120s", desk_kind_name(ui, here->entity, false), title ? title : "");
        preset(&want, &n, "note", note);
    } else if (here->kind == PLACE_STEPS) {
        const struct method_field *field = method_field(desk_method(ui, here->alliance), here->item, &none);

        snprintf(note, sizeof note, "From step %d%s%.120s", here->step, field ? ": " : "", field ? field->label : "");
        preset(&want, &n, "note", note);
    }
    ok = sheet_open(ui, &want);
    arena_free(&arena);
    return ok;
}
