package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class ExtensionFailuresIT {

    @Test
    void theModeIsAConfigurationParameterAndAWrongOneSaysSo() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("acs.emulator.mode", "kubernetes")
                .selectors(selectClass(OneThatRuns.class))
                .execute()
                .containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1, finishedWithFailure(message("acs.emulator.mode=kubernetes must be docker or embedded.")));
    }

    @Test
    void aSettingThatIsNoneFailsTheClass() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(WrongSetting.class))
                .execute()
                .containerEvents()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("must be name=value"))));
    }

    @Test
    void itStopsAlsoWhereTestsFailAndIsNotStoppedTwiceWhereItNeverRan() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(FailsBefore.class), selectClass(OneThatFails.class))
                .execute()
                .allEvents()
                .assertStatistics(statistics -> statistics.failed(2));

        assertThat(OneThatFails.seen).isNotNull();
        assertThat(OneThatFails.ACS)
                .satisfies(acs -> org.assertj.core.api.Assertions.assertThatIllegalStateException()
                        .isThrownBy(acs::getEndpoint)
                        .withMessageContaining("only while the tests of its class do"));
    }

    @AcsIdentityEmulatorTest
    static class OneThatRuns {
        @Test
        void runs() {}
    }

    @AcsIdentityEmulatorTest(settings = "clockSkew")
    static class WrongSetting {
        @Test
        void runs() {}
    }

    static final class Failing implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            throw new IllegalStateException("on purpose");
        }
    }

    @ExtendWith(Failing.class)
    @AcsIdentityEmulatorTest
    static class FailsBefore {
        @Test
        void runs() {}
    }

    static class OneThatFails {
        @RegisterExtension
        static final AcsIdentityEmulatorExtension ACS = new AcsIdentityEmulatorExtension();

        static java.net.URI seen;

        @BeforeAll
        static void see() {
            seen = ACS.getEndpoint();
        }

        @Test
        void fails() {
            throw new AssertionError("on purpose");
        }
    }
}
