/* Registers: what a kind of record and its fields are called. */
#include <string.h>

#include "src/method/inside.h"

/* A set can be older than an entity: its name will do. */
static bool
read_register(struct method *method, const struct entity *entity, const struct method_texts *texts,
              struct method_register *out, struct err *err)
{
    struct method_part *parts = arena_alloc(&method->arena, (entity->n + 1) * sizeof *parts);

    *out = (struct method_register){
        .entity = entity->name,
        .name = part_text(texts, "register", entity->name, "name", entity->name),
        .plural = part_text(texts, "register", entity->name, "plural", entity->name),
        .about = part_text(texts, "register", entity->name, "about", ""),
        .empty = part_text(texts, "register", entity->name, "empty", ""),
        .parts = parts,
        .n_parts = entity->n + 1,
        .is_private = !strcmp(part_text(texts, "register", entity->name, "private", "no"), "yes"),
    };
    for (size_t i = 0; i <= entity->n; i++) {
        const struct field *field = i < entity->n ? &entity->fields[i] : &field_note;
        const char *key = arena_printf(&method->arena, "%s.%s", entity->name, field->name);

        if (!part_read(method, texts, "part", key, field->name, field, &parts[i], err))
            return false;
    }
    return true;
}

const struct method_register *
method_register(struct method *method, const char *entity, struct err *err)
{
    const struct entity *kind = entity_find(entity);
    struct kept_register *kept = method->registers;
    struct method_texts texts = { 0 };
    const char *from, *to;

    while (kept && strcmp(kept->words.entity, entity))
        kept = kept->next;
    if (kept || !kind)
        return kept ? &kept->words : NULL;
    from = arena_printf(&method->arena, "%s.", entity);
    to = arena_printf(&method->arena, "%s/", entity);    /* '/' follows '.' */
    kept = arena_alloc(&method->arena, sizeof *kept);
    if (!texts_read(&texts, query_start(method->store, err,
            TEXTS_OF("register") " AND key=?2"
            " UNION ALL " TEXTS_OF("part") " AND key>=?3 AND key<?4",
            "tttt", method->version, entity, from, to), &method->arena, err)) {
        texts_free(&texts);
        return NULL;
    }
    texts_sort(&texts);
    if (!read_register(method, kind, &texts, &kept->words, err)) {
        texts_free(&texts);
        return NULL;
    }
    texts_free(&texts);
    kept->next = method->registers;
    method->registers = kept;
    return &kept->words;
}
