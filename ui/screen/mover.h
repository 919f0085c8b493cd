/* Asking where records go next, and moving them there; part of a screen that shows records. */
#ifndef ENTENTE_UI_SCREEN_MOVER_H
#define ENTENTE_UI_SCREEN_MOVER_H

#include "src/model/entity.h"
#include "ui/screen/choose.h"

/** The question that a mover asks; a screen that has one uses other numbers. */
enum { MOVER_STATE = 980 };

/** Zero-initialise it. */
struct mover {
    const struct entity *entity;
    char alliance[27];
    const char **ids;                /* in arena */
    size_t n;
    struct arena arena;
    struct choose choose;
};

/** True when records of this kind have an order of states. */
bool mover_takes(const struct entity *entity);

/** Offer the states that may come next for these records (those of the first); ids are copied. */
void mover_ask(struct mover *mover, struct ui *ui, const struct entity *entity, const char *alliance,
               const char *const *ids, size_t n);

/** An answer from a layer; true when the question was its own. */
bool mover_answer(struct mover *mover, struct ui *ui, const struct answer *answer);

/** Give the memory back. */
void mover_free(struct mover *mover);

#endif
