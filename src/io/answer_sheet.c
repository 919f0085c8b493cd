#include "src/io/answer_sheet.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/text.h"
#include "src/io/answer_file.h"

struct survey_sheet *
answer_sheet_new(const struct survey_form *form, struct arena *arena)
{
    struct survey_sheet *sheet = arena_alloc(arena, sizeof *sheet);

    *sheet = (struct survey_sheet){ 0 };
    sheet->rating = arena_alloc(arena, (2 * form->n + 1) * sizeof *sheet->rating);
    return sheet;
}

static bool
is_mirror(const struct method_statement *statement)
{
    return !strcmp(statement->kind, "mirror");
}

/* The rating of the statement for the aspect; added without a value when it is not there. */
static struct survey_rating *
rating_for(struct survey_sheet *sheet, const struct method_statement *statement,
           const char *aspect)
{
    for (size_t i = 0; i < sheet->n; i++)
        if (!strcmp(sheet->rating[i].statement, statement->code) &&
            !strcmp(sheet->rating[i].aspect, aspect))
            return &sheet->rating[i];
    sheet->rating[sheet->n] = (struct survey_rating){ statement->code, aspect, NAN, NULL };
    return &sheet->rating[sheet->n++];
}

static bool
refuse_mark(const struct survey_form *form, const struct method_statement *statement,
            const char *value, struct err *err)
{
    err_set(err, ERR_INPUT, "'%.40s' is not on the scale", value);
    if (is_mirror(statement))
        err_hint(err, "Write %s=%s: your own side first, then the other. Marks are %s, or ?.",
                 statement->code, form->hundred ? "75/50" : "4/3", answer_scale(form->hundred));
    else
        err_hint(err, "Write %s, or ? for 'don't know'.", answer_scale(form->hundred));
    return err_where(err, "%s", statement->code);
}

static bool
set_mark(const struct survey_form *form, struct survey_sheet *sheet,
         const struct method_statement *statement, const char *aspect, const char *value,
         struct err *err)
{
    double mark;

    if (!answer_mark_read(value, form->hundred, &mark))
        return refuse_mark(form, statement, value, err);
    rating_for(sheet, statement, aspect)->value = mark;
    return true;
}

/* "4/3" */
static bool
set_marks(const struct survey_form *form, struct survey_sheet *sheet,
          const struct method_statement *statement, const char *value, struct arena *arena,
          struct err *err)
{
    const char *slash = strchr(value, '/');

    if (!is_mirror(statement))
        return set_mark(form, sheet, statement, "one", value, err);
    if (!slash)
        return refuse_mark(form, statement, value, err);
    return set_mark(form, sheet, statement, "we",
                    text_trim(arena_bytes(arena, value, (size_t)(slash - value))), err) &&
           set_mark(form, sheet, statement, "they", slash + 1, err);
}

static const struct method_statement *
statement_of(const struct survey_form *form, const char *name, size_t n)
{
    for (size_t i = 0; n == 2 && i < form->n; i++)
        if (!strncasecmp(form->statement[i]->code, name, 2))
            return form->statement[i];
    return NULL;
}

bool
answer_sheet_set(const struct survey_form *form, struct survey_sheet *sheet, const char *name,
                 const char *value, struct arena *arena, struct err *err)
{
    size_t n = strcspn(name, ".");
    const char *part = name[n] ? name + n + 1 : "";
    const struct method_statement *statement = statement_of(form, name, n);
    const char *text = text_trim(arena_string(arena, value));

    if (!*text)
        return true;
    if (n == 2 && (*name == 'Q' || *name == 'q') && name[1] >= '1' &&
        name[1] < '1' + METHOD_QUESTIONS && !*part) {
        sheet->reply[name[1] - '1'] = text;
        return true;
    }
    if (statement && !strcasecmp(part, "comment")) {
        rating_for(sheet, statement, is_mirror(statement) ? "we" : "one")->comment = text;
        return true;
    }
    if (statement && !*part)
        return set_marks(form, sheet, statement, text, arena, err);
    if (statement && is_mirror(statement) && (!strcasecmp(part, "we") ||
                                              !strcasecmp(part, "they")))
        return set_mark(form, sheet, statement, strcasecmp(part, "we") ? "they" : "we", text, err);
    err_set(err, ERR_INPUT, "'%.40s' is not asked in '%.100s'", name, form->name);
    return err_hint(err, "Write a statement such as %s, %s.comment, or Q1 to Q%d.",
                    form->n ? form->statement[0]->code : "W1",
                    form->n ? form->statement[0]->code : "W1", METHOD_QUESTIONS);
}
