package io.github.acsemulator.control;

import io.github.acsemulator.identity.Identity;
import io.github.acsemulator.identity.IdentityId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of identities that come the oldest first, counts those that match and keeps the newest few of them. */
final class IdentityMatches {
    private final String text;
    private final @Nullable IdentityId before;
    private final int most;
    private final Deque<Map.Entry<IdentityId, Identity>> newest = new ArrayDeque<>();
    private long total;

    /** Of those whose id or custom id holds {@code text}, in lower case, the {@code most} newest before {@code before}. */
    IdentityMatches(String text, @Nullable IdentityId before, int most) {
        this.text = text;
        this.before = before;
        this.most = most;
    }

    void add(IdentityId id, Identity identity) {
        if (!matches(id, identity)) {
            return;
        }
        total++;
        if (before == null || id.compareTo(before) < 0) {
            newest.addFirst(Map.entry(id, identity));
            if (newest.size() > most) {
                newest.removeLast();
            }
        }
    }

    private boolean matches(IdentityId id, Identity identity) {
        String customId = identity.customId();
        return text.isEmpty()
                || id.toString().contains(text)
                || (customId != null && customId.toLowerCase(Locale.ROOT).contains(text));
    }

    List<Map.Entry<IdentityId, Identity>> newestFirst() {
        return new ArrayList<>(newest);
    }

    long total() {
        return total;
    }
}
