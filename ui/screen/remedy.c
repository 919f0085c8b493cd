#include "ui/screen/remedy.h"

#include <stdio.h>
#include <string.h>

#include "src/figures/attend_rule.h"
#include "ui/screen/board.h"
#include "ui/screen/register.h"

static void
open_step(struct ui *ui, const struct remedy *remedy)
{
    struct place place = { .kind = PLACE_STEPS, .step = remedy->step };

    snprintf(place.alliance, sizeof place.alliance, "%s", remedy->alliance);
    snprintf(place.item, sizeof place.item, "%s", remedy->key ? remedy->key : "");
    place_open(ui, &place);
}

/* A new record that belongs to the one found: the reading of a metric, a meeting of a body. */
static void
open_added(struct ui *ui, const struct remedy *remedy, const char *adds)
{
    struct register_want want = { .entity = entity_find(adds), .add = true };

    want.via = entity_field(want.entity, remedy->entity);
    snprintf(want.alliance, sizeof want.alliance, "%s", remedy->alliance);
    snprintf(want.via_id, sizeof want.via_id, "%s", remedy->record);
    register_open(ui, &want);
}

static void
open_view(struct ui *ui, const struct remedy *remedy)
{
    struct place place = { .kind = PLACE_VIEW };

    snprintf(place.alliance, sizeof place.alliance, "%s", remedy->alliance);
    board_item(place.item, sizeof place.item, remedy->view, NULL, NULL);
    place_open(ui, &place);
}

static void
open_record(struct ui *ui, const struct remedy *remedy, const char *field)
{
    struct place place = { 0 };
    struct err err = { 0 };

    if (!place_of_record(ui, entity_find(remedy->entity), remedy->record, &place, &err)) {
        ui_error(ui, &err);
        return;
    }
    snprintf(place.item, sizeof place.item, "%s", field ? field : "");
    place_open(ui, &place);
}

void
remedy_open(struct ui *ui, const struct remedy *remedy)
{
    const struct attend_rule *rule = attend_rule_find(remedy->rule);

    if (remedy->step)
        open_step(ui, remedy);
    else if (rule->adds)
        open_added(ui, remedy, rule->adds);
    else if (!rule->field && strcmp(remedy->entity, "alliance") == 0)
        open_view(ui, remedy);
    else
        open_record(ui, remedy, rule->field);
}
