#include "src/ops/passage.h"

#include <string.h>

#include "src/ops/record_move.h"
#include "src/store/query.h"

const char *
passage_state(struct book *book, const char *alliance, struct arena *arena)
{
    struct err none = { 0 };

    return query_string(book->store, arena, &none, "SELECT state FROM alliance WHERE id=?1", "t", alliance);
}

static const char *
word_of(struct book *book, const char *state, struct arena *arena)
{
    struct err none = { 0 };
    const struct method_register *words = method_register(book->method, "alliance", &none);
    const struct entity *entity = entity_find("alliance");
    struct value value = value_text(state);

    return words ? method_show(book->method, &words->parts[entity_position(entity, entity_field(entity, "state"))],
                               &value, arena)
                 : state;
}

bool
passage_tell(struct book *book, const char *alliance, const char *before, struct str *out, struct err *err)
{
    struct arena arena = { 0 };
    const char *now = passage_state(book, alliance, &arena);
    struct record_next *next = NULL;
    size_t n = 0;
    bool ok = true;

    if (now && before && strcmp(now, before) != 0) {
        str_addf(out, "the alliance is %s now", word_of(book, now, &arena));
    } else if (now) {
        ok = record_next(book, entity_find("alliance"), alliance, &arena, &next, &n, err);
        if (ok && n && next[0].why_not.kind)
            str_addf(out, "the alliance stays %s: %s", word_of(book, now, &arena), next[0].why_not.what);
    }
    arena_free(&arena);
    return ok;
}
