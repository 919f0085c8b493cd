# Options, themes, and the reading of INI files.
CONFIG_SOURCES = \
	src/config/color.c src/config/color.h src/config/config.c src/config/ini.c src/config/ini.h src/config/ini_scan.c src/config/ini_scan.h \
	src/config/option.c src/config/option.def src/config/option.h src/config/path.c src/config/path.h \
	src/config/role.def src/config/theme.c src/config/theme.h src/config/theme_file.c

THEME_FILES = \
	themes/colour-blind-safe.ini themes/dark.ini themes/default.ini themes/high-contrast.ini \
	themes/light.ini themes/mono.ini themes/projector.ini

themesdir = $(pkgdatadir)/themes
dist_themes_DATA = $(THEME_FILES)
CLEANFILES += src/embedded_themes.c

src/embedded_themes.c: $(THEME_FILES) m4/embed.sh
	@$(MKDIR_P) src
	$(AM_V_GEN)cd $(srcdir) && $(SHELL) m4/embed.sh embedded_themes $(THEME_FILES) > $(abs_builddir)/$@
