# Formats, both ways.
IO_SOURCES = \
	src/io/csv_read.c src/io/csv_read.h src/io/csv_write.c src/io/csv_write.h src/io/export_rows.c src/io/export_rows.h \
	src/io/index.c src/io/index.h src/io/json_export.c src/io/json_export.h src/io/json_record.c src/io/json_record.h \
	src/io/pinned.c src/io/pinned.h src/io/sink.c src/io/sink.h src/io/source.c src/io/source.h src/io/spool.c \
	src/io/spool.h
