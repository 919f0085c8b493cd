/* move: a record goes on to its next state. */
#include <string.h>

#include "src/base/json.h"
#include "src/cli/assign.h"
#include "src/cli/kind.h"
#include "src/ops/near.h"
#include "src/ops/record_move.h"
#include "src/rules/state_rules.h"

/* ---- where it can go ---- */

static void
tell_next(struct call *call, const struct record_next *next)
{
    const struct err *no = &next->why_not;

    if (call->form == FORM_JSON) {
        struct str *row = call_row(call);

        str_add(row, "{\"state\":");
        json_add_string(row, next->state);
        str_addf(row, ",\"allowed\":%d,\"why\":", no->kind == ERR_NONE);
        if (no->kind)
            json_add_string(row, no->what);
        else
            str_add(row, "null");
        str_add_char(row, '}');
        return;
    }
    page_wrap(&call->page, arena_printf(&call->arena, "  %s", next->state), 20,
              no->kind ? arena_printf(&call->arena, "not yet: %s%s%s", no->what, *no->hint ? ". " : "", no->hint)
                       : next->note ? next->note : next->asks ? "asks for a word or two" : next->label);
}

static bool
list_next(struct call *call, const struct found *found, struct err *err)
{
    struct record_next *next;
    size_t n;

    if (!record_next(&call->book, found->entity, found->id, &call->arena, &next, &n, err))
        return false;
    if (call->form == FORM_TEXT)
        page_line(&call->page, "%s %s", kind_name_record(call, found->entity, found->id),
                  n ? "can go to:" : record_knows_state(&call->book, found->entity, found->id)
                          ? "has come to its last state." : "is in a state that this version does not know.");
    for (size_t i = 0; i < n; i++)
        tell_next(call, &next[i]);
    return true;
}

/* ---- going there ---- */

/* To be renegotiated is no state of a commitment, so the states do not name it. */
static bool
refuse_state(const struct entity *entity, const char *word, struct err *err)
{
    struct near near;
    char list[200];

    near_start(&near, word);
    near_offer(&near, MOVE_RENEGOTIATED, NULL);
    if (strcmp(entity->name, "commitment") == 0 && *near_list(&near, list, sizeof list))
        err_hint(err, "Write '%s' and the new day: 'entente move REF %s due=2027-06-30'.", MOVE_RENEGOTIATED,
                 MOVE_RENEGOTIATED);
    return *err->where ? false : err_where(err, "state");
}

static bool
read_state(struct call *call, const struct entity *entity, const char *word, const char **state, struct err *err)
{
    const struct method_part *part;
    struct value_context context = { book_today(&call->book), call->book.currency };
    struct value value;

    if (!entity_field(entity, "state")) {
        err_set(err, ERR_INPUT, "records of this kind have no states");
        return err_where(err, "%s", entity->name);
    }
    if (strchr(word, '=')) {
        err_set(err, ERR_USAGE, "the state to move to is missing");
        err_hint(err, "Name it before the fields; 'entente move REF' lists those that may come next.");
        return err_where(err, "%.60s", word);
    }
    *state = MOVE_RENEGOTIATED;
    if (strcmp(word, MOVE_RENEGOTIATED) == 0)
        return true;
    part = kind_part(call, entity, "state", err);
    if (!part || !method_read_value(call->book.method, part, word, &context, &call->arena, &value, err))
        return refuse_state(entity, word, err);
    *state = value.text;
    return true;
}

/* Words for the record itself, and words for the record that keeps the event. */
static bool
part_words(struct call *call, const struct entity *entity, const struct entity *event, const char *const *words,
           size_t n, const char **own, size_t *n_own, const char **other, size_t *n_other, struct err *err)
{
    *n_own = *n_other = 0;
    for (size_t i = 0; i < n; i++) {
        const char *name, *value;

        if (!assign_split(call, words[i], &name, &value, err))
            return false;
        if (!entity_field(entity, name) && event && entity_field(event, name))
            other[(*n_other)++] = words[i];
        else
            own[(*n_own)++] = words[i];
    }
    return true;
}

bool
command_move(struct call *call, struct err *err)
{
    const char *const *words = call->args->words;
    size_t n = call->args->n, n_own, n_other;
    const char **own = arena_alloc(&call->arena, (n + 1) * sizeof *own);
    const char **other = arena_alloc(&call->arena, (n + 1) * sizeof *other);
    const struct entity *event;
    struct assign fields, said;
    struct record_move move = { 0 };
    struct record record;
    struct found found;
    const char *alliance, *id;

    if (n == 1)
        return call_open(call, err) && call_find(call, words[0], &found, err) && list_next(call, &found, err);
    if (!call_open_to_write(call, err) || !call_find(call, words[0], &found, err) ||
        !read_state(call, found.entity, words[1], &move.state, err) ||
        !record_load(call->book.store, found.entity, found.id, &call->arena, &record, err))
        return false;
    event = state_event(found.entity, move.state);
    alliance = strcmp(found.entity->name, "alliance") ? record_text(&record, "alliance") : found.id;
    if (!part_words(call, found.entity, event, words + 2, n - 2, own, &n_own, other, &n_other, err) ||
        !assign_record(call, found.entity, alliance, own, n_own, &fields, err) ||
        !assign_record(call, event ? event : found.entity, alliance, other, n_other, &said, err))
        return false;
    move.fields = fields.settings;
    move.n = fields.n;
    move.said = (struct record_said){ said.settings, said.n };
    id = found.id;
    if (!record_move(&call->book, found.entity, &id, 1, &move, err))
        return false;
    if (call->form == FORM_JSON)
        return record_load(call->book.store, found.entity, found.id, &call->arena, &record, err) &&
               kind_add_row(call, &record, err);
    call_say(call, "%s: %s", kind_name_record(call, found.entity, found.id), move.state);
    return true;
}
