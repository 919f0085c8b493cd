#include "ui/screen/band.h"

#include <stdio.h>
#include <string.h>

#include "src/base/id.h"
#include "src/base/text.h"
#include "src/model/record.h"
#include "src/ops/record.h"
#include "src/store/query.h"
#include "ui/screen/draft_key.h"
#include "ui/screen/remedy.h"
#include "ui/widget/dialog.h"

enum {
    NAME = 22, NAME_MOST = 48, WHERE = 16, NARROW = 60, WIDE = 100, LOUD = 80,
    FRAME = 2,                   /* rows of heading and rule */
    SPARE = 2,                   /* rows that stay free, so that a filter finds room */
};

/* One line, whether it is what is half-typed of one record or the finding of a rule. */
struct line {
    const struct attend_line *found;     /* NULL: a draft */
    const struct draft *draft;           /* the first of its fields */
    size_t more;                         /* so many more */
};

/* The record that a draft belongs to: its key without the field. */
static bool
is_of_one(const struct draft *a, const struct draft *b)
{
    const char *end = strrchr(a->key, ' ');
    size_t n = end && strncmp(a->key, "answer ", 7) != 0 ? (size_t)(end - a->key) + 1 : strlen(a->key) + 1;

    return strncmp(a->key, b->key, n) == 0 && (a->key[n - 1] == '\0' || !strchr(b->key + n, ' '));
}

static bool
is_first(const struct drafts *drafts, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (is_of_one(&drafts->draft[k], &drafts->draft[i]))
            return false;
    return true;
}

static bool
hides_draft(struct ui *ui, const struct draft *draft)
{
    struct str label = { 0 };
    struct place place;
    bool hidden = ui->presenting && draft_place(ui, draft->key, &place, &label) && desk_hides_place(ui, &place);

    str_free(&label);
    return hidden;
}

/* Records of which something is half-typed. */
static size_t
draft_lines(struct ui *ui)
{
    const struct drafts *drafts = &desk_of(ui)->drafts;
    size_t n = 0;

    for (size_t i = 0; i < drafts->n; i++)
        n += is_first(drafts, i) && !hides_draft(ui, &drafts->draft[i]);
    return n;
}

static void
draft_line(struct ui *ui, size_t at, struct line *line)
{
    const struct drafts *drafts = &desk_of(ui)->drafts;

    for (size_t i = 0; i < drafts->n; i++) {
        if (line->draft)
            line->more += is_of_one(line->draft, &drafts->draft[i]);
        else if (is_first(drafts, i) && !hides_draft(ui, &drafts->draft[i]) && !at--)
            line->draft = &drafts->draft[i];
    }
}

static bool
hides(struct ui *ui, const struct attend_line *found)
{
    return desk_hides_found(ui, found->alliance, found->entity, found->key);
}

static const struct attend_line *
found_at(const struct attend *attend, struct ui *ui, size_t at)
{
    if (!ui->presenting)
        return at < attend->lines ? &attend->line[at] : NULL;
    for (size_t i = 0; i < attend->lines; i++)
        if (!hides(ui, &attend->line[i]) && !at--)
            return &attend->line[i];
    return NULL;
}

static bool
line_at(struct ui *ui, size_t i, struct line *line)
{
    size_t drafts = draft_lines(ui);

    *line = (struct line){ 0 };
    if (i < drafts)
        draft_line(ui, i, line);
    else
        line->found = found_at(&desk_of(ui)->attend, ui, i - drafts);
    return line->draft || line->found;
}

size_t
band_count(struct ui *ui)
{
    const struct attend *attend = &desk_of(ui)->attend;
    size_t n = draft_lines(ui) + attend->lines;

    for (size_t i = 0; ui->presenting && i < attend->lines; i++)
        n -= hides(ui, &attend->line[i]);
    return n;
}

int
band_rows(struct ui *ui, int rows, int left, bool focus)
{
    size_t n = band_count(ui);
    int most = rows >= 28 ? rows / 4 : rows >= 16 ? 3 : focus ? rows / 2 : 0;

    if (rows >= 16 && left - FRAME - SPARE > most)
        most = left - FRAME - SPARE;
    if (!n || !most)
        return 1;
    return FRAME + (n < (size_t)most ? (int)n : most);
}

/* ---- drawing ---- */

static long
total(struct ui *ui)
{
    return (long)draft_lines(ui) + desk_needs(ui);
}

static const char *
why(struct ui *ui, const struct line *line, char words[120])
{
    if (!line->draft)
        return line->found->why;
    snprintf(words, 120, "Typed, not stored: %s goes on, %s drops it", ui_key(ui, ACTION_OPEN), ui_key(ui, ACTION_BIN));
    return words;
}

