package io.github.acsemulator.conformance;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import okhttp3.OkHttpClient;

final class OkHttpStack {

    private OkHttpStack() {}

    static HttpClient clientThatHas(Trust trust) {
        return new OkHttpAsyncHttpClientBuilder(new OkHttpClient.Builder()
                        .sslSocketFactory(trust.sslContext().getSocketFactory(), trust.manager())
                        .build())
                .build();
    }
}
