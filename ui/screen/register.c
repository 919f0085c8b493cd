#include "ui/screen/register.h"

#include <stdio.h>
#include <string.h>

#include "src/ops/feed.h"
#include "src/ops/register_usual.h"
#include "src/ops/tick.h"
#include "src/store/query.h"
#include "ui/screen/mover.h"
#include "ui/screen/questions.h"
#include "ui/screen/record_list.h"
#include "ui/screen/register_columns.h"
#include "ui/screen/sheet.h"

enum { SORTED_MOST = 10000 };

struct register_screen {
    struct sited sited;
    struct record_list list;
    struct register_columns columns;
    struct mover mover;
    struct arena kept;
    const char *only, *why_not;
    const struct field *via;
    char via_id[ID_SIZE], wanted[ID_SIZE];
    bool add;                    /* a new one is wanted at once */
};

static struct register_screen *
self(struct screen *screen)
{
    return (struct register_screen *)screen;
}

bool
register_takes(const struct entity *entity)
{
    static const char *const not[] = { "portfolio", "step_state", "step_answer", "step_row", "check_state" };

    for (size_t i = 0; i < sizeof not / sizeof *not; i++)
        if (strcmp(entity->name, not[i]) == 0)
            return false;
    return !entity_is_sealed(entity);
}

/* ---- life ---- */

static bool
set_base(struct register_screen *reg, struct err *err)
{
    struct str text = { 0 };
    bool ok;

    if (reg->only)
        str_addf(&text, "kind:%s ", reg->only);
    if (reg->via)
        str_addf(&text, "%s:%s", reg->via->name, reg->via_id);
    ok = !text.len || record_rows_base(&reg->list.rows, text.data, err);
    str_free(&text);
    return ok;
}

/* Sorting for every page costs 0.7 ms in a thousand rows; very long registers stay as they were added, newest first. */
static bool
may_sort(struct ui *ui, const struct register_want *want)
{
    struct err none = { 0 };
    struct str sql = { 0 };
    bool own = *want->alliance && entity_field(want->entity, "alliance");
    int64_t n;

    str_addf(&sql, "SELECT count(*) FROM (SELECT 1 FROM \"%s\"%s LIMIT %d)", want->entity->name,
             own ? " WHERE alliance=?1" : " WHERE ?1 IS NOT NULL", SORTED_MOST + 1);
    n = query_number(desk_of(ui)->book.store, SORTED_MOST + 1, &none, sql.data, "t", want->alliance);
    str_free(&sql);
    return n <= SORTED_MOST;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    const struct register_want *want = argument;
    struct register_screen *reg = self(screen);
    struct place *place = &reg->sited.place;
    const struct method_register *words;

    place->kind = PLACE_REGISTER;
    place->entity = want->entity;
    memcpy(place->alliance, want->alliance, sizeof place->alliance);
    reg->only = arena_string(&reg->kept, want->only);
    reg->why_not = arena_string(&reg->kept, want->why_not);
    reg->via = want->via;
    memcpy(reg->via_id, want->via_id, sizeof reg->via_id);
    memcpy(reg->wanted, want->record, sizeof reg->wanted);
    reg->add = want->add;
    words = method_register(desk_method(ui, want->alliance), want->entity->name, err);
    if (!words && err->kind)
        return false;
    register_columns_make(&reg->columns, ui, want->entity, words, place->alliance, want->via);
    reg->list.rows.entity = want->entity;
    reg->list.rows.alliance = *place->alliance ? place->alliance : NULL;
    if (may_sort(ui, want))
        reg->list.usual = reg->list.rows.order = register_order(want->entity);
    reg->list.rows.row = register_row;
    reg->list.rows.context = &reg->columns;
    reg->list.empty = words ? words->empty : NULL;
    record_list_open(&reg->list, ui, reg->columns.column, reg->columns.name, reg->columns.n);
    if (!set_base(reg, err)) {
        record_list_close(&reg->list);
        return false;
    }
    if (want->filter)
        filter_line_set(&reg->list.filter, want->filter);
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);

    (void)ui;
    record_list_close(&reg->list);
    register_columns_free(&reg->columns);
    mover_free(&reg->mover);
    arena_free(&reg->kept);
}

static void
follow(struct register_screen *reg)
{
    const char *key = list_key(&reg->list.list);

    snprintf(reg->sited.place.record, sizeof reg->sited.place.record, "%s", key ? key : "");
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct register_screen *reg = self(screen);

    (void)ui;
    if (*filter_line_text(&reg->list.filter) && !record_rows_filtered(&reg->list.rows))
        record_rows_filter(&reg->list.rows, filter_line_text(&reg->list.filter), &reg->list.filter.wrong);
    if (!record_list_load(&reg->list, err))
        return false;
    if (*reg->wanted)
        record_list_select(&reg->list, reg->wanted);
    reg->wanted[0] = '\0';
    follow(reg);
    return true;
}

