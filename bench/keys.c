#include "bench/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *normal, *application;
} names[] = {
    { "Up", "\033[A", "\033OA" },         { "Down", "\033[B", "\033OB" },
    { "Right", "\033[C", "\033OC" },      { "Left", "\033[D", "\033OD" },
    { "Home", "\033[H", "\033OH" },       { "End", "\033[F", "\033OF" },
    { "PageUp", "\033[5~", "\033[5~" },   { "PageDown", "\033[6~", "\033[6~" },
    { "Delete", "\033[3~", "\033[3~" },   { "Enter", "\r", "\r" },
    { "Tab", "\t", "\t" },                { "Escape", "\033", "\033" },
    { "Space", " ", " " },                { "Backspace", "\177", "\177" },
    { "Minus", "-", "-" },
};

/* One word of the script, taken apart. */
struct word {
    char group[KEY_GROUP], key[64];
    long times;
};

struct script {
    struct key *keys;
    size_t n, room;
};

static void
add(struct script *script, const char *group, const char *normal, const char *application)
{
    struct key *key;

    if (script->n == script->room) {
        script->room = script->room ? script->room * 2 : 256;
        script->keys = realloc(script->keys, script->room * sizeof *script->keys);
        if (!script->keys)
            abort();
    }
    key = &script->keys[script->n++];
    *key = (struct key){ 0 };
    snprintf(key->bytes[0], KEY_SIZE, "%s", normal);
    snprintf(key->bytes[1], KEY_SIZE, "%s", application);
    snprintf(key->group, KEY_GROUP, "%s", group);
}

static bool
add_key(struct script *script, const struct word *word)
{
    char single[2] = "";

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].name, word->key) == 0) {
            add(script, word->group, names[i].normal, names[i].application);
            return true;
        }
    if (strncmp(word->key, "text:", 5) == 0) {
        for (const char *p = word->key + 5; *p; p++) {
            single[0] = *p;
            add(script, word->group, single, single);
        }
        return true;
    }
    if (strncmp(word->key, "Ctrl-", 5) == 0 && word->key[5])
        single[0] = word->key[5] & 0x1F;
    else if (strlen(word->key) == 1)
        single[0] = word->key[0];
    if (!single[0])
        return false;
    add(script, word->group, single, single);
    return true;
}

static struct word
take_apart(const char *text, size_t n)
{
    struct word word = { .times = 1 };
    char copy[96];
    bool silent = n > 1 && *text == '-';
    char *key = copy, *equals, *star;

    snprintf(copy, sizeof copy, "%.*s", (int)(n - silent), text + silent);
    equals = strchr(copy, '=');
    if (equals && equals != copy && equals[1]) {
        *equals = '\0';
        snprintf(word.group, sizeof word.group, "%.*s", KEY_GROUP - 1, copy);
        key = equals + 1;
    }
    star = strrchr(key, '*');
    if (star && star != key && star[1]) {
        *star = '\0';
        word.times = strtol(star + 1, NULL, 10);
    }
    snprintf(word.key, sizeof word.key, "%.*s", (int)sizeof word.key - 1, key);
    if (!*word.group && !silent)
        snprintf(word.group, sizeof word.group, "%.*s", KEY_GROUP - 1, key);
    return word;
}

struct key *
keys_read(const char *script_text, int times, size_t *n)
{
    struct script script = { 0 };

    add(&script, "", "", "");                   /* never NULL, even for an empty script */
    script.n = 0;
    for (int turn = 0; turn < times; turn++)
        for (const char *at = script_text; *(at += strspn(at, " ")); at += strcspn(at, " ")) {
            struct word word = take_apart(at, strcspn(at, " "));

            for (long i = 0; i < word.times; i++)
                if (!add_key(&script, &word)) {
                    fprintf(stderr, "pty: there is no key '%s'\n", word.key);
                    free(script.keys);
                    return NULL;
                }
        }
    *n = script.n;
    return script.keys;
}
