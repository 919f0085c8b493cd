# What must agree, and the arithmetic of figures: pure functions.
RULES_SOURCES = \
	src/rules/average.c src/rules/average.h src/rules/calendar.c src/rules/calendar.h src/rules/light.c \
	src/rules/light.h src/rules/record_rules.c src/rules/record_rules.h src/rules/tally.c \
	src/rules/tally.h
