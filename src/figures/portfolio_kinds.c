/* How many alliances there are of each kind, and how far they are (B.7 P1, P2). */
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"
#include "src/figures/portfolio_figures.h"
#include "src/ops/step.h"
#include "src/store/query.h"

/* A value that an alliance has in a dimension. */
struct mark {
    const char *code, *alliance;
};

struct marks {
    struct arena *arena;
    struct mark *mark;
    size_t n, room;
};

static void
add_mark(struct marks *marks, const char *code, const char *alliance)
{
    if (!code || !*code)
        return;
    if (marks->n == marks->room) {
        struct mark *more;

        marks->room = marks->room ? 2 * marks->room : 64;
        more = arena_alloc(marks->arena, marks->room * sizeof *more);
        if (marks->n)
            memcpy(more, marks->mark, marks->n * sizeof *more);
        marks->mark = more;
    }
    marks->mark[marks->n++] = (struct mark){ code, alliance };
}

static void
add_motives(struct marks *marks, const struct member_facts *member)
{
    struct err ignored = { 0 };
    const struct json *list = member->motives
        ? json_read(marks->arena, member->motives, strlen(member->motives), &ignored) : NULL;

    for (const struct json *item = list ? list->first : NULL; item; item = item->next)
        add_mark(marks, item->text, member->fact.id);
}

static void
add_marks(struct marks *marks, const char *dimension, const struct portfolio_facts *facts)
{
    for (size_t i = 0; i < facts->n; i++) {
        const struct member_facts *member = &facts->member[i];

        if (!strcmp(dimension, "state"))
            add_mark(marks, member->state, member->fact.id);
        else if (!strcmp(dimension, "form"))
            add_mark(marks, member->form, member->fact.id);
        else if (!strcmp(dimension, "motive"))
            add_motives(marks, member);
        else if (!strcmp(dimension, "sector"))
            add_mark(marks, member->sector, member->fact.id);
        else if (!strcmp(dimension, "region"))
            add_mark(marks, member->region, member->fact.id);
    }
    for (size_t i = 0; !strcmp(dimension, "partner") && i < facts->n_partners; i++)
        add_mark(marks, facts->partner[i].organisation, facts->partner[i].alliance);
}

static int
by_code(const void *left, const void *right)
{
    const struct mark *a = left, *b = right;

    return strcmp(a->code, b->code);
}

/* "State: exploring", "Partner: Acme": in the words of the method, or the organisation's name. */
static const char *
name_of(struct figures_list *list, const char *dimension, const char *code)
{
    struct figures *figures = list->context->figures;
    bool partner = !strcmp(dimension, "partner");
    const char *field = !strcmp(dimension, "motive") ? "motives" : dimension;
    const struct method_register *words =
        method_register(list->context->method, "alliance", figures->err);
    const char *word = code;

    for (size_t i = 0; words && !partner && i < words->n_parts; i++)
        if (!strcmp(words->parts[i].field.name, field))
            word = method_word(list->context->method, &words->parts[i], code);
    if (partner)
        word = query_string(figures->book->store, list->arena, figures->err,
                            "SELECT name FROM organisation WHERE id = ?1", "t", code);
    return arena_printf(list->arena, "%c%s: %s", dimension[0] - 'a' + 'A', dimension + 1,
                        word ? word : code);
}

/* One figure a code; all of a dimension rest on the alliances that have any value in it. */
static void
add_dimension(struct figures_list *list, const char *dimension,
              const struct portfolio_facts *facts)
{
    struct marks marks = { .arena = list->arena };
    struct tally base = figures_base(list->context);
    const struct figure *first = NULL;
    struct figure shared = { 0 };

    add_marks(&marks, dimension, facts);
    for (size_t i = 0; i < marks.n; i++)         /* those of an alliance stand together */
        if (!i || strcmp(marks.mark[i - 1].alliance, marks.mark[i].alliance))
            tally_add(&base, marks.mark[i].alliance);
    if (marks.n)
        qsort(marks.mark, marks.n, sizeof *marks.mark, by_code);
    for (size_t i = 0, to; i < marks.n; i = to) {
        struct figure *figure;

        for (to = i + 1; to < marks.n && !strcmp(marks.mark[to].code, marks.mark[i].code);)
            to++;
        figure = figures_add_plain(list, arena_printf(list->arena, "P1.%s.%s", dimension,
                                                      marks.mark[i].code),
                                   NULL, (double)(to - i), first ? NULL : &base);
        figure->name = name_of(list, dimension, marks.mark[i].code);
        if (!first) {
            shared = *figure;
            first = &shared;
        }
        figure->n = shared.n;
        figure->rows = shared.rows;
        figure->n_rows = shared.n_rows;
    }
}

void
portfolio_add_kinds(struct figures_list *list, const struct portfolio_facts *facts)
{
    static const char *const dimensions[] = { "state",   "form",   "motive",
                                              "partner", "sector", "region" };

    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; i++)
        add_dimension(list, dimensions[i], facts);
}

void
portfolio_add_steps(struct figures_list *list, const struct portfolio_row *row, size_t n)
{
    struct tally all = figures_base(list->context), known_ones = all;
    double at[STEP_COUNT] = { 0 }, sum = 0;

    for (size_t i = 0; i < n; i++) {
        if (!row[i].live)
            continue;
        tally_add(&all, row[i].id);
        if (row[i].digest.step)
            at[row[i].digest.step - 1]++;
        if (!known(row[i].digest.steps))
            continue;
        tally_add(&known_ones, row[i].id);
        sum += row[i].digest.steps;
    }
    figures_add_plain(list, "P2", NULL, known_ones.n ? sum / (double)known_ones.n : NAN,
                      &known_ones);
    for (int step = 1; step <= STEP_COUNT; step++) {
        struct figure *figure =
            figures_add_plain(list, arena_printf(list->arena, "P2.%02d", step), NULL,
                              all.n ? at[step - 1] : NAN, &all);

        figure->name = arena_printf(list->arena, "At step %d", step);
        figure->unit = NULL;
    }
}
