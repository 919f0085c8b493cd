#include "ui/core/keymap.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/str.h"
#include "src/base/text.h"

enum { KEYS_EACH = 6 };

struct binding {
    struct key key[KEYS_EACH];
    int count;
    struct str first, all;     /* in words */
};

struct keymap {
    struct binding of[ACTION_COUNT];
};

/* What the keys of other layouts have where a Latin keyboard has these. */
static const struct {
    const char *latin, *other;
} layouts[] = {
    { "qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхъфывапролджэячсмитьбю" },
    { "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>", "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ" },
    { "s]'S}\"", "іїєІЇЄ" },
    { "wertyuiopasdfghjklzxcvbnm", "ςερτυθιοπασδφγηξκλζχψωβνμ" },
    { "ERTYUIOPASDFGHJKLZXCVBNM", "ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ" },
};

static void
name_keys(struct binding *binding)
{
    char name[KEY_NAME_SIZE];

    str_clear(&binding->first);
    str_clear(&binding->all);
    for (int i = 0; i < binding->count; i++) {
        key_write(binding->key[i], name);
        if (!i)
            str_add(&binding->first, name);
        str_addf(&binding->all, "%s%s", i ? " " : "", name);
    }
}

/* ---- reading "Ctrl-R, U" ---- */

static bool
add_key(struct binding *binding, const char *name, struct err *err)
{
    struct key key;

    if (!*name) {
        err_set(err, ERR_INPUT, "between two commas stands no key");
        return err_hint(err, "The comma itself is called Comma");
    }
    if (!key_read(name, &key)) {
        err_set(err, ERR_INPUT, "there is no key \"%.40s\"", name);
        return err_hint(err,
                        "Write a character or a name: a, U, Ctrl-R, Enter, Esc, Space, PgDn, F1");
    }
    if (binding->count == KEYS_EACH)
        return err_set(err, ERR_INPUT, "an action has at most %d keys", KEYS_EACH);
    binding->key[binding->count++] = key;
    return true;
}

static bool
read_keys(const char *list, struct binding *binding, struct err *err)
{
    char *copy = mem_string(list), *rest = text_trim(copy), *name;
    bool good = true;

    binding->count = 0;
    while (good && rest && *copy) {
        name = strsep(&rest, ",");
        good = add_key(binding, text_trim(name), err);
    }
    mem_free(copy);
    return good;
}

static void
set_defaults(struct keymap *keymap, enum action action)
{
    struct err err;

    read_keys(action_info(action)->keys, &keymap->of[action], &err);
}

struct keymap *
keymap_new(void)
{
    struct keymap *keymap = mem_alloc(sizeof *keymap);

    for (int i = 1; i < ACTION_COUNT; i++) {
        set_defaults(keymap, (enum action)i);
        name_keys(&keymap->of[i]);
    }
    return keymap;
}

void
keymap_free(struct keymap *keymap)
{
    if (!keymap)
        return;
    for (int i = 0; i < ACTION_COUNT; i++) {
        str_free(&keymap->of[i].first);
        str_free(&keymap->of[i].all);
    }
    mem_free(keymap);
}

static enum action
holder(const struct keymap *keymap, enum action_layer layer, struct key key)
{
    for (int i = 1; i < ACTION_COUNT; i++) {
        if (action_info((enum action)i)->layer != layer)
            continue;
        for (int k = 0; k < keymap->of[i].count; k++)
            if (key_same(keymap->of[i].key[k], key))
                return (enum action)i;
    }
    return ACTION_NONE;
}

/* ---- the section [keys] ---- */

struct reading {
    const struct ini *ini;
    struct binding wanted[ACTION_COUNT];
    bool given[ACTION_COUNT];
    void (*complain)(void *context, const struct err *err);
    void *context;
    size_t complaints;
};

static void
complain(struct reading *reading, struct err *err, const char *key)
{
    err_where(err, "%s:%d", ini_name(reading->ini), ini_line(reading->ini, "keys", key));
    if (reading->complain)
        reading->complain(reading->context, err);
    reading->complaints++;
}