static void
draw_heading(struct band *band, struct ui *ui, struct area row, bool focus)
{
    char words[120];
    struct line line;
    int column;

    if (!band_count(ui)) {
        area_text(row, 0, 0, ROLE_MUTED, desk_of(ui)->attend.done ? "Nothing needs you today." :
                  "Looking for what needs you today ...");
        return;
    }
    column = area_text(row, 0, 0, ROLE_TITLE, "NEEDS YOU TODAY");
    column = area_printf(row, 0, column + 2, ROLE_MUTED, "%ld", total(ui));
    if (focus && line_at(ui, band->at, &line))
        area_fit(row, 0, column + 2, row.columns - column - 2, 1, ROLE_MUTED, 0, why(ui, &line, words));
    else if (!focus && row.columns > NARROW)
        area_printf(row, 0, column + 2, ROLE_HINT, "%s goes there", ui_key(ui, ACTION_NEXT_FIELD));
}

static void
add_alliance(struct ui *ui, const char *id, struct str *name)
{
    struct arena arena = { 0 };
    struct err none = { 0 };
    const char *text = query_string(desk_of(ui)->book.store, &arena, &none,
                                    "SELECT name FROM alliance WHERE id = ?1", "t", id);

    str_add(name, text ? text : "");
    arena_free(&arena);
}

/* What the line says; `where` is NULL where there is no room for it. */
static void
describe(struct ui *ui, const struct line *line, struct str *name, struct str *text, struct str *where)
{
    struct place place;

    if (line->found) {
        const struct entity *entity = line->found->step ? NULL : entity_find(line->found->entity);

        str_add(name, line->found->name);
        str_add(text, line->found->said);
        if (where)
            str_add(where, entity ? desk_kind_name(ui, entity, false) : "Steps");
        return;
    }
    str_add(text, "half-typed: ");
    if (!draft_place(ui, line->draft->key, &place, text))
        str_add(text, "a text whose record is gone");
    else if (*place.alliance)
        add_alliance(ui, place.alliance, name);
    if (line->more)
        str_addf(text, " and %zu more", line->more);
    str_add(text, ", ");
    draft_age(&desk_of(ui)->drafts, line->draft, text);
    if (where)
        str_add(where, "Draft");
}

static enum role
role_of(const struct line *line)
{
    return line->draft ? ROLE_DRAFT : line->found->urgency >= LOUD ? ROLE_BAD : ROLE_TEXT;
}

/* Columns for the names: all of the longest one where the window is wide. */
static int
name_columns(struct band *band, struct ui *ui, struct area area)
{
    int most = area.columns / 4 < NAME ? NAME : area.columns / 4 < NAME_MOST ? area.columns / 4 : NAME_MOST;
    int widest = NAME;
    struct line line;

    if (area.columns < NARROW)
        return 0;
    for (int i = 0; i < area.rows && line_at(ui, band->top + (size_t)i, &line); i++) {
        int columns = line.found ? text_columns(line.found->name) : 0;

        widest = columns > widest ? columns : widest;
    }
    return widest < most ? widest : most;
}

static void
draw_line(struct ui *ui, struct area row, const struct line *line, int named, bool selected)
{
    struct str name = { 0 }, text = { 0 }, where = { 0 };
    int at = 2 + (named ? named + 2 : 0);
    int width = row.columns - at - (row.columns < WIDE ? 0 : WHERE + 2);

    describe(ui, line, &name, &text, row.columns < WIDE ? NULL : &where);
    if (named && name.len)
        area_fit(row, 0, 2, named, -1, ROLE_TEXT, 0, name.data);
    else if (named)
        at = 2, width += named + 2;
    area_fit(row, 0, at, width, -1, role_of(line), 0, str_text(&text));
    if (row.columns >= WIDE)
        area_fit(row, 0, row.columns - WHERE, WHERE, 1, ROLE_MUTED, 0, str_text(&where));
    if (selected) {
        int first = named && name.len ? text_columns(name.data) : text_columns(str_text(&text));
        int most = named && name.len ? named : width;

        area_text(row, 0, 0, ROLE_ACCENT, ">");
        area_restyle(row, 0, 2, first < most ? first : most, ROLE_SELECTED, 0);
        area_cursor(row, 0, 2, false);
    }
    str_free(&name);
    str_free(&text);
    str_free(&where);
}

