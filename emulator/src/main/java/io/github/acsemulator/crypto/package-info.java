/**
 * Where algorithms come from: one provider for all of them, so that a native one can take the JDK's place.
 */
@NullMarked
package io.github.acsemulator.crypto;

import org.jspecify.annotations.NullMarked;
