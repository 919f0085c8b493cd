/* What belongs to a record, below its form: the records that name it, and what can be made from it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/record.h"
#include "src/ops/record_now.h"
#include "src/ops/rhythm.h"
#include "src/ops/tick.h"
#include "src/store/query.h"
#include "ui/screen/register.h"
#include "ui/screen/sheet.h"
#include "ui/widget/prompt.h"

enum { SHOWN = 6, CELLS = 3 };

/* Beside those that cannot be without it: what may name it, and is looked for there. */
static const struct {
    const char *entity, *field;
} also[] = {
    { "action", "meeting" },     { "action", "decision" },     { "action", "issue" },
    { "action", "review" },      { "action", "survey" },       { "decision", "meeting" },
    { "decision", "right" },     { "decision", "issue" },      { "decision_right", "body" },
    { "risk", "issue" },         { "contact", "pair" },        { "knowledge_item", "objective" },
    { "learning_event", "item" }, { "metric", "objective" },   { "objective_change", "objective" },
    { "idea", "difference" },
};

static bool
belongs(const struct entity *entity, const struct field *field, const struct entity *to)
{
    if (field->type != FIELD_REF || strcmp(field->spec, to->name) != 0)
        return false;
    if (field->required)
        return true;
    for (size_t i = 0; i < sizeof also / sizeof *also; i++)
        if (strcmp(also[i].entity, entity->name) == 0 && strcmp(also[i].field, field->name) == 0)
            return true;
    return false;
}

/* ---- one of them as a row ---- */

static const char *
words_of(struct sheet *sheet, const struct method_register *words, const struct record *record, size_t i)
{
    size_t held;

    if (i >= words->n_parts || record->values[i].kind == VALUE_NULL)
        return "";
    if (record->entity->fields[i].type == FIELD_YESNO && strcmp(record->entity->fields[i].name, "present") == 0)
        return record->values[i].integer ? "present" : sheet_part(sheet, "held_on", &held) &&
               sheet->value[held].kind == VALUE_NULL ? "" : "absent";
    if (record->entity->fields[i].type == FIELD_YESNO)
        return record->values[i].integer ? words->parts[i].label : "";
    return part_form_words(&sheet->place, &words->parts[i], &record->values[i]);
}

static bool
tells(const struct entity *entity, size_t i, const struct field *via)
{
    const struct field *field = &entity->fields[i];

    return field != via && field->type != FIELD_LONG && field->type != FIELD_ANY && field->type != FIELD_OBJECT &&
           strcmp(field->name, "alliance") != 0;
}

static bool
is_person(const struct field *field)
{
    return field->type == FIELD_REF && strcmp(field->spec, "person") == 0 && strcmp(field->name, "alternate") != 0;
}

/* The title (else the person, else what comes first) as the label, then the state, then what else is known. */
static void
make_row(struct sheet *sheet, const struct record *record, const struct field *via, struct form_field *out)
{
    const struct entity *entity = record->entity;
    struct err none = { 0 };
    const struct method_register *words = method_register(sheet->place.method, entity->name, &none);
    const struct field *title = entity_title(entity), *state = entity_field(entity, "state");
    enum record_tone tone;
    const char *now = record_now(&desk_of(sheet->ui)->book, record, &sheet->arena, &tone);
    struct str cells = { 0 };
    size_t label = title && title != via ? entity_position(entity, title) : entity->n, n = 0;

    for (size_t i = 0; words && i < entity->n && label == entity->n; i++)
        if (is_person(&entity->fields[i]) && *words_of(sheet, words, record, i))
            label = i;
    for (size_t i = 0; words && i < entity->n && label == entity->n; i++)
        if (tells(entity, i, via) && *words_of(sheet, words, record, i))
            label = i;
    if (state && words) {
        str_addf(&cells, "%s%s%s", words_of(sheet, words, record, entity_position(entity, state)), now ? ", " : "",
                 now ? now : "");
        n++;
    }
    for (size_t i = 0; words && i < entity->n && n < CELLS; i++) {
        const char *text = tells(entity, i, via) && i != label && &entity->fields[i] != state
                               ? words_of(sheet, words, record, i) : "";

        if (*text)
            str_addf(&cells, "%s%.40s", n++ ? "\t" : "", text);
    }
    *out = (struct form_field){
        .key = arena_printf(&sheet->arena, "@%s#%s", entity->name, record->id), .kind = FORM_ROW,
        .label = words && label < entity->n ? words_of(sheet, words, record, label)
                                            : method_title(sheet->place.method, record, &sheet->arena),
        .shown = arena_string(&sheet->arena, str_text(&cells)), .help = tick_takes(entity) ? "Enter opens it, x ticks it" : "Enter opens it",
        .role = tone == RECORD_LATE ? ROLE_BAD : tone == RECORD_WATCH ? ROLE_WATCH : ROLE_TEXT,
    };
    str_free(&cells);
}

