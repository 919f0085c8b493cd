#!/bin/sh
# embed.sh SYMBOL FILE... > out.c: text files as C, see src/base/embedded.h.
# Each line becomes one string literal: compilers read those many times faster than lists of bytes.
# That nothing was lost on the way is asserted by size when it is compiled.
set -eu
LC_ALL=C
export LC_ALL

symbol=$1
shift
return=$(printf '\r')
cat <<EOF
/* Made by m4/embed.sh from the files named below. */
#include "src/base/embedded.h"

#if defined __GNUC__
#pragma GCC diagnostic ignored "-Woverlength-strings"
#endif

extern const struct embedded_file ${symbol}[];

EOF
number=0
for file; do
    last=
    if [ -n "$(tail -c 1 "$file")" ]; then
        last='$s/\\n"$/"/'    # no line feed behind the last line
    fi
    echo "static const char ${symbol}_${number}[] ="
    sed -e 's/[\\"?]/\\&/g' -e "s/${return}/\\\\r/g" -e 's/^/    "/' -e 's/$/\\n"/' -e "$last" "$file"
    echo "    \"\";"
    echo "_Static_assert(sizeof ${symbol}_${number} - 1 == $(($(wc -c <"$file"))), \"${file##*/} was changed by embedding\");"
    echo
    number=$((number + 1))
done
echo "const struct embedded_file ${symbol}[] = {"
number=0
for file; do
    echo "    { \"${file##*/}\", ${symbol}_${number}, $(($(wc -c <"$file"))) },"
    number=$((number + 1))
done
echo "    { 0, 0, 0 }"
echo "};"
