/* A part of the method (an answer, a column, a field of a register) as a field of a form, and back. */
#ifndef ENTENTE_UI_SCREEN_PART_FORM_H
#define ENTENTE_UI_SCREEN_PART_FORM_H

#include "src/method/method.h"
#include "ui/screen/desk.h"
#include "ui/widget/form.h"

/** What a part stands in. */
struct part_place {
    struct ui *ui;
    struct method *method;
    const char *alliance;        /* id, or NULL */
    struct arena *arena;         /* where the texts of the fields live */
    char currency[4];            /* of amounts without one */
    struct value_context context;
};

/** Fill `place` for an alliance (NULL or "": the whole portfolio). */
void part_form_place(struct part_place *place, struct ui *ui, const char *alliance, struct arena *arena);

/** Fill `out` with the field for `part` holding `value`; its key is left to the caller. */
void part_form_field(const struct part_place *place, const struct method_part *part,
                const struct value *value, struct form_field *out);

/** The value as the form keeps it: codes, ids, "150000 EUR"; "" for unknown; in the arena. */
const char *part_form_text(const struct part_place *place, const struct method_part *part,
                      const struct value *value);

/** The value in words, for lists: labels, names, dates as ISO; "" for unknown; in the arena. */
const char *part_form_words(const struct part_place *place, const struct method_part *part,
                       const struct value *value);

/** The value that the form's text stands for; lives in the arena. */
bool part_form_value(const struct part_place *place, const struct method_part *part, const char *text,
                struct value *out, struct err *err);

#endif
