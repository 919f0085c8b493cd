/* A reference table as text. */
#include <string.h>

#include "src/base/text.h"
#include "src/method/reference_chart.h"
#include "ui/screen/topics.h"

enum { COLUMNS = 16, WIDEST = 44 };

static const char *
cell(const struct method_reference *reference, size_t line, size_t i)
{
    const char *text = reference->lines[line][i];

    return text ? text : "";
}

static void
add_line(const struct method_reference *reference, size_t line, const int *width, struct str *out)
{
    for (size_t i = 0; i < reference->n_columns && i < COLUMNS; i++) {
        const char *text = cell(reference, line, i);
        int columns = text_columns(text);

        str_add(out, text);
        for (; i + 1 < reference->n_columns && columns < width[i] + 2; columns++)
            str_add_char(out, ' ');
    }
    str_add_char(out, '\n');
}

void
topics_reference_text(const struct method_reference *reference, bool ascii, struct str *out)
{
    int width[COLUMNS] = { 0 };
    const char *rest = reference->cautions ? reference->cautions : "";

    str_addf(out, "%s\n\n", reference->about ? reference->about : "");
    if (*rest)
        str_add(out, "# Read this first\n");
    while (*rest) {
        size_t n = strcspn(rest, "\n");

        str_add(out, "- ");
        str_add_bytes(out, rest, n);
        str_add_char(out, '\n');
        rest += n + (rest[n] == '\n');
    }
    if (reference->columns)
        str_addf(out, "\n# Columns\n%s\n", reference->columns);
    if (*reference->chart) {
        str_add(out, "\n# In pictures\n");
        reference_chart(reference, ascii, out);
    }
    str_add(out, "\n# Figures\n");
    for (size_t line = 0; line < reference->n_lines; line++)
        for (size_t i = 0; i < reference->n_columns && i < COLUMNS; i++) {
            int columns = text_columns(cell(reference, line, i));

            columns = columns > WIDEST ? WIDEST : columns;
            width[i] = columns > width[i] ? columns : width[i];
        }
    for (size_t line = 0; line < reference->n_lines; line++)
        add_line(reference, line, width, out);
    if (reference->refer)
        str_addf(out, "\n# Source\n%s\n", reference->refer);
}
