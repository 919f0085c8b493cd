#include "src/figures/risk_portfolio.h"

#include "src/base/date.h"
#include "src/ops/living.h"
#include "src/store/query.h"

double
risk_manager_load(struct figures_context *context)
{
    const char *manager = context->alliance->manager;

    if (!manager)
        return NAN;
    return (double)query_number(
        context->figures->book->store, 0, context->figures->err,
        "SELECT count(*) FROM (SELECT 1 FROM \"alliance\" WHERE \"manager\"=?1 AND \"deleted\"=0"
        " AND \"state\" NOT IN ('closed','abandoned') LIMIT 7)", "t", manager);
}

enum truth
risk_has_flagged_country(struct figures_context *context)
{
    struct err *err = context->figures->err;
    struct str sql = { 0 };
    struct query *query;
    enum truth flagged = TRUTH_UNKNOWN;

    str_add(&sql, "SELECT coalesce(o.\"country_flagged\",0)=1 FROM \"party\" p"
                  " JOIN \"organisation\" o ON o.\"id\"=p.\"organisation\""
                  " WHERE p.\"alliance\"=?1 AND p.\"side\"='them' AND ");
    living_add(&sql, entity_find("party"), "p", "alliance");
    query = query_start(context->figures->book->store, err, str_text(&sql), "t",
                        context->alliance->fact.id);
    str_free(&sql);
    while (query_next(query, err))
        flagged = truth_or(flagged, truth_given(true, query_int(query, 0)));
    return query_end(query, err) ? flagged : TRUTH_UNKNOWN;
}

const char *
risk_maturity(struct figures_context *context)
{
    char today[DATE_SIZE];

    date_write(context->day, today);
    return query_string(context->figures->book->store, context->arena, context->figures->err,
                        "SELECT \"maturity\" FROM \"maturity_record\" WHERE \"deleted\"=0"
                        " AND \"date\"<=?1 ORDER BY \"date\" DESC,\"id\" DESC LIMIT 1", "t",
                        today);
}
