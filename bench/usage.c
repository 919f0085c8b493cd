#include "bench/usage.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number behind `label` in a file of "label: number" lines. */
static long
number_in(const char *path, const char *label)
{
    char line[256];
    long number = 0;
    FILE *file = fopen(path, "re");

    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, label, strlen(label)) == 0)
            number = strtol(line + strlen(label), NULL, 10);
    if (file)
        fclose(file);
    return number;
}

static void
add_thread(struct usage *usage, const char *folder, const char *thread)
{
    char path[300];
    long long run_ns;
    FILE *file;

    snprintf(path, sizeof path, "%s/%.16s/status", folder, thread);
    usage->waits += number_in(path, "voluntary_ctxt_switches:");
    snprintf(path, sizeof path, "%s/%.16s/schedstat", folder, thread);
    file = fopen(path, "re");
    if (file && fscanf(file, "%lld", &run_ns) == 1)
        usage->cpu_ms += (double)run_ns / 1e6;
    if (file)
        fclose(file);
}

struct usage
usage_of(pid_t process)
{
    struct usage usage = { 0 };
    struct dirent *entry;
    char path[64];
    DIR *folder;

    snprintf(path, sizeof path, "/proc/%ld/status", (long)process);
    usage.rss_kb = number_in(path, "VmRSS:");
    usage.peak_kb = number_in(path, "VmHWM:");
    usage.private_kb = number_in(path, "RssAnon:");
    usage.known = usage.rss_kb > 0;
    snprintf(path, sizeof path, "/proc/%ld/task", (long)process);
    folder = opendir(path);
    while (folder && (entry = readdir(folder)))
        if (isdigit((unsigned char)entry->d_name[0]))
            add_thread(&usage, path, entry->d_name);
    if (folder)
        closedir(folder);
    return usage;
}
