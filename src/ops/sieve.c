#include "src/ops/sieve.h"

#include <string.h>

#include "src/ops/list_rows.h"
#include "src/ops/living.h"

bool
sieve_has_texts(const struct sieve *sieve)
{
    return sieve->filter && sieve->filter->n_texts;
}

bool
sieve_wants_parties(const struct sieve *sieve)
{
    for (size_t i = 0; sieve_has_texts(sieve) && i < sieve->filter->n_texts; i++)
        if (sieve->filter->texts[i].parties)
            return true;
    return false;
}

/* Asked row by row, so it is put together once. The id is its last parameter. */
static void
build_others(struct sieve *sieve, bool binned, bool within)
{
    struct bound *others = &sieve->others;

    list_rows_begin(others, sieve->filter);
    str_addf(&others->sql, "SELECT 1 FROM \"%s\" t WHERE t.\"id\"=?%d AND ", sieve->entity->name,
             bound_add(others, cell_null()));
    if (!list_rows_add_others(others, sieve->entity, sieve->filter, binned, within))
        bound_free(others);
}

void
sieve_make(struct sieve *sieve, struct store *store, const struct entity *entity,
           const struct filter *filter, bool binned, bool within)
{
    *sieve = (struct sieve){ .store = store, .entity = entity, .filter = filter };
    for (size_t i = 0; sieve_has_texts(sieve) && i < filter->n_texts; i++)
        sieve->parties[i].text = &filter->texts[i];
    if (sieve_has_texts(sieve))
        build_others(sieve, binned, within);
}

void
sieve_free(struct sieve *sieve)
{
    for (size_t i = 0; i < FILTER_TEXTS; i++)
        parties_free(&sieve->parties[i]);
    bound_free(&sieve->others);
}

bool
sieve_collect(struct sieve *sieve, struct slice *slice, struct err *err)
{
    for (size_t i = 0; sieve_has_texts(sieve) && i < sieve->filter->n_texts; i++) {
        struct parties *parties = &sieve->parties[i];

        if (parties->text->parties && !parties->ready &&
            (!parties_collect(parties, sieve->store, slice, err) || !parties->ready))
            return false;
    }
    return true;
}

static bool
is_alliance(const struct sieve *sieve)
{
    return strcmp(sieve->entity->name, "alliance") == 0;
}

/* First the alliance, then the texts. An alliance has its id in column 0 already. */
void
sieve_add_columns(const struct sieve *sieve, struct bound *bound)
{
    const struct filter *filter = sieve->filter;

    str_add(&bound->sql, ",");
    if (!sieve_wants_parties(sieve) || is_alliance(sieve) ||
        !living_add_alliance(&bound->sql, sieve->entity, "t"))
        str_add(&bound->sql, "NULL");
    for (size_t i = 0; filter && i < filter->n_columns; i++)
        str_addf(&bound->sql, ",t.\"%s\"", filter->columns[i]->name);
}

static bool
text_holds(struct sieve *sieve, size_t i, struct query *row, int first, struct err *err)
{
    const struct filter_text *text = &sieve->filter->texts[i];
    int alliance = is_alliance(sieve) ? 0 : first;
    bool found = !text->n;

    for (size_t c = 0; !found && c < sieve->filter->n_columns; c++) {
        const char *value = text->columns & 1u << c ? query_text(row, first + 1 + (int)c) : NULL;

        for (size_t k = 0; value && !found && k < text->n; k++)
            found = needle_in(&text->any[k], value);
    }
    if (!found && text->parties)
        found = parties_have(&sieve->parties[i], sieve->store, query_text(row, alliance), err);
    return found != text->negated;
}

static bool
others_hold(struct sieve *sieve, const char *id, struct err *err)
{
    struct query *query;
    bool holds;

    if (!sieve->others.sql.len)
        return true;
    sieve->others.cells[sieve->others.n - 1] = cell_text(id);
    query = bound_start(&sieve->others, sieve->store, err);
    holds = query_next(query, err);
    return query_end(query, err) && holds;
}

bool
sieve_holds(struct sieve *sieve, struct query *row, int first, struct err *err)
{
    if (!sieve_has_texts(sieve))
        return true;
    for (size_t i = 0; i < sieve->filter->n_texts; i++)
        if (!text_holds(sieve, i, row, first, err))
            return false;
    return others_hold(sieve, query_text(row, 0), err);
}
