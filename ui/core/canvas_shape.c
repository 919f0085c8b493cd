/* Lines and frames. */
#include "ui/core/canvas.h"

void
area_rule(struct area area, int row, enum role role)
{
    area_repeat(area, row, role, glyph(GLYPH_ACROSS, area.canvas->ascii));
}

void
area_bar(struct area area, int column, enum role role)
{
    for (int row = area.cut; row < area.cut + area.rows; row++)
        area_text(area, row, column, role, glyph(GLYPH_BESIDE, area.canvas->ascii));
}

struct area
area_box(struct area area, enum role role, const char *title)
{
    static const char *const corners[4][2] = {
        { "╭", "+" }, { "╮", "+" }, { "╰", "+" }, { "╯", "+" }
    };
    bool ascii = area.canvas->ascii;
    int bottom = area.rows - 1, right = area.columns - 1;

    area_rule(area, 0, role);
    area_rule(area, bottom, role);
    area_bar(area, 0, role);
    area_bar(area, right, role);
    area_text(area, 0, 0, role, corners[0][ascii]);
    area_text(area, 0, right, role, corners[1][ascii]);
    area_text(area, bottom, 0, role, corners[2][ascii]);
    area_text(area, bottom, right, role, corners[3][ascii]);
    if (title && *title && area.columns > 6) {
        struct area top = area_sub(area, 0, 2, 1, area.columns - 4);
        int end = area_text(top, 0, 0, role, " ");

        end = area_text(area_sub(top, 0, 0, 1, top.columns - 1), 0, end, ROLE_TITLE, title);
        area_text(top, 0, end, role, " ");
    }
    return area_sub(area, 1, 1, area.rows - 2, area.columns - 2);
}
