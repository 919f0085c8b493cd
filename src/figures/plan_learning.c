#include "src/figures/plan_learning.h"

LOAD_PLAN_OF(pair, pair_facts, "contact_pair", NULL, LOAD(pair_facts, level),
             LOAD(pair_facts, our_person), LOAD(pair_facts, their_person),
             LOAD(pair_facts, times_per_month));

LOAD_PLAN_OF(learning_objective, learning_objective_facts, "learning_objective", NULL,
             LOAD(learning_objective_facts, topic), LOAD(learning_objective_facts, wanted_by),
             LOAD(learning_objective_facts, progress_by), LOAD(learning_objective_facts, class),
             LOAD(learning_objective_facts, state), LOAD(learning_objective_facts, weight),
             LOAD(learning_objective_facts, attained_on),
             LOAD_AS(learning_objective_facts, has_date, "attained_on"));

LOAD_PLAN_OF(learning_progress, learning_progress_facts, "learning_progress", "objective",
             LOAD(learning_progress_facts, objective), LOAD(learning_progress_facts, date),
             LOAD(learning_progress_facts, progress), LOAD(learning_progress_facts, estimated));

LOAD_PLAN_OF(item, item_facts, "knowledge_item", NULL, LOAD(item_facts, name),
             LOAD(item_facts, objective), LOAD(item_facts, owner_side), LOAD(item_facts, type),
             LOAD(item_facts, class), LOAD(item_facts, state), LOAD(item_facts, mechanisms),
             LOAD(item_facts, value), LOAD(item_facts, accessible_on),
             LOAD(item_facts, applied_on));

LOAD_PLAN_OF(learning_event, learning_event_facts, "learning_event", NULL,
             LOAD(learning_event_facts, direction), LOAD(learning_event_facts, item),
             LOAD(learning_event_facts, level), LOAD(learning_event_facts, date),
             LOAD(learning_event_facts, intended), LOAD(learning_event_facts, result));

LOAD_PLAN_OF(contact, contact_facts, "contact", NULL, LOAD(contact_facts, channel),
             LOAD(contact_facts, date), LOAD(contact_facts, formal),
             LOAD(contact_facts, learning));

LOAD_PLAN_OF(lesson, lesson_facts, "lesson", NULL, LOAD(lesson_facts, title),
             LOAD(lesson_facts, scope), LOAD(lesson_facts, state));

LOAD_PLAN_OF(application, application_facts, "lesson_application", "lesson",
             LOAD(application_facts, lesson), LOAD(application_facts, alliance),
             LOAD(application_facts, date));

LOAD_PLAN_OF(capacity, capacity_facts, "absorptive_capacity", NULL, LOAD(capacity_facts, side),
             LOAD(capacity_facts, date), LOAD(capacity_facts, recognise),
             LOAD(capacity_facts, assimilate), LOAD(capacity_facts, apply));

LOAD_PLAN_OF(inkpen, inkpen_facts, "inkpen_answer", NULL, LOAD(inkpen_facts, question),
             LOAD(inkpen_facts, side), LOAD(inkpen_facts, date), LOAD(inkpen_facts, value));

LOAD_PLAN_OF(cycle, cycle_facts, "doz_cycle", NULL, LOAD(cycle_facts, state),
             LOAD(cycle_facts, number), LOAD(cycle_facts, opened_on),
             LOAD(cycle_facts, closed_on));

LOAD_PLAN_OF(cell, cell_facts, "doz_cell", "cycle", LOAD(cell_facts, cycle),
             LOAD(cell_facts, area), LOAD(cell_facts, cell), LOAD(cell_facts, readjustment),
             LOAD(cell_facts, text),
             LOAD(cell_facts, rating), LOAD(cell_facts, efficiency), LOAD(cell_facts, equity),
             LOAD(cell_facts, adaptability), LOAD(cell_facts, date), LOAD(cell_facts, due),
             LOAD(cell_facts, done_on), LOAD_AS(cell_facts, has_done_on, "done_on"));

LOAD_PLAN_OF(asymmetry, asymmetry_facts, "asymmetry", NULL, LOAD(asymmetry_facts, kind),
             LOAD(asymmetry_facts, rated_by), LOAD(asymmetry_facts, effect),
             LOAD(asymmetry_facts, response), LOAD(asymmetry_facts, date),
             LOAD(asymmetry_facts, score_us), LOAD(asymmetry_facts, score_them));

struct attainment
facts_attainment(struct figures_context *context)
{
    struct attainment attainment = { 0 };

    attainment.objective = figures_rows(context, &learning_objective_plan, &attainment.n);
    attainment.progress = figures_rows(context, &learning_progress_plan, &attainment.n_progress);
    attainment.item = figures_rows(context, &item_plan, &attainment.n_items);
    attainment_gather(&attainment, context->arena);
    return attainment;
}

struct knowledge
facts_knowledge(struct figures_context *context)
{
    struct knowledge knowledge = { .today = context->day };

    knowledge.item = figures_all(context, &item_plan, &knowledge.n);
    knowledge.event = figures_rows(context, &learning_event_plan, &knowledge.n_events);
    return knowledge;
}

struct cycles
facts_cycles(struct figures_context *context)
{
    struct cycles cycles = { .today = context->day };

    cycles.cycle = figures_rows(context, &cycle_plan, &cycles.n);
    cycles.cell = figures_rows(context, &cell_plan, &cycles.n_cells);
    return cycles;
}

struct lessons
facts_lessons(struct figures_context *context)
{
    struct lessons lessons = { .alliance = context->alliance->fact.id };

    lessons.lesson = figures_rows(context, &lesson_plan, &lessons.n);
    lessons.application = figures_rows(context, &application_plan, &lessons.n_applications);
    return lessons;
}
