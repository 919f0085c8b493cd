#include "src/ops/reading.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/text.h"
#include "src/ops/default_metric.h"
#include "src/ops/near.h"
#include "src/ops/record_inside.h"
#include "src/store/query.h"

/* ---- which metric ---- */

static bool
is_by_hand(const char *code)
{
    const struct default_metric *metric = default_metric_find(code);

    return metric && metric->by_hand;
}

/* M1.1 to M5.5, by hand or not. */
static const struct method_indicator *
default_metric(struct book *book, const char *code)
{
    struct err ignored = { 0 };
    char upper[8];

    if (strlen(code) != 4 || (*code != 'M' && *code != 'm') || code[2] != '.')
        return NULL;
    snprintf(upper, sizeof upper, "M%s", code + 1);
    return method_indicator(book->method, upper, &ignored);
}

static bool
begins(const char *name, const char *typed)
{
    struct str a = { 0 }, b = { 0 };
    bool ok;

    text_fold(&a, name, strlen(name));
    text_fold(&b, typed, strlen(typed));
    ok = b.len && strncmp(str_text(&a), str_text(&b), b.len) == 0;
    str_free(&a);
    str_free(&b);
    return ok;
}

static bool
refuse_metric(struct book *book, const char *text, struct near *near, struct err *err)
{
    struct err ignored = { 0 };
    char nearest[220];

    for (size_t i = 0; i < DEFAULT_METRICS; i++) {
        const char *code = default_metrics[i].code;
        const struct method_indicator *metric =
            default_metrics[i].by_hand ? method_indicator(book->method, code, &ignored) : NULL;

        if (metric) {
            near_offer(near, code, NULL);
            near_offer(near, metric->name, code);
        }
    }
    err_set(err, ERR_MISSING, "the alliance has no metric '%.60s'", text);
    if (*near_list(near, nearest, sizeof nearest))
        err_hint(err, "Nearest: %s.", nearest);
    else
        err_hint(err, "'entente list metric -a ALLIANCE' names them all.");
    return err_where(err, "%.60s", text);
}

bool
reading_metric(struct book *book, const char *alliance, const char *text, char id[ID_SIZE], char code[16],
               struct err *err)
{
    struct near near;
    struct query *query = query_start(book->store, err,
        "SELECT id, code, name, how FROM metric WHERE alliance=?1 AND deleted=0 ORDER BY code", "t", alliance);
    const struct method_indicator *metric;
    char how[20] = "", name[170] = "";
    int rank = 0, hits = 0;

    *id = *code = '\0';
    near_start(&near, text);
    while (query_next(query, err)) {
        const char *its = query_text(query, 1), *called = query_text(query, 2);
        int fit = strcasecmp(its, text) == 0 ? 3 : strcasecmp(called, text) == 0 ? 2 : begins(called, text);

        near_offer(&near, its, NULL);
        near_offer(&near, called, its);
        if (fit < rank || !fit)
            continue;
        hits = fit > rank ? 1 : hits + 1;
        rank = fit;
        snprintf(id, ID_SIZE, "%s", query_text(query, 0));
        snprintf(code, 16, "%.15s", its);
        snprintf(how, sizeof how, "%s", query_text(query, 3) ? query_text(query, 3) : "");
        snprintf(name, sizeof name, "%s", called);
    }
    if (!query_end(query, err))
        return false;
    if (rank < 3 && (metric = default_metric(book, text)) != NULL) {
        *id = '\0';
        snprintf(code, 16, "%.15s", metric->code);
        return reading_takes(metric->code, metric->name, "", err);
    }
    if (!hits)
        return refuse_metric(book, text, &near, err);
    if (hits > 1) {
        err_set(err, ERR_INPUT, "several metrics begin with '%.60s'", text);
        err_hint(err, "Name it by its code, such as %s.", code);
        return err_where(err, "%.60s", text);
    }
    return reading_takes(code, name, how, err);
}

/* ---- noting it ---- */

bool
reading_default(struct book *book, size_t i, const char **code, const char **name)
{
    struct err ignored = { 0 };
    const struct method_indicator *metric;

    for (size_t k = 0; k < DEFAULT_METRICS; k++) {
        if (!default_metrics[k].by_hand || i--)
            continue;
        metric = method_indicator(book->method, default_metrics[k].code, &ignored);
        *code = default_metrics[k].code;
        *name = metric ? metric->name : *code;
        return true;
    }
    return false;
}

