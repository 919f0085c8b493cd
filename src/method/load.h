/* Loading a method set from its files into the portfolio. */
#ifndef ENTENTE_METHOD_LOAD_H
#define ENTENTE_METHOD_LOAD_H

#include "src/base/embedded.h"
#include "src/store/store.h"

/** The set that ships with the program. */
extern const struct embedded_file embedded_method[];

/** What loading a set changes against the set that was current before. Counts sections. */
struct method_difference {
    int added, removed, reworded;
    char examples[10][160];      /* "check c04.3: new words", "topic exit: gone" */
    int n_examples;
};

/**
 * Check `files` (ends with a NULL name) as one complete method set: every section known, every key,
 * type and list right, five anchors for each scale, everything listed is there and nothing else.
 * ERR_INPUT names file and line ("s04.ini:12") and what is wrong.
 */
bool method_files_check(const struct embedded_file *files, struct err *err);

/**
 * Load the set into the open change of `store` (change_begin() was called), make it the current
 * one, and say in `difference` (may be NULL) what is new. The set is checked first. Refused with
 * ERR_INPUT: a set that lacks a step, question, part, check, vocabulary or code which any version
 * in the file has, because answers may stand under it; and other texts under a version that is
 * there already. A set already there with the same text changes nothing but which one is current.
 */
bool method_load(struct store *store, const struct embedded_file *files,
                 struct method_difference *difference, struct err *err);

/**
 * Read every *.ini and *.csv of a folder, and of its subfolder "reference", as a set, sorted by
 * name; the memory lives in `arena`. ERR_MISSING when there is no such folder.
 */
bool method_read_folder(const char *folder, struct arena *arena, struct embedded_file **files,
                        struct err *err);

#endif
