#include "src/base/env.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "src/base/date.h"
#include "src/base/str.h"
#include "src/base/text.h"

static void
keep_clean(char *to, size_t room, const char *from)
{
    struct str clean = { 0 };

    text_clean(&clean, from, strlen(from), TEXT_LINE);
    snprintf(to, room, "%s", str_text(&clean));
    str_free(&clean);
}

void
env_system(struct env *env)
{
    struct passwd *pw = getpwuid(getuid());
    char host[65] = "";

    *env = (struct env){ .pid = (long)getpid() };
    if (pw && pw->pw_name && *pw->pw_name)
        keep_clean(env->user, sizeof env->user, pw->pw_name);
    else
        snprintf(env->user, sizeof env->user, "uid-%ld", (long)getuid());
    if (gethostname(host, sizeof host - 1) != 0 || !*host)
        snprintf(host, sizeof host, "localhost");
    keep_clean(env->host, sizeof env->host, host);
}

int64_t
env_now_ms(const struct env *env)
{
    struct timespec now;

    if (env->fixed_ms)
        return env->fixed_ms;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

long
env_today(const struct env *env)
{
    time_t seconds = (time_t)(env_now_ms(env) / 1000);
    struct tm local;

    localtime_r(&seconds, &local);
    return date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

void
env_random(struct env *env, void *bytes, size_t n)
{
    unsigned char *p = bytes;

    if (!env->seed) {
        while (n) {
            ssize_t got = getrandom(p, n, 0);

            if (got <= 0)
                continue;               /* interrupted by a signal */
            p += got;
            n -= (size_t)got;
        }
        return;
    }
    for (size_t i = 0; i < n; i++) {    /* xorshift: repeatable, for tests only */
        env->seed ^= env->seed << 13;
        env->seed ^= env->seed >> 7;
        env->seed ^= env->seed << 17;
        p[i] = (unsigned char)(env->seed >> 24);
    }
}

void
env_stamp(const struct env *env, char out[21])
{
    time_t seconds = (time_t)(env_now_ms(env) / 1000);
    struct tm utc;

    gmtime_r(&seconds, &utc);
    strftime(out, 21, "%Y-%m-%dT%H:%M:%SZ", &utc);
}
