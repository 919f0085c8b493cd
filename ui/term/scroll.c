#include "ui/term/scroll.h"

#include <string.h>

enum { WORTH = 2 };        /* fewer rows than this are sent again */

uint64_t
scroll_hash(const struct canvas_cell *row, int columns)
{
    uint64_t sum = UINT64_C(0x9E3779B97F4A7C15), bits;

    _Static_assert(sizeof *row == sizeof bits, "a cell is hashed as one number");
    for (int i = 0; i < columns; i++) {
        memcpy(&bits, &row[i], sizeof bits);
        sum = (sum ^ bits) * UINT64_C(0xFF51AFD7ED558CCD);
        sum ^= sum >> 32;
    }
    return sum;
}

/* Cells that are the same in both rows. */
static int
alike(const struct canvas_cell *a, const struct canvas_cell *b, int columns)
{
    int n = 0;

    for (int i = 0; i < columns; i++)
        n += !memcmp(&a[i], &b[i], sizeof *a);
    return n;
}

/*
 * The longest run of rows that were `by` rows further down; returns how many of them are news
 * there.
 */
static int
longest_run(const uint64_t *old, const uint64_t *new, int rows, int by, int *first, int *last)
{
    int best = 0, news = 0, start = 0;
    int from = by < 0 ? -by : 0, to = by < 0 ? rows : rows - by;

    for (int row = from; row <= to; row++) {
        if (row < to && new[row] == old[row + by]) {
            if (!news)
                start = row;
            news += new[row] != old[row];
            continue;
        }
        if (news > best) {
            best = news;
            *first = start;
            *last = row - 1;
        }
        news = 0;
    }
    return best;
}

bool
scroll_find(const struct canvas_cell *before, const uint64_t *old, const struct canvas_cell *now,
            const uint64_t *new, int rows, int columns, struct scroll *scroll)
{
    int best = WORTH - 1, changed = 0, first = 0, last = 0, a = 0, b = 0, by = 0;

    for (int row = 0; row < rows; row++)
        changed += old[row] != new[row];
    if (changed <= WORTH)           /* the highlight has moved, most often: no need to look */
        return false;
    for (int distance = 1; distance < rows && changed > best; distance++) {
        for (int sign = -1; sign <= 1; sign += 2) {
            int news = longest_run(old, new, rows, sign * distance, &first, &last);

            if (news > best) {
                best = news;
                a = first;
                b = last;
                by = sign * distance;
            }
        }
    }
    if (!by)
        return false;
    /* rows at the ends that moved too, but were changed a little (the selected one) */
    while (b + 1 < rows && b + 1 + by < rows && b + 1 + by >= 0 &&
           alike(now + (b + 1) * columns, before + (b + 1 + by) * columns, columns) >
               alike(now + (b + 1) * columns, before + (b + 1) * columns, columns))
        b++;
    while (a > 0 && a - 1 + by >= 0 && a - 1 + by < rows &&
           alike(now + (a - 1) * columns, before + (a - 1 + by) * columns, columns) >
               alike(now + (a - 1) * columns, before + (a - 1) * columns, columns))
        a--;
    scroll->top = by > 0 ? a : a + by;
    scroll->bottom = by > 0 ? b + by : b;
    scroll->by = by;
    return true;
}
