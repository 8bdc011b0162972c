package io.github.acsemulator.conformance;

import com.azure.communication.identity.CommunicationIdentityClientBuilder;
import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.http.HttpClient;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One of the ways in which an application makes its client. */
record ClientKind(Style style, HttpStack stack, Credentials credentials) {

    enum Style {
        SYNC,
        ASYNC
    }

    enum Credentials {
        CONNECTION_STRING,
        ENDPOINT_AND_KEY
    }

    private static final Map<HttpStack, HttpClient> SHARED = new EnumMap<>(HttpStack.class);

    static Stream<ClientKind> all() {
        return HttpStack.meant().stream()
                .flatMap(stack -> Arrays.stream(Style.values())
                        .flatMap(style -> Arrays.stream(Credentials.values())
                                .map(credentials -> new ClientKind(style, stack, credentials))));
    }

    /** A client of the server under test. */
    IdentityApi open() {
        return open(Target.current().connectionString());
    }

    /** A client of the same server with other credentials. */
    IdentityApi open(ConnectionString connectionString) {
        return open(connectionString, shared(stack));
    }

    IdentityApi open(ConnectionString connectionString, HttpClient httpClient) {
        CommunicationIdentityClientBuilder builder = builder(connectionString).httpClient(httpClient);
        return switch (style) {
            case SYNC -> new SyncApi(builder.buildClient());
            case ASYNC -> new AsyncApi(builder.buildAsyncClient());
        };
    }

    private CommunicationIdentityClientBuilder builder(ConnectionString connectionString) {
        CommunicationIdentityClientBuilder builder = new CommunicationIdentityClientBuilder();
        return switch (credentials) {
            case CONNECTION_STRING -> builder.connectionString(connectionString.toString());
            case ENDPOINT_AND_KEY ->
                builder.endpoint(connectionString.endpoint().toString())
                        .credential(new AzureKeyCredential(connectionString.accessKey()));
        };
    }

    private static synchronized HttpClient shared(HttpStack stack) {
        return SHARED.computeIfAbsent(
                stack, key -> key.clientThatHas(Target.current().trust()));
    }

    @Override
    public String toString() {
        return (SdkUnderTest.version() + ", " + style + ", " + stack + ", " + credentials)
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }
}
