package io.github.acsemulator.testcontainers;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a parameter of a test may stand for. */
enum TestParameter {
    ACCESS,
    CONTROL,
    CLIENT_BUILDER,
    ENDPOINT,
    CONNECTION_STRING;

    // By name: the SDK may not be on the class path.
    private static final String BUILDER = "com.azure.communication.identity.CommunicationIdentityClientBuilder";

    static Optional<TestParameter> of(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        if (type == EmulatorAccess.class) {
            return Optional.of(ACCESS);
        }
        if (type == EmulatorControl.class) {
            return Optional.of(CONTROL);
        }
        if (type.getName().equals(BUILDER)) {
            return Optional.of(CLIENT_BUILDER);
        }
        if (!hasArgumentsOfItsOwn(parameter.getDeclaringExecutable())) {
            if (type == URI.class) {
                return Optional.of(ENDPOINT);
            }
            if (type == String.class) {
                return Optional.of(CONNECTION_STRING);
            }
        }
        return Optional.empty();
    }

    // JUnit refuses a parameter that two resolvers support, as an argument of a parameterized test or class would be.
    private static boolean hasArgumentsOfItsOwn(Executable executable) {
        return !(executable instanceof Method) || AnnotationSupport.isAnnotated(executable, TestTemplate.class);
    }
}
