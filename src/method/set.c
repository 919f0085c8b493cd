#include "src/method/set.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/config/ini.h"
#include "src/method/load.h"

static const char *const kinds[] = { "method",     "step",  "field",    "part",  "check",
                                     "vocabulary", "value", "register", "topic", "reference",
                                     "template",   "indicator", "survey", "statement" };

bool
set_refuse(const struct method_text *at, struct err *err, const char *format, ...)
{
    char what[400];
    va_list args;

    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    err_set(err, ERR_INPUT, "%s", what);
    return err_where(err, "%s:%d", at->file, at->line);
}

/* [kind key]: the kind must be one we know, keys hold letters, digits and a few signs. */
static bool
read_heading(struct method_set *set, const char *section, struct method_text *heading,
             struct err *err)
{
    size_t n = strcspn(section, " ");
    const char *key = section + n + strspn(section + n, " ");

    if (!*section)
        return set_refuse(heading, err, "something stands before the first section");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i]) == n && !strncmp(kinds[i], section, n))
            heading->kind = kinds[i];
    if (!heading->kind) {
        set_refuse(heading, err, "[%.60s] is no section of a method set", section);
        return err_hint(
            err, "Sections are step, field, part, check, vocabulary, value, register, topic, "
            "reference, template, indicator, survey and statement.");
    }
    if (!strcmp(heading->kind, "method") ? *key : !*key)
        return set_refuse(heading, err, "[%.60s] is no right heading", section);
    if (strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789._- ") != strlen(key) || strlen(key) > 60)
        return set_refuse(heading, err, "'%.60s' cannot be a key", key);
    heading->key = arena_string(&set->arena, key);
    return true;
}

/* A topic is shown as one text: paragraphs with an empty line between, items each on its line. */
static void
add_to_body(struct str *body, const char *name, const char *value)
{
    bool item = !strncmp(name, "item", 4);

    if (!item && strncmp(name, "text", 4))
        return;
    if (body->len)
        str_add(body, item ? "\n" : "\n\n");
    str_addf(body, "%s%s", item ? "- " : "", value);
}

static bool
read_section(struct method_set *set, struct ini *ini, const char *section, int position,
             struct err *err)
{
    struct method_text text = { .name = "",
                                .value = "",
                                .file = arena_string(&set->arena, ini_name(ini)),
                                .line = ini_line(ini, section, NULL) };
    const char *name;
    struct str body = { 0 };
    bool topic;

    if (!read_heading(set, section, &text, err))
        return false;
    topic = !strcmp(text.kind, "topic");
    texts_add(&set->texts, text);
    for (size_t i = 0; (name = ini_key(ini, section, i)) != NULL; i++) {
        const char *value = ini_get(ini, section, name);

        text.name = arena_string(&set->arena, name);
        text.value = arena_string(&set->arena, value ? value : "");
        text.line = ini_line(ini, section, name);
        if (topic && (!strcmp(name, "body") || !strcmp(name, "position"))) {
            str_free(&body);
            return set_refuse(&text, err, "a section [topic ...] has no '%s'", name);
        }
        texts_add(&set->texts, text);
        if (topic)
            add_to_body(&body, name, text.value);
    }
    if (topic) {
        text.name = "body";
        text.value = arena_string(&set->arena, str_text(&body));
        texts_add(&set->texts, text);
        text.name = "position";
        text.value = arena_printf(&set->arena, "%04d", position);
        texts_add(&set->texts, text);
    }
    str_free(&body);
    return true;
}

static bool
read_file(struct method_set *set, const struct embedded_file *file, int *position, struct err *err)
{
    struct ini *ini = ini_read_text(file->name, file->data, file->size, err);
    bool ok = ini && ini_check(ini, err);

    for (size_t i = 0; ok && i < ini_sections(ini); i++)
        ok = read_section(set, ini, ini_section(ini, i), ++*position, err);
    ini_free(ini);
    return ok;
}

static bool
in_list(const char *list, const char *name)
{
    char word[64];

    for (const char *at = list; (at = texts_next_word(at, word)) != NULL;)
        if (!strcmp(word, name))
            return true;
    return false;
}

static bool
ends_in(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);

    return n > m && !strcmp(name + n - m, end);
}

