#include "bench/document.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define STAMP "2026-11-02T09:30:00Z"

static void
json_string(FILE *out, const char *text)
{
    putc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            putc('\\', out);
        putc(*text, out);
    }
    putc('"', out);
}

static void
csv_cell(struct document *document, const char *text)
{
    if (!document->csv)
        return;
    putc(',', document->csv);
    if (!strpbrk(text, ",\"\n")) {
        fputs(text, document->csv);
        return;
    }
    putc('"', document->csv);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', document->csv);
        putc(*text, document->csv);
    }
    putc('"', document->csv);
}

static void
name_member(struct document *document, const char *name)
{
    fprintf(document->json, ",\"%s\":", name);
}

void
document_begin(struct document *document)
{
    fputs("{\"entente\":1,\"method\":\"entente-1\",\"records\":{", document->json);
}

bool
document_end(struct document *document)
{
    fputs("\n}}\n", document->json);
    return fflush(document->json) == 0 && !ferror(document->json);
}

void
document_entity(struct document *document, const char *name)
{
    char path[4096];

    fprintf(document->json, "%s\n\"%s\":[", document->entities++ ? "," : "", name);
    document->of_entity = 0;
    if (!document->folder)
        return;
    snprintf(path, sizeof path, "%s/%s.csv", document->folder, name);
    document->csv = fopen(path, "w");
    if (!document->csv) {
        perror(path);
        exit(1);
    }
}

void
document_entity_end(struct document *document)
{
    fputs("\n]", document->json);
    if (document->csv)
        fclose(document->csv);
    document->csv = NULL;
}

void
document_record(struct document *document, const char *id)
{
    fprintf(document->json, "%s\n{\"id\":\"%s\"", document->of_entity++ ? "," : "", id);
    document->records++;
    if (document->csv)
        fputs(id, document->csv);
}

void
document_text(struct document *document, const char *name, const char *text)
{
    name_member(document, name);
    if (text)
        json_string(document->json, text);
    else
        fputs("null", document->json);
    csv_cell(document, text ? text : "");
}

void
document_int(struct document *document, const char *name, long number)
{
    char text[32];

    snprintf(text, sizeof text, "%ld", number);
    document_value(document, name, text, text);
}

void
document_real(struct document *document, const char *name, double number)
{
    char text[32];

    snprintf(text, sizeof text, "%g", number);
    document_value(document, name, text, text);
}

void
document_money(struct document *document, const char *name, int64_t minor,
               const char *currency)
{
    char text[32];

    snprintf(text, sizeof text, "%" PRId64, minor);
    name_member(document, name);
    fprintf(document->json, "{\"minor\":%s,\"currency\":\"%s\"}", text, currency);
    csv_cell(document, text);
    csv_cell(document, currency);
}

void
document_value(struct document *document, const char *name, const char *json, const char *cell)
{
    name_member(document, name);
    fputs(json, document->json);
    csv_cell(document, cell);
}

void
document_record_end(struct document *document, const char *note)
{
    document_text(document, "note", note);
    document_text(document, "created_at", STAMP);
    document_text(document, "updated_at", STAMP);
    putc('}', document->json);
    csv_cell(document, "0");     /* deleted */
    if (document->csv)
        putc('\n', document->csv);
}