bool
reading_make_metric(struct book *book, const char *alliance, const char *code, char id[ID_SIZE], struct err *err)
{
    const struct default_metric *metric = is_by_hand(code) ? default_metric_find(code) : NULL;
    struct arena arena = { 0 };
    bool ok = metric ? change_begin(book->store, CHANGE_EDIT, alliance, err)
                     : err_set(err, ERR_MISSING, "no metric %.15s is entered by hand", code);

    if (ok && !(default_metric_insert(book, alliance, metric, true, id, err) &&
                change_commit(book->store, arena_printf(&arena, "Metric %s: added", code), NULL, err))) {
        change_rollback(book->store);
        ok = false;
    }
    arena_free(&arena);
    return ok;
}

bool
reading_add(struct book *book, const struct setting *settings, size_t n, char id[ID_SIZE], struct err *err)
{
    const struct entity *entity = entity_find("reading");
    const struct default_metric *known = NULL;
    struct arena arena = { 0 };
    struct setting *all = arena_alloc(&arena, (n + 1) * sizeof *all);
    const char *alliance = NULL;
    char metric[ID_SIZE];
    size_t at = n;
    bool ok;

    for (size_t i = 0; i < n; i++) {
        const struct value *value = &settings[i].value;
        const char *name = settings[i].field->name;

        all[i] = settings[i];
        if (value->kind == VALUE_TEXT && strcmp(name, "alliance") == 0)
            alliance = value->text;
        if (value->kind != VALUE_TEXT || strcmp(name, "metric") != 0 || *value->text != '+')
            continue;
        known = is_by_hand(value->text + 1) ? default_metric_find(value->text + 1) : NULL;
        at = i;
    }
    if (at == n) {
        arena_free(&arena);
        return record_add(book, entity, settings, n, id, err);
    }
    ok = known && alliance ? change_begin(book->store, CHANGE_EDIT, alliance, err)
                           : err_set(err, ERR_MISSING, "no such metric is entered by hand");
    if (ok) {
        ok = default_metric_insert(book, alliance, known, true, metric, err);
        all[at].value = value_text(metric);
        ok = ok && record_insert(book, entity, all, n, id, err) &&
             change_commit(book->store, arena_printf(&arena, "%s: noted", known->code), NULL, err);
        if (!ok)
            change_rollback(book->store);
    }
    arena_free(&arena);
    return ok;
}

static bool
read_setting(struct book *book, const struct method_register *words, const char *name, const char *text,
             const char *alliance, struct arena *arena, struct setting *out, struct err *err)
{
    const struct entity *entity = entity_find("reading");
    size_t at = entity_position(entity, entity_field(entity, name));
    char currency[4];
    struct value_context context = book_context(book, alliance, currency);

    *out = record_setting(entity, name, value_null());
    if (!method_read_value(book->method, &words->parts[at], text, &context, arena, &out->value, err))
        return *err->where ? false : err_where(err, "%s", name);
    return true;
}

/* "12 %" is the number 12. */
static const char *
bare_number(const char *text, struct arena *arena)
{
    size_t n = strlen(text);

    while (n && (text[n - 1] == ' ' || text[n - 1] == '%'))
        n--;
    return arena_bytes(arena, text, n);
}

bool
reading_record(struct book *book, const char *alliance, const struct reading_note *note, char id[ID_SIZE],
               struct err *err)
{
    const struct entity *entity = entity_find("reading");
    const struct method_register *words = method_register(book->method, "reading", err);
    const char *texts[][2] = {
        { "value", "" }, { "date", note->on ? note->on : "today" }, { "evidence", note->evidence },
        { "confidence", note->confidence },
    };
    struct arena arena = { 0 };
    struct setting settings[6];
    char metric[ID_SIZE], code[16];
    size_t n = 2;
    bool ok;

    *id = '\0';
    texts[0][1] = bare_number(note->value, &arena);
    ok = words && reading_metric(book, alliance, note->metric, metric, code, err);
    for (size_t i = 0; ok && i < sizeof texts / sizeof *texts; i++)
        if (texts[i][1])
            ok = read_setting(book, words, texts[i][0], texts[i][1], alliance, &arena, &settings[n++], err);
    if (ok && settings[2].value.kind == VALUE_NULL) {
        err_set(err, ERR_INPUT, "a reading needs a number");
        err_hint(err, "Write for example 12.5.");
        ok = err_where(err, "value");
    }
    ok = ok && change_begin(book->store, CHANGE_EDIT, alliance, err);
    if (ok) {
        ok = *metric || default_metric_insert(book, alliance, default_metric_find(code), true, metric, err);
        settings[0] = record_setting(entity, "alliance", value_text(alliance));
        settings[1] = record_setting(entity, "metric", value_text(metric));
        ok = ok && record_insert(book, entity, settings, n, id, err) &&
             change_commit(book->store, arena_printf(&arena, "%s: %s noted", code, texts[0][1]), NULL, err);
        if (!ok)
            change_rollback(book->store);
    }
    arena_free(&arena);
    return ok;
}
