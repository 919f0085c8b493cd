#include "ui/screen/topics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/store/query.h"
#include "ui/screen/filter_line.h"
#include "ui/widget/list.h"
#include "ui/widget/pager.h"

enum { VOCABULARIES = 99 };

/* One page: a topic, a vocabulary or a reference table. */
struct page {
    const char *title, *about;
    const struct method_topic *topic;
    const struct method_vocabulary *vocabulary;
    const char *reference;
    bool heading;
};

struct topics {
    struct sited sited;
    struct ui *ui;
    struct arena arena;
    struct page *page;
    size_t n, room;
    size_t *shown;               /* the pages that the filter holds */
    struct filter_line filter;
    struct list_array array;
    struct list list;
};

static struct topics *
self(struct screen *screen)
{
    return (struct topics *)screen;
}

static const struct list_column columns[] = { { "Page", 16, 44, 3, 0, -1 }, { "About", 16, 0, 5, 1, -1 } };

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct topics *topics = context;
    const struct page *page = &topics->page[topics->shown[i]];
    char key[LIST_KEY_SIZE];

    list_array_key(i, key);
    list_row(rows, key, "");
    list_cell(rows, ROLE_TEXT, page->title);
    list_cell(rows, ROLE_MUTED, page->about ? page->about : "");
    if (page->heading)
        list_heading(rows);
}

/* ---- what there is ---- */

static struct page *
next(struct topics *topics, const char *title, const char *about)
{
    if (topics->n == topics->room) {
        topics->room = topics->room ? 2 * topics->room : 128;
        topics->page = mem_resize(topics->page, topics->room * sizeof *topics->page);
    }
    topics->page[topics->n] = (struct page){ .title = title, .about = about };
    return &topics->page[topics->n++];
}

/* True when the list `keys`, parted by blanks, holds `key`. */
static bool
holds(const char *keys, const char *key)
{
    size_t n = strlen(key);

    for (const char *at = keys ? keys : ""; *at; at += strcspn(at, " "), at += strspn(at, " "))
        if (strcspn(at, " ") == n && strncmp(at, key, n) == 0)
            return true;
    return false;
}

/* What belongs to the step from which one comes stands first. */
static bool
add_topics(struct topics *topics, struct method *method, int step, struct err *err)
{
    size_t n = 0;
    const struct method_topic *topic = method_topics(method, &n, err);
    char key[16], title[40];

    if (!topic && err->kind)
        return false;
    snprintf(key, sizeof key, "s%02d", step);
    snprintf(title, sizeof title, "For step %d", step);
    if (step)
        next(topics, arena_string(&topics->arena, title), NULL)->heading = true;
    for (size_t i = 0; step && i < n; i++)
        if (holds(topic[i].steps, key))
            next(topics, topic[i].title, topic[i].about)->topic = &topic[i];
    next(topics, step ? "More guidance" : "Guidance", NULL)->heading = true;
    for (size_t i = 0; i < n; i++)
        if (!step || !holds(topic[i].steps, key))
            next(topics, topic[i].title, topic[i].about)->topic = &topic[i];
    return true;
}

static bool
add_references(struct topics *topics, struct method *method, struct err *err)
{
    struct query *query = query_start(desk_of(topics->ui)->book.store, err, "SELECT DISTINCT name FROM reference ORDER BY name", "");
    const char *names[64];
    size_t n = 0;

    while (query_next(query, err) && n < 64)
        names[n++] = arena_string(&topics->arena, query_text(query, 0));
    if (!query_end(query, err))
        return false;
    next(topics, "Figures to compare with", NULL)->heading = true;
    for (size_t i = 0; i < n; i++) {
        const struct method_reference *reference = method_reference(method, names[i], err);

        if (err->kind)
            return false;
        if (reference)
            next(topics, reference->title, reference->about)->reference = names[i];
    }
    return true;
}

static void
add_vocabularies(struct topics *topics, struct method *method)
{
    next(topics, "Lists of words", NULL)->heading = true;
    for (int i = 1; i <= VOCABULARIES; i++) {
        struct err none = { 0 };
        char key[16];
        const struct method_vocabulary *vocabulary;

        snprintf(key, sizeof key, "E.%d", i);
        vocabulary = method_vocabulary(method, key, &none);
        if (vocabulary)
            next(topics, vocabulary->name, vocabulary->about)->vocabulary = vocabulary;
    }
}

static bool
apply_filter(struct topics *topics, struct err *err)
{
    struct str folded = { 0 };
    const char *text = filter_line_text(&topics->filter);

    text_fold(&folded, text, strlen(text));
    topics->array.count = 0;
    for (size_t i = 0; i < topics->n; i++) {
        const struct page *page = &topics->page[i];

        if (!*text || (!page->heading && (text_contains(page->title, str_text(&folded)) ||
                                          (page->about && text_contains(page->about, str_text(&folded))) ||
                                          (page->topic && text_contains(page->topic->body, str_text(&folded))))))
            topics->shown[topics->array.count++] = i;
    }
    str_free(&folded);
    list_reset(&topics->list);
    return list_load(&topics->list, err);
}

