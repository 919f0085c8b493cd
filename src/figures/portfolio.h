/* The figures of all alliances together: P1 to P12, and a line for each alliance (B.7, B.9). */
#ifndef ENTENTE_FIGURES_PORTFOLIO_H
#define ENTENTE_FIGURES_PORTFOLIO_H

#include "src/figures/digest.h"

/** What the portfolio shows of one alliance (P2, P3, P8). */
struct portfolio_row {
    const char *id, *code, *name, *state;
    bool live;
    struct digest digest;                /* of its findings only their number */
};

/** Zero-initialise it; portfolio_free() gives everything back. */
struct portfolio {
    struct figures figures;
    struct figures_context *whole;
    struct portfolio_row *row;           /* by code */
    size_t n;
    const struct figures_list *list;     /* P1 to P12 */
    const char *sentence;
};

/** Compute everything as of today. False on failure, with `err`. */
bool portfolio_make(struct portfolio *portfolio, struct book *book, struct err *err);

void portfolio_free(struct portfolio *portfolio);

/** How many lines need attention, over all alliances (B.8). */
size_t portfolio_lines(const struct portfolio *portfolio);

/** Append the object of records.md 6, with a line end. */
void portfolio_json(struct str *out, const struct portfolio *portfolio);

#endif
