# Formats, both ways.
IO_SOURCES = \
	src/io/answer_file.h src/io/answer_folder.c src/io/answer_folder.h src/io/answer_read.c \
	src/io/answer_save.c src/io/answer_save.h src/io/answer_sheet.c src/io/answer_sheet.h \
	src/io/answer_table.c src/io/answer_take.c src/io/answer_words.h src/io/answer_write.c \
	src/io/csv_cell.c src/io/csv_export.c src/io/csv_export.h src/io/csv_import.c src/io/csv_import.h \
	src/io/csv_key.c src/io/csv_key.h src/io/csv_load.c src/io/csv_load.h src/io/csv_mapping.c \
	src/io/csv_mapping.h src/io/csv_party.c src/io/csv_preview.c src/io/csv_read.c src/io/csv_read.h \
	src/io/csv_refer.c src/io/csv_refer.h src/io/csv_take.c src/io/csv_take.h src/io/csv_target.c \
	src/io/csv_write.c src/io/csv_write.h src/io/export_rows.c src/io/export_rows.h \
	src/io/export_value.c src/io/export_value.h src/io/import.h src/io/index.c src/io/index.h \
	src/io/intake.c src/io/intake.h src/io/intake_read.c src/io/intake_state.c src/io/intake_unique.c \
	src/io/intake_write.c src/io/json_build.c src/io/json_build.h src/io/json_export.c \
	src/io/json_export.h src/io/json_import.c src/io/json_import.h src/io/json_reader.c \
	src/io/json_reader.h src/io/json_record.c src/io/json_record.h src/io/outlet.c src/io/outlet.h \
	src/io/pinned.c src/io/pinned.h src/io/rejects.c src/io/rejects.h src/io/sink.c src/io/sink.h \
	src/io/source.c src/io/source.h src/io/spool.c src/io/spool.h
