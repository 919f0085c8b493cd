/* What is loaded of the learning records. One plan an entity, so that families share the tables. */
#ifndef ENTENTE_FIGURES_PLAN_LEARNING_H
#define ENTENTE_FIGURES_PLAN_LEARNING_H

#include "src/figures/context.h"
#include "src/rules/asymmetry_rules.h"
#include "src/rules/attainment_rules.h"
#include "src/rules/contact_rules.h"
#include "src/rules/cycle_rules.h"
#include "src/rules/inkpen_rules.h"
#include "src/rules/knowledge_rules.h"
#include "src/rules/lesson_rules.h"

struct pair_facts {
    struct fact fact;
    const char *level, *our_person, *their_person;
    double times_per_month;
};

extern const struct load_plan pair_plan, learning_objective_plan, learning_progress_plan,
    item_plan, learning_event_plan, contact_plan, lesson_plan, application_plan, capacity_plan,
    inkpen_plan, cycle_plan, cell_plan, asymmetry_plan;

/* The facts the rules take, as of the day of the context. */
struct attainment facts_attainment(struct figures_context *context);
struct knowledge facts_knowledge(struct figures_context *context);
struct cycles facts_cycles(struct figures_context *context);
struct lessons facts_lessons(struct figures_context *context);

#endif
