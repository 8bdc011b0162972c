package io.github.acsemulator.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of code under one heading of docs/clients.md, which are run as they are printed there. */
record QuickStart(String section) {
    private static final Pattern CONNECTION_STRING = Pattern.compile("\"endpoint=https://[^\"]+\"");

    static QuickStart under(String heading) throws IOException {
        String document = Files.readString(Environment.MODULE.resolveSibling("docs/clients.md"));
        int start = document.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new IOException("docs/clients.md has no heading " + heading);
        }
        int end = document.indexOf("\n## ", start + 1);
        return new QuickStart(document.substring(start, end < 0 ? document.length() : end));
    }

    /** The first block in {@code language}. */
    String block(String language) {
        return blocks(language).get(0);
    }

    /** The last block in {@code language}. */
    String lastBlock(String language) {
        List<String> blocks = blocks(language);
        return blocks.get(blocks.size() - 1);
    }

    private List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** {@code code} with another connection string, if it has one; nothing else changes. */
    static String aimedAt(String connectionString, String code) {
        return CONNECTION_STRING.matcher(code).replaceAll(Matcher.quoteReplacement('"' + connectionString + '"'));
    }
}