static void
read_entry(struct reading *reading, const char *name)
{
    enum action action = action_find(name);
    const char *value = ini_get(reading->ini, "keys", name);
    struct err err = { 0 };

    if (action == ACTION_NONE) {
        err_set(&err, ERR_INPUT, "there is no action \"%.60s\"", name);
        err_hint(&err, "`entente help keys` lists them all");
        complain(reading, &err, name);
    } else if (!read_keys(value ? value : "", &reading->wanted[action], &err)) {
        complain(reading, &err, name);
    } else {
        reading->given[action] = true;
    }
}

/*
 * Give `action` the keys that its entry names, or complain and give it its own that are still free.
 */
static void
apply(struct keymap *keymap, struct reading *reading, enum action action)
{
    enum action_layer layer = action_info(action)->layer;
    struct binding *wanted = &reading->wanted[action];
    struct binding *own = &keymap->of[action];
    struct err err = { 0 };

    for (int i = 0; i < wanted->count; i++) {
        enum action other = holder(keymap, layer, wanted->key[i]);
        char name[KEY_NAME_SIZE];

        if (other == ACTION_NONE || other == action)
            continue;
        key_write(wanted->key[i], name);
        err_set(&err, ERR_INPUT, "%s cannot be the key of %s: it is that of %s", name,
                action_info(action)->name, action_info(other)->name);
        if (reading->given[other])
            err_hint(&err, "See line %d", ini_line(reading->ini, "keys", action_info(other)->name));
        else
            err_hint(&err, "Give %s another key first: %s = ...", action_info(other)->name,
                     action_info(other)->name);
        complain(reading, &err, action_info(action)->name);
        read_keys(action_info(action)->keys, wanted, &err);
        for (int k = 0; k < wanted->count; k++)
            if (holder(keymap, layer, wanted->key[k]) == ACTION_NONE)
                own->key[own->count++] = wanted->key[k];
        return;
    }
    memcpy(own->key, wanted->key, sizeof own->key);
    own->count = wanted->count;
}

size_t
keymap_read(struct keymap *keymap, const struct ini *ini,
            void (*tell)(void *context, const struct err *err), void *context)
{
    struct reading *reading;
    const char *name;
    size_t complaints;

    if (!ini)
        return 0;
    reading = mem_alloc(sizeof *reading);
    reading->ini = ini;
    reading->complain = tell;
    reading->context = context;
    for (size_t i = 0; (name = ini_key(ini, "keys", i)); i++)
        read_entry(reading, name);
    for (int i = 1; i < ACTION_COUNT; i++)
        if (reading->given[i])
            keymap->of[i].count = 0;
    for (size_t i = 0; (name = ini_key(ini, "keys", i)); i++)
        if (reading->given[action_find(name)])
            apply(keymap, reading, action_find(name));
    for (int i = 1; i < ACTION_COUNT; i++)
        name_keys(&keymap->of[i]);
    complaints = reading->complaints;
    mem_free(reading);
    return complaints;
}

/* ---- looking up ---- */

static bool
latin_of(int32_t code, int32_t *latin)
{
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        const char *other = layouts[i].other;

        for (size_t at = 0; *other; at++) {
            int32_t c;

            other += text_decode(other, strlen(other), &c);
            if (c == code) {
                *latin = layouts[i].latin[at];
                return true;
            }
        }
    }
    return false;
}

enum action
keymap_find(const struct keymap *keymap, enum action_layer layer, struct key key)
{
    enum action action = holder(keymap, layer, key);

    if (action == ACTION_NONE && key.code >= 0x370 && key.code < 0x530 &&
        latin_of(key.code, &key.code))
        action = holder(keymap, layer, key);
    return action;
}

const char *
keymap_key(const struct keymap *keymap, enum action action)
{
    return str_text(&keymap->of[action].first);
}

const char *
keymap_keys(const struct keymap *keymap, enum action action)
{
    return str_text(&keymap->of[action].all);
}
