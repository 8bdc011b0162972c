package io.github.acsemulator.entra;

/** How an application proved who it is, in the order of the claim {@code appidacr}. */
public enum ClientProof {
    /** It did not: a public client. */
    NONE,
    /** By a client secret. */
    SECRET,
    /** By a signed assertion. */
    ASSERTION;

    /** As the claims {@code appidacr} and {@code azpacr} spell it. */
    String claim() {
        return Integer.toString(ordinal());
    }
}
