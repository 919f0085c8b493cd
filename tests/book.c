#include "tests/book.h"

#include "src/ops/record.h"
#include "src/store/query.h"

void
book_make(struct book *book, struct env *env)
{
    struct err err = { 0 };

    must(book_create(support_path("work.entente"), "live", "Acme portfolio", env, &err), &err);
    must(book_open(book, support_path("work.entente"), 0, env, &err), &err);
}

void
book_start(struct book *book, struct env *env, const char *name, char alliance[ID_SIZE])
{
    *env = support_env();
    book_make(book, env);
    book_alliance(book, name, alliance);
}

int
book_end(struct book *book, void **state)
{
    book_close(book);
    return support_clean(state) || support_setup(state);
}

long
book_number(struct book *book, const char *sql)
{
    struct err err = { 0 };
    long n = (long)query_number(book->store, -1, &err, sql, "");

    must(!err.kind, &err);
    return n;
}

void
book_again(struct book *book, struct env *env)
{
    struct err err = { 0 };

    must(book_open(book, support_path("work.entente"), 0, env, &err), &err);
}

void
book_alliance(struct book *book, const char *name, char id[ID_SIZE])
{
    struct err err = { 0 };

    id[0] = '\0';
    must(alliance_add(book, name, NULL, NULL, 0, id, &err), &err);
}

void
book_person(struct book *book, const char *name, char id[ID_SIZE])
{
    struct err err = { 0 };
    struct arena arena = { 0 };
    char organisation[ID_SIZE];
    const char *known = query_string(book->store, &arena, &err, "SELECT id FROM organisation WHERE"
                                     " name='Acme'", "");

    if (!known) {
        book_record(book, "organisation", organisation, "name", "Acme", "is_us", "yes", NULL);
        known = organisation;
    }
    book_record(book, "person", id, "name", name, "organisation", known, NULL);
    arena_free(&arena);
}

void
book_record(struct book *book, const char *entity_name, char id[ID_SIZE], ...)
{
    const struct entity *entity = entity_find(entity_name);
    struct setting settings[32];
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct value_context context = { book_today(book), book->currency };
    const char *name;
    size_t n = 0;
    va_list args;

    va_start(args, id);
    while ((name = va_arg(args, const char *)) != NULL) {
        settings[n].field = entity_field(entity, name);
        assert_non_null(settings[n].field);
        must(value_read(settings[n].field, va_arg(args, const char *), &context, &arena,
                        &settings[n].value, &err), &err);
        n++;
    }
    va_end(args);
    id[0] = '\0';
    must(record_add(book, entity, settings, n, id, &err), &err);
    arena_free(&arena);
}
