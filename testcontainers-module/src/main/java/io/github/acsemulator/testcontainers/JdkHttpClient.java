package io.github.acsemulator.testcontainers;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;

/** The only class that uses azure-core-http-jdk-httpclient. */
final class JdkHttpClient {

    private JdkHttpClient() {}

    static HttpClient trusting(EmulatorAccess acs) {
        return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(acs.createSslContext()))
                .build();
    }
}
