#include "tests/support.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[200];

const char *
support_folder(void)
{
    return folder;
}

const char *
support_path(const char *name)
{
    static char paths[8][400];
    static int next;
    char *path = paths[next++ % 8];

    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

int
support_setup(void **state)
{
    const char *tmp = getenv("TMPDIR");

    (void)state;
    snprintf(folder, sizeof folder, "%s/entente-test-XXXXXX", tmp ? tmp : "/tmp");
    setenv("TZ", "UTC", 1);
    if (!mkdtemp(folder))
        return -1;
    setenv("HOME", folder, 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_STATE_HOME");
    return 0;
}

static int
remove_one(const char *path, const struct stat *info, int type, struct FTW *ftw)
{
    (void)info;
    (void)type;
    (void)ftw;
    return remove(path);
}

int
support_clean(void **state)
{
    (void)state;
    store_use_vfs(NULL);
    return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

struct env
support_env(void)
{
    struct env env = { .fixed_ms = SUPPORT_NOW, .seed = 88172645463325252ULL, .pid = getpid() };

    snprintf(env.user, sizeof env.user, "ana");
    snprintf(env.host, sizeof env.host, "laptop");
    return env;
}

void
support_must(bool ok, const struct err *err, const char *file, int line)
{
    if (!ok) {
        print_error("%s: %s. %s\n", err->where, err->what, err->hint);
        _fail(file, line);
    }
}

struct store *
support_store(const char *name, struct env *env)
{
    struct err err = { 0 };
    struct store *store = NULL;

    must(store_create(support_path(name), env, &err), &err);
    must(store_open(support_path(name), 0, env, &store, &err), &err);
    return store;
}

char *
support_read(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    long n;
    char *text;

    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    n = ftell(file);
    rewind(file);
    text = arena_alloc(arena, (size_t)n + 1);
    assert_int_equal(fread(text, 1, (size_t)n, file), n);
    fclose(file);
    return text;
}

void
support_write(const char *path, const char *text, size_t n)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}
