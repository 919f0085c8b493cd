RULES_SOURCES = \
	src/rules/record_rules.c src/rules/record_rules.h
