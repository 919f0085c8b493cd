#include "bench/words.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const firsts[] = {
    "Amber", "Anchor", "Arbour", "Aster", "Atlas", "Beacon", "Birch", "Blue River", "Bright",
    "Cairn", "Canal", "Cedar", "Clover", "Cobalt", "Comet", "Coral", "Delta", "Drift", "Eagle",
    "Ember", "Falcon", "Fern", "Fjord", "Forge", "Glacier", "Granite", "Grove", "Harbour", "Heron",
    "Hill", "Horizon", "Ibis", "Iron Gate", "Ivory", "Jade", "Juniper", "Köln", "Lagoon", "Linden",
    "Lumen", "Maple", "Meridian", "Nordlicht", "North", "Oak", "Orbit", "Pacific", "Pine", "Quartz",
    "Quest", "Raven", "Ridge", "Saffron", "Silver", "Stone", "Summit", "Tern", "Vega", "Willow",
    "Yarrow",
};
static const char *const seconds[] = {
    "Aerospace", "Biotech", "Boats", "Chemicals", "Devices", "Dyes", "Energy", "Engines", "Enzymes",
    "Foods", "Freight", "Glass", "Health", "Instruments", "Labs", "Logistics", "Marine",
    "Materials", "Mobility", "Motors", "Optics", "Paper", "Pharma", "Robotics", "Seeds", "Software",
    "Steel", "Systems", "Textiles", "Water",
};
static const char *const kinds[] = {
    "", " Group", " International", " Works", " Partners", " Holding", " AG", " Ltd", " Inc", " SA",
    " Union", " & Sons",
};
static const char *const topics[] = {
    "sensor glass", "pump monitoring", "battery cells", "cold chain", "seed coating",
    "joint studio", "harbour trucks", "hydrogen pilot", "dye recipes", "water test kits",
    "spare parts", "service centres", "data exchange", "bio packaging", "ship engines",
    "clinic network", "licence pool", "robot arms", "enzyme washing", "training academy",
};
static const char *const regions[] = {
    "Nordic", "Iberia", "Gulf", "Japan", "Brazil", "East Africa", "India", "Great Lakes",
};
static const char *const countries[] = {
    "Australia", "Brazil", "Canada", "China", "Denmark", "Egypt", "Finland", "France", "Germany",
    "India", "Indonesia", "Italy", "Japan", "Kenya", "Mexico", "Netherlands", "Norway", "Poland",
    "Portugal", "South Korea", "Spain", "Sweden", "Turkey", "United States",
};
static const char *const given[] = {
    "Ana", "Björn", "Chidi", "Dora", "Emil", "Farah", "Gita", "Hugo", "Ines", "Jun", "Karim",
    "Lena", "Marta", "Nils", "Olga", "Pedro", "Rosa", "Sven", "Tomoko", "Uma",
};
static const char *const families[] = {
    "Berg", "Castro", "Duarte", "Eriksen", "Fischer", "Gupta", "Haddad", "Ito", "Jansen", "Keller",
    "Lopez", "Marsh", "Nowak", "Okafor", "Petrov", "Rao", "Silva", "Tanaka", "Ullman", "Weiss",
};
static const char *const phrases[] = {
    "we bring the pumps and they bring the sensors", "customers ask both of us for one invoice",
    "neither side can build the line alone in time", "the pilot plant shows a saving of a fifth",
    "their laboratory is two years ahead of ours", "we keep the recipe and share the machine",
    "the first order must leave by spring", "both boards have seen the figures",
    "the harbour needs an answer before the tender", "service has to be the same in every country",
};

uint64_t
words_mix(uint64_t number)
{
    number += UINT64_C(0x9E3779B97F4A7C15);
    number = (number ^ (number >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    number = (number ^ (number >> 27)) * UINT64_C(0x94D049BB133111EB);
    return number ^ (number >> 31);
}

static const char *
first_of(long i)
{
    return i % 4001 == 17 ? "Zephyr" : firsts[(size_t)i % COUNT(firsts)];
}

static const char *
second_of(long i)
{
    return seconds[(size_t)i / COUNT(firsts) % COUNT(seconds)];
}

void
words_organisation(long i, char out[WORDS_NAME])
{
    snprintf(out, WORDS_NAME, "%s %s%s", first_of(i), second_of(i),
             kinds[(size_t)i / COUNT(firsts) / COUNT(seconds) % COUNT(kinds)]);
}

long
words_partner(long i, long organisations)
{
    return 1 + (long)(words_mix((uint64_t)i) % (uint64_t)organisations);
}

void
words_alliance(long i, long partner, char out[WORDS_NAME])
{
    uint64_t dice = words_mix((uint64_t)i + (UINT64_C(1) << 40));

    snprintf(out, WORDS_NAME, "%s %s–%s, %s", first_of(partner), second_of(partner),
             topics[dice % COUNT(topics)], regions[dice / COUNT(topics) % COUNT(regions)]);
}

const char *
words_country(long i)
{
    return countries[words_mix((uint64_t)i) % COUNT(countries)];
}

void
words_person(long i, char out[WORDS_NAME])
{
    snprintf(out, WORDS_NAME, "%s %s", given[(size_t)i % COUNT(given)],
             families[(size_t)i / COUNT(given) % COUNT(families)]);
}

void
words_sentence(uint64_t number, char *out, size_t room)
{
    uint64_t dice = words_mix(number);

    snprintf(out, room, "%s, and %s.", phrases[dice % COUNT(phrases)],
             phrases[dice / 16 % COUNT(phrases)]);
    if (*out >= 'a' && *out <= 'z')
        *out = (char)(*out - 'a' + 'A');
}
