package io.github.acsemulator.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page's files, read as a whole. {@code index.html} names every other one, so it is the list of them; its links get
 * a hash over all contents, under which browsers may keep them for ever.
 */
final class PageFiles {
    private static final String PLACEHOLDER = "/_emulator/page/-/";
    private static final Pattern LINK = Pattern.compile(Pattern.quote(PLACEHOLDER) + "([a-z0-9-]+\\.[a-z]+)");
    private static final int HASH_DIGITS = 16;

    private final String hash;
    private final PageFile index;
    private final Map<String, PageFile> assets;

    private PageFiles(String hash, PageFile index, Map<String, PageFile> assets) {
        this.hash = hash;
        this.index = index;
        this.assets = assets;
    }

    static PageFiles read() {
        byte[] template = bytes("index.html");
        String html = new String(template, StandardCharsets.UTF_8);
        MessageDigest digest = sha256();
        digest.update(template);
        Map<String, PageFile> assets = new TreeMap<>();
        for (Matcher link = LINK.matcher(html); link.find(); ) {
            assets.computeIfAbsent(link.group(1), name -> PageFile.of(name, bytes(name)));
        }
        assets.values().forEach(asset -> digest.update(asset.bytes()));
        String hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        byte[] index =
                html.replace(PLACEHOLDER, "/_emulator/page/" + hash + "/").getBytes(StandardCharsets.UTF_8);
        return new PageFiles(hash, PageFile.of("index.html", index), Map.copyOf(assets));
    }

    /** What stands at {@code /}. */
    PageFile index() {
        return index;
    }

    /** The entity tag of {@link #index()}, which changes with any file. */
    String entityTag() {
        return '"' + hash + '"';
    }

    /** The file {@code name} of the version {@code wantedHash}. */
    Optional<PageFile> asset(String wantedHash, String name) {
        return wantedHash.equals(hash) ? Optional.ofNullable(assets.get(name)) : Optional.empty();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
