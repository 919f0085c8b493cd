/* Words that stand in every answer file. Inside reading and writing them. */
#ifndef ENTENTE_IO_ANSWER_WORDS_H
#define ENTENTE_IO_ANSWER_WORDS_H

/** Behind the two brackets of a mirror statement: who fills the file in, and the partner. */
extern const char answer_own_side[], answer_other_side[];

#endif
