# The method: its files checked, loaded into the portfolio, and read from there.
METHOD_SOURCES = \
	src/method/choose.c src/method/find.c src/method/folder.c src/method/indicator.c \
	src/method/inside.h src/method/load.c src/method/load.h src/method/method.c src/method/method.h \
	src/method/offer.c src/method/part.c src/method/read.c src/method/reference_chart.c \
	src/method/reference_chart.h src/method/register.c src/method/set.c src/method/set.h \
	src/method/set_indicators.c src/method/set_input.c src/method/set_keys.c \
	src/method/set_references.c src/method/set_registers.c src/method/set_steps.c \
	src/method/set_survey.c src/method/set_topics.c src/method/set_vocabularies.c src/method/show.c \
	src/method/step.c src/method/survey.c src/method/texts.c src/method/texts.h src/method/topic.c \
	src/method/vocabulary.c src/method/word.c
