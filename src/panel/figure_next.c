#include "src/panel/figure_next.h"

#include <stdlib.h>
#include <string.h>

#include "src/ops/private.h"

static const struct method_register *
register_of(struct sketch *sketch, const struct entity *entity)
{
    return method_register(sketch->context->method, entity->name, sketch->figures->err);
}

/* What people call a field: "Held on". */
static const char *
label_of(struct sketch *sketch, const struct entity *entity, const char *field)
{
    const struct method_register *words = register_of(sketch, entity);

    for (size_t i = 0; words && i < words->n_parts; i++)
        if (!strcmp(words->parts[i].field.name, field))
            return words->parts[i].label;
    return field;
}

/* What a kind of record is called, with its article: "a meeting". */
static const char *
one_of(struct sketch *sketch, const struct entity *entity)
{
    const struct method_register *words = register_of(sketch, entity);
    char *name = arena_string(&sketch->view->arena, words ? words->name : entity->name);

    if (name[0] >= 'A' && name[0] <= 'Z' && !(name[1] >= 'A' && name[1] <= 'Z'))
        name[0] = (char)(name[0] - 'A' + 'a');
    return arena_printf(&sketch->view->arena, "%s %s", strchr("aeiou", name[0]) ? "an" : "a", name);
}

/* "record a post holder: sponsor"; the side stands in the name of the figure already. */
static const char *
record_words(struct sketch *sketch, const struct figure_need *need)
{
    struct arena *arena = &sketch->view->arena;
    const char *one = one_of(sketch, need->entity), *value;
    char *field;

    if (!strcmp(need->entity->name, "survey"))
        return "make a health check";
    if (!strcmp(need->entity->name, "inkpen_answer"))
        return !need->key ? "answer the learning questions"
               : arena_printf(arena, "answer: %s",
                              sketch_word(sketch, need->entity->name, "question", need->key));
    value = need->begun ? strchr(need->begun, '=') : NULL;
    if (!value || is_one_of(value + 1, "us them"))
        return arena_printf(arena, "record %s", one);
    field = arena_string(arena, need->begun);
    *strchr(field, '=') = '\0';
    return arena_printf(arena, "record %s: %s", one,
                        sketch_word(sketch, need->entity->name, field, value + 1));
}

static const char *
value_words(struct sketch *sketch, const struct figure_need *need)
{
    if (!strcmp(need->entity->name, "survey"))
        return "finish the health check";
    return arena_printf(&sketch->view->arena, "fill in '%s' of %s",
                        label_of(sketch, need->entity, need->field), one_of(sketch, need->entity));
}

static int
step_of(const char *key)
{
    return (int)strtol(key + 1, NULL, 10);
}

static const char *
question_words(struct sketch *sketch, const struct figure_need *need)
{
    const struct method_field *field = method_field(sketch->context->method, need->key,
                                                    sketch->figures->err);

    return arena_printf(&sketch->view->arena, "%s in step %d: %s",
                        need->more ? "complete" : "answer", step_of(need->key),
                        field ? field->label : need->key);
}

static struct aim
add_begun(struct sketch *sketch, const struct figure_need *need)
{
    struct aim aim = need->via ? aim_add_to(sketch, need->entity->name, need->via, need->id)
                               : aim_add(sketch, need->entity->name);

    aim.begun = need->begun;
    return aim;
}

/* What is missing is private itself: before others nobody is asked for it. */
static bool
is_hidden(struct sketch *sketch, const struct figure_need *need)
{
    struct method *method = sketch->context->method;

    return sketch->presenting && ((need->entity && private_kind(method, need->entity)) ||
                                  (need->key && private_question(method, need->key)));
}

static struct figure_next
next_of(struct sketch *sketch, const struct figure_need *need)
{
    if (is_hidden(sketch, need))
        return (struct figure_next){ "", aim_none };
    switch (need->kind) {
    case NEED_NOTHING:
        break;
    case NEED_RECORD:
        return (struct figure_next){ record_words(sketch, need), add_begun(sketch, need) };
    case NEED_READING:
        return (struct figure_next){ "note a reading", add_begun(sketch, need) };
    case NEED_VALUE:
        return (struct figure_next){
            value_words(sketch, need),
            need->id ? aim_record(sketch, need->entity->name, need->id)
                     : aim_register(sketch, need->entity->name) };
    case NEED_QUESTION:
        return (struct figure_next){ question_words(sketch, need),
                                     aim_step(sketch, step_of(need->key), need->key) };
    case NEED_TIME:
        if (!day_known(need->day))
            return (struct figure_next){ "wait for figures of 60 days", aim_none };
        return (struct figure_next){
            arena_printf(&sketch->view->arena, "too early before %s",
                         sketch_day(sketch, need->day)),
            aim_step(sketch, step_of(need->key), need->key) };
    }
    return (struct figure_next){ "", aim_none };
}

struct figure_next
figure_next_of(struct sketch *sketch, const struct figure *figure)
{
    struct figure_need need = figure_need_of(sketch->context, figure);
    struct figure_next next = next_of(sketch, &need);

    next.aim.code = figure->code;                /* help tells of it, wherever Enter leads */
    return next;
}

struct figure_next
figure_next_of_code(struct sketch *sketch, const char *code)
{
    struct figure_need need = figure_need_of_code(sketch->context, code, NULL);

    return next_of(sketch, &need);
}
