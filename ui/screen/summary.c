#include "ui/screen/summary.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "src/figures/kept.h"
#include "src/base/date.h"
#include "src/store/query.h"
#include "ui/screen/part_form.h"

static bool
load_parties(struct summary *summary, struct store *store, struct err *err)
{
    struct query *query = query_start(store, err,
        "SELECT p.id, o.name, p.side, p.role FROM party p JOIN organisation o ON o.id = p.organisation"
        " WHERE p.alliance = ?1 AND p.deleted = 0 ORDER BY p.side DESC, o.name COLLATE NOCASE, p.id LIMIT ?2",
        "ti", summary->alliance, (int64_t)SUMMARY_PARTIES);

    while (query_next(query, err))
        summary->party[summary->parties++] = (struct summary_party){
            .id = arena_string(&summary->arena, query_text(query, 0)),
            .name = arena_string(&summary->arena, query_text(query, 1)),
            .side = arena_string(&summary->arena, query_text(query, 2)),
            .role = arena_string(&summary->arena, query_text(query, 3)),
        };
    return query_end(query, err);
}

static bool
load_actions(struct summary *summary, struct store *store, long today, struct err *err)
{
    struct query *query = query_start(store, err,
        "SELECT t.id, t.title, (SELECT name FROM person WHERE id = t.owner), t.due FROM \"action\" t"
        " WHERE t.alliance = ?1 AND t.deleted = 0 AND t.state = 'open'"
        " ORDER BY t.due IS NULL, t.due, t.id", "t", summary->alliance);

    while (query_next(query, err)) {
        struct summary_action *action = &summary->action[summary->actions];
        long due = 0;

        if (summary->open_actions++ >= SUMMARY_ACTIONS)
            continue;
        summary->actions++;
        action->id = arena_string(&summary->arena, query_text(query, 0));
        action->title = arena_string(&summary->arena, query_text(query, 1));
        action->owner = arena_string(&summary->arena, query_text(query, 2));
        action->due = arena_string(&summary->arena, query_text(query, 3));
        action->late = action->due && date_read(action->due, &due) ? today - due : 0;
    }
    return query_end(query, err);
}

static bool
load_steps(struct summary *summary, struct ui *ui, struct err *err)
{
    struct book *book = &desk_of(ui)->book;
    struct method *method = desk_method(ui, summary->alliance);
    struct step step;
    struct step_gap *gaps;

    if (!step_summaries(book, summary->alliance, summary->step, &summary->percent, &summary->current, err))
        return false;
    for (int i = 0; i < STEP_COUNT; i++) {
        struct err none = { 0 };
        const struct method_step *words = method_outline(method, i + 1, &none);

        summary->step_name[i] = words ? arena_string(&summary->arena, words->name) : "";
    }
    if (!summary->current)
        return true;
    if (!step_load(book, summary->alliance, summary->current, 0, &summary->arena, &step, err) ||
        !step_gaps(book, &step, &summary->arena, &gaps, &summary->all_gaps, err))
        return false;
    for (size_t i = 0; i < summary->all_gaps && i < SUMMARY_GAPS; i++)
        summary->gap[summary->gaps++] = gaps[i];
    return true;
}

static void
load_words(struct summary *summary, struct ui *ui)
{
    struct err none = { 0 };
    const struct method_register *words = method_register(desk_of(ui)->book.method, "alliance", &none);
    const struct entity *entity = summary->record.entity;
    struct part_place place;

    summary->state = summary->form = "";
    if (!words)
        return;
    part_form_place(&place, ui, summary->alliance, &summary->arena);
    for (size_t i = 0; i < entity->n; i++) {
        if (strcmp(entity->fields[i].name, "state") == 0)
            summary->state = part_form_words(&place, &words->parts[i], &summary->record.values[i]);
        else if (strcmp(entity->fields[i].name, "form") == 0)
            summary->form = part_form_words(&place, &words->parts[i], &summary->record.values[i]);
    }
}

bool
summary_load(struct summary *summary, struct ui *ui, const char *alliance, struct err *err)
{
    struct desk *desk = desk_of(ui);
    struct store *store = desk->book.store;
    struct summary new = { 0 };
    struct journal_filter of = { .alliance = alliance };
    bool ok;

    snprintf(new.alliance, sizeof new.alliance, "%s", alliance);
    ok = store_hold(store, err) &&
         record_load(store, entity_find("alliance"), alliance, &new.arena, &new.record, err) &&
         load_parties(&new, store, err) && load_actions(&new, store, book_today(&desk->book), err) &&
         load_steps(&new, ui, err) &&
         journal_read(store, &new.arena, &of, SUMMARY_CHANGES, new.change, &new.changes, err);
    store_release(store);
    if (!ok) {
        arena_free(&new.arena);
        return false;
    }
    load_words(&new, ui);
    summary_free(summary);
    *summary = new;
    return true;
}

bool
summary_load_health(struct summary *summary, struct ui *ui, struct err *err)
{
    struct book *book = &desk_of(ui)->book;
    struct figures figures;
    struct kept kept = { 0 };

    summary->has_digest = figures_open(&figures, book, err) &&
                          kept_digest(&kept, &figures, summary->alliance, book_today(book), true,
                                      &summary->arena, &summary->digest);
    figures_close(&figures);
    kept_end(&kept, book);
    return summary->has_digest;
}

void
summary_free(struct summary *summary)
{
    arena_free(&summary->arena);
    *summary = (struct summary){ 0 };
}

int
summary_done(const struct summary *summary)
{
    int done = 0;

    for (int i = 0; i < STEP_COUNT; i++)
        done += summary->step[i].mark == STEP_DONE;
    return done;
}

const char *
summary_mark(const struct ui *ui, enum step_mark mark)
{
    switch (mark) {
    case STEP_DONE:
        return ui_glyph(ui, GLYPH_DONE);
    case STEP_READY:
        return ui_glyph(ui, GLYPH_FULL);
    case STEP_IN_PROGRESS:
    case STEP_REOPENED:
        return ui_glyph(ui, GLYPH_HALF);
    case STEP_WAIVED:
        return ui_glyph(ui, GLYPH_CROSS);
    default:
        return ui_glyph(ui, GLYPH_OPEN);
    }
}

enum role
summary_role(enum step_mark mark)
{
    switch (mark) {
    case STEP_DONE:
        return ROLE_GOOD;
    case STEP_READY:
    case STEP_IN_PROGRESS:
    case STEP_REOPENED:
        return ROLE_WATCH;
    default:
        return ROLE_MUTED;
    }
}

void
summary_time(const struct ui *ui, int64_t at_ms, struct str *out)
{
    time_t at = (time_t)(at_ms / 1000);
    struct tm local;
    long today = env_today(desk_of(ui)->env), day;

    localtime_r(&at, &local);
    day = date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    if (day == today)
        str_addf(out, "today %02d:%02d", local.tm_hour, local.tm_min);
    else if (day == today - 1)
        str_addf(out, "yesterday %02d:%02d", local.tm_hour, local.tm_min);
    else
        str_addf(out, "%04d-%02d-%02d", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}
