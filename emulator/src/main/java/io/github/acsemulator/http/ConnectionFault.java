package io.github.acsemulator.http;

/** Ways in which the HTTP of an answer breaks. */
public enum ConnectionFault {
    /** The connection is reset (TCP RST) instead of an answer. */
    RESET,
    /** The connection is closed without a byte of an answer. */
    EMPTY,
    /** The answer's head and half of its body arrive, then the connection is closed. */
    TRUNCATED,
    /** The answer's head arrives, then bytes that are no chunk, and the connection is closed. */
    MALFORMED,
    /** The answer arrives whole, its body in pieces over five seconds. */
    DRIP;

    /** Whether there is no answer, so that nothing need be done to make one. */
    public boolean isInsteadOfAnswer() {
        return this == RESET || this == EMPTY;
    }
}
