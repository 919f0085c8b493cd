#include "ui/screen/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/store/query.h"
#include "ui/screen/backups.h"
#include "ui/screen/bin.h"
#include "ui/screen/board.h"
#include "ui/screen/desk.h"
#include "ui/screen/import.h"
#include "ui/screen/journal.h"
#include "ui/screen/overview.h"
#include "ui/screen/portfolio.h"
#include "ui/screen/register.h"
#include "ui/screen/search.h"
#include "ui/screen/sets.h"
#include "ui/screen/settings.h"
#include "ui/screen/sheet.h"
#include "ui/screen/steps.h"
#include "ui/screen/survey.h"
#include "ui/screen/topics.h"

struct place *
place_here(const struct ui *ui)
{
    struct screen *top = ui_place(ui);

    return top ? &((struct sited *)top)->place : NULL;
}

const char *
place_alliance(const struct ui *ui)
{
    const struct place *here = place_here(ui);

    for (int i = ui->depth; here && !*here->alliance && i > 0; i--) {
        const struct screen *screen = ui->stack[i - 1];
        const struct place *below = &((const struct sited *)screen)->place;

        if (!screen->class->layer && below->kind != PLACE_PORTFOLIO && *below->alliance)
            return below->alliance;
    }
    return here ? here->alliance : "";
}

static bool
open_register(struct ui *ui, const struct place *place)
{
    struct register_want want = { .entity = place->entity };

    memcpy(want.alliance, place->alliance, sizeof want.alliance);
    memcpy(want.record, place->record, sizeof want.record);
    want.add = *place->item != '\0';        /* a draft of a new record: its form opens at once */
    return register_open(ui, &want);
}

static bool
open_record(struct ui *ui, const struct place *place)
{
    struct sheet_want want = { .entity = place->entity };

    memcpy(want.alliance, place->alliance, sizeof want.alliance);
    memcpy(want.id, place->record, sizeof want.id);
    memcpy(want.item, place->item, sizeof want.item);
    return sheet_open(ui, &want);
}

/* The form of a row stands on top of its step. */
static bool
open_steps(struct ui *ui, const struct place *place)
{
    struct sheet_want want = { 0 };
    struct err none = { 0 };

    if (!ui_push(ui, &steps_class, place))
        return false;
    want.rows = *place->record ? method_field(desk_method(ui, place->alliance), place->item, &none) : NULL;
    if (!want.rows || want.rows->kind != METHOD_ROWS)
        return true;
    memcpy(want.alliance, place->alliance, sizeof want.alliance);
    if (strcmp(place->record, PLACE_NEW_ROW) != 0)
        memcpy(want.id, place->record, sizeof want.id);
    sheet_open(ui, &want);
    return true;
}

/* Health checks have a screen of their own: people are asked on it, not only recorded. */
static bool
is_survey(const struct place *place)
{
    return (place->kind == PLACE_REGISTER || place->kind == PLACE_RECORD) && *place->alliance &&
           strcmp(place->entity->name, "survey") == 0 && !*place->item;
}

bool
place_open(struct ui *ui, const struct place *place)
{
    if (desk_refuses(ui, place))
        return false;
    if (is_survey(place))
        return survey_open(ui, place);
    switch (place->kind) {
    case PLACE_PORTFOLIO:
        return ui_push(ui, &portfolio_class, NULL);
    case PLACE_OVERVIEW:
        return ui_push(ui, &overview_class, place);
    case PLACE_STEPS:
        return open_steps(ui, place);
    case PLACE_REGISTER:
        return open_register(ui, place);
    case PLACE_RECORD:
        return open_record(ui, place);
    case PLACE_JOURNAL:
        return ui_push(ui, &journal_class, place);
    case PLACE_BIN:
        return ui_push(ui, &bin_class, place);
    case PLACE_SETTINGS:
        return ui_push(ui, &settings_class, NULL);
    case PLACE_TOPICS:
        return ui_push(ui, &topics_class, place);
    case PLACE_SEARCH:
        return ui_push(ui, &search_class, NULL);
    case PLACE_IMPORT:
        return ui_push(ui, &import_class, NULL);
    case PLACE_BACKUPS:
        return ui_push(ui, &backups_class, NULL);
    case PLACE_SETS:
        return ui_push(ui, &sets_class, place);
    case PLACE_VIEW:
        return ui_push(ui, &board_class, place);
    case PLACE_SURVEY:
        return survey_open(ui, place);
    default:
        return false;
    }
}

