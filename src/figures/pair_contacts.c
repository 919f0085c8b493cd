#include "src/figures/pair_contacts.h"

#include "src/base/date.h"
#include "src/ops/living.h"
#include "src/rules/contact_rules.h"
#include "src/store/query.h"

size_t
pair_contacts(struct figures_context *context, const char *pair)
{
    struct err *err = context->figures->err;
    struct str sql = { 0 };
    struct query *query;
    char from[DATE_SIZE], today[DATE_SIZE];
    size_t n = 0;

    date_write(context->day - CONTACT_DAYS, from);
    date_write(context->day, today);
    str_add(&sql, "SELECT COUNT(*) FROM \"contact\" t WHERE t.\"alliance\"=?1 AND"
                  " t.\"date\">?2 AND t.\"date\"<=?3 AND t.\"pair\"=?4 AND ");
    living_add(&sql, entity_find("contact"), "t", "alliance");
    query = query_start(context->figures->book->store, err, str_text(&sql), "tttt",
                        context->alliance->fact.id, from, today, pair);
    str_free(&sql);
    if (query_next(query, err))
        n = (size_t)query_int(query, 0);
    return query_end(query, err) ? n : 0;
}
