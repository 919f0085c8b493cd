#!/bin/sh
# Replay the kept inputs of every fuzz target.
set -eu
for target in answer document ini json keys portfolio table text theme value; do
    "./tests/fuzz_$target" "${SRCDIR:-.}/tests/corpus/$target"
done
