#include "src/store/touch.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/store/engine.h"

/* ---- the table ---- */

static size_t
hash(const char *text)
{
    size_t sum = 2166136261U;

    while (*text)
        sum = (sum ^ (unsigned char)*text++) * 16777619U;
    return sum;
}

static struct touch *
slot_of(struct touches *touches, const char *alliance)
{
    size_t at = hash(alliance) & (touches->room - 1);

    while (touches->slot[at].alliance[0] && strcmp(touches->slot[at].alliance, alliance) != 0)
        at = (at + 1) & (touches->room - 1);
    return &touches->slot[at];
}

static void
grow(struct touches *touches)
{
    struct touches more = { .room = touches->room ? 2 * touches->room : 16 };

    more.slot = mem_alloc(more.room * sizeof *more.slot);
    memset(more.slot, 0, more.room * sizeof *more.slot);
    for (size_t i = 0; i < touches->room; i++)
        if (touches->slot[i].alliance[0])
            *slot_of(&more, touches->slot[i].alliance) = touches->slot[i];
    mem_free(touches->slot);
    touches->slot = more.slot;
    touches->room = more.room;
}

static struct touch *
touch_of(struct touches *touches, const char *alliance)
{
    struct touch *touch;

    if (2 * touches->n >= touches->room)
        grow(touches);
    touch = slot_of(touches, alliance);
    if (!touch->alliance[0]) {
        snprintf(touch->alliance, sizeof touch->alliance, "%s", alliance);
        touches->n++;
    }
    return touch;
}

void
touches_free(struct touches *touches)
{
    mem_free(touches->slot);
    *touches = (struct touches){ 0 };
}

/* ---- noting ---- */

/* What the change of one record says about an alliance. */
struct note {
    const char *edited;
    bool born, unknown;
};

static void
note_one(struct touches *touches, const char *alliance, const struct note *note)
{
    struct touch *touch = touch_of(touches, alliance);

    if (strcmp(note->edited, touch->edited) > 0)
        snprintf(touch->edited, sizeof touch->edited, "%s", note->edited);
    touch->born |= note->born;
    touch->unknown |= note->unknown;
}

static void
note_all(struct touches *touches, enum store_owner owner)
{
    touches->all = true;
    touches->all_unknown |= owner == OWNER_ALL_EDITS;
}

void
touches_forget(struct touches *touches)
{
    note_all(touches, OWNER_ALL_EDITS);
}

static bool
note_asked(struct store *store, const char *sql, const char *id, const struct note *note,
           struct err *err)
{
    struct query *query = query_start(store, err, sql, "t", id);

    while (query_next(query, err)) {
        if (query_text(query, 0))
            note_one(&store->change.touches, query_text(query, 0), note);
        else
            note_all(&store->change.touches, OWNER_ALL);
    }
    return query_end(query, err);
}

static bool
note_alliance_of(struct store *store, const char *table, const char *id, const struct note *note,
                 struct err *err)
{
    char sql[120];

    snprintf(sql, sizeof sql, "SELECT \"alliance\" FROM \"%s\" WHERE \"id\"=?1", table);
    return note_asked(store, sql, id, note, err);
}

static enum store_owner
owner_of(struct store *store, const char *table, const char *column, const char **sql)
{
    return store->owners ? store->owners(table, column, sql) : OWNER_ALL_EDITS;
}

static const struct change_cell *
cell_of(const struct change_cell *cells, size_t n, const char *column)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(cells[i].column, column) == 0)
            return &cells[i];
    return NULL;
}

bool
touch_inserted(struct store *store, const char *table, const char *id,
               const struct change_cell *cells, size_t n, const char *now, struct err *err)
{
    const struct change_cell *updated = cell_of(cells, n, "updated_at");
    const struct change_cell *alliance = cell_of(cells, n, "alliance");
    struct note note = {
        .edited = updated && updated->new.kind == CELL_TEXT ? updated->new.text : now
    };
    struct touches *touches = &store->change.touches;
    const char *sql = NULL;

    enum store_owner owner = owner_of(store, table, "*", &sql);

    switch (owner) {
    case OWNER_ALL: case OWNER_ALL_EDITS:
        note_all(touches, owner);
        break;
    case OWNER_NONE:
        break;
    case OWNER_SELF:
        note.born = true;
        note_one(touches, id, &note);
        break;
    case OWNER_ALLIANCE:
        if (alliance && alliance->new.kind == CELL_TEXT)
            note_one(touches, alliance->new.text, &note);
        else
            note_all(touches, OWNER_ALL);
        break;
    case OWNER_ASKED:
        return note_asked(store, sql, id, &note, err);
    }
    return true;
}

