package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingsSchema;
import io.github.acsemulator.entra.EntraOperations;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.http.Operation;
import io.github.acsemulator.identity.IdentityOperations;
import io.github.acsemulator.teams.TeamsOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables in the documents are what the code says. */
class DocumentsTest {
    @Test
    void theSettingsStandInConfiguration() throws IOException {
        StringBuilder table = new StringBuilder(
                "| setting | flag | environment variable | value | default | what it does |\n|---|---|---|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            table.append(row(
                    code(setting.key()),
                    code(setting.flag()),
                    code(setting.variable()),
                    code(setting.form()),
                    setting.defaultText().isEmpty() ? "" : code(setting.defaultText()),
                    setting.description()));
        }
        new GeneratedTable("docs/configuration.md", "settings").assertIs(table.toString());
    }

    @Test
    void theSchemaOfTheSettingsIsPublished() throws IOException {
        String schema =
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(SettingsSchema.schema()) + "\n";
        Path file = Path.of("../docs/config-schema.json");
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(file, schema);
        }
        assertThat(Files.readString(file)).isEqualTo(schema);
    }

    @Test
    void theRefusalsStandInFidelity() throws Exception {
        StringBuilder table = new StringBuilder(
                "| refusal | status | code | message | target | evidence | reference |\n|---|---|---|---|---|---|---|\n");
        for (ErrorCatalogue entry : ErrorCatalogue.values()) {
            Evidence evidence = ErrorCatalogue.class.getField(entry.name()).getAnnotation(Evidence.class);
            assertThat(evidence).as("@Evidence of %s", entry).isNotNull();
            Refusal refusal = entry.refusal("…", "…", "…");
            table.append(row(
                    code(entry.name()),
                    Integer.toString(refusal.status()),
                    code(refusal.code()),
                    code(refusal.message()),
                    refusal.target() == null ? "" : code(refusal.target()),
                    evidence.value().toString(),
                    evidence.reference()));
        }
        new GeneratedTable("docs/fidelity.md", "refusals").assertIs(table.toString());
    }

    @Test
    void whatElseIsKnownOrInferredStandsInFidelity() throws IOException {
        TreeSet<String> rows = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.acsemulator")) {
            if (type.isEquivalentTo(ErrorCatalogue.class)) {
                continue;
            }
            type.tryGetAnnotationOfType(Evidence.class.getName())
                    .ifPresent(found -> rows.add(evidence(type.getSimpleName(), found)));
            for (JavaMember member : type.getMembers()) {
                member.tryGetAnnotationOfType(Evidence.class.getName())
                        .ifPresent(found -> rows.add(evidence(type.getSimpleName() + "." + member.getName(), found)));
            }
        }
        new GeneratedTable("docs/fidelity.md", "rules")
                .assertIs("| where | evidence | reference |\n|---|---|---|\n" + String.join("", rows));
    }

    private static String evidence(String where, JavaAnnotation<?> evidence) {
        String grade = ((JavaEnumConstant) evidence.get("value").orElseThrow()).name();
        return row(code(where), grade, evidence.get("reference").orElseThrow().toString());
    }

    @Test
    void theOperationsAndTheirVersionsStandInTheReadme() throws IOException {
        Map<String, Operation> operations = new LinkedHashMap<>();
        operations.put("POST /identities", IdentityOperations.CREATE);
        operations.put("GET /identities/{id}", IdentityOperations.GET);
        operations.put("POST /identities/{id}/:issueAccessToken", IdentityOperations.ISSUE_ACCESS_TOKEN);
        operations.put("POST /identities/{id}/:revokeAccessTokens", IdentityOperations.REVOKE_ACCESS_TOKENS);
        operations.put("DELETE /identities/{id}", IdentityOperations.DELETE);
        operations.put("POST /identities/{id}/token", IdentityOperations.ISSUE_TOKEN);
        operations.put("PATCH /identities/{id}", IdentityOperations.UPDATE);
        operations.put("POST /teamsUser/:exchangeAccessToken", TeamsOperations.EXCHANGE_TEAMS_USER_ACCESS_TOKEN);
        operations.put("POST /access/teamsExtension/:exchangeAccessToken", TeamsOperations.EXCHANGE_TOKEN);
        operations.put(
                "GET, PUT, DELETE /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}",
                TeamsOperations.PUT_ASSIGNMENT);
        operations.put("POST /access/entra/:exchangeAccessToken", EntraOperations.EXCHANGE_TOKEN);
        operations.put("GET, PATCH /access/entra/assignments", EntraOperations.LIST);
        operations.put("GET, PUT, DELETE /access/entra/assignments/{objectId}", EntraOperations.GET);
        StringBuilder table = new StringBuilder("| operation | api-versions |\n|---|---|\n");
        operations.forEach((route, operation) -> table.append(row(code(route), versions(operation))));
        new GeneratedTable("README.md", "operations").assertIs(table.toString());
    }

    private static String versions(Operation operation) {
        List<String> versions = Stream.of(ApiVersion.values())
                .filter(operation.versions()::contains)
                .map(ApiVersion::toString)
                .toList();
        return versions.size() == 1
                ? versions.get(0)
                : "the " + versions.size() + " from " + versions.get(0) + " to " + versions.get(versions.size() - 1);
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        Path root = Path.of("..").toRealPath();
        List<Path> documents;
        try (Stream<Path> files = Stream.concat(Files.list(root), Files.walk(root.resolve("docs")))) {
            documents = files.filter(file -> file.toString().endsWith(".md")).toList();
        }
        for (Path document : documents) {
            java.util.regex.Matcher links = java.util.regex.Pattern.compile("\\]\\((?!https?:|#)([^)#]+)")
                    .matcher(Files.readString(document));
            while (links.find()) {
                assertThat(document.resolveSibling(links.group(1)))
                        .as("link in %s", document)
                        .exists();
            }
        }
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String row(String... cells) {
        return "| "
                + String.join(
                        " | ",
                        Stream.of(cells).map(cell -> cell.replace("|", "\\|")).toList()) + " |\n";
    }
}
