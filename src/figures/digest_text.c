/* Digests as text, to be kept in the file. */
#include <string.h>

#include "src/base/json.h"
#include "src/figures/figures_json.h"
#include "src/figures/kept.h"
#include "src/model/entity.h"

enum { LINES_MOST = 100000 };

/* ---- writing ---- */

static void
add_text(struct str *out, const char *text)
{
    str_add_char(out, ',');
    json_add_text(out, text);
}

static void
add_finding(struct str *out, const struct attend_finding *finding)
{
    str_addf(out, "[\"%s\"", finding->rule->code);
    add_text(out, finding->view);
    str_addf(out, ",%d,%ld", finding->urgency, finding->days);
    add_text(out, finding->text);
    add_text(out, finding->entity);
    add_text(out, finding->record);
    str_addf(out, ",%d", finding->step);
    add_text(out, finding->key);
    add_text(out, strcmp(finding->said, finding->text) ? finding->said : NULL);
    str_add_char(out, ']');
}

void
digest_write(struct str *out, const struct digest *digest)
{
    str_addf(out, "[%zu,", digest->n);
    figures_json_number(out, digest->steps);
    str_addf(out, ",%d,%ld,%ld,%ld", digest->step, digest->days_edit, digest->days_review,
             digest->days_survey);
    str_addf(out, ",%ld,%ld", digest->overdue,
             day_known(digest->next_meeting) ? digest->next_meeting : 0);
    for (int i = 0; i < DIGEST_INDICES; i++) {
        str_add_char(out, ',');
        figures_json_number(out, digest->index[i]);
        str_add_char(out, ',');
        figures_json_number(out, digest->before[i]);
        str_add_char(out, ',');
        figures_json_number(out, digest->weight[i]);
    }
    for (size_t i = 0; i < digest->n; i++) {
        str_add_char(out, ',');
        add_finding(out, &digest->finding[i]);
    }
    str_add_char(out, ']');
}

/* ---- reading ---- */

/* The next value, one behind the other; NULL at the end. */
static const struct json *
take(const struct json **at)
{
    const struct json *item = *at;

    if (item)
        *at = item->next;
    return item;
}

static bool
take_number(const struct json **at, double *out)
{
    const struct json *item = take(at);

    *out = item && (item->kind == JSON_INT || item->kind == JSON_NUMBER) ? item->number : NAN;
    return item != NULL;
}

static bool
take_whole(const struct json **at, long *out)
{
    const struct json *item = take(at);

    *out = item && item->kind == JSON_INT ? (long)item->integer : 0;
    return item && item->kind == JSON_INT;
}

static const char *
take_text(const struct json **at)
{
    const struct json *item = take(at);

    return item && item->kind == JSON_STRING ? item->text : NULL;
}

static bool
read_finding(const struct json *item, struct attend_finding *out)
{
    const struct json *at = item->kind == JSON_ARRAY ? item->first : NULL;
    const char *rule = take_text(&at), *view = take_text(&at), *entity;
    long urgency, days, step;

    *out = (struct attend_finding){ .view = attend_view(view) };
    out->rule = rule ? attend_rule_find(rule) : NULL;
    if (!out->rule || !view || !take_whole(&at, &urgency) || !take_whole(&at, &days))
        return false;
    out->urgency = (int)urgency;
    out->days = days;
    out->text = take_text(&at);
    entity = take_text(&at);
    if (!entity || !entity_find(entity))
        return false;
    out->entity = entity_find(entity)->name;
    out->record = take_text(&at);
    if (!out->text || !out->record || !take_whole(&at, &step))
        return false;
    out->step = (int)step;
    out->key = take_text(&at);
    out->said = take_text(&at);
    if (!out->said)
        out->said = out->text;
    return true;
}

/* The numbers stand before the lines: without these the text ends where the first begins. */
static const struct json *
read_text(const char *text, bool lines, struct arena *arena)
{
    const char *first = lines ? NULL : strstr(text, ",[");
    struct err ignored = { 0 };
    const struct json *tree;

    if (first)
        text = arena_printf(arena, "%.*s]", (int)(first - text), text);
    tree = json_read(arena, text, strlen(text), &ignored);
    return tree && tree->kind == JSON_ARRAY ? tree->first : NULL;
}

static bool
read_findings(const struct json *at, struct arena *arena, struct digest *out)
{
    size_t n = 0;

    out->finding = arena_alloc(arena, (out->n + 1) * sizeof *out->finding);
    for (; at; at = at->next)
        if (n == out->n || !read_finding(at, &out->finding[n++]))
            return false;
    return n == out->n;
}

bool
digest_read(const char *text, bool lines, struct arena *arena, struct digest *out)
{
    const struct json *at = read_text(text, lines, arena);
    long step, n;
    bool ok;

    *out = (struct digest){ 0 };
    ok = take_whole(&at, &n) && take_number(&at, &out->steps) && take_whole(&at, &step) &&
         take_whole(&at, &out->days_edit) && take_whole(&at, &out->days_review) &&
         take_whole(&at, &out->days_survey) && take_whole(&at, &out->overdue) &&
         take_whole(&at, &out->next_meeting);
    if (!out->next_meeting)
        out->next_meeting = DAY_NONE;
    for (int i = 0; ok && i < DIGEST_INDICES; i++) {
        ok = take_number(&at, &out->index[i]) && take_number(&at, &out->before[i]) &&
             take_number(&at, &out->weight[i]);
        out->light[i] = light_of_index(out->index[i]);
    }
    if (!ok || step < 0 || step > 12 || n < 0 || n > LINES_MOST)
        return false;
    out->step = (int)step;
    out->n = (size_t)n;
    return !lines || read_findings(at, arena, out);
}