void
band_draw(struct band *band, struct ui *ui, struct area area, bool focus)
{
    size_t n = band_count(ui);
    struct area heading = layout_top(&area, 1);
    struct line line;
    int named;

    if (band->at >= n)
        band->at = n ? n - 1 : 0;
    draw_heading(band, ui, heading, focus);
    if (area.rows > 1)
        area_rule(layout_bottom(&area, 1), 0, ROLE_LINE);
    band->height = area.rows;
    if (band->at < band->top)
        band->top = band->at;
    if (band->height && band->at >= band->top + (size_t)band->height)
        band->top = band->at - (size_t)band->height + 1;
    named = name_columns(band, ui, area);
    for (int i = 0; i < area.rows && line_at(ui, band->top + (size_t)i, &line); i++)
        draw_line(ui, area_sub(area, i, 0, 1, area.columns), &line, named,
                  focus && band->top + (size_t)i == band->at);
    if (focus && !area.rows)
        area_cursor(heading, 0, 0, false);
}

/* ---- keys ---- */

bool
band_action(struct band *band, struct ui *ui, enum action action)
{
    size_t n = band_count(ui), page = band->height > 0 ? (size_t)band->height : 1;

    switch (action) {
    case ACTION_MOVE_UP:
        band->at -= band->at > 0;
        return true;
    case ACTION_MOVE_DOWN:
        if (band->at + 1 >= n)
            return false;
        band->at++;
        return true;
    case ACTION_PAGE_UP:
        band->at -= band->at < page ? band->at : page;
        return true;
    case ACTION_PAGE_DOWN:
        band->at = band->at + page < n ? band->at + page : n ? n - 1 : 0;
        return true;
    case ACTION_HOME:
        band->at = 0;
        return true;
    case ACTION_END:
        band->at = n ? n - 1 : 0;
        return true;
    default:
        return false;
    }
}

void
band_open(struct band *band, struct ui *ui)
{
    struct place place = { 0 };
    struct line line;
    struct str label = { 0 };

    if (!line_at(ui, band->at, &line))
        return;
    if (line.draft) {
        if (draft_place(ui, line.draft->key, &place, &label))
            place_open(ui, &place);
        else
            draft_drop(&desk_of(ui)->drafts, line.draft->key);
    } else {
        remedy_open(ui, &(struct remedy){ line.found->alliance, line.found->rule, line.found->view,
                                          line.found->entity, line.found->record,
                                          line.found->step, line.found->key });
    }
    str_free(&label);
}

/* ---- dropping ---- */

/* "Metric: nosuchmetric"; a record that was chosen by its title, a paper by its name alone. */
static void
add_draft(struct ui *ui, const struct draft *draft, struct str *text)
{
    struct store *store = desk_of(ui)->book.store;
    struct arena arena = { 0 };
    struct err none = { 0 };
    struct place place;
    const struct entity *entity = id_is_valid(draft->text) ? record_entity_of(store, draft->text, &none) : NULL;
    const char *title = entity ? record_title_of(store, entity, draft->text, &arena) : NULL;

    str_add(text, text->len ? "\n" : "");
    if (!draft_place(ui, draft->key, &place, text))
        str_add(text, "A text whose record is gone");
    if (strncmp(draft->key, "paper ", 6) != 0)
        str_addf(text, ": %s", ui->presenting ? "hidden while presenting" : title ? title : draft->text);
    arena_free(&arena);
}

void
band_ask_drop(struct band *band, struct ui *ui, int question)
{
    struct dialog dialog = { .title = "Drop what was typed?", .choices = { "Drop it", "Keep it" }, .first = 1 };
    const struct drafts *drafts = &desk_of(ui)->drafts;
    struct str text = { 0 };
    struct line line;

    if (!line_at(ui, band->at, &line))
        return;
    if (!line.draft) {
        ui_message(ui, "This goes when it is put right; %s goes there", ui_key(ui, ACTION_OPEN));
        return;
    }
    snprintf(band->asked, sizeof band->asked, "%s", line.draft->key);
    for (size_t i = 0; i < drafts->n; i++)
        if (&drafts->draft[i] == line.draft || is_of_one(line.draft, &drafts->draft[i]))
            add_draft(ui, &drafts->draft[i], &text);
    str_add(&text, "\nTyped ");
    draft_age(drafts, line.draft, &text);
    str_add(&text, ".");
    dialog.text = text.data;
    dialog_ask(ui, question, &dialog);
    str_free(&text);
}

void
band_drop(struct band *band, struct ui *ui)
{
    struct drafts *drafts = &desk_of(ui)->drafts;
    struct draft asked = { .key = band->asked };

    for (size_t i = drafts->n; i-- > 0;)
        if (strcmp(drafts->draft[i].key, asked.key) == 0 || is_of_one(&asked, &drafts->draft[i]))
            draft_drop(drafts, drafts->draft[i].key);
    ui_changed(ui);
    ui_message(ui, "What was typed is dropped");
}
