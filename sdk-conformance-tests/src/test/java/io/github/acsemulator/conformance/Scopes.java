package io.github.acsemulator.conformance;

import com.azure.communication.identity.models.CommunicationTokenScope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists of scopes; by name, because the SDK has constants only for those that it knew when it was published. */
final class Scopes {

    static final List<CommunicationTokenScope> CHAT = named("chat");
    static final List<CommunicationTokenScope> CHAT_AND_VOIP = named("chat,voip");

    private static final List<String> ALL = List.of("chat", "voip", "chat.join", "chat.join.limited", "voip.join");

    private Scopes() {}

    static List<CommunicationTokenScope> named(String commaJoined) {
        return Arrays.stream(commaJoined.split(","))
                .map(CommunicationTokenScope::fromString)
                .toList();
    }

    /** Every set of scopes, in a fixed order, comma-joined. */
    static Stream<String> everySet() {
        return IntStream.range(1, 1 << ALL.size()).mapToObj(Scopes::set);
    }

    private static String set(int bits) {
        return String.join(
                ",",
                IntStream.range(0, ALL.size())
                        .filter(bit -> (bits >> bit & 1) == 1)
                        .mapToObj(ALL::get)
                        .toList());
    }
}
