/* An import on its way: the file, how it is read, what would happen, what happened. */
#ifndef ENTENTE_UI_SCREEN_INTAKE_WORK_H
#define ENTENTE_UI_SCREEN_INTAKE_WORK_H

#include "src/io/csv_import.h"
#include "src/io/rejects.h"
#include "src/io/source.h"
#include "ui/screen/desk.h"

enum { INTAKE_TOLD = 200, INTAKE_RULES = 64, INTAKE_PREVIEW = 2 };

/** Zero-initialise it. */
struct intake_work {
    struct ui *ui;
    char *path;
    bool open;                       /* the source is */
    bool document;                   /* a portfolio document (JSON), not a table */
    struct source source;
    struct csv_mapping mapping;
    bool bound;                      /* the mapping fits the table */
    const struct entity *entity;     /* the kind that the user named; NULL: as guessed */
    char *rule[INTAKE_RULES];        /* what the user said about columns: "HEADING=TARGET" */
    size_t rules;
    struct arena arena;              /* as long as the mapping */
    struct csv_preview_row *preview;
    size_t previews;
    struct arena told_arena;
    const char *told[INTAKE_TOLD];   /* what did not go in, in words */
    size_t n_told;
    struct rejects rejects;          /* all of them, beside the file */
    bool keep;                       /* write them down: this is no trial */
    struct import_report report;
    bool tried, done;                /* the report is of a trial; of the import itself */
};

/** Take the file at `path`; what stood there before is given up. */
bool intake_work_open(struct intake_work *work, struct ui *ui, const char *path, struct err *err);

/** Tie the table to a kind of record and its fields (again). */
bool intake_work_bind(struct intake_work *work, struct err *err);

/** Say what a column is for; the last word counts. */
bool intake_work_rule(struct intake_work *work, const char *heading, const char *target, struct err *err);

/** Do everything and take it back (`trial`), or bring it in: a backup first, and what does not go in into PATH.rejects. */
bool intake_work_run(struct intake_work *work, bool trial, struct err *err);

/** Give all of it back. */
void intake_work_close(struct intake_work *work);

#endif
