/**
 * The official Azure SDK for Java against the emulator, unchanged.
 *
 * <p>Without any property one emulator in this JVM serves all tests. {@code -Dconformance.connectionString=…} and
 * {@code -Dconformance.caFile=…} aim them at a server that is running already, and {@code -Dconformance.real=true}
 * besides at a resource in Azure; what is known of the emulator alone is skipped there.
 */
package io.github.acsemulator.conformance;