/* ---- reading one ---- */

static void
add_see(struct topics *topics, const struct method_topic *topic, struct str *out)
{
    bool first = true;

    for (size_t i = 0; i < topics->n; i++) {
        const struct method_topic *other = topics->page[i].topic;

        if (!other || !holds(topic->see, other->slug))
            continue;
        str_addf(out, "%s%s", first ? "\n\n# See also\n" : "; ", other->title);
        first = false;
    }
}

static void
show(struct topics *topics, const struct page *page)
{
    struct method *method = desk_of(topics->ui)->book.method;
    struct str text = { 0 };
    struct err err = { 0 };

    if (page->topic) {
        str_addf(&text, "%s\n\n%s", page->topic->about, page->topic->body);
        add_see(topics, page->topic, &text);
        if (page->topic->refer && *page->topic->refer)
            str_addf(&text, "\n\n# Source\n%s\n", page->topic->refer);
    } else if (page->vocabulary) {
        str_addf(&text, "%s\n", page->about ? page->about : "");
        for (size_t i = 0; i < page->vocabulary->n; i++) {
            const struct method_code *code = &page->vocabulary->codes[i];

            str_addf(&text, "- %s (%s)%s: %s\n", code->label, code->code, code->hidden ? ", not offered" : "",
                     code->meaning ? code->meaning : "");
        }
    } else {
        const struct method_reference *reference = method_reference(method, page->reference, &err);

        if (reference)
            topics_reference_text(reference, topics->ui->canvas.ascii, &text);
    }
    if (err.kind)
        ui_error(topics->ui, &err);
    else
        pager_show(topics->ui, page->title, str_text(&text));
    str_free(&text);
}

/* ---- the screen ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    const struct place *place = argument;
    struct topics *topics = self(screen);
    struct method *method = desk_of(ui)->book.method;

    topics->ui = ui;
    topics->sited.place.kind = PLACE_TOPICS;
    topics->array = (struct list_array){ .row = fill_row, .context = topics };
    list_init(&topics->list, columns, 2, &list_array_source, &topics->array);
    topics->list.empty = "No page holds these words";
    if (!add_topics(topics, method, place ? place->step : 0, err) || !add_references(topics, method, err)) {
        list_free(&topics->list);
        mem_free(topics->page);
        arena_free(&topics->arena);
        return false;
    }
    add_vocabularies(topics, method);
    topics->shown = mem_alloc((topics->n + 1) * sizeof *topics->shown);
    if (place && *place->item)
        filter_line_set(&topics->filter, place->item);
    return apply_filter(topics, err);
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct topics *topics = self(screen);

    (void)ui;
    list_free(&topics->list);
    filter_line_free(&topics->filter);
    mem_free(topics->page);
    mem_free(topics->shown);
    arena_free(&topics->arena);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct topics *topics = self(screen);
    char status[40];

    snprintf(status, sizeof status, "%zu pages", topics->array.count);
    if (filter_line_shown(&topics->filter))
        filter_line_draw(&topics->filter, ui, layout_top(&area, 1), status);
    list_draw(&topics->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Guidance");
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct topics *topics = self(screen);

    (void)ui;
    if (list_key(&topics->list) && topics->list.at < topics->array.count)
        show(topics, &topics->page[topics->shown[strtoul(list_key(&topics->list), NULL, 10)]]);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct topics *topics = self(screen);
    struct err err = { 0 };
    bool changed = false, open = false, taken = filter_line_event(&topics->filter, ui, event, &changed);

    if (changed)
        apply_filter(topics, &err);
    if (!taken && event->kind == EVENT_MOUSE)
        taken = list_mouse(&topics->list, event, &open, &err);
    if (err.kind)
        ui_error(ui, &err);
    if (open)
        do_open(ui, screen);
    return taken;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return self(screen)->filter.typing;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct topics *topics = self(screen);
    struct err err = { 0 };
    bool taken;

    if (action == ACTION_BACK && filter_line_clear(&topics->filter))
        taken = apply_filter(topics, &err) || true;
    else
        taken = list_action(&topics->list, action, &err);
    if (err.kind)
        ui_error(ui, &err);
    return taken;
}

static void
do_filter(struct ui *ui, struct screen *screen)
{
    (void)ui;
    filter_line_open(&self(screen)->filter);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "read" },
    { .action = ACTION_FILTER, .run = do_filter },
    { .action = ACTION_NONE },
};

const struct screen_class topics_class = {
    .name = "topics", .size = sizeof(struct topics), .actions = actions, .open = open_screen, .close = close_screen,
    .draw = draw, .crumb = crumb, .event = event, .wants_text = wants_text, .typing = filter_line_hints, .move = move,
};
