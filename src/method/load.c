#include "src/method/load.h"

#include <stdio.h>
#include <string.h>

#include "src/base/id.h"
#include "src/method/set.h"
#include "src/store/change.h"

bool
method_files_check(const struct embedded_file *files, struct err *err)
{
    struct method_set set = { 0 };
    bool ok = set_read(&set, files, err) && set_check(&set, err);

    set_free(&set);
    return ok;
}

/* Headings are the file's, texts and items of topics are in their body: neither is kept. */
static bool
is_kept(const struct method_text *text)
{
    if (!strcmp(text->kind, "topic") &&
        (!strncmp(text->name, "text", 4) || !strncmp(text->name, "item", 4)))
        return false;
    return *text->name && strcmp(text->kind, "method");
}

/* The same for the same texts, whatever files they stand in. */
static void
digest_of(const struct method_set *set, char digest[ID_SIZE])
{
    struct str all = { 0 };

    str_addf(&all, "%s\n", set->title);
    for (size_t i = 0; i < set->texts.n; i++) {
        const struct method_text *text = &set->texts.text[i];

        if (is_kept(text))
            str_addf(&all, "%s\t%s\t%s\t%s\n", text->kind, text->key, text->name, text->value);
        if (!strcmp(text->kind, "reference") && !strcmp(text->name, "file"))
            str_add(&all, embedded_find(set->files, text->value)->data);
    }
    id_derive(digest, str_text(&all));
    str_free(&all);
}

static bool
refuse_vanished(const char *kind, const char *key, const char *name, const char *version,
                struct err *err)
{
    if (*name)
        err_set(err, ERR_INPUT, "the set lacks the choice '%s' of %s, which %s has", name + 4, key,
                version);
    else
        err_set(err, ERR_INPUT, "the set lacks [%s %s], which %s has", kind, key, version);
    err_hint(err, "Answers may stand under it. A question can be made optional with least = 0.");
    return err_where(err, "method.ini");
}

/* Keys under which answers are kept stay for ever. Guidance comes and goes. */
static bool
nothing_vanished(struct store *store, const struct method_set *set, struct err *err)
{
    struct query *query = query_start(store, err,
        "SELECT kind,key,name,version FROM method_text"
        " WHERE kind IN ('step','field','part','check','vocabulary','value')", "");
    bool ok = true;

    while (ok && query_next(query, err)) {
        const char *kind = query_text(query, 0), *key = query_text(query, 1);
        const char *name = strncmp(query_text(query, 2), "say.", 4) ? "" : query_text(query, 2);

        if (!texts_find(&set->texts, kind, key, name))
            ok = refuse_vanished(kind, key, name, query_text(query, 3), err);
    }
    return query_end(query, err) && ok;
}

static void
add_example(struct method_difference *difference, const struct method_text *text, const char *what)
{
    if (difference->n_examples < 10)
        snprintf(difference->examples[difference->n_examples++], 160, "%s %s: %s", text->kind,
                 text->key, what);
}

static bool
same_section(const struct method_text *a, const struct method_text *b)
{
    return !strcmp(a->kind, b->kind) && !strcmp(a->key, b->key);
}

/* True when the section that starts at `text` has other texts in the other set. */
static bool
is_reworded(const struct method_texts *texts, const struct method_text *text,
            const struct method_texts *others)
{
    size_t n, m, kept = 0, other_kept = 0;
    const struct method_text *mine = texts_section(texts, text->kind, text->key, &n);
    const struct method_text *theirs = texts_section(others, text->kind, text->key, &m);

    for (size_t i = 0; i < n; i++) {
        const char *value = texts_get(others, text->kind, text->key, mine[i].name);

        if (!is_kept(&mine[i]) || !strcmp(mine[i].name, "position"))
            continue;
        if (!value || strcmp(value, mine[i].value))
            return true;
        kept++;
    }
    for (size_t i = 0; i < m; i++)
        other_kept += is_kept(&theirs[i]) && strcmp(theirs[i].name, "position");
    return kept != other_kept;
}

static void
compare(const struct method_texts *old, const struct method_texts *new,
        struct method_difference *difference)
{
    size_t n;

