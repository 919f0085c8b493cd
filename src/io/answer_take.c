/* An answer file held against what was asked, and of whom. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/io/answer_file.h"
#include "src/store/query.h"

static bool
refuse(const char *name, int line, struct err *err)
{
    if (!line)
        return err_where(err, "%.190s", name);
    return err_where(err, "%.150s:%d", name, line);
}

/* The same words, whatever blanks and line ends an editor put between them. */
static bool
same_words(const char *a, const char *b)
{
    for (;;) {
        bool gap = isspace((unsigned char)*a) != 0, other = isspace((unsigned char)*b) != 0;

        while (isspace((unsigned char)*a))
            a++;
        while (isspace((unsigned char)*b))
            b++;
        if (*a != *b || (gap != other && *a))
            return false;
        if (!*a)
            return true;
        a++;
        b++;
    }
}

static const struct answer_item *
find_item(const struct answer_file *file, const char *code)
{
    for (size_t i = 0; i < file->n; i++)
        if (!strcmp(file->item[i].code, code))
            return &file->item[i];
    return NULL;
}

/* The item for `code`, with the words and as many marks as were asked; NULL with `err`. */
static const struct answer_item *
item_asked(const char *name, const struct answer_file *file, const char *code, const char *text,
           size_t marks, struct err *err)
{
    const struct answer_item *item = find_item(file, code);

    if (!item) {
        err_set(err, ERR_INPUT, "%s is missing", code);
        err_hint(err, "Leave a mark out if you like, but not the statement.");
        refuse(name, 0, err);
        return NULL;
    }
    if (!same_words(item->text, text)) {
        err_set(err, ERR_INPUT, "the words of %s are not those that were asked", code);
        err_hint(err, "It was: %.200s", text);
        refuse(name, item->line, err);
        return NULL;
    }
    if (item->n_marks != marks) {
        err_set(err, ERR_INPUT, "%s has %zu pairs of brackets, not %zu", code, item->n_marks,
                marks);
        err_hint(err, "Take the file as it was sent.");
        refuse(name, item->line, err);
        return NULL;
    }
    return item;
}

static bool
nothing_more(const char *name, const struct survey_form *form, const struct answer_file *file,
             struct err *err)
{
    for (size_t i = 0; i < file->n; i++) {
        const struct answer_item *item = &file->item[i];
        bool asked = item->question && item->code[1] <= '0' + METHOD_QUESTIONS;

        for (size_t k = 0; k < form->n && !asked; k++)
            asked = !strcmp(form->statement[k]->code, item->code);
        if (asked)
            continue;
        err_set(err, ERR_INPUT, "%s was not asked in '%.100s'", item->code, form->name);
        err_hint(err, "Take the file as it was sent.");
        return refuse(name, item->line, err);
    }
    return true;
}

static bool
take_answers(const char *name, const struct survey_form *form, const struct answer_file *file,
             struct arena *arena, struct survey_sheet *sheet, struct err *err)
{
    static const char *const aspects[] = { "we", "they" };
    const struct answer_item *item;

    sheet->rating = arena_alloc(arena, (2 * form->n + 1) * sizeof *sheet->rating);
    for (size_t i = 0; i < form->n; i++) {
        const struct method_statement *statement = form->statement[i];
        size_t marks = strcmp(statement->kind, "mirror") ? 1 : 2;

        item = item_asked(name, file, statement->code, statement->text, marks, err);
        if (!item)
            return false;
        for (size_t k = 0; k < marks; k++)
            sheet->rating[sheet->n++] = (struct survey_rating){
                .statement = statement->code, .aspect = marks == 1 ? "one" : aspects[k],
                .value = item->mark[k], .comment = k ? NULL : item->words,
            };
    }
    for (int i = 0; i < METHOD_QUESTIONS; i++) {
        char code[] = { 'Q', (char)('1' + i), '\0' };

        item = item_asked(name, file, code, form->words->questions[i], 0, err);
        if (!item)
            return false;
        sheet->reply[i] = item->words;
    }
    return nothing_more(name, form, file, err);
}

/* Where in the file the complaint of survey_sheet_check() stands. */
static bool
at_its_line(const char *name, const struct answer_file *file, struct err *err)
{
    const struct answer_item *item = find_item(file, err->where);

    if (item) {
        struct err inner = *err;

        err_set(err, inner.kind, "%s: %.400s", item->code, inner.what);
        err_hint(err, "%s", inner.hint);
    }
    return refuse(name, item ? item->line : 0, err);
}

/* The line says what it said, or a name that the record had when the file was written. */
static bool
check_line(struct book *book, const char *line, const char *text, const char *right, const char *record,
           struct err *err)
{
    if (text && right && strcmp(text, right) == 0)
        return true;
    if (text && record && query_number(book->store, 0, err, "SELECT count(*) FROM edit WHERE pk=?1 AND col='name' AND"
                                       " old=?2", "tt", record, text))
        return true;
    if (err->kind)
        return false;
    err_set(err, ERR_INPUT, "the line '%s' was changed", line);
    return err_hint(err, "It was '%.160s'.", right ? right : "");
}

static bool
check_heading(struct book *book, const struct survey_form *form, const struct answer_file *file, struct err *err)
{
    return check_line(book, "Health check:", file->name, form->name, form->id, err) &&
           check_line(book, "Alliance:", file->of, form->of, form->alliance, err) &&
           check_line(book, "Scale:", file->scale, form->hundred ? "0 to 100" : "1 to 5", NULL, err);
}

bool
answer_file_take(struct book *book, const char *name, const struct answer_file *file,
                 struct arena *arena, char survey[ID_SIZE], struct survey_take *take,
                 struct err *err)
{
    struct survey_sheet *sheet = arena_alloc(arena, sizeof *sheet);
    struct survey_form form;

    *take = (struct survey_take){ .sheet = sheet };
    if (!query_number(book->store, 0, err, "SELECT count(*) FROM survey WHERE id=?1", "t",
                      file->survey)) {
        if (!err->kind) {
            err_set(err, ERR_INPUT, "its health check is not in this portfolio");
            err_hint(err, "Take it in where it was written: -f FILE names another portfolio.");
        }
        return refuse(name, 0, err);
    }
    if (!survey_form_load(book, file->survey, arena, &form, err))
        return refuse(name, 0, err);
    memcpy(survey, form.id, ID_SIZE);
    if (form.closed_on) {
        err_set(err, ERR_INPUT, "'%.100s' was closed on %s: its answers are mixed already",
                form.name, form.closed_on);
        err_hint(err, "Keep what it says for the next health check.");
        return refuse(name, 0, err);
    }
    if (!survey_code_find(book, &form, file->code, take->respondent, err))
        return refuse(name, 0, err);
    if (!check_heading(book, &form, file, err))
        return refuse(name, 0, err);
    return take_answers(name, &form, file, arena, sheet, err) &&
           (survey_sheet_check(&form, sheet, err) || at_its_line(name, file, err));
}
