package io.github.acsemulator.conformance;

import com.azure.core.util.Context;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import reactor.core.publisher.Mono;

/**
 * The overload of a client's method that takes a {@code parameter} and is not in every version of the SDK, found by name:
 * the tests compile without it, too.
 */
record MethodByName(Object client, String name, Class<?> parameter) {

    Object call(Object... arguments) {
        Method method = Arrays.stream(client.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .filter(candidate ->
                        Arrays.asList(candidate.getParameterTypes()).contains(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " takes no " + parameter + " in version " + SdkUnderTest.version() + " of the SDK."));
        Object[] all = Arrays.copyOf(arguments, method.getParameterCount());
        if (all.length > arguments.length) {
            all[arguments.length] = Context.NONE;
        }
        try {
            Object result = method.invoke(client, all);
            return result instanceof Mono<?> later ? later.block() : result;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
