/* A fair queue in the kernel: everyone who writes locks the directory first (trust.md 4). */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "src/store/engine.h"

enum { TRIES = 500, PAUSE_NS = 2000000 };   /* at most a second: a stopped process may hold it */

void
queue_enter(struct store *store)
{
    struct timespec pause = { .tv_nsec = PAUSE_NS };

    if (store->dir_fd < 0)
        store->dir_fd = open(store->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (store->dir_fd < 0)
        return;                         /* the plain handler must do */
    for (int i = 0; i < TRIES; i++) {
        if (flock(store->dir_fd, LOCK_EX | LOCK_NB) == 0) {
            store->queued = true;
            return;
        }
        if (errno != EWOULDBLOCK && errno != EINTR)
            return;
        nanosleep(&pause, NULL);
    }
}

void
queue_leave(struct store *store)
{
    if (store->queued)
        flock(store->dir_fd, LOCK_UN);
    store->queued = false;
}
