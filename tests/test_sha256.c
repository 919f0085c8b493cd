/* SHA-256 against the vectors of FIPS 180-4 and RFC 4231. */
#include <stdio.h>
#include <string.h>

#include "src/base/sha256.h"
#include "tests/support.h"

static void
is(const unsigned char digest[SHA256_SIZE], const char *wanted)
{
    char hex[2 * SHA256_SIZE + 1];

    for (size_t i = 0; i < SHA256_SIZE; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    assert_string_equal(hex, wanted);
}

static void
digests_are_those_of_the_standard(void **state)
{
    static char million[1000000];
    unsigned char out[SHA256_SIZE];

    (void)state;
    sha256("", 0, out);
    is(out, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha256("abc", 3, out);
    is(out, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, out);
    is(out, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    memset(million, 'a', sizeof million);
    sha256(million, sizeof million, out);
    is(out, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void
keyed_codes_are_those_of_the_standard(void **state)
{
    unsigned char key[131], out[SHA256_SIZE];

    (void)state;
    sha256_keyed("Jefe", 4, "what do ya want for nothing?", 28, out);
    is(out, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    memset(key, 0xaa, sizeof key);
    sha256_keyed(key, sizeof key, "Test Using Larger Than Block-Size Key - Hash Key First", 54, out);
    is(out, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_those_of_the_standard),
        cmocka_unit_test(keyed_codes_are_those_of_the_standard),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
