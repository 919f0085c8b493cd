#include "src/io/json_record.h"

static void
add_stamp(struct str *out, const char *key, const char *stamp)
{
    str_add(out, key);
    if (stamp)
        json_add_string(out, stamp);
    else
        str_add(out, "null");
}

bool
json_add_record(struct export_values *values, struct str *out, const struct record *record,
                struct err *err)
{
    export_next(values);
    str_add(out, "{\"id\":");
    json_add_string(out, record->id);
    for (size_t i = 0; i <= record->entity->n; i++) {
        struct field field;
        struct value value;

        if (!export_value(values, record, i, &field, &value, err))
            return false;
        str_add(out, ",\"");
        str_add(out, i < record->entity->n ? record->entity->fields[i].name : field_note.name);
        str_add(out, "\":");
        value_add_json(out, &field, &value);
    }
    add_stamp(out, ",\"created_at\":", record->created_at);
    add_stamp(out, ",\"updated_at\":", record->updated_at);
    str_add_char(out, '}');
    return true;
}
