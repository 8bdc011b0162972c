package io.github.acsemulator.control;

import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.resource.Resettable;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import java.util.List;

/** Puts the server's state back to what it began with, one reset at a time. */
public final class Reset {
    private final Resources resources;
    private final List<Resettable> states;

    /** Of {@code states}, in their order, after {@code resources}. */
    public Reset(Resources resources, List<Resettable> states) {
        this.resources = resources;
        this.states = List.copyOf(states);
    }

    /** {@code POST /_emulator/reset}. */
    public void reset(Exchange exchange) {
        resetAll();
        exchange.respondNoContent();
    }

    private synchronized void resetAll() {
        resources.reset();
        states.forEach(Resettable::reset);
    }

    synchronized void reset(Resource resource) {
        states.forEach(state -> state.reset(resource));
    }

    synchronized void drop(Resource resource) {
        resources.remove(resource.id());
        states.forEach(state -> state.drop(resource));
    }
}