/* The files that lie there and the files that are listed must be the same. */
static bool
compare_files(const struct method_set *set, const struct method_text *list, struct err *err)
{
    char word[64];

    for (const char *at = list->value; (at = texts_next_word(at, word)) != NULL;) {
        if (!embedded_find(set->files, word) || !ends_in(word, ".ini"))
            return set_refuse(list, err, "the file %s is missing", word);
        if (in_list(at, word))
            return set_refuse(list, err, "the file %s is listed twice", word);
    }
    for (const struct embedded_file *file = set->files; file->name; file++)
        if (strcmp(file->name, "method.ini") && !in_list(list->value, file->name) &&
            !ends_in(file->name, ".csv"))
            return set_refuse(list, err, "the file %.60s is not listed", file->name);
    return true;
}

static bool
sections_are_unique(const struct method_set *set, struct err *err)
{
    for (size_t i = 1; i < set->texts.n; i++) {
        const struct method_text *a = &set->texts.text[i - 1], *b = &set->texts.text[i];

        if (!*a->name && !*b->name && !strcmp(a->kind, b->kind) && !strcmp(a->key, b->key)) {
            set_refuse(b, err, "[%s %s] stands in %s:%d already", b->kind, b->key, a->file,
                       a->line);
            return false;
        }
    }
    return true;
}

bool
set_read(struct method_set *set, const struct embedded_file *files, struct err *err)
{
    const struct embedded_file *main = embedded_find(files, "method.ini");
    const struct method_text *list;
    const char *order;
    char word[64];
    int position = 0;

    set->files = files;
    if (!main) {
        err_set(err, ERR_INPUT, "the method set has no file method.ini");
        err_hint(err, "It holds the section [method] with version, title and files.");
        return err_where(err, "method.ini");
    }
    if (!read_file(set, main, &position, err))
        return false;
    texts_sort(&set->texts);
    list = texts_find(&set->texts, "method", "", "files");
    if (!list) {
        err_set(err, ERR_INPUT, "[method] lacks 'files', the list of the set's files");
        return err_where(err, "method.ini:1");
    }
    if (!compare_files(set, list, err))
        return false;
    order = list->value;         /* reading more moves the texts, not their strings */
    for (const char *at = order; (at = texts_next_word(at, word)) != NULL;)
        if (!read_file(set, embedded_find(files, word), &position, err))
            return false;
    texts_sort(&set->texts);
    set->used = arena_alloc(&set->arena, set->texts.n * sizeof *set->used);
    return sections_are_unique(set, err);
}

void
set_free(struct method_set *set)
{
    texts_free(&set->texts);
    arena_free(&set->arena);
    *set = (struct method_set){ 0 };
}

bool
set_shipped(struct method *method,
            void (*take)(struct method *method, const struct method_texts *texts), struct err *err)
{
    struct method_set set = { 0 };
    bool ok = set_read(&set, embedded_method, err);

    if (ok)
        take(method, &set.texts);
    set_free(&set);
    return ok;
}

const struct method_text *
set_heading(const struct method_set *set, const char *kind, const char *key)
{
    return texts_find(&set->texts, kind, key, "");
}

const struct method_text *
set_take(struct method_set *set, const struct method_text *list, const char *kind, const char *key,
         struct err *err)
{
    const struct method_text *heading = set_heading(set, kind, key);

    if (!heading) {
        set_refuse(list, err, "'%s' names %s, but there is no section [%s %s]", list->name, key,
                   kind, key);
        return NULL;
    }
    if (set->used[heading - set->texts.text]) {
        set_refuse(list, err, "'%s' names %s, which is named already", list->name, key);
        return NULL;
    }
    set->used[heading - set->texts.text] = true;
    return heading;
}

bool
set_all_taken(struct method_set *set, const char *kind, const char *otherwise, struct err *err)
{
    size_t n;
    const struct method_text *text = texts_section(&set->texts, kind, NULL, &n);

    for (size_t i = 0; i < n; i++)
        if (!*text[i].name && !set->used[&text[i] - set->texts.text])
            return set_refuse(&text[i], err, "[%s %s] %s", kind, text[i].key, otherwise);
    return true;
}

bool
set_check(struct method_set *set, struct err *err)
{
    if (!set_check_keys(set, err) || !set_check_vocabularies(set, err) ||
        !set_check_steps(set, err) || !set_check_registers(set, err) ||
        !set_check_topics(set, err) || !set_check_references(set, err) ||
        !set_check_indicators(set, err) || !set_check_survey(set, err))
        return false;
    set->version = texts_get(&set->texts, "method", "", "version");
    set->title = texts_get(&set->texts, "method", "", "title");
    return true;
}
