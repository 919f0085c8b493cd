#include "src/cli/sample.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/embedded.h"
#include "src/base/mem.h"
#include "src/cli/sample_days.h"
#include "src/io/json_import.h"
#include "src/io/spool.h"
#include "src/ops/book.h"

/* The documents of the sample in the order they are taken in; the build puts them into the program. */
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

/* What a document is called in the journal of the sample. */
static const char *
name_of(const char *file)
{
    return strcmp(file, "illustration.json") == 0 ? "two invented years" : "twelve real alliances";
}

static bool
unpack(const struct embedded_file *file, long days, struct source *source, struct err *err)
{
    char *text = mem_alloc(file->size + 1);
    bool ok;
    int code;

    memcpy(text, file->data, file->size + 1);
    sample_days_move(text, file->size, days);
    *source = (struct source){
        .fd = spool_open(), .name = name_of(file->name), .size = (off_t)file->size,
    };
    ok = source->fd >= 0 && spool_write(source->fd, text, file->size);
    code = errno;
    mem_free(text);
    if (ok)
        return true;
    err_set(err, ERR_MACHINE, "the sample cannot be unpacked: %s", strerror(code));
    err->code = code;
    return false;
}

static bool
take_in(struct book *book, const struct embedded_file *file, long days, struct err *err)
{
    struct import_report report = { 0 };
    char why[400] = "";
    struct import_options options = { .on_reject = refuse, .context = why };
    struct source source;
    bool ok = unpack(file, days, &source, err) &&
              json_import(book, &source, &options, &report, err);

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
    long days = sample_days_shift(embedded_sample, env_today(env));
    bool made, ok;

    made = book_create(path, "demo", "Sample portfolio", &maker, err);
    ok = made && book_open(&book, path, 0, &maker, err);
    for (size_t i = 0; ok && embedded_sample[i].name; i++)
        ok = take_in(&book, &embedded_sample[i], days, err);
    if (made)
        book_close(&book);
    if (made && !ok)
        unlink(path);
    return ok;
}
