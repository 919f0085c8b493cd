#include "ui/screen/sheet.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "src/ops/record.h"
#include "ui/screen/history.h"

static struct sheet *
self(struct screen *screen)
{
    return (struct sheet *)screen;
}

bool
sheet_part(const struct sheet *sheet, const char *name, size_t *i)
{
    for (*i = 0; *i < sheet->parts; (*i)++)
        if (strcmp(sheet->part[*i].field.name, name) == 0)
            return true;
    return false;
}

const char *
sheet_kind(const struct sheet *sheet)
{
    return sheet->rows ? sheet->rows->label : desk_kind_name(sheet->ui, sheet->entity, false);
}

/* ---- life ---- */

/* What a new record has before anything is typed: presets, defaults, today where a day is required. */
static void
begin_new(struct sheet *sheet, const struct sheet_want *want)
{
    char today[DATE_SIZE], key[DRAFT_KEY_SIZE];

    sheet->pending = arena_alloc(&sheet->kept, (sheet->parts + 1) * sizeof *sheet->pending);
    sheet->begun = arena_alloc(&sheet->kept, (sheet->parts + 1) * sizeof *sheet->begun);
    sheet->back = arena_alloc(&sheet->kept, (sheet->parts + 1) * sizeof *sheet->back);
    date_write(book_today(&desk_of(sheet->ui)->book), today);
    for (size_t i = 0; i < sheet->parts; i++) {
        const struct field *field = &sheet->part[i].field;
        const struct draft *draft;

        if (field->otherwise)
            sheet->pending[i] = arena_string(&sheet->kept, field->otherwise);
        else if (field->required && field->type == FIELD_DATE && strcmp(field->name, "due") != 0)
            sheet->pending[i] = arena_string(&sheet->kept, today);
        for (size_t k = 0; k < 4 && want->preset[k].field; k++)
            if (strcmp(want->preset[k].field->name, field->name) == 0)
                sheet->pending[i] = arena_string(&sheet->kept, want->preset[k].value);
        sheet->source->draft(sheet, field->name, key);
        draft = draft_find(&desk_of(sheet->ui)->drafts, key);
        sheet->begun[i] = sheet->pending[i];
        if (draft)
            sheet->pending[i] = arena_string(&sheet->kept, draft->text);
        sheet->back[i] = draft != NULL;
        sheet->say_back = sheet->say_back || draft;
    }
}

/* What comes back unasked is announced, with the way to be rid of it. */
static void
announce(struct sheet *sheet)
{
    const struct draft *newest = NULL;
    struct str age = { 0 };
    char key[DRAFT_KEY_SIZE];

    for (size_t i = 0; sheet->say_back && i < sheet->parts; i++) {
        const struct draft *draft;

        sheet->source->draft(sheet, sheet->part[i].field.name, key);
        draft = draft_find(&desk_of(sheet->ui)->drafts, key);
        if (draft && (!newest || draft->at_ms > newest->at_ms))
            newest = draft;
    }
    sheet->say_back = false;
    if (!newest)
        return;
    draft_age(&desk_of(sheet->ui)->drafts, newest, &age);
    ui_message(sheet->ui, "What you typed %s is back; %s drops it", age.data, ui_key(sheet->ui, ACTION_CANCEL));
    str_free(&age);
}

/* True when something half-typed is kept for the field of a new record. */
static bool
is_half_typed(struct sheet *sheet, const char *field)
{
    char key[DRAFT_KEY_SIZE];
    size_t i;

    if (*sheet->id || !sheet_part(sheet, field, &i))
        return false;
    sheet->source->draft(sheet, field, key);
    return draft_find(&desk_of(sheet->ui)->drafts, key) != NULL;
}