/* The cell of that column, when it holds something else than before. */
static const struct change_cell *
changed_cell(const struct change_cell *cells, size_t n, const char *column)
{
    const struct change_cell *cell = cell_of(cells, n, column);

    return cell && !cell_equal(&cell->seen, &cell->new) ? cell : NULL;
}

/* Whom the columns concern that change; beside them those whose the record is. */
static void
ask_owners(struct store *store, const char *table, const struct change_cell *cells, size_t n,
           bool asked[OWNER_ASKED + 1], const char **sql)
{
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        enum store_owner owner = cell_equal(&cells[i].seen, &cells[i].new)
                                     ? OWNER_NONE : owner_of(store, table, cells[i].column, sql);

        asked[owner] = true;
        any |= owner != OWNER_NONE;
    }
    if (any)
        asked[owner_of(store, table, "*", sql)] = true;
}

bool
touch_changed(struct store *store, const char *table, const char *id,
              const struct change_cell *cells, size_t n, const char *now, struct err *err)
{
    const struct change_cell *moved = changed_cell(cells, n, "alliance");
    const struct change_cell *updated = cell_of(cells, n, "updated_at");
    /* Into the bin, out of it, with a time of its own: the newest edit may have been this one. */
    struct note note = {
        .edited = updated && updated->new.kind == CELL_TEXT ? updated->new.text : now,
        .unknown = updated || changed_cell(cells, n, "deleted"),
    };
    struct touches *touches = &store->change.touches;
    bool asked[OWNER_ASKED + 1] = { false }, ok = true;
    const char *sql = NULL;

    ask_owners(store, table, cells, n, asked, &sql);
    if (asked[OWNER_ALL] || asked[OWNER_ALL_EDITS])
        note_all(touches, asked[OWNER_ALL_EDITS] ? OWNER_ALL_EDITS : OWNER_ALL);
    if (asked[OWNER_SELF])
        note_one(touches, id, &note);
    if (asked[OWNER_ALLIANCE])
        ok = note_alliance_of(store, table, id, &note, err);
    if (asked[OWNER_ASKED])
        ok = ok && note_asked(store, sql, id, &note, err);
    if (moved && moved->seen.kind == CELL_TEXT) {
        note.unknown = true;
        note_one(touches, moved->seen.text, &note);
    }
    return ok;
}

void
change_concerns_all(struct store *store)
{
    store->change.touches.all = true;
}

/* ---- writing ---- */

/* A mark that never comes again: it does not follow from the clock or from what was there. */
static int64_t
fresh_stamp(void)
{
    struct env system = { 0 };
    int64_t stamp = 0;

    env_random(&system, &stamp, sizeof stamp);
    return stamp ? stamp : 1;
}

static bool
write_one(struct store *store, const struct touch *touch, int64_t stamp, struct err *err)
{
    return change_private(store, err,
        "INSERT INTO touched VALUES(?1,?2,CASE WHEN ?4 AND NOT ?5 THEN ?3 END)"
        " ON CONFLICT(alliance) DO UPDATE SET stamp=?2,"
        " edited=CASE WHEN NOT ?5 AND edited IS NOT NULL THEN max(edited,?3) END",
        "titii", touch->alliance, stamp, touch->edited, (int64_t)touch->born,
        (int64_t)touch->unknown);
}

bool
touches_write(struct store *store, struct err *err)
{
    struct touches *touches = &store->change.touches;
    bool ok = true;
    int64_t stamp;

    if (!touches->n && !touches->all)
        return true;
    stamp = fresh_stamp();
    for (size_t i = 0; i < touches->room && ok; i++)
        if (touches->slot[i].alliance[0])
            ok = write_one(store, &touches->slot[i], stamp, err);
    if (ok && touches->all)
        ok = change_private(store, err, "INSERT OR REPLACE INTO touched VALUES('',?1,NULL)", "i",
                            stamp);
    if (ok && touches->all_unknown)
        ok = change_private(store, err, "UPDATE touched SET edited=NULL", "");
    return ok;
}
