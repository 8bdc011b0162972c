package io.github.acsemulator.token;

import java.util.Arrays;
import java.util.Optional;

/** What a token allows. The names are the specification's {@code CommunicationTokenScope}. */
public enum TokenScope {
    /** Full access to chat. */
    CHAT("chat"),
    /** Taking part in chat threads, not making or deleting them. */
    CHAT_JOIN("chat.join"),
    /** As {@link #CHAT_JOIN}, without adding or removing people. */
    CHAT_JOIN_LIMITED("chat.join.limited"),
    /** Starting and joining calls. */
    VOIP("voip"),
    /** Joining calls, not starting them. */
    VOIP_JOIN("voip.join"),
    /** Calls to telephone numbers; only the 2020 preview knew it. */
    PSTN("pstn");

    private final String wireName;

    TokenScope(String wireName) {
        this.wireName = wireName;
    }

    /** The scope that is called {@code wireName}; letter case matters. */
    public static Optional<TokenScope> named(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(wireName))
                .findFirst();
    }

    /** As requests and the claim {@code acsScope} spell it. */
    public String wireName() {
        return wireName;
    }
}
