/**
 * The resources that this server stands in for, and their access keys.
 */
@NullMarked
package io.github.acsemulator.resource;

import org.jspecify.annotations.NullMarked;
