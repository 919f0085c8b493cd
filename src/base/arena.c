#include "src/base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

enum { BLOCK = 16 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, room;
    _Alignas(max_align_t) char data[];
};

void *
arena_alloc(struct arena *arena, size_t size)
{
    struct arena_block *block = arena->first;
    size_t need = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);

    if (!block || block->room - block->used < need) {
        size_t room = need > BLOCK ? need : BLOCK;

        block = mem_alloc(sizeof *block + room);
        block->room = room;
        block->next = arena->first;
        arena->first = block;
    }
    block->used += need;
    return block->data + block->used - need;
}

char *
arena_bytes(struct arena *arena, const char *bytes, size_t n)
{
    char *copy = arena_alloc(arena, n + 1);

    if (n)
        memcpy(copy, bytes, n);
    return copy;
}

char *
arena_string(struct arena *arena, const char *s)
{
    return s ? arena_bytes(arena, s, strlen(s)) : NULL;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    char *text, room[240];
    int n;

    va_start(args, format);
    n = vsnprintf(room, sizeof room, format, args);
    va_end(args);
    if (n >= 0 && (size_t)n < sizeof room)
        return arena_bytes(arena, room, (size_t)n);
    text = arena_alloc(arena, (size_t)(n < 0 ? 0 : n) + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)(n < 0 ? 0 : n) + 1, format, args);
    va_end(args);
    return text;
}

void
arena_free(struct arena *arena)
{
    while (arena->first) {
        struct arena_block *next = arena->first->next;

        mem_free(arena->first);
        arena->first = next;
    }
}
