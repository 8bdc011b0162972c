package io.github.acsemulator.control;

import io.github.acsemulator.config.Settings.ResourceSettings;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.resource.AccessKey;
import io.github.acsemulator.resource.ConnectionString;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.ResourceException;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.Randomness;
import io.github.acsemulator.token.TokenOrigin.Slot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/resources}: many resources in one server, each with identities of its own. */
public final class ResourceControl {
    private final Resources resources;
    private final Randomness random;
    private final Reset reset;
    private final CallerUrl url;

    /** Of {@code resources}; ids and keys that a caller leaves out come from {@code random}. */
    public ResourceControl(Resources resources, Randomness random, Reset reset, CallerUrl url) {
        this.resources = resources;
        this.random = random;
        this.reset = reset;
        this.url = url;
    }

    /** {@code GET /_emulator/resources}. */
    public void list(Exchange exchange) {
        Parameters.only(exchange, "limit", "after");
        String endpoint = url.of(exchange);
        List<Resource> all = resources.all();
        int limit = Parameters.limit(exchange);
        int from = Parameters.text(exchange, "after")
                .map(id -> all.indexOf(Parameters.known(resources, id)) + 1)
                .orElse(0);
        int to = Math.min(from + limit, all.size());
        List<ResourceEntry> page = all.subList(from, to).stream()
                .map(resource -> ResourceEntry.of(endpoint, resource))
                .toList();
        String nextLink = to == all.size()
                ? null
                : exchange.path() + "?limit=" + limit + "&after="
                        + all.get(to - 1).id();
        exchange.respond(200, new ResourceList(page, all.size(), nextLink));
    }

    /** {@code POST /_emulator/resources}. */
    public void create(Exchange exchange) {
        CreateBody body = StrictJson.read(exchange.body(), CreateBody.class);
        try {
            exchange.respond(201, ResourceEntry.of(url.of(exchange), resources.add(body.settings(), random)));
        } catch (ResourceException e) {
            throw e.conflicts()
                    ? ErrorCatalogue.CONTROL_CONFLICT.exception(e.getMessage() + ".")
                    : ErrorCatalogue.CONTROL_INVALID.exception(e.getMessage() + ".", e.member());
        }
    }

    /** {@code GET /_emulator/resources/{id}}. */
    public void get(Exchange exchange) {
        exchange.respond(200, ResourceEntry.of(url.of(exchange), resource(exchange)));
    }

    /** {@code DELETE /_emulator/resources/{id}}: with all that belongs to it. */
    public void delete(Exchange exchange) {
        Resource resource = resource(exchange);
        if (resource.id().equals(Resources.DEFAULT_ID)) {
            throw ErrorCatalogue.CONTROL_CONFLICT.exception("The default resource stays; it can be reset.");
        }
        reset.drop(resource);
        exchange.respondNoContent();
    }

    /** {@code POST /_emulator/resources/{id}/reset}. */
    public void reset(Exchange exchange) {
        reset.reset(resource(exchange));
        exchange.respondNoContent();
    }

    /** {@code POST /_emulator/resources/{id}/keys/{slot}/regenerate}. */
    public void regenerate(Exchange exchange) {
        Slot slot = switch (exchange.pathParameter("slot")) {
            case "primary" -> Slot.PRIMARY;
            case "secondary" -> Slot.SECONDARY;
            default ->
                throw ErrorCatalogue.CONTROL_NOT_FOUND.exception(
                        "access key (there are 'primary' and 'secondary')", exchange.pathParameter("slot"));
        };
        Resource changed = resources
                .regenerate(resource(exchange).id(), slot, random)
                .orElseThrow(
                        () -> ErrorCatalogue.CONTROL_NOT_FOUND.exception("resource", exchange.pathParameter("id")));
        AccessKey key = slot == Slot.PRIMARY ? changed.primaryKey() : changed.secondaryKey();
        exchange.respond(200, new NewKey(key.base64(), ConnectionString.of(url.of(exchange), key)));
    }

    private Resource resource(Exchange exchange) {
        return Parameters.known(resources, exchange.pathParameter("id"));
    }

    private record CreateBody(
            @Nullable String id,
            @Nullable String name,
            @Nullable String location,
            @Nullable String primaryKey,
            @Nullable String secondaryKey) {
        ResourceSettings settings() {
            return new ResourceSettings(
                    Optional.ofNullable(id),
                    Optional.ofNullable(name),
                    Optional.ofNullable(location),
                    Optional.ofNullable(primaryKey),
                    Optional.ofNullable(secondaryKey));
        }
    }

    private record NewKey(String key, String connectionString) {}

    private record ResourceList(
            List<ResourceEntry> value, int total, @Nullable String nextLink) {}

    private record ResourceEntry(
            String id,
            String name,
            String location,
            String primaryKey,
            String secondaryKey,
            String connectionString,
            String secondaryConnectionString) {
        static ResourceEntry of(String endpoint, Resource resource) {
            return new ResourceEntry(
                    resource.id().toString(),
                    resource.name(),
                    resource.location(),
                    resource.primaryKey().base64(),
                    resource.secondaryKey().base64(),
                    ConnectionString.of(endpoint, resource.primaryKey()),
                    ConnectionString.of(endpoint, resource.secondaryKey()));
        }
    }
}
