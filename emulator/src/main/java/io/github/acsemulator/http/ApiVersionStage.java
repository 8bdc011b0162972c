package io.github.acsemulator.http;

import io.github.acsemulator.config.Settings.ApiVersionPolicy;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the api-version that a request is served as. */
public final class ApiVersionStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(ApiVersionStage.class);
    private static final String PARAMETER = "api-version";
    private static final int REMEMBERED_WARNINGS = 100;

    private final Supplier<ApiVersionPolicy> policy;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** A stage that does with later versions what {@code policy} says at the time. */
    public ApiVersionStage(Supplier<ApiVersionPolicy> policy) {
        this.policy = policy;
    }

    @Override
    public void run(Exchange exchange) {
        List<String> asked = QueryString.values(exchange.query(), PARAMETER).stream()
                .distinct()
                .toList();
        if (asked.isEmpty() || asked.get(0).isEmpty()) {
            throw ErrorCatalogue.API_VERSION_UNSPECIFIED.exception();
        }
        if (asked.size() > 1) {
            throw ErrorCatalogue.API_VERSION_AMBIGUOUS.exception(String.join(", ", asked));
        }
        String text = asked.get(0);
        ApiVersion version = resolve(exchange, text).orElseThrow(() -> unsupported(exchange, text));
        if (!exchange.operation().versions().contains(version)) {
            throw unsupported(exchange, text);
        }
        exchange.apiVersion(version);
    }

    private Optional<ApiVersion> resolve(Exchange exchange, String text) {
        Optional<ApiVersion> known = ApiVersion.named(text);
        if (known.isPresent() || policy.get() == ApiVersionPolicy.STRICT || !ApiVersion.isLaterThanNewest(text)) {
            return known;
        }
        String warning = "api-version " + text + " is not known here; served as " + ApiVersion.NEWEST;
        exchange.warn(warning);
        if (warned.size() < REMEMBERED_WARNINGS && warned.add(text.toLowerCase(Locale.ROOT))) {
            LOG.warn("{}", warning);
        }
        return Optional.of(ApiVersion.NEWEST);
    }

    private static RefusedException unsupported(Exchange exchange, String text) {
        return ErrorCatalogue.UNSUPPORTED_API_VERSION.exception("https://" + exchange.host() + exchange.path(), text);
    }
}
