package io.github.acsemulator.auth;

import io.github.acsemulator.error.Evidence;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an Entra token has to be for, to be taken somewhere. */
@Evidence(value = Evidence.Grade.DOCS, reference = "azure-docs on Teams and Entra identities; the SDKs' default scopes")
// Set.of cannot be changed.
@SuppressWarnings("ImmutableEnumChecker")
public enum EntraAudience {
    /** Every operation that does not exchange a token. */
    SERVICE(Set.of("https://communication.azure.com"), Set.of()),
    /** {@code /teamsUser/:exchangeAccessToken}. */
    TEAMS(
            Set.of("https://auth.msft.communication.azure.com", "1fd5118e-2576-4263-8130-9503064c837a"),
            Set.of("Teams.ManageCalls", "Teams.ManageChats", "VoIP")),
    /** {@code /access/teamsExtension/:exchangeAccessToken}. */
    TEAMS_EXTENSION(
            Set.of("https://auth.msft.communication.azure.com", "1fd5118e-2576-4263-8130-9503064c837a"),
            Set.of("TeamsExtension.ManageCalls")),
    /** {@code /access/entra/:exchangeAccessToken}. */
    CLIENTS(
            Set.of("https://communication.azure.com/clients"),
            Set.of("VoIP", "VoIP.Join", "Chat", "Chat.Join", "Chat.Join.Limited"));

    private final Set<String> names;
    private final Set<String> scopes;

    EntraAudience(Set<String> names, Set<String> scopes) {
        this.names = names;
        this.scopes = scopes;
    }

    /** The names of the scopes of which a token needs at least one; empty where it needs none. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Whether it exchanges the token for another, which then expires with it. */
    public boolean isOfExchange() {
        return this != SERVICE;
    }

    /** Whether the claim {@code aud} names it, with or without slashes at the end. */
    boolean isNamedBy(@Nullable Object aud) {
        List<?> named = aud instanceof List<?> several ? several : List.of(Objects.toString(aud, ""));
        return named.stream()
                .map(name -> withoutSlashesAtTheEnd(Objects.toString(name, "")))
                .anyMatch(names::contains);
    }

    /** The name of a resource, which clients write with none, one or two slashes at its end. */
    public static String withoutSlashesAtTheEnd(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '/') {
            end--;
        }
        return name.substring(0, end);
    }

    /** Whether {@code held} has one of its scopes. */
    boolean isAllowedBy(List<String> held) {
        return scopes.isEmpty() || held.stream().anyMatch(scopes::contains);
    }

    @Override
    public String toString() {
        return String.join(" or ", names.stream().sorted().toList());
    }
}
