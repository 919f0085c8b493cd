/* SHA-256 (FIPS 180-4) and HMAC (RFC 2104): codes that nobody without the key can make up. */
#ifndef ENTENTE_BASE_SHA256_H
#define ENTENTE_BASE_SHA256_H

#include <stddef.h>

enum { SHA256_SIZE = 32 };

/** The digest of `n` bytes. */
void sha256(const void *bytes, size_t n, unsigned char out[SHA256_SIZE]);

/** The code of `n` bytes under a key. */
void sha256_keyed(const void *key, size_t n_key, const void *bytes, size_t n,
                  unsigned char out[SHA256_SIZE]);

#endif
