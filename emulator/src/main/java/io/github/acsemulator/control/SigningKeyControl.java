package io.github.acsemulator.control;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.SigningKeys;
import io.github.acsemulator.token.TokenOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code /_emulator/signing-keys}: the keys that verify tokens, the newest of which signs them. */
public final class SigningKeyControl {
    private final Supplier<SigningKeys> keys;
    private final Resources resources;
    private final EmulatorClock clock;

    /** Of {@code keys}. */
    public SigningKeyControl(Supplier<SigningKeys> keys, Resources resources, EmulatorClock clock) {
        this.keys = keys;
        this.resources = resources;
        this.clock = clock;
    }

    /** {@code GET /_emulator/signing-keys}: the newest first. */
    public void list(Exchange exchange) {
        List<KeyEntry> value = new ArrayList<>();
        for (SigningKeys.Entry entry : keys.get().all()) {
            value.add(0, entry(entry));
        }
        exchange.respond(200, new KeyList(value, value.size()));
    }

    /** {@code POST /_emulator/signing-keys/rotate}: a new key signs, the others go on verifying. */
    public void rotate(Exchange exchange) {
        exchange.respond(201, entry(keys.get().rotate(clock.now())));
    }

    /** {@code DELETE /_emulator/signing-keys/{id}}. */
    public void delete(Exchange exchange) {
        String id = exchange.pathParameter("id");
        SigningKeys.Entry entry = keys.get().all().stream()
                .filter(candidate -> candidate.key().id().equals(id))
                .findFirst()
                .orElseThrow(() -> ErrorCatalogue.CONTROL_NOT_FOUND.exception("signing key", id));
        if (!keys.get().delete(entry.key())) {
            throw ErrorCatalogue.CONTROL_CONFLICT.exception("The key that signs cannot be deleted; rotate it first.");
        }
        exchange.respondNoContent();
    }

    private KeyEntry entry(SigningKeys.Entry entry) {
        List<TokenOrigin> origins = resources.all().stream()
                .map(Resource::origins)
                .flatMap(List::stream)
                .toList();
        return new KeyEntry(
                entry.key().id(),
                entry.createdAt().toString(),
                keys.get().signer().key() == entry.key(),
                keys.get().kids(entry.key(), origins));
    }

    private record KeyEntry(String id, String createdAt, boolean current, List<String> kids) {}

    private record KeyList(List<KeyEntry> value, int total) {}
}
