package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The seed, and the way back to it. */
class ResetIT {
    private static final String CREATE = "/identities?api-version=2025-03-02-preview";
    private static final String WITH_TOKEN = "{\"createTokenWithScopes\":[\"chat\"]}";
    private static final String PREFIX = "8:acs:" + Resources.DEFAULT_ID + "_";
    private static final String KNOWN = PREFIX + "0000000a-0000-4000-8000-000000000001";
    private static final String OTHER_KEY = "b3RoZXI=";

    @RegisterExtension
    static final EmulatorExtension SEEDED = seeded();

    /** The same settings, and the JDK's cryptography. */
    @RegisterExtension
    static final EmulatorExtension TWIN = seeded().setting("crypto", "jdk");

    @RegisterExtension
    static final EmulatorExtension FAULTY = new EmulatorExtension()
            .setting(
                    "faults",
                    "[{\"match\":{\"operation\":\"create\"},\"times\":1,\"response\":{\"status\":429}},"
                            + "{\"match\":{\"operation\":\"delete\"},\"response\":{\"status\":500}}]");

    @RegisterExtension
    static final EmulatorExtension PLAIN = new EmulatorExtension();

    private static EmulatorExtension seeded() {
        return new EmulatorExtension()
                .setting("seed", "42")
                .setting("clock", "2030-01-01T00:00:00.25Z")
                .setting("clockFrozen", "true")
                .setting("tokenLifetime", "PT30M")
                .setting("resources", "[{\"name\":\"other\",\"primaryKey\":\"" + OTHER_KEY + "\"}]")
                .setting(
                        "identities",
                        "[{\"id\":\"" + KNOWN + "\",\"customId\":\"alice\",\"createdAt\":\"-PT2H\"},"
                                + "{\"customId\":\"bob\"},{\"customId\":\"carol\",\"resource\":\"other\"},"
                                + "{\"id\":\"" + PREFIX + "0000000a-0000-4000-8000-000000000002\","
                                + "\"deletedAt\":\"-PT1H\"}]");
    }

    private static void reset(EmulatorExtension acs) {
        assertThat(acs.plain("POST", "/_emulator/reset", "").status()).isEqualTo(204);
    }

    private static Response create(EmulatorExtension acs, String body) {
        return acs.send(request("POST", CREATE).body(body));
    }

    @Test
    void theSeedIsThereFromTheStartAndAgainAfterAReset() {
        for (int i = 0; i < 2; i++) {
            JsonNode alice = json(SEEDED.plain("GET", "/_emulator/identities/" + KNOWN, ""));
            assertThat(alice.get("customId").textValue()).isEqualTo("alice");
            assertThat(alice.get("createdAt").textValue()).isEqualTo("2029-12-31T22:00:00.250Z");
            assertThat(json(create(SEEDED, "{\"customId\":\"alice\"}"))
                            .at("/identity/id")
                            .textValue())
                    .isEqualTo(KNOWN);
            JsonNode all = json(SEEDED.plain("GET", "/_emulator/identities", ""));
            assertThat(all.get("total").intValue()).isEqualTo(3);
            JsonNode resources = json(SEEDED.plain("GET", "/_emulator/resources", ""));
            String other = resources.at("/value/1/id").textValue();
            JsonNode carol = json(SEEDED.plain("GET", "/_emulator/identities?resource=" + other, ""));
            assertThat(carol.at("/value/0/customId").textValue()).isEqualTo("carol");

            SEEDED.plain("DELETE", "/_emulator/identities/" + KNOWN, "");
            create(SEEDED, "{}");
            SEEDED.plain("POST", "/_emulator/resources", "{}");
            SEEDED.plain("POST", "/_emulator/resources/" + Resources.DEFAULT_ID + "/keys/secondary/regenerate", "");
            SEEDED.plain("PATCH", "/_emulator/settings", "{\"auth\":\"off\",\"tokenLifetime\":null}");
            SEEDED.plain("DELETE", "/_emulator/clock", "");
            reset(SEEDED);
            assertThat(json(SEEDED.plain("GET", "/_emulator/clock", ""))
                            .get("now")
                            .textValue())
                    .isEqualTo("2030-01-01T00:00:00.250Z");
            assertThat(json(SEEDED.plain("GET", "/_emulator/settings", ""))
                            .get("tokenLifetime")
                            .textValue())
                    .isEqualTo("PT30M");
            assertThat(json(SEEDED.plain("GET", "/_emulator/resources", ""))).isEqualTo(resources);
            assertThat(SEEDED.send(request("POST", CREATE).body("{}").key(Resources.DEFAULT_SECONDARY_KEY))
                            .status())
                    .isEqualTo(201);
            assertThat(SEEDED.plain("POST", CREATE, "{}").status()).isEqualTo(401);
            reset(SEEDED);
        }
    }

    @Test
    void aResourceIsResetToItsOwnSeed() {
        create(SEEDED, "{}");
        SEEDED.plain("DELETE", "/_emulator/identities/" + KNOWN, "");
        String reset = "/_emulator/resources/" + Resources.DEFAULT_ID + "/reset";
        assertThat(SEEDED.plain("POST", reset, "").status()).isEqualTo(204);
        assertThat(json(SEEDED.plain("GET", "/_emulator/identities/" + KNOWN, ""))
                        .has("deletedAt"))
                .isFalse();
        assertThat(json(SEEDED.plain("GET", "/_emulator/identities", ""))
                        .get("total")
                        .intValue())
                .isEqualTo(3);
        reset(SEEDED);
    }