/* The first field that wants an answer, else one that is half-typed, else the first. */
static void
settle(struct sheet *sheet, const char *item)
{
    if (*item && form_go(&sheet->form, item))
        return;
    for (size_t i = 0; i < sheet->form.count; i++) {
        const struct form_field *field = &sheet->form.fields[i];

        if (field->required && !*field->value && form_go(&sheet->form, field->key))
            return;
    }
    for (size_t i = 0; i < sheet->form.count; i++)
        if (sheet->form.fields[i].key && is_half_typed(sheet, sheet->form.fields[i].key) &&
            form_go(&sheet->form, sheet->form.fields[i].key))
            return;
    form_go(&sheet->form, "@add");
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    const struct sheet_want *want = argument;
    struct sheet *sheet = self(screen);
    struct place *place = &sheet->sited.place;

    sheet->ui = ui;
    sheet->entity = want->entity;
    sheet->rows = want->rows;
    sheet->source = want->rows ? &sheet_row : &sheet_record;
    sheet->only = arena_string(&sheet->kept, want->only);
    sheet->needs = arena_string(&sheet->kept, want->needs);
    sheet->lead = arena_string(&sheet->kept, want->lead);
    sheet->next = want->next;
    memcpy(sheet->from, want->from, sizeof sheet->from);
    sheet->why_not = arena_string(&sheet->kept, want->why_not);
    memcpy(sheet->alliance, want->alliance, sizeof sheet->alliance);
    memcpy(sheet->id, want->id, sizeof sheet->id);
    sheet->fold = !*want->id && !want->only;
    sheet->together = want->together && !*want->id;
    place->kind = want->rows ? PLACE_STEPS : PLACE_RECORD;
    place->entity = want->entity;
    memcpy(place->alliance, want->alliance, sizeof place->alliance);
    memcpy(place->record, want->id, sizeof place->record);
    if (want->rows)
        snprintf(place->item, sizeof place->item, "%s", want->rows->key);
    form_init(&sheet->form, &sheet_form, sheet);
    if (!sheet->source->load(sheet, err)) {
        arena_free(&sheet->arena);
        arena_free(&sheet->kept);
        form_free(&sheet->form);
        return false;
    }
    if (!*sheet->id)
        begin_new(sheet, want);
    sheet_fields(sheet);
    settle(sheet, want->item);
    sheet->begin = !*sheet->id && (!*want->item || sheet->next) && !want->why_not;
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);

    form_leave(&sheet->form, ui);
    form_free(&sheet->form);
    typed_free(&sheet->typed);
    mem_free(sheet->mine);
    mover_free(&sheet->mover);
    arena_free(&sheet->arena);
    arena_free(&sheet->kept);
}

/* A new record is typed at once: the first field that wants an answer is open. */
static void
begin_to_edit(struct sheet *sheet)
{
    const struct form_field *field = form_at(&sheet->form);

    if (sheet->begin && field && *field->key != '@')
        form_edit(&sheet->form, sheet->ui);
    sheet->begin = false;
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct sheet *sheet = self(screen);
    struct arena old = sheet->arena;
    bool ok;

    (void)ui;
    sheet->arena = (struct arena){ 0 };
    ok = sheet->source->load(sheet, err);
    if (!ok) {
        arena_free(&sheet->arena);
        sheet->arena = old;
        return false;
    }
    sheet_fields(sheet);
    if (sheet->to_problem && !form_editing(&sheet->form))
        form_go(&sheet->form, sheet->fault);
    sheet->to_problem = false;
    begin_to_edit(sheet);
    announce(sheet);
    arena_free(&old);
    return true;
}

/* ---- drawing ---- */

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct sheet *sheet = self(screen);
    struct area head = layout_top(&area, area.rows > 12 ? 2 : 1);
    const char *title = sheet->title && *sheet->title ? sheet->title : "new";
    int column = area_text(head, 0, 0, ROLE_MUTED, sheet_kind(sheet));

    area_fit(head, 0, column + 2, head.columns - column - 2, -1, ROLE_TITLE, 0, title);
    if (sheet->deleted)
        area_fit(head, 0, head.columns - 22, 22, 1, ROLE_WARNING, 0, "in the bin");
    form_draw(&sheet->form, ui, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    struct sheet *sheet = self(screen);

    place_crumb_alliance(ui, screen, out);
    if (sheet->entity && strcmp(sheet->entity->name, "alliance") == 0)
        str_add(out, "Facts");
    else
        str_add(out, sheet->title && *sheet->title ? sheet->title : sheet_kind(sheet));
}

/* ---- keys ---- */

static void
draft_key(void *context, const struct form_field *field, char out[DRAFT_KEY_SIZE])
{
    struct sheet *sheet = context;

    sheet->source->draft(sheet, field->key, out);
}

/* It closes; what comes next takes its place. */
static void
finish(struct sheet *sheet)
{
    struct ui *ui = sheet->ui;
    void (*next)(struct ui *, const char *, const char *) = sheet->next;
    char alliance[ID_SIZE], from[sizeof sheet->from];

    memcpy(alliance, sheet->alliance, sizeof alliance);
    memcpy(from, sheet->from, sizeof from);
    ui_pop(ui);
    if (next)
        next(ui, alliance, from);
}

/* The next field is open; behind the last one stands what is still missing. */
static void
ask_on(struct sheet *sheet)
{
    const struct form_field *was = form_at(&sheet->form);
    struct str missing = { 0 };

    form_action(&sheet->form, sheet->ui, ACTION_NEXT_FIELD);
    if (form_at(&sheet->form) == was && sheet_misses(sheet, &missing))
        ui_warn(sheet->ui, "Not added yet, still missing: %s", str_text(&missing));
    else
        form_edit(&sheet->form, sheet->ui);
    str_free(&missing);
}

