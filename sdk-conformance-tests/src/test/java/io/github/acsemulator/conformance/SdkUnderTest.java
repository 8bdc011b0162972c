package io.github.acsemulator.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;

/** The SDK on the class path, which must be the one that was meant. */
final class SdkUnderTest {

    private static final Pattern SEPARATORS = Pattern.compile("[.-]");

    private static final String VERSION = versionOnTheClassPath();

    private SdkUnderTest() {}

    static String version() {
        return VERSION;
    }

    static boolean isAtLeast(String version) {
        return compare(VERSION, version) >= 0;
    }

    /** By the numbers alone: a preview counts as the version that it led to. */
    static int compare(String one, String other) {
        String[] left = SEPARATORS.split(one, -1);
        String[] right = SEPARATORS.split(other, -1);
        for (int i = 0; i < 3; i++) {
            int difference = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static String versionOnTheClassPath() {
        Properties properties = new Properties();
        try (InputStream resource =
                SdkUnderTest.class.getResourceAsStream("/azure-communication-identity.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String actual = properties.getProperty("version");
        String meant = System.getProperty("conformance.sdkVersion", actual);
        if (!actual.equals(meant)) {
            throw new IllegalStateException(
                    "The class path holds azure-communication-identity " + actual + ", not " + meant + ".");
        }
        return actual;
    }
}
