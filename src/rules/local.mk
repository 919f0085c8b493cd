# What must agree, and the arithmetic of figures: pure functions.
RULES_SOURCES = \
	src/rules/average.c src/rules/average.h src/rules/calendar.c src/rules/calendar.h \
	src/rules/decision_rules.c src/rules/decision_rules.h src/rules/issue_rules.c \
	src/rules/issue_rules.h src/rules/light.c src/rules/light.h src/rules/meeting_rules.c \
	src/rules/meeting_rules.h src/rules/promise_rules.c src/rules/promise_rules.h \
	src/rules/record_rules.c src/rules/record_rules.h src/rules/role_rules.c src/rules/role_rules.h \
	src/rules/tally.c src/rules/tally.h src/rules/trust_rules.c src/rules/trust_rules.h \
	src/rules/value_rules.c src/rules/value_rules.h
