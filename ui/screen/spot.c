#include "ui/screen/spot.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

static struct spot_kept *
find(const struct spots *spots, const char *alliance, const char *item)
{
    for (size_t i = 0; i < spots->n; i++)
        if (!strcmp(spots->kept[i].alliance, alliance) && !strcmp(spots->kept[i].item, item))
            return &spots->kept[i];
    return NULL;
}

void
spots_keep(struct spots *spots, const char *alliance, const char *item, struct board_spot spot)
{
    struct spot_kept *kept = find(spots, alliance, item);

    if (!kept) {
        if (spots->n == spots->room) {
            spots->room = spots->room ? 2 * spots->room : 16;
            spots->kept = mem_resize(spots->kept, spots->room * sizeof *spots->kept);
        }
        kept = &spots->kept[spots->n++];
        snprintf(kept->alliance, sizeof kept->alliance, "%s", alliance);
        snprintf(kept->item, sizeof kept->item, "%s", item);
    }
    kept->spot = spot;
}

bool
spots_find(const struct spots *spots, const char *alliance, const char *item, struct board_spot *spot)
{
    const struct spot_kept *kept = find(spots, alliance, item);

    if (kept)
        *spot = kept->spot;
    return kept != NULL;
}

void
spots_free(struct spots *spots)
{
    mem_free(spots->kept);
    *spots = (struct spots){ 0 };
}
