/* The records of a list, page by page: what a list widget shows of an entity. */
#ifndef ENTENTE_UI_SCREEN_RECORD_ROWS_H
#define ENTENTE_UI_SCREEN_RECORD_ROWS_H

#include "src/ops/scan.h"
#include "ui/screen/desk.h"
#include "ui/widget/list.h"

/** Which records, in which order, and how a row is made of one. Zero-initialise it. */
struct record_rows {
    struct ui *ui;
    const struct entity *entity;
    const char *alliance;            /* only its records; NULL: all */
    struct list_order order;
    /** Begin the row (with record_rows_begin()) and fill its cells. */
    void (*row)(struct record_rows *rows, const struct record *record, struct arena *arena,
                struct list_rows *out);
    void *context;
    struct filter *base, *filter;    /* what the list is of; and with what was typed; NULL: all */
    struct arena base_arena, filter_arena;
    char *base_text;
    long found, all;                 /* how many the filter holds, and all; -1: not counted yet */
    struct filter *wanting;          /* those that lack something; NULL: none can */
    struct arena wanting_arena;
    bool asked_wanting;              /* `wanting` has been made, if it can be */
    long wants;                      /* how many they are; -1: not counted yet */
    struct scan *first;              /* the first page of a filtered list, while it is looked for */
    bool first_over;                 /* it is found: the next load takes it */
    struct scan *counting;
};

/** The source for list_init(), with a struct record_rows as its context. */
extern const struct list_source record_rows_source;

/** Only what the filter `text` holds belongs to the list at all. Call it before anything else. */
bool record_rows_base(struct record_rows *rows, const char *text, struct err *err);

/** Use the filter `text` from now on ("" for none). On failure the old one stays. */
bool record_rows_filter(struct record_rows *rows, const char *text, struct err *err);

/** True when a filter is in force on top of the base. */
bool record_rows_filtered(const struct record_rows *rows);

/** The counts are not true any more. */
void record_rows_changed(struct record_rows *rows);

/**
 * Some ms of looking on for the first page (then `*page` says that it is there: load the list), or of
 * counting; for a screen's idle(). False when nothing is left to do.
 */
bool record_rows_slice(struct record_rows *rows, bool *page);

/** Write "12 of 300 people" or "300 people" ("300" when the nouns are NULL), "" while it is not known. */
void record_rows_status(const struct record_rows *rows, const char *singular, const char *plural, char *out,
                        size_t room);

/** Begin the list row of `record`. */
void record_rows_begin(struct record_rows *rows, const struct record *record, struct list_rows *out);

/** The `sort` text of the record `id` for list_select(); appended. False when there is no such record. */
bool record_rows_sort(struct record_rows *rows, const char *id, struct str *out);

/** Free what it holds. */
void record_rows_free(struct record_rows *rows);

#endif
