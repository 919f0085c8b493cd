#include "ui/screen/ink_role.h"

enum role
ink_role(enum ink ink)
{
    static const enum role roles[] = {
        [INK_TEXT] = ROLE_TEXT, [INK_TITLE] = ROLE_TITLE, [INK_ACCENT] = ROLE_ACCENT,
        [INK_MUTED] = ROLE_MUTED, [INK_GOOD] = ROLE_GOOD, [INK_WATCH] = ROLE_WATCH,
        [INK_BAD] = ROLE_BAD, [INK_NODATA] = ROLE_NODATA, [INK_US] = ROLE_US,
        [INK_THEM] = ROLE_THEM, [INK_FILLED] = ROLE_PROGRESS, [INK_REST] = ROLE_REST,
    };

    return roles[ink];
}

enum role
light_role(enum light light)
{
    return ink_role(picture_ink(light));
}
