# Views in panels: what the screens of figures show and the command line prints.
PANEL_SOURCES = \
	src/panel/benchmark_panels.c src/panel/benchmark_panels.h src/panel/calendar_panels.c \
	src/panel/calendar_panels.h src/panel/figure_line.c src/panel/figure_line.h src/panel/figure_next.c \
	src/panel/figure_next.h src/panel/figure_panels.c src/panel/figure_panels.h \
	src/panel/governance_panels.c src/panel/governance_panels.h src/panel/governance_trust.c \
	src/panel/governance_work.c src/panel/learning_contact.c src/panel/learning_cycle.c \
	src/panel/learning_flow.c src/panel/learning_panels.c src/panel/learning_panels.h src/panel/panel.c \
	src/panel/panel.h src/panel/picture.c src/panel/picture.h src/panel/portfolio_due.c \
	src/panel/portfolio_panels.c src/panel/portfolio_panels.h src/panel/portfolio_ties.c \
	src/panel/progress_panels.c src/panel/progress_panels.h src/panel/progress_people.c \
	src/panel/progress_quadrant.c src/panel/progress_survey.c src/panel/progress_tables.c \
	src/panel/record_line.c src/panel/record_line.h src/panel/risks_panels.c src/panel/risks_panels.h \
	src/panel/sketch.c src/panel/sketch.h src/panel/state_bars.c src/panel/state_bars.h \
	src/panel/step_panels.c src/panel/step_panels.h src/panel/view.c src/panel/view.h
