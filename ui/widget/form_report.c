/* A form written out: every field with its value, at its full length. */
#include <string.h>

#include "ui/widget/form_sheet.h"

static void
add_table_row(const struct form_field *field, bool markdown, struct str *out)
{
    str_addf(out, "%s%s", markdown ? "- " : "  ", field->label ? field->label : "");
    for (const char *at = field->shown; at && *at; at = strchr(at, '\t') ? strchr(at, '\t') + 1 : NULL) {
        int n = (int)strcspn(at, "\t");

        if (n)
            str_addf(out, " | %.*s", n, at);
    }
    str_add(out, "\n");
}

static void
add_heading(const struct form_field *field, bool markdown, struct str *out)
{
    bool columns = field->shown && strchr(field->shown, '\t');

    str_addf(out, "\n%s%s", markdown ? "## " : "", field->label ? field->label : "");
    if (field->shown && *field->shown && !columns)
        str_addf(out, " (%s)", field->shown);
    str_add(out, markdown ? "\n\n" : "\n");
    if (columns) {               /* what the parts of the rows are */
        str_add(out, markdown ? "*" : "  ");
        for (const char *at = field->shown; *at; at += strcspn(at, "\t") + (at[strcspn(at, "\t")] == '\t'))
            str_addf(out, "%s%.*s", at > field->shown ? " | " : "", (int)strcspn(at, "\t"), at);
        str_add(out, markdown ? "*\n\n" : "\n");
    }
}

static void
add_value(const struct form_field *field, bool markdown, struct str *out)
{
    struct str text = { 0 };
    enum role role;

    form_sheet_resting_text(field, &text, &role);
    str_addf(out, markdown ? "- **%s:** %s\n" : "  %s: %s\n", field->label, str_text(&text));
    str_free(&text);
}

void
form_report(const struct form *form, bool markdown, struct str *out)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct form_field *field = &form->fields[i];

        switch (field->kind) {
        case FORM_HEADING:
            add_heading(field, markdown, out);
            break;
        case FORM_NOTE:
            str_addf(out, "%s%s\n", markdown ? "\n" : "  ", field->label);
            break;
        case FORM_LINK:
            break;               /* a way on, nothing to read */
        case FORM_ROW:
            add_table_row(field, markdown, out);
            break;
        case FORM_TICK:
            str_addf(out, "%s[%s] %s\n", markdown ? "- " : "  ",
                     !field->value || *field->value == '0' ? " " : *field->value == '-' ? "-" : "x", field->label);
            break;
        default:
            add_value(field, markdown, out);
            break;
        }
    }
}
