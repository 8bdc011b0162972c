package io.github.acsemulator.conformance;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaders;

/** Headers by name, in the one way that neither old nor new versions of the SDK's core lack. */
final class Headers {

    private Headers() {}

    static String value(HttpHeaders headers, String name) {
        return headers.stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(HttpHeader::getValue)
                .findFirst()
                .orElse(null);
    }
}