/* The rating is given, or the last field is left; what it needs is there. */
static bool
is_answered(const struct sheet *sheet)
{
    const struct form_field *field = form_at(&sheet->form);

    return field && (field->kind == FORM_SCALE || strcmp(field->key, "@skip") == 0) && !sheet_misses(sheet, NULL);
}

/* What is entered as a whole is added by Enter in its last line, or by Enter in any once nothing is missing. */
static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct sheet *sheet = self(screen);
    bool enter = event->kind == EVENT_KEY && event->key.code == SPECIAL_ENTER && !event->key.mods;
    bool was = form_editing(&sheet->form), taken = form_event(&sheet->form, ui, event);

    typed_follow(&sheet->typed, ui, &sheet->form, draft_key, sheet);
    /* Of several asked one after the other a rating says enough: Enter goes on, Up has room for words. */
    if (taken && was && sheet->next && !form_editing(&sheet->form) && is_answered(sheet)) {
        sheet_fields(sheet);
        form_go(&sheet->form, "@add");
    } else if (taken && enter && was && sheet->together && !form_editing(&sheet->form) && !sheet_finish(sheet))
        ask_on(sheet);
    if (sheet->finished)
        finish(sheet);
    return taken;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return form_editing(&self(screen)->form);
}

/* Leaving a new record that is not stored: say what is missing, and that nothing is lost. */
static void
say_pending(struct sheet *sheet)
{
    struct str missing = { 0 };
    const char *again = ui_key(sheet->ui, sheet->together ? ACTION_ACTION_ITEM : ACTION_ADD);
    bool typed = false;
    char key[DRAFT_KEY_SIZE];

    for (size_t i = 0; i < sheet->parts; i++) {
        const struct field *field = &sheet->part[i].field;

        sheet->source->draft(sheet, field->name, key);
        typed = typed || draft_find(&desk_of(sheet->ui)->drafts, key);
    }
    if (typed && sheet_misses(sheet, &missing))
        ui_warn(sheet->ui, "Not added yet, still missing: %s. What you typed is kept: %s goes on with it",
                str_text(&missing), again);
    else if (typed && sheet->problem.kind)
        ui_warn(sheet->ui, "Not added yet, %s: %s. What you typed is kept: %s goes on with it", sheet->problem.where,
                sheet->problem.what, again);
    else if (typed)
        ui_warn(sheet->ui, "Not added yet. What you typed is kept: %s goes on with it", again);
    str_free(&missing);
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct sheet *sheet = self(screen);
    bool taken;

    if (action == ACTION_BACK) {
        if (!*sheet->id && sheet->pending && !(sheet->together && sheet_finish(sheet)))
            say_pending(sheet);
        return false;
    }
    taken = form_action(&sheet->form, ui, action);
    typed_follow(&sheet->typed, ui, &sheet->form, draft_key, sheet);
    if (sheet->finished)
        finish(sheet);
    return taken;
}

static void
do_edit(struct ui *ui, struct screen *screen)
{
    move(ui, screen, ACTION_OPEN);
}

static void
do_next(struct ui *ui, struct screen *screen)
{
    move(ui, screen, ACTION_NEXT_FIELD);
}

static const char *
why_not_bin(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);

    if (!*sheet->id)
        return "It is not stored yet, so there is nothing to put into the bin";
    return sheet->why_not ? sheet->why_not : desk_why_not_write(ui, screen);
}

static void
do_bin(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);
    struct err err = { 0 };
    char what[160];
    long with = 0;

    snprintf(what, sizeof what, "%s", sheet->title && *sheet->title ? sheet->title : sheet_kind(sheet));
    if (!sheet->source->bin(sheet, &with, &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, sheet->alliance);
    ui_pop(ui);
    if (with)
        ui_done(ui, "%s: in the bin, and %ld record%s with it", what, with, with == 1 ? "" : "s");
    else
        ui_done(ui, "%s: in the bin", what);
}

static const char *
why_not_restore(struct ui *ui, struct screen *screen)
{
    if (!self(screen)->deleted)
        return "It is not in the bin";
    return desk_why_not_write(ui, screen);
}

static void
do_restore(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);
    const char *id = sheet->id;
    struct err err = { 0 };

    if (!record_restore(&desk_of(ui)->book, sheet->rows ? entity_find("step_row") : sheet->entity, &id, 1,
                        &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, sheet->alliance);
    ui_done(ui, "%s: back from the bin", sheet->title);
}

