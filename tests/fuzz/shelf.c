#include "tests/fuzz/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "src/ops/record.h"
#include "src/store/query.h"

static struct book book;
static struct env env;
static int64_t changes = -1;

static int64_t
count(void)
{
    struct err err = { 0 };

    return query_number(book.store, -1, &err, "SELECT count(*) FROM edit", "");
}

static void
end(void)
{
    book_close(&book);
}

struct book *
shelf_book(void)
{
    char folder[] = "/tmp/entente-fuzz-XXXXXX", path[64], id[ID_SIZE] = "";
    struct err err = { 0 };

    if (changes >= 0)
        return &book;
    env_system(&env);
    if (!mkdtemp(folder))
        abort();
    snprintf(path, sizeof path, "%s/a.entente", folder);
    if (!book_create(path, "live", "Fuzz", &env, &err) || !book_open(&book, path, 0, &env, &err) ||
        !alliance_add(&book, "Biocon", NULL, NULL, 0, id, &err))
        abort();
    unlink(path);                /* it lives as long as it is open */
    rmdir(folder);
    changes = count();
    atexit(end);
    return &book;
}

const char *
shelf_file(const uint8_t *data, size_t size)
{
    static int fd = -1;
    static char path[40];

    if (fd >= 0)
        close(fd);
    fd = memfd_create("fuzz", 0);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return path;
}

void
shelf_unchanged(void)
{
    if (count() != changes)
        abort();
}
