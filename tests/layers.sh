#!/bin/sh
# Includes run downwards only. Reads every #include "..." of src and ui.
set -u
cd "${SRCDIR:-.}" || exit 1

# What a layer may include, itself left out.
allowed() {
    case $1 in
        src/base) echo ;;
        src/config) echo src/base ;;
        src/store) echo src/base ;;
        src/model) echo src/base src/store ;;
        src/method) echo src/base src/config src/store src/model ;;
        src/rules) echo src/base src/store src/model src/method ;;
        src/ops) echo src/base src/config src/store src/model src/method src/rules ;;
        src/figures) echo src/base src/config src/store src/model src/method src/rules src/ops ;;
        src/panel) echo src/base src/config src/store src/model src/method src/rules src/ops src/figures ;;
        src/io) echo src/base src/config src/store src/model src/method src/rules src/ops src/figures ;;
        src/cli) echo src/base src/config src/store src/model src/method src/rules src/ops src/figures src/panel src/io ;;
        ui/core) echo src/base src/config ;;
        ui/term) echo src/base src/config ui/core ;;
        ui/widget) echo src/base src/config ui/core ;;
        ui/screen) echo src/base src/config src/store src/model src/method src/rules src/ops src/figures src/panel src/io ui/core ui/widget ;;
    esac
}

bad=0
for file in $(find src ui -name '*.[ch]'); do
    layer=$(echo "$file" | cut -d/ -f1,2)
    [ -d "$layer" ] || continue                   # ui/main.c and its like know everything
    may=" $layer $(allowed "$layer") "
    for include in $(sed -n 's/^#include "\([a-z]*\/[a-z_]*\)\/.*/\1/p' "$file" | sort -u); do
        case $may in
            *" $include "*) ;;
            *) echo "$file includes $include"; bad=1 ;;
        esac
    done
    case $file in
        ui/term/*) ;;
        *) grep -l '#include <.*curses' "$file" && { echo "$file includes curses"; bad=1; } ;;
    esac
    case $file in
        src/store/*) ;;
        *) grep -l '#include <sqlite3' "$file" && { echo "$file includes sqlite3"; bad=1; } ;;
    esac
    case $file in
        src/config/*) ;;
        *) grep -l '#include <.*iniparser' "$file" && { echo "$file includes iniparser"; bad=1; } ;;
    esac
done
exit $bad
