#include "src/io/csv_export.h"

#include "src/base/money.h"
#include "src/io/csv_write.h"
#include "src/io/outlet.h"

enum { RECORDS_AN_ARENA = 64 };

void
csv_add_header(struct str *out, const struct entity *entity, const struct csv_style *style)
{
    str_add(out, "id");
    for (size_t i = 0; i < entity->n; i++) {
        str_addf(out, ",%s", entity->fields[i].name);
        if (entity->fields[i].type == FIELD_MONEY)
            str_addf(out, ",%s_currency", entity->fields[i].name);
    }
    str_addf(out, ",note,created_at,updated_at%s\r\n", style->unguarded ? "," CSV_UNGUARDED : "");
}

/* Digits, the point and a minus only: a number for every spreadsheet, and no formula. */
static void
add_amount(struct str *out, const struct value *value)
{
    uint64_t amount = value->integer < 0 ? (uint64_t)-value->integer : (uint64_t)value->integer;
    int digits = money_digits(value->currency);
    uint64_t unit = 1;

    for (int i = 0; i < digits; i++)
        unit *= 10;
    str_addf(out, "%s%llu", value->integer < 0 ? "-" : "", (unsigned long long)(amount / unit));
    if (digits)
        str_addf(out, ".%0*llu", digits, (unsigned long long)(amount % unit));
}

static void
add_value(struct str *out, const struct field *field, const struct value *value, bool apart,
          const struct csv_style *style, struct arena *arena)
{
    if (value->kind == VALUE_MONEY && apart) {
        add_amount(out, value);
        str_addf(out, ",%s", value->currency);
    } else if (value->kind == VALUE_INT) {
        str_addf(out, "%lld", (long long)value->integer);
    } else if (value->kind == VALUE_NUMBER) {
        json_add_number(out, value->number);
    } else {
        const char *text = value_show(field, value, arena);

        if (style->unguarded)
            csv_add_cell(out, text);
        else
            csv_add_text(out, text);
        if (apart && field->type == FIELD_MONEY)
            str_add_char(out, ',');
    }
}

bool
csv_add_record(struct export_values *values, struct str *out, const struct record *record,
               const struct csv_style *style, struct err *err)
{
    export_next(values);
    if (style->unguarded)
        csv_add_cell(out, record->id);
    else
        csv_add_text(out, record->id);
    for (size_t i = 0; i <= record->entity->n; i++) {
        struct field field;
        struct value value;

        if (!export_value(values, record, i, &field, &value, err))
            return false;
        str_add_char(out, ',');
        /* Only a field of the table has a column for its currency; the answer to a question has one
         * in all. */
        add_value(out, &field, &value,
                  i < record->entity->n && record->entity->fields[i].type == FIELD_MONEY, style,
                  &values->arena);
    }
    str_addf(out, ",%s,%s%s\r\n", record->created_at ? record->created_at : "",
             record->updated_at ? record->updated_at : "", style->unguarded ? "," : "");
    return true;
}

bool
csv_export(struct book *book, const struct entity *entity, const struct csv_style *style,
           bool (*write)(void *context, const char *bytes, size_t n), void *context,
           struct err *err)
{
    struct export_values values = { .book = book };
    struct export_scope scope;
    struct arena arena = { 0 };
    struct outlet outlet = { .write = write, .context = context };
    /* Held open, so that bin and rows are of one moment. */
    struct query *moment = query_start(book->store, err, "SELECT count(*) FROM meta", ""),
                 *rows = NULL;
    bool ok = query_next(moment, err) && entity_refuse_sealed(entity, err) &&
              export_scope_read(book->store, &scope, err) &&
              (rows = export_rows_start(&scope, entity, err)) != NULL;

    values.scope = &scope;
    csv_add_header(&outlet.text, entity, style);
    for (long n = 1; ok && query_next(rows, err); n++) {
        struct record record;

        record_read(rows, 0, entity, &arena, &record);
        ok = csv_add_record(&values, &outlet.text, &record, style, err) &&
             outlet_pass(&outlet, err);
        if (n % RECORDS_AN_ARENA == 0)
            arena_free(&arena);
    }
    ok = query_end(rows, err) && ok && outlet_flush(&outlet, err);
    query_end(moment, err);
    arena_free(&arena);
    export_values_end(&values);
    str_free(&outlet.text);
    return ok;
}
