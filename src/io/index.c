#include "src/io/index.h"

#include "src/base/mem.h"

/*
 * Only a 128-bit FNV-1a of the key is kept: among 10^8 keys the odds of two meeting are 1 in 10^22.
 * Someone who makes two ids meet on purpose spoils his own import and nothing else.
 */
static void
hash_key(const char *key, size_t n, uint64_t hash[2])
{
    const unsigned __int128 prime = ((unsigned __int128)1 << 88) + 0x13B;
    unsigned __int128 sum =
        ((unsigned __int128)0x6C62272E07BB0142ULL << 64) | 0x62B821756295C58DULL;

    for (size_t i = 0; i < n; i++)
        sum = (sum ^ (unsigned char)key[i]) * prime;
    hash[0] = (uint64_t)(sum >> 64);
    hash[1] = (uint64_t)sum | 1;        /* never 0, which marks a free place */
}

/* The place of the key: its entry, or the free one where it belongs. */
static struct index_entry *
place_of(const struct index *index, const uint64_t hash[2])
{
    size_t at = (size_t)(hash[0] ^ hash[1] >> 17) & (index->room - 1);

    while (index->entries[at].hash[1] &&
           (index->entries[at].hash[0] != hash[0] || index->entries[at].hash[1] != hash[1]))
        at = (at + 1) & (index->room - 1);
    return &index->entries[at];
}

static void
grow(struct index *index)
{
    struct index old = *index;

    index->room = old.room ? old.room * 2 : 256;
    index->entries = mem_alloc(index->room * sizeof *index->entries);
    for (size_t i = 0; i < old.room; i++)
        if (old.entries[i].hash[1])
            *place_of(index, old.entries[i].hash) = old.entries[i];
    mem_free(old.entries);
}

struct index_entry *
index_find(const struct index *index, const char *key, size_t n)
{
    uint64_t hash[2];
    struct index_entry *entry;

    if (!index->n)
        return NULL;
    hash_key(key, n, hash);
    entry = place_of(index, hash);
    return entry->hash[1] ? entry : NULL;
}

struct index_entry *
index_add(struct index *index, const char *key, size_t n, bool *fresh)
{
    uint64_t hash[2];
    struct index_entry *entry;

    if (index->n >= index->room - index->room / 4)
        grow(index);
    hash_key(key, n, hash);
    entry = place_of(index, hash);
    *fresh = !entry->hash[1];
    if (*fresh) {
        entry->hash[0] = hash[0];
        entry->hash[1] = hash[1];
        index->n++;
    }
    return entry;
}

void
index_free(struct index *index)
{
    mem_free(index->entries);
    *index = (struct index){ 0 };
}
