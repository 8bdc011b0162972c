/**
 * The error model: every refusal the server can give, in the service's own words and with its evidence.
 */
@NullMarked
package io.github.acsemulator.error;

import org.jspecify.annotations.NullMarked;
