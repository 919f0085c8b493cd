#include "src/cli/help_method.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/cli/kind.h"
#include "src/cli/table.h"
#include "src/ops/question.h"
#include "src/ops/step.h"
#include "src/ops/template.h"

enum { VOCABULARIES = 99 };

static void
add_part(struct call *call, const char *title, const char *text)
{
    if (!text || !*text)
        return;
    page_heading(&call->page, "%s", title);
    page_body(&call->page, 0, text);
}

/* True when `list`, words parted by blanks, has the word. */
static bool
has_word(const char *list, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = list; at && (at = strstr(at, word)); at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

/* The pages of guidance that belong to a step or a question. */
static void
add_guidance(struct call *call, const char *key)
{
    struct err ignored = { 0 };
    size_t n = 0;
    const struct method_topic *topics = method_topics(call->book.method, &n, &ignored);
    bool any = false;

    for (size_t i = 0; topics && i < n; i++) {
        if (!has_word(topics[i].steps, key) && !has_word(topics[i].fields, key))
            continue;
        if (!any)
            page_heading(&call->page, "Guidance");
        any = true;
        page_wrap(&call->page, arena_printf(&call->arena, "  %s ", topics[i].slug), 28,
                  topics[i].title);
    }
}

/* ---- steps ---- */

static void
tell_step(struct call *call, const struct method_step *step)
{
    struct page *page = &call->page;

    page_heading(page, "Step %d: %s", step->number, step->name);
    page_wrap(page, "", 0, step->question);
    page_gap(page);
    page_wrap(page, "", 0, step->purpose);
    add_part(call, "A good result", step->good);
    add_part(call, "Common mistakes", step->mistakes);
    add_part(call, "Evidence that it is finished", step->evidence);
    add_part(call, "Draws on", step->draws);
    add_part(call, "Feeds", step->feeds);
    add_part(call, "Takes", step->takes);
    page_heading(page, "Questions (* required)");
    for (size_t i = 0; i < step->n_fields; i++)
        page_wrap(page, arena_printf(&call->arena, "  %s%s ", step->fields[i].key,
                  step->fields[i].least ? "*" : ""), 22, step->fields[i].label);
    page_heading(page, "Checklist (* required)");
    for (size_t i = 0; i < step->n_checks; i++)
        page_wrap(page, arena_printf(&call->arena, "  %s%s ", step->checks[i].key,
                  step->checks[i].required ? "*" : ""), 11, step->checks[i].text);
    add_guidance(call, step->key);
}

/* "step 6", "s06" and "s6" are steps; a bare number is one, too. */
static int
step_number(const char *topic)
{
    const char *at = !strncasecmp(topic, "step ", 5)  ? topic + 5
                     : *topic == 's' || *topic == 'S' ? topic + 1
                                                      : topic;
    char *end;
    long number = strtol(at, &end, 10);

    return isdigit((unsigned char)*at) && !*end && number >= 1 && number <= STEP_COUNT ? (int)number
                                                                                       : 0;
}

/* ---- questions and checks ---- */

static void
add_choices(struct call *call, const struct method_part *part)
{
    struct err ignored = { 0 };
    const struct method_vocabulary *vocabulary;
    char code[64];

    if (part->field.type != FIELD_CHOICE && part->field.type != FIELD_MULTI)
        return;
    if (!field_has_vocabulary(&part->field)) {
        for (const char *spec = part->field.spec; spec && (spec = field_next_code(spec, code));) {
            const char *word = method_word(call->book.method, part, code);

            page_wrap(&call->page, arena_printf(&call->arena, "      %s ", code), 24,
                      strcmp(word, code) ? word : "");
        }
        return;
    }
    vocabulary = method_vocabulary(call->book.method, part->field.spec, &ignored);
    for (size_t i = 0; vocabulary && i < vocabulary->n; i++)
        if (!vocabulary->codes[i].hidden)
            page_wrap(&call->page,
                      arena_printf(&call->arena, "      %s ", vocabulary->codes[i].code), 24,
                      vocabulary->codes[i].label);
}

static void
tell_part(struct call *call, const struct method_part *part)
{
    struct str text = { 0 };

    str_addf(&text, "%s: %s%s%s", part->label, field_type_name(part->field.type),
             part->field.type == FIELD_REF && part->field.spec ? " of kind " : "",
             part->field.type == FIELD_REF && part->field.spec ? part->field.spec : "");
    if (part->field.otherwise && *part->field.otherwise)
        str_addf(&text, "; %s when it is not named", part->field.otherwise);
    if (part->total)
        str_addf(&text, "; the rows must add up to %d", part->total);
    if (part->hint && *part->hint)
        str_addf(&text, " – %s", part->hint);
    page_wrap(
        &call->page,
        arena_printf(&call->arena, "  %s%s ", part->field.name, part->field.required ? "*" : ""),
        24, str_text(&text));
    for (int i = 0; i < 5; i++)
        if (part->anchors[i])
            page_wrap(&call->page, arena_printf(&call->arena, "      %d  ", i + 1), 9,
                      part->anchors[i]);
    add_choices(call, part);
    str_free(&text);
}

static void
tell_form(struct call *call, const struct method_field *field)
{
    struct page *page = &call->page;

    switch (field->kind) {
    case METHOD_RECORDS:
        page_heading(page, "Answered by records of kind %s", field->entity);
        page_line(page, "  entente add %s alliance=...", field->entity);
        page_line(page, "  entente help %s", field->entity);
        return;
    case METHOD_ROWS:
        page_heading(page, "Answered by rows%s (* required)",
                     field->least ? arena_printf(&call->arena, ", at least %d", field->least) : "");
        break;
    default:
        page_heading(page, "Answer (* required)");
        break;
    }
    for (size_t i = 0; i < field->n_parts; i++)
        tell_part(call, &field->parts[i]);
    page_gap(page);
    if (field->kind == METHOD_ROWS)
        page_line(page, "  entente set ALLIANCE %s+ %s=...", field->key,
                  field->parts[0].field.name);
    else
        page_line(page, "  entente set ALLIANCE %s=...", field->parts[0].field.name);
}

static void
tell_field(struct call *call, const struct method_field *field)
{
    page_heading(&call->page, "%s: %s", field->key, field->label);
    page_wrap(&call->page, "", 0, field->ask);
    add_part(call, "Why we ask this", field->why);
    add_part(call, "Example", field->example);
    tell_form(call, field);
    add_guidance(call, field->key);
    if (field->refer && *field->refer) {
        page_gap(&call->page);
        page_wrap(&call->page, "Source: ", 8, field->refer);
    }
}

static void
tell_check(struct call *call, const struct method_check *check)
{
    page_heading(&call->page, "%s: %s", check->key, check->text);
    page_line(&call->page, check->required ? "Required: the step's gate waits for it."
                                           : "Not required by the gate.");
    add_part(call, "Why", check->why);
    page_gap(&call->page);
    page_line(&call->page, "  entente tick ALLIANCE %s", check->key);
}

/* ---- vocabularies and guidance ---- */

static void
tell_vocabulary(struct call *call, const struct method_vocabulary *vocabulary)
{
    page_heading(&call->page, "%s: %s", vocabulary->key, vocabulary->name);
    page_wrap(&call->page, "", 0, vocabulary->about ? vocabulary->about : "");
    for (size_t i = 0; i < vocabulary->n; i++) {
        const struct method_code *code = &vocabulary->codes[i];

        page_gap(&call->page);
        page_line(&call->page, "%s  %s%s%s", code->code, code->label,
                  code->custom ? " (your own)" : "", code->hidden ? " (not offered any more)" : "");
        if (code->meaning && *code->meaning)
            page_wrap(&call->page, "", 4, code->meaning);
    }
}

/* One of the questions about learning, with what its rating says. */
static void
tell_question(struct call *call, const struct question *question)
{
    struct err ignored = { 0 };
    const struct entity *entity = entity_find("inkpen_answer");
    const struct method_register *words = method_register(call->book.method, entity->name, &ignored);
    const struct method_part *value = words ? &words->parts[entity_position(entity, entity_field(entity, "value"))] : NULL;

    page_heading(&call->page, "%s: %s", question->code, question->label);
    page_wrap(&call->page, "", 0, question->sentence);
    page_gap(&call->page);
    for (int i = 0; question->scored && value && i < 5; i++)
        if (value->anchors[i])
            page_wrap(&call->page, arena_printf(&call->arena, "      %d  ", i + 1), 9, value->anchors[i]);
    page_gap(&call->page);
    page_line(&call->page, question->scored ? "  entente record ALLIANCE %s 4" : "  entente record ALLIANCE %s 'In words'",
              question->code);
}

static void
tell_topic(struct call *call, const struct method_topic *topic)
{
    page_heading(&call->page, "%s", topic->title);
    page_wrap(&call->page, "", 0, topic->about ? topic->about : "");
    page_gap(&call->page);
    page_body(&call->page, 0, topic->body);
    page_gap(&call->page);
    if (topic->refer && *topic->refer)
        page_wrap(&call->page, "Source: ", 8, topic->refer);
    if (topic->see && *topic->see)
        page_wrap(&call->page, "See also: ", 10, topic->see);
}

static bool
same_slug(const char *slug, const char *topic)
{
    for (; *slug && *topic; slug++, topic++)
        if (tolower((unsigned char)*slug) != (*topic == ' ' ? '-' : tolower((unsigned char)*topic)))
            return false;
    return !*slug && !*topic;
}

static bool
find_topic(struct call *call, const char *topic, bool *known, struct err *err)
{
    size_t n;
    const struct method_topic *topics = method_topics(call->book.method, &n, err);

    for (size_t i = 0; topics && i < n && !*known; i++)
        if (same_slug(topics[i].slug, topic) || !strcasecmp(topics[i].title, topic)) {
            tell_topic(call, &topics[i]);
            *known = true;
        }
    return topics || !err->kind;
}

/* "e.13" to "E.13"; NULL when it is no such key. */
static const char *
vocabulary_key(struct call *call, const char *topic)
{
    if ((*topic != 'E' && *topic != 'e') || topic[1] != '.' || !isdigit((unsigned char)topic[2]))
        return NULL;
    return arena_printf(&call->arena, "E%s", topic + 1);
}

bool
help_method(struct call *call, const char *topic, bool *known, struct err *err)
{
    struct method *method = call->book.method;
    const struct method_vocabulary *vocabulary = NULL;
    const struct method_step *step = NULL;
    const struct method_field *field = NULL;
    const struct method_check *check = NULL;
    const char *key = vocabulary_key(call, topic);
    int number = step_number(topic);
    struct question question;

    if (question_find(&call->book, topic, &question)) {
        tell_question(call, &question);
        return *known = true;
    }
    if (number)
        step = method_step(method, number, err);
    else if (key)
        vocabulary = method_vocabulary(method, key, err);
    else if (strchr(topic, '.') && (*topic == 's' || *topic == 'c')) {
        field = method_field(method, topic, err);
        if (!field && !err->kind)
            method_answer(method, topic, &field, err);
        check = field || err->kind ? NULL : method_check(method, topic, err);
    }
    if (err->kind)
        return false;
    *known = step || vocabulary || field || check;
    if (step)
        tell_step(call, step);
    else if (vocabulary)
        tell_vocabulary(call, vocabulary);
    else if (field)
        tell_field(call, field);
    else if (check)
        tell_check(call, check);
    else
        return find_topic(call, topic, known, err);
    return true;
}

bool
help_kind(struct call *call, const struct entity *entity, struct err *err)
{
    const struct method_register *words = kind_words(call, entity, err);

    if (!words)
        return false;
    page_heading(&call->page, "%s (%s)", words->name, entity->name);
    page_wrap(&call->page, "", 0, words->about ? words->about : "");
    page_heading(&call->page, "Fields (* required)");
    for (size_t i = 0; i < words->n_parts; i++)
        tell_part(call, &words->parts[i]);
    page_gap(&call->page);
    page_line(&call->page, "'entente help values' tells how values are written.");
    return true;
}

/* ---- lists ---- */

bool
help_topics(struct call *call, struct err *err)
{
    size_t n;
    const struct method_topic *topics = method_topics(call->book.method, &n, err);

    if (!topics && err->kind)
        return false;
    page_heading(&call->page, "Guidance");
    for (size_t i = 0; i < n; i++)
        page_wrap(&call->page, arena_printf(&call->arena, "  %s ", topics[i].slug), 28,
                  topics[i].title);
    page_gap(&call->page);
    page_wrap(&call->page, "", 0,
              "Also: steps, kinds, figures, vocabularies, templates, reference, commands, options, keys.");
    return true;
}

bool
help_steps(struct call *call, struct err *err)
{
    page_heading(&call->page, "The twelve steps");
    for (int i = 1; i <= STEP_COUNT; i++) {
        const struct method_step *step = method_step(call->book.method, i, err);

        if (!step)
            return false;
        page_wrap(&call->page, arena_printf(&call->arena, "  %2d  ", i), 6,
                  arena_printf(&call->arena, "%s: %s", step->name, step->question));
    }
    page_gap(&call->page);
    page_line(&call->page, "'entente help step 4' tells all about one.");
    return true;
}

bool
help_kinds(struct call *call, struct err *err)
{
    page_heading(&call->page, "Kinds of records");
    for (size_t i = 0; i < entity_count; i++) {
        const struct method_register *words = kind_words(call, &entities[i], err);

        if (!words)
            return false;
        page_wrap(&call->page, arena_printf(&call->arena, "  %s ", entities[i].name), 24,
                  words->about ? words->about : words->name);
    }
    page_gap(&call->page);
    page_line(&call->page, "'entente help kind KIND' tells the fields of one.");
    return true;
}

bool
help_templates(struct call *call, struct err *err)
{
    struct template *list;
    size_t n;

    if (!template_list(&call->book, &call->arena, &list, &n, err))
        return false;
    page_heading(&call->page, "Templates for new alliances");
    for (size_t i = 0; i < n; i++)
        page_wrap(
            &call->page, arena_printf(&call->arena, "  %s ", list[i].key), 24,
            arena_printf(&call->arena, "%s. %s", list[i].name, list[i].about ? list[i].about : ""));
    page_gap(&call->page);
    page_line(&call->page, "'entente add alliance name=... --template NAME' uses one.");
    return true;
}

bool
help_vocabularies(struct call *call, struct err *err)
{
    page_heading(&call->page, "Vocabularies");
    for (int i = 1; i <= VOCABULARIES; i++) {
        const struct method_vocabulary *vocabulary =
            method_vocabulary(call->book.method, arena_printf(&call->arena, "E.%d", i), err);

        if (vocabulary)
            page_wrap(&call->page, arena_printf(&call->arena, "  %s ", vocabulary->key), 10,
                      vocabulary->name);
        else if (err->kind)
            return false;
    }
    return true;
}
