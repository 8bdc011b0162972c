package io.github.acsemulator.entra;

import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.token.EntraKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the built-in issuer says of itself, and what credential classes ask before they ask for a token. */
public final class IssuerMetadata {
    private static final Set<String> OF_ANY_TENANT = Set.of("common", "organizations", "consumers");

    private final EntraDirectory directory;
    private final Supplier<EntraKey> key;
    private final Function<Exchange, String> url;

    IssuerMetadata(EntraDirectory directory, Supplier<EntraKey> key, Function<Exchange, String> url) {
        this.directory = directory;
        this.key = key;
        this.url = url;
    }

    /** {@code GET /{tenant}/v2.0/.well-known/openid-configuration}. */
    public void openIdConfiguration(Exchange exchange) {
        String named = exchange.pathParameter("tenant");
        String tenant = directory.tenant(named).toString();
        boolean isOfAny = OF_ANY_TENANT.contains(named.toLowerCase(Locale.ROOT));
        String here = url.apply(exchange) + "/" + (isOfAny ? named.toLowerCase(Locale.ROOT) : tenant);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("token_endpoint", here + "/oauth2/v2.0/token");
        document.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
        document.put("jwks_uri", here + "/discovery/v2.0/keys");
        document.put("response_modes_supported", List.of("query", "fragment", "form_post"));
        document.put("subject_types_supported", List.of("pairwise"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("response_types_supported", List.of("code"));
        document.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        document.put("issuer", EntraKey.issuerOfVersion2(isOfAny ? "{tenantid}" : tenant));
        document.put("authorization_endpoint", here + "/oauth2/v2.0/authorize");
        document.put("device_authorization_endpoint", here + "/oauth2/v2.0/devicecode");
        document.put("code_challenge_methods_supported", List.of("S256", "plain"));
        exchange.respond(200, document);
    }

    /** {@code GET /{tenant}/discovery/v2.0/keys}. */
    public void keys(Exchange exchange) {
        exchange.respond(200, key.get().set());
    }

    /** {@code GET /common/discovery/instance}: MSAL's question whether it knows this authority. */
    public void instance(Exchange exchange) {
        String here = url.apply(exchange);
        String authority = here.substring("https://".length());
        String name = authority.replaceFirst(":\\d+$", "");
        exchange.respond(
                200,
                Map.of(
                        "tenant_discovery_endpoint",
                        here + "/common/v2.0/.well-known/openid-configuration",
                        "api-version",
                        "1.1",
                        "metadata",
                        List.of(Map.of(
                                "preferred_network", authority,
                                "preferred_cache", authority,
                                "aliases", List.of(authority, name)))));
    }

    /** {@code GET /common/userrealm/{user}}: who checks the user's password. */
    public void userRealm(Exchange exchange) {
        String user = exchange.pathParameter("user");
        exchange.respond(
                200,
                Map.of(
                        "ver", "1.0",
                        "account_type", "Managed",
                        "domain_name", user.substring(user.indexOf('@') + 1),
                        "cloud_instance_name", "microsoftonline.com",
                        "cloud_audience_urn", "urn:federation:MicrosoftOnline"));
    }
}
