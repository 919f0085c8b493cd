/* The parties a row of a table of alliances brings along. */
#include <string.h>

#include "src/io/csv_load.h"
#include "src/store/query.h"

/*
 * Values for new organisations go in with them; of one that is there only what is unknown is
 * filled.
 */
static bool
fill_organisation(struct csv_load *load, const struct csv_party *party, struct err *err)
{
    struct record *record = &load->take.refer.made[party->made], stored;
    bool changed = false;
    enum intake_result result;

    if (!party->fresh) {
        record = &stored;
        if (!record_load(load->book->store, entity_find("organisation"), party->organisation,
                         &load->take.arena, record, err))
            return false;
        record->updated_at = NULL;
    }
    for (size_t i = 0; i < load->take.n_party_values; i++) {
        const struct csv_party_value *value = &load->take.party_values[i];
        size_t at;

        if (!value->of_organisation || value->them != party->them)
            continue;
        at = entity_position(record->entity, value->field);
        if (!party->fresh && record->values[at].kind != VALUE_NULL)
            continue;
        record->values[at] = value->value;
        changed = true;
    }
    return party->fresh || !changed || intake_write(&load->intake, record, &result, err);
}

bool
csv_load_fill_new(struct csv_load *load, struct err *err)
{
    for (size_t i = 0; i < load->take.n_parties; i++)
        if (load->take.parties[i].fresh && !fill_organisation(load, &load->take.parties[i], err))
            return false;
    return true;
}

/* The party record of an organisation; made when it is new. */
static bool
write_party(struct csv_load *load, const char *alliance, const char *organisation, bool them,
            struct err *err)
{
    const struct entity *entity = entity_find("party");
    const char *side = them ? "them" : "us";
    char *id = query_string(load->book->store, &load->take.arena, err,
                            "SELECT id FROM party WHERE alliance=?1 AND organisation=?2 AND "
                            "side=?3 AND deleted=0 LIMIT 1",
                            "ttt", alliance, organisation, side);
    struct record record;
    enum intake_result result;

    if (err->kind)
        return false;
    if (!id) {
        csv_load_record(load, entity, &record);
        id_make(store_env(load->book->store), record.id);
        csv_put(&record, "alliance", value_text(alliance));
        csv_put(&record, "organisation", value_text(organisation));
        csv_put(&record, "side", value_text(side));
    } else if (!record_load(load->book->store, entity, id, &load->take.arena, &record, err)) {
        return false;
    }
    record.updated_at = NULL;
    for (size_t i = 0; i < load->take.n_party_values; i++) {
        const struct csv_party_value *value = &load->take.party_values[i];

        if (!value->of_organisation && value->them == them)
            record.values[entity_position(entity, value->field)] = value->value;
    }
    if (!intake_write(&load->intake, &record, &result, err))
        return false;
    load->made += result == INTAKE_ADDED;
    return true;
}

bool
csv_load_parties(struct csv_load *load, const char *alliance, bool fresh, struct err *err)
{
    const char *ours;

    for (size_t i = 0; i < load->take.n_parties; i++) {
        const struct csv_party *party = &load->take.parties[i];

        if (!party->fresh && load->take.n_party_values && !fill_organisation(load, party, err))
            return false;
        if (!write_party(load, alliance, party->organisation, party->them, err))
            return false;
    }
    if (!fresh || load->has_our_side)
        return true;
    ours = csv_refer_ours(&load->take.refer, err);
    return !err->kind && (!*ours || write_party(load, alliance, ours, false, err));
}
