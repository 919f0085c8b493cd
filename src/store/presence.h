/* Who has the file open. */
#ifndef ENTENTE_STORE_PRESENCE_H
#define ENTENTE_STORE_PRESENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "src/store/store.h"

struct presence {
    char account[65], host[65];
    long pid;
    int64_t since_ms;
};

/** Say that a screen is open here; rows of processes of this host that are gone are removed. */
bool presence_enter(struct store *store, struct err *err);

/** Take this screen's row away. */
void presence_leave(struct store *store);

/** At most `n` open screens; returns how many there are. */
size_t presence_list(struct store *store, struct presence *out, size_t n);

#endif
