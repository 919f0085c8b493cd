/* Which columns the lists leave out: an option that names them as "person.email action.note". */
#ifndef ENTENTE_UI_SCREEN_LEFT_OUT_H
#define ENTENTE_UI_SCREEN_LEFT_OUT_H

#include "src/config/option.h"
#include "src/model/entity.h"

/** True when lists of `entity` leave the column `name` out. */
bool left_out(const struct config *config, const struct entity *entity, const char *name);

/** Leave it out, or show it again; kept in the settings. */
bool left_out_turn(struct config *config, const struct entity *entity, const char *name, struct err *err);

#endif
