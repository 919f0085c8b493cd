/*
 * A portfolio of any size as a document for `entente import`, and the same records as CSV.
 *
 *     make ALLIANCES DOCUMENT [FOLDER]
 *
 * Our organisation and one partner for five alliances; 200 people; each alliance with two parties.
 * One alliance in ten has been worked through up to some step: its states, answers, rows and ticks;
 * the others are in the first step. Half of them have an action; some are late. Prints how many
 * records it wrote.
 */
#include <stdio.h>
#include <stdlib.h>

#include "bench/plan.h"

static void
write_organisations(struct plan *plan)
{
    static const char *const sizes[] = { "small", "medium", "large", "very_large" };
    static const char *const sectors[] = { "biotech", "it", "auto", "pharma" };
    struct document *document = &plan->document;
    char id[PLAN_ID], name[WORDS_NAME];

    document_entity(document, "organisation");
    for (long i = 0; i <= plan->organisations; i++) {
        plan_grown_id(id, 'O', i);
        if (i)
            words_organisation(i, name);
        else
            snprintf(name, sizeof name, "Acme Pumps");
        document_record(document, id);
        document_text(document, "name", name);
        document_text(document, "country", words_country(i));
        document_text(document, "sector", i % 3 ? NULL : sectors[i % 4]);
        document_text(document, "size", sizes[i % 4]);
        document_int(document, "is_us", !i);
        document_text(document, "parent", NULL);
        document_int(document, "country_flagged", 0);
        document_record_end(document, NULL);
    }
    document_entity_end(document);
}

static void
write_people(struct plan *plan)
{
    struct document *document = &plan->document;
    char id[PLAN_ID], ours[PLAN_ID], name[WORDS_NAME];

    plan_grown_id(ours, 'O', 0);
    document_entity(document, "person");
    for (long i = 0; i < PLAN_PEOPLE; i++) {
        plan_grown_id(id, 'P', i);
        words_person(i, name);
        document_record(document, id);
        document_text(document, "name", name);
        document_text(document, "organisation", ours);
        document_text(document, "function", i % 2 ? "Alliance manager" : "Sponsor");
        document_text(document, "email", NULL);
        document_text(document, "phone", NULL);
        document_int(document, "active", 1);
        document_record_end(document, NULL);
    }
    document_entity_end(document);
}

static void
write_alliance(struct plan *plan, const struct alliance *alliance)
{
    static const char *const forms[] = { "jrnd", "jmarket", "coprod", "license", "distrib",
                                         "techex", "oem", "mou" };
    static const char *const tiers[] = { "strategic", "important", "tactical" };
    struct document *document = &plan->document;
    char code[16], manager[PLAN_ID], start[16], end[16], note[200];

    snprintf(code, sizeof code, "B%06ld", alliance->i);
    plan_grown_id(manager, 'P', alliance->manager);
    words_sentence(alliance->dice, note, sizeof note);
    document_record(document, alliance->id);
    document_text(document, "code", code);
    document_text(document, "name", alliance->name);
    document_text(document, "state", alliance->state);
    document_text(document, "state_since", plan_day(plan, -(long)(alliance->dice % 900), start));
    document_text(document, "form", forms[alliance->dice / 7 % 8]);
    document_text(document, "grid", NULL);
    document_value(document, "motives", "[\"cost\",\"learn\"]", "[\"cost\",\"learn\"]");
    document_text(document, "purpose", alliance->i % 2 ? "learnint" : "cospec");
    document_text(document, "sector", NULL);
    document_text(document, "geography", NULL);
    document_text(document, "party_count", "dyad");
    document_text(document, "region", words_country(alliance->partner));
    document_text(document, "start_on", plan_day(plan, -(long)(alliance->dice % 2000), start));
    document_text(document, "planned_end", plan_day(plan, (long)(alliance->dice % 1500), end));
    document_text(document, "ended_on", NULL);
    document_text(document, "suspended_until", NULL);
    document_money(document, "value", (int64_t)(100000 + alliance->dice % 900000000), "EUR");
    document_text(document, "currency", NULL);
    document_text(document, "sponsor_us", NULL);
    document_text(document, "sponsor_them", NULL);
    document_text(document, "manager", manager);
    document_text(document, "tier", tiers[alliance->dice / 11 % 3]);
    document_text(document, "confidentiality", "alliance");
    document_text(document, "outcome", NULL);
    document_text(document, "method", NULL);
    document_int(document, "is_demo", 0);
    document_record_end(document, alliance->i % 4 ? NULL : note);
}

static void
write_parties(struct plan *plan, const struct alliance *alliance)
{
    struct document *document = &plan->document;
    char id[PLAN_ID], organisation[PLAN_ID];

    for (int side = 0; side < 2; side++) {
        plan_grown_id(id, 'R', alliance->i * 2 + side);
        plan_grown_id(organisation, 'O', side ? alliance->partner : 0);
        document_record(document, id);
        document_text(document, "alliance", alliance->id);
        document_text(document, "organisation", organisation);
        document_text(document, "side", side ? "them" : "us");
        document_text(document, "role", "equal");
        document_real(document, "equity", 50);
        document_text(document, "joined", NULL);
        document_text(document, "left", NULL);
        document_record_end(document, NULL);
    }
}

int
main(int argc, char **argv)
{
    struct plan plan = { .alliances = argc > 1 ? atol(argv[1]) : 0, .now = time(NULL) };

    if (argc < 3 || plan.alliances < 1) {
        fprintf(stderr, "usage: make ALLIANCES DOCUMENT [FOLDER]\n");
        return 2;
    }
    plan.organisations = plan.alliances / 5 + 1;
    plan.document.json = fopen(argv[2], "w");
    plan.document.folder = argv[3];
    if (!plan.document.json) {
        perror(argv[2]);
        return 1;
    }
    document_begin(&plan.document);
    write_organisations(&plan);
    write_people(&plan);
    plan_write_each(&plan, "alliance", write_alliance);
    plan_write_each(&plan, "party", write_parties);
    plan_write_steps(&plan);
    if (!document_end(&plan.document) || fclose(plan.document.json) != 0) {
        perror(argv[2]);
        return 1;
    }
    printf("%ld\n", plan.document.records);
    return 0;
}
