/**
 * The one JSON mapper, and reading of request bodies as the service reads them.
 */
@NullMarked
package io.github.acsemulator.json;

import org.jspecify.annotations.NullMarked;
