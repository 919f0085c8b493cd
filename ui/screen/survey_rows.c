#include "ui/screen/survey_rows.h"

#include <string.h>

#include "src/rules/survey_profile_rules.h"
#include "src/store/query.h"
#include "ui/screen/desk.h"

enum { CLOSED_MOST = 200, OTHERS = 4 };      /* others: the open check, somebody else, a heading */

/* A row: somebody invited ("p" and id), a paper of somebody else ("n"), or a check ("s" and id). */
struct survey_line {
    const char *key, *first, *second, *third, *fourth;
    enum role role;
    bool heading;
};

static const struct list_column columns[] = {
    { "Group", 12, 24, 1, 0, -1 }, { "Side", 4, 4, 0, 0, -1 }, { "Who", 8, 40, 4, 1, -1 },
    { "", 8, 24, 1, 0, -1 },
};

static void
fill_row(void *context, size_t i, struct list_rows *out)
{
    const struct survey_rows *rows = context;
    const struct survey_line *line = &rows->line[i];

    list_row(out, line->key, "");
    list_cell(out, line->heading ? ROLE_TITLE : ROLE_TEXT, line->first);
    if (line->heading) {
        list_heading(out);
        return;
    }
    list_cell(out, ROLE_TEXT, line->second);
    list_cell(out, ROLE_MUTED, line->third);
    list_cell(out, line->role, line->fourth);
}

static bool
find(void *context, const char *key, size_t *i)
{
    const struct survey_rows *rows = context;

    for (*i = 0; *i < rows->n; (*i)++)
        if (!strcmp(rows->line[*i].key, key))
            return true;
    return false;
}

/* ---- life ---- */

void
survey_rows_init(struct survey_rows *rows, struct ui *ui, const char *alliance)
{
    rows->ui = ui;
    rows->alliance = alliance;
    rows->array = (struct list_array){ .row = fill_row, .context = rows, .find = find };
    list_init(&rows->list, columns, sizeof columns / sizeof *columns, &list_array_source,
              &rows->array);
    rows->list.empty = "";
}

void
survey_rows_free(struct survey_rows *rows)
{
    list_free(&rows->list);
    arena_free(&rows->arena);
}

/* ---- loading ---- */

const char *
survey_group_words(struct ui *ui, const char *side, const char *group, struct arena *arena)
{
    struct err none = { 0 };
    struct method *method = desk_of(ui)->book.method;
    const struct method_register *words = method_register(method, "respondent", &none);
    const char *name = group;

    for (size_t i = 0; words && group && i < words->n_parts; i++)
        if (!strcmp(words->parts[i].field.name, "group"))
            name = method_word(method, &words->parts[i], group);
    return arena_printf(arena, "%s%s%s", side ? side : "", side && name ? ", " : "",
                        name ? name : "");
}

static struct survey_line *
add_line(struct survey_rows *rows, const char *key)
{
    struct survey_line *line = &rows->line[rows->n++];

    *line = (struct survey_line){ .key = key, .first = "", .second = "", .third = "", .fourth = "",
                                  .role = ROLE_TEXT };
    return line;
}

/* The open one: Enter changes its name and dates. */
static void
add_open(struct survey_rows *rows)
{
    struct survey_line *line = add_line(rows, arena_printf(&rows->arena, "s%s", rows->form.id));

    line->first = rows->form.opened_on;
    line->third = rows->form.name;
    line->fourth = "open";
    line->role = ROLE_WATCH;
}

static void
add_people(struct survey_rows *rows)
{
    struct survey_line *other;

    for (size_t i = 0; i < rows->people.n; i++) {
        const struct survey_person *person = &rows->people.person[i];
        struct survey_line *line = add_line(rows, arena_printf(&rows->arena, "p%s", person->id));

        line->first = survey_group_words(rows->ui, NULL, person->group, &rows->arena);
        line->second = person->side;
        line->third = !person->note ? "" : rows->ui->presenting ? "private" : person->note;
        line->fourth = person->answered ? "has answered" : "not yet";
        line->role = person->answered ? ROLE_GOOD : ROLE_MUTED;
    }
    other = add_line(rows, "n");
    other->first = "somebody else";
    other->third = "Enter: a paper without a name";
}

static bool
add_closed(struct survey_rows *rows, struct err *err)
{
    struct query *query = query_start(desk_of(rows->ui)->book.store, err,
        "SELECT s.id,s.name,s.closed_on,"
        "(SELECT count(*) FROM respondent r WHERE r.survey=s.id AND r.deleted=0 AND r.answered=1)"
        " FROM survey s WHERE s.alliance=?1 AND s.deleted=0 AND s.closed_on IS NOT NULL"
        " ORDER BY s.closed_on DESC,s.id DESC LIMIT ?2", "ti", rows->alliance, CLOSED_MOST);
    bool some = false;

    while (query_next(query, err)) {
        struct survey_line *line;

        if (!some) {
            line = add_line(rows, "heading");
            line->first = "Closed: Enter shows the result";
            line->heading = some = true;
        }
        line = add_line(rows, arena_printf(&rows->arena, "s%s", query_text(query, 0)));
        line->first = arena_string(&rows->arena, query_text(query, 2));
        line->third = arena_string(&rows->arena, query_text(query, 1));
        line->fourth = arena_printf(&rows->arena, "%lld answered",
                                    (long long)query_int(query, 3));
        line->role = ROLE_MUTED;
    }
    return query_end(query, err);
}

bool
survey_rows_load(struct survey_rows *rows, struct err *err)
{
    struct book *book = &desk_of(rows->ui)->book;
    char open[ID_SIZE];

    arena_free(&rows->arena);
    rows->form = (struct survey_form){ 0 };
    rows->people = (struct survey_people){ 0 };
    rows->n = rows->array.count = 0;
    if (!survey_newest(book, rows->alliance, false, open, err) ||
        (*open && (!survey_form_load(book, open, &rows->arena, &rows->form, err) ||
                   !survey_people_load(book, open, &rows->arena, &rows->people, err))))
        return false;
    rows->line = arena_alloc(&rows->arena,
                             (rows->people.n + CLOSED_MOST + OTHERS) * sizeof *rows->line);
    if (*open) {
        add_open(rows);
        add_people(rows);
    }
    if (!add_closed(rows, err))
        return false;
    rows->array.count = rows->n;
    return list_load(&rows->list, err);
}

/* ---- those invited ---- */

bool
survey_rows_answered(const struct survey_rows *rows, const char *id)
{
    for (size_t i = 0; i < rows->people.n; i++)
        if (!strcmp(rows->people.person[i].id, id))
            return rows->people.person[i].answered;
    return false;
}

void
survey_rows_balance(const struct survey_rows *rows, struct str *out)
{
    const struct survey_people *people = &rows->people;
    size_t us = people->invited[0], them = people->invited[1];

    if (!people->n) {
        str_add(out, "Nobody is invited yet: a invites. Ask like numbers of both sides.");
        return;
    }
    str_addf(out, "Us %zu of %zu, them %zu of %zu have answered. ", people->answered[0], us,
             people->answered[1], them);
    if (!survey_is_balanced(us, them))
        str_add(out, "Not in balance: invite more of the smaller side.");
    else if (us < ANSWERS_LEAST || them < ANSWERS_LEAST)
        str_add(out, "Fewer than three of a side: nothing it says could be shown.");
    else
        str_add(out, "The two sides are in balance.");
}
