#include "src/rules/state_rules.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum set { EXACTLY, ONCE, ALWAYS };
enum { MAY = STATE_MAY, WORTH = STATE_WORTH, MUST = STATE_MUST };

#define MOVE(entity, chain)
#define DATE(entity, of, field, states, set)
#define GUARD(entity, state, field, why)
#define ASK(entity, state, of, field, weight)
#define WANT(entity, states, fields)

#undef MOVE
#define MOVE(entity, chain) { entity, chain },
static const struct {
    const char *entity, *chain;
} moves[] = {
#include "src/rules/state.def"
};
#undef MOVE
#define MOVE(entity, chain)

#undef DATE
#define DATE(entity, of, field, states, set) { entity, of, field, states, set },
static const struct date {
    const char *entity, *of, *field, *states;
    enum set set;
} dates[] = {
#include "src/rules/state.def"
};
#undef DATE
#define DATE(entity, of, field, states, set)

#undef GUARD
#define GUARD(entity, state, field, why) { entity, state, field, why },
static const struct {
    const char *entity, *state, *field, *why;
} guards[] = {
#include "src/rules/state.def"
};
#undef GUARD
#define GUARD(entity, state, field, why)

#undef ASK
#define ASK(entity, state, of, field, weight) { entity, state, of, field, weight },
static const struct {
    const char *entity, *state, *of, *field;
    int weight;
} asks[] = {
#include "src/rules/state.def"
};

#undef ASK
#define ASK(entity, state, of, field, weight)

#undef WANT
#define WANT(entity, states, fields) { entity, states, fields },
static const struct {
    const char *entity, *states, *fields;
} wants[] = {
#include "src/rules/state.def"
};

/* ---- words in a list ---- */

static size_t
word_length(const char *s)
{
    return strcspn(s, " ");
}

static bool
word_is(const char *s, const char *word)
{
    size_t n = word_length(s);

    return strlen(word) == n && memcmp(s, word, n) == 0;
}

static const char *
next_word(const char *s)
{
    s += word_length(s);
    return s + (*s == ' ');
}

static bool
has_word(const char *words, const char *word)
{
    for (const char *at = words; *at; at = next_word(at))
        if (*at == '*' || word_is(at, word))
            return true;
    return false;
}

/* ---- what may follow what ---- */

bool
state_has_moves(const struct entity *entity)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if (strcmp(moves[i].entity, entity->name) == 0)
            return true;
    return false;
}

/* True when `to` stands right behind `from` in the chain. */
static bool
chain_has(const char *chain, const char *from, const char *to)
{
    for (const char *at = chain, *next; *(next = next_word(at)); at = next)
        if (word_is(next, to) && (*at == '*' || word_is(at, from)))
            return true;
    return false;
}

bool
state_may_follow(const struct entity *entity, const char *from, const char *to)
{
    if (strcmp(from, to) == 0 || !state_has_moves(entity))
        return true;
    for (size_t i = 0; i < COUNT(moves); i++)
        if (strcmp(moves[i].entity, entity->name) == 0 && chain_has(moves[i].chain, from, to))
            return true;
    return false;
}

/* All states that the table names for the entity and that come right after (or before) `state`. */
static const char **
neighbours(const struct entity *entity, const char *state, bool after, struct arena *arena, size_t *n)
{
    enum { MOST = 40 };
    const char **out = arena_alloc(arena, MOST * sizeof *out);

    *n = 0;
    for (size_t i = 0; i < COUNT(moves); i++) {
        if (strcmp(moves[i].entity, entity->name) != 0)
            continue;
        for (const char *at = moves[i].chain; *at; at = next_word(at)) {
            const char *word = arena_bytes(arena, at, word_length(at));
            bool known = *word == '*' || strcmp(word, state) == 0 ||
                         !(after ? state_may_follow(entity, state, word)
                                 : state_may_follow(entity, word, state));

            for (size_t k = 0; k < *n; k++)
                known |= strcmp(out[k], word) == 0;
            if (!known && *n < MOST)
                out[(*n)++] = word;
        }
    }
    return out;
}

