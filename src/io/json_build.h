/* The tree of one record, put together piece by piece as a parser tells of it. */
#ifndef ENTENTE_IO_JSON_BUILD_H
#define ENTENTE_IO_JSON_BUILD_H

#include "src/base/json.h"

enum {
    JSON_DEPTH_MAX = 16,                 /* nesting within a record */
    JSON_RECORD_MAX = 1024 * 1024,       /* bytes of a record's texts */
};

/** Zero-initialise it; the trees live in `arena` until that is freed. */
struct json_build {
    struct arena arena;
    bool only_id;                        /* keep no member but "id" */
    struct json *root;
    struct json *open[JSON_DEPTH_MAX], *last[JSON_DEPTH_MAX];
    int depth;                           /* of open objects and lists, the record itself counted */
    const char *member;                  /* the key that waits for its value */
    size_t size;
    const char *problem; /* what the contract can never take; nothing is kept from then on */
};

/** Begin a record; with `keep` false nothing of it is kept. */
void json_build_begin(struct json_build *build, bool only_id, bool keep);

/** What comes next. Each is told of everything within the record. */
void json_build_key(struct json_build *build, const char *text, size_t n);
void json_build_null(struct json_build *build);
void json_build_bool(struct json_build *build, int value);
void json_build_number(struct json_build *build, const char *text, size_t n);
void json_build_string(struct json_build *build, const char *text, size_t n);
void json_build_open(struct json_build *build, enum json_kind kind);

/** An object or list ends; true when that was the record itself. */
bool json_build_close(struct json_build *build);

#endif
