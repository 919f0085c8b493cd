#include "src/figures/portfolio.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/figures/figures_json.h"
#include "src/figures/kept.h"
#include "src/figures/portfolio_figures.h"
#include "src/figures/sentence.h"

/* ---- the alliances ---- */

static int
by_code(const void *left, const void *right)
{
    const struct portfolio_row *a = left, *b = right;
    int order = strcmp(a->code, b->code);

    return order ? order : strcmp(a->id, b->id);
}

static bool
make_rows(struct portfolio *portfolio, const struct portfolio_facts *facts)
{
    struct figures *figures = &portfolio->figures;
    struct arena *arena = portfolio->whole->arena;
    struct kept kept = { 0 };
    bool ok = true;

    portfolio->row = arena_alloc(arena, (facts->n + 1) * sizeof *portfolio->row);
    portfolio->n = facts->n;
    for (size_t i = 0; ok && i < facts->n; i++) {
        const struct member_facts *member = &facts->member[i];

        portfolio->row[i] = (struct portfolio_row){
            .id = member->fact.id, .code = member->code ? member->code : "",
            .name = member->name ? member->name : "", .state = member->state ? member->state : "",
            .live = member_is_live(member),
        };
        ok = kept_digest(&kept, figures, member->fact.id, portfolio->whole->day, false, arena,
                         &portfolio->row[i].digest);
    }
    kept_end(&kept, figures->book);
    if (!ok)
        return false;
    qsort(portfolio->row, portfolio->n, sizeof *portfolio->row, by_code);
    return true;
}

size_t
portfolio_lines(const struct portfolio *portfolio)
{
    size_t lines = 0;

    for (size_t i = 0; i < portfolio->n; i++)
        lines += portfolio->row[i].digest.n;
    return lines;
}

/* ---- the sentence ---- */

static const char *
say(const struct portfolio *portfolio)
{
    struct sentence sentence = { .arena = portfolio->whole->arena };
    size_t live = 0, red = 0, lines = portfolio_lines(portfolio);
    double realised = figures_value(portfolio->list, "P7", NULL);

    for (size_t i = 0; i < portfolio->n; i++) {
        live += portfolio->row[i].live;
        red += portfolio->row[i].live && digest_is_red(&portfolio->row[i].digest);
    }
    if (live) {
        sentence_clause(&sentence, "%zu live %s, %zu with a red index", live,
                        live == 1 ? "alliance" : "alliances", red);
        if (lines)
            sentence_clause(&sentence, "%zu %s you today", lines,
                            lines == 1 ? "thing needs" : "things need");
        else
            sentence_clause(&sentence, "nothing needs you today");
    }
    if (known(realised))
        sentence_clause(&sentence, "%ld %% of the planned value is realised",
                        sentence_round(realised));
    return sentence_end(&sentence);
}

/* ---- all of it ---- */

static bool
make(struct portfolio *portfolio)
{
    struct portfolio_facts facts = facts_portfolio(portfolio->whole);
    struct figures_list *list = figures_list_new(portfolio->whole, "portfolio");

    if (portfolio->figures.err->kind || !make_rows(portfolio, &facts))
        return false;
    portfolio->list = list;
    portfolio_add_kinds(list, &facts);
    portfolio_add_steps(list, portfolio->row, portfolio->n);
    portfolio_add_partners(list, &facts);
    portfolio_add_results(list, &facts);
    portfolio->sentence = say(portfolio);
    return !portfolio->figures.err->kind;
}

bool
portfolio_make(struct portfolio *portfolio, struct book *book, struct err *err)
{
    *portfolio = (struct portfolio){ 0 };
    if (!figures_open(&portfolio->figures, book, err))
        return false;
    portfolio->whole = figures_whole(&portfolio->figures, book_today(book));
    return portfolio->whole && make(portfolio);
}

void
portfolio_free(struct portfolio *portfolio)
{
    figures_close(&portfolio->figures);
    *portfolio = (struct portfolio){ 0 };
}

/* ---- JSON ---- */

static void
add_days(struct str *out, const char *name, long days)
{
    if (days < 0)
        str_addf(out, ",\"%s\":null", name);
    else
        str_addf(out, ",\"%s\":%ld", name, days);
}

static void
add_row(struct str *out, const struct portfolio_row *row)
{
    static const char *const names[] = { "ghi", "lhi", "hwi", "risk" };

    str_add(out, "{\"alliance\":");
    json_add_string(out, row->code);
    str_add(out, ",\"state\":");
    json_add_string(out, row->state);
    str_add(out, ",\"steps\":");
    figures_json_number(out, row->digest.steps);
    for (size_t i = 0; i < DIGEST_INDICES; i++) {
        str_addf(out, ",\"%s\":", names[i]);
        figures_json_number(out, row->digest.index[i]);
    }
    add_days(out, "days_edit", row->digest.days_edit);
    add_days(out, "days_review", row->digest.days_review);
    add_days(out, "days_survey", row->digest.days_survey);
    str_add(out, "}");
}

void
portfolio_json(struct str *out, const struct portfolio *portfolio)
{
    const struct figures_list *list = portfolio->list;
    char day[DATE_SIZE];

    date_write(portfolio->whole->day, day);
    str_addf(out, "{\"entente\":1,\"dashboard\":\"portfolio\",\"alliance\":null,\"as_of\":\"%s\","
                  "\n\"index\":", day);
    figures_json_index(out, &list->index);
    str_add(out, ",\n\"indicators\":[");
    for (size_t i = 0; i < list->n; i++) {
        str_add(out, i ? ",\n" : "\n");
        figures_json_figure(out, &list->figure[i]);
    }
    str_add(out, "],\n\"alliances\":[");
    for (size_t i = 0; i < portfolio->n; i++) {
        str_add(out, i ? ",\n" : "\n");
        add_row(out, &portfolio->row[i]);
    }
    str_add(out, "],\n\"banners\":");
    figures_json_banners(out, list);
    str_add(out, ",\n\"sentence\":");
    json_add_string(out, portfolio->sentence);
    str_add(out, "}\n");
}
