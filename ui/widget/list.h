/* A list over rows that are loaded as they come into view. Knows nothing of what the rows mean. */
#ifndef ENTENTE_UI_WIDGET_LIST_H
#define ENTENTE_UI_WIDGET_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"
#include "src/base/str.h"
#include "ui/core/action.h"
#include "ui/core/canvas.h"
#include "ui/core/event.h"
#include "ui/widget/list_drawn.h"
#include "ui/widget/marks.h"

enum { LIST_KEY_SIZE = 80, LIST_COLUMNS_MAX = 24 };

/** One column. */
struct list_column {
    const char *title;      /* borrowed as long as the list lives */
    int least, most;        /* columns it must have and can use (most 0: any) */
    int weight;             /* its share of what is left over */
    int priority;           /* 0 stays; the greatest drops out first on narrow screens */
    int align;              /* 0 or less: left, 1: right, 2: middle */
};

/** Where loading starts. */
enum list_from {
    LIST_AT,        /* at the given row, or where it would stand, and downwards */
    LIST_AFTER,     /* behind it, downwards */
    LIST_BEFORE,    /* before it, upwards: the nearest first */
};

struct list_rows;

/**
 * Where rows come from. A row has a `key` that never changes (its record's id) and a `sort` text
 * that says where it stands (what the list is ordered by; may be "" when the key is enough).
 */
struct list_source {
    /**
     * Add at most `n` rows to `rows`. `key` and `sort` are those of a row given before; it may be
     * gone meanwhile. Both are NULL for the very first (LIST_AT, LIST_AFTER) or last rows
     * (LIST_BEFORE).
     */
    bool (*load)(void *context, enum list_from from, const char *key, const char *sort, size_t n,
                 struct list_rows *rows, struct err *err);
    /** All rows, -1 when that is not known. May be NULL. */
    long (*count)(void *context);
};

/** Begin a row; the texts are copied. */
void list_row(struct list_rows *rows, const char *key, const char *sort);

/** Fill the next cell of the row begun last; the text is copied. */
void list_cell(struct list_rows *rows, enum role role, const char *text);

/** The same as printf makes it. */
void list_cellf(struct list_rows *rows, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/**
 * Make the row begun last a heading: it cannot be selected or marked, its first cell takes the
 * whole width.
 */
void list_heading(struct list_rows *rows);

struct list_entry;

/** A list. Use list_init(); fields are read only for others. */
struct list {
    const struct list_source *source;
    void *context;
    struct list_column columns[LIST_COLUMNS_MAX];
    size_t column_count;
    bool hidden[LIST_COLUMNS_MAX];  /* columns that are not wanted; may be written */
    bool header;                    /* draw the column titles */
    bool beside;                    /* something stands beside the rows, so that they cannot be scrolled as
                                     * lines: the view then moves by half of it, less often; may be written */
    const char *empty;              /* what is said when there are no rows; borrowed */
    struct list_entry **row;        /* the loaded rows: those shown and a few more */
    size_t rows, room;
    size_t top, at;                 /* first shown and selected, as indices of `row` */
    int height;                     /* rows shown by the last draw */
    bool first, last;               /* row[0] is the very first, row[rows - 1] the very last */
    long count;                     /* all rows, -1: not known */
    long base;                      /* number of row[0] among all rows, -1: not known */
    struct marks marks;             /* keys of marked rows */
    int drawn_row, drawn_rows;      /* where the rows stood on the canvas, for the mouse */
    struct list_drawn drawn;
    struct err failure;             /* of the last load, when there are no rows to show */
};

/**
 * Make an empty list; `columns` are copied, `source` and `context` borrowed. Load it with
 * list_load().
 */
void list_init(struct list *list, const struct list_column *columns, size_t n,
               const struct list_source *source, void *context);

/** Free what it holds. */
void list_free(struct list *list);

/**
 * Load (again) what is in view. The selection stays on its key; when that is gone, on its place. On
 * failure the rows stay as they were.
 */
bool list_load(struct list *list, struct err *err);

/**
 * Load the page behind the one in view, if it is not there yet, in a quiet moment: the key that asks
 * for it is then answered without looking into the file. What fails is left to that key.
 */
void list_look_ahead(struct list *list);

/**
 * Forget rows and selection, so that the next load starts at the first row (another filter, another
 * order).
 */
void list_reset(struct list *list);

/** Load around the row with `key` and `sort` and select it, or the place where it would stand. */
bool list_select(struct list *list, const char *key, const char *sort, struct err *err);

/** Key of the selected row, or NULL when there is none; borrowed until the next load. */
const char *list_key(const struct list *list);

/** Text of a cell of the selected row, "" when there is none; borrowed until the next load. */
const char *list_text(const struct list *list, size_t column);

/** Append all rows in the columns that are shown, as aligned text or as a Markdown table. */
bool list_report(const struct list *list, bool markdown, struct str *out, struct err *err);

/** Append the selected row, cells parted by tabs. */
void list_copy(const struct list *list, struct str *out);

/**
 * Carry out a movement or mark action (move-up ... mark-all); true when it is one that lists take.
 */
bool list_action(struct list *list, enum action action, struct err *err);

struct ui;

/** The same as a screen's move(): what goes wrong stands on the message line. */
bool list_take(struct list *list, struct ui *ui, enum action action);

/**
 * Take a click or the wheel; true when it was on the list. `*opened` tells of a click on the
 * selected row.
 */
bool list_mouse(struct list *list, const struct event *event, bool *opened, struct err *err);

/** Number of marked rows. */
size_t list_marks(const struct list *list);

/** Key of the marked row `i`, in the order of marking; borrowed. */
const char *list_marked(const struct list *list, size_t i);

/** Take all marks away. */
void list_unmark(struct list *list);

/**
 * Draw into `area`: `>` and reverse video on the selected row, and the cursor there when `focus`.
 * Loads what is missing for this height; a failure is drawn in place of rows.
 */
void list_draw(struct list *list, struct area area, bool focus);

/** Write where it stands: "12 of 300", "12 of 300, 3 marked", "12 rows", or "" for nothing. */
void list_status(const struct list *list, char *out, size_t room);

/* ---- rows that are all in memory ---- */

/** A source over an array: `row` begins and fills row `i`. */
struct list_array {
    size_t count;
    void (*row)(void *context, size_t i, struct list_rows *rows);
    void *context;
    /**
     * The index of `key`; NULL: keys are the indices in decimal, as list_array_key() writes them.
     */
    bool (*find)(void *context, const char *key, size_t *i);
};

/** The source to give to list_init() together with a struct list_array as its context. */
extern const struct list_source list_array_source;

/** Write the key of row `i`. */
void list_array_key(size_t i, char out[LIST_KEY_SIZE]);

#endif
