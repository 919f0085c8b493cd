/* A VFS that passes everything on to the system's, but lets one call fail, once or from then on. */
#ifndef ENTENTE_TESTS_FAULT_VFS_H
#define ENTENTE_TESTS_FAULT_VFS_H

#include <stdbool.h>

enum fault_class {
    FAULT_NONE, FAULT_READ, FAULT_WRITE, FAULT_FULL, FAULT_SHORT_WRITE, FAULT_SYNC,
    FAULT_TRUNCATE, FAULT_LOCK, FAULT_SIZE, FAULT_OPEN, FAULT_DELETE, FAULT_ACCESS,
    FAULT_MEMORY, FAULT_CLASSES,
};

/** "read error", "disk full" ... */
const char *fault_name(enum fault_class which);

/** Register the VFS "fault" and the counting allocator; call before anything uses the engine. */
void fault_install(void);

/** Let the `n`-th call of the class from now on fail; `sticky`: and all after it. */
void fault_arm(enum fault_class which, long n, bool sticky);

/** Disarm; returns whether the fault was met. */
bool fault_disarm(void);

#endif
