#!/bin/sh
# Replay the kept inputs of every fuzz target.
set -eu
for target in answer ini json portfolio text value; do
    "./tests/fuzz_$target" "${SRCDIR:-.}/tests/corpus/$target"
done