static const char *
why_not_history(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);
    const struct form_field *field = form_at(&sheet->form);
    char column[80];
    size_t i;

    (void)ui;
    if (!*sheet->id)
        return "It is not stored yet, so it has no history";
    return field && sheet_part(sheet, field->key, &i) && sheet->source->column(sheet, i, column)
               ? NULL : "Only a field has a history";
}

static void
do_history(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);
    const struct form_field *field = form_at(&sheet->form);
    struct history_want want = { .record = sheet->id };
    char column[80];
    size_t i;

    sheet_part(sheet, field->key, &i);
    want.column = sheet->source->column(sheet, i, column);
    want.part = &sheet->part[i];
    want.alliance = sheet->alliance;
    history_open(ui, &want);
}

static const char *
why_not_journal(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return *self(screen)->id ? NULL : "It is not stored yet, so it has no journal";
}

static void
do_journal(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);
    struct place place = { .kind = PLACE_JOURNAL };

    memcpy(place.alliance, sheet->alliance, sizeof place.alliance);
    memcpy(place.record, sheet->id, sizeof place.record);
    place_open(ui, &place);
}

static const char *
why_not_tick(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return sheet_why_not_tick(self(screen));
}

static void
do_tick(struct ui *ui, struct screen *screen)
{
    if (!move(ui, screen, ACTION_TICK))
        sheet_tick(self(screen));
}

static const char *
why_not_move(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);
    const char *why = sheet->why_not ? sheet->why_not : desk_why_not_write(ui, screen);

    if (why)
        return why;
    if (sheet->rows || !mover_takes(sheet->entity))
        return "This kind of record has no order of states";
    return *sheet->id ? NULL : "It is not stored yet";
}

static void
do_move(struct ui *ui, struct screen *screen)
{
    struct sheet *sheet = self(screen);
    const char *id = sheet->id;

    mover_ask(&sheet->mover, ui, sheet->entity, sheet->alliance, &id, 1);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    if (mover_answer(&self(screen)->mover, ui, answer))
        return;
    if (answer->question == SHEET_PLAN && !answer->cancelled)
        sheet_plan(self(screen), answer->text);
    if (answer->question == SHEET_CONFLICT)
        sheet_settle(self(screen), answer->cancelled ? -1 : answer->choice);
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    struct sheet *sheet = self(screen);
    struct err none = { 0 };
    const struct method_register *words;

    if (sheet->rows) {
        str_addf(out, "# %s\n%s\n", sheet->rows->label, sheet->rows->ask ? sheet->rows->ask : "");
        if (sheet->rows->why)
            str_addf(out, "\n# Why we ask\n%s\n", sheet->rows->why);
        if (sheet->rows->example)
            str_addf(out, "\n# For example\n%s\n", sheet->rows->example);
        return;
    }
    words = method_register(desk_method(ui, sheet->alliance), sheet->entity->name, &none);
    if (words && words->about)
        str_addf(out, "# %s\n%s\n", words->name, words->about);
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    struct sheet *sheet = self(screen);

    (void)ui;
    if (!row)
        return form_copy(&sheet->form, out);
    for (size_t i = 0; i < sheet->parts; i++) {
        const char *words = part_form_words(&sheet->place, &sheet->part[i], &sheet->value[i]);

        if (*words)
            str_addf(out, "%s%s: %s", out->len ? "\n" : "", sheet->part[i].label, words);
    }
    return out->len > 0;
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_edit, .label = "edit" },
    { .action = ACTION_NEXT_FIELD, .run = do_next },
    { .action = ACTION_TICK, .run = do_tick, .why_not = why_not_tick },
    { .action = ACTION_NEXT_STATE, .run = do_move, .why_not = why_not_move },
    { .action = ACTION_HISTORY, .run = do_history, .why_not = why_not_history },
    { .action = ACTION_BIN, .run = do_bin, .why_not = why_not_bin },
    { .action = ACTION_RESTORE, .run = do_restore, .why_not = why_not_restore },
    { .action = ACTION_JOURNAL, .run = do_journal, .why_not = why_not_journal, .label = "journal of it", .quiet = true },
    { .action = ACTION_NONE },
};

const struct screen_class sheet_class = {
    .name = "sheet", .size = sizeof(struct sheet), .actions = actions, .open = open_screen,
    .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .event = event,
    .wants_text = wants_text, .move = move, .answer = answer, .guide = guide, .copy = copy,
};

bool
sheet_open(struct ui *ui, const struct sheet_want *want)
{
    struct place place = { .kind = want->rows ? PLACE_STEPS : PLACE_RECORD, .entity = want->entity };

    memcpy(place.alliance, want->alliance, sizeof place.alliance);
    snprintf(place.item, sizeof place.item, "%s", want->rows ? want->rows->key : "");
    return !desk_refuses(ui, &place) && ui_push(ui, &sheet_class, want);
}
