package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.communication.identity.implementation.models.CommunicationError;
import com.azure.communication.identity.implementation.models.CommunicationErrorResponse;
import com.azure.communication.identity.models.IdentityError;
import com.azure.core.exception.HttpResponseException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A refusal as the SDK hands it on: the two clients, and their versions, use different exceptions for the same. */
record SdkRefusal(int status, String code, String message) {

    static final SdkRefusal DENIED = new SdkRefusal(401, "Denied", "Denied by the resource provider.");

    static final SdkRefusal NOT_OWNED =
            new SdkRefusal(401, "IdentityNotOwned", "Provided identity doesn't belong to the resource.");

    static final SdkRefusal NOT_FOUND = new SdkRefusal(404, "IdentityNotFound", "Identity not found.");

    static SdkRefusal validation(String message) {
        return new SdkRefusal(400, "ValidationError", message);
    }

    static SdkRefusal of(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(HttpResponseException.class);
        HttpResponseException refused = (HttpResponseException) thrown;
        int status = refused.getResponse().getStatusCode();
        if (refused.getValue() instanceof IdentityError error) {
            return new SdkRefusal(status, error.getCode(), error.getMessage());
        }
        assertThat(refused.getValue()).as(refused.getMessage()).isInstanceOf(CommunicationErrorResponse.class);
        CommunicationError error = ((CommunicationErrorResponse) refused.getValue()).getError();
        return new SdkRefusal(status, error.getCode(), error.getMessage());
    }
}
