/* Papers as a table: a line a person, a column a mark. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/mem.h"
#include "src/io/answer_sheet.h"
#include "src/io/csv_read.h"
#include "src/io/csv_write.h"

enum { ROWS_MOST = 2000 };

/* What is being read, and where. */
struct papers {
    const struct survey_form *form;
    struct source *source;
    struct arena *arena;
    const char **heading;
    size_t n_headings;
    struct survey_take *take;
    size_t n, room;
};

static bool
at(const struct papers *papers, long line, const char *column, struct err *err)
{
    struct err inner = *err;

    if (column) {
        err_set(err, inner.kind, "%.60s: %.380s", column, inner.what);
        err_hint(err, "%s", inner.hint);
    }
    return err_where(err, "%.150s:%ld", papers->source->name, line);
}

static bool
read_headings(struct papers *papers, const struct csv_row *row)
{
    papers->n_headings = row->n;
    papers->heading = arena_alloc(papers->arena, (row->n + 1) * sizeof *papers->heading);
    for (size_t i = 0; i < row->n; i++)
        papers->heading[i] = arena_string(papers->arena, row->cells[i]);
    return true;
}

static bool
set_cell(struct papers *papers, struct survey_take *take, struct survey_sheet *sheet,
         const char *heading, const char *value, struct err *err)
{
    if (!*value)
        return true;
    if (!strcasecmp(heading, "person")) {
        if (!id_is_valid(value))
            return err_set(err, ERR_INPUT, "'%.40s' is no id of somebody invited", value);
        snprintf(take->respondent, sizeof take->respondent, "%s", value);
    } else if (!strcasecmp(heading, "side")) {
        take->side = arena_string(papers->arena, value);
    } else if (!strcasecmp(heading, "group")) {
        take->group = arena_string(papers->arena, value);
    } else {
        return answer_sheet_set(papers->form, sheet, heading, value, papers->arena, err);
    }
    return true;
}

static bool
has_answers(const struct survey_sheet *sheet)
{
    for (int i = 0; i < METHOD_QUESTIONS; i++)
        if (sheet->reply[i])
            return true;
    return sheet->n > 0;
}

static bool
add_take(struct papers *papers, const struct survey_take *take, struct err *err)
{
    if (papers->n == ROWS_MOST)
        return err_set(err, ERR_INPUT, "there are more than %d lines", ROWS_MOST);
    if (papers->n == papers->room) {
        struct survey_take *more =
            arena_alloc(papers->arena, (papers->room = papers->room ? 2 * papers->room : 32) *
                        sizeof *more);

        if (papers->n)
            memcpy(more, papers->take, papers->n * sizeof *more);
        papers->take = more;
    }
    papers->take[papers->n++] = *take;
    return true;
}

static bool
read_paper(struct papers *papers, const struct csv_row *row, struct err *err)
{
    struct survey_sheet *sheet = answer_sheet_new(papers->form, papers->arena);
    struct survey_take take = { .sheet = sheet };

    if (row->problem) {
        err_set(err, ERR_INPUT, "%s", row->problem);
        return at(papers, row->line, NULL, err);
    }
    for (size_t i = 0; i < row->n && i < papers->n_headings; i++)
        if (!set_cell(papers, &take, sheet, papers->heading[i], row->cells[i], err))
            return at(papers, row->line, papers->heading[i], err);
    if (!has_answers(sheet))
        return true;
    if (!*take.respondent && !take.side) {
        err_set(err, ERR_INPUT, "it is not said whose answers these are");
        err_hint(err, "Fill the column 'person', or 'side' with us or them.");
        return at(papers, row->line, NULL, err);
    }
    if (!survey_sheet_check(papers->form, sheet, err)) {
        const char *code = arena_string(papers->arena, err->where);

        return at(papers, row->line, *code ? code : NULL, err);
    }
    return add_take(papers, &take, err) || at(papers, row->line, NULL, err);
}

bool
answer_table_read(const struct survey_form *form, struct source *source, struct arena *arena,
                  struct survey_take **out, size_t *n, struct err *err)
{
    struct papers papers = { .form = form, .source = source, .arena = arena };
    struct csv_reader *reader = mem_alloc(sizeof *reader);
    struct csv_row *row = mem_alloc(sizeof *row);
    bool ok = csv_start(reader, source, err);

    if (ok && csv_next(reader, row, err))
        ok = read_headings(&papers, row);
    else if (ok && !err->kind)
        ok = err_set(err, ERR_INPUT, "the table is empty");
    while (ok && csv_next(reader, row, err))
        ok = read_paper(&papers, row, err);
    ok = ok && !err->kind;
    if (ok && !papers.n) {
        err_set(err, ERR_INPUT, "there is no answer in it");
        ok = err_hint(err, "A line a person: marks stand in the columns of the statements.");
        err_where(err, "%.190s", source->name);
    }
    csv_end(reader);
    mem_free(reader);
    mem_free(row);
    *out = papers.take;
    *n = papers.n;
    return ok;
}

void
answer_table_write(const struct survey_form *form, const struct survey_people *people,
                   struct str *out)
{
    size_t columns = METHOD_QUESTIONS;

    str_add(out, "person,side,group");
    for (size_t i = 0; i < form->n; i++) {
        bool mirror = !strcmp(form->statement[i]->kind, "mirror");

        str_addf(out, mirror ? ",%s.we,%s.they" : ",%s", form->statement[i]->code,
                 form->statement[i]->code);
        columns += 1 + mirror;
    }
    for (int i = 1; i <= METHOD_QUESTIONS; i++)
        str_addf(out, ",Q%d", i);
    str_add(out, "\r\n");
    for (size_t i = 0; i < people->n; i++) {
        const struct survey_person *person = &people->person[i];

        if (person->answered)
            continue;
        str_addf(out, "%s,%s,%s", person->id, person->side, person->group ? person->group : "");
        for (size_t k = 0; k < columns; k++)
            str_add(out, ",");
        str_add(out, "\r\n");
    }
}
