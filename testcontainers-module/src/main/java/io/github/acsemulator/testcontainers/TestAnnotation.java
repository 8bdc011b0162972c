package io.github.acsemulator.testcontainers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What an {@link AcsIdentityEmulatorTest} asks for.
 *
 * @param settings settings of the emulator by name
 * @param ownResource whether the class gets a resource of its own on a shared emulator
 * @param image the image, where it runs in a container
 */
record TestAnnotation(Map<String, String> settings, boolean ownResource, String image) {

    /**
     * The one on the test class of {@code context}, if any.
     *
     * @throws IllegalArgumentException if a setting in it is not {@code name=value}
     */
    static Optional<TestAnnotation> on(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestClass(), AcsIdentityEmulatorTest.class)
                .map(annotation ->
                        new TestAnnotation(parse(annotation.settings()), annotation.ownResource(), annotation.image()));
    }

    private static Map<String, String> parse(String... settings) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "settings = \"" + setting + "\" must be name=value, such as clockSkew=PT1H.");
            }
            parsed.put(new SettingName(setting.substring(0, equals).strip()).key(), setting.substring(equals + 1));
        }
        return parsed;
    }
}
