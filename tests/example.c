#include "tests/example.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/io/json_import.h"

static const char base_text[] =
    "{'portfolio':[{'id':'PF','kind':'live','name':'Examples','currency':'EUR'}],"
    "'organisation':[{'id':'O1','name':'One','is_us':1},{'id':'O2','name':'Two'},"
    "{'id':'O3','name':'Three'}],"
    "'person':[{'id':'p1','name':'Ana','organisation':'O1'},"
    "{'id':'p2','name':'Bo','organisation':'O2'}],"
    "'alliance':[{'id':'A','code':'AA','name':'First','state':'operating'},"
    "{'id':'A2','code':'BB','name':'Second','state':'idea'}],"
    "'party':[{'id':'P1','organisation':'O1','side':'us'},"
    "{'id':'P2','organisation':'O2','side':'them'},{'id':'P3','organisation':'O3','side':'them'}],"
    "'body':[{'id':'B','name':'Body B','kind':'steering','meets':'quarterly','quorum_us':2,"
    "'quorum_them':1,'decides_by':'unanimous','state':'active','established_on':'2026-01-01'}]}";

const char example_decisions[] =
"{'decision':[{'id':'d1','raised_on':'2026-12-20','decided_on':'2027-01-04',"
    "'needed_by':'2027-01-04','implement_by':'2027-01-31','implemented_on':'2027-01-31',"
    "'state':'implemented'},"
    "{'id':'d2','raised_on':'2027-01-10','decided_on':'2027-02-09','needed_by':'2027-02-01',"
    "'implement_by':'2027-03-01','state':'decided'},"
    "{'id':'d3','raised_on':'2027-02-27','decided_on':'2027-03-01','state':'decided'},"
    "{'id':'d4','raised_on':'2026-11-01','decided_on':'2026-12-02','needed_by':'2026-12-31',"
    "'implement_by':'2026-12-20','reversed_by':'d2','state':'reversed'},"
    "{'id':'d5','raised_on':'2026-04-01','decided_on':'2026-04-11','state':'decided'},"
    "{'id':'d6','raised_on':'2027-02-01','state':'discussing'},"
    "{'id':'d7','raised_on':'2026-11-01','decided_on':'2026-12-01','state':'decided'}]}";

const char example_issues[] =
"{'issue':[{'id':'i1','raised_on':'2027-01-04','resolved_on':'2027-01-11','severity':2,"
    "'our_contribution':'a','their_contribution':'b','root':'comm','type':'technical',"
    "'state':'resolved'},"
    "{'id':'i2','raised_on':'2027-01-04','resolved_on':'2027-02-23','severity':4,"
    "'our_contribution':'a','level':3,'root':'comm','type':'technical','state':'resolved'},"
    "{'id':'i3','raised_on':'2027-01-30','severity':5,'type':'commercial'},"
    "{'id':'i4','raised_on':'2027-02-19','severity':2,'root':'comm','type':'commercial'}],"
    "'escalation':[{'id':'e1','issue':'i2','from_level':1,'to_level':2,'on':'2027-01-18',"
    "'joint':1},"
    "{'id':'e2','issue':'i2','from_level':2,'to_level':3,'on':'2027-02-01','joint':0}]}";

enum { RECORDS_MOST = 400, MEMBERS_MOST = 40 };

/* A record to be: its members, later ones overruling. */
struct making {
    const struct entity *entity;
    const char *id;
    struct {
        const char *key, *json;
    } member[MEMBERS_MOST];
    size_t n;
};

struct maker {
    struct arena arena;
    struct book *book;
    struct making record[RECORDS_MOST];
    size_t n;
    int ids;
};

static const char *
json_of(struct maker *maker, const struct json *tree)
{
    struct str text = { 0 };
    const char *copy;

    json_add_tree(&text, tree);
    copy = arena_string(&maker->arena, str_text(&text));
    str_free(&text);
    return copy;
}

static void
set_member(struct making *record, const char *key, const char *json)
{
    size_t i = 0;

    while (i < record->n && strcmp(record->member[i].key, key) != 0)
        i++;
    assert_true(i < MEMBERS_MOST);
    record->member[i].key = key;
    record->member[i].json = json;
    record->n = i == record->n ? record->n + 1 : record->n;
}

