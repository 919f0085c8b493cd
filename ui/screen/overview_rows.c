#include "ui/screen/overview_rows.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/store/query.h"
#include "ui/screen/board.h"
#include "ui/screen/ink_role.h"
#include "ui/screen/register.h"

enum { NEEDS = 6, LOUD = 80, LIGHT = 7, FIGURE = 4 };

static void
fill_row(void *context, size_t i, struct list_rows *out)
{
    const struct overview_rows *rows = context;
    const struct overview_row *row = &rows->row[i];
    char key[LIST_KEY_SIZE];

    list_array_key(i, key);
    list_row(out, key, "");
    for (int k = 0; k < OVERVIEW_CELLS && row->cell[k]; k++)
        list_cell(out, row->role[k], row->cell[k]);
    if (row->heading)
        list_heading(out);
}

void
overview_rows_init(struct overview_rows *rows, struct ui *ui, const struct summary *summary)
{
    rows->ui = ui;
    rows->summary = summary;
    rows->array = (struct list_array){ .row = fill_row, .context = rows };
}

void
overview_rows_free(struct overview_rows *rows)
{
    arena_free(&rows->arena);
    mem_free(rows->row);
    rows->row = NULL;
}

const struct overview_row *
overview_rows_at(const struct overview_rows *rows, const struct list *list)
{
    const char *key = list_key(list);
    size_t i = key ? (size_t)strtoul(key, NULL, 10) : rows->n;

    return i < rows->n ? &rows->row[i] : NULL;
}

static struct overview_row *
next(struct overview_rows *rows, const char *first, enum role role)
{
    struct overview_row *row;

    if (rows->n == rows->room) {
        rows->room = rows->room ? 2 * rows->room : 64;
        rows->row = mem_resize(rows->row, rows->room * sizeof *rows->row);
    }
    row = &rows->row[rows->n++];
    rows->array.count = rows->n;
    *row = (struct overview_row){ .cell = { first ? first : "" }, .role = { role }, .id = "" };
    return row;
}

static void
heading(struct overview_rows *rows, const char *text)
{
    next(rows, text, ROLE_TITLE)->heading = true;
}

static void
start(struct overview_rows *rows)
{
    arena_free(&rows->arena);
    rows->n = rows->array.count = 0;
}

/* ---- the parts ---- */

void
overview_rows_steps(struct overview_rows *rows)
{
    start(rows);
    for (int i = 0; i < STEP_COUNT; i++) {
        const struct step_summary *step = &rows->summary->step[i];
        struct overview_row *row = next(rows, arena_printf(&rows->arena, "%d", i + 1), ROLE_MUTED);

        row->cell[1] = summary_mark(rows->ui, step->mark);
        row->role[1] = summary_role(step->mark);
        row->cell[2] = rows->summary->step_name[i];
        row->role[2] = i + 1 == rows->summary->current ? ROLE_TITLE : ROLE_TEXT;
        row->cell[3] = step->mark == STEP_NOT_STARTED || step->mark == STEP_WAIVED
                           ? "" : arena_printf(&rows->arena, "%d %%", (int)step->figures.step_percent);
        row->role[3] = ROLE_MUTED;
        row->place = (struct place){ .kind = PLACE_STEPS, .step = i + 1 };
    }
}

static void
add_steps_by_name(struct overview_rows *rows)
{
    heading(rows, "Steps");
    for (int i = 0; i < STEP_COUNT; i++) {
        const struct step_summary *step = &rows->summary->step[i];
        struct overview_row *row = next(rows, arena_printf(&rows->arena, "%s %2d %s", summary_mark(rows->ui, step->mark),
                                                           i + 1, rows->summary->step_name[i]), ROLE_TEXT);

        row->cell[1] = step_mark_word(step->mark);
        row->role[1] = summary_role(step->mark);
        row->place = (struct place){ .kind = PLACE_STEPS, .step = i + 1 };
    }
}

static bool
hides_gap(struct overview_rows *rows, size_t i)
{
    return desk_hides_question(rows->ui, rows->summary->alliance, rows->summary->gap[i].item);
}

static void
add_missing(struct overview_rows *rows)
{
    const struct summary *summary = rows->summary;
    size_t hidden = 0, shown = 0;

    if (!summary->current)
        return;
    heading(rows, summary->all_gaps ? arena_printf(&rows->arena, "Step %d still wants", summary->current)
                                    : arena_printf(&rows->arena, "Step %d is complete", summary->current));
    if (!summary->all_gaps)
        next(rows, "It waits for a signature", ROLE_GOOD)->place =
            (struct place){ .kind = PLACE_STEPS, .step = summary->current };
    for (size_t i = 0; i < summary->gaps; i++)
        hidden += hides_gap(rows, i);
    for (size_t i = 0; i < summary->gaps && shown < 5; i++) {
        struct overview_row *row;

        if (hides_gap(rows, i))
            continue;
        shown++;
        row = next(rows, summary->gap[i].text, ROLE_TEXT);
        row->place = (struct place){ .kind = PLACE_STEPS, .step = summary->current };
        strncpy(row->place.item, summary->gap[i].item, sizeof row->place.item - 1);
    }
    if (summary->all_gaps - hidden > shown)
        next(rows, arena_printf(&rows->arena, "and %zu more", summary->all_gaps - hidden - shown), ROLE_MUTED)->place =
            (struct place){ .kind = PLACE_STEPS, .step = summary->current };
}

