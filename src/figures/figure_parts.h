/* What a figure rests on that is not among its rows: other figures, answers of steps, records. */
#ifndef ENTENTE_FIGURES_FIGURE_PARTS_H
#define ENTENTE_FIGURES_FIGURE_PARTS_H

#include "src/figures/figure.h"

enum figure_part_kind {
    PART_FIGURE,                 /* list, figure */
    PART_INDEX,                  /* list: the index of another view */
    PART_QUESTION,               /* key: an answer or the rows of a step, "s04.afford" */
    PART_RECORD,                 /* entity, id */
    PART_STATEMENT,              /* key: a statement of the newest health check, id: that one */
};

struct figure_part {
    enum figure_part_kind kind;
    const struct figures_list *list;
    const struct figure *figure;
    const char *entity, *id, *key;
    long then;                   /* the figure as of an earlier day; DAY_NONE: as of today */
};

struct figure_parts {
    struct figure_part *part;
    size_t n, room;
};

/**
 * What a figure put together from others rests on, the words of which are: "L7", "L17/us": a figure;
 * "s04.afford": a question of a step; "survey:F1": a statement of the health check; "flag",
 * "issue:root=control": records; "goals": the goal metrics; "LHI": an index. NULL: on its own records.
 */
const char *figure_rests(const char *code);

/**
 * The parts of the figure `code` of `list`, or of its index; none when it counts records of its own
 * alone. They live in the context's arena.
 */
struct figure_parts figure_parts_of(struct figures_context *context,
                                    const struct figures_list *list, const char *code);

#endif
