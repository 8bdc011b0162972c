package io.github.acsemulator.error;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** How well it is known that the real service behaves so. Each use stands in docs/fidelity.md. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Evidence {
    /** The grade of the evidence. */
    Grade value();

    /** Where it can be read: a recording, a specification file, a documentation page, or the reasoning. */
    String reference();

    /** Grades, the strongest first. */
    enum Grade {
        /** In a public recording of the real service. */
        RECORDED,
        /** In the service's published specification. */
        SPEC,
        /** In documentation, SDK sources, or a user's report of the real answer. */
        DOCS,
        /** A decision of this project where there is no evidence. */
        INFERRED
    }
}
