/**
 * The rates at which the service is documented to take requests, and the refusal of those beyond.
 */
@NullMarked
package io.github.acsemulator.limit;

import org.jspecify.annotations.NullMarked;
