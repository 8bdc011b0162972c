package io.github.acsemulator.resource;

/** Connection strings in the one form that every SDK reads: no field more, nothing after the key. */
public final class ConnectionString {
    private ConnectionString() {}

    /** The connection string for {@code endpoint}, which has no trailing slash, and {@code key}. */
    public static String of(String endpoint, AccessKey key) {
        return "endpoint=" + endpoint + "/;accesskey=" + key.base64();
    }
}
