#include "ui/screen/desk.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/config/path.h"
#include "src/ops/find.h"
#include "src/ops/private.h"
#include "src/ops/seen.h"
#include "src/store/journal.h"
#include "src/store/presence.h"
#include "src/store/query.h"

enum { SLICE = 100, COMPUTED = 2, PRESENCE_SHOWN = 64 };

struct desk *
desk_of(const struct ui *ui)
{
    return ui->app;
}

/* ---- what the frame shows of it ---- */

static void
show_label(struct ui *ui)
{
    struct book *book = &desk_of(ui)->book;
    size_t i;

    for (i = 0; book->kind[i] && i + 1 < sizeof ui->label; i++)
        ui->label[i] = (char)toupper((unsigned char)book->kind[i]);
    ui->label[i] = '\0';
}

static void
show_presence(struct ui *ui)
{
    struct desk *desk = desk_of(ui);
    struct presence here[PRESENCE_SHOWN];
    size_t n = presence_list(desk->book.store, here, PRESENCE_SHOWN);
    const char *other = NULL;

    for (size_t i = 0; i < n && i < PRESENCE_SHOWN; i++)
        if (strcmp(here[i].account, desk->env->user) != 0)
            other = here[i].account;
    if (n <= 1)
        snprintf(ui->presence, sizeof ui->presence, "%s", desk->env->user);
    else if (n == 2 && other)
        snprintf(ui->presence, sizeof ui->presence, "%.30s and %.30s here", desk->env->user,
                 other);
    else
        snprintf(ui->presence, sizeof ui->presence, "%.40s %s %d here", desk->env->user,
                 ui_glyph(ui, GLYPH_DOT), n < 10000 ? (int)n : 9999);
}

static void
show_undo(struct ui *ui)
{
    struct desk *desk = desk_of(ui);
    struct arena arena = { 0 };
    struct journal_entry entry;
    struct err none = { 0 };

    ui->undo[0] = '\0';
    if (!ui->readonly && journal_next_undo(desk->book.store, &arena, desk->env->user, &entry, &none))
        snprintf(ui->undo, sizeof ui->undo, "%s", entry.label);
    arena_free(&arena);
}

/* ---- opening and closing ---- */

static void
find_me(struct desk *desk)
{
    const char *me = config_text(desk->config, OPTION_ME_PERSON);
    struct err none = { 0 };

    desk->book.me[0] = '\0';
    if (*me && !find_named(&desk->book, entity_find("person"), me, desk->book.me, &none))
        desk->book.me[0] = '\0';
}

static void
open_drafts(struct desk *desk)
{
    struct str directory = { 0 };

    path_of(&directory, PATH_STATE, "drafts");
    err_clear(&desk->drafts_wrong);
    drafts_open(&desk->drafts, directory.data, store_path(desk->book.store), desk->env, &desk->drafts_wrong);
    str_free(&directory);
}

/* Where the journal ends, so that later it can be asked what came behind. */
static void
note_end(struct desk *desk)
{
    struct err none = { 0 };

    desk->end_ms = query_number(desk->book.store, 0, &none, "SELECT max(at) FROM change", "");
}

bool
desk_open(struct desk *desk, const char *path, struct err *err)
{
    unsigned flags = seen_flags(path, desk->env) | (desk->readonly ? STORE_READONLY : 0);

    if (!book_open(&desk->book, path, flags, desk->env, err)) {
        book_close(&desk->book);
        return false;
    }
    desk->open = true;
    desk->checked = !(flags & STORE_TRUSTED);
    store_changed(desk->book.store, err);
    desk->seen = store_generation(desk->book.store);
    find_me(desk);
    open_drafts(desk);
    note_end(desk);
    desk->attend.patience = COMPUTED;
    attend_start(&desk->attend, &desk->book, ATTEND_KEPT);
    return true;
}

