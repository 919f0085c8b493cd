/* schema: the JSON Schema of the portfolio document and of what commands print, from the table of
 * entities. */
#include <string.h>

#include "src/base/json.h"
#include "src/cli/call.h"
#include "src/cli/contract.h"

/* The codes of an inline choice as a list; `empty` adds null. */
static void
add_codes(struct str *out, const char *spec, bool empty)
{
    char code[64];
    bool first = true;

    str_add(out, "[");
    while (spec && (spec = field_next_code(spec, code)) != NULL) {
        str_add(out, first ? "" : ",");
        json_add_string(out, code);
        first = false;
    }
    str_add(out, empty ? ",null]" : "]");
}

static void
add_string(struct str *out, bool empty, const char *more)
{
    str_addf(out, empty ? "{\"type\":[\"string\",\"null\"]%s}" : "{\"type\":\"string\"%s}", more);
}

static void
add_number(struct str *out, const char *type, bool empty, const char *more)
{
    str_addf(out, empty ? "{\"type\":[\"%s\",\"null\"]%s}" : "{\"type\":\"%s\"%s}", type, more);
}

static void
add_integer(struct str *out, const struct field *field, bool empty)
{
    struct str bounds = { 0 };
    int low = field->low || field->high ? field->low : -1000000000;
    int high = field->low || field->high ? field->high : 1000000000;

    str_addf(&bounds, ",\"minimum\":%d,\"maximum\":%d", low, high);
    add_number(out, "integer", empty, str_text(&bounds));
    str_free(&bounds);
}

static void
add_type(struct str *out, const struct field *field)
{
    bool empty = !field->required;

    switch (field->type) {
    case FIELD_TEXT:
        add_string(out, empty,
                   field->high == 3 ? ",\"pattern\":\"^[A-Z]{3}$\"" : ",\"maxLength\":160");
        break;
    case FIELD_LONG:
        add_string(out, empty, ",\"maxLength\":8000");
        break;
    case FIELD_CHOICE:
        if (field_has_vocabulary(field)) {
            add_string(out, empty, "");
        } else {
            str_add(out, "{\"enum\":");
            add_codes(out, field->spec, empty);
            str_add(out, "}");
        }
        break;
    case FIELD_MULTI:
        str_add(out, "{\"type\":\"array\",\"uniqueItems\":true,\"items\":{\"type\":\"string\"}}");
        break;
    case FIELD_SCALE:
        add_number(out, "integer", empty, ",\"minimum\":1,\"maximum\":5");
        break;
    case FIELD_YESNO:
        str_add(out, empty ? "{\"enum\":[0,1,null]}" : "{\"enum\":[0,1]}");
        break;
    case FIELD_DATE:
        add_string(out, empty, ",\"pattern\":\"" DAY_PATTERN "\"");
        break;
    case FIELD_MONEY:
        str_add(out, empty ? "{\"oneOf\":[{\"$ref\":\"#/$defs/money\"},{\"type\":\"null\"}]}"
                           : "{\"$ref\":\"#/$defs/money\"}");
        break;
    case FIELD_PERCENT:
        add_number(out, "number", empty, ",\"minimum\":0,\"maximum\":100");
        break;
    case FIELD_INT:
        add_integer(out, field, empty);
        break;
    case FIELD_NUM:
        add_number(out, "number", empty, "");
        break;
    case FIELD_REF:
        add_string(out, empty, ",\"pattern\":\"" ID_PATTERN "\"");
        break;
    case FIELD_ANY:
        str_add(out, "true");
        break;
    case FIELD_OBJECT:
        str_add(out, "{\"type\":\"object\"}");
        break;
    }
}

static void
add_entity(struct str *out, const struct entity *entity)
{
    str_addf(out, "\"%s\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"id\"",
             entity->name);
    for (size_t i = 0; i < entity->n; i++)
        str_addf(out, ",\"%s\"", entity->fields[i].name);
    str_add(out, ",\"note\",\"created_at\",\"updated_at\"],\"properties\":{\n"
                 "  \"id\":{\"type\":\"string\",\"pattern\":\"" ID_PATTERN "\"}");
    for (size_t i = 0; i <= entity->n; i++) {
        const struct field *field = i < entity->n ? &entity->fields[i] : &field_note;

        str_addf(out, ",\n  \"%s\":", field->name);
        add_type(out, field);
    }
    str_add(out, ",\n  \"created_at\":{\"$ref\":\"#/$defs/moment\"}"
                 ",\n  \"updated_at\":{\"$ref\":\"#/$defs/moment\"}}}");
}

/* Everything before the lists of records of the document. */
static const char head[] =
    "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\n"
    "\"title\":\"Entente: portfolio document, and what commands print with --json\",\n"
    "\"anyOf\":[{\"$ref\":\"#/$defs/document\"},{\"$ref\":\"#/$defs/dashboard\"},\n"
    "  {\"$ref\":\"#/$defs/portfolio_dashboard\"},{\"$ref\":\"#/$defs/benchmark\"},\n"
    "  {\"$ref\":\"#/$defs/attend\"},{\"$ref\":\"#/$defs/output\"}],\n"
    "\"$defs\":{\n"
    "\"moment\":{\"type\":\"string\",\"pattern\":\"^[0-9-]{10}T[0-9:]{8}Z$\"},\n"
    "\"money\":{\"type\":\"object\",\"additionalProperties\":false,\n"
    "  \"required\":[\"minor\",\"currency\"],\n"
    "  \"properties\":{\"minor\":{\"type\":\"integer\"},\n"
    "  \"currency\":{\"type\":\"string\",\"pattern\":\"^[A-Z]{3}$\"}}},\n"
    "\"output\":{\"type\":\"object\",\"required\":[\"entente\",\"rows\"],\n"
    "  \"properties\":{\"entente\":{\"const\":1},\"dry_run\":{\"const\":1},\n"
    "  \"rows\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}}}},\n"
    "\"document\":{\"type\":\"object\",\"additionalProperties\":false,\n"
    "  \"required\":[\"entente\",\"method\",\"records\"],\n"
    "  \"properties\":{\"entente\":{\"const\":1},\"method\":{\"type\":\"string\"},\n"
    "  \"records\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\n";

bool
command_schema(struct call *call, struct err *err)
{
    struct str *out = &call->page.text;

    (void)err;
    str_add(out, head);
    for (size_t i = 0; i < entity_count; i++)
        str_addf(out, "%s\"%s\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/%s\"}}",
                 i ? ",\n" : "", entities[i].name, entities[i].name);
    str_add(out, "}}}}");
    for (size_t i = 0; i < entity_count; i++) {
        str_add(out, ",\n");
        add_entity(out, &entities[i]);
    }
    str_add(out, ",\n");
    contract_add_figures(out);
    str_add(out, "\n}}\n");
    return true;
}