/* ---- drawing ---- */

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct register_screen *reg = self(screen);
    struct area head = layout_top(&area, area.rows > 14 ? 2 : 1);
    char status[80];
    int column;

    (void)ui;
    record_rows_status(&reg->list.rows, NULL, NULL, status, sizeof status);    /* the title says of what */
    column = area_text(head, 0, 0, ROLE_TITLE, record_list_noun(&reg->list, 2));
    if (reg->via || reg->only)
        column = area_printf(head, 0, column + 2, ROLE_MUTED, "%s", reg->only ? reg->only : "of what you came from");
    if (!filter_line_shown(&reg->list.filter))
        area_fit(head, 0, column + 2, head.columns - column - 2, 1, ROLE_MUTED, 0, status);
    record_list_draw(&reg->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    struct register_screen *reg = self(screen);

    (void)ui;
    place_crumb_alliance(ui, screen, out);
    str_add(out, record_list_noun(&reg->list, 2));
}

/* ---- keys ---- */

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct register_screen *reg = self(screen);
    bool open, taken = record_list_event(&reg->list, event, &open);

    follow(reg);
    if (open)
        ui_action(ui, ACTION_OPEN);
    return taken;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return self(screen)->list.filter.typing;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct register_screen *reg = self(screen);
    bool taken = record_list_move(&reg->list, action);

    (void)ui;
    follow(reg);
    return taken;
}

static void
open_sheet(struct register_screen *reg, struct ui *ui, const char *id)
{
    struct sheet_want want = { .entity = reg->list.rows.entity, .why_not = reg->why_not };
    struct record record;
    struct arena arena = { 0 };
    struct err none = { 0 };
    const char *of;

    snprintf(want.id, sizeof want.id, "%s", id);
    memcpy(want.alliance, reg->sited.place.alliance, sizeof want.alliance);
    if (*id && !*want.alliance &&
        record_load(desk_of(ui)->book.store, want.entity, id, &arena, &record, &none) &&
        (of = record_text(&record, "alliance")) != NULL)
        snprintf(want.alliance, sizeof want.alliance, "%s", of);
    if (!*id && reg->via) {
        want.preset[0].field = reg->via;
        snprintf(want.preset[0].value, sizeof want.preset[0].value, "%s", reg->via_id);
    } else if (!*id && reg->only) {
        want.preset[0].field = entity_field(want.entity, "kind");
        snprintf(want.preset[0].value, sizeof want.preset[0].value, "%s", reg->only);
    }
    sheet_open(ui, &want);
    arena_free(&arena);
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);

    if (*reg->sited.place.record)
        open_sheet(reg, ui, reg->sited.place.record);
    else
        ui_message(ui, "There is nothing to open; %s adds the first one", ui_key(ui, ACTION_ADD));
}

static const char *
why_not_change(struct ui *ui, struct screen *screen)
{
    return self(screen)->why_not ? self(screen)->why_not : desk_why_not_write(ui, screen);
}

static void
do_add(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);

    /* The questions about learning are asked in their order; one that is answered is answered anew in its own sheet. */
    if (strcmp(reg->list.rows.entity->name, "inkpen_answer") != 0 || !questions_ask(ui, reg->sited.place.alliance, ""))
        open_sheet(reg, ui, "");
}

static void
do_edit(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);

    if (list_marks(&reg->list.list))
        record_list_edit_marked(&reg->list);
    else
        do_open(ui, screen);
}

static void
do_bin(struct ui *ui, struct screen *screen)
{
    (void)ui;
    record_list_bin(&self(screen)->list);
}

static void
do_filter(struct ui *ui, struct screen *screen)
{
    (void)ui;
    filter_line_open(&self(screen)->list.filter);
}

static void
do_save_filter(struct ui *ui, struct screen *screen)
{
    (void)ui;
    record_list_save_filter(&self(screen)->list);
}

static void
do_sort(struct ui *ui, struct screen *screen)
{
    (void)ui;
    record_list_sort(&self(screen)->list);
}

static const char *
why_not_tick(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);

    if (!tick_takes(reg->list.rows.entity))
        return "Records of this kind are not ticked; Enter opens this one";
    return *reg->sited.place.record ? why_not_change(ui, screen) : "There is nothing to tick";
}

static void
tick_marked(struct register_screen *reg, struct ui *ui)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    const char **ids, *word;
    size_t turned, n = record_list_targets(&reg->list, &arena, &ids);

    if (tick_turn_many(&desk_of(ui)->book, reg->list.rows.entity, ids, n, &word, &turned, &err)) {
        list_unmark(&reg->list.list);
        desk_changed(ui, reg->sited.place.alliance);
        ui_done(ui, "%zu %s: %s", turned, record_list_noun(&reg->list, (long)turned), word);
    } else {
        ui_error(ui, &err);
    }
    arena_free(&arena);
}

