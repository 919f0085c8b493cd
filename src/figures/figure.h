/* Figures as every dashboard gives them, on screen, as text and as JSON (records.md 6). */
#ifndef ENTENTE_FIGURES_FIGURE_H
#define ENTENTE_FIGURES_FIGURE_H

#include "src/figures/context.h"
#include "src/rules/light.h"
#include "src/rules/tally.h"

/** One figure. Its value is `word` when that is a code (HW4, factors), else `value` (NAN: none). */
struct figure {
    const char *code;            /* "G9", "L6.O1" */
    const char *name;            /* of a metric of the alliance's own; NULL: what the method says */
    const char *side;            /* "us", "them" or NULL */
    const char *word;
    double value;
    const char *unit;            /* NULL: none */
    double score;                /* 0..100; NAN: none */
    enum light light;
    size_t n;                    /* records in the base */
    const char **rows;           /* their ids, in byte order, each once */
    size_t n_rows;
    bool failing;                /* shown as X: a knock-out criterion is not met */
};

/** An index: the weighted mean of scores. */
struct figures_index {
    const char *code;            /* "GHI"; NULL: the dashboard has none */
    double value;                /* capped; NAN: less than half of the weight has data */
    enum light light;
    double weight_with_data;     /* 0..1 */
    const char *capped_by;       /* NULL: nothing */
};

/** What one dashboard of an alliance (or of the portfolio) holds. Lives in the context's arena. */
struct figures_list {
    struct figures_list *next;
    const char *name;            /* "governance" */
    struct figures_context *context;   /* NULL: the portfolio */
    struct arena *arena;
    struct figure *figure;
    size_t n, room;
    struct figures_index index;
    const char *banners[12];
    size_t n_banners;
};

/** Start an empty list, remembered in the context under `name`. */
struct figures_list *figures_list_new(struct figures_context *context, const char *name);

/** The list called `name` that was made before for this day, or NULL. */
struct figures_list *figures_list_made(struct figures_context *context, const char *name);

/**
 * Add a figure with a value (NAN: none) and its base: n, rows, unit, score and light follow from
 * value, base and bounds in force. The result may be adjusted until the next one is added.
 */
struct figure *figures_add(struct figures_list *list, const char *code, const char *side,
                           double value, const struct tally *base);

/** The same without score; the light is none. */
struct figure *figures_add_plain(struct figures_list *list, const char *code, const char *side,
                                 double value, const struct tally *base);

/** A figure whose value is a code (NULL: none), with its light. */
struct figure *figures_add_word(struct figures_list *list, const char *code, const char *word,
                                enum light light, const struct tally *base);

/** A mean of figures (0.7, 7): n = parts with data and no rows. */
struct figure *figures_add_mean(struct figures_list *list, const char *code, const char *side,
                                const struct parts *parts);

/** The figure, or NULL. */
const struct figure *figures_find(const struct figures_list *list, const char *code,
                                  const char *side);

/** Value and score; NAN: none. A score without side is the mean of the sides (0.7, 9). */
double figures_value(const struct figures_list *list, const char *code, const char *side);
double figures_score(const struct figures_list *list, const char *code, const char *side);

/** A banner that holds. */
void figures_banner(struct figures_list *list, const char *code);

/** Set the index from its parts: value, bands, weight; at most 49 when `capped_by` is given. */
void figures_set_index(struct figures_list *list, const char *code, const struct parts *parts,
                       const char *capped_by);

/** A base of one record, of none. */
struct tally figures_base(struct figures_context *context);

#endif
