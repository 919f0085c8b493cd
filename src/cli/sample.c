#include "src/cli/sample.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/embedded.h"
#include "src/io/json_import.h"
#include "src/io/spool.h"
#include "src/ops/book.h"

/* The sample of real alliances; the build puts it into the program. */
extern const struct embedded_file embedded_sample[];

/* The sample has to go in whole: the first record that does not is a fault of the program. */
static bool
refuse(void *context, const struct import_reject *reject)
{
    char *why = context;

    snprintf(why, 400, "line %ld, %s %s: %s", reject->line, reject->entity ? reject->entity : "",
             reject->field ? reject->field : "", reject->why);
    return false;
}

static bool
take_in(struct book *book, const struct embedded_file *file, struct err *err)
{
    struct import_report report = { 0 };
    char why[400] = "";
    struct import_options options = { .on_reject = refuse, .context = why };
    struct source source = { .fd = spool_open(), .name = file->name, .size = (off_t)file->size };
    bool ok = source.fd >= 0 && spool_write(source.fd, file->data, file->size);

    if (!ok) {
        int code = errno;

        err_set(err, ERR_MACHINE, "the sample cannot be unpacked: %s", strerror(code));
        err->code = code;
    }
    ok = ok && json_import(book, &source, &options, &report, err);
    if (!ok && *why)
        err_set(err, ERR_MACHINE, "the sample of this build is wrong: %s", why);
    source_close(&source);
    return ok;
}

struct env
sample_maker(const struct env *env)
{
    struct env maker = *env;

    snprintf(maker.user, sizeof maker.user, "entente");
    return maker;
}

bool
sample_create(const char *path, struct env *env, struct err *err)
{
    struct book book = { 0 };
    struct env maker = sample_maker(env);
    bool made, ok;

    made = book_create(path, "demo", "Sample portfolio", &maker, err);
    ok = made && book_open(&book, path, 0, &maker, err) &&
         take_in(&book, &embedded_sample[0], err);

    if (made)
        book_close(&book);
    if (made && !ok)
        unlink(path);
    return ok;
}
