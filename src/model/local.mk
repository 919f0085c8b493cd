MODEL_SOURCES = \
	src/model/entity.c src/model/entity.def src/model/entity.h src/model/field.c src/model/field.h \
	src/model/record.c src/model/record.h src/model/value.c src/model/value.h
