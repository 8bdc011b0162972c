/**
 * The emulator's own routes, visibly not Azure's: health, info, certificates, keys to verify tokens with.
 */
@NullMarked
package io.github.acsemulator.control;

import org.jspecify.annotations.NullMarked;
