/**
 * What lies under the handlers: the pipeline of a request, api-versions, and the only place that renders an error.
 */
@NullMarked
package io.github.acsemulator.http;

import org.jspecify.annotations.NullMarked;
