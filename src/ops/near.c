#include "src/ops/near.h"

#include <stdio.h>
#include <string.h>

#include "src/base/text.h"

/* `n` bytes at most, cut between characters. */
static void
copy(char *out, size_t room, const char *text)
{
    size_t n = strlen(text);

    if (n >= room)
        for (n = room - 1; n && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
            continue;
    memcpy(out, text, n);
    out[n] = '\0';
}

static void
fold(char out[NEAR_WORD], const char *text)
{
    struct str folded = { 0 };

    text_fold(&folded, text, strlen(text));
    copy(out, NEAR_WORD, str_text(&folded));
    str_free(&folded);
}

void
near_start(struct near *near, const char *typed)
{
    *near = (struct near){ 0 };
    fold(near->typed, typed);
}

static int
least(int a, int b)
{
    return a < b ? a : b;
}

/* Letters to add, drop, change or swap until `typed` is a beginning of `word`. */
static int
distance(const char *typed, const char *word)
{
    int rows[3][NEAR_WORD + 1] = { { 0 } };
    int n = (int)strlen(typed), m = least((int)strlen(word), n + 2), best;

    for (int j = 0; j <= m; j++)
        rows[0][j] = j;
    for (int i = 1; i <= n; i++) {
        int *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

        now[0] = i;
        for (int j = 1; j <= m; j++) {
            now[j] = least(before[j - 1] + (typed[i - 1] != word[j - 1]),
                           least(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    best = rows[n % 3][0];
    for (int j = 1; j <= m; j++)
        best = least(best, rows[n % 3][j]);
    return best;
}

static bool
knows(const struct near *near, const char *show)
{
    for (size_t i = 0; i < near->n; i++)
        if (strcmp(near->best[i].word, show) == 0)
            return true;
    return false;
}

void
near_offer(struct near *near, const char *word, const char *show)
{
    char folded[NEAR_WORD], shown[NEAR_WORD];
    int far, length = (int)strlen(near->typed);
    size_t at;

    fold(folded, word);
    copy(shown, sizeof shown, show ? show : word);
    far = strstr(folded, near->typed) ? 0 : distance(near->typed, folded);
    if (!length || far > (length + 1) / 3 || knows(near, shown))
        return;
    for (at = near->n; at && near->best[at - 1].distance > far; at--)
        if (at < NEAR_BEST)
            near->best[at] = near->best[at - 1];
    if (at == NEAR_BEST)
        return;
    near->best[at].distance = far;
    copy(near->best[at].word, NEAR_WORD, shown);
    near->n += near->n < NEAR_BEST;
}

const char *
near_list(const struct near *near, char *out, size_t room)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < near->n && used < room; i++)
        used += (size_t)snprintf(out + used, room - used, "%s%s",
                                 !i ? "" : i + 1 == near->n ? " or " : ", ", near->best[i].word);
    return out;
}
