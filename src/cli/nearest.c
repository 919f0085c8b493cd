#include "src/cli/nearest.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST = 63 };

static size_t
smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;

    return least < c ? least : c;
}

/* Levenshtein's distance; two neighbours changed round count as one slip. */
static size_t
distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t row[3][LONGEST + 1];

    for (size_t j = 0; j <= m; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = row[i % 3], *above = row[(i - 1) % 3], *before = row[(i + 1) % 3];

        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            int x = tolower((unsigned char)a[i - 1]), y = tolower((unsigned char)b[j - 1]);

            now[j] = smallest(above[j] + 1, now[j - 1] + 1, above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == tolower((unsigned char)b[j - 2]) &&
                y == tolower((unsigned char)a[i - 2]) && before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
    }
    return row[n % 3][m];
}

void
nearest_try(struct nearest *nearest, const char *candidate)
{
    size_t n = strlen(nearest->word), m = strlen(candidate), d;

    if (!n || !m || n > LONGEST || m > LONGEST)
        return;
    d = strncmp(candidate, nearest->word, n) ? distance(nearest->word, n, candidate, m) : 1;
    if (d > 1 + n / 4)
        return;
    if (!nearest->best || d < nearest->distance) {
        nearest->best = candidate;
        nearest->distance = d;
    }
}
