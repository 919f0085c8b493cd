#include "src/io/json_reader.h"

#include <stdio.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "src/base/mem.h"
#include "src/io/json_build.h"

/*
 * Where the reader stands: OUTSIDE the document, in its TOP object, in the STRAY value of an
 * unknown member, in the object RECORDS, in the LIST of one kind, in a RECORD (an object, or a list
 * where one should stand).
 */
enum place { OUTSIDE, TOP, STRAY, RECORDS, LIST, RECORD, OVER };

enum { CHUNK = 64 * 1024, TOKEN_MAX = 8 * 1024 * 1024, RECORDS_AN_ARENA = 32 };

struct reader {
    const struct json_handler *handler;
    struct json_document *document;
    struct err *err;
    const char *name;
    yajl_handle yajl;

    enum place place;
    int depth;                           /* of open objects and lists within STRAY */
    char key[64];                        /* of the last member of TOP or RECORDS */
    enum json_want want;
    bool version_seen, records_seen;

    struct json_build build;
    struct json_found found;

    const char *chunk;
    size_t counted;                      /* bytes of the chunk whose lines are counted */
    long line;
    off_t before, line_start;            /* bytes before the chunk; where the line begins */
    off_t progress;                      /* bytes when something was handed over last */
};

/* Count the lines of the chunk up to `at`. */
static void
count_lines(struct reader *reader, size_t at)
{
    const char *from = reader->chunk + reader->counted, *end = reader->chunk + at;

    while (from < end && (from = memchr(from, '\n', (size_t)(end - from))) != NULL) {
        from++;
        reader->line++;
        reader->line_start = reader->before + (from - reader->chunk);
    }
    reader->counted = at;
}

static size_t
consumed(struct reader *reader)
{
    size_t at = yajl_get_bytes_consumed(reader->yajl);

    return at > reader->counted ? at : reader->counted;
}

static int
refuse(struct reader *reader, const char *what)
{
    size_t at = consumed(reader);

    count_lines(reader, at);
    err_set(reader->err, ERR_INPUT, "%s", what);
    err_where(reader->err, "%.150s, line %ld, column %ld", reader->name, reader->line,
              (long)(reader->before + (off_t)at - reader->line_start));
    return 0;
}

static const char no_document[] = "this is no portfolio document";

static int
hand_over(struct reader *reader)
{
    reader->progress = reader->before + (off_t)consumed(reader);
    reader->found.tree = reader->build.root;
    if (!reader->found.problem)
        reader->found.problem = reader->build.problem;
    if (reader->want != JSON_WANT_NOTHING &&
        !reader->handler->record(reader->handler->context, &reader->found, reader->err))
        return 0;
    if (reader->found.number % RECORDS_AN_ARENA == 0)
        arena_free(&reader->build.arena);
    return 1;
}

static void
begin_record(struct reader *reader)
{
    count_lines(reader, consumed(reader));
    reader->found = (struct json_found){
        .entity = reader->key,
        .line = reader->line,
        .number = ++reader->document->records,
    };
    json_build_begin(&reader->build, reader->want == JSON_WANT_ID,
                     reader->want != JSON_WANT_NOTHING);
}

/* Something in the list of a kind that is no object. */
static int
no_record(struct reader *reader)
{
    begin_record(reader);
    reader->found.problem = "it is no record: a record is an object";
    return hand_over(reader);
}

/* A number, text, true, false or null outside of records. */
static int
on_scalar(struct reader *reader)
{
    switch (reader->place) {
    case TOP:
        if (strcmp(reader->key, "entente") == 0)
            return refuse(reader, "\"entente\", the version of the document, is not the number 1");
        if (strcmp(reader->key, "records") == 0)
            return refuse(reader,
                          "\"records\" is not an object with a list for each kind of record");
        if (strcmp(reader->key, "method") == 0)
            return 1;
        count_lines(reader, consumed(reader));
        return reader->handler->stray(reader->handler->context, reader->key, reader->line,
                                      reader->err);
    case RECORDS:
        return refuse(reader, "the records of a kind are not a list");
    case LIST:
        return no_record(reader);
    case OUTSIDE:
    case OVER:
        return refuse(reader, no_document);
    default:
        return 1;
    }
}

static int
on_null(void *context)
{
    struct reader *reader = context;

    if (reader->place != RECORD)
        return on_scalar(reader);
    json_build_null(&reader->build);
    return 1;
}

static int
on_boolean(void *context, int value)
{
    struct reader *reader = context;

    if (reader->place != RECORD)
        return on_scalar(reader);
    json_build_bool(&reader->build, value);
    return 1;
}

static int
on_number(void *context, const char *text, size_t n)
{
    struct reader *reader = context;

    if (reader->place == TOP && strcmp(reader->key, "entente") == 0 && n == 1 && *text == '1') {
        reader->version_seen = true;
        return 1;
    }
    if (reader->place != RECORD)
        return on_scalar(reader);
    json_build_number(&reader->build, text, n);
    return 1;
}

static int
on_string(void *context, const unsigned char *text, size_t n)
{
    struct reader *reader = context;

    if (reader->place == TOP && strcmp(reader->key, "method") == 0)
        snprintf(reader->document->method, sizeof reader->document->method, "%.*s", (int)n,
                 (const char *)text);
    if (reader->place != RECORD)
        return on_scalar(reader);
    json_build_string(&reader->build, (const char *)text, n);
    return 1;
}

