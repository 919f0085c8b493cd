/* Codes of answer files: keyed with a secret of the health check, so that none can be made up. */
#include <ctype.h>
#include <string.h>

#include "src/base/sha256.h"
#include "src/ops/survey.h"

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void
survey_code(const struct survey_form *form, const char *respondent, char out[SURVEY_CODE_SIZE])
{
    unsigned char digest[SHA256_SIZE];
    char *at = out;

    sha256_keyed(form->secret, strlen(form->secret), respondent, strlen(respondent), digest);
    for (size_t i = 0; i < 20; i++) {
        size_t bit = 5 * i;
        unsigned pair = (unsigned)digest[bit / 8] << 8 | digest[bit / 8 + 1];

        if (i && i % 5 == 0)
            *at++ = '-';
        *at++ = digits[pair >> (11 - bit % 8) & 31];
    }
    *at = '\0';
}

/* Letters and digits only, as survey_code() writes them. */
static void
plain(const char *code, char out[SURVEY_CODE_SIZE])
{
    size_t n = 0;

    for (; *code && n + 1 < SURVEY_CODE_SIZE; code++) {
        int c = toupper((unsigned char)*code);

        if (isalnum(c))
            out[n++] = (char)(c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c);
    }
    out[n] = '\0';
}

bool
survey_code_find(struct book *book, const struct survey_form *form, const char *code,
                 char respondent[ID_SIZE], struct err *err)
{
    struct arena arena = { 0 };
    struct survey_people people;
    char wanted[SURVEY_CODE_SIZE], whole[SURVEY_CODE_SIZE], its[SURVEY_CODE_SIZE];
    bool found = false, ok = survey_people_load(book, form->id, &arena, &people, err);

    plain(code, wanted);
    for (size_t i = 0; ok && form->secret && i < people.n; i++) {
        survey_code(form, people.person[i].id, whole);
        plain(whole, its);
        if (!strcmp(wanted, its)) {
            memcpy(respondent, people.person[i].id, ID_SIZE);
            found = true;
        }
    }
    arena_free(&arena);
    if (ok && !found) {
        err_set(err, ERR_INPUT, form->secret
                ? "its code belongs to nobody who was invited to '%.100s'"
                : "this portfolio has no key for the codes of '%.100s': it came from elsewhere",
                form->name);
        err_hint(err, form->secret
                 ? "Perhaps the line 'Code:' was changed: put it back as it was sent, or write the "
                   "person a new file."
                 : "Take the answers in where the files were written, or enter them by hand.");
    }
    return ok && found;
}
