/* Guidance and reference tables. */
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"
#include "src/method/inside.h"

struct placed {
    struct method_topic topic;
    const char *position;
};

static int
by_position(const void *a, const void *b)
{
    return strcmp(((const struct placed *)a)->position, ((const struct placed *)b)->position);
}

static void
read_topic(const struct method_texts *texts, const char *slug, struct placed *out)
{
    out->position = part_text(texts, "topic", slug, "position", "");
    out->topic = (struct method_topic){
        .slug = slug,
        .title = part_text(texts, "topic", slug, "title", slug),
        .about = part_text(texts, "topic", slug, "about", ""),
        .body = part_text(texts, "topic", slug, "body", ""),
        .refer = part_text(texts, "topic", slug, "refer", ""),
        .see = part_text(texts, "topic", slug, "see", ""),
        .steps = part_text(texts, "topic", slug, "steps", ""),
        .fields = part_text(texts, "topic", slug, "fields", ""),
        .rows = part_text(texts, "topic", slug, "rows", ""),
    };
}

const struct method_topic *
method_topics(struct method *method, size_t *n, struct err *err)
{
    struct method_texts texts = { 0 };
    struct placed *placed;
    struct method_topic *topics;
    struct arena scratch = { 0 };
    size_t count = 0;

    *n = method->n_topics;
    if (method->topics)
        return method->topics;
    if (!texts_read(&texts, query_start(method->store, err,
            TEXTS_OF("topic"), "t",
            method->version), &method->arena, err)) {
        texts_free(&texts);
        return NULL;
    }
    texts_sort(&texts);
    placed = arena_alloc(&scratch, (texts.n + 1) * sizeof *placed);
    for (size_t i = 0; i < texts.n; i++)
        if (!i || strcmp(texts.text[i].key, texts.text[i - 1].key))
            read_topic(&texts, texts.text[i].key, &placed[count++]);
    if (count)
        qsort(placed, count, sizeof *placed, by_position);
    topics = arena_alloc(&method->arena, (count + 1) * sizeof *topics);
    for (size_t i = 0; i < count; i++)
        topics[i] = placed[i].topic;
    arena_free(&scratch);
    texts_free(&texts);
    method->topics = topics;
    *n = method->n_topics = count;
    return topics;
}

static const char *const *
read_cells(struct method *method, const char *json, size_t *n, struct err *err)
{
    struct json *tree = json_read(&method->arena, json, strlen(json), err);
    const char **cells;

    *n = 0;
    for (const struct json *cell = tree ? tree->first : NULL; cell; cell = cell->next)
        ++*n;
    cells = arena_alloc(&method->arena, (*n + 1) * sizeof *cells);
    *n = 0;
    for (const struct json *cell = tree ? tree->first : NULL; cell; cell = cell->next)
        cells[(*n)++] = cell->kind == JSON_STRING ? cell->text : NULL;
    return tree ? cells : NULL;
}

static bool
read_lines(struct method *method, struct method_reference *reference, struct err *err)
{
    int64_t most =
        query_number(method->store, 0, err, "SELECT count(*) FROM reference WHERE name=?1", "t",
                     reference->name);
    const char *const **lines = arena_alloc(&method->arena, ((size_t)most + 1) * sizeof *lines);
    struct query *query = query_start(method->store, err,
        "SELECT cells FROM reference WHERE name=?1 ORDER BY line", "t", reference->name);

    reference->lines = lines;
    while ((int64_t)reference->n_lines < most && query_next(query, err)) {
        size_t n;
        const char *const *cells = read_cells(method, query_text(query, 0), &n, err);

        /* Lines of another length were not written by us; the columns are those of the head. */
        if (!cells || (reference->n_lines && n != reference->n_columns))
            continue;
        reference->n_columns = n;
        lines[reference->n_lines++] = cells;
    }
    return query_end(query, err) && !err->kind;
}

static const char *
read_cautions(struct method *method, const struct method_texts *texts, const char *name)
{
    struct str all = { 0 };
    const char *kept;
    size_t n;

    texts_section(texts, "reference", name, &n);
    for (size_t i = 1; i <= n; i++) {
        const char *key = arena_printf(&method->arena, "caution%zu", i);
        const char *caution = texts_get(texts, "reference", name, key);

        if (!caution)
            break;
        str_addf(&all, "%s%s", i > 1 ? "\n" : "", caution);
    }
    kept = arena_string(&method->arena, str_text(&all));
    str_free(&all);
    return kept;
}

const struct method_reference *
method_reference(struct method *method, const char *name, struct err *err)
{
    struct kept_reference *kept = method->references;
    struct method_texts texts = { 0 };
    bool ok;

    while (kept && strcmp(kept->reference.name, name))
        kept = kept->next;
    if (kept)
        return &kept->reference;
    ok = texts_read(&texts, query_start(method->store, err,
        TEXTS_OF("reference") " AND key=?2", "tt",
        method->version, name), &method->arena, err) && texts.n;
    texts_sort(&texts);
    if (ok) {
        kept = arena_alloc(&method->arena, sizeof *kept);
        kept->reference = (struct method_reference){
            .name = arena_string(&method->arena, name),
            .title = part_text(&texts, "reference", name, "title", name),
            .about = part_text(&texts, "reference", name, "about", ""),
            .columns = part_text(&texts, "reference", name, "columns", ""),
            .refer = part_text(&texts, "reference", name, "refer", ""),
            .cautions = read_cautions(method, &texts, name),
            .chart = part_text(&texts, "reference", name, "chart", ""),
            .chart_name = part_text(&texts, "reference", name, "chart_name", ""),
            .chart_group = part_text(&texts, "reference", name, "chart_group", ""),
            .chart_without = part_text(&texts, "reference", name, "chart_without", ""),
            .forecast_lines = part_text(&texts, "reference", name, "forecast_lines", ""),
            .forecast_cautions = part_text(&texts, "reference", name, "forecast_cautions", ""),
        };
        ok = read_lines(method, &kept->reference, err);
    }
    texts_free(&texts);
    if (!ok)
        return NULL;
    kept->next = method->references;
    method->references = kept;
    return &kept->reference;
}
