/* Where the cursor stood in each view, while the program runs. */
#ifndef ENTENTE_UI_SCREEN_SPOT_H
#define ENTENTE_UI_SCREEN_SPOT_H

#include "src/base/id.h"
#include "ui/screen/board_layout.h"

struct spot_kept {
    char alliance[ID_SIZE], item[80];    /* as in struct place */
    struct board_spot spot;
};

/** Zero-initialise it; spots_free() frees it. */
struct spots {
    struct spot_kept *kept;
    size_t n, room;
};

/** Keep where the cursor stands in the view `item` of `alliance` ("": of the portfolio). */
void spots_keep(struct spots *spots, const char *alliance, const char *item, struct board_spot spot);

/** Where it stood there; false when nobody has been there. */
bool spots_find(const struct spots *spots, const char *alliance, const char *item, struct board_spot *spot);

/** Forget all; it can be used again. */
void spots_free(struct spots *spots);

#endif
