package io.github.acsemulator.config;

import java.util.function.UnaryOperator;

/** The settings in force now, of those that may change while the server runs. Safe for use by many threads. */
public final class LiveSettings {
    private final RuntimeSettings atStart;
    private volatile RuntimeSettings current;

    /** {@code atStart} until they are changed. */
    public LiveSettings(RuntimeSettings atStart) {
        this.atStart = atStart;
        this.current = atStart;
    }

    /** Those in force. Who needs several of them takes them from one call. */
    public RuntimeSettings current() {
        return current;
    }

    /** Those that the server was started with. */
    public RuntimeSettings atStart() {
        return atStart;
    }

    /** Replaces those in force by what {@code change} makes of them; returns the new ones. */
    public synchronized RuntimeSettings change(UnaryOperator<RuntimeSettings> change) {
        current = change.apply(current);
        return current;
    }

    /** Back to those that the server was started with. */
    public synchronized void reset() {
        current = atStart;
    }
}