void
desk_begin(struct ui *ui)
{
    struct desk *desk = desk_of(ui);
    const char *why = store_why_readonly(desk->book.store);

    ui->readonly = why != NULL;
    show_label(ui);
    snprintf(ui->presence, sizeof ui->presence, "%s", desk->env->user);
    show_undo(ui);
    if (desk->drafts_wrong.kind)
        ui_warn(ui, "Half-typed text cannot be kept over a crash: %s: %s", desk->drafts_wrong.where,
                desk->drafts_wrong.what);
    if (why)
        ui_warn(ui, "Read only: %s", why);
}

void
desk_close(struct ui *ui)
{
    struct desk *desk = desk_of(ui);

    if (!desk->open)
        return;
    if (desk->present)
        presence_leave(desk->book.store);
    desk->present = false;
    attend_free(&desk->attend);
    spots_free(&desk->spots);
    drafts_close(&desk->drafts);
    book_close(&desk->book);
    desk->open = false;
    ui->label[0] = ui->presence[0] = ui->undo[0] = '\0';
}

/* ---- changes, ours and others' ---- */

enum { LOOKED_AT = 50 };

/*
 * Look again at the alliances that the latest entries are about. With entries that are about more than
 * one alliance, or many of them, everything is looked at again.
 */
static void
look_again(struct desk *desk)
{
    struct err err = { 0 };
    char about[LOOKED_AT][ID_SIZE];
    size_t n = 0;
    bool all = false;
    struct query *query = query_start(desk->book.store, &err,
        "SELECT DISTINCT alliance, kind FROM change WHERE at > ?1 LIMIT ?2", "ii", desk->end_ms, (int64_t)LOOKED_AT + 1);

    while (query_next(query, &err)) {
        const char *alliance = query_text(query, 0);

        if (!alliance || n == LOOKED_AT || strcmp(query_text(query, 1), "edit") != 0)
            all = true;
        else
            snprintf(about[n++], ID_SIZE, "%s", alliance);
    }
    query_end(query, &err);
    note_end(desk);
    for (size_t i = 0; !all && i < n; i++)
        all = !attend_again(&desk->attend, about[i], &err);
    if (all)
        attend_start(&desk->attend, &desk->book, ATTEND_KEPT);
}

void
desk_changed(struct ui *ui, const char *alliance)
{
    struct desk *desk = desk_of(ui);
    struct err err = { 0 };

    desk->changed = true;
    store_changed(desk->book.store, &err);
    desk->seen = store_generation(desk->book.store);
    if (!book_refresh(&desk->book, &err))
        ui_error(ui, &err);
    ui_changed(ui);
    show_label(ui);
    show_undo(ui);
    err_clear(&err);
    note_end(desk);
    if (!alliance || !*alliance)
        attend_start(&desk->attend, &desk->book, ATTEND_KEPT);
    else if (!attend_again(&desk->attend, alliance, &err))
        ui_error(ui, &err);
}

bool
desk_poll(struct ui *ui)
{
    struct desk *desk = desk_of(ui);
    struct err err = { 0 };

    if (!desk->open || !store_changed(desk->book.store, &err)) {
        if (err.kind == ERR_NONE || desk->lost)
            return false;
        desk->lost = true;      /* said once, not twice a second */
        ui_error(ui, &err);
        return true;
    }
    show_presence(ui);
    if (store_generation(desk->book.store) == desk->seen)
        return true;
    desk->seen = store_generation(desk->book.store);
    book_refresh(&desk->book, &err);
    show_label(ui);
    show_undo(ui);
    look_again(desk);
    return true;
}

