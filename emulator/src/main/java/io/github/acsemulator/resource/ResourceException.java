package io.github.acsemulator.resource;

/** A resource that cannot be. The message says what was wrong and what would be right, without a full stop. */
public final class ResourceException extends RuntimeException {
    private final String member;
    private final boolean conflicts;

    private ResourceException(String member, String message, boolean conflicts) {
        super(message);
        this.member = member;
        this.conflicts = conflicts;
    }

    static ResourceException invalid(String member, String message) {
        return new ResourceException(member, message, false);
    }

    static ResourceException conflict(String member, String message) {
        return new ResourceException(member, message, true);
    }

    /** The member that is wrong. */
    public String member() {
        return member;
    }

    /** Whether it would be right if another resource were not there. */
    public boolean conflicts() {
        return conflicts;
    }
}
