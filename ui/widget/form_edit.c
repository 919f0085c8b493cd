/* A field while it is edited: typed or picked, then saved, kept as a draft, or dropped. */
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/form_inside.h"
#include "ui/widget/layer.h"

enum { LINE_LIMIT = 200, LONG_LIMIT = 10000 };

/* ---- references ---- */

void
form_offer(struct form_found *found, const char *key, const char *text, const char *aside)
{
    if (found->count < FORM_HITS)
        found->hit[found->count++] = (struct form_hit){ mem_string(key), mem_string(text),
                                                        mem_string(aside ? aside : "") };
}

void
form_found_clear(struct form_found *found)
{
    for (int i = 0; i < found->count; i++) {
        mem_free(found->hit[i].key);
        mem_free(found->hit[i].text);
        mem_free(found->hit[i].aside);
    }
    found->count = 0;
}

void
form_drop(struct form *form)
{
    if (!form->edit)
        return;
    textedit_free(&form->edit->text);
    form_found_clear(&form->edit->found);
    str_free(&form->edit->echo);
    mem_free(form->edit->start);
    mem_free(form->edit->chosen);
    mem_free(form->edit);
    form->edit = NULL;
}

static long
today(const struct form *form)
{
    return form->class->today ? form->class->today(form->context) : 0;
}

bool
form_changed(const struct form *form)
{
    return strcmp(textedit_text(&form->edit->text), form->edit->start) != 0;
}

void
form_look(struct form *form)
{
    struct form_edit *edit = form->edit;
    const struct form_field *field = form_at(form);
    struct str value = { 0 };
    struct err ignored = { 0 };

    err_clear(&edit->err);
    str_clear(&edit->echo);
    if (field->kind == FORM_REFERENCE) {
        form_found_clear(&edit->found);
        if (form->class->find)
            form->class->find(form->context, field,
                              form_changed(form) ? textedit_text(&edit->text) : "", &edit->found);
        edit->at = form_changed(form) && edit->text.text.len && edit->found.count ? 0 :
                                                                                    FORM_NOTHING;
    } else {
        form_read_value(field, textedit_text(&edit->text), today(form), &value, &edit->echo,
                        &ignored);
    }
    str_free(&value);
}

/* ---- beginning ---- */

static void
begin_picking(struct form_edit *edit, const struct form_field *field)
{
    size_t n;
    const struct form_choice *choices = form_choices(field, &n);

    edit->chosen = mem_alloc((n + 1) * sizeof *edit->chosen);
    for (size_t i = 0; i < n; i++)
        edit->chosen[i] = field->kind == FORM_MULTI && form_holds(field->value, choices[i].key);
    edit->at = field->kind == FORM_MULTI ? 0 : form_choice_of(field, field->value);
    edit->none = edit->at == FORM_NOTHING;
}

void
form_edit(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);
    struct str text = { 0 };

    if (!field || form->edit)
        return;
    if (field->why_not || field->hidden) {
        ui_warn(ui, "%s",
                field->why_not ? field->why_not : "A private field is not edited while presenting");
        return;
    }
    if (!form_typed(field->kind) && !form_picked(field->kind))
        return;
    form->edit = mem_alloc(sizeof *form->edit);
    form->edit->at = FORM_NOTHING;
    if (form_picked(field->kind)) {
        begin_picking(form->edit, field);
        return;
    }
    form_text_to_edit(field, &text);
    textedit_set(&form->edit->text, str_text(&text), field->kind == FORM_LONG,
                 field->limit ? field->limit : field->kind == FORM_LONG ? LONG_LIMIT : LINE_LIMIT);
    form->edit->start = mem_string(textedit_text(&form->edit->text));
    str_free(&text);
    form_look(form);
}

bool
form_editing(const struct form *form)
{
    return form->edit != NULL;
}

/* ---- ending ---- */