static size_t
add_rows(struct sheet *sheet, const struct entity *entity, const struct field *field, struct form_field *out)
{
    struct store *store = desk_of(sheet->ui)->book.store;
    const char *order = "id", *ids[SHOWN];
    struct err none = { 0 };
    struct query *query;
    size_t n = 0, made = 0;

    for (size_t i = 0; i < entity->n; i++)
        if (entity->fields[i].mark == 'B' || strcmp(entity->fields[i].name, "due") == 0)
            order = entity->fields[i].name;
    query = query_start(store, &none, arena_printf(&sheet->arena,
        "SELECT id FROM \"%s\" WHERE \"%s\"=?1 AND deleted=0 ORDER BY \"%s\" DESC, id DESC LIMIT %d", entity->name,
        field->name, order, SHOWN), "t", sheet->id);
    while (query_next(query, &none))
        ids[n++] = arena_string(&sheet->arena, query_text(query, 0));
    query_end(query, &none);
    for (size_t i = 0; i < n; i++) {
        struct record record;

        if (record_load(store, entity, ids[i], &sheet->arena, &record, &none))
            make_row(sheet, &record, field, &out[made++]);
    }
    return made;
}

static size_t
add_kind(struct sheet *sheet, const struct entity *entity, const struct field *field, struct form_field *out)
{
    struct err none = { 0 };
    const char *sql = arena_printf(&sheet->arena, "SELECT count(*) FROM \"%s\" WHERE \"%s\" = ?1 AND deleted = 0",
                                   entity->name, field->name);
    int64_t count = query_number(desk_of(sheet->ui)->book.store, 0, &none, sql, "t", sheet->id);

    *out = (struct form_field){
        .key = arena_printf(&sheet->arena, "@%s.%s", entity->name, field->name), .kind = FORM_LINK,
        .label = desk_kind_name(sheet->ui, entity, true),
        .shown = arena_printf(&sheet->arena, "%lld", (long long)count),
        .help = count > SHOWN ? "Enter shows all of them, and adds to them" : "Enter shows them, and adds to them",
    };
    return 1 + (count ? add_rows(sheet, entity, field, out + 1) : 0);
}

/* ---- what can be made from it ---- */

static size_t
add_making(struct sheet *sheet, struct form_field *out)
{
    bool body = strcmp(sheet->entity->name, "body") == 0, meeting = strcmp(sheet->entity->name, "meeting") == 0;

    if ((!body && !meeting) || sheet->why_not || sheet->deleted || desk_why_readonly(sheet->ui))
        return 0;
    *out = (struct form_field){
        .key = body ? "@plan" : "@expect", .kind = FORM_LINK, .role = ROLE_GOOD,
        .label = body ? "plan its meetings ahead" : "note who is expected",
        .help = body ? "From its rhythm, once: a day that has a meeting gets no second one"
                     : "Everyone who sits in the body that day; x ticks afterwards who came",
    };
    return 1;
}

size_t
sheet_related(struct sheet *sheet, struct form_field *out, size_t room)
{
    size_t n = 0;

    if (!sheet->entity || !*sheet->id || strcmp(sheet->entity->name, "alliance") == 0)
        return 0;
    for (size_t e = 0; e < entity_count; e++)
        for (size_t f = 0; f < entities[e].n && n + SHOWN + 3 < room; f++) {
            if (!belongs(&entities[e], &entities[e].fields[f], sheet->entity) || !register_takes(&entities[e]) ||
                desk_hides(sheet->ui, &entities[e]))
                continue;
            if (n == 0)
                out[n++] = (struct form_field){ .key = "@", .kind = FORM_HEADING, .label = "Belongs to it" };
            n += add_kind(sheet, &entities[e], &entities[e].fields[f], &out[n]);
        }
    if (n + 1 < room)
        n += add_making(sheet, &out[n]);
    return n;
}

/* ---- following it ---- */

static void
open_child(struct sheet *sheet, const struct entity *entity, const char *id)
{
    struct sheet_want want = { .entity = entity, .why_not = sheet->why_not };

    memcpy(want.alliance, sheet->alliance, sizeof want.alliance);
    snprintf(want.id, sizeof want.id, "%s", id);
    sheet_open(sheet->ui, &want);
}

