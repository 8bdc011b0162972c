/**
 * The runnable jar as a module, which the image's runtime holds beside the JDK's: the JVM is quicker to find classes in
 * it than in a jar. Services of libraries that the emulator uses are named here, for a module's are not looked up in
 * META-INF/services. Open, for libraries find resources and members by reflection.
 */
open module io.github.acsemulator {
    requires java.logging;
    requires java.management;
    requires java.naming;
    requires java.net.http;
    requires jdk.unsupported;

    uses org.eclipse.jetty.http.HttpFieldPreEncoder;
    uses org.slf4j.spi.SLF4JServiceProvider;

    provides org.eclipse.jetty.http.HttpFieldPreEncoder with
            org.eclipse.jetty.http.Http10FieldPreEncoder,
            org.eclipse.jetty.http.Http11FieldPreEncoder;
    provides org.slf4j.spi.SLF4JServiceProvider with
            org.slf4j.jul.JULServiceProvider;
}
