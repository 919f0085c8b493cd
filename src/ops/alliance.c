/* Making an alliance: its code and its first party. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/record.h"
#include "src/store/query.h"

/* The initials of the words, else the first letters: "Shanghai Volkswagen" SV, "Biocon" BIO. */
static void
initials(const char *name, char out[9])
{
    struct str folded = { 0 };
    size_t n = 0;
    bool start = true;

    text_fold(&folded, name, strlen(name));
    for (const char *p = str_text(&folded); *p && n < 6; p++) {
        if (isalnum((unsigned char)*p)) {
            if (start)
                out[n++] = (char)toupper((unsigned char)*p);
            start = false;
        } else {
            start = true;
        }
    }
    if (n < 2) {
        n = 0;
        for (const char *p = str_text(&folded); *p && n < 3; p++)
            if (isalnum((unsigned char)*p))
                out[n++] = (char)toupper((unsigned char)*p);
    }
    if (!n)
        out[n++] = 'A';
    out[n] = '\0';
    str_free(&folded);
}

bool
alliance_code(struct book *book, const char *name, char code[13], struct err *err)
{
    char stem[9];

    initials(name, stem);
    for (int i = 1; i < 100000 && !err->kind; i++) {
        if (i == 1)
            snprintf(code, 13, "%s", stem);
        else
            snprintf(code, 13, "%.6s%d", stem, i);
        if (!query_number(book->store, 1, err, "SELECT count(*) FROM alliance WHERE code=?1", "t",
                          code))
            return !err->kind;
    }
    return err->kind ? false : err_set(err, ERR_INPUT, "every code like '%s' is taken", stem);
}

bool
alliance_is_there(struct book *book, const char *id, struct err *err)
{
    if (!query_number(book->store, 0, err, "SELECT deleted FROM alliance WHERE id=?1", "t", id))
        return !err->kind;
    err_set(err, ERR_INPUT, "the alliance is in the bin");
    return err_hint(err, "Take it out of the bin first.");
}

static bool
add_our_party(struct book *book, const char *alliance, struct err *err)
{
    const struct entity *entity = entity_find("party");
    struct arena arena = { 0 };
    char id[ID_SIZE] = "";
    char *ours = query_string(book->store, &arena, err, "SELECT max(id) FROM organisation WHERE"
                              " is_us=1 AND deleted=0 HAVING count(*)=1", "");
    struct setting settings[] = {
        { entity_field(entity, "alliance"), value_text(alliance) },
        { entity_field(entity, "organisation"), value_text(ours) },
        { entity_field(entity, "side"), value_text("us") },
    };
    bool ok = !err->kind && (!ours || record_insert(book, entity, settings, 3, id, err));

    arena_free(&arena);
    return ok;
}

bool
alliance_begin(struct book *book, const char *name, const char *code, const struct setting *more,
               size_t n, char id[ID_SIZE], struct err *err)
{
    const struct entity *entity = entity_find("alliance");
    struct arena arena = { 0 };
    struct setting *settings = arena_alloc(&arena, (n + 3) * sizeof *settings);
    char made[13];
    size_t count = 0;
    bool ok = code || alliance_code(book, name, made, err);

    settings[count++] = (struct setting){ entity_field(entity, "code"),
                                          value_text(code ? code : made) };
    settings[count++] = (struct setting){ entity_field(entity, "name"),
                                          value_text(*name ? name : NULL) };
    settings[count++] = (struct setting){ entity_field(entity, "method"),
                                          value_text(method_version(book->method)) };
    for (size_t i = 0; i < n; i++)
        if (strcmp(more[i].field->name, "code") != 0 && strcmp(more[i].field->name, "name") != 0)
            settings[count++] = more[i];
    if (!id_is_valid(id))
        id_make(store_env(book->store), id);
    ok = ok && change_begin(book->store, CHANGE_EDIT, id, err);
    if (ok && !(record_insert(book, entity, settings, count, id, err) &&
                add_our_party(book, id, err))) {
        change_rollback(book->store);
        ok = false;
    }
    arena_free(&arena);
    return ok;
}

bool
alliance_add(struct book *book, const char *name, const char *code, const struct setting *more,
             size_t n, char id[ID_SIZE], struct err *err)
{
    struct str label = { 0 };
    bool ok = alliance_begin(book, name, code, more, n, id, err);

    str_addf(&label, "Alliance '%s': added", name);
    ok = ok && change_commit(book->store, str_text(&label), NULL, err);
    str_free(&label);
    return ok;
}
