#include "ui/widget/form.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "ui/widget/form_inside.h"

void
form_init(struct form *form, const struct form_class *class, void *context)
{
    *form = (struct form){ .class = class, .context = context };
}

void
form_free(struct form *form)
{
    form_drop(form);
    mem_free(form->drawn);
    *form = (struct form){ 0 };
}

const struct form_field *
form_at(const struct form *form)
{
    return form->at < form->count && !form_passes(&form->fields[form->at]) ?
               &form->fields[form->at] :
               NULL;
}

static void
remember(struct form *form)
{
    const struct form_field *field = form_at(form);

    snprintf(form->key, sizeof form->key, "%s", field ? field->key : "");
}

static bool
find(const struct form *form, const char *key, size_t *at)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form->fields[i].key && !strcmp(form->fields[i].key, key) &&
            !form_passes(&form->fields[i])) {
            *at = i;
            return true;
        }
    }
    return false;
}

/* The cursor never rests on what it passes. */
static void
settle(struct form *form)
{
    if (form->at >= form->count)
        form->at = form->count ? form->count - 1 : 0;
    for (size_t i = form->at; i < form->count; i++) {
        if (!form_passes(&form->fields[i])) {
            form->at = i;
            return;
        }
    }
    for (size_t i = form->at; i-- > 0;) {
        if (!form_passes(&form->fields[i])) {
            form->at = i;
            return;
        }
    }
}

void
form_set(struct form *form, const struct form_field *fields, size_t count)
{
    form->fields = fields;
    form->count = count;
    form->drawn = mem_resize(form->drawn, (count + 1) * sizeof *form->drawn);
    memset(form->drawn, 0, (count + 1) * sizeof *form->drawn);
    if (*form->key && find(form, form->key, &form->at))
        return;
    form_drop(form);            /* what was edited is gone */
    settle(form);
    remember(form);
}

bool
form_go(struct form *form, const char *key)
{
    if (!find(form, key, &form->at))
        return false;
    remember(form);
    return true;
}

bool
form_step(struct form *form, int direction)
{
    for (size_t i = form->at + (size_t)direction; i < form->count; i += (size_t)direction) {
        if (!form_passes(&form->fields[i])) {
            form->at = i;
            remember(form);
            return true;
        }
    }
    return false;
}

/* ---- resting ---- */

static void
page(struct form *form, int direction)
{
    int from = form->drawn ? form->drawn[form->at] : 0;

    while (form_step(form, direction)) {
        int distance = form->drawn[form->at] - from;

        if ((distance < 0 ? -distance : distance) >= form->height - 1)
            break;
    }
}

static void
tick(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);
    struct err err = { 0 };

    if (field->why_not)
        ui_warn(ui, "%s", field->why_not);
    else if (!form_save(form, ui, field->value && !strcmp(field->value, "1") ? "0" : "1", &err))
        ui_error(ui, &err);
}

static bool
open_field(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);

    if (!field)
        return false;
    if (field->kind == FORM_TICK) {
        tick(form, ui);
    } else if (field->kind == FORM_LINK || field->kind == FORM_ROW) {
        if (form->class->open)
            form->class->open(form->context, field);
    } else {
        form_edit(form, ui);
    }
    return true;
}

static bool
tick_field(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);

    if (!field || (field->kind != FORM_TICK && field->kind != FORM_YESNO))
        return false;
    tick(form, ui);
    return true;
}

static bool
editor(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);

    if (!field || field->kind != FORM_LONG)
        return false;
    form_edit(form, ui);
    if (form->edit)
        form_external(form, ui);
    return true;
}

/* Ctrl-C where nothing is being typed: what is kept of it goes, too. */
static bool
give_up(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);

    if (form->edit || !field || !form->class->drop || !form->class->drop(form->context, field))
        return false;
    ui_changed(ui);
    ui_message(ui, "What was typed is dropped");
    return true;
}

static bool
moves(enum action action)
{
    return (action >= ACTION_MOVE_UP && action <= ACTION_END) || action == ACTION_NEXT_FIELD ||
           action == ACTION_PREVIOUS_FIELD;
}

bool
form_action(struct form *form, struct ui *ui, enum action action)
{
    if (form->edit && moves(action) && !form_leave(form, ui))
        return true;            /* PgDn on a choice being made, say: it could not be saved */
    switch (action) {
    case ACTION_MOVE_UP:
    case ACTION_PREVIOUS_FIELD:
        form_step(form, -1);
        return true;
    case ACTION_MOVE_DOWN:
    case ACTION_NEXT_FIELD:
        form_step(form, 1);
        return true;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        page(form, action == ACTION_PAGE_DOWN ? 1 : -1);
        return true;
    case ACTION_HOME:
        while (form_step(form, -1))
            continue;
        return true;
    case ACTION_END:
        while (form_step(form, 1))
            continue;
        return true;
    case ACTION_OPEN:
    case ACTION_EDIT:
        return open_field(form, ui);
    case ACTION_TICK:
        return tick_field(form, ui);
    case ACTION_EDITOR:
        return editor(form, ui);
    case ACTION_CANCEL:
        return give_up(form, ui);
    default:
        return false;
    }
}

bool
form_copy(const struct form *form, struct str *out)
{
    const struct form_field *field = form_at(form);

    if (!field || field->hidden)
        return false;
    if (field->shown)
        str_add(out, field->shown);
    else
        form_show_value(field, field->value, out);
    return out->len > 0;
}
