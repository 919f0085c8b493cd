/* The JSON Schema of dashboards and of `attend` (records.md 6). */
#include "src/base/json.h"
#include "src/cli/contract.h"
#include "src/figures/dashboard.h"

/* An object with no other members than those of `required`, which are told of in `properties`. */
#define OBJECT(required, properties)                                                               \
    "{\"type\":\"object\",\"additionalProperties\":false,\n  \"required\":[" required "],\n"       \
    "  \"properties\":{" properties "}}"

#define LIST_OF(name) "{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/" name "\"}}"
#define TEXT "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define DAYS_OR_NULL "{\"type\":[\"integer\",\"null\"],\"minimum\":0}"
#define SCORE_OR_NULL "{\"type\":[\"number\",\"null\"],\"minimum\":0,\"maximum\":100}"
#define LIGHT "{\"enum\":[\"green\",\"amber\",\"red\",\"none\"]}"
#define DAY "{\"type\":\"string\",\"pattern\":\"" DAY_PATTERN "\"}"
#define ID "{\"type\":\"string\",\"pattern\":\"" ID_PATTERN "\"}"

/* What every dashboard has, around what is its own. */
#define BEFORE "\"entente\":{\"const\":1},\"dashboard\":"
#define BEHIND                                                                                     \
    ",\"as_of\":" DAY ",\n  \"index\":{\"anyOf\":[{\"$ref\":\"#/$defs/index\"},"                    \
    "{\"type\":\"null\"}]},\"indicators\":" LIST_OF("figure") ",\n"                                 \
    "  \"banners\":{\"type\":\"array\",\"items\":" TEXT "},\"sentence\":" TEXT_OR_NULL

static const char index_and_figure[] =
    "\"index\":" OBJECT("\"code\",\"value\",\"light\",\"weight_with_data\",\"capped_by\"",
        "\"code\":{\"enum\":[\"GHI\",\"LHI\",\"HWI\",\"RISK\"]},\"value\":" SCORE_OR_NULL
        ",\"light\":" LIGHT ",\n  \"weight_with_data\":{\"type\":\"number\",\"minimum\":0,"
        "\"maximum\":1},\"capped_by\":" TEXT_OR_NULL) ",\n"
    "\"figure\":" OBJECT(
        "\"code\",\"side\",\"value\",\"unit\",\"score\",\"light\",\"n\",\"rows\"",
        "\"code\":" TEXT ",\"side\":{\"enum\":[\"us\",\"them\",null]},\n"
        "  \"value\":{\"type\":[\"number\",\"string\",\"null\"]},\"unit\":" TEXT_OR_NULL
        ",\"score\":" SCORE_OR_NULL ",\n  \"light\":" LIGHT ",\"n\":{\"type\":\"integer\","
        "\"minimum\":0},\n  \"rows\":{\"type\":\"array\",\"uniqueItems\":true,\"items\":" ID
        "}") ",\n";

static const char portfolio_and_attend[] =
    "\"portfolio_line\":" OBJECT(
        "\"alliance\",\"state\",\"steps\",\"ghi\",\"lhi\",\"hwi\",\"risk\",\"days_edit\","
        "\"days_review\",\"days_survey\"",
        "\"alliance\":" TEXT ",\"state\":" TEXT ",\"steps\":" SCORE_OR_NULL ",\n  \"ghi\":"
        SCORE_OR_NULL ",\"lhi\":" SCORE_OR_NULL ",\n  \"hwi\":" SCORE_OR_NULL ",\"risk\":"
        SCORE_OR_NULL ",\n  \"days_edit\":" DAYS_OR_NULL ",\"days_review\":" DAYS_OR_NULL
        ",\n  \"days_survey\":" DAYS_OR_NULL) ",\n"
    "\"portfolio_dashboard\":" OBJECT(
        "\"entente\",\"dashboard\",\"alliance\",\"as_of\",\"index\",\"indicators\","
        "\"alliances\",\"banners\",\"sentence\"",
        BEFORE "{\"const\":\"portfolio\"},\n  \"alliance\":{\"type\":\"null\"},\"alliances\":"
        LIST_OF("portfolio_line") BEHIND) ",\n"
    "\"attend_line\":" OBJECT(
        "\"alliance\",\"rule\",\"urgency\",\"text\",\"record\",\"view\"",
        "\"alliance\":" TEXT ",\"rule\":{\"type\":\"string\",\"pattern\":\"^N[0-9]{2}$\"},\n"
        "  \"urgency\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":99},\"text\":" TEXT
        ",\"record\":" ID ",\n  \"view\":{\"enum\":[\"governance\",\"learning\",\"progress\","
        "\"risk\",\"steps\"]}") ",\n"
    "\"attend\":" OBJECT(
        "\"entente\",\"as_of\",\"rows\"",
        "\"entente\":{\"const\":1},\"as_of\":" DAY ",\"rows\":" LIST_OF("attend_line"));

#define NUMBER_OR_NULL "{\"type\":[\"number\",\"null\"]}"

static const char benchmark[] =
    "\"benchmark_line\":" OBJECT(
        "\"code\",\"side\",\"value\",\"unit\",\"n\",\"lowest\",\"median\",\"highest\",\"better\","
        "\"percentile\"",
        "\"code\":" TEXT ",\"side\":{\"enum\":[\"us\",\"them\",null]},\n"
        "  \"value\":{\"type\":\"number\"},\"unit\":" TEXT_OR_NULL ",\"n\":{\"type\":\"integer\","
        "\"minimum\":1},\n  \"lowest\":" NUMBER_OR_NULL ",\"median\":" NUMBER_OR_NULL
        ",\"highest\":" NUMBER_OR_NULL ",\n  \"better\":{\"enum\":[\"higher\",\"lower\","
        "\"neither\"]},\"percentile\":" SCORE_OR_NULL) ",\n"
    "\"benchmark\":" OBJECT(
        "\"entente\",\"dashboard\",\"alliance\",\"as_of\",\"others\",\"figures\"",
        BEFORE "{\"const\":\"benchmark\"},\"alliance\":" TEXT ",\"as_of\":" DAY
        ",\n  \"others\":{\"type\":\"integer\",\"minimum\":0},\"figures\":"
        LIST_OF("benchmark_line")) ",\n";

void
contract_add_figures(struct str *out)
{
    str_add(out, index_and_figure);
    str_add(out, "\"dashboard\":{\"type\":\"object\",\"additionalProperties\":false,\n"
                 "  \"required\":[\"entente\",\"dashboard\",\"alliance\",\"as_of\",\"index\","
                 "\"indicators\",\"banners\",\"sentence\"],\n  \"properties\":{" BEFORE
                 "{\"enum\":[");
    for (size_t i = 0; i < dashboard_count; i++) {
        str_add(out, i ? "," : "");
        json_add_string(out, dashboards[i].name);
    }
    str_add(out, "]},\"alliance\":" TEXT BEHIND "}},\n");
    str_add(out, benchmark);
    str_add(out, portfolio_and_attend);
}
