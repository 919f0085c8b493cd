#include "src/ops/register_usual.h"

#include <string.h>

enum way { UP, DOWN };

static const struct usual {
    const char *entity, *columns, *sort;
    enum way way;
    const char *over;
} registers[] = {
#define REGISTER(entity, columns, sort, way, over) { entity, columns, sort, way, over },
#include "src/ops/register.def"
#undef REGISTER
};

static const struct usual *
usual_of(const struct entity *entity)
{
    for (size_t i = 0; i < sizeof registers / sizeof *registers; i++)
        if (strcmp(registers[i].entity, entity->name) == 0)
            return &registers[i];
    return NULL;
}

struct list_order
register_order(const struct entity *entity)
{
    const struct usual *usual = usual_of(entity);

    if (!usual || !usual->sort)
        return (struct list_order){ 0 };
    return (struct list_order){ entity_field(entity, usual->sort), usual->way == DOWN, usual->over };
}

int
register_rank(const struct entity *entity, const struct field *field)
{
    const struct usual *usual = usual_of(entity);
    const char *at = usual ? usual->columns : "";
    size_t n = strlen(field->name);

    for (int rank = 1; *at; rank++) {
        size_t word = strcspn(at, " ");

        if (word == n && strncmp(at, field->name, n) == 0)
            return rank;
        at += word + strspn(at + word, " ");
    }
    return 0;
}

int
register_ranks(const struct entity *entity)
{
    int n = 0;

    for (size_t i = 0; i < entity->n; i++)
        n += register_rank(entity, &entity->fields[i]) > 0;
    return n;
}

size_t
register_field(const struct entity *entity, size_t k)
{
    int ranks = register_ranks(entity);

    for (size_t i = 0; k < (size_t)ranks && i < entity->n; i++)
        if (register_rank(entity, &entity->fields[i]) == (int)k + 1)
            return i;
    k -= (size_t)ranks;
    for (size_t i = 0; i < entity->n; i++)
        if (!register_rank(entity, &entity->fields[i]) && k-- == 0)
            return i;
    return entity->n - 1;
}