bool
form_save(struct form *form, struct ui *ui, const char *value, struct err *err)
{
    const struct form_field *field = form_at(form);
    bool good;

    if (field->draft && form->class->draft)
        form->class->draft(form->context, field, NULL);
    good = form->class->save(form->context, field, value, err); /* `field` may be gone after this */
    ui_changed(ui);
    return good;
}

static void
picked_value(const struct form *form, const struct form_field *field, struct str *value)
{
    size_t n;
    const struct form_choice *choices = form_choices(field, &n);

    if (field->kind != FORM_MULTI) {
        str_add(value, form->edit->at < 0 ? "" : choices[form->edit->at].key);
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (form->edit->chosen[i])
            str_addf(value, "%s%s", value->len ? " " : "", choices[i].key);
}

static bool
reference_value(const struct form *form, struct str *value, struct err *err)
{
    const struct form_edit *edit = form->edit;

    if (edit->at >= 0) {
        str_add(value, edit->found.hit[edit->at].key);
        return true;
    }
    if (!edit->text.text.len)
        return true;
    err_set(err, ERR_INPUT, "nothing is called \"%.60s\"", textedit_text(&edit->text));
    return err_hint(err, "Type a part of the name and choose with the arrows");
}

static bool
edited_value(const struct form *form, const struct form_field *field, struct str *value,
             struct err *err)
{
    if (form_picked(field->kind)) {
        picked_value(form, field, value);
        return true;
    }
    if (field->kind == FORM_REFERENCE)
        return reference_value(form, value, err);
    return form_read_value(field, textedit_text(&form->edit->text), today(form), value, NULL, err);
}

static bool
nothing_to_save(const struct form *form, const struct form_field *field)
{
    if (form_picked(field->kind))
        return false;
    return !form_changed(form) && !field->draft && form->edit->at < 0;
}

static bool
same(const char *a, const char *b)
{
    return !strcmp(a ? a : "", b ? b : "");
}

bool
form_accept(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);
    struct str value = { 0 };
    struct err err = { 0 };
    bool good = true;

    if (!nothing_to_save(form, field)) {
        good = edited_value(form, field, &value, &err);
        if (good && (field->draft || !same(str_text(&value), field->value)))
            good = form_save(form, ui, str_text(&value), &err);
    }
    if (good) {
        form_drop(form);
    } else if (form->edit) {
        form->edit->err = err;
    } else {
        ui_error(ui, &err);     /* the field left the form while it was being saved */
    }
    str_free(&value);
    return good;
}

bool
form_leave(struct form *form, struct ui *ui)
{
    const struct form_field *field = form_at(form);
    struct err err;

    if (ui->status > 128)
        return true;        /* ended by a signal: the draft keeps the text, nothing more is saved */
    if (!form->edit || form_accept(form, ui))
        return true;
    field = form_at(form);
    if (!form->edit || !field)
        return false;
    err = form->edit->err;
    if (form_typed(field->kind) && form->class->draft) {
        form->class->draft(form->context, field, textedit_text(&form->edit->text));
        ui_warn(ui, "Not accepted, kept as a draft: %s", err.what);
    } else {
        ui_error(ui, &err);
    }
    form_drop(form);
    ui_changed(ui);
    return false;
}

const char *
form_unsaved(const struct form *form, const struct form_field **field)
{
    if (!form->edit || !form_typed(form_at(form)->kind) || !form_changed(form))
        return NULL;
    *field = form_at(form);
    return textedit_text(&form->edit->text);
}

void
form_external(struct form *form, struct ui *ui)
{
    struct form_edit *edit = form->edit;
    struct str text = { 0 };
    struct err err = { 0 };

    if (!ui->terminal->class->edit) {
        ui_warn(ui, "There is no editor here");
        return;
    }
    str_add(&text, textedit_text(&edit->text));
    if (!ui->terminal->class->edit(ui->terminal, &text, &err)) {
        ui_error(ui, &err);
    } else {
        textedit_clear(&edit->text);
        textedit_insert(&edit->text, str_text(&text), text.len);
        form_look(form);
    }
    str_free(&text);
}
