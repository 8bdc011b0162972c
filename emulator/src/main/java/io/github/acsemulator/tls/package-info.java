/**
 * Certificates, and the one port that speaks HTTP and HTTPS.
 */
@NullMarked
package io.github.acsemulator.tls;

import org.jspecify.annotations.NullMarked;