static void
say_made(struct sheet *sheet, bool ok, long made, const char *what, const struct err *err)
{
    if (!ok) {
        ui_error(sheet->ui, err);
        return;
    }
    desk_changed(sheet->ui, sheet->alliance);
    if (made)
        ui_done(sheet->ui, "%s: %ld %s", sheet->title, made, what);
    else
        ui_message(sheet->ui, "%s: all of that is there already", sheet->title);
}

static void
ask_reach(struct sheet *sheet)
{
    struct prompt prompt = {
        .title = "Plan its meetings ahead", .label = "How many, or up to which day", .text = "4", .example = "6, or eoy",
        .limit = 20,
    };

    prompt_ask(sheet->ui, SHEET_PLAN, &prompt);
}

void
sheet_plan(struct sheet *sheet, const char *typed)
{
    struct rhythm_reach reach = { 0 };
    struct err err = { 0 };
    char *end;
    long made = 0;
    bool ok = true;

    reach.count = strtol(typed, &end, 10);
    if (end == typed || *end) {
        reach.count = 0;
        ok = date_read_words(typed, book_today(&desk_of(sheet->ui)->book), &reach.until, &err);
    } else if (reach.count < 1 || reach.count > RHYTHM_MOST) {
        err_set(&err, ERR_INPUT, "%.20s is not a number of meetings", typed);
        ok = err_hint(&err, "Write 1 to %d, or a day such as eoy.", RHYTHM_MOST);
    }
    ok = ok && rhythm_plan(&desk_of(sheet->ui)->book, sheet->id, &reach, &made, &err);
    say_made(sheet, ok, made, made == 1 ? "meeting planned" : "meetings planned", &err);
}

static void
expect(struct sheet *sheet)
{
    struct err err = { 0 };
    long made = 0;
    bool ok = rhythm_expect(&desk_of(sheet->ui)->book, sheet->id, &made, &err);

    say_made(sheet, ok, made, "expected", &err);
}

/* The record of the line at the cursor: its kind, and its id into `*id`; NULL when the line is none. */
static const struct entity *
related_at(const struct sheet *sheet, const char **id)
{
    const struct form_field *field = form_at(&sheet->form);
    const char *mark = field && field->key && *field->key == '@' ? strchr(field->key, '#') : NULL;
    char name[64];

    if (!mark)
        return NULL;
    snprintf(name, sizeof name, "%.*s", (int)(mark - field->key) - 1, field->key + 1);
    *id = mark + 1;
    return entity_find(name);
}

const char *
sheet_why_not_tick(const struct sheet *sheet)
{
    const char *id;
    const struct entity *entity = related_at(sheet, &id);

    if (form_at(&sheet->form) && form_at(&sheet->form)->kind == FORM_YESNO)
        return NULL;                /* the form does it */
    if (!entity || !tick_takes(entity))
        return "There is nothing to tick here; an attendee or an action below is ticked";
    return sheet->why_not ? sheet->why_not : desk_why_readonly(sheet->ui);
}

void
sheet_tick(struct sheet *sheet)
{
    struct book *book = &desk_of(sheet->ui)->book;
    struct arena arena = { 0 };
    struct err err = { 0 };
    const char *id, *word, *label = arena_string(&arena, form_at(&sheet->form)->label);
    const struct entity *entity = related_at(sheet, &id);

    if (tick_turn(book, entity, id, &word, &err)) {
        desk_changed(sheet->ui, sheet->alliance);
        ui_done(sheet->ui, "%s: %s", label, word);
    } else {
        ui_error(sheet->ui, &err);
    }
    arena_free(&arena);
}

void
sheet_follow_link(struct sheet *sheet, const struct form_field *field)
{
    struct register_want want = { 0 };
    size_t n = strcspn(field->key, ".#");
    char name[64];

    if (strcmp(field->key, "@plan") == 0) {
        ask_reach(sheet);
        return;
    }
    if (strcmp(field->key, "@expect") == 0) {
        expect(sheet);
        return;
    }
    if (*field->key != '@' || !field->key[n])
        return;
    snprintf(name, sizeof name, "%.*s", (int)n - 1, field->key + 1);
    want.entity = entity_find(name);
    if (want.entity && field->key[n] == '#') {
        open_child(sheet, want.entity, field->key + n + 1);
        return;
    }
    want.via = want.entity ? entity_field(want.entity, field->key + n + 1) : NULL;
    memcpy(want.via_id, sheet->id, sizeof want.via_id);
    memcpy(want.alliance, sheet->alliance, sizeof want.alliance);
    want.why_not = sheet->why_not;
    if (want.via)
        register_open(sheet->ui, &want);
}