/* The record with this id, or a new one; ids that are made grow. */
static struct making *
record_of(struct maker *maker, const char *entity, const char *id)
{
    const char *own = id ? id : arena_printf(&maker->arena, "z%05d", ++maker->ids);
    struct making *record;

    for (size_t i = 0; id && i < maker->n; i++)
        if (strcmp(maker->record[i].id, id) == 0)
            return &maker->record[i];
    assert_true(maker->n < RECORDS_MOST);
    record = &maker->record[maker->n++];
    record->entity = entity_find(entity);
    assert_non_null(record->entity);
    record->id = own;
    set_member(record, "id", arena_printf(&maker->arena, "\"%s\"", own));
    if (entity_field(record->entity, "alliance") && strcmp(entity, "bound") != 0)
        set_member(record, "alliance", "\"A\"");
    return record;
}

static void
add_record(struct maker *maker, const char *entity, const struct json *tree)
{
    const struct json *id = json_member(tree, "id");
    struct making *record = record_of(maker, entity, id ? id->text : NULL);

    for (const struct json *member = tree->first; member; member = member->next)
        set_member(record, member->key, json_of(maker, member));
}

static void
add_rows(struct maker *maker, const struct json *fields)
{
    for (const struct json *field = fields->first; field; field = field->next) {
        int position = 0;

        for (const struct json *row = field->first; row; row = row->next) {
            const struct json *id = json_member(row, "id");
            struct making *record = record_of(maker, "step_row", id ? id->text : NULL);
            struct str cells = { 0 };

            for (const struct json *cell = row->first; cell; cell = cell->next)
                if (strcmp(cell->key, "id") != 0)
                    str_addf(&cells, "%s\"%s\":%s", cells.len ? "," : "{", cell->key,
                             json_of(maker, cell));
            str_add(&cells, cells.len ? "}" : "{}");
            set_member(record, "field", arena_printf(&maker->arena, "\"%s\"", field->key));
            set_member(record, "position", arena_printf(&maker->arena, "%d", ++position));
            set_member(record, "cells", arena_string(&maker->arena, str_text(&cells)));
            str_free(&cells);
        }
    }
}

static void
add_answers(struct maker *maker, const struct json *answers)
{
    for (const struct json *answer = answers->first; answer; answer = answer->next) {
        struct making *record =
            record_of(maker, "step_answer", arena_printf(&maker->arena, "q%s", answer->key + 1));

        for (char *c = (char *)record->id; *c; c++)      /* ids hold no point, and 26 characters */
            *c = *c == '.' ? '-' : *c;
        if (strlen(record->id) > 26)
            record->id = arena_printf(&maker->arena, "z%05d", ++maker->ids);
        set_member(record, "id", arena_printf(&maker->arena, "\"%s\"", record->id));
        set_member(record, "field", arena_printf(&maker->arena, "\"%s\"", answer->key));
        set_member(record, "value", json_of(maker, answer));
    }
}

static void
add_rating(struct maker *maker, const char *survey, const char *side, const struct json *values)
{
    const char *point = strchr(values->key, '.');
    int letters = point ? (int)(point - values->key) : (int)strlen(values->key);

    for (const struct json *value = values->first; value; value = value->next) {
        struct making *record = record_of(maker, "answer", NULL);

        set_member(record, "survey", arena_printf(&maker->arena, "\"%s\"", survey));
        set_member(record, "side", arena_printf(&maker->arena, "\"%s\"", side));
        set_member(record, "statement",
                   arena_printf(&maker->arena, "\"%.*s\"", letters, values->key));
        set_member(record, "aspect",
                   arena_printf(&maker->arena, "\"%s\"", point ? point + 1 : "one"));
        set_member(record, "value", json_of(maker, value));
    }
}

static void
add_ratings(struct maker *maker, const struct json *surveys)
{
    for (const struct json *survey = surveys->first; survey; survey = survey->next)
        for (const struct json *side = survey->first; side; side = side->next)
            for (const struct json *values = side->first; values; values = values->next)
                add_rating(maker, survey->key, side->key, values);
}

