package io.github.acsemulator.testcontainers;

import org.jspecify.annotations.Nullable;

/** The emulator refuses what it was asked to do; the message is its own and says what would be right. */
public final class EmulatorControlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final @Nullable String target;

    private EmulatorControlException(String message, int status, String code, @Nullable String target) {
        super(message);
        this.status = status;
        this.code = code;
        this.target = target;
    }

    static EmulatorControlException of(String request, int status, String body) {
        String what = request + " was refused with status " + status;
        if (!body.startsWith("{\"error\"")) {
            return new EmulatorControlException(what + ". " + body, status, "", null);
        }
        ControlJson error = ControlJson.parse(body).object("error");
        return new EmulatorControlException(
                what + ": " + error.text("message"), status, error.text("code"), error.textOrNull("target"));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Its code, such as {@code ValidationError}, {@code NotFound} or {@code Conflict}. */
    public String code() {
        return code;
    }

    /** The path of the member that is wrong, such as {@code match.operation}, if it is one. */
    public @Nullable String target() {
        return target;
    }
}
