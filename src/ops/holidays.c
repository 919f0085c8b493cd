#include "src/ops/holidays.h"

#include "src/base/date.h"
#include "src/store/query.h"

bool
holidays_read(struct book *book, struct arena *arena, struct calendar *out, struct err *err)
{
    size_t room = (size_t)query_number(book->store, 0, err, "SELECT count(*) FROM holiday WHERE deleted=0", "");
    long *day = arena_alloc(arena, (room + 1) * sizeof *day);
    struct query *query = query_start(book->store, err,
                                      "SELECT DISTINCT date FROM holiday WHERE deleted=0 ORDER BY date", "");
    size_t n = 0;

    while (query_next(query, err))
        if (n < room && date_read(query_text(query, 0), &day[n]))
            n++;
    *out = (struct calendar){ day, n };
    return query_end(query, err);
}
