#include "ui/screen/move_form.h"

#include <stdio.h>
#include <string.h>

#include "src/rules/state_rules.h"
#include "ui/screen/offer.h"
#include "ui/screen/part_form.h"

/* One thing asked: a field of the record, or of the record that keeps the event. */
struct asked {
    const struct entity *of;
    const struct field *field;
    const struct method_part *part;
    const char *key;
    const char *text;                /* as the form keeps it; NULL: nothing */
    bool must;
};

struct move_form {
    struct sited sited;
    struct ui *ui;
    struct move_want want;
    struct arena arena;
    struct part_place place;
    struct asked *asked;
    size_t n;
    struct form form;
    bool begin;
    const char *title, *label;
};

static struct move_form *
self(struct screen *screen)
{
    return (struct move_form *)screen;
}

bool
move_do(struct ui *ui, const struct move_want *want, const struct record_move *move)
{
    struct book *book = &desk_of(ui)->book;
    struct arena arena = { 0 };
    struct err err = { 0 };
    const char *title, *state;
    bool ok = record_move(book, want->entity, want->ids, want->n, move, &err);

    if (!ok) {
        ui_error(ui, &err);
    } else {
        desk_changed(ui, want->alliance);
        title = method_title_of(book->method, want->entity, want->ids[0], &arena);
        state = record_move_label(book, want->entity, want->state, &arena);
        if (want->n == 1)
            ui_done(ui, "%s: %s", title ? title : desk_kind_name(ui, want->entity, false), state);
        else
            ui_done(ui, "%zu %s: %s", want->n, desk_kind_name(ui, want->entity, true), state);
    }
    arena_free(&arena);
    return ok;
}

/* ---- life ---- */

static void
add_asked(struct move_form *move, const struct state_ask *ask, const struct record *record)
{
    struct err none = { 0 };
    const struct entity *of = entity_find(ask->of);
    const struct method_register *words = method_register(move->place.method, ask->of, &none);
    const struct field *field = entity_field(of, ask->field);
    size_t at = entity_position(of, field);
    struct asked *asked = &move->asked[move->n];

    if (!words || at >= words->n_parts)
        return;
    *asked = (struct asked){
        .of = of, .field = field, .part = &words->parts[at], .must = ask->weight == STATE_MUST,
        .key = arena_printf(&move->arena, "%s.%s", ask->of, ask->field),
    };
    if (record && of == move->want.entity && record->values[at].kind != VALUE_NULL)
        asked->text = part_form_text(&move->place, asked->part, &record->values[at]);
    move->n++;
}

static void
set_fields(struct move_form *move)
{
    struct form_field *fields = arena_alloc(&move->arena, (move->n + 1) * sizeof *fields);
    struct err none = { 0 };

    for (size_t i = 0; i < move->n; i++) {
        const struct asked *asked = &move->asked[i];
        struct value value = value_null();

        if (asked->text)
            part_form_value(&move->place, asked->part, asked->text, &value, &none);
        part_form_field(&move->place, asked->part, &value, &fields[i]);
        fields[i].key = asked->key;
        fields[i].required = asked->must;
    }
    fields[move->n] = (struct form_field){
        .key = "@move", .kind = FORM_LINK, .role = ROLE_GOOD, .label = move->label,
        .help = "Enter moves it; what is left empty can wait, but for what is marked",
    };
    form_set(&move->form, fields, move->n + 1);
}

static const struct form_class form_of_move;

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    const struct move_want *want = argument;
    struct move_form *move = self(screen);
    const struct state_ask *ask;
    struct record record;
    const char **ids;
    size_t n;

    move->ui = ui;
    move->want = *want;
    move->want.state = arena_string(&move->arena, want->state);
    ids = arena_alloc(&move->arena, (want->n + 1) * sizeof *ids);
    for (size_t i = 0; i < want->n; i++)
        ids[i] = arena_string(&move->arena, want->ids[i]);
    move->want.ids = ids;
    move->sited.place.kind = PLACE_RECORD;
    move->sited.place.entity = want->entity;
    memcpy(move->sited.place.alliance, want->alliance, sizeof want->alliance);
    snprintf(move->sited.place.record, sizeof move->sited.place.record, "%s", want->ids[0]);
    if (!record_load(desk_of(ui)->book.store, want->entity, want->ids[0], &move->arena, &record, err)) {
        arena_free(&move->arena);
        return false;
    }
    part_form_place(&move->place, ui, want->alliance, &move->arena);
    move->title = want->n == 1 ? method_title(move->place.method, &record, &move->arena)
                               : arena_printf(&move->arena, "%zu %s", want->n, desk_kind_name(ui, want->entity, true));
    move->label = arena_printf(&move->arena, "move %s on: %s", want->n == 1 ? "it" : "them",
                               record_move_label(&desk_of(ui)->book, want->entity, want->state, &move->arena));
    ask = state_asks(want->entity, want->state, &move->arena, &n);
    move->asked = arena_alloc(&move->arena, (n + 1) * sizeof *move->asked);
    form_init(&move->form, &form_of_move, move);
    for (size_t i = 0; i < n; i++)
        add_asked(move, &ask[i], want->n == 1 ? &record : NULL);
    set_fields(move);
    for (size_t i = 0; i < move->n; i++)
        if (!move->asked[i].text && form_go(&move->form, move->asked[i].key))
            break;
    move->begin = true;
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct move_form *move = self(screen);

    (void)ui;
    form_free(&move->form);
    arena_free(&move->arena);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct move_form *move = self(screen);

    (void)err;
    if (move->begin)
        form_edit(&move->form, ui);
    move->begin = false;
    return true;
}

