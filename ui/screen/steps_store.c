/* Storing what is entered in a step. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "ui/screen/conflict.h"
#include "ui/screen/draft_key.h"
#include "ui/screen/offer.h"
#include "ui/screen/register.h"
#include "ui/screen/sheet.h"
#include "ui/screen/steps.h"

void
steps_draft_key(void *context, const struct form_field *field, char out[DRAFT_KEY_SIZE])
{
    struct steps_screen *steps = context;

    draft_key_answer(out, steps->alliance, field->key);
}

/* ---- answers ---- */

static const struct method_part *
part_of(const struct steps_screen *steps, const char *key, const struct step_field **field, size_t *i)
{
    const struct step_row *row;

    *field = steps_field(steps, key, i, &row);
    return *field && !row && (*field)->values ? &(*field)->method->parts[*i] : NULL;
}

static void
ask_conflict(struct steps_screen *steps, const struct form_field *field, const char *mine)
{
    struct conflict conflict = { .label = field->label, .column = "value" };
    const struct step_field *answer;
    const struct method_part *part;
    struct value value;
    struct err none = { 0 };
    char key[80];
    size_t i;

    snprintf(key, sizeof key, "%s", field->key);
    snprintf(steps->mine_field, sizeof steps->mine_field, "%s", key);
    mem_free(steps->mine);
    steps->mine = mem_string(mine);
    conflict.label = arena_string(&steps->arena, field->label);
    /* What the other one wrote: into the same arena, because the form still shows texts of it. */
    if (!step_load(&desk_of(steps->ui)->book, steps->alliance, steps->number, 0, &steps->arena, &steps->step, &none))
        return;
    ui_changed(steps->ui);
    part = part_of(steps, key, &answer, &i);
    if (!part)
        return;
    conflict.record = answer->answer_ids[i];
    conflict.theirs = part_form_words(&steps->part, part, &answer->values[i]);
    conflict.mine = part_form_value(&steps->part, part, mine, &value, &none) ? part_form_words(&steps->part, part, &value) : mine;
    conflict_ask(steps->ui, STEPS_CONFLICT, &conflict);
}

static bool
save_answer(struct steps_screen *steps, const struct form_field *field, const char *text, struct err *err)
{
    const struct step_field *answer;
    size_t i;
    const struct method_part *part = part_of(steps, field->key, &answer, &i);
    struct value seen, value;

    if (!part)
        return err_set(err, ERR_MISSING, "%s is no question of this step any more", field->label);
    if (part->field.type == FIELD_REF && !offer_take(&steps->part, part, text, &text, err))
        return false;
    if (!part_form_value(&steps->part, part, text, &value, err) ||
        !part_form_value(&steps->part, part, typed_seen(&steps->typed, field), &seen, err))
        return false;
    if (!step_answer(&desk_of(steps->ui)->book, steps->alliance, part->field.name, &seen, &value, err)) {
        if (err->kind == ERR_CONFLICT)
            ask_conflict(steps, field, text);
        return false;
    }
    typed_stored(steps->ui, field, steps_draft_key, steps);
    desk_changed(steps->ui, steps->alliance);
    ui_done(steps->ui, "%s: saved", field->label);
    return true;
}

void
steps_settle(struct steps_screen *steps, int choice)
{
    const struct step_field *answer;
    const struct method_part *part;
    struct form_field field = { .key = steps->mine_field };
    struct err err = { 0 };
    struct value value;
    size_t i;

    if (choice < 0 || choice == CONFLICT_EDIT)
        return;
    part = part_of(steps, steps->mine_field, &answer, &i);
    if (part && choice == CONFLICT_MINE &&
        (!part_form_value(&steps->part, part, steps->mine, &value, &err) ||
         !step_answer(&desk_of(steps->ui)->book, steps->alliance, part->field.name, &answer->values[i], &value, &err))) {
        ui_error(steps->ui, &err);
        return;
    }
    form_drop(&steps->form);
    steps->typed.field[0] = '\0';
    typed_stored(steps->ui, &field, steps_draft_key, steps);
    desk_changed(steps->ui, steps->alliance);
    if (choice == CONFLICT_MINE)
        ui_done(steps->ui, "Saved, yours");
    else
        ui_message(steps->ui, "Theirs stays");
}