static void
add_parties(struct overview_rows *rows)
{
    const struct summary *summary = rows->summary;
    const struct entity *entity = entity_find("party");

    heading(rows, "Parties");
    for (size_t i = 0; i < summary->parties; i++) {
        const struct summary_party *party = &summary->party[i];
        bool us = party->side && strcmp(party->side, "us") == 0;
        struct overview_row *row = next(rows, party->name, ROLE_TEXT);

        row->entity = entity;
        row->id = party->id;
        row->cell[1] = arena_printf(&rows->arena, "%s%s%s", us ? "us" : "them", party->role ? ", " : "",
                                    party->role ? party->role : "");
        row->role[1] = us ? ROLE_US : ROLE_THEM;
    }
    if (!summary->parties) {
        struct overview_row *row = next(rows, "nobody yet: a adds one", ROLE_MUTED);

        row->entity = entity;
    }
}

static void
add_actions(struct overview_rows *rows)
{
    const struct summary *summary = rows->summary;
    const struct entity *entity = entity_find("action");

    heading(rows, arena_printf(&rows->arena, "Open actions  %ld", summary->open_actions));
    for (size_t i = 0; i < summary->actions && i < 6; i++) {
        const struct summary_action *action = &summary->action[i];
        struct overview_row *row = next(rows, action->title, ROLE_TEXT);

        row->entity = entity;
        row->id = action->id;
        row->cell[1] = action->late > 0 ? arena_printf(&rows->arena, "%ld day%s late", action->late,
                                                       action->late == 1 ? "" : "s")
                                        : action->due ? action->due : action->owner ? action->owner : "";
        row->role[1] = action->late > 0 ? ROLE_BAD : ROLE_MUTED;
    }
    if (!summary->actions)
        next(rows, "none: a adds one", ROLE_MUTED)->entity = entity;
    else if (summary->open_actions > 6)
        next(rows, "all of them", ROLE_ACCENT)->entity = entity;
}

static void
add_changes(struct overview_rows *rows)
{
    const struct summary *summary = rows->summary;
    struct str when = { 0 };

    if (!summary->changes || rows->ui->presenting)
        return;
    heading(rows, "Last changes");
    for (size_t i = 0; i < summary->changes && i < 4; i++) {
        struct overview_row *row = next(rows, summary->change[i].label, ROLE_TEXT);

        str_clear(&when);
        summary_time(rows->ui, summary->change[i].at_ms, &when);
        row->cell[1] = arena_printf(&rows->arena, "%s, %s", summary->change[i].who, str_text(&when));
        row->role[1] = ROLE_MUTED;
        row->place = (struct place){ .kind = PLACE_JOURNAL };
    }
    str_free(&when);
}

/* Records that the overview shows elsewhere, or that other verbs write. */
static bool
is_listed(const struct entity *entity)
{
    static const char *const not[] = { "alliance", "party", "action", "bound", "waiver", "state_change", "due_change" };

    for (size_t i = 0; i < sizeof not / sizeof *not; i++)
        if (strcmp(entity->name, not[i]) == 0)
            return false;
    return entity_field(entity, "alliance") && register_takes(entity);
}

/* What else is kept of the alliance: first what there is, then what there could be. */
static void
add_registers(struct overview_rows *rows)
{
    struct store *store = desk_of(rows->ui)->book.store;
    int64_t *count = arena_alloc(&rows->arena, entity_count * sizeof *count);
    struct err none = { 0 };

    heading(rows, "Records");
    for (size_t i = 0; i < entity_count; i++)
        if (is_listed(&entities[i]))
            count[i] = query_number(store, 0, &none,
                                    arena_printf(&rows->arena, "SELECT count(*) FROM \"%s\" WHERE alliance = ?1 AND deleted = 0",
                                                 entities[i].name), "t", rows->summary->alliance);
    for (int empty = 0; empty < 2; empty++)
        for (size_t i = 0; i < entity_count; i++) {
            struct overview_row *row;

            if (!is_listed(&entities[i]) || empty != !count[i] || desk_hides(rows->ui, &entities[i]))
                continue;
            row = next(rows, desk_kind_name(rows->ui, &entities[i], true), empty ? ROLE_MUTED : ROLE_TEXT);
            row->entity = &entities[i];
            row->cell[1] = empty ? "" : arena_printf(&rows->arena, "%lld", (long long)count[i]);
            row->role[1] = ROLE_MUTED;
        }
}