/* ---- the form ---- */

static struct asked *
asked_of(struct move_form *move, const char *key)
{
    for (size_t i = 0; i < move->n; i++)
        if (strcmp(move->asked[i].key, key) == 0)
            return &move->asked[i];
    return NULL;
}

static bool
save(void *context, const struct form_field *field, const char *text, struct err *err)
{
    struct move_form *move = context;
    struct asked *asked = asked_of(move, field->key);
    struct value value;

    if (!asked)
        return true;
    if (asked->field->type == FIELD_REF && !offer_take(&move->place, asked->part, text, &text, err))
        return false;
    if (!part_form_value(&move->place, asked->part, text, &value, err))
        return false;
    asked->text = *text ? arena_string(&move->arena, text) : NULL;
    set_fields(move);
    return true;
}

static void
find(void *context, const struct form_field *field, const char *typed, struct form_found *found)
{
    struct move_form *move = context;
    struct asked *asked = asked_of(move, field->key);

    if (asked)
        offer_records(&move->place, asked->part, offer_rows_of(asked->part), typed, found);
}

static bool
read_all(struct move_form *move, struct setting *fields, struct setting *said, struct record_move *out,
         struct err *err)
{
    *out = (struct record_move){ .state = move->want.state, .fields = fields, .said.settings = said };
    for (size_t i = 0; i < move->n; i++) {
        const struct asked *asked = &move->asked[i];
        struct value value;

        if (!asked->text && asked->must) {
            err_set(err, ERR_INPUT, "it must not be empty");
            return err_where(err, "%s", asked->part->label);
        }
        if (!asked->text)
            continue;
        if (!part_form_value(&move->place, asked->part, asked->text, &value, err))
            return err_where(err, "%s", asked->part->label);
        if (asked->of == move->want.entity)
            fields[out->n++] = (struct setting){ asked->field, value };
        else
            said[out->said.n++] = (struct setting){ asked->field, value };
    }
    return true;
}

static void
go(void *context, const struct form_field *field)
{
    struct move_form *move = context;
    struct setting *fields = arena_alloc(&move->arena, (move->n + 1) * sizeof *fields);
    struct setting *said = arena_alloc(&move->arena, (move->n + 1) * sizeof *said);
    struct record_move out;
    struct err err = { 0 };

    (void)field;
    if (!read_all(move, fields, said, &out, &err))
        ui_error(move->ui, &err);
    else if (move_do(move->ui, &move->want, &out))
        move->n = 0;                /* done: the screen closes behind the form's back */
}

static long
today(void *context)
{
    return book_today(&desk_of(((struct move_form *)context)->ui)->book);
}

static const struct form_class form_of_move = { .save = save, .find = find, .open = go, .today = today };

/* ---- the screen ---- */

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct move_form *move = self(screen);
    struct area head = layout_top(&area, area.rows > 12 ? 2 : 1);
    int column = area_text(head, 0, 0, ROLE_MUTED, "What comes next");

    area_fit(head, 0, column + 2, head.columns - column - 2, -1, ROLE_TITLE, 0, move->title);
    form_draw(&move->form, ui, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    place_crumb_alliance(ui, screen, out);
    str_add(out, self(screen)->title);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    return form_event(&self(screen)->form, ui, event);
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return form_editing(&self(screen)->form);
}

static bool
move_on(struct ui *ui, struct screen *screen, enum action action)
{
    struct move_form *move = self(screen);
    bool taken;

    if (action == ACTION_BACK) {
        ui_message(ui, "Nothing was moved");
        return false;
    }
    taken = form_action(&move->form, ui, action);
    if (!move->n)
        ui_pop(ui);
    return taken;
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    move_on(ui, screen, ACTION_OPEN);
}

static void
do_next(struct ui *ui, struct screen *screen)
{
    move_on(ui, screen, ACTION_NEXT_FIELD);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "edit" },
    { .action = ACTION_NEXT_FIELD, .run = do_next },
    { .action = ACTION_NONE },
};

const struct screen_class move_form_class = {
    .name = "move", .size = sizeof(struct move_form), .actions = actions, .open = open_screen,
    .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .event = event, .wants_text = wants_text,
    .move = move_on,
};

bool
move_form_open(struct ui *ui, const struct move_want *want)
{
    return ui_push(ui, &move_form_class, want);
}
