/* Writing an answer file: for people, and so that it can be read back. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/io/answer_file.h"
#include "src/io/answer_words.h"

enum { WIDTH = 76, INDENT = 4 };

const char answer_own_side[] = "my own organisation", answer_other_side[] = "the other side";

/* A line that begins like this would be read as something else than words of the statement. */
static bool
has_meaning(const char *line)
{
    return *line == '[' || !strncmp(line, "Comment:", 8) || !strncmp(line, "Answer:", 7);
}

/* `text` wrapped, its first line behind what stands there, the others indented. */
static void
add_wrapped(struct str *out, const char *text)
{
    size_t skip;

    for (bool first = true; *text; first = false) {
        size_t n = text_wrap(text, WIDTH - INDENT, &skip);

        while (text[n + skip] && has_meaning(text + n + skip)) {
            n += skip + strcspn(text + n + skip, " ");
            skip = strspn(text + n, " ");
        }
        str_addf(out, "%*s%.*s\n", first ? 0 : INDENT, "", (int)n, text);
        text += n + skip;
    }
}

/* Words over several lines, each indented, so that none can be taken for a heading. */
static void
add_words(struct str *out, const char *label, const char *words)
{
    str_addf(out, "    %s", label);
    for (bool first = true; words && *words; first = false) {
        size_t n = strcspn(words, "\n");

        str_addf(out, "%s%.*s", first ? " " : "\n      ", (int)n, words);
        words += n + (words[n] == '\n');
    }
    str_add(out, "\n");
}

void
answer_mark_write(double mark, char out[8])
{
    if (isnan(mark))
        snprintf(out, 8, "?");
    else
        snprintf(out, 8, "%.0f", mark);
}

static void
add_mark(struct str *out, double mark, const char *whose)
{
    char text[8];

    answer_mark_write(mark, text);
    str_addf(out, "    [%s]%s%s\n", isnan(mark) ? " " : text, *whose ? " " : "", whose);
}

static void
add_item(struct str *out, const struct answer_item *item)
{
    if (item->theme)
        str_addf(out, "== %s ==\n\n", item->theme);
    str_addf(out, "%s  ", item->code);
    add_wrapped(out, item->text);
    if (item->n_marks == 1)
        add_mark(out, item->mark[0], "");
    for (size_t i = 0; item->n_marks == 2 && i < 2; i++)
        add_mark(out, item->mark[i], i ? answer_other_side : answer_own_side);
    add_words(out, item->question ? "Answer:" : "Comment:", item->words);
    str_add(out, "\n");
}

static void
add_instructions(struct str *out, const struct answer_file *file)
{
    str_addf(out,
             "How to answer: write one mark between the brackets, such as [%s].\n\n",
             file->hundred ? "75" : "4");
    for (int i = 0; i < METHOD_LEVELS; i++)
        str_addf(out, "    %d  %s\n", file->hundred ? 25 * i : i + 1,
                 file->level[i] ? file->level[i] : "");
    str_add(out,
            "    ?  I don't know (empty brackets mean the same)\n\n"
            "Some statements are rated twice: for your own organisation and for the\n"
            "other side. Behind 'Comment:' there is room for up to 160 letters, if you\n"
            "want. Change nothing else, save as plain text, and send the file back.\n\n"
            "Your answers are mixed with those of the others; what fewer than three\n"
            "people of your side answered is never shown. Words may still tell who wrote\n"
            "them. The code stands for you: do not pass it on.\n\n");
}

void
answer_file_write(const struct answer_file *file, struct str *out)
{
    str_add(out, "ENTENTE ANSWER FILE 1\n\n");
    str_addf(out, "Health check: %s\n", file->name ? file->name : "");
    str_addf(out, "Alliance:     %s\n", file->of ? file->of : "");
    str_addf(out, "Survey:       %s\n", file->survey);
    str_addf(out, "Code:         %s\n", file->code);
    str_addf(out, "Scale:        %s\n\n", file->hundred ? "0 to 100" : "1 to 5");
    add_instructions(out, file);
    for (size_t i = 0; i < file->n; i++)
        add_item(out, &file->item[i]);
    str_add(out, "END OF THE ANSWER FILE\n");
}

void
answer_file_make(const struct survey_form *form, const char *respondent, struct arena *arena,
                 struct answer_file *out)
{
    char code[SURVEY_CODE_SIZE];
    const char *theme = NULL;

    survey_code(form, respondent, code);
    *out = (struct answer_file){
        .name = form->name, .of = form->of, .survey = arena_string(arena, form->id),
        .code = arena_string(arena, code), .hundred = form->hundred,
        .item = arena_alloc(arena, (form->n + METHOD_QUESTIONS) * sizeof *out->item),
    };
    memcpy(out->level, form->hundred ? form->words->hundred : form->words->five,
           sizeof out->level);
    for (size_t i = 0; i < form->n; i++) {
        const struct method_statement *statement = form->statement[i];

        out->item[out->n++] = (struct answer_item){
            .code = statement->code, .text = statement->text, .mark = { NAN, NAN },
            .theme = theme && !strcmp(theme, statement->theme) ? NULL : statement->theme,
            .n_marks = !strcmp(statement->kind, "mirror") ? 2 : 1,
        };
        theme = statement->theme;
    }
    for (int i = 0; i < METHOD_QUESTIONS; i++)
        out->item[out->n++] = (struct answer_item){
            .code = arena_printf(arena, "Q%d", i + 1), .text = form->words->questions[i],
            .question = true, .theme = i ? NULL : "Open questions",
        };
}
