#include "src/base/id.h"

#include <string.h>

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* 128 bits as 26 digits of 5 bits; the first digit holds the 3 left over. */
static void
write_digits(char out[ID_SIZE], unsigned __int128 value)
{
    for (int i = 25; i >= 0; i--) {
        out[i] = digits[(unsigned)value & 31];
        value >>= 5;
    }
    out[26] = '\0';
}

void
id_make(struct env *env, char out[ID_SIZE])
{
    static unsigned __int128 last;
    unsigned char random[10];
    unsigned __int128 value = (unsigned __int128)(uint64_t)env_now_ms(env) << 80;

    env_random(env, random, sizeof random);
    for (int i = 0; i < 10; i++)
        value |= (unsigned __int128)random[i] << (8 * i);
    if (value >> 80 == last >> 80 && value <= last)
        value = last + 1 + random[0];   /* the same millisecond: keep growing */
    last = value;
    write_digits(out, value);
}

void
id_make_random(struct env *env, char out[ID_SIZE])
{
    unsigned __int128 value;

    env_random(env, &value, sizeof value);
    write_digits(out, value);
}

void
id_derive(char out[ID_SIZE], const char *key)
{
    const unsigned __int128 prime = ((unsigned __int128)1 << 88) + 0x13B;
    unsigned __int128 hash =
        ((unsigned __int128)0x6C62272E07BB0142ULL << 64) | 0x62B821756295C58DULL;

    for (const unsigned char *p = (const unsigned char *)key; *p; p++)
        hash = (hash ^ *p) * prime;
    write_digits(out, hash);
}

bool
id_is_valid(const char *id)
{
    size_t n = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    return n >= 1 && n <= 26 && !id[n];
}
