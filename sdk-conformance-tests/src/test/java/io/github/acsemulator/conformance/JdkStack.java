package io.github.acsemulator.conformance;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;

final class JdkStack {

    private JdkStack() {}

    static HttpClient clientThatHas(Trust trust) {
        return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trust.sslContext())).build();
    }
}