bool
place_go(struct ui *ui, const struct place *place)
{
    struct place to = *place, here = ui->depth ? *place_here(ui) : (struct place){ 0 };

    if (desk_refuses(ui, place))
        return false;
    if (here.kind != PLACE_NONE)
        desk_of(ui)->previous = here;
    if (ui->depth && ((struct sited *)ui->stack[0])->place.kind == PLACE_PORTFOLIO) {
        ui_pop_to(ui, 1);
        if (*to.alliance)
            portfolio_select(ui, ui->stack[0], to.alliance);
    } else if (!ui->depth && !ui_push(ui, &portfolio_class, NULL)) {
        return false;
    }
    return to.kind == PLACE_PORTFOLIO || place_open(ui, &to);
}

void
place_swap(struct ui *ui)
{
    struct place previous = desk_of(ui)->previous;

    if (previous.kind == PLACE_NONE)
        ui_message(ui, "There is no previous place yet");
    else
        place_go(ui, &previous);
}

/* ---- where a record is put right ---- */

/* A record of the steps is looked at in its step. */
static bool
place_in_steps(struct ui *ui, const char *sql, const char *id, struct place *place, struct err *err)
{
    struct query *query = query_start(desk_of(ui)->book.store, err, sql, "t", id);
    bool found = query_next(query, err);

    if (found) {
        const char *item = query_text(query, 1);

        place->kind = PLACE_STEPS;
        snprintf(place->alliance, sizeof place->alliance, "%s", query_text(query, 0));
        snprintf(place->item, sizeof place->item, "%s", item ? item : "");
        place->step = item ? (int)strtol(item + 1, NULL, 10) : (int)query_int(query, 2);
    }
    return query_end(query, err) && (found || err_set(err, ERR_MISSING, "this record is gone"));
}

bool
place_of_record(struct ui *ui, const struct entity *entity, const char *id, struct place *place,
                struct err *err)
{
    struct arena arena = { 0 };
    struct record record;
    const char *alliance;

    *place = (struct place){ .kind = PLACE_RECORD, .entity = entity };
    if (strcmp(entity->name, "step_answer") == 0)
        return place_in_steps(ui, "SELECT alliance, field FROM step_answer WHERE id = ?1", id, place, err);
    if (strcmp(entity->name, "check_state") == 0)
        return place_in_steps(ui, "SELECT alliance, \"check\" FROM check_state WHERE id = ?1", id, place, err);
    if (strcmp(entity->name, "waiver") == 0)
        return place_in_steps(ui, "SELECT alliance, item FROM waiver WHERE id = ?1", id, place, err);
    if (strcmp(entity->name, "step_state") == 0)
        return place_in_steps(ui, "SELECT alliance, NULL, step FROM step_state WHERE id = ?1", id, place, err);
    if (strcmp(entity->name, "step_row") == 0) {
        snprintf(place->record, sizeof place->record, "%s", id);
        return place_in_steps(ui, "SELECT alliance, field FROM step_row WHERE id = ?1", id, place, err);
    }
    if (!record_load(desk_of(ui)->book.store, entity, id, &arena, &record, err)) {
        arena_free(&arena);
        return false;
    }
    alliance = strcmp(entity->name, "alliance") == 0 ? id : record_text(&record, "alliance");
    snprintf(place->alliance, sizeof place->alliance, "%s", alliance ? alliance : "");
    snprintf(place->record, sizeof place->record, "%s", id);
    arena_free(&arena);
    return true;
}

/* ---- crumbs ---- */

void
place_crumb_alliance(struct ui *ui, struct screen *screen, struct str *out)
{
    const char *alliance = ((struct sited *)screen)->place.alliance;
    struct err none = { 0 };
    struct arena arena = { 0 };
    const char *name;

    if (!*alliance)
        return;
    for (int i = 1; i < ui->depth && ui->stack[i] != screen; i++)
        if (!ui->stack[i]->class->layer && strcmp(((struct sited *)ui->stack[i])->place.alliance, alliance) == 0)
            return;
    name = query_string(desk_of(ui)->book.store, &arena, &none, "SELECT name FROM alliance WHERE id = ?1", "t", alliance);
    if (name)
        str_addf(out, "%s %s ", name, ui_glyph(ui, GLYPH_CRUMB));
    arena_free(&arena);
}
