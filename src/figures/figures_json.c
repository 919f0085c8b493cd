#include "src/figures/figures_json.h"

#include "src/base/date.h"
#include "src/base/json.h"

void
figures_json_number(struct str *out, double number)
{
    if (known(number))
        json_add_number(out, number ? number : 0);   /* never -0 */
    else
        str_add(out, "null");
}

void
figures_json_figure(struct str *out, const struct figure *figure)
{
    str_add(out, "{\"code\":");
    json_add_string(out, figure->code);
    str_add(out, ",\"side\":");
    json_add_text(out, figure->side);
    str_add(out, ",\"value\":");
    if (figure->word)
        json_add_string(out, figure->word);
    else
        figures_json_number(out, figure->value);
    str_add(out, ",\"unit\":");
    json_add_text(out, figure->unit);
    str_add(out, ",\"score\":");
    figures_json_number(out, figure->score);
    str_addf(out, ",\"light\":\"%s\",\"n\":%zu,\"rows\":[", light_word(figure->light), figure->n);
    for (size_t i = 0; i < figure->n_rows; i++) {
        str_add(out, i ? "," : "");
        json_add_string(out, figure->rows[i]);
    }
    str_add(out, "]}");
}

void
figures_json_index(struct str *out, const struct figures_index *index)
{
    if (!index->code) {
        str_add(out, "null");
        return;
    }
    str_addf(out, "{\"code\":\"%s\",\"value\":", index->code);
    figures_json_number(out, index->value);
    str_addf(out, ",\"light\":\"%s\",\"weight_with_data\":", light_word(index->light));
    json_add_number(out, index->weight_with_data);
    str_add(out, ",\"capped_by\":");
    json_add_text(out, index->capped_by);
    str_add(out, "}");
}

void
figures_json_banners(struct str *out, const struct figures_list *list)
{
    str_add(out, "[");
    for (size_t i = 0; i < list->n_banners; i++) {
        str_add(out, i ? "," : "");
        json_add_string(out, list->banners[i]);
    }
    str_add(out, "]");
}

bool
figures_json(struct str *out, struct figures_context *context, const struct dashboard *dashboard)
{
    const struct figures_list *list = dashboard->figures(context);
    const char *sentence = dashboard->sentence ? dashboard->sentence(context) : NULL;
    char day[DATE_SIZE];

    if (context->figures->err->kind)
        return false;
    date_write(context->day, day);
    str_addf(out, "{\"entente\":1,\"dashboard\":\"%s\",\"alliance\":", dashboard->name);
    json_add_string(out, context->alliance->code ? context->alliance->code : "");
    str_addf(out, ",\"as_of\":\"%s\",\n\"index\":", day);
    figures_json_index(out, &list->index);
    str_add(out, ",\n\"indicators\":[");
    for (size_t i = 0; i < list->n; i++) {
        str_add(out, i ? ",\n" : "\n");
        figures_json_figure(out, &list->figure[i]);
    }
    str_add(out, "],\n\"banners\":");
    figures_json_banners(out, list);
    str_add(out, ",\n\"sentence\":");
    json_add_text(out, sentence);
    str_add(out, "}\n");
    return true;
}