    for (size_t i = 0; i < new->n; i++) {
        const struct method_text *text = &new->text[i];

        if (!strcmp(text->kind, "method") || (i && same_section(text, text - 1)))
            continue;
        texts_section(old, text->kind, text->key, &n);
        if (!n) {
            difference->added++;
            add_example(difference, text, "new");
        } else if (is_reworded(new, text, old)) {
            difference->reworded++;
            add_example(difference, text, "new words");
        }
    }
    for (size_t i = 0; i < old->n; i++) {
        const struct method_text *text = &old->text[i];

        if (i && same_section(text, text - 1))
            continue;
        texts_section(new, text->kind, text->key, &n);
        if (!n) {
            difference->removed++;
            add_example(difference, text, "gone");
        }
    }
}

static bool
compare_with_current(struct store *store, struct method_set *set,
                     struct method_difference *difference, struct err *err)
{
    struct method_texts old = { 0 };
    bool ok = texts_read(&old, query_start(store, err,
        "SELECT kind,key,name,value FROM method_text"
        " WHERE version=(SELECT max(version) FROM method WHERE current)", ""), &set->arena, err);

    texts_sort(&old);
    *difference = (struct method_difference){ 0 };
    if (ok)
        compare(&old, &set->texts, difference);
    texts_free(&old);
    return ok;
}

static bool
write_texts(struct store *store, const struct method_set *set, const char *digest, struct err *err)
{
    char now[21];
    bool ok;

    env_stamp(store_env(store), now);
    ok = change_private(store, err, "INSERT INTO method VALUES(?1,?2,?3,?4,0)", "tttt",
                        set->version, set->title, digest, now);
    for (size_t i = 0; ok && i < set->texts.n; i++) {
        const struct method_text *text = &set->texts.text[i];

        if (is_kept(text))
            ok = change_private(store, err, "INSERT INTO method_text VALUES(?1,?2,?3,?4,?5)",
                                "ttttt", set->version, text->kind, text->key, text->name,
                                text->value);
    }
    return ok;
}

static bool
write_table(struct store *store, const char *name, const char *data, struct err *err)
{
    struct str cells = { 0 };
    size_t n;
    bool ok = true;

    for (int64_t line = 0; ok && (data = set_table_line(data, &cells, &n, err)) != NULL; line++) {
        ok = change_private(store, err, "INSERT INTO reference VALUES(?1,?2,?3)", "tit", name, line,
                            str_text(&cells));
        str_clear(&cells);
    }
    str_free(&cells);
    return ok && !err->kind;
}

/* Reference tables belong to the current set only. */
static bool
make_current(struct store *store, const struct method_set *set, struct err *err)
{
    size_t n;
    const struct method_text *text = texts_section(&set->texts, "reference", NULL, &n);
    bool ok;

    change_concerns_all(store);
    ok = change_private(store, err, "UPDATE method SET current=(version=?1)", "t",
                        set->version) &&
         change_private(store, err, "DELETE FROM reference", "");

    for (size_t i = 0; ok && i < n; i++)
        if (!strcmp(text[i].name, "file"))
            ok = write_table(store, text[i].key, embedded_find(set->files, text[i].value)->data,
                             err);
    return ok;
}

static bool
refuse_other_words(const struct method_set *set, struct err *err)
{
    const struct method_text *version = texts_find(&set->texts, "method", "", "version");

    set_refuse(version, err, "the portfolio has a set %s with other texts already", set->version);
    return err_hint(err, "Give the changed set a version of its own: "
                         "alliances keep the one they were assessed with.");
}

static bool
load(struct store *store, struct method_set *set, struct method_difference *difference,
     struct err *err)
{
    char digest[ID_SIZE];
    const char *known;
    int64_t current;

    digest_of(set, digest);
    known = query_string(store, &set->arena, err, "SELECT digest FROM method WHERE version=?1", "t",
                         set->version);
    current = query_number(store, 0, err, "SELECT current FROM method WHERE version=?1", "t",
                           set->version);
    if (err->kind)
        return false;
    if (known && strcmp(known, digest))
        return refuse_other_words(set, err);
    if (!known && !nothing_vanished(store, set, err))
        return false;
    if (difference && !compare_with_current(store, set, difference, err))
        return false;
    if (!known && !write_texts(store, set, digest, err))
        return false;
    return current || make_current(store, set, err);
}

bool
method_load(struct store *store, const struct embedded_file *files,
            struct method_difference *difference, struct err *err)
{
    struct method_set set = { 0 };
    bool ok =
        set_read(&set, files, err) && set_check(&set, err) && load(store, &set, difference, err);

    set_free(&set);
    return ok;
}
