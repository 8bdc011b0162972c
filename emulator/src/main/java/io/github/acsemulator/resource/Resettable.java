package io.github.acsemulator.resource;

/** State that a reset puts back. */
@FunctionalInterface
public interface Resettable {
    /** Puts all of it back to what the server began with. */
    void reset();

    /** Puts back what belongs to {@code resource}, and leaves the rest alone. */
    default void reset(Resource resource) {}

    /** Forgets what belongs to {@code resource}, which is being taken away. */
    default void drop(Resource resource) {
        reset(resource);
    }
}