static void
add_fragment(struct maker *maker, const char *text)
{
    char *json = arena_string(&maker->arena, text);
    struct err err = { 0 };
    const struct json *tree;

    for (char *c = json; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    tree = json_read(&maker->arena, json, strlen(json), &err);
    must(tree != NULL, &err);
    for (const struct json *part = tree->first; part; part = part->next) {
        if (!strcmp(part->key, "rows"))
            add_rows(maker, part);
        else if (!strcmp(part->key, "answers"))
            add_answers(maker, part);
        else if (!strcmp(part->key, "ratings"))
            add_ratings(maker, part);
        else if (!strcmp(part->key, "manager"))
            set_member(record_of(maker, "alliance", "A"), "manager", json_of(maker, part));
        else
            for (const struct json *record = part->first; record; record = record->next)
                add_record(maker, part->key, record);
    }
}

/* Any valid value for a required field that the example leaves open. */
static const char *
any_value(struct maker *maker, const struct making *record, const struct field *field)
{
    struct err err = { 0 };
    const struct method_vocabulary *vocabulary;
    char code[64];

    if (field_has_vocabulary(field)) {
        vocabulary = method_vocabulary(maker->book->method, field->spec, &err);
        assert_non_null(vocabulary);
        return arena_printf(&maker->arena, "\"%s\"", vocabulary->codes[0].code);
    }
    switch (field->type) {
    case FIELD_CHOICE:
        field_next_code(field->spec, code);
        return arena_printf(&maker->arena, "\"%s\"", code);
    case FIELD_TEXT:
        return arena_printf(&maker->arena, "\"%c%d\"", 'T', (int)(record - maker->record));
    case FIELD_LONG:
        return "\"text\"";
    case FIELD_DATE:
        return "\"2026-01-01\"";
    case FIELD_REF:
        return !strcmp(field->spec, "person")         ? "\"p1\""
               : !strcmp(field->spec, "organisation") ? "\"O2\"" : "\"B\"";
    case FIELD_OBJECT:
        return "{}";
    default:
        return "1";
    }
}

static void
write_record(struct maker *maker, const struct making *record, struct str *out)
{
    str_add(out, "{");
    for (size_t i = 0; i < record->n; i++)
        str_addf(out, "%s\"%s\":%s", i ? "," : "", record->member[i].key, record->member[i].json);
    for (size_t f = 0; f < record->entity->n; f++) {
        const struct field *field = &record->entity->fields[f];
        size_t i = 0;

        while (i < record->n && strcmp(record->member[i].key, field->name) != 0)
            i++;
        if (field->required && !field->otherwise && i == record->n)
            str_addf(out, ",\"%s\":%s", field->name, any_value(maker, record, field));
    }
    /* Metrics of progress have a rule. */
    for (size_t i = 0; !strcmp(record->entity->name, "metric") && i < record->n; i++)
        if (!strcmp(record->member[i].key, "rule"))
            break;
        else if (i + 1 == record->n)
            str_add(out, ",\"rule\":\"R1\"");
    str_add(out, "}");
}

static const char *
document_of(struct maker *maker)
{
    struct str out = { 0 };
    const char *text;
    bool first = true;

    str_add(&out, "{\"entente\":1,\"method\":\"entente-1\",\"records\":{");
    for (size_t e = 0; e < entity_count; e++) {
        bool some = false;

        for (size_t i = 0; i < maker->n; i++) {
            if (maker->record[i].entity != &entities[e])
                continue;
            if (!some)
                str_addf(&out, "%s\"%s\":[", first ? "" : ",", entities[e].name);
            str_add(&out, some ? ",\n" : "\n");
            write_record(maker, &maker->record[i], &out);
            some = true;
            first = false;
        }
        str_add(&out, some ? "]" : "");
    }
    str_add(&out, "}}\n");
    text = arena_string(&maker->arena, str_text(&out));
    str_free(&out);
    return text;
}

static bool
on_reject(void *context, const struct import_reject *reject)
{
    (void)context;
    fail_msg("rejected: %s %s %s: %s", reject->entity ? reject->entity : "-",
             reject->id ? reject->id : "-", reject->field ? reject->field : "-", reject->why);
    return false;
}

/*
 * A new portfolio: a copy of the first one that was made, for making one reads the whole method.
 */
static void
open_new(struct example *example)
{
    static struct arena arena;
    static const char *made;
    static size_t size;
    struct stat status;

    if (made) {
        support_write(support_path("work.entente"), made, size);
        book_again(&example->book, &example->env);
        return;
    }
    book_make(&example->book, &example->env);
    assert_int_equal(stat(support_path("work.entente"), &status), 0);
    size = (size_t)status.st_size;
    made = support_read(&arena, support_path("work.entente"));
}

void
example_open(struct example *example, ...)
{
    struct maker *maker = calloc(1, sizeof *maker);
    struct import_options options = { .on_reject = on_reject };
    struct import_report report;
    struct source source = { .fd = -1 };
    const char *fragment, *document;
    va_list args;

    assert_non_null(maker);
    *example = (struct example){ .env = support_env() };
    open_new(example);
    maker->book = &example->book;
    add_fragment(maker, base_text);
    va_start(args, example);
    while ((fragment = va_arg(args, const char *)) != NULL)
        add_fragment(maker, fragment);
    va_end(args);
    document = document_of(maker);
    support_write(support_path("example.json"), document, strlen(document));
    arena_free(&maker->arena);
    free(maker);
    must(source_open(&source, support_path("example.json"), &example->err), &example->err);
    must(json_import(&example->book, &source, &options, &report, &example->err), &example->err);
    source_close(&source);
    must(figures_open(&example->figures, &example->book, &example->err), &example->err);
    example_day(example, "A", "2027-03-01");
}

void
example_close(struct example *example)
{
    figures_close(&example->figures);
    book_close(&example->book);
}

void
example_day(struct example *example, const char *alliance, const char *day)
{
    long number;

    assert_true(date_read(day, &number));
    figures_leave(example->context);
    example->context = figures_context(&example->figures, alliance, number);
    must(example->context != NULL, &example->err);
}

/* ---- what is expected ---- */

static double sum_of(const char **at);

static double
factor_of(const char **at)
{
    double number;
    char *end;

    *at += strspn(*at, " ");
    if (**at == '-') {
        ++*at;
        return -factor_of(at);
    }
    if (**at == '(') {
        ++*at;
        number = sum_of(at);
        *at += **at == ')';
        return number;
    }
    number = strtod(*at, &end);
    *at = end;
    return number;
}

static double
product_of(const char **at)
{
    double number = factor_of(at);

    for (*at += strspn(*at, " "); **at == '*' || **at == '/'; *at += strspn(*at, " ")) {
        char sign = *(*at)++;
        double next = factor_of(at);

        number = sign == '*' ? number * next : number / next;
    }
    return number;
}

static double
sum_of(const char **at)
{
    double number = product_of(at);

    for (*at += strspn(*at, " "); **at == '+' || **at == '-'; *at += strspn(*at, " ")) {
        char sign = *(*at)++;
        double next = product_of(at);

        number = sign == '+' ? number + next : number - next;
    }
    return number;
}

static bool
is_near(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * (1 + fabs(b));
}

/* "null", a code or a date, or a number. */
static bool
same_value(double value, const char *word, const char *wanted)
{
    const char *at = wanted;

    if (!strcmp(wanted, "null"))
        return isnan(value) && !word;
    if (islower((unsigned char)*wanted) || (strlen(wanted) == 10 && wanted[4] == '-'))
        return word && !strcmp(word, wanted);
    return is_near(value, sum_of(&at));
}

/* Split "a; b; c" in place. */
static size_t
split(char *text, char *parts[6])
{
    size_t n = 0;

    for (char *part = strtok(text, ";"); part && n < 6; part = strtok(NULL, ";")) {
        part += strspn(part, " ");
        parts[n++] = part;
    }
    return n;
}

static const struct figures_list *
list_of(struct example *example, const char *dashboard)
{
    const struct dashboard *found = dashboard_find(dashboard);
    const struct figures_list *list;

    assert_non_null(found);
    list = found->figures(example->context);
    must(!example->err.kind, &example->err);
    return list;
}

static bool
index_is(const struct figures_index *index, char *parts[6], size_t n)
{
    bool same = n >= 2 && same_value(index->value, NULL, parts[0]) &&
                !strcmp(light_word(index->light), parts[1]);

    for (size_t i = 2; i < n; i++) {
        if (!strncmp(parts[i], "weight ", 7))
            same = same && is_near(index->weight_with_data, atof(parts[i] + 7));
        else if (!strcmp(parts[i], "capped null"))
            same = same && !index->capped_by;
        else
            same = same && index->capped_by && !strcmp(parts[i] + 7, index->capped_by);
    }
    return same;
}

static bool
figure_is(const struct figure *figure, char *parts[6], size_t n)
{
    const char *score = n == 4 ? parts[1] : "null";

    if (!figure || !same_value(figure->value, figure->word, parts[0]))
        return false;
    if (n == 1)
        return true;
    return n >= 3 && same_value(figure->score, NULL, score) &&
           !strcmp(light_word(figure->light), parts[n - 2]) &&
           figure->n == strtoul(parts[n - 1], NULL, 10);
}

static bool
line_holds(const struct figures_list *list, const char *line, char *got, size_t room)
{
    char copy[300], code[300] = "", *equals, *parts[6], *side;
    const struct figure *figure;
    size_t n;

    snprintf(copy, sizeof copy, "%s", line);
    equals = strstr(copy, " = ");
    if (!equals)
        return false;
    *equals = '\0';
    snprintf(code, sizeof code, "%s", copy);
    n = split(equals + 3, parts);
    if (list->index.code && !strcmp(code, list->index.code)) {
        snprintf(got, room, "%.15g; %s; weight %g; capped %s", list->index.value,
                 light_word(list->index.light), list->index.weight_with_data,
                 list->index.capped_by ? list->index.capped_by : "null");
        return index_is(&list->index, parts, n);
    }
    side = strchr(code, ' ');
    if (side)
        *side++ = '\0';
    figure = figures_find(list, code, side);
    if (figure)
        snprintf(got, room, "%.15g%s; %.15g; %s; %zu", figure->value,
                 figure->word ? figure->word : "", figure->score, light_word(figure->light),
                 figure->n);
    else
        snprintf(got, room, "no such figure");
    return figure_is(figure, parts, n);
}

void
example_check(struct example *example, const char *dashboard, const char *lines, const char *file,
              int line)
{
    const struct figures_list *list = list_of(example, dashboard);
    int failed = 0;

    for (const char *at = lines; *at;) {
        size_t n = strcspn(at, "\n");
        char one[300], got[300] = "";

        snprintf(one, sizeof one, "%.*s", (int)n, at);
        if (n && !line_holds(list, one, got, sizeof got)) {
            print_error("%s:%d: %s, but it is %s\n", file, line, one, got);
            failed++;
        }
        at += n + (at[n] == '\n');
    }
    assert_int_equal(failed, 0);
}

void
example_rows(struct example *example, const char *dashboard, const char *code, const char *side,
             const char *ids)
{
    const struct figure *figure = figures_find(list_of(example, dashboard), code, side);
    struct str text = { 0 };

    assert_non_null(figure);
    for (size_t i = 0; i < figure->n_rows; i++)
        str_addf(&text, "%s%s", i ? " " : "", figure->rows[i]);
    assert_string_equal(str_text(&text), ids);
    str_free(&text);
}

void
example_banners(struct example *example, const char *dashboard, const char *codes)
{
    const struct figures_list *list = list_of(example, dashboard);
    struct str text = { 0 };

    for (size_t i = 0; i < list->n_banners; i++)
        str_addf(&text, "%s%s", i ? " " : "", list->banners[i]);
    assert_string_equal(str_text(&text), codes);
    str_free(&text);
}

void
example_sentence(struct example *example, const char *dashboard, const char *sentence)
{
    const struct dashboard *found = dashboard_find(dashboard);

    assert_non_null(found);
    assert_string_equal(found->sentence(example->context), sentence);
}
