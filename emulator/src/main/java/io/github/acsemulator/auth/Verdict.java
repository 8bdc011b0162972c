package io.github.acsemulator.auth;

import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.token.TokenOrigin;

/** What authentication says of a request. */
public sealed interface Verdict {
    /**
     * It is who it says it is.
     *
     * @param resource the resource it may act on
     * @param origin where tokens that it asks for come from
     */
    record Accepted(Resource resource, TokenOrigin origin) implements Verdict {}

    /**
     * It is not.
     *
     * @param refusal what the service answers
     * @param denial what the emulator says beside it
     */
    record Refused(Refusal refusal, Denial denial) implements Verdict {}
}
