package io.github.acsemulator.entra;

import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.error.ErrorCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the parameter {@code scope} asks for: permissions of one resource, and perhaps those of OpenID.
 *
 * @param resource the resource, which becomes the token's audience
 * @param permissions the permissions of it, without the resource's name
 * @param text the scopes as asked for
 */
record ScopeRequest(String resource, List<String> permissions, String text) {
    private static final String GRAPH = "https://graph.microsoft.com";
    private static final String DEFAULT = ".default";
    private static final Set<String> OF_OPENID = Set.of("openid", "profile", "email", "offline_access");
    private static final Pattern FORM = Pattern.compile("([^/]+:/.*[^:]|[^/:]+)/([^/]+)");
    private static final Map<String, List<String>> CONSENTED = Map.of(
            "https://auth.msft.communication.azure.com",
            List.of("Teams.ManageCalls", "Teams.ManageChats", "TeamsExtension.ManageCalls"),
            "https://communication.azure.com/clients",
            List.of("Chat", "Chat.Join", "Chat.Join.Limited", "VoIP", "VoIP.Join"));

    static ScopeRequest of(String text, EntraErrors errors) {
        String resource = "";
        List<String> permissions = new ArrayList<>();
        for (String scope : text.strip().split("\\s+")) {
            if (OF_OPENID.contains(scope)) {
                continue;
            }
            Matcher matcher = FORM.matcher(scope);
            if (!matcher.matches() && scope.contains("/")) {
                throw errors.of(ErrorCatalogue.ENTRA_SCOPE_INVALID, scope);
            }
            String named = matcher.matches() ? matcher.group(1) : GRAPH;
            if (!resource.isEmpty() && !resource.equals(named)) {
                throw errors.of(ErrorCatalogue.ENTRA_SEVERAL_RESOURCES, text.strip());
            }
            resource = named;
            permissions.add(matcher.matches() ? matcher.group(2) : scope);
        }
        return new ScopeRequest(resource.isEmpty() ? GRAPH : resource, permissions, text.strip());
    }

    /** All that an application may have of {@code resource}. */
    static ScopeRequest ofApplication(String resource) {
        return new ScopeRequest(resource, List.of(DEFAULT), resource + "/" + DEFAULT);
    }

    /** The claim {@code aud}: a registered application is named by its id alone. */
    String audience() {
        return resource.startsWith("api://") ? resource.substring("api://".length()) : resource;
    }

    boolean isDefaultAlone() {
        return permissions.equals(List.of(DEFAULT));
    }

    /** The permissions that a user's token gets: for {@code .default} all that there are. */
    List<String> delegated() {
        if (!permissions.contains(DEFAULT)) {
            return permissions;
        }
        return CONSENTED.getOrDefault(EntraAudience.withoutSlashesAtTheEnd(resource), List.of("user_impersonation"));
    }

    /** What the answer says was granted. */
    String granted() {
        List<String> granted = new ArrayList<>();
        delegated().forEach(permission -> granted.add(resource + "/" + permission));
        if (permissions.contains(DEFAULT)) {
            granted.add(resource + "/" + DEFAULT);
        }
        return String.join(" ", granted);
    }
}
