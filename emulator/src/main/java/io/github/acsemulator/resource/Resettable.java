package io.github.acsemulator.resource;

import java.util.UUID;
import java.util.function.Consumer;

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

    /** State that {@code clear} empties, and {@code clearOf} of what belongs to a resource. */
    static Resettable of(Runnable clear, Consumer<UUID> clearOf) {
        return new Resettable() {
            @Override
            public void reset() {
                clear.run();
            }

            @Override
            public void reset(Resource resource) {
                clearOf.accept(resource.id());
            }
        };
    }
}
