/* Progress against goals: four fields, and the way the alliance took through them (HW4). */
#include <math.h>
#include <string.h>

#include "src/figures/progress.h"
#include "src/panel/figure_line.h"
#include "src/panel/figure_next.h"
#include "src/panel/progress_panels.h"
#include "src/rules/metric_rules.h"

enum {
    FIELD = 21, ROWS = 3,                    /* of one field */
    WIDE = 2 * FIELD + 3, HIGH = 2 * ROWS + 3,
    AXIS = 4, BESIDE = 26,                   /* columns of the axis and of the text beside */
    POINTS = 5, QUARTER = 90,
};

static const double middle = 60;

/* Where it stood on a day. */
struct point {
    long day;
    double progress, goals;                  /* NAN: no data; goals: too early */
};

struct spot {
    const char *glyph;
    enum ink ink;
};

typedef struct spot picture[HIGH][WIDE];

static void
find_points(struct sketch *sketch, struct point point[POINTS])
{
    for (int i = 0; i < POINTS; i++) {
        struct figures_context *then =
            figures_at(sketch->context, sketch->context->day - QUARTER * (POINTS - 1 - i));
        const struct figures_list *list = then ? figures_progress_indices(then) : NULL;

        point[i].day = then ? then->day : DAY_NONE;
        point[i].progress = list ? figures_value(list, "HW2", NULL) : NAN;
        point[i].goals = list ? figures_value(list, "HW3", NULL) : NAN;
    }
}

/* ---- drawing ---- */

static void
write_at(struct sketch *sketch, picture out, int row, int column, enum ink ink, const char *text)
{
    for (int i = 0; text[i]; i++)
        out[row][column + i] =
            (struct spot){ arena_bytes(&sketch->view->arena, &text[i], 1), ink };
}

static void
draw_frame(const struct sketch *sketch, picture out)
{
    static const char *const corners[2][3][3] = {
        { { "┌", "┬", "┐" }, { "├", "┼", "┤" }, { "└", "┴", "┘" } },
        { { "+", "+", "+" }, { "+", "+", "+" }, { "+", "+", "+" } },
    };

    for (int row = 0; row < HIGH; row++)
        for (int column = 0; column < WIDE; column++) {
            bool across = row % (ROWS + 1) == 0, down = column % (FIELD + 1) == 0;
            const char *glyph = across && down ? corners[sketch->ascii][row / (ROWS + 1)]
                                                        [column / (FIELD + 1)]
                                : across ? (sketch->ascii ? "-" : "─")
                                : down ? (sketch->ascii ? "|" : "│") : " ";

            out[row][column] = (struct spot){ glyph, across || down ? INK_REST : INK_TEXT };
        }
}

static void
draw_names(struct sketch *sketch, picture out, const char *now)
{
    static const struct {
        const char *code, *name;
        int row, column;
    } fields[] = {
        { "running_on_credit", " running on credit ", 0, 2 },
        { "delivering", " delivering ", 0, FIELD + 3 },
        { "in_trouble", " in trouble ", HIGH - 1, 2 },
        { "building", " building ", HIGH - 1, FIELD + 3 },
    };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        write_at(sketch, out, fields[i].row, fields[i].column,
                 is_code(now, fields[i].code) ? INK_TITLE : INK_MUTED, fields[i].name);
}

/* 0..100 on one of two fields beside each other, the border at 60 between them. */
static int
place(double value, int cells)
{
    if (is_below(value, middle))
        return 1 + (int)lround(fmax(0, value) / middle * (cells - 1));
    return cells + 2 + (int)lround((fmin(100, value) - middle) / (100 - middle) * (cells - 1));
}

/* Where a point stands in the picture; goals that are too early lie at the bottom. */
static int
cell_of(const struct point *point)
{
    int row = known(point->goals) ? HIGH - 1 - place(point->goals, ROWS) : HIGH - 2;

    return row * WIDE + place(point->progress, FIELD);
}

static void
draw_point(const struct sketch *sketch, picture out, const struct point *point, int ago)
{
    static const char *const marks[] = { "1", "2", "3", "4" };
    struct spot *spot;

    if (!known(point->progress))
        return;
    spot = &out[cell_of(point) / WIDE][cell_of(point) % WIDE];
    spot->glyph = ago ? marks[ago - 1] : sketch->ascii ? "@" : "◆";
    spot->ink = ago ? INK_ACCENT : INK_TITLE;
}

/* ---- words ---- */

static const char *
goals_in_words(struct sketch *sketch, double goals)
{
    return known(goals) ? arena_printf(&sketch->view->arena, "%.0f", goals) : "too early";
}

/* A later point stands on the same spot and hides this one: how long ago that was; -1: none. */
static int
hidden_by(const struct point point[POINTS], int ago)
{
    const struct point *own = &point[POINTS - 1 - ago];

    for (int later = 0; later < ago; later++)
        if (known(own->progress) && known(point[POINTS - 1 - later].progress) &&
            cell_of(own) == cell_of(&point[POINTS - 1 - later]))
            return later;
    return -1;
}