    @Test
    void journalAndFaultsGoBackToo() {
        for (int i = 0; i < 2; i++) {
            JsonNode faults = json(FAULTY.plain("GET", "/_emulator/faults", ""));
            assertThat(faults.get("total").intValue()).isEqualTo(2);
            assertThat(create(FAULTY, "{}").status()).isEqualTo(429);
            assertThat(create(FAULTY, "{}").status()).isEqualTo(201);
            FAULTY.plain("POST", "/_emulator/faults", "{\"response\":{\"status\":503}}");
            assertThat(create(FAULTY, "{}").status()).isEqualTo(503);
            assertThat(json(FAULTY.plain("GET", "/_emulator/requests", ""))
                            .get("total")
                            .intValue())
                    .isEqualTo(3);
            reset(FAULTY);
            assertThat(json(FAULTY.plain("GET", "/_emulator/requests", ""))
                            .get("total")
                            .intValue())
                    .isZero();
            assertThat(json(FAULTY.plain("GET", "/_emulator/faults", ""))).isEqualTo(faults);
        }
    }

    private static List<String> calls(EmulatorExtension acs) {
        List<String> answers = new ArrayList<>();
        answers.add(create(acs, WITH_TOKEN).body());
        answers.add(create(acs, "{\"customId\":\"dora\",\"createTokenWithScopes\":[\"voip\",\"chat\"]}")
                .body());
        answers.add(acs.plain("POST", "/_emulator/tokens", "{\"scopes\":[\"chat\"],\"breakage\":\"unknownKey\"}")
                .body());
        answers.add(acs.entraToken("{}"));
        acs.plain("POST", "/_emulator/clock/advance", "{\"by\":\"PT0.001S\"}");
        JsonNode made = json(acs.plain("POST", "/_emulator/resources", "{}"));
        answers.add(made.get("id").textValue());
        answers.add(made.get("primaryKey").textValue());
        answers.add(acs.send(request("POST", CREATE)
                        .body(WITH_TOKEN)
                        .key(made.get("primaryKey").textValue()))
                .body());
        answers.add(
                json(acs.plain("POST", "/_emulator/resources/" + Resources.DEFAULT_ID + "/keys/primary/regenerate", ""))
                        .get("key")
                        .textValue());
        return answers;
    }

    @Test
    void theSameCallsGiveTheSameBytesAfterAResetAndElsewhere() {
        reset(SEEDED);
        reset(TWIN);
        List<String> first = calls(SEEDED);
        assertThat(first).doesNotHaveDuplicates();
        assertThat(calls(TWIN)).isEqualTo(first);
        reset(SEEDED);
        assertThat(calls(SEEDED)).isEqualTo(first);
        reset(SEEDED);
    }

    @Test
    void itTakesNoTimeHoweverManyIdentitiesThereAre() {
        String body = "{\"createTokenWithScopes\":[\"chat\"]}";
        for (int i = 0; i < 2_000; i++) {
            PLAIN.plain("POST", "/_emulator/identities", body.replace("createTokenWithScopes", "scopes"));
        }
        reset(PLAIN);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 200; j++) {
                PLAIN.plain("POST", "/_emulator/identities", "{}");
            }
            long start = System.nanoTime();
            reset(PLAIN);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best / 1_000_000).as("milliseconds").isLessThan(50);
    }

    @Test
    void everyRequestIsAnsweredWhileOthersReset() throws Exception {
        AtomicBoolean running = new AtomicBoolean(true);
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<Integer>> callers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int number = i;
                Callable<Integer> caller = () -> {
                    int answered = 0;
                    while (running.get()) {
                        Response created = create(PLAIN, "{\"customId\":\"user " + number % 7 + "\"}");
                        assertThat(created.status()).isEqualTo(201);
                        statuses.add(created.status());
                        String id = json(created).at("/identity/id").textValue();
                        String one = "/identities/" + id;
                        statuses.add(
                                PLAIN.post(one + "/:issueAccessToken?api-version=2023-10-01", "{\"scopes\":[\"chat\"]}")
                                        .status());
                        statuses.add(PLAIN.post(one + "/:revokeAccessTokens?api-version=2023-10-01", "")
                                .status());
                        answered += 3;
                    }
                    return answered;
                };
                callers.add(threads.submit(caller));
            }
            for (int i = 0; i < 30; i++) {
                Thread.sleep(50);
                reset(PLAIN);
            }
            running.set(false);
            int answered = 0;
            for (Future<Integer> caller : callers) {
                answered += caller.get();
            }
            assertThat(answered).isGreaterThan(200);
        } finally {
            running.set(false);
            threads.shutdown();
        }
        assertThat(statuses).isSubsetOf(200, 201, 204, 404).contains(200, 201, 204);

        reset(PLAIN);
        Set<String> made = ConcurrentHashMap.newKeySet();
        ExecutorService more = Executors.newFixedThreadPool(50);
        try {
            List<Future<Boolean>> creations = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                creations.add(more.submit(() ->
                        made.add(json(create(PLAIN, "{}")).at("/identity/id").textValue())));
            }
            for (Future<Boolean> creation : creations) {
                assertThat(creation.get()).isTrue();
            }
        } finally {
            more.shutdown();
        }
        JsonNode listed = json(PLAIN.plain("GET", "/_emulator/identities?limit=1000", ""));
        assertThat(listed.get("value").findValuesAsText("id")).containsExactlyInAnyOrderElementsOf(made);
    }
}
