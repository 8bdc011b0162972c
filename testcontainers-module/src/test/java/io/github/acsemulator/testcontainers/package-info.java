/** Tests of the module, with an engine ({@link DockerTest}) and without. */
@NullMarked
package io.github.acsemulator.testcontainers;

import org.jspecify.annotations.NullMarked;
