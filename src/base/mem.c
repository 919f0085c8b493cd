#include "src/base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*on_failure)(void);
static long count, fail_at;

static void
out_of_memory(void)
{
    static const char text[] =
        "entente: out of memory: the program ends; every accepted change is on disk\n";

    if (on_failure)
        on_failure();
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit(8);
    _exit(8);
}

static int
must_fail(void)
{
    count++;
    return fail_at && count == fail_at;
}

void *
mem_alloc(size_t size)
{
    void *p = must_fail() ? NULL : calloc(1, size ? size : 1);

    if (!p)
        out_of_memory();
    return p;
}

void *
mem_resize(void *p, size_t size)
{
    void *q = must_fail() ? NULL : realloc(p, size ? size : 1);

    if (!q)
        out_of_memory();
    return q;
}

char *
mem_string(const char *s)
{
    size_t size = strlen(s) + 1;

    return memcpy(mem_alloc(size), s, size);
}

void
mem_free(void *p)
{
    free(p);
}

void
mem_on_failure(void (*handler)(void))
{
    on_failure = handler;
}

void
mem_fail_at(long n)
{
    fail_at = n ? count + n : 0;
}

long
mem_count(void)
{
    return count;
}
