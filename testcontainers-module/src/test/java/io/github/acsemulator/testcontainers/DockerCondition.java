package io.github.acsemulator.testcontainers;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Enables tests where an engine answers that has the image, and in CI, where one that is missing is a failure. */
final class DockerCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("its class is");
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled("this is CI");
        }
        return Missing.THING
                .map(missing -> {
                    // Reports hold the reason, but what a person sees is the terminal.
                    System.err.println("[docker] " + context.getDisplayName() + " is skipped, for " + missing + ".");
                    return ConditionEvaluationResult.disabled(missing);
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("an engine answers, and has the image"));
    }

    private static final class Missing {

        // Looking for an engine takes a second.
        static final Optional<String> THING = find();

        private static Optional<String> find() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.of("no Docker engine answers");
            }
            try {
                DockerClientFactory.instance()
                        .client()
                        .inspectImageCmd(TestImage.NAME)
                        .exec();
                return Optional.empty();
            } catch (NotFoundException e) {
                return Optional.of(
                        "there is no image " + TestImage.NAME + "; docker build -t acs-identity-emulator . makes it");
            }
        }
    }
}