bool
desk_idle(struct ui *ui)
{
    struct desk *desk = desk_of(ui);
    struct err err = { 0 };

    if (!desk->open)
        return false;
    if (!desk->checked) {       /* after the first paint, which need not wait for it */
        desk->checked = true;
        if (!book_check(&desk->book, &err)) {
            ui->readonly = true;
            ui_error(ui, &err);
        }
        return true;
    }
    if (!desk->present) {       /* it writes to the file */
        desk->present = true;
        if (presence_enter(desk->book.store, &err))
            store_changed(desk->book.store, &err);
        desk->seen = store_generation(desk->book.store);
        show_presence(ui);
        return true;
    }
    if (desk->attend.done)
        return false;
    if (!attend_slice(&desk->attend, SLICE, &err) && desk->attend.relit) {
        desk->attend.relit = false;
        ui_changed(ui);         /* the list shows the lights */
    }
    desk->seen = store_generation(desk->book.store);    /* figures kept are no news */
    if (err.kind != ERR_NONE)
        ui_error(ui, &err);
    return true;                /* so that what was found is shown */
}

/* ---- small questions ---- */

const char *
desk_why_readonly(struct ui *ui)
{
    struct desk *desk = desk_of(ui);

    return desk->open ? store_why_readonly(desk->book.store) : NULL;
}

const char *
desk_why_not_write(struct ui *ui, struct screen *screen)
{
    (void)screen;
    return desk_why_readonly(ui);
}

void
desk_path(const char *typed, char *out, size_t room)
{
    const char *home = getenv("HOME");

    if (typed[0] == '~' && typed[1] == '/' && home)
        snprintf(out, room, "%s%s", home, typed + 1);
    else
        snprintf(out, room, "%s", typed);
}

bool
desk_set_me(struct ui *ui, const char *id, struct err *err)
{
    struct desk *desk = desk_of(ui);

    snprintf(desk->book.me, sizeof desk->book.me, "%s", id);
    return config_save(desk->config, OPTION_ME_PERSON, id, err);
}

struct method *
desk_method(struct ui *ui, const char *alliance)
{
    struct desk *desk = desk_of(ui);
    struct err none = { 0 };
    struct method *method = NULL;

    if (alliance && *alliance)
        method = book_method_of(&desk->book, alliance, &none);
    return method ? method : desk->book.method;
}

bool
desk_hides(struct ui *ui, const struct entity *entity)
{
    return ui->presenting && private_kind(desk_of(ui)->book.method, entity);
}

bool
desk_hides_question(struct ui *ui, const char *alliance, const char *key)
{
    return ui->presenting && key && *key && private_question(desk_method(ui, alliance), key);
}

bool
desk_hides_place(struct ui *ui, const struct place *place)
{
    char name[40] = "", code[40] = "";

    if (!ui->presenting)
        return false;
    if (place->kind == PLACE_VIEW)
        return sscanf(place->item, "%39s %39s", name, code) == 2 && private_figure(code);
    if (place->kind == PLACE_STEPS)
        return desk_hides_question(ui, place->alliance, place->item);
    return desk_hides(ui, place->entity);
}

bool
desk_refuses(struct ui *ui, const struct place *place)
{
    if (!desk_hides_place(ui, place))
        return false;
    if (place->kind == PLACE_REGISTER)
        ui_warn(ui, "%s are private and not shown while presenting", desk_kind_name(ui, place->entity, true));
    else
        ui_warn(ui, "This is private and not shown while presenting; %s ends it", ui_key(ui, ACTION_PRESENT));
    return true;
}

bool
desk_hides_found(struct ui *ui, const char *alliance, const char *entity, const char *key)
{
    return ui->presenting &&
           (desk_hides(ui, entity_find(entity)) || desk_hides_question(ui, alliance, key));
}

long
desk_needs(struct ui *ui)
{
    const struct attend *attend = &desk_of(ui)->attend;
    long n = attend->total > (long)attend->lines ? attend->total : (long)attend->lines;

    for (size_t i = 0; ui->presenting && i < attend->lines; i++)
        n -= desk_hides_found(ui, attend->line[i].alliance, attend->line[i].entity, attend->line[i].key);
    return n;
}

const char *
desk_kind_name(struct ui *ui, const struct entity *entity, bool plural)
{
    struct err none = { 0 };
    const struct method_register *words = method_register(desk_of(ui)->book.method, entity->name, &none);
    const char *name = words ? plural ? words->plural : words->name : NULL;

    return name ? name : entity->name;
}
