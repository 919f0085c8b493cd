#include "ui/screen/typed.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

static void
keep(struct ui *ui, const char *key, const char *text)
{
    struct err err = { 0 };

    if (!draft_keep(&desk_of(ui)->drafts, key, text, &err))
        ui_error(ui, &err);
}

static void
begin(struct typed *typed, struct ui *ui, const struct form_field *field, typed_key *key, void *context)
{
    snprintf(typed->field, sizeof typed->field, "%s", field->key);
    key(context, field, typed->draft);
    mem_free(typed->seen);
    typed->seen = mem_string(field->value ? field->value : "");
    typed->had = draft_find(&desk_of(ui)->drafts, typed->draft) != NULL;
    typed->held = false;
}

static void
end(struct typed *typed, struct ui *ui)
{
    if (!typed->held && !typed->had && draft_find(&desk_of(ui)->drafts, typed->draft)) {
        draft_drop(&desk_of(ui)->drafts, typed->draft);
        ui_changed(ui);
    }
    typed->field[0] = '\0';
    typed->held = false;
}

void
typed_follow(struct typed *typed, struct ui *ui, const struct form *form, typed_key *key, void *context)
{
    const struct form_field *field = form_at(form);
    const char *text;

    if (*typed->field && (!form_editing(form) || !field || strcmp(field->key, typed->field) != 0))
        end(typed, ui);
    if (!form_editing(form) || !field)
        return;
    if (!*typed->field)
        begin(typed, ui, field, key, context);
    text = form_unsaved(form, &field);
    if (text && *text)
        keep(ui, typed->draft, text);
    else if (!typed->had)
        draft_drop(&desk_of(ui)->drafts, typed->draft);
}

void
typed_hold(struct typed *typed, struct ui *ui, const struct form_field *field, const char *text,
           typed_key *key, void *context)
{
    char draft[DRAFT_KEY_SIZE];

    if (!text || !*text)
        return;         /* it is dropped when the value is stored, not before */
    key(context, field, draft);
    if (*typed->field && strcmp(typed->field, field->key) == 0)
        typed->held = true;
    keep(ui, draft, text);
}

void
typed_stored(struct ui *ui, const struct form_field *field, typed_key *key, void *context)
{
    char draft[DRAFT_KEY_SIZE];

    key(context, field, draft);
    draft_drop(&desk_of(ui)->drafts, draft);
}

bool
typed_drop(struct typed *typed, struct ui *ui, const struct form_field *field, typed_key *key, void *context)
{
    char draft[DRAFT_KEY_SIZE];

    key(context, field, draft);
    if (strcmp(typed->field, field->key) == 0)
        typed->had = typed->held = false;
    if (!draft_find(&desk_of(ui)->drafts, draft))
        return false;
    draft_drop(&desk_of(ui)->drafts, draft);
    return true;
}

const char *
typed_seen(const struct typed *typed, const struct form_field *field)
{
    if (*typed->field && strcmp(typed->field, field->key) == 0)
        return typed->seen;
    return field->value ? field->value : "";
}

void
typed_offer(struct ui *ui, struct arena *arena, struct form_field *field, const char *key)
{
    struct drafts *drafts = &desk_of(ui)->drafts;
    const struct draft *draft = draft_find(drafts, key);
    struct str age = { 0 };

    if (!draft)
        return;
    draft_age(drafts, draft, &age);
    field->draft = arena_string(arena, draft->text);
    field->error = arena_printf(arena, "Typed %s and not stored yet: Enter goes on with it, %s drops it", age.data,
                                ui_key(ui, ACTION_CANCEL));
    str_free(&age);
}

void
typed_free(struct typed *typed)
{
    mem_free(typed->seen);
    *typed = (struct typed){ 0 };
}
