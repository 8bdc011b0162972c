package io.github.acsemulator.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What only some versions of the SDK do: skipped with the others. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(OfSdk.Condition.class)
@interface OfSdk {

    /** The first version that does it. */
    String since() default "0.0.0";

    /** The first version that no longer does. */
    String before() default "999.0.0";

    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            // A method of an annotated class is asked, too.
            return AnnotationSupport.findAnnotation(context.getElement(), OfSdk.class)
                    .map(Condition::evaluate)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("of every version"));
        }

        private static ConditionEvaluationResult evaluate(OfSdk of) {
            String version = SdkUnderTest.version();
            return SdkUnderTest.isAtLeast(of.since()) && !SdkUnderTest.isAtLeast(of.before())
                    ? ConditionEvaluationResult.enabled("version " + version)
                    : ConditionEvaluationResult.disabled("not of version " + version + " of the SDK");
        }
    }
}
