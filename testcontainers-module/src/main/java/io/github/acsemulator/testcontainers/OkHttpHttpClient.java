package io.github.acsemulator.testcontainers;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import okhttp3.OkHttpClient;

/** The only class that uses azure-core-http-okhttp. */
final class OkHttpHttpClient {

    private OkHttpHttpClient() {}

    static HttpClient trusting(EmulatorAccess acs) {
        return new OkHttpAsyncHttpClientBuilder(new OkHttpClient.Builder()
                        .sslSocketFactory(acs.createSslContext().getSocketFactory(), acs.x509TrustManager())
                        .build())
                .build();
    }
}