const char **
state_next(const struct entity *entity, const char *from, struct arena *arena, size_t *n)
{
    return neighbours(entity, from, true, arena, n);
}

const char **
state_before(const struct entity *entity, const char *to, struct arena *arena, size_t *n)
{
    return neighbours(entity, to, false, arena, n);
}

/* ---- dates ---- */

static struct value *
value_of(const struct record *record, const char *name)
{
    return &record->values[entity_position(record->entity, entity_field(record->entity, name))];
}

static bool
is_of(const struct date *date, const struct record *record)
{
    return strcmp(date->entity, record->entity->name) == 0;
}

/* A date set alone: the one state that may come next and takes it. */
static void
follow_date(const struct record *before, struct record *after, const bool *given,
            const struct date *date, struct arena *arena)
{
    size_t at = entity_position(after->entity, entity_field(after->entity, date->field));
    const char *from = record_text(before, date->of), *only = NULL;
    const char **next;
    size_t n, fit = 0;

    if (date->set != EXACTLY || !given[at] || after->values[at].kind == VALUE_NULL || !from ||
        before->values[at].kind != VALUE_NULL || has_word(date->states, from))
        return;
    next = state_next(after->entity, from, arena, &n);
    for (size_t i = 0; i < n; i++)
        if (has_word(date->states, next[i])) {
            only = next[i];
            fit++;
        }
    if (fit == 1)
        *value_of(after, date->of) = value_text(only);
}

static void
fill_date(const struct record *before, struct record *after, const bool *given,
          const struct date *date, const char *today)
{
    size_t at = entity_position(after->entity, entity_field(after->entity, date->field));
    const struct value *old = value_of(before, date->of), *new = value_of(after, date->of);
    bool asked;

    if (given[at] || value_equal(old, new) || new->kind != VALUE_TEXT)
        return;
    asked = has_word(date->states, new->text);
    if (asked && (after->values[at].kind == VALUE_NULL || date->set == ALWAYS))
        after->values[at] = value_text(today);
    else if (!asked && date->set == EXACTLY)
        after->values[at] = value_null();
}

void
state_fill(const struct record *before, struct record *after, const bool *given, const char *today,
           struct arena *arena)
{
    for (size_t i = 0; i < COUNT(dates); i++) {
        const struct field *of;

        if (!is_of(&dates[i], after))
            continue;
        of = entity_field(after->entity, dates[i].of);
        if (!given[entity_position(after->entity, of)])
            follow_date(before, after, given, &dates[i], arena);
    }
    for (size_t i = 0; i < COUNT(dates); i++)
        if (is_of(&dates[i], after))
            fill_date(before, after, given, &dates[i], today);
}

/* "held, minutes drafted or minutes approved" is easier to read than a list with blanks. */
static void
hint_states(struct err *err, const char *field, const char *state, const char *states)
{
    struct str list = { 0 };

    for (const char *at = states; *at;) {
        const char *next = next_word(at);

        str_add_bytes(&list, at, word_length(at));
        if (*next)
            str_add(&list, strchr(next, ' ') ? ", " : " or ");
        at = next;
    }
    err_hint(err, "Set %s in the state %s and in no other; the state here is %.40s.", field,
             str_text(&list), state);
    str_free(&list);
}

bool
state_dates_fit(const struct record *record, struct err *err)
{
    for (size_t i = 0; i < COUNT(dates); i++) {
        const struct date *date = &dates[i];
        const char *state;
        bool asked;

        if (!is_of(date, record) || date->set != EXACTLY)
            continue;
        state = record_text(record, date->of);
        asked = state && has_word(date->states, state);
        if (!state || asked == (record_text(record, date->field) != NULL))
            continue;
        if (asked)
            err_set(err, ERR_INPUT, "it must be set in the state %.40s", state);
        else
            err_set(err, ERR_INPUT, "it must be empty in the state %.40s", state);
        hint_states(err, date->field, state, date->states);
        return err_where(err, "%s", date->field);
    }
    return true;
}

