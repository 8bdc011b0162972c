package io.github.acsemulator.auth;

/** What is said of an Entra token. */
public sealed interface EntraVerdict {
    /** It is good. */
    record Good(EntraToken token) implements EntraVerdict {}

    /** It is well formed and for this use, but nobody who is trusted has signed it. */
    record Unproven(EntraToken token, Denial denial) implements EntraVerdict {}

    /** It is not good. */
    record Bad(Denial denial) implements EntraVerdict {}
}
