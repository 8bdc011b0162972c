package io.github.acsemulator.testcontainers;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The HTTP clients of azure-core, in the order of preference. */
enum HttpLibrary {
    NETTY("azure-core-http-netty", "com.azure.core.http.netty.NettyAsyncHttpClientBuilder"),
    OKHTTP("azure-core-http-okhttp", "com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder"),
    JDK("azure-core-http-jdk-httpclient", "com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder");

    private final String artifact;
    private final String className;

    HttpLibrary(String artifact, String className) {
        this.artifact = artifact;
        this.className = className;
    }

    static HttpLibrary onClassPath() {
        return among(ClassPath::has);
    }

    static HttpLibrary among(Predicate<String> present) {
        return Arrays.stream(values())
                .filter(library -> present.test(library.className))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The Azure SDK has no HTTP client on the test class path: add one of com.azure:"
                                + Arrays.stream(values())
                                        .map(library -> library.artifact)
                                        .collect(Collectors.joining(", com.azure:"))
                                + "."));
    }
}
