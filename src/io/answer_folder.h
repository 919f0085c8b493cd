/* Many answer files: written into a folder, and taken in as they come back. */
#ifndef ENTENTE_IO_ANSWER_FOLDER_H
#define ENTENTE_IO_ANSWER_FOLDER_H

#include "src/io/answer_file.h"

/** What writing did. */
struct answer_written {
    size_t written, there;       /* new ones; left as they were, because a file was there */
    char example[256];           /* the name of one */
};

/**
 * Write a file for each person invited who has not answered yet into `folder`, which is made when
 * it is missing. A file that is there is never replaced: somebody may have filled it in.
 */
bool answer_files_write(struct book *book, const char *survey, const char *folder,
                        struct answer_written *out, struct err *err);

/** A file that came back. */
struct answer_arrival {
    const char *path;
    struct err err;              /* why it was not taken in */
    bool taken;
    char survey[ID_SIZE];
    struct survey_take take;
};

/**
 * Read the files, and the *.txt in those that are folders; each is good, or its `err` says why not.
 * Two of one person are both refused. Fails only when nothing could be looked at.
 */
bool answer_files_read(struct book *book, const char *const *paths, size_t n, struct arena *arena,
                       struct answer_arrival **out, size_t *n_out, struct err *err);

/** Take the good ones in: one change for each health check they belong to. */
bool answer_files_take(struct book *book, struct answer_arrival *arrival, size_t n,
                       struct err *err);

#endif
