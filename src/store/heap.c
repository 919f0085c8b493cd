/*
 * The engine's memory. Reading the schema alone asks for some six thousand small pieces, and one
 * thread uses the engine: small pieces are cut from blocks and kept in a list a size when they come
 * back, and what is held is counted here instead of under a lock. Worth a fifth of opening a file.
 */
#include <sqlite3.h>
#include <string.h>
#include <sys/mman.h>

#include "src/store/engine.h"

enum {
    STEP = 16,                   /* sizes are rounded up to this, less the head */
    SMALL = 512,                 /* larger pieces come from the system */
    FIRST_BLOCK = 448 * 1024,    /* what the schema takes */
    BLOCK = 64 * 1024,
};

/* Before every piece: eight bytes everywhere, so that what is behind it is aligned to eight. */
struct head {
    uint64_t size;               /* with the head */
};

struct free_piece {
    struct head head;
    struct free_piece *next;
};

static sqlite3_mem_methods under;
static struct free_piece *unused[SMALL / STEP + 1];
static char *rest, *end;         /* of the block that pieces are cut from */
static size_t held;

/* A sanitizer wants to see every piece. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define WATCHED true
#endif
#endif
#if !defined WATCHED && defined __SANITIZE_ADDRESS__
#define WATCHED true
#elif !defined WATCHED
#define WATCHED false
#endif

/* The pages of the first block come at once: one by one they would cost twice as much. */
static char *
new_block(size_t *size)
{
#ifdef MAP_POPULATE
    if (!end) {
        void *first = mmap(NULL, FIRST_BLOCK, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);

        *size = FIRST_BLOCK;
        if (first != MAP_FAILED)
            return first;
    }
#endif
    *size = BLOCK;
    return under.xMalloc(BLOCK);
}

static struct head *
cut(size_t size)
{
    struct head *head;

    if ((size_t)(end - rest) < size) {
        size_t room;
        char *block = new_block(&room);

        if (!block)
            return NULL;
        rest = block;
        end = block + room;
    }
    head = (struct head *)(void *)rest;
    rest += size;
    return head;
}

static void *
on_malloc(int n)
{
    size_t size = ((size_t)n + sizeof(struct head) + STEP - 1) / STEP * STEP;
    struct head *head;

    if (held + size > HEAP_LIMIT)
        return NULL;
    if (size > SMALL) {
        head = under.xMalloc((int)size);
    } else if (unused[size / STEP]) {
        head = &unused[size / STEP]->head;
        unused[size / STEP] = unused[size / STEP]->next;
    } else {
        head = cut(size);
    }
    if (!head)
        return NULL;
    head->size = size;
    held += size;
    return head + 1;
}

static void
on_free(void *p)
{
    struct head *head;

    if (!p)
        return;
    head = (struct head *)p - 1;
    held -= head->size;
    if (head->size > SMALL) {
        under.xFree(head);
    } else {
        struct free_piece *piece = (struct free_piece *)(void *)head;

        piece->next = unused[head->size / STEP];
        unused[head->size / STEP] = piece;
    }
}

static int
on_size(void *p)
{
    return p ? (int)(((struct head *)p - 1)->size - sizeof(struct head)) : 0;
}

static int
on_roundup(int n)
{
    return (int)(((size_t)n + sizeof(struct head) + STEP - 1) / STEP * STEP - sizeof(struct head));
}

static void *
on_realloc(void *p, int n)
{
    struct head *head = (struct head *)p - 1, *moved;
    size_t size = (size_t)on_roundup(n) + sizeof *head, before = (size_t)head->size;
    void *copy;

    if (size == before)
        return p;
    if (size > SMALL && before > SMALL) {
        if (held - before + size > HEAP_LIMIT || !(moved = under.xRealloc(head, (int)size)))
            return NULL;
        moved->size = size;
        held += size - before;
        return moved + 1;
    }
    copy = on_malloc(n);
    if (copy) {
        memcpy(copy, p, (before < size ? before : size) - sizeof *head);
        on_free(p);
    }
    return copy;
}

/* Refused, and harmless, once the engine is in use: then it is as it was before. */
void
heap_install(void)
{
    static bool installed;
    sqlite3_mem_methods own;

    if (WATCHED || installed)
        return;
    installed = true;
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &under) != SQLITE_OK)
        return;
    own = under;
    own.xMalloc = on_malloc;
    own.xFree = on_free;
    own.xRealloc = on_realloc;
    own.xSize = on_size;
    own.xRoundup = on_roundup;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &own) == SQLITE_OK)
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
