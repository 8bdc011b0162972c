package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.azure.communication.identity.CommunicationIdentityClientBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Classes that run in parallel on one emulator, each with a resource of its own. */
class SharedEmulatorIT {

    private static final Map<Class<?>, EmulatorAccess> SEEN = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Integer> RESOURCES = new ConcurrentHashMap<>();

    /** None goes on before the other is there, so they really run at once. */
    private static CyclicBarrier together;

    @BeforeEach
    void forget() {
        SEEN.clear();
        RESOURCES.clear();
        together = new CyclicBarrier(2);
    }

    @Test
    void classesShareAnEmulatorAndDoNotSeeEachOther() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .selectors(selectClass(One.class), selectClass(Other.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(2));

        assertThat(SEEN.values())
                .extracting(EmulatorAccess::getEndpoint)
                .containsOnly(SEEN.get(One.class).getEndpoint());
        assertThat(SEEN.values()).extracting(EmulatorAccess::getResourceId).doesNotHaveDuplicates();
    }

    @Test
    void theEmulatorEndsWithTheTestRun() {
        classesShareAnEmulatorAndDoNotSeeEachOther();

        EmulatorControl control = EmulatorControl.at(
                SEEN.get(One.class).getEndpoint(), SEEN.get(One.class).caCertificatePem());
        org.assertj.core.api.Assertions.assertThatExceptionOfType(java.io.UncheckedIOException.class)
                .isThrownBy(control::info);
    }

    private static void useAsIfAlone(EmulatorAccess acs, CommunicationIdentityClientBuilder clients, Class<?> who)
            throws Exception {
        // What JUnit hands out ends with the class; what is compared later has to be kept.
        OwnResource resource = (OwnResource) kept(acs);
        SEEN.put(who, resource);
        EmulatorControl control = acs.control();
        together.await(20, TimeUnit.SECONDS);
        String mine = clients.buildClient().createUser().getId();
        control.faults().add(Fault.on("delete").respond(418));
        together.await(20, TimeUnit.SECONDS);
        assertThat(mine).contains(acs.getResourceId());
        assertThat(control.identities().list())
                .extracting(IdentitiesControl.Identity::id)
                .containsExactly(mine);
        assertThat(control.requests().list()).hasSize(1);
        assertThat(control.faults().list()).hasSize(1);
        RESOURCES.put(who, control.resources().list().size());
        assertThat(RESOURCES.get(who)).isEqualTo(3);
        together.await(20, TimeUnit.SECONDS);
    }

    private static EmulatorAccess kept(EmulatorAccess acs) {
        return new OwnResource(
                acs.control().resources().get(acs.getResourceId()),
                EmulatorControl.at(acs.getEndpoint(), acs.caCertificatePem()));
    }

    @AcsIdentityEmulatorTest(ownResource = true)
    static class One {

        @Test
        void usesItsResource(EmulatorAccess acs, CommunicationIdentityClientBuilder clients) throws Exception {
            useAsIfAlone(acs, clients, One.class);
        }
    }

    static class Other {

        @RegisterExtension
        static final AcsIdentityEmulatorExtension ACS = new AcsIdentityEmulatorExtension().withResourceOfItsOwn();

        @Test
        void usesItsResource(CommunicationIdentityClientBuilder clients) throws Exception {
            useAsIfAlone(ACS, clients, Other.class);
        }
    }
}
