/* What a message offers instead of a wrong word. */
#include <string.h>

#include "src/method/inside.h"

enum { LETTERS_MOST = 40 };

void
offer_words(struct str *out, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        str_addf(out, "%s%s", !i ? "" : i + 1 < n ? ", " : " or ", words[i]);
}

static int
least_of(int a, int b, int c)
{
    int least = a < b ? a : b;

    return least < c ? least : c;
}

int
offer_distance(const char *typed, const char *word)
{
    int rows[3][LETTERS_MOST + 1];
    int n = (int)strnlen(typed, LETTERS_MOST), m = (int)strnlen(word, LETTERS_MOST), common = 0;

    while (common < n && typed[common] == word[common])
        common++;
    for (int k = 0; k <= m; k++)
        rows[0][k] = k;
    for (int i = 1; i <= n; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *above_that = rows[(i + 1) % 3];

        row[0] = i;
        for (int k = 1; k <= m; k++) {
            row[k] = least_of(above[k] + 1, row[k - 1] + 1,
                              above[k - 1] + (typed[i - 1] != word[k - 1]));
            if (i > 1 && k > 1 && typed[i - 1] == word[k - 2] && typed[i - 2] == word[k - 1])
                row[k] = least_of(row[k], above_that[k - 2] + 1, row[k]);
        }
    }
    return 2 * rows[n % 3][m] - 3 * common;
}
