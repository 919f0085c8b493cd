#include "src/base/money.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/number.h"

int
money_digits(const char *currency)
{
    static const char none[] = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    static const char three[] = "BHD IQD JOD KWD LYD OMR TND";

    if (strlen(currency) != 3)
        return 2;
    return strstr(none, currency) ? 0 : strstr(three, currency) ? 3 : 2;
}

bool
money_is_currency(const char *text)
{
    return strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3 && !text[3];
}

static bool
refuse(struct err *err, const char *text)
{
    err_set(err, ERR_INPUT, "'%s' is not an amount of money", text);
    return err_hint(err, "Write 1,500,000 EUR or 1500.50.");
}

bool
money_read(const char *text, const char *currency, int64_t *minor, char out_currency[4],
           struct err *err)
{
    char code[4] = "";
    int64_t value = 0;
    int digits, decimals = -1, figures = 0, letters = 0;
    bool negative = false;

    for (const char *p = text; *p; p++)
        if (isalpha((unsigned char)*p)) {
            if (letters == 3)
                return refuse(err, text);
            code[letters++] = (char)toupper((unsigned char)*p);
        }
    if (letters && letters != 3)
        return refuse(err, text);
    if (!letters)
        snprintf(code, sizeof code, "%s", currency);
    digits = money_digits(code);
    for (const char *p = text; *p; p++) {
        if (isalpha((unsigned char)*p) || *p == ' ' || (*p == ',' && decimals < 0 && figures))
            continue;
        if (*p == '-' && !figures && !negative) {
            negative = true;
        } else if (*p == '.' && decimals < 0) {
            decimals = 0;
        } else if (isdigit((unsigned char)*p)) {
            if (decimals >= digits && *p != '0') {
                err_set(err, ERR_INPUT, "'%s' has more than %d decimals", text, digits);
                return err_hint(err, "%s has %d.", code, digits);
            }
            if (decimals < digits)
                value = value * 10 + (*p - '0');
            if (decimals >= 0)
                decimals++;
            figures++;
            if (value > MONEY_MAX)
                return err_set(err, ERR_INPUT, "'%s' is too large", text);
        } else {
            return refuse(err, text);
        }
    }
    if (!figures)
        return refuse(err, text);
    for (int i = decimals < 0 ? 0 : decimals; i < digits; i++)
        value *= 10;
    if (value > MONEY_MAX)
        return err_set(err, ERR_INPUT, "'%s' is too large", text);
    *minor = negative ? -value : value;
    snprintf(out_currency, 4, "%s", code);
    return true;
}

void
money_write(int64_t minor, const char *currency, char *out, size_t room)
{
    int digits = money_digits(currency);
    uint64_t value = minor < 0 ? (uint64_t)-minor : (uint64_t)minor, unit = 1;
    char whole[32], grouped[NUMBER_GROUPED];

    for (int i = 0; i < digits; i++)
        unit *= 10;
    snprintf(whole, sizeof whole, "%llu", (unsigned long long)(value / unit));
    number_group(whole, grouped);
    if (value % unit)
        snprintf(out, room, "%s%s.%0*llu %s", minor < 0 ? "-" : "", grouped, digits,
                 (unsigned long long)(value % unit), currency);
    else
        snprintf(out, room, "%s%s %s", minor < 0 ? "-" : "", grouped, currency);
}
