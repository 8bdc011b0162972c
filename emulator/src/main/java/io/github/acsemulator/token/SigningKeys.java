package io.github.acsemulator.token;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.crypto.Crypto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that verify tokens; the newest signs them. An older one stays until it is deleted. Safe for use by many
 * threads.
 */
public final class SigningKeys {
    private static final String ROTATED = "rotated";
    private static final String CONFIGURED = "configured";

    private final Map<String, String> kept;
    private final Crypto crypto;
    /** Null until there is a provider that signs faster. */
    private @Nullable Crypto faster;

    private volatile List<Entry> entries;
    private volatile TokenSigner signer;

    private SigningKeys(List<Entry> entries, Map<String, String> kept, Crypto crypto) {
        this.entries = List.copyOf(entries);
        this.kept = kept;
        this.crypto = crypto;
        this.signer = new TokenSigner(newest(entries).key, crypto);
    }

    /**
     * One of the keys.
     *
     * @param key the key
     * @param createdAt when it came here
     * @param isConfigured whether it is the one that the settings name
     */
    public record Entry(SigningKey key, Instant createdAt, boolean isConfigured) {}

    /**
     * The key that {@code source} names, and those that it was rotated to.
     *
     * @param kept texts that outlive the process, if anything does
     * @param now when the configured key counts as made
     * @throws SettingException if a file cannot be read or holds no RSA key of at least 2048 bits
     */
    public static SigningKeys obtain(SigningKeySource source, Map<String, String> kept, Instant now, Crypto crypto) {
        String rotated = kept.get(ROTATED);
        return new SigningKeys(
                rotated == null
                        ? List.of(new Entry(SigningKey.obtain(source, kept, crypto), now, true))
                        : read(rotated, source, kept, crypto),
                kept,
                crypto);
    }

    private static List<Entry> read(String text, SigningKeySource source, Map<String, String> kept, Crypto crypto) {
        List<Entry> entries = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ");
            boolean isConfigured = words[1].equals(CONFIGURED);
            SigningKey key =
                    isConfigured ? SigningKey.obtain(source, kept, crypto) : SigningKey.ofText(words[1], crypto);
            entries.add(new Entry(key, Instant.ofEpochMilli(Long.parseLong(words[0])), isConfigured));
        }
        return entries;
    }

    private void keep() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(entry.createdAt.toEpochMilli())
                    .append(' ')
                    .append(entry.isConfigured ? CONFIGURED : entry.key.text())
                    .append('\n');
        }
        kept.put(ROTATED, text.toString());
    }

    /** Signs with the newest key. */
    public TokenSigner signer() {
        return signer;
    }

    /** All of them, the oldest first; the last one signs. */
    public List<Entry> all() {
        return entries;
    }

    /** Makes a key that signs from now on; those there are go on verifying. */
    public synchronized Entry rotate(Instant now) {
        Entry made = new Entry(SigningKey.generate(crypto), now, false);
        List<Entry> more = new ArrayList<>(entries);
        more.add(made);
        TokenSigner next = new TokenSigner(made.key, crypto);
        if (faster != null) {
            next.signWith(faster);
        }
        entries = List.copyOf(more);
        signer = next;
        keep();
        return made;
    }

    /** Forgets {@code key}, whose tokens no longer verify; but not the one that signs, of which false is said. */
    public synchronized boolean delete(SigningKey key) {
        if (newest(entries).key == key) {
            return false;
        }
        entries = entries.stream().filter(entry -> entry.key != key).toList();
        keep();
        return true;
    }

    /** Has {@code other} sign from now on; the tokens stay the same. */
    public synchronized void signWith(Crypto other) {
        signer.signWith(other);
        faster = other;
    }

    /** What verifies the tokens of {@code origins}. */
    public JsonWebKeys jsonWebKeys() {
        return new JsonWebKeys(keys(), crypto);
    }

    /** A verifier by the keys there are now. */
    public TokenVerifier verifier() {
        return new TokenVerifier(keys(), crypto);
    }

    /** The {@code kid}s that {@code key} goes by for {@code origins}. */
    public List<String> kids(SigningKey key, Collection<TokenOrigin> origins) {
        return origins.stream()
                .map(origin -> SigningKey.kid(key.thumbprint(origin, crypto)))
                .toList();
    }

    private List<SigningKey> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    private static Entry newest(List<Entry> entries) {
        return entries.get(entries.size() - 1);
    }
}
