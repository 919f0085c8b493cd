/* What the tests share: a temporary folder, a fixed clock, portfolios. */
#ifndef ENTENTE_TESTS_SUPPORT_H
#define ENTENTE_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "src/base/arena.h"
#include "src/base/env.h"
#include "src/base/err.h"
#include "src/store/store.h"

/** 2027-02-15 12:00 UTC */
#define SUPPORT_NOW INT64_C(1802692800000)

/** A folder of this test's own, removed with everything in it by support_clean(). */
const char *support_folder(void);

/** The path of `name` in that folder; valid until eight more calls. */
const char *support_path(const char *name);

/** Setup and teardown for cmocka. */
int support_setup(void **state);
int support_clean(void **state);

/** An environment with the clock at SUPPORT_NOW, a fixed random sequence and the account "ana". */
struct env support_env(void);

/** Fail the test with the message of `err` when `ok` is false. */
#define must(ok, err) support_must((ok), (err), __FILE__, __LINE__)
void support_must(bool ok, const struct err *err, const char *file, int line);

/** Make and open an empty store called `name`; asserts. */
struct store *support_store(const char *name, struct env *env);

/** The whole text of a file, in `arena`. */
char *support_read(struct arena *arena, const char *path);
void support_write(const char *path, const char *text, size_t n);

#endif
