package io.github.acsemulator.control;

import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.QueryString;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query parameters of the emulator's own routes. */
final class Parameters {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private Parameters() {}

    /** Refuses a query with parameters other than {@code names}: a filter that is misspelt would let all through. */
    static void only(Exchange exchange, String... names) {
        for (String given : QueryString.names(exchange.query())) {
            if (Arrays.stream(names).noneMatch(given::equalsIgnoreCase)) {
                throw ErrorCatalogue.CONTROL_INVALID.exception(
                        "There is no parameter '" + given + "' here; there are " + String.join(", ", names) + ".",
                        given);
            }
        }
    }

    /** The parameter {@code name}; an empty one counts as absent. */
    static Optional<String> text(Exchange exchange, String name) {
        List<String> values = QueryString.values(exchange.query(), name);
        return values.isEmpty() || values.get(0).isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** How many entries of a list are asked for. */
    static int limit(Exchange exchange) {
        return number(exchange, "limit", 1, MOST).orElse(USUAL);
    }

    /** The whole number that the parameter {@code name} spells. */
    static Optional<Integer> number(Exchange exchange, String name, int least, int most) {
        return text(exchange, name).map(text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Refused below, in the same words as a number out of range.
            }
            throw Members.invalid(name, "must be a number from " + least + " to " + most);
        });
    }

    /** The resource that the query names by its id; the default one if it names none. */
    static Resource resource(Exchange exchange, Resources resources) {
        return resource(exchange, null, resources);
    }

    /** The resource that {@code member} of the body, or else the query, names by its id; else the default one. */
    static Resource resource(Exchange exchange, @Nullable String member, Resources resources) {
        return Optional.ofNullable(member)
                .or(() -> text(exchange, "resource"))
                .map(id -> known(resources, id))
                .orElseGet(resources::defaultResource);
    }

    /** The resource {@code id}, in any letter case. */
    static Resource known(Resources resources, String id) {
        return Guid.parse(id)
                .flatMap(resources::find)
                .orElseThrow(() -> ErrorCatalogue.CONTROL_NOT_FOUND.exception("resource", id));
    }
}
