package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.github.acsemulator.RawHttp.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The OpenAPI document says what the running server does. */
class OpenApiIT {
    private static final String LOCATION = "https://emulator.test/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    private static JsonNode document;

    @BeforeAll
    static void get() {
        Response response = ACS.plain("GET", "/_emulator/openapi.json", "");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type").orElse("")).startsWith("application/json");
        document = json(response);
    }

    /** Operations by method and path, in the form of {@code RouteTable.names()}. */
    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(method -> operations.put(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
        return operations;
    }

    @Test
    void everyRouteStandsInItAndNothingElse() {
        assertThat(operations().keySet())
                .containsExactlyElementsOf(ACS.emulator().started().routes().names());
    }

    @Test
    void theServerTakesEveryMethodOfEveryPath() {
        document.get("paths").properties().forEach(path -> {
            String target = path.getKey().replaceAll("\\{\\w+}", "x");
            Set<String> wanted = new TreeSet<>();
            path.getValue().fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    wanted.add(name.toUpperCase(java.util.Locale.ROOT));
                }
            });
            Response refused = ACS.plain("TRACE", target, "");
            assertThat(refused.status()).as(target).isEqualTo(405);
            Set<String> allowed =
                    new TreeSet<>(List.of(refused.header("Allow").orElse("").split(", ")));
            allowed.remove("HEAD");
            assertThat(allowed).as(target).isEqualTo(wanted);
        });
    }

    @Test
    void itsServerIsTheOneThatTheCallerReaches() {
        JsonNode elsewhere = json(ACS.plain("GET", "/_emulator/openapi.json", "", "Host: acs:9443"));

        assertThat(document.at("/servers/0/url").textValue()).isEqualTo("https://localhost:" + ACS.port());
        assertThat(elsewhere.at("/servers/0/url").textValue()).isEqualTo("https://acs:9443");
        assertThat(document.at("/info/version").textValue())
                .isEqualTo(json(ACS.plain("GET", "/_emulator/health", ""))
                        .get("version")
                        .textValue());
    }

    @Test
    void everyOperationHasANameOfItsOwnAndAKnownTag() {
        List<String> tags = document.get("tags").findValuesAsText("name");

        assertThat(operations().values())
                .extracting(operation -> operation.get("operationId").textValue())
                .doesNotHaveDuplicates();
        assertThat(operations().values())
                .allSatisfy(operation ->
                        assertThat(tags).contains(operation.at("/tags/0").textValue()));
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsReferredTo() {
        Set<String> references = new TreeSet<>(document.findValuesAsText("$ref"));
        Set<String> components = new TreeSet<>();
        document.get("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> components.add("#/components/" + kind.getKey() + "/" + name)));

        components.removeIf(name -> name.startsWith("#/components/securitySchemes/"));
        assertThat(references).isEqualTo(components);
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, document.toString()))));
        SchemaValidatorsConfig formats =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        List<String> checked = new ArrayList<>();
        visit(document, "", (pointer, example) -> {
            JsonSchema schema = factory.getSchema(SchemaLocation.of(LOCATION + "#" + pointer + "/schema"), formats);
            assertThat(schema.validate(example)).as(pointer).isEmpty();
            checked.add(pointer);
        });
        // A schema that could not be reached would refuse nothing.
        assertThat(checked).hasSizeGreaterThan(100);
        assertThat(factory.getSchema(
                                SchemaLocation.of(LOCATION + "#/components/schemas/CommunicationIdentity"), formats)
                        .validate(json("{}")))
                .isNotEmpty();
    }

    /** Calls {@code check} with each object that has a schema, and each of its examples. */
    private static void visit(JsonNode node, String pointer, java.util.function.BiConsumer<String, JsonNode> check) {
        if (node.has("schema") && node.has("example")) {
            check.accept(pointer, node.get("example"));
        }
        if (node.has("schema") && node.has("examples")) {
            node.get("examples").forEach(example -> check.accept(pointer, example.get("value")));
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> visit(
                            member.getValue(),
                            pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                            check));
        } else {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), pointer + "/" + i, check);
            }
        }
    }
}
