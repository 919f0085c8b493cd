/* Any bytes as a portfolio file: refused, or opened and verified without harm. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "src/store/care.h"
#include "src/store/store.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char path[64];
    struct env env = { .fixed_ms = 1, .user = "fuzz", .host = "fuzz" };
    struct err err = { 0 };
    struct store *store = NULL;
    int fd;

    snprintf(path, sizeof path, "/tmp/entente-fuzz-%ld", (long)getpid());
    fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    close(fd);
    if (store_open(path, STORE_READONLY, &env, &store, &err)) {
        struct verify_report report;

        verify_file(store, &report, &err);
        store_close(store);
    } else if (!err.kind) {
        abort();
    }
    unlink(path);
    return 0;
}
