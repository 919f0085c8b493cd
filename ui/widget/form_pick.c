/* Keys while a choice is made: arrows, digits, and letters that look for a choice. */
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/form_sheet.h"

static size_t
choice_count(const struct form *form)
{
    size_t n;

    form_choices(form_at(form), &n);
    return n;
}

/* Round about, over "no answer" where that stands. */
static void
highlight(struct form *form, int direction)
{
    struct form_edit *edit = form->edit;
    int n = (int)choice_count(form), least = edit->none ? FORM_NOTHING : 0;

    if (!n)
        return;
    edit->looked[0] = '\0';
    edit->at += direction;
    if (edit->at >= n)
        edit->at = least;
    else if (edit->at < least)
        edit->at = n - 1;
}

static void
toggle(struct form *form)
{
    if (form->edit->at >= 0)
        form->edit->chosen[form->edit->at] = !form->edit->chosen[form->edit->at];
}

/* ---- digits ---- */

/* The choice that `code` stands for at once, or FORM_NOTHING. */
static int
choice_of_key(const struct form_field *field, int32_t code)
{
    size_t n;
    const struct form_choice *choices = form_choices(field, &n);

    if (field->kind == FORM_YESNO && (code == 'y' || code == 'n'))
        return code == 'n';
    if (field->kind != FORM_SCALE)
        return code >= '1' && code <= '9' && (size_t)(code - '1') < n ? (int)(code - '1') : FORM_NOTHING;
    for (size_t i = 0; i < n; i++)
        if (choices[i].key[0] == (char)code && !choices[i].key[1])
            return (int)i;
    return FORM_NOTHING;
}

/* Of several it goes in or out, of one it is set at once. */
static bool
digit(struct form *form, struct ui *ui, int32_t code)
{
    const struct form_field *field = form_at(form);
    int at = code < 0x80 ? choice_of_key(field, code) : FORM_NOTHING;

    if (at < 0)
        return false;
    form->edit->at = at;
    form->edit->looked[0] = '\0';
    if (field->kind == FORM_MULTI)
        toggle(form);
    else
        form_accept(form, ui);
    return true;
}

/* ---- letters ---- */

/* How well `words` answer to the letters: begin with them, a word does, they occur, or not (0). */
static int
fit_of(const char *words, const char *letters)
{
    struct str folded = { 0 };
    const char *text, *at;
    int fit = 0;

    text_fold(&folded, words, strlen(words));
    text = str_text(&folded);
    for (at = strstr(text, letters); at && fit < 2; at = strstr(at + 1, letters))
        fit = at == text ? 3 : at[-1] == ' ' ? 2 : 1;
    str_free(&folded);
    return fit;
}

/* The choice that answers best to the letters, from `from` on and round; FORM_NOTHING: none does. */
static int
find(const struct form_field *field, const char *letters, size_t from)
{
    size_t n;
    const struct form_choice *choices = form_choices(field, &n);
    struct str folded = { 0 };
    int best = 0, at = FORM_NOTHING;

    text_fold(&folded, letters, strlen(letters));
    for (size_t i = 0; i < n; i++) {
        size_t k = (from + i) % n;
        int fit = fit_of(form_sheet_choice_words(field, &choices[k]), str_text(&folded));

        if (fit > best) {
            best = fit;
            at = (int)k;
        }
    }
    str_free(&folded);
    return at;
}

/*
 * Letters typed one after the other are looked for together; one that leads nowhere with those
 * before it begins anew, and the same letter again goes to the next choice.
 */
static void
look_for(struct form *form, struct ui *ui, int32_t code)
{
    struct form_edit *edit = form->edit;
    const struct form_field *field = form_at(form);
    struct str letter = { 0 }, both = { 0 };
    int at;

    text_encode(&letter, code);
    str_addf(&both, "%s%s", edit->looked, letter.data);
    at = find(field, both.data, edit->at < 0 ? 0 : (size_t)edit->at);
    if (at < 0) {
        str_clear(&both);
        str_add(&both, letter.data);
        at = find(field, both.data, (size_t)(edit->at + 1));
    }
    if (at < 0) {
        ui_message(ui, "No choice here has \"%s\" in it; arrows or digits choose", letter.data);
    } else if (both.len < sizeof edit->looked) {
        edit->at = at;
        memcpy(edit->looked, both.data, both.len + 1);
    }
    str_free(&letter);
    str_free(&both);
}

static void
rub_out(struct form *form)
{
    struct form_edit *edit = form->edit;
    size_t n = strlen(edit->looked);

    if (n) {
        while (--n && ((unsigned char)edit->looked[n] & 0xC0) == 0x80)
            continue;
        edit->looked[n] = '\0';
    } else if (form_at(form)->kind != FORM_MULTI) {
        edit->none = true;
        edit->at = FORM_NOTHING;
    }
}

bool
form_pick_key(struct form *form, struct ui *ui, struct key key)
{
    bool several = form_at(form)->kind == FORM_MULTI, looking = *form->edit->looked;

    if (key.mods)
        return false;
    if (key.code == SPECIAL_UP || key.code == SPECIAL_LEFT)
        highlight(form, -1);
    else if (key.code == SPECIAL_DOWN || key.code == SPECIAL_RIGHT)
        highlight(form, 1);
    else if (several && (key.code == ' ' || (key.code == 'x' && !looking)))
        toggle(form);
    else if (key.code == SPECIAL_BACKSPACE || key.code == SPECIAL_DELETE)
        rub_out(form);
    else if (looking && key_is_text(key) && !(key.code >= '0' && key.code <= '9'))
        look_for(form, ui, key.code);
    else if (!digit(form, ui, key.code)) {
        if (!key_is_text(key))
            return false;
        if (key.code != ' ')
            look_for(form, ui, key.code);
    }
    return true;
}
