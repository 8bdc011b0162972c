package io.github.acsemulator.testcontainers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class an emulator that is started before its tests and stopped after them, and test methods parameters
 * for it.
 *
 * <pre>{@code
 * @AcsIdentityEmulatorTest
 * class GreeterTest {
 *     @Test
 *     void greets(CommunicationIdentityClientBuilder acs) {
 *         CommunicationIdentityClient client = acs.buildClient();
 *     }
 * }
 * }</pre>
 *
 * <p>{@link AcsIdentityEmulatorExtension} says where the emulator runs and which parameters there are.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(AcsIdentityEmulatorExtension.class)
public @interface AcsIdentityEmulatorTest {

    /** Settings of the emulator, each as {@code name=value}, such as {@code clockSkew=PT1H}. */
    String[] settings() default {};

    /**
     * Whether this class shares one emulator with all others of the test run that say the same and have the same
     * settings, and gets a resource of its own there; as {@link AcsIdentityEmulatorExtension#withResourceOfItsOwn()}.
     */
    boolean ownResource() default false;

    /** The image, where the emulator runs in a container. */
    String image() default AcsIdentityEmulatorContainer.DEFAULT_IMAGE;
}
