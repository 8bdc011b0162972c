/**
 * The official SDKs of every language, each version in an environment of its own, against one emulator; what came out
 * of it, kept in {@code results.json}; and the tables that are written from that.
 */
@NullMarked
package io.github.acsemulator.clients;

import org.jspecify.annotations.NullMarked;
