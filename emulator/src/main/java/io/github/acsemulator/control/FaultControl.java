package io.github.acsemulator.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.RefusedException;
import io.github.acsemulator.fault.FaultBody;
import io.github.acsemulator.fault.FaultReader;
import io.github.acsemulator.fault.FaultRule;
import io.github.acsemulator.fault.Faults;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.resource.Resources;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/faults}: rules by which answers go wrong. */
public final class FaultControl {
    private final Faults faults;
    private final FaultReader reader;
    private final Resources resources;

    /** Over {@code faults}. */
    public FaultControl(Faults faults, FaultReader reader, Resources resources) {
        this.faults = faults;
        this.reader = reader;
        this.resources = resources;
    }

    /** {@code GET /_emulator/faults}: all, or those of the resource that the query names, in their order, in pages. */
    public void list(Exchange exchange) {
        Parameters.only(exchange, "resource", "limit", "after");
        int limit = Parameters.limit(exchange);
        Optional<String> resource = Parameters.text(exchange, "resource");
        List<FaultRule> all = resource.isPresent()
                ? faults.of(Parameters.resource(exchange, resources).id())
                : faults.all();
        List<FaultRule> rest = Parameters.text(exchange, "after")
                .map(id -> all.subList(all.indexOf(find(id, "after")) + 1, all.size()))
                .orElse(all);
        List<FaultEntry> value = rest.stream().limit(limit).map(FaultEntry::of).toList();
        String more = exchange.path() + "?limit=" + limit
                + resource.map(id -> "&resource=" + id).orElse("") + "&after=";
        exchange.respond(
                200,
                new FaultList(
                        value,
                        all.size(),
                        rest.size() > limit ? more + value.get(limit - 1).id() : null));
    }

    /** {@code POST /_emulator/faults}. */
    public void create(Exchange exchange) {
        exchange.respond(201, FaultEntry.of(faults.add(reader.read(exchange.body()))));
    }

    /** {@code GET /_emulator/faults/{id}}. */
    public void get(Exchange exchange) {
        exchange.respond(
                200,
                FaultEntry.of(faults.find(exchange.pathParameter("id"))
                        .orElseThrow(() -> unknown(exchange.pathParameter("id")))));
    }

    /** {@code DELETE /_emulator/faults/{id}}. */
    public void delete(Exchange exchange) {
        if (!faults.remove(exchange.pathParameter("id"))) {
            throw unknown(exchange.pathParameter("id"));
        }
        exchange.respondNoContent();
    }

    /** {@code DELETE /_emulator/faults}: all, or those of the resource that the query names. */
    public void deleteAll(Exchange exchange) {
        Parameters.only(exchange, "resource");
        if (Parameters.text(exchange, "resource").isPresent()) {
            faults.clear(Parameters.resource(exchange, resources).id());
        } else {
            faults.clear();
        }
        exchange.respondNoContent();
    }

    private FaultRule find(String id, String parameter) {
        return faults.find(id)
                .orElseThrow(() -> ErrorCatalogue.CONTROL_INVALID.exception(
                        "'" + parameter + "' must be the id of a fault.", parameter));
    }

    private static RefusedException unknown(String id) {
        return ErrorCatalogue.CONTROL_NOT_FOUND.exception("fault", id);
    }

    private record FaultEntry(String id, @JsonUnwrapped FaultBody rule, int fired) {
        static FaultEntry of(FaultRule rule) {
            return new FaultEntry(rule.id(), rule.body(), rule.fired());
        }
    }

    private record FaultList(
            List<FaultEntry> value, int total, @Nullable String nextLink) {}
}
