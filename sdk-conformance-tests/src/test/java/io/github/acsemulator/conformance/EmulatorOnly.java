package io.github.acsemulator.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behaviour that is known of the emulator, not of Azure: skipped there. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(EmulatorOnly.Condition.class)
public @interface EmulatorOnly {

    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return io.github.acsemulator.conformance.Target.isReal()
                    ? ConditionEvaluationResult.disabled("not known of Azure")
                    : ConditionEvaluationResult.enabled("aimed at the emulator");
        }
    }
}
