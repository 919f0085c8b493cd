MODEL_SOURCES = \
	src/model/entity.c src/model/entity.def src/model/entity.h src/model/field.c src/model/field.h \
	src/model/owner.c src/model/owner.h src/model/record.c src/model/record.h src/model/unique.c \
	src/model/unique.h src/model/value.c src/model/value.h src/model/value_check.c \
	src/model/value_inside.h src/model/value_json.c src/model/value_read.c
