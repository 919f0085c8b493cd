/* What a reference can be set to: records that are there, and new ones made from what was typed. */
#ifndef ENTENTE_UI_SCREEN_OFFER_H
#define ENTENTE_UI_SCREEN_OFFER_H

#include "ui/screen/part_form.h"

/**
 * Offer the records that a reference of type `part` may lead to and that match `typed`, then to make a
 * new one; such a key starts with `+`. `rows` is the field whose rows are meant when it leads to a row
 * of a step ("s04.candidates"), else NULL.
 */
void offer_records(const struct part_place *place, const struct method_part *part, const char *rows,
                   const char *typed, struct form_found *found);

/** True for the code of what limits are set for (bound.code): a text for which figures are offered. */
bool offer_is_figure(const struct entity *entity, const struct method_part *part);

/** Offer the figures that have limits, and the metrics of the alliance, by name and code. */
void offer_figures(const struct part_place *place, const char *typed, struct form_found *found);

/**
 * The id that `text`, an offered key or a name as typed, stands for; lives in the arena. A key with `+`
 * makes the record first. A person is made as "Ana Rao @ Acme"; Acme is made too when it is not
 * there.
 */
bool offer_take(const struct part_place *place, const struct method_part *part, const char *text,
                const char **id, struct err *err);

/**
 * What the offered key of a metric that is not the alliance's own yet is called ("M1.4 Breaches ..."), in the arena;
 * NULL for any other text. In a new record it waits and becomes one together with it.
 */
const char *offer_waits(const struct part_place *place, const struct method_part *part, const char *text);

/** The field whose rows the column `name` of a step's rows refers to ("s04.candidates"), or NULL. */
const char *offer_rows_of(const struct method_part *column);

#endif
