package io.github.acsemulator.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The server's key with what proves whose it is.
 *
 * @param key the private key of the first certificate in {@code chain}
 * @param chain what the server presents, its own certificate first
 * @param root what clients have to trust
 */
record CertifiedKey(PrivateKey key, List<X509Certificate> chain, X509Certificate root) {
    CertifiedKey {
        chain = List.copyOf(chain);
    }

    X509Certificate leaf() {
        return chain.get(0);
    }
}