static void
point_words(struct sketch *sketch, const struct point points[POINTS], int ago)
{
    const struct point *point = &points[POINTS - 1 - ago];
    int above = hidden_by(points, ago);

    if (ago)
        sketch_printf(sketch, INK_ACCENT, "%d ", ago);
    else
        sketch_text(sketch, INK_TITLE, sketch->ascii ? "@ " : "◆ ");
    sketch_fit(sketch, INK_MUTED, 11, false, ago ? sketch_day(sketch, point->day) : "now");
    if (!known(point->progress))
        sketch_text(sketch, INK_NODATA, "no data");
    else
        sketch_printf(sketch, INK_TEXT, "%.0f, %s", point->progress,
                      known(point->goals) ? goals_in_words(sketch, point->goals) : "early");
    if (above > 0)
        sketch_printf(sketch, INK_MUTED, " =%d", above);
    else if (!above)
        sketch_printf(sketch, INK_MUTED, " =%s", sketch->ascii ? "@" : "◆");
}

static void
point_in_words(struct sketch *sketch, const struct point *point, int ago)
{
    enum light ignored;
    const char *code = metric_quadrant(point->progress, point->goals, &ignored);

    if (!known(point->progress))
        return;
    sketch_wrap(sketch, INK_TEXT, 2, aim_none,
                arena_printf(&sketch->view->arena, "%s: progress %.0f, goals %s%s%s",
                             ago ? sketch_day(sketch, point->day) : "Now", point->progress,
                             goals_in_words(sketch, point->goals), code ? "; " : "",
                             !code ? "" : is_code(code, "running_on_credit") ? "running on credit"
                             : is_code(code, "in_trouble") ? "in trouble" : code));
}

static void
row_of(struct sketch *sketch, const struct spot *row)
{
    for (int i = 0, run; i < WIDE; i += run) {
        struct str text = { 0 };

        for (run = 0; i + run < WIDE && row[i + run].ink == row[i].ink; run++)
            str_add(&text, row[i + run].glyph);
        sketch_text(sketch, row[i].ink, str_text(&text));
        str_free(&text);
    }
}

static void
draw(struct sketch *sketch, const struct point point[POINTS], const char *now)
{
    static const char *const axis[HIGH] = { [0] = "100", [ROWS + 1] = " 60", [HIGH - 1] = "  0" };
    bool beside = sketch->columns >= AXIS + WIDE + BESIDE, hidden = false;
    picture out;

    draw_frame(sketch, out);
    draw_names(sketch, out, now);
    for (int i = 0; i < POINTS; i++)             /* the newest one last: it lies above */
        draw_point(sketch, out, &point[i], POINTS - 1 - i);
    for (int ago = 0; ago < POINTS; ago++)
        hidden = hidden || hidden_by(point, ago) >= 0;
    for (int row = 0; row < HIGH; row++) {
        int ago = row - 2;

        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, AXIS, false, axis[row]);
        row_of(sketch, out[row]);
        sketch_text(sketch, INK_TEXT, beside ? "  " : "");
        if (beside && row == 1)
            sketch_text(sketch, INK_MUTED, "progress, goals");
        else if (beside && ago >= 0 && ago < POINTS)
            point_words(sketch, point, ago);
        else if (beside && hidden && ago == POINTS)
            sketch_text(sketch, INK_MUTED, "= on the same spot as");
    }
    sketch_line(sketch, aim_none);
    sketch_fit(sketch, INK_MUTED, AXIS, false, "");
    sketch_fit(sketch, INK_MUTED, FIELD, false, "0");
    sketch_fit(sketch, INK_MUTED, FIELD, false, "60 progress");
    sketch_text(sketch, INK_MUTED, "100");
    if (!beside) {
        sketch_line(sketch, aim_none);
        sketch_printf(sketch, INK_MUTED, "progress, goals%s",
                      hidden ? "; = on the same spot as" : "");
    }
    for (int ago = 0; !beside && ago < POINTS; ago++) {
        sketch_line(sketch, aim_none);
        point_words(sketch, point, ago);
    }
}

void
panel_quadrant(struct sketch *sketch)
{
    const struct figure *quadrant = figures_find(sketch->list, "HW4", NULL);
    struct point point[POINTS];
    bool some = false;

    sketch_panel(sketch, "quadrant", "Progress and goals, now and 1 to 4 quarters ago");
    figure_line(sketch, "HW4", NULL);
    find_points(sketch, point);
    for (int i = 0; i < POINTS; i++)
        some = some || known(point[i].progress);
    if (!some)
        sketch_wrap(sketch, INK_NODATA, 2, figure_next_of_code(sketch, "HW2").aim,
                    "+ half of the metrics of a rule need data for a dot: add readings, decisions, "
                    "issues or a health check");
    else if (!sketch_is_narrow(sketch))
        draw(sketch, point, quadrant ? quadrant->word : NULL);
    else
        for (int ago = 0; ago < POINTS; ago++)
            point_in_words(sketch, &point[POINTS - 1 - ago], ago);
    figure_line(sketch, "HW10", NULL);
}
