#include "ui/screen/people.h"

#include <stdio.h>
#include <string.h>

#include "src/store/query.h"
#include "ui/screen/offer.h"

bool
people_ask(struct ui *ui, int question, const char *title, const char *alliance, struct choose *choose)
{
    struct desk *desk = desk_of(ui);
    struct err none = { 0 };
    struct query *query;

    (void)alliance;
    choose_clear(choose);
    query = query_start(desk->book.store, &none,
        "SELECT p.id, p.name, o.name FROM person p LEFT JOIN organisation o ON o.id = p.organisation"
        " WHERE p.deleted = 0 AND COALESCE(p.active, 1) = 1"
        " ORDER BY p.id = ?1 DESC, o.is_us DESC, p.name COLLATE NOCASE, p.id LIMIT 200", "t", desk->book.me);
    while (query_next(query, &none))
        choose_add(choose, query_text(query, 0), query_text(query, 1) ? query_text(query, 1) : "",
                   query_text(query, 2) ? query_text(query, 2) : "");
    query_end(query, &none);
    if (!choose->n)
        choose_add(choose, "", "Type a name and an organisation: Ana Rao @ Acme", "new person");
    return choose_ask(ui, question, title, choose, true);
}

static bool
is_person(struct ui *ui, const char *text)
{
    struct err none = { 0 };

    return query_number(desk_of(ui)->book.store, 0, &none, "SELECT count(*) FROM person WHERE id = ?1", "t", text) > 0;
}

bool
people_take(struct ui *ui, const char *alliance, const char *text, char id[ID_SIZE], struct err *err)
{
    struct arena arena = { 0 };
    struct part_place place;
    struct method_part part = { .field = { .name = "person", .type = FIELD_REF, .spec = "person" } };
    const char *made = NULL, *key = text;
    bool ok;

    part_form_place(&place, ui, alliance, &arena);
    if (!is_person(ui, text))
        key = arena_printf(&arena, "+%s", text);
    ok = *text && offer_take(&place, &part, key, &made, err);
    if (ok)
        snprintf(id, ID_SIZE, "%s", made);
    else if (err->kind == ERR_NONE) {
        err_set(err, ERR_INPUT, "nobody was named");
        err_hint(err, "Write a name and an organisation: Ana Rao @ Acme");
    }
    arena_free(&arena);
    return ok;
}
