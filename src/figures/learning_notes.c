#include "src/figures/learning_notes.h"

#include "src/figures/learning.h"
#include "src/rules/asymmetry_rules.h"

static const struct method_code *
code_of(struct figures_context *context, const char *vocabulary, const char *code)
{
    const struct method_vocabulary *found =
        method_vocabulary(context->method, vocabulary, context->figures->err);

    for (size_t i = 0; found && i < found->n; i++)
        if (is_code(found->codes[i].code, code))
            return &found->codes[i];
    return NULL;
}

static void
add_evolution(struct notes *notes, struct figures_context *context)
{
    const char *evolution = figures_evolution(context);
    const struct method_code *words = evolution ? code_of(context, "E.65", evolution) : NULL;

    if (words)
        notes_add(notes, "Evolution", "%s: %s", words->label, words->meaning);
    else if (!evolution)
        notes_add(notes, "Evolution", "not known yet: rate what was learned in a cycle");
}

static void
add_asymmetry(struct notes *notes, struct figures_context *context, int number)
{
    const char *code = arena_printf(notes->arena, "L18.Y%d", number);
    const struct method_code *kind = code_of(context, "E.45", asymmetry_kinds[number - 1]);
    double gap = figures_value(figures_learning(context), code, NULL);
    const char *name = arena_printf(notes->arena, "Asymmetry of %s",
                                    kind ? kind->label : asymmetry_kinds[number - 1]);

    if (!known(gap))
        notes_add(notes, name, "not rated yet");
    else if (figures_asymmetry_alarm(context, number))
        notes_add(notes, name, "alarm: %.1f points apart%s", gap,
                  number == 2 ? ", and a point or more further than a year ago" : "");
    else
        notes_add(notes, name, "no alarm: %.1f points apart%s", gap,
                  number == 2 && gap >= 2 ? "; a difference in know-how alarms only when it grows"
                                          : "");
}

void
figures_learning_notes(struct figures_context *context, struct notes *notes)
{
    notes_heading(notes, "How it evolves");
    add_evolution(notes, context);
    if (figures_learning_estimated(context))
        notes_add(notes, "Their attainment", "est.: it rests on estimates of ours");
    notes_heading(notes, "Asymmetries");
    for (int i = 1; i <= ASYMMETRIES; i++)
        add_asymmetry(notes, context, i);
}
