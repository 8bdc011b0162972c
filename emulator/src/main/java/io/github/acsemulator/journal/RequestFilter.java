package io.github.acsemulator.journal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are wanted: those that agree in all that is given.
 *
 * @param client a part of the products in the User-Agent, in any letter case
 * @param since the first moment
 */
public record RequestFilter(
        Optional<String> operation,
        Optional<Integer> status,
        Optional<String> identity,
        Optional<String> resource,
        Optional<String> client,
        Optional<Instant> since)
        implements Predicate<RecordedRequest> {

    @Override
    public boolean test(RecordedRequest request) {
        return agrees(operation, wanted -> wanted.equals(request.operation().id()))
                && agrees(status, wanted -> wanted == request.status())
                && agrees(identity, wanted -> wanted.equalsIgnoreCase(request.identity()))
                && agrees(resource, wanted -> wanted.equalsIgnoreCase(text(request.resource())))
                && agrees(
                        client,
                        wanted -> text(request.client())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted.toLowerCase(Locale.ROOT)))
                && agrees(since, wanted -> !request.at().isBefore(wanted));
    }

    private static <T> boolean agrees(Optional<T> wanted, Function<T, Boolean> check) {
        return wanted.map(check).orElse(true);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
