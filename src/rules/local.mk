# What must agree, and the arithmetic of figures: pure functions.
RULES_SOURCES = \
	src/rules/asymmetry_rules.c src/rules/asymmetry_rules.h src/rules/attainment_rules.c \
	src/rules/attainment_rules.h src/rules/average.c src/rules/average.h src/rules/calendar.c \
	src/rules/calendar.h src/rules/contact_rules.c src/rules/contact_rules.h src/rules/cycle_rules.c \
	src/rules/cycle_rules.h src/rules/decision_rules.c src/rules/decision_rules.h \
	src/rules/difference_rules.c src/rules/difference_rules.h src/rules/fact.def src/rules/fact_rules.c \
	src/rules/fact_rules.h src/rules/inkpen_rules.c src/rules/inkpen_rules.h src/rules/issue_rules.c \
	src/rules/issue_rules.h src/rules/knowledge_rules.c src/rules/knowledge_rules.h \
	src/rules/lesson_rules.c src/rules/lesson_rules.h src/rules/light.c src/rules/light.h \
	src/rules/meeting_rules.c src/rules/meeting_rules.h src/rules/metric_rules.c \
	src/rules/metric_rules.h src/rules/promise_rules.c src/rules/promise_rules.h \
	src/rules/record_rules.c src/rules/record_rules.h src/rules/risk_rules.c src/rules/risk_rules.h \
	src/rules/role_rules.c src/rules/role_rules.h src/rules/stakeholder_rules.c \
	src/rules/stakeholder_rules.h src/rules/state.def src/rules/state_rules.c src/rules/state_rules.h \
	src/rules/survey_profile_rules.c src/rules/survey_profile_rules.h src/rules/survey_rules.c \
	src/rules/survey_rules.h src/rules/tally.c src/rules/tally.h src/rules/trust_rules.c \
	src/rules/trust_rules.h src/rules/truth.c src/rules/truth.h src/rules/value_rules.c \
	src/rules/value_rules.h src/rules/warning_rules.c src/rules/warning_rules.h
