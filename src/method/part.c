/* One input as the texts of a set describe it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/method/inside.h"
#include "src/method/set.h"

const char *
part_text(const struct method_texts *texts, const char *kind, const char *key, const char *name,
          const char *otherwise)
{
    const char *value = texts_get(texts, kind, key, name);

    return value ? value : otherwise;
}

/* An older set may lack the words for a field that came later: its name will do. */
static const char *
label_from_name(struct arena *arena, const char *name)
{
    char *label = arena_string(arena, name);

    for (char *c = label; *c; c++)
        if (*c == '_')
            *c = ' ';
    if (*label >= 'a' && *label <= 'z')
        *label = (char)(*label - 'a' + 'A');
    return label;
}

static const char *
read_words(struct method *method, const struct method_texts *texts, const char *kind,
           const char *key, const struct field *field)
{
    struct str says = { 0 };
    char code[64], name[80];
    const char *kept;

    if ((field->type != FIELD_CHOICE && field->type != FIELD_MULTI) || field_has_vocabulary(field))
        return NULL;
    for (const char *at = field->spec; at && (at = field_next_code(at, code)) != NULL;)
        str_addf(&says, "%s=%s\n", code,
                 part_text(texts, kind, key, set_say_name(code, name), code));
    kept = arena_string(&method->arena, str_text(&says));
    str_free(&says);
    return kept;
}

/* It was checked when it was loaded; but the file may come from anywhere. */
static bool
read_type(struct method *method, const struct method_texts *texts, const char *kind,
          const char *key, struct field *out, struct err *err)
{
    const char *type = part_text(texts, kind, key, "type", "text");
    bool listed;

    if (!field_read_type(&method->arena, type, out, err)) {
        err->kind = ERR_FORMAT;
        return false;
    }
    listed = out->type == FIELD_CHOICE || out->type == FIELD_MULTI;
    if ((listed && !out->spec) ||
        (out->type == FIELD_REF && (!out->spec || !entity_find(out->spec))))
        return err_set(err, ERR_FORMAT,
                       "the method set holds the type '%.60s', which means nothing", type);
    out->required = !strcmp(part_text(texts, kind, key, "required", "no"), "yes");
    out->otherwise = texts_get(texts, kind, key, "default");
    return true;
}

bool
part_read(struct method *method, const struct method_texts *texts, const char *kind,
          const char *key, const char *name, const struct field *field, struct method_part *out,
          struct err *err)
{
    const struct method_texts own = texts_within(texts, kind, &key);
    const char *label = texts_get(&own, kind, key, "label");
    const char *total = texts_get(&own, kind, key, "total");
    char anchor[16];

    *out = (struct method_part){
        .label = label ? label : label_from_name(&method->arena, name),
        .hint = part_text(&own, kind, key, "hint", ""),
        .among = texts_get(&own, kind, key, "among"),
        .total = total ? atoi(total) : 0,
    };
    if (field)
        out->field = *field;
    else if (!read_type(method, &own, kind, key, &out->field, err))
        return err_where(err, "[%s %s]", kind, key);
    out->field.name = field ? field->name : name;
    for (int i = 0; out->field.type == FIELD_SCALE && i < 5; i++) {
        snprintf(anchor, sizeof anchor, "anchor%d", i + 1);
        out->anchors[i] = part_text(&own, kind, key, anchor, "");
    }
    out->says = read_words(method, &own, kind, key, &out->field);
    return true;
}
