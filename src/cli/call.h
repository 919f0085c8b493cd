/* One call of a command: what it was given, what it works on, and what it will print. */
#ifndef ENTENTE_CLI_CALL_H
#define ENTENTE_CLI_CALL_H

#include "src/cli/args.h"
#include "src/cli/cli.h"
#include "src/cli/page.h"
#include "src/io/export_value.h"
#include "src/ops/book.h"
#include "src/ops/find.h"
#include "src/store/care.h"

enum form { FORM_TEXT, FORM_JSON, FORM_CSV };

struct call {
    const struct args *args;
    struct env env;              /* a copy: --as-of sets its clock */
    struct config *config;
    struct cli_start *start; /* the caller's part is for reading; a command that ends in the screen
                                fills the rest */
    struct arena arena;          /* lives as long as the call */
    struct page page;
    enum form form;
    bool quiet, dry_run;
    bool some_row;               /* call_row() was called */
    struct book book;
    bool is_open;
    struct export_values values; /* of records that are printed */
    char *path;                  /* of the portfolio */
    enum cli_origin origin;
    char *trial;                 /* --dry-run: the folder of the private copy */
    int status;                  /* when nothing failed: 0, 1, or CLI_SCREEN */
};

/** Prepare the call of args->command; call_end() must follow, also after a failure. */
bool call_begin(struct call *call, const struct args *args, struct config *config, struct env *env,
                struct cli_start *start, struct err *err);
void call_end(struct call *call);

/** Open the portfolio for reading; fine when it is open. */
bool call_open(struct call *call, struct err *err);

/**
 * Open it for an answer made of many questions, read as one (store_hold()). call_release() ends that
 * before anything is shown: somebody may look at it for an hour.
 */
bool call_open_to_read(struct call *call, struct err *err);
void call_release(struct call *call);

/**
 * Open it for a change. With --dry-run a private copy is opened instead, which call_end() removes.
 * Makes the backup of the day when it is due.
 */
bool call_open_to_write(struct call *call, struct err *err);

/** The keep rules of the configuration. */
struct backup_keep call_keep(const struct call *call);

/** The value of the option, or NULL. */
const char *call_value(const struct call *call, enum flag flag);
bool call_has(const struct call *call, enum flag flag);

/** The value of an option that is a whole number from 1 up; `otherwise` when it was not given. */
bool
call_number(const struct call *call, enum flag flag, long otherwise, long *out, struct err *err);

/** The value of an option that is a day, as text; NULL when it was not given. */
bool call_day(struct call *call, enum flag flag, const char **out, struct err *err);

/** A line for people about what was done; nothing in JSON or with --quiet. */
void call_say(struct call *call, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** A notice on stderr, now: `entente: ...`. */
void call_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Start the next row of the JSON output: append an object to what is returned. */
struct str *call_row(struct call *call);

/** A member of the JSON output beside `rows`, before the first row: append the value to what is
 * returned. */
struct str *call_member(struct call *call, const char *name);

/** True when a signal that stops the program waits: long work gives up then, and cleans up. */
bool call_is_interrupted(void);

/** REF to a record; "portfolio" is the portfolio's own. */
bool call_find(struct call *call, const char *ref, struct found *out, struct err *err);

/** Choose the portfolio: -f, environment, configuration, standard place. The caller frees it. */
char *cli_choose(const struct args *args, const struct config *config, enum cli_origin *origin);

#endif