/* ---- guards and questions ---- */

bool
state_guard(const struct record *after, struct err *err)
{
    const char *state = record_text(after, "state");

    for (size_t i = 0; i < COUNT(guards); i++) {
        if (!state || strcmp(guards[i].entity, after->entity->name) != 0 ||
            strcmp(guards[i].state, state) != 0 || value_of(after, guards[i].field)->kind != VALUE_NULL)
            continue;
        err_set(err, ERR_INPUT, "%s", guards[i].why);
        err_hint(err, "Fill %s.", guards[i].field);
        return err_where(err, "%s", guards[i].field);
    }
    return true;
}

const struct state_ask *
state_asks(const struct entity *entity, const char *state, struct arena *arena, size_t *n)
{
    struct state_ask *out = arena_alloc(arena, COUNT(asks) * sizeof *out);

    *n = 0;
    for (size_t i = 0; i < COUNT(asks); i++)
        if (strcmp(asks[i].entity, entity->name) == 0 && strcmp(asks[i].state, state) == 0)
            out[(*n)++] = (struct state_ask){ asks[i].of, asks[i].field, (enum state_weight)asks[i].weight };
    return out;
}

const struct entity *
state_event(const struct entity *entity, const char *state)
{
    if (strcmp(entity->name, "alliance") == 0)
        return entity_find("state_change");
    if (strcmp(entity->name, "issue") == 0 && strcmp(state, "escalated") == 0)
        return entity_find("escalation");
    return strcmp(entity->name, "commitment") == 0 && strcmp(state, "renegotiated") == 0
               ? entity_find("due_change") : NULL;
}

/* ---- what is still to be filled in ---- */

static const struct field *
field_of(const struct entity *entity, const char *word)
{
    char name[64];

    snprintf(name, sizeof name, "%.*s", (int)word_length(word), word);
    return entity_field(entity, name);
}

size_t
state_wants(const struct record *record, const struct field *fields[STATE_WANTS])
{
    const char *state = record_text(record, "state");
    size_t n = 0;

    for (size_t i = 0; i < COUNT(wants); i++) {
        if (strcmp(wants[i].entity, record->entity->name) != 0 ||
            !(*wants[i].states == '*' || (state && has_word(wants[i].states, state))))
            continue;
        for (const char *at = wants[i].fields; *at; at = next_word(at)) {
            const struct field *field = field_of(record->entity, at);

            if (n < STATE_WANTS && record->values[entity_position(record->entity, field)].kind == VALUE_NULL)
                fields[n++] = field;
        }
    }
    return n;
}

static void
add_quoted(struct str *sql, const char *words)
{
    for (const char *at = words; *at; at = next_word(at))
        str_addf(sql, "%s'%.*s'", at == words ? "" : ",", (int)word_length(at), at);
}

bool
state_add_wants(struct str *sql, const struct entity *entity, const char *row)
{
    bool any = false;

    for (size_t i = 0; i < COUNT(wants); i++) {
        if (strcmp(wants[i].entity, entity->name) != 0)
            continue;
        str_add(sql, any ? " OR (" : "(");
        if (*wants[i].states != '*') {
            str_addf(sql, "%s.\"state\" IN(", row);
            add_quoted(sql, wants[i].states);
            str_add(sql, ") AND ");
        }
        for (const char *at = wants[i].fields; *at; at = next_word(at)) {
            char column[80];

            field_column(field_of(entity, at), 0, column);
            str_addf(sql, "%s%s.\"%s\" IS NULL", at == wants[i].fields ? "(" : " OR ", row, column);
        }
        str_add(sql, "))");
        any = true;
    }
    return any;
}