static void
do_tick(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);
    const struct entity *entity = reg->list.rows.entity;
    struct book *book = &desk_of(ui)->book;
    const char *id = reg->sited.place.record, *word = "";
    struct arena arena = { 0 };
    struct err err = { 0 };

    if (list_marks(&reg->list.list)) {
        tick_marked(reg, ui);
        return;
    }
    if (tick_turn(book, entity, id, &word, &err)) {
        desk_changed(ui, reg->sited.place.alliance);
        ui_done(ui, "%s: %s", method_title_of(book->method, entity, id, &arena), word);
    } else {
        ui_error(ui, &err);
    }
    arena_free(&arena);
}

static const char *
why_not_move(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);

    if (!mover_takes(reg->list.rows.entity))
        return "This kind of record has no order of states";
    return *reg->sited.place.record ? why_not_change(ui, screen) : "There is nothing to move on";
}

static void
do_move(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);
    struct arena arena = { 0 };
    const char **ids;
    size_t n = record_list_targets(&reg->list, &arena, &ids);

    if (n)
        mover_ask(&reg->mover, ui, reg->list.rows.entity, reg->sited.place.alliance, ids, n);
    arena_free(&arena);
}

static const char *
why_not_take_over(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);

    if (!feed_takes(reg->list.rows.entity, reg->only))
        return "Nothing in the steps becomes a record of this kind";
    return *reg->sited.place.alliance ? why_not_change(ui, screen) : "Choose an alliance first: this belongs to one";
}

static void
do_take_over(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);
    const struct entity *entity = reg->list.rows.entity;
    const char *source = feed_source(entity, reg->only);
    struct feed_taken taken;
    struct arena arena = { 0 };
    struct err err = { 0 };

    if (!feed_take(&desk_of(ui)->book, reg->sited.place.alliance, entity, reg->only, &taken, &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, reg->sited.place.alliance);
    if (taken.made)
        ui_done(ui, "%ld %s: taken over from %s%s", taken.made, record_list_noun(&reg->list, taken.made), source,
                feed_left(&taken, &arena));
    else
        ui_message(ui, "There is nothing new in %s%s", source, feed_left(&taken, &arena));
    arena_free(&arena);
}

static bool
idle(struct ui *ui, struct screen *screen)
{
    struct register_screen *reg = self(screen);
    bool more;

    if (reg->add) {
        reg->add = false;
        open_sheet(reg, ui, "");
        return true;
    }
    more = record_list_idle(&reg->list);
    follow(reg);                    /* a page may have come */
    return more;
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    if (!mover_answer(&self(screen)->mover, ui, answer))
        record_list_answer(&self(screen)->list, answer);
    follow(self(screen));
}

static bool
report(struct ui *ui, struct screen *screen, bool markdown, struct str *out, struct err *err)
{
    (void)ui;
    return list_report(&self(screen)->list.list, markdown, out, err);
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    (void)ui;
    return record_list_copy(&self(screen)->list, row, out);
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    struct register_screen *reg = self(screen);
    struct err none = { 0 };
    const struct method_register *words = method_register(desk_method(ui, reg->sited.place.alliance),
                                                          reg->list.rows.entity->name, &none);

    if (words)
        str_addf(out, "# %s\n%s\n\n%s\n", words->plural, words->about ? words->about : "",
                 words->empty ? words->empty : "");
    if (feed_takes(reg->list.rows.entity, reg->only))
        str_addf(out, "\n%s takes over what is new in %s.\n", ui_key(ui, ACTION_TAKE_OVER),
                 feed_source(reg->list.rows.entity, reg->only));
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open },
    { .action = ACTION_ADD, .run = do_add, .why_not = why_not_change },
    { .action = ACTION_TICK, .run = do_tick, .why_not = why_not_tick },
    { .action = ACTION_NEXT_STATE, .run = do_move, .why_not = why_not_move },
    { .action = ACTION_FILTER, .run = do_filter },
    { .action = ACTION_TAKE_OVER, .run = do_take_over, .why_not = why_not_take_over },
    { .action = ACTION_SORT, .run = do_sort },
    { .action = ACTION_BIN, .run = do_bin, .why_not = why_not_change },
    { .action = ACTION_EDIT, .run = do_edit, .why_not = why_not_change, .quiet = true },
    { .action = ACTION_SAVE_FILTER, .run = do_save_filter, .why_not = desk_why_not_write, .quiet = true },
    { .action = ACTION_NONE },
};

const struct screen_class register_class = {
    .name = "register", .size = sizeof(struct register_screen), .actions = actions, .open = open_screen,
    .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .event = event,
    .wants_text = wants_text, .typing = filter_line_hints, .move = move, .answer = answer, .idle = idle, .guide = guide, .copy = copy,
    .report = report,
};

bool
register_open(struct ui *ui, const struct register_want *want)
{
    struct place place = { .kind = PLACE_REGISTER, .entity = want->entity };

    return !desk_refuses(ui, &place) && ui_push(ui, &register_class, want);
}