/* ---- checks ---- */

static bool
save_check(struct steps_screen *steps, const struct form_field *field, const char *text, struct err *err)
{
    const struct step_check *check = steps_check(steps, field->key);
    enum check_mark mark = *text == '1' ? CHECK_TICKED : CHECK_OPEN;

    if (!check)
        return err_set(err, ERR_MISSING, "this point is not in the checklist any more");
    if (!step_check_set(&desk_of(steps->ui)->book, steps->alliance, check->method->key, mark, NULL,
                        mark == CHECK_TICKED ? check->evidence : NULL, err))
        return false;
    desk_changed(steps->ui, steps->alliance);
    ui_done(steps->ui, "%s: %s", check->method->text, mark == CHECK_TICKED ? "ticked" : "open again");
    return true;
}

static bool
save(void *context, const struct form_field *field, const char *value, struct err *err)
{
    return field->kind == FORM_TICK ? save_check(context, field, value, err)
                                    : save_answer(context, field, value, err);
}

/* ---- the rest ---- */

static void
hold(void *context, const struct form_field *field, const char *text)
{
    struct steps_screen *steps = context;

    typed_hold(&steps->typed, steps->ui, field, text, steps_draft_key, steps);
}

static bool
drop(void *context, const struct form_field *field)
{
    struct steps_screen *steps = context;

    return field->key && typed_drop(&steps->typed, steps->ui, field, steps_draft_key, steps);
}

static void
find(void *context, const struct form_field *field, const char *typed, struct form_found *found)
{
    struct steps_screen *steps = context;
    const struct step_field *answer;
    size_t i;
    const struct method_part *part = part_of(steps, field->key, &answer, &i);

    if (part)
        offer_records(&steps->part, part, offer_rows_of(part), typed, found);
}

static void
open_row(struct steps_screen *steps, const struct step_field *field, const char *id)
{
    struct sheet_want want = { .rows = field->method, .why_not = steps->why_not };

    memcpy(want.alliance, steps->alliance, sizeof want.alliance);
    snprintf(want.id, sizeof want.id, "%s", id);
    sheet_open(steps->ui, &want);
}

static void
open_records(struct steps_screen *steps, const struct step_field *field)
{
    struct register_want want = { .entity = entity_find(field->method->entity), .only = field->method->only };

    memcpy(want.alliance, steps->alliance, sizeof want.alliance);
    if (want.entity)
        register_open(steps->ui, &want);
}

static void
open_revision(struct steps_screen *steps, const char *number)
{
    struct place place = { .kind = PLACE_STEPS, .step = steps->number };

    place.revision = (int)strtol(number, NULL, 10);
    memcpy(place.alliance, steps->alliance, sizeof place.alliance);
    place_open(steps->ui, &place);
}

static void
open_field(void *context, const struct form_field *field)
{
    struct steps_screen *steps = context;
    const struct step_field *answer;
    const struct step_row *row;
    size_t i;

    if (strcmp(field->key, "@more") == 0) {
        steps->more = !steps->more;
        steps_fields(steps);
        return;
    }
    if (strncmp(field->key, "@revision ", 10) == 0) {
        open_revision(steps, field->key + 10);
        return;
    }
    answer = steps_field(steps, field->key, &i, &row);
    if (!answer)
        return;
    if (field->hidden || (steps->ui->presenting && answer->method->is_private))
        ui_warn(steps->ui, "This is private and not shown while presenting");
    else if (answer->method->kind == METHOD_RECORDS)
        open_records(steps, answer);
    else if (row)
        open_row(steps, answer, row->id);
    else if (steps->why_not)
        ui_warn(steps->ui, "%s", steps->why_not);
    else
        open_row(steps, answer, "");
}

static long
today(void *context)
{
    return book_today(&desk_of(((struct steps_screen *)context)->ui)->book);
}

const struct form_class steps_form = {
    .save = save, .draft = hold, .drop = drop, .find = find, .open = open_field, .today = today,
};
