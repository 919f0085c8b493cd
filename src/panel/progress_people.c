/* Our own people by commitment and by who answers for the result, with their power (D.4). */
#include <stdlib.h>
#include <string.h>

#include "src/figures/plan_progress.h"
#include "src/panel/figure_line.h"
#include "src/panel/progress_panels.h"

enum { MOST = 5, LABEL = 12, TYPES = 4 };

static const struct type {
    const char *code;            /* in E.52 and after "HW8." */
    enum ink ink;
} types[TYPES] = {
    { "champion", INK_GOOD }, { "cheerleader", INK_ACCENT },
    { "hostage", INK_WATCH }, { "sniper", INK_BAD },
};

struct person {
    const struct stakeholder_facts *facts;
    double power;
};

struct people {
    struct person *person;
    size_t n;
};

static int
by_power(const void *a, const void *b)
{
    const struct person *left = a, *right = b;
    double ours = known(left->power) ? left->power : 0;
    double theirs = known(right->power) ? right->power : 0;

    return ours != theirs ? (ours < theirs) - (ours > theirs)
                          : strcmp(left->facts->fact.id, right->facts->fact.id);
}

static struct people
people_of(struct sketch *sketch, const struct stakeholders *all, const char *type)
{
    struct people people = {
        .person = arena_alloc(&sketch->view->arena, (all->n + 1) * sizeof *people.person)
    };

    for (size_t i = 0; i < all->n; i++)
        if (is_code(all->stakeholder[i].side, "ours") &&
            is_code(stakeholder_type(all, &all->stakeholder[i]), type))
            people.person[people.n++] = (struct person){
                &all->stakeholder[i], stakeholder_power(all, &all->stakeholder[i]) };
    qsort(people.person, people.n, sizeof *people.person, by_power);
    return people;
}

/* ---- two by two ---- */

static const char *
code_of(struct sketch *sketch, const struct type *type)
{
    return arena_printf(&sketch->view->arena, "HW8.%s", type->code);
}

static void
field_head(struct sketch *sketch, const struct type *type, const struct people *people, int columns)
{
    sketch_cell(sketch, aim_figure(sketch, "progress", code_of(sketch, type), NULL));
    sketch_fit(sketch, type->ink, columns - 1, false,
               arena_printf(&sketch->view->arena, "%s %zu", type->code, people->n));
    sketch_cell(sketch, aim_none);
    sketch_text(sketch, INK_TEXT, " ");
}

static void
field_name(struct sketch *sketch, const struct people *people, size_t i, int columns)
{
    const struct person *person = &people->person[i];

    if (i >= people->n || i >= MOST) {
        sketch_fit(sketch, INK_TEXT, columns, false, "");
        return;
    }
    if (i == MOST - 1 && people->n > MOST) {
        sketch_cell(sketch, aim_register(sketch, "stakeholder"));
        sketch_fit(sketch, INK_MUTED, columns - 1, false,
                   arena_printf(&sketch->view->arena, "  and %zu more", people->n - i));
    } else {
        sketch_cell(sketch, aim_record(sketch, "stakeholder", person->facts->fact.id));
        sketch_fit(sketch, INK_TEXT, columns - 1, false,
                   known(person->power)
                   ? arena_printf(&sketch->view->arena, "  %.0f %s", person->power,
                                  person->facts->name)
                   : arena_printf(&sketch->view->arena, "  %s %s", sketch->ascii ? "-" : "–",
                                  person->facts->name));
    }
    sketch_cell(sketch, aim_none);
    sketch_text(sketch, INK_TEXT, " ");
}

/* Two fields beside each other: those who answer for the result, and those who do not. */
static void
two_fields(struct sketch *sketch, const char *label, const struct type *type,
           const struct people people[2])
{
    int columns = (sketch->columns - LABEL) / 2;
    size_t most = people[0].n > people[1].n ? people[0].n : people[1].n;

    sketch_line(sketch, aim_none);
    sketch_fit(sketch, INK_MUTED, LABEL, false, label);
    field_head(sketch, &type[0], &people[0], columns);
    field_head(sketch, &type[1], &people[1], columns);
    for (size_t i = 0; i < most && i < MOST; i++) {
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_TEXT, LABEL, false, "");
        field_name(sketch, &people[0], i, columns);
        field_name(sketch, &people[1], i, columns);
    }
}

static void
field_in_words(struct sketch *sketch, const struct type *type, const struct people *people)
{
    struct str text = { 0 };

    str_addf(&text, "%s %zu", type->code, people->n);
    for (size_t i = 0; i < people->n && i < MOST; i++)
        str_addf(&text, "%s%s", i ? ", " : ": ", people->person[i].facts->name);
    sketch_wrap(sketch, people->n ? type->ink : INK_MUTED, 2,
                aim_figure(sketch, "progress", code_of(sketch, type), NULL), str_text(&text));
    str_free(&text);
}

void
panel_people(struct sketch *sketch)
{
    struct stakeholders all = facts_stakeholders(sketch->context);
    struct people people[TYPES];
    size_t placed = 0;

    sketch_panel(sketch, "people", "Our own house: who stands behind the alliance");
    figure_line(sketch, "HW8", NULL);
    if (sketch->presenting) {
        sketch_line(sketch, aim_none);
        sketch_text(sketch, INK_MUTED, "How we see our own people is hidden while presenting.");
        return;
    }
    for (size_t i = 0; i < TYPES; i++) {
        people[i] = people_of(sketch, &all, types[i].code);
        placed += people[i].n;
    }
    if (!placed) {
        sketch_missing(sketch, "stakeholder", "nobody is placed yet: record our own people with "
                                              "power, commitment and who answers for the result");
    } else if (sketch_is_narrow(sketch)) {
        for (size_t i = 0; i < TYPES; i++)
            field_in_words(sketch, &types[i], &people[i]);
    } else {
        int columns = (sketch->columns - LABEL) / 2;

        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, LABEL, false, "");
        sketch_fit(sketch, INK_MUTED, columns, false, "answer for it: power, name");
        sketch_fit(sketch, INK_MUTED, columns, false, "do not");
        two_fields(sketch, "committed", types, people);
        two_fields(sketch, "not yet", types + 2, people + 2);
    }
}