static int
on_start_map(void *context)
{
    struct reader *reader = context;

    switch (reader->place) {
    case OUTSIDE:
        reader->place = TOP;
        return 1;
    case TOP:
        if (strcmp(reader->key, "records") == 0) {
            reader->records_seen = true;
            reader->place = RECORDS;
            return 1;
        }
        if (!on_scalar(reader))
            return 0;
        reader->place = STRAY;
        reader->depth = 1;
        return 1;
    case LIST:
        begin_record(reader);
        reader->place = RECORD;
        return 1;
    case RECORD:
        json_build_open(&reader->build, JSON_OBJECT);
        return 1;
    case STRAY:
        reader->depth++;
        return 1;
    default:
        return on_scalar(reader);
    }
}

static int
on_map_key(void *context, const unsigned char *text, size_t n)
{
    struct reader *reader = context;

    if (reader->place == TOP || reader->place == RECORDS) {
        snprintf(reader->key, sizeof reader->key, "%.*s", (int)n, (const char *)text);
        if (reader->place == RECORDS)
            reader->want = reader->handler->want(reader->handler->context, reader->key);
        return 1;
    }
    if (reader->place == RECORD)
        json_build_key(&reader->build, (const char *)text, n);
    return 1;
}

static int
on_end_map(void *context)
{
    struct reader *reader = context;

    switch (reader->place) {
    case RECORD:
        if (!json_build_close(&reader->build))
            return 1;
        reader->place = LIST;
        return hand_over(reader);
    case STRAY:
        if (!--reader->depth)
            reader->place = TOP;
        return 1;
    case RECORDS:
        reader->place = TOP;
        return 1;
    default:
        reader->place = OVER;
        return 1;
    }
}

static int
on_start_array(void *context)
{
    struct reader *reader = context;

    switch (reader->place) {
    case RECORDS:
        reader->place = LIST;
        return 1;
    case LIST:
        if (!no_record(reader))
            return 0;
        json_build_begin(&reader->build, false, false);    /* told already: nothing is kept */
        reader->place = RECORD;
        return 1;
    case RECORD:
        json_build_open(&reader->build, JSON_ARRAY);
        return 1;
    case STRAY:
        reader->depth++;
        return 1;
    case TOP:
        if (!on_scalar(reader))
            return 0;
        reader->place = STRAY;
        reader->depth = 1;
        return 1;
    default:
        return on_scalar(reader);
    }
}

static int
on_end_array(void *context)
{
    struct reader *reader = context;

    if (reader->place == LIST)
        reader->place = RECORDS;
    else if (reader->place == STRAY)
        reader->place = --reader->depth ? STRAY : TOP;
    else if (json_build_close(&reader->build))
        reader->place = LIST;
    return 1;
}

/* What the parser says, in one line and without its trailing full stop. */
static bool
explain(struct reader *reader, struct err *err)
{
    unsigned char *why = yajl_get_error(reader->yajl, 0, NULL, 0);
    char text[200];

    snprintf(text, sizeof text, "%s", (const char *)why);
    text[strcspn(text, "\n")] = '\0';
    yajl_free_error(reader->yajl, why);
    if (!err->kind)
        refuse(reader, text);
    return false;
}

static bool
run(struct reader *reader, struct source *source, char *chunk, struct err *err)
{
    size_t got = 1;
    bool first = true;

    while (got) {
        const char *text = chunk;

        if (!source_read(source, chunk, CHUNK, &got, err))
            return false;
        if (first && got >= 3 && memcmp(chunk, "\xEF\xBB\xBF", 3) == 0) {
            text += 3;
            reader->before = reader->line_start = 3;
        }
        first = false;
        reader->chunk = text;
        reader->counted = 0;
        if (got && yajl_parse(reader->yajl, (const unsigned char *)text,
                              got - (size_t)(text - chunk)) != yajl_status_ok)
            return explain(reader, err);
        count_lines(reader, got ? got - (size_t)(text - chunk) : 0);
        reader->before += (off_t)(got - (size_t)(text - chunk) * (got > 0));
        if (reader->before - reader->progress > TOKEN_MAX + CHUNK) {
            reader->counted = 0;
            return refuse(reader, "a text or a record longer than 8 MiB");
        }
        if (reader->handler->progress &&
            !reader->handler->progress(reader->handler->context,
                                       source->size ? (double)reader->before / (double)source->size
                                                    : 1))
            return err_set(err, ERR_CANCEL, "stopped, nothing was changed");
    }
    reader->counted = 0;
    if (yajl_complete_parse(reader->yajl) != yajl_status_ok)
        return explain(reader, err);
    return true;
}

bool
json_reader_run(struct source *source, const struct json_handler *handler,
                struct json_document *document, struct err *err)
{
    static const yajl_callbacks callbacks = {
        on_null,      on_boolean, NULL,       NULL,           on_number,    on_string,
        on_start_map, on_map_key, on_end_map, on_start_array, on_end_array,
    };
    struct reader reader = { .handler = handler, .document = document, .err = err,
                             .name = source->name, .line = 1 };
    char *chunk = mem_alloc(CHUNK);
    bool ok;

    *document = (struct json_document){ 0 };
    reader.yajl = yajl_alloc(&callbacks, NULL, &reader);
    ok = source_seek(source, 0, err) && run(&reader, source, chunk, err);
    if (ok && (!reader.version_seen || !reader.records_seen)) {
        err_set(err, ERR_INPUT, "%s: it lacks %s", no_document,
                reader.version_seen ? "\"records\"" : "\"entente\":1");
        ok = err_where(err, "%s", source->name);
    }
    yajl_free(reader.yajl);
    arena_free(&reader.build.arena);
    mem_free(chunk);
    return ok;
}
