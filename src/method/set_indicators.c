/* The figures of a set: all the program computes, with bounds and weights that make sense. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/method/set.h"
#include "src/model/entity.h"

#define FAILURES                                                                                   \
    "comm aims riskshare oppo perf flex control trust conflict cult nofit noadd lead1 money "      \
    "giveup political unequal rival depend appropr cost ip fx country prof absorb inert myopia "   \
    "sponsor turnover stale silent antitrust overload"
#define SUCCESSES                                                                                  \
    "fit open embed leader learn complement coop compat prop clear vision talk metrics early "     \
    "diff house trustup prior policy mutual"

/* Their keys: the codes in small letters. */
static const char codes[] =
    "ghi g1 g2 g3 g4 g5 g6 g7 g8 g9 g10 g11 g12 g13 g14 g15 g16 g17 g18 g19 g20 g21 g22 g23 "
    "g24 g25 g26 g27 lhi l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 l12 l13 l14 l15 l16 l17 l18 l19 "
    "l20 hwi hw1 hw1.r1 hw1.r2 hw1.r3 hw1.r4 hw1.r5 hw2 hw3 hw4 hw5 hw6 hw7 hw7.open hw8 "
    "hw8.champion hw8.cheerleader hw8.hostage hw8.sniper hw9 hw9.stale hw10 m1.1 m1.2 m1.3 "
    "m1.4 m1.5 m2.1 m2.2 m2.3 m2.4 m2.5 m3.1 m3.2 m3.3 m3.4 m4.1 m4.2 m4.3 m4.4 m4.5 m5.1 "
    "m5.2 m5.3 m5.4 m5.5 goal p1 p2 p3 p4 p5 p6 p7 p8 p9 p10 p11 p12 risk " FAILURES " "
    SUCCESSES " "
    "success_score strategic_fit strategic_resource_share exchange_balance dependency_gap "
    "interdependence candidate_score four_c_index culture_distance mutual_recognition "
    "openness_gap receptivity_gap neg_index neg_gap task_coverage interface_density "
    "agreement_coverage clauses_agreed metric_balance patience_until levels_covered "
    "pair_spread plan_progress readiness leadership release_rate value_realised "
    "value_share_us portfolio_conflicts";

static bool
is_number(const char *text)
{
    char *end;

    strtod(text, &end);
    return *text && strspn(text, "0123456789.-") == strlen(text) && !*end;
}

static bool
check_bounds(const struct method_set *set, const struct method_text *heading, struct err *err)
{
    static const char *const names[] = { "green", "red", "centre" };
    const struct method_text *text[3];

    for (size_t i = 0; i < 3; i++) {
        text[i] = texts_find(&set->texts, "indicator", heading->key, names[i]);
        if (text[i] && !is_number(text[i]->value))
            return set_refuse(text[i], err, "'%.40s' is not a number", text[i]->value);
    }
    if (!text[0] != !text[1] || (text[2] && !text[0]))
        return set_refuse(heading, err, "[indicator %s] needs both bounds, green and red",
                          heading->key);
    if (text[0] && strtod(text[0]->value, NULL) == strtod(text[1]->value, NULL))
        return set_refuse(text[1], err, "green and red are the same");
    return true;
}

/* The code is the key with the letters people know it by. */
static bool
check_code(const struct method_set *set, const struct method_text *heading, struct err *err)
{
    const struct method_text *code = texts_find(&set->texts, "indicator", heading->key, "code");
    struct arena arena = { 0 };
    bool same = !strcmp(texts_lower(&arena, code->value), heading->key);

    arena_free(&arena);
    return same || set_refuse(code, err, "the code of [indicator %s] is not %.40s", heading->key,
                              code->value);
}

/* Weights of the figures whose code is `prefix` and a number make 100. */
static bool
check_weights(const struct method_set *set, const char *prefix, struct err *err)
{
    const struct method_text *last = NULL;
    size_t n, length = strlen(prefix);
    const struct method_text *text = texts_section(&set->texts, "indicator", NULL, &n);
    long sum = 0;

    for (size_t i = 0; i < n; i++) {
        if (strcmp(text[i].name, "weight") || strncmp(text[i].key, prefix, length) ||
            strspn(text[i].key + length, "0123456789") != strlen(text[i].key + length))
            continue;
        if (strspn(text[i].value, "0123456789") != strlen(text[i].value))
            return set_refuse(&text[i], err, "'%.40s' is not a weight in hundredths",
                              text[i].value);
        sum += atol(text[i].value);
        last = &text[i];
    }
    return !last || sum == 100 ||
           set_refuse(last, err, "the weights of %s1, %s2 ... total %ld, not 100", prefix, prefix,
                      sum);
}

/* Each word of `list` names a section that has all `names` of texts, parted by blanks. */
static bool
check_texts(const struct method_set *set, const char *list, const char *names, struct err *err)
{
    char key[64], name[64];

    for (const char *at = list; (at = texts_next_word(at, key)) != NULL;)
        for (const char *next = names; (next = texts_next_word(next, name)) != NULL;)
            if (!texts_find(&set->texts, "indicator", key, name))
                return set_refuse(set_heading(set, "indicator", key), err,
                                  "[indicator %s] lacks '%s'", key, name);
    return true;
}