/* ---- health ---- */

static const struct {
    enum digest_index index;
    const char *name, *view;
} indices[] = {
    { DIGEST_GHI, "Governance", "governance" }, { DIGEST_LHI, "Learning", "learning" },
    { DIGEST_HWI, "Progress", "progress" }, { DIGEST_RISK, "Risks", "risk" },
};

/* Trend, light and figure each in columns of their own, so that they stand below each other. */
static const char *
index_text(struct overview_rows *rows, const struct digest *digest, enum digest_index index)
{
    enum light light = digest->light[index];
    int trend = digest_trend(digest, index);
    const char *text = picture_light_text(light, rows->ui->canvas.ascii);

    if (!known(digest->index[index])) {
        text = picture_light_text(LIGHT_NONE, rows->ui->canvas.ascii);
        return arena_printf(&rows->arena, "%s%*s", text, LIGHT + FIGURE - text_columns(text), "");
    }
    return arena_printf(&rows->arena, "%s %s%*s%*.0f",
                        trend ? ui_glyph(rows->ui, trend > 0 ? GLYPH_UP : GLYPH_DOWN) : " ", text,
                        LIGHT - text_columns(text), "", FIGURE, digest->index[index]);
}

/* The four indices, once there is one, each leading to its view. */
static void
add_health(struct overview_rows *rows)
{
    const struct digest *digest = &rows->summary->digest;
    bool any = false;

    for (int i = 0; rows->summary->has_digest && i < DIGEST_INDICES; i++)
        any |= known(digest->index[i]);
    if (!any)
        return;
    heading(rows, "Health");
    for (size_t i = 0; i < sizeof indices / sizeof *indices; i++) {
        struct overview_row *row = next(rows, indices[i].name, ROLE_TEXT);

        row->cell[1] = index_text(rows, digest, indices[i].index);
        row->role[1] = light_role(digest->light[indices[i].index]);
        row->place = (struct place){ .kind = PLACE_VIEW };
        board_item(row->place.item, sizeof row->place.item, indices[i].view, NULL, NULL);
    }
    next(rows, "Figures of the steps", ROLE_MUTED)->place = (struct place){ .kind = PLACE_VIEW,
                                                                            .item = "steps" };
}

/* ---- what needs somebody ---- */

static int
by_urgency(const void *left, const void *right)
{
    const struct attend_finding *a = *(const struct attend_finding *const *)left;
    const struct attend_finding *b = *(const struct attend_finding *const *)right;

    if (a->urgency != b->urgency)
        return a->urgency > b->urgency ? -1 : 1;
    return (a->days < b->days) - (a->days > b->days);
}

/* The most urgent lines of the alliance; the others are above the list of the portfolio. */
static void
add_needs(struct overview_rows *rows)
{
    const struct digest *digest = &rows->summary->digest;
    const struct attend_finding **found;
    size_t n = 0;

    if (!rows->summary->has_digest || !digest->n)
        return;
    found = arena_alloc(&rows->arena, digest->n * sizeof(void *));
    for (size_t i = 0; i < digest->n; i++)
        if (!desk_hides_found(rows->ui, rows->summary->alliance, digest->finding[i].entity,
                              digest->finding[i].key))
            found[n++] = &digest->finding[i];
    if (!n)
        return;
    qsort(found, n, sizeof *found, by_urgency);
    heading(rows, arena_printf(&rows->arena, "Needs you today  %zu", n));
    for (size_t i = 0; i < n && i < NEEDS; i++) {
        struct overview_row *row = next(rows, found[i]->said, ROLE_TEXT);

        row->role[0] = found[i]->urgency >= LOUD ? ROLE_BAD : ROLE_TEXT;
        row->finding = found[i];
    }
    if (n > NEEDS)
        next(rows, arena_printf(&rows->arena, "and %zu more",
                                n - NEEDS), ROLE_MUTED)->place =
            (struct place){ .kind = PLACE_PORTFOLIO };
}

void
overview_rows_rest(struct overview_rows *rows, bool records)
{
    start(rows);
    add_health(rows);
    add_needs(rows);
    add_missing(rows);
    add_parties(rows);
    add_actions(rows);
    add_changes(rows);
    if (records)
        add_registers(rows);
}

void
overview_rows_records(struct overview_rows *rows)
{
    start(rows);
    add_registers(rows);
}

void
overview_rows_all(struct overview_rows *rows)
{
    start(rows);
    add_health(rows);
    add_needs(rows);
    add_missing(rows);
    add_steps_by_name(rows);
    add_parties(rows);
    add_actions(rows);
    add_changes(rows);
    add_registers(rows);
}
