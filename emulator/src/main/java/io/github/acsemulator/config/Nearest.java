package io.github.acsemulator.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The setting that someone may have meant. */
public final class Nearest {
    private static final int TYPING_MISTAKES = 2;

    private Nearest() {}

    /**
     * The setting's name that {@code wrong} may be a misspelling of: the same but for case and punctuation, or its
     * beginning, or else the closest within two typing mistakes (a swap of neighbours is two).
     *
     * @param name the kind of name: its flag, its variable or its member
     */
    public static Optional<String> to(String wrong, Function<Setting, String> name) {
        String letters = letters(wrong);
        return Arrays.stream(Setting.values())
                .map(name)
                .filter(candidate -> distance(letters, letters(candidate)) <= TYPING_MISTAKES)
                .min(Comparator.comparingInt(candidate -> distance(letters, letters(candidate))))
                .filter(candidate -> letters.length() > TYPING_MISTAKES);
    }

    /** 0 for a beginning, too; else the edit distance of Levenshtein. */
    private static int distance(String wrong, String candidate) {
        if (candidate.startsWith(wrong)) {
            return 0;
        }
        int[] row = new int[candidate.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= wrong.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= candidate.length(); j++) {
                int substituted = diagonal + (wrong.charAt(i - 1) == candidate.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[candidate.length()];
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
