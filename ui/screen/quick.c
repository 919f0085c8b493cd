#include "ui/screen/quick.h"

#include <stdio.h>
#include <string.h>

#include "src/model/record.h"
#include "ui/screen/sheet.h"
#include "ui/screen/survey.h"
#include "ui/widget/layer.h"

/* What can be noted: its key, its fields, and its fields where the alliance has to be said first. */
static const struct {
    char key;
    const char *entity, *fields, *loose;
    const char *needs;               /* one of these makes it one, where no single field must be filled */
} kinds[] = {
    { 'a', "action", "title owner due", "alliance title due", NULL },
    { 'd', "decision", "title body needed_by", "alliance title needed_by", NULL },
    { 'r', "reading", "metric value evidence", "alliance metric value", NULL },
    { 'c', "contact", "pair channel formal", "alliance pair channel", "pair channel" },
    { 'l', "lesson", "title area learned", "alliance title learned", NULL },
};

enum { KINDS = sizeof kinds / sizeof *kinds };

struct quick_screen {
    struct screen screen;
    int at;
};

/* ---- what it is linked to ---- */

static void
preset(struct sheet_want *want, size_t *n, const char *field, const char *value)
{
    want->preset[*n].field = entity_field(want->entity, field);
    snprintf(want->preset[*n].value, sizeof want->preset[*n].value, "%s", value);
    ++*n;
}

/* The field of the new record that can name the record on the screen: it has the name of its kind. */
static const struct field *
link_to(const struct entity *entity, const struct entity *shown)
{
    const struct field *field = shown ? entity_field(entity, strcmp(shown->name, "decision_right") == 0
                                                                 ? "right" : shown->name) : NULL;

    if (!field && shown && strcmp(shown->name, "contact_pair") == 0)
        field = entity_field(entity, "pair");
    return field && field->type == FIELD_REF && strcmp(field->spec, shown->name) == 0 ? field : NULL;
}

/* What it came from, in words, where no field can name it. */
static void
preset_note(struct ui *ui, struct sheet_want *want, size_t *n)
{
    const struct place *here = place_here(ui);
    struct arena arena = { 0 };
    struct err none = { 0 };
    char note[200] = "";

    if (here->kind == PLACE_STEPS) {
        const struct method_field *field = method_field(desk_method(ui, here->alliance), here->item, &none);

        snprintf(note, sizeof note, "From step %d%s%.120s", here->step, field ? ": " : "", field ? field->label : "");
    } else if ((here->kind == PLACE_RECORD || here->kind == PLACE_REGISTER) && *here->record &&
               strcmp(here->entity->name, "alliance") != 0) {
        const char *title = method_title_of(desk_of(ui)->book.method, here->entity, here->record, &arena);

        snprintf(note, sizeof note, "From %s: %.120s", desk_kind_name(ui, here->entity, false), title ? title : "");
    }
    if (*note)
        preset(want, n, "note", note);
    arena_free(&arena);
}

/* A record on the screen of no alliance ties what is noted to none. */
static void
link_here(struct ui *ui, struct sheet_want *want)
{
    const struct place *here = place_here(ui);
    bool record = (here->kind == PLACE_RECORD || here->kind == PLACE_REGISTER) && *here->record;
    char survey[ID_SIZE];
    const struct entity *shown = survey_here(ui, survey) ? entity_find("survey") : record ? here->entity : NULL;
    const struct field *link = shown ? link_to(want->entity, shown) : NULL;
    size_t n = 0;

    if (strcmp(want->entity->name, "action") == 0) {
        static const char *const sources[] = { "meeting", "decision", "issue", "survey", "review" };

        preset(want, &n, "side", "us");
        for (size_t i = 0; link && i < sizeof sources / sizeof *sources; i++)
            if (strcmp(sources[i], shown->name) == 0)
                preset(want, &n, "source", sources[i]);
        if (*desk_of(ui)->book.me)
            preset(want, &n, "owner", desk_of(ui)->book.me);
    }
    if (link)
        preset(want, &n, link->name, record ? here->record : survey);
    else
        preset_note(ui, want, &n);
}

/* ---- the layer ---- */

static void
take(struct ui *ui, int at)
{
    struct sheet_want want = { .together = true, .needs = kinds[at].needs };

    ui_pop(ui);
    want.entity = entity_find(kinds[at].entity);
    snprintf(want.alliance, sizeof want.alliance, "%s", place_alliance(ui));
    want.only = *want.alliance ? kinds[at].fields : kinds[at].loose;
    link_here(ui, &want);
    sheet_open(ui, &want);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    (void)screen;
    if (event->kind != EVENT_KEY || event->key.mods)
        return false;
    for (int i = 0; i < KINDS; i++)
        if (event->key.code == kinds[i].key) {
            take(ui, i);
            return true;
        }
    return false;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct quick_screen *quick = (struct quick_screen *)screen;

    (void)ui;
    if (action == ACTION_MOVE_UP || action == ACTION_PREVIOUS_FIELD)
        quick->at = (quick->at + KINDS - 1) % KINDS;
    else if (action == ACTION_MOVE_DOWN || action == ACTION_NEXT_FIELD)
        quick->at = (quick->at + 1) % KINDS;
    else
        return false;
    return true;
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    take(ui, ((struct quick_screen *)screen)->at);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    const struct quick_screen *quick = (const struct quick_screen *)screen;
    struct area inside = layer_box(area, KINDS + 2, 34, "Note what?");

    for (int i = 0; i < KINDS; i++) {
        bool here = i == quick->at;
        struct area line = area_sub(inside, i, 0, 1, inside.columns);
        char key[] = { kinds[i].key, '\0' };

        if (here)
            area_fill(area_sub(line, 0, 2, 1, line.columns - 2), ROLE_SELECTED);
        area_text(line, 0, 0, ROLE_ACCENT, here ? ">" : "");
        area_text(line, 0, 2, here ? ROLE_SELECTED : ROLE_KEY, key);
        area_text(line, 0, 5, here ? ROLE_SELECTED : ROLE_TEXT, desk_kind_name(ui, entity_find(kinds[i].entity), false));
        if (here)
            area_cursor(line, 0, 2, false);
    }
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "choose" },
    { .action = ACTION_NONE },
};

const struct screen_class quick_class = {
    .name = "quick", .size = sizeof(struct quick_screen), .layer = true, .actions = actions, .draw = draw,
    .event = event, .move = move,
};

bool
quick_open(struct ui *ui)
{
    return ui_push(ui, &quick_class, NULL);
}

const char *
quick_fields(const struct entity *entity)
{
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].entity, entity->name) == 0)
            return kinds[i].fields;
    return NULL;
}
