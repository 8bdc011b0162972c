package io.github.acsemulator.config;

/** A setting that cannot be used. The message is one line that says which, what was wrong, and what would be right. */
public final class SettingException extends RuntimeException {
    /** With {@code message}. */
    public SettingException(String message) {
        super(message);
    }

    /** With {@code message} and its {@code cause}. */
    public SettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
