package io.github.acsemulator.testcontainers;

import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Runs where none of the optional libraries is on the class path. */
final class ContainerAlone {

    private static final List<String> ABSENT = List.of(
            "com.azure.communication.identity.CommunicationIdentityClient",
            "com.azure.core.http.HttpClient",
            "io.netty.handler.ssl.SslContext",
            "okhttp3.OkHttpClient",
            "io.github.acsemulator.AcsIdentityEmulator",
            "org.junit.jupiter.api.Test");

    private ContainerAlone() {}

    public static void main(String[] arguments) throws Exception {
        for (String name : ABSENT) {
            if (ClassPath.has(name)) {
                throw new IllegalStateException(name + " is on the class path; this shows nothing.");
            }
        }
        for (Class<?> type : List.of(AcsIdentityEmulatorContainer.class, EmulatorAccess.class)) {
            for (Method method : type.getMethods()) {
                method.getGenericReturnType();
                method.getAnnotations();
            }
            type.getDeclaredMethods();
            type.getDeclaredConstructors();
        }
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(TestImage.NAME)) {
            acs.start();
            System.out.println(acs.getConnectionString());
            HttpClient client =
                    HttpClient.newBuilder().sslContext(acs.createSslContext()).build();
            System.out.println(
                    client.send(HttpRequest.newBuilder(acs.getJwksUri()).build(), BodyHandlers.ofString())
                            .body());
        }
    }
}