/* Where a factor strikes are parts of the life of an alliance. */
static bool
check_strikes(const struct method_set *set, struct err *err)
{
    const char *life = texts_get(&set->texts, "vocabulary", "e.39", "codes");
    char key[64], part[64], code[64];

    for (const char *at = FAILURES; (at = texts_next_word(at, key)) != NULL;) {
        const struct method_text *text = texts_find(&set->texts, "indicator", key, "strikes");

        for (const char *next = text->value; (next = texts_next_word(next, part)) != NULL;) {
            const char *known = life;

            while (known && (known = texts_next_word(known, code)) != NULL &&
                   strcmp(code, part) != 0)
                continue;
            if (!known)
                return set_refuse(text, err, "'%.40s' is no part of the life (E.39)", part);
        }
    }
    return true;
}

/* ---- needs ---- */

/* A condition on a record names a field of it, and a code that the field may have. */
static bool
check_condition(const struct method_text *text, const struct entity *entity, const char *name,
                const char *code, struct err *err)
{
    const struct field *field = entity_field(entity, name);
    char list[400], *rest = list, *one;

    if (!field)
        return set_refuse(text, err, "a record of the kind '%s' has no field '%.40s'", entity->name,
                          name);
    if (!code || !strcmp(code, "side") || field->type != FIELD_CHOICE || !strchr(field->spec, '/'))
        return true;
    snprintf(list, sizeof list, "%s", field->spec);
    while ((one = strsep(&rest, "/")) != NULL)
        if (!strcmp(one, code))
            return true;
    return set_refuse(text, err, "'%.40s' is none of %.200s", code, field->spec);
}

/* A figure, or a part of one that has no section of its own: "L9.K1" of "L9". */
static bool
is_figure(const struct method_set *set, const char *code)
{
    struct arena arena = { 0 };
    char *whole = texts_lower(&arena, code), *dot;
    bool found;

    while (!(found = set_heading(set, "indicator", whole) != NULL) &&
           (dot = strrchr(whole, '.')) != NULL)
        *dot = '\0';
    arena_free(&arena);
    return found;
}

/* One word in its pieces: "lesson", "scope", "all"; "L17", "us". */
static bool
check_need(const struct method_set *set, const struct method_text *text, char *word,
           struct err *err)
{
    char whole[64], *colon = strchr(word, ':'), *slash = strchr(word, '/'), *equal;
    struct arena arena = { 0 };
    bool ok = true;

    snprintf(whole, sizeof whole, "%s", word);
    if (colon)
        *colon++ = '\0';
    if (slash)
        *slash++ = '\0';
    equal = colon ? strchr(colon, '=') : NULL;
    if (equal)
        *equal++ = '\0';
    if (slash && strcmp(slash, "us") != 0 && strcmp(slash, "them") != 0)
        return set_refuse(text, err, "'%.40s' is no side, such as L17/us", slash);
    if (!strcmp(word, "reading") || !strcmp(word, "goals"))
        return true;
    if (!strcmp(word, "survey"))
        ok = !colon || set_heading(set, "statement", texts_lower(&arena, colon));
    else if (entity_find(word) && colon)
        return check_condition(text, entity_find(word), colon, equal, err);
    else
        ok = entity_find(word) || set_heading(set, "field", word) || is_figure(set, word);
    arena_free(&arena);
    if (ok)
        return true;
    set_refuse(text, err, "nothing is called '%.40s'", whole);
    return err_hint(err, "Name a kind of record, a question or a figure: meeting, s04.choice, L7.");
}

/* Figures that need each other in a circle would never say anything. */
static bool
goes_round(const struct method_set *set, const char *key, int steps)
{
    const struct method_text *text = texts_find(&set->texts, "indicator", key, "needs");
    struct arena arena = { 0 };
    char word[64];
    bool round = false;

    for (const char *at = text ? text->value : NULL;
         !round && at && (at = texts_next_word(at, word)) != NULL;) {
        word[strcspn(word, "/:")] = '\0';
        round = !entity_find(word) &&
                texts_find(&set->texts, "indicator", texts_lower(&arena, word), "needs") &&
                (steps == 0 || goes_round(set, texts_lower(&arena, word), steps - 1));
    }
    arena_free(&arena);
    return round;
}

static bool
check_needs(const struct method_set *set, struct err *err)
{
    enum { MOST_STEPS = 8 };
    size_t n;
    const struct method_text *text = texts_section(&set->texts, "indicator", NULL, &n);
    char word[64];

    for (size_t i = 0; i < n; i++) {
        if (strcmp(text[i].name, "needs") != 0)
            continue;
        for (const char *at = text[i].value; (at = texts_next_word(at, word)) != NULL;)
            if (!check_need(set, &text[i], word, err))
                return false;
        if (goes_round(set, text[i].key, MOST_STEPS))
            return set_refuse(&text[i], err, "what this figure needs leads back to itself");
    }
    return true;
}

bool
set_check_indicators(struct method_set *set, struct err *err)
{
    struct method_text list = { .kind = "method", .name = "figures", .file = "indicators.ini",
                                .line = 1 };
    const struct method_text *heading;
    char word[64];

    for (const char *at = codes; (at = texts_next_word(at, word)) != NULL;) {
        heading = set_take(set, &list, "indicator", word, err);
        if (!heading || !check_code(set, heading, err) || !check_bounds(set, heading, err))
            return false;
    }
    return set_all_taken(set, "indicator", "is no figure of the program", err) &&
           check_texts(set, FAILURES, "watch alarm first strikes refer", err) &&
           check_texts(set, SUCCESSES, "refer", err) && check_strikes(set, err) &&
           check_weights(set, "g", err) && check_weights(set, "l", err) &&
           check_weights(set, "hw", err) && check_needs(set, err);
}
