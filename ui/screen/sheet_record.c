/* A sheet of a record. */
#include <stdio.h>
#include <string.h>

#include "src/ops/reading.h"
#include "src/ops/record.h"
#include "ui/screen/draft_key.h"
#include "ui/screen/offer.h"
#include "ui/screen/sheet.h"

/* The alliance of a new record may be one of its fields. */
static const char *
alliance_of(const struct sheet *sheet)
{
    size_t i;

    return !*sheet->alliance && sheet->pending && sheet_part(sheet, "alliance", &i) && sheet->pending[i]
               ? sheet->pending[i] : sheet->alliance;
}

static bool
load(struct sheet *sheet, struct err *err)
{
    const struct method_register *words;
    struct record record;

    part_form_place(&sheet->place, sheet->ui, alliance_of(sheet), &sheet->arena);
    words = method_register(sheet->place.method, sheet->entity->name, err);
    if (!words)
        return err->kind ? false : err_set(err, ERR_MISSING, "the method has no words for %s",
                                           sheet->entity->name);
    sheet->part = words->parts;
    sheet->parts = sheet->entity->n + 1;
    if (!*sheet->id) {
        sheet->value = arena_alloc(&sheet->arena, sheet->parts * sizeof *sheet->value);
        sheet->title = NULL;
        return true;
    }
    if (!record_load(desk_of(sheet->ui)->book.store, sheet->entity, sheet->id, &sheet->arena, &record, err))
        return false;
    sheet->value = record.values;
    sheet->deleted = record.deleted;
    sheet->title = method_title(sheet->place.method, &record, &sheet->arena);
    return true;
}

static bool
set(struct sheet *sheet, size_t i, const struct value *seen, const struct value *value, struct err *err)
{
    struct setting setting = { &sheet->part[i].field, *value };

    if (i < sheet->entity->n)
        setting.field = &sheet->entity->fields[i];
    else
        setting.field = &field_note;
    return record_edit(&desk_of(sheet->ui)->book, sheet->entity, sheet->id, &setting, seen, 1, err);
}

static bool
add(struct sheet *sheet, struct err *err)
{
    struct setting *settings = arena_alloc(&sheet->arena, (sheet->parts + 1) * sizeof *settings);
    size_t n = 0;

    for (size_t i = 0; i < sheet->parts; i++) {
        const struct field *field = i < sheet->entity->n ? &sheet->entity->fields[i] : &field_note;
        struct value value;

        if (*sheet->alliance && strcmp(field->name, "alliance") == 0) {
            settings[n++] = (struct setting){ field, value_text(sheet->alliance) };
            continue;
        }
        if (!sheet->pending[i])
            continue;
        if (offer_waits(&sheet->place, &sheet->part[i], sheet->pending[i])) {
            settings[n++] = (struct setting){ field, value_text(sheet->pending[i]) };
            continue;
        }
        if (!part_form_value(&sheet->place, &sheet->part[i], sheet->pending[i], &value, err))
            return err_where(err, "%s", sheet->part[i].label);
        settings[n++] = (struct setting){ field, value };
    }
    return strcmp(sheet->entity->name, "reading") == 0
               ? reading_add(&desk_of(sheet->ui)->book, settings, n, sheet->id, err)
               : record_add(&desk_of(sheet->ui)->book, sheet->entity, settings, n, sheet->id, err);
}

static void
draft(struct sheet *sheet, const char *field, char out[DRAFT_KEY_SIZE])
{
    draft_key_field(out, sheet->alliance, sheet->entity, sheet->id, field);
}

static bool
bin(struct sheet *sheet, long *with, struct err *err)
{
    const char *id = sheet->id;

    return record_bin(&desk_of(sheet->ui)->book, sheet->entity, &id, 1, with, err);
}

static const char *
column(struct sheet *sheet, size_t i, char out[80])
{
    const struct field *field = i < sheet->entity->n ? &sheet->entity->fields[i] : &field_note;

    return field_column(field, 0, out);
}

const struct sheet_source sheet_record = {
    .load = load, .set = set, .add = add, .draft = draft, .bin = bin, .column = column,
};
