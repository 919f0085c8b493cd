/* What must be there only once: codes, answers, one plan an alliance (records.md 3 to 5). */
#include <string.h>

#include "src/io/intake.h"

static const struct {
    const char *entity;
    const char *fields;              /* parted by blanks; without any there is one record in all */
    bool binned;                     /* those in the bin count too */
} uniques[] = {
    { "portfolio", "", false },
    { "bound", "alliance code", false },
    { "alliance", "code", true },
    { "step_state", "alliance step revision", false },
    { "step_answer", "alliance field revision", false },
    { "check_state", "alliance check revision review", false },
    { "exit_plan", "alliance", false },
    { "doz_cycle", "alliance number", false },
    { "doz_cell", "cycle area cell", false },
    { "metric", "alliance code", false },
};

static size_t
next_word(const char *words, char out[64])
{
    size_t n = strcspn(words, " ");

    memcpy(out, words, n);
    out[n] = '\0';
    return n + (words[n] == ' ');
}

/* Claim the key for the record; false when another record of the document has it. */
static bool
claim(struct intake *intake, const struct str *key, const struct record *record)
{
    bool fresh;
    char owner[ID_SIZE + 2] = "=";
    struct index_entry *entry = index_add(&intake->keys, str_text(key), key->len, &fresh);
    uint64_t mark;

    /* The owner is kept as the hash of its id, which index_add() makes. */
    strcat(owner, record->id);
    {
        bool ignored;
        size_t at = (size_t)(entry - intake->keys.entries);
        struct index_entry *name = index_add(&intake->keys, owner, strlen(owner), &ignored);

        mark = name->hash[0];
        entry = index_find(&intake->keys, str_text(key), key->len);
        (void)at;
    }
    if (fresh)
        entry->number = mark;
    return entry->number == mark;
}
