#include "ui/widget/list_drawn.h"

#include <string.h>

#include "src/base/mem.h"

void
list_drawn_room(struct list_drawn *drawn, size_t rows, size_t columns)
{
    if (drawn->rows == rows && drawn->columns == columns)
        return;
    list_drawn_free(drawn);
    drawn->row = mem_alloc((rows + 1) * sizeof *drawn->row);
    drawn->cells = mem_alloc((rows * columns + 1) * sizeof *drawn->cells);
    drawn->rows = rows;
    drawn->columns = columns;
}

bool
list_drawn_show(const struct list_drawn *drawn, size_t i, uint64_t serial, uint64_t look,
                struct area line)
{
    size_t slot = drawn->rows ? i % drawn->rows : 0;

    return drawn->rows && drawn->row[slot].serial == serial && drawn->row[slot].look == look &&
           area_put_cells(line, drawn->cells + slot * drawn->columns, (int)drawn->columns);
}

void
list_drawn_keep(struct list_drawn *drawn, size_t i, uint64_t serial, uint64_t look,
                struct area line)
{
    size_t slot = drawn->rows ? i % drawn->rows : 0;

    if (!drawn->rows || !area_get_cells(line, drawn->cells + slot * drawn->columns,
                                        (int)drawn->columns))
        return;
    drawn->row[slot] = (struct drawn_row){ serial, look };
}

void
list_drawn_free(struct list_drawn *drawn)
{
    mem_free(drawn->row);
    mem_free(drawn->cells);
    *drawn = (struct list_drawn){ 0 };
}
