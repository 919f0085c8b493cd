# Figures: indicators loaded, computed and written.
FIGURES_SOURCES = \
	src/figures/context.c src/figures/context.h src/figures/load.c src/figures/load.h
