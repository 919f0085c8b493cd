#include "src/ops/default_metric.h"

#include <math.h>
#include <strings.h>

#include "src/ops/record_inside.h"

const struct default_metric default_metrics[DEFAULT_METRICS] = {
    { "M1.1", "computed", "quarterly", false },   { "M1.2", "computed", "monthly", false },
    { "M1.3", "computed", "monthly", false },     { "M1.4", "manual", "quarterly", true },
    { "M1.5", "survey", "half_yearly", false },   { "M2.1", "computed", "monthly", true },
    { "M2.2", "computed", "quarterly", true },    { "M2.3", "computed", "quarterly", false },
    { "M2.4", "computed", "monthly", false },     { "M2.5", "computed", "half_yearly", false },
    { "M3.1", "computed", "quarterly", false },   { "M3.2", "computed", "quarterly", false },
    { "M3.3", "computed", "half_yearly", true },  { "M3.4", "survey", "half_yearly", false },
    { "M4.1", "computed", "quarterly", false },   { "M4.2", "computed", "quarterly", false },
    { "M4.3", "computed", "quarterly", false },   { "M4.4", "manual", "monthly", true },
    { "M4.5", "survey", "half_yearly", false },   { "M5.1", "computed", "quarterly", false },
    { "M5.2", "computed", "monthly", true },      { "M5.3", "manual", "monthly", true },
    { "M5.4", "computed", "monthly", false },     { "M5.5", "survey", "half_yearly", false },
};

const struct default_metric *
default_metric_find(const char *code)
{
    for (size_t i = 0; i < DEFAULT_METRICS; i++)
        if (strcasecmp(default_metrics[i].code, code) == 0)
            return &default_metrics[i];
    return NULL;
}

static struct value
number(double n)
{
    return (struct value){ .kind = VALUE_NUMBER, .number = n };
}

bool
default_metric_insert(struct book *book, const char *alliance, const struct default_metric *metric,
                      bool by_hand, char id[ID_SIZE], struct err *err)
{
    const struct entity *entity = entity_find("metric");
    const struct method_indicator *words = method_indicator(book->method, metric->code, err);
    struct setting settings[DEFAULT_METRIC_SETTINGS];
    char rule[] = { 'R', metric->code[1], '\0' };
    size_t n = 0;

    if (!words)
        return err->kind ? false : err_set(err, ERR_MISSING, "the method has no metric %s", metric->code);
    settings[n++] = record_setting(entity, "alliance", value_text(alliance));
    settings[n++] = record_setting(entity, "code", value_text(metric->code));
    settings[n++] = record_setting(entity, "name", value_text(words->name));
    settings[n++] = record_setting(entity, "kind", value_text("progress"));
    settings[n++] = record_setting(entity, "rule", value_text(rule));
    settings[n++] = record_setting(entity, "unit", value_text(words->unit));
    settings[n++] = record_setting(entity, "how", value_text(by_hand && metric->by_hand ? "manual" : metric->how));
    settings[n++] = record_setting(entity, "frequency", value_text(metric->frequency));
    settings[n++] = record_setting(entity, "direction",
        value_text(!isnan(words->centre) ? "band" : words->green < words->red ? "down" : "up"));
    if (!isnan(words->centre))
        settings[n++] = record_setting(entity, "target", number(words->centre));
    if (!isnan(words->green))
        settings[n++] = record_setting(entity, "green", number(words->green));
    if (!isnan(words->red))
        settings[n++] = record_setting(entity, "red", number(words->red));
    *id = '\0';
    return record_insert(book, entity, settings, n, id, err);
}
