#include "tests/fault_vfs.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static struct {
    enum fault_class which;
    long n, count;
    bool sticky, met;
} fault;

static sqlite3_vfs *under;
static sqlite3_mem_methods memory;

struct file {
    sqlite3_file base;
    sqlite3_file *real;
};

const char *
fault_name(enum fault_class which)
{
    static const char *const names[] = {
        "none", "read error", "write error", "disk full", "short write", "sync error",
        "truncate error", "lock error", "size error", "open error", "delete error",
        "access error", "no memory",
    };

    return names[which];
}

static bool
hit(enum fault_class which)
{
    if (which != fault.which)
        return false;
    fault.count++;
    if (fault.count == fault.n || (fault.sticky && fault.count > fault.n)) {
        fault.met = true;
        return true;
    }
    return false;
}

void
fault_arm(enum fault_class which, long n, bool sticky)
{
    memset(&fault, 0, sizeof fault);
    fault.which = which;
    fault.n = n;
    fault.sticky = sticky;
}

bool
fault_disarm(void)
{
    bool met = fault.met;

    memset(&fault, 0, sizeof fault);
    return met;
}

static sqlite3_file *
real(sqlite3_file *file)
{
    return ((struct file *)file)->real;
}

static int
on_close(sqlite3_file *file)
{
    int rc = real(file)->pMethods->xClose(real(file));

    free(real(file));
    return rc;
}

static int
on_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
    return hit(FAULT_READ) ? SQLITE_IOERR_READ : real(file)->pMethods->xRead(real(file), to, n, at);
}

static int
on_write(sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
    if (hit(FAULT_WRITE))
        return SQLITE_IOERR_WRITE;
    if (hit(FAULT_FULL))
        return SQLITE_FULL;
    if (hit(FAULT_SHORT_WRITE)) {
        real(file)->pMethods->xWrite(real(file), from, n / 2, at);
        return SQLITE_IOERR_WRITE;
    }
    return real(file)->pMethods->xWrite(real(file), from, n, at);
}

static int
on_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return hit(FAULT_TRUNCATE) ? SQLITE_IOERR_TRUNCATE
                               : real(file)->pMethods->xTruncate(real(file), size);
}

static int
on_sync(sqlite3_file *file, int flags)
{
    return hit(FAULT_SYNC) ? SQLITE_IOERR_FSYNC : real(file)->pMethods->xSync(real(file), flags);
}

static int
on_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return hit(FAULT_SIZE) ? SQLITE_IOERR_FSTAT : real(file)->pMethods->xFileSize(real(file), size);
}

static int
on_lock(sqlite3_file *file, int level)
{
    return hit(FAULT_LOCK) ? SQLITE_IOERR_LOCK : real(file)->pMethods->xLock(real(file), level);
}

static int
on_unlock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

static int
on_reserved(sqlite3_file *file, int *out)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}

static int
on_control(sqlite3_file *file, int op, void *arg)
{
    return real(file)->pMethods->xFileControl(real(file), op, arg);
}

static int
on_sector(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

static int
on_device(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_reserved,
    .xFileControl = on_control,
    .xSectorSize = on_sector,
    .xDeviceCharacteristics = on_device,
};

static int
on_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct file *own = (struct file *)file;
    int rc;

    (void)vfs;
    file->pMethods = NULL;
    if (hit(FAULT_OPEN))
        return SQLITE_CANTOPEN;
    own->real = calloc(1, (size_t)under->szOsFile);
    rc = under->xOpen(under, name, own->real, flags, out);
    if (own->real->pMethods)
        file->pMethods = &methods;
    else
        free(own->real);
    return rc;
}

static int
on_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    return hit(FAULT_DELETE) ? SQLITE_IOERR_DELETE : under->xDelete(under, name, sync);
}

static int
on_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    (void)vfs;
    return hit(FAULT_ACCESS) ? SQLITE_IOERR_ACCESS : under->xAccess(under, name, flags, out);
}

static int
on_full_name(sqlite3_vfs *vfs, const char *name, int n, char *out)
{
    (void)vfs;
    return under->xFullPathname(under, name, n, out);
}

static void *
on_malloc(int n)
{
    return hit(FAULT_MEMORY) ? NULL : memory.xMalloc(n);
}

static void *
on_realloc(void *p, int n)
{
    return hit(FAULT_MEMORY) ? NULL : memory.xRealloc(p, n);
}

void
fault_install(void)
{
    static sqlite3_vfs vfs;
    sqlite3_mem_methods own;

    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory);
    own = memory;
    own.xMalloc = on_malloc;
    own.xRealloc = on_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &own);
    sqlite3_initialize();
    under = sqlite3_vfs_find(NULL);
    vfs = *under;
    vfs.zName = "fault";
    vfs.szOsFile = sizeof(struct file);
    vfs.xOpen = on_open;
    vfs.xDelete = on_delete;
    vfs.xAccess = on_access;
    vfs.xFullPathname = on_full_name;
    vfs.pNext = NULL;
    sqlite3_vfs_register(&vfs, 0);
}
