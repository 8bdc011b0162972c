package io.github.acsemulator.conformance;

import com.azure.core.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the SDK sends its requests with. Not every one runs with every version of the SDK. */
enum HttpStack {
    NETTY,
    OKHTTP,
    JDK;

    private static final List<HttpStack> MEANT = Arrays.stream(
                    System.getProperty("conformance.httpStacks", "netty,okhttp,jdk")
                            .split(","))
            .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();

    static List<HttpStack> meant() {
        return MEANT;
    }

    HttpClient clientThatHas(Trust trust) {
        return switch (this) {
            case NETTY -> NettyStack.clientThatHas(trust);
            case OKHTTP -> OkHttpStack.clientThatHas(trust);
            case JDK -> JdkStack.clientThatHas(trust);
        };
    }
}
