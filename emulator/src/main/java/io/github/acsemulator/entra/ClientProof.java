package io.github.acsemulator.entra;

/** How an application proved who it is. */
public enum ClientProof {
    /** It did not: a public client. */
    NONE("0"),
    /** By a client secret. */
    SECRET("1"),
    /** By a signed assertion. */
    ASSERTION("2");

    private final String claim;

    ClientProof(String claim) {
        this.claim = claim;
    }

    /** As the claims {@code appidacr} and {@code azpacr} spell it. */
    String claim() {
        return claim;
    }
}
