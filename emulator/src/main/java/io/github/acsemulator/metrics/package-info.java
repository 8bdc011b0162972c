/**
 * Counts of requests, tokens and failures, and how they are told to Prometheus. The only package that imports its library,
 * which is loaded when somebody asks.
 */
@NullMarked
package io.github.acsemulator.metrics;

import org.jspecify.annotations.NullMarked;
