#include "ui/core/textedit_undo.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

enum { STATES = 64 };

struct state {
    char *text;
    size_t size, caret;
};

struct stack {
    struct state state[STATES];
    int count;
};

struct textedit_undo {
    struct stack past, future;
    enum undo_kind last;
    char message[120];
};

static void
push(struct stack *stack, const char *text, size_t size, size_t caret)
{
    struct state *state;

    if (stack->count == STATES) {
        mem_free(stack->state[0].text);
        memmove(stack->state, stack->state + 1, (STATES - 1) * sizeof *stack->state);
        stack->count--;
    }
    state = &stack->state[stack->count++];
    state->text = memcpy(mem_alloc(size + 1), text, size);
    state->size = size;
    state->caret = caret;
}

static void
clear(struct stack *stack)
{
    while (stack->count)
        mem_free(stack->state[--stack->count].text);
}

struct textedit_undo *
undo_new(void)
{
    return mem_alloc(sizeof(struct textedit_undo));
}

void
undo_free(struct textedit_undo *undo)
{
    if (!undo)
        return;
    clear(&undo->past);
    clear(&undo->future);
    mem_free(undo);
}

void
undo_remember(struct textedit_undo *undo, enum undo_kind kind, const char *text, size_t size,
              size_t caret)
{
    clear(&undo->future);
    if (kind == UNDO_OTHER || kind != undo->last || !undo->past.count)
        push(&undo->past, text, size, caret);
    undo->last = kind;
}

void
undo_break(struct textedit_undo *undo)
{
    undo->last = UNDO_OTHER;
}

bool
undo_step(struct textedit_undo *undo, bool redo, struct str *text, size_t *caret)
{
    struct stack *from = redo ? &undo->future : &undo->past,
                 *to = redo ? &undo->past : &undo->future;
    struct state state;

    if (!from->count)
        return false;
    state = from->state[--from->count];
    push(to, str_text(text), text->len, *caret);
    str_clear(text);
    str_add_bytes(text, state.text, state.size);
    *caret = state.caret;
    mem_free(state.text);
    undo->last = UNDO_OTHER;
    return true;
}

const char *
undo_say(struct textedit_undo *undo, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(undo->message, sizeof undo->message, format, args);
    va_end(args);
    return undo->message;
}
