package io.github.acsemulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md. */
class ArchitectureTest {
    private static final String ROOT = "io.github.acsemulator";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void packagesUseOnlyThoseAboveThem() {
        check(Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("ground")
                .definedBy(in("time", "error", "json", "crypto"))
                .layer("config")
                .definedBy(in("config"))
                .layer("tls")
                .definedBy(in("tls"))
                .layer("token")
                .definedBy(in("token"))
                .layer("resource")
                .definedBy(in("resource"))
                .layer("auth")
                .definedBy(in("auth"))
                .layer("http")
                .definedBy(in("http"))
                .layer("identity")
                .definedBy(in("identity"))
                .layer("journal")
                .definedBy(in("journal"))
                .layer("fault")
                .definedBy(in("fault"))
                .layer("limit")
                .definedBy(in("limit"))
                .layer("metrics")
                .definedBy(in("metrics"))
                .layer("teams")
                .definedBy(in("teams"))
                .layer("entra")
                .definedBy(in("entra"))
                .layer("control")
                .definedBy(in("control"))
                .layer("portal")
                .definedBy(in("portal"))
                .layer("root")
                .definedBy(ROOT)
                .whereLayer("ground")
                .mayNotAccessAnyLayer()
                .whereLayer("config")
                .mayOnlyAccessLayers("ground")
                .whereLayer("tls")
                .mayOnlyAccessLayers("ground", "config")
                .whereLayer("token")
                .mayOnlyAccessLayers("ground", "config", "tls")
                .whereLayer("resource")
                .mayOnlyAccessLayers("ground", "config", "token")
                .whereLayer("auth")
                .mayOnlyAccessLayers("ground", "config", "token", "resource")
                .whereLayer("http")
                .mayOnlyAccessLayers("ground", "config", "token", "resource", "auth")
                .whereLayer("identity")
                .mayOnlyAccessLayers("ground", "config", "token", "resource", "auth", "http")
                .whereLayer("journal")
                .mayOnlyAccessLayers("ground", "config", "token", "resource", "auth", "http")
                .whereLayer("fault")
                .mayOnlyAccessLayers("ground", "config", "token", "resource", "auth", "http")
                .whereLayer("limit")
                .mayOnlyAccessLayers("ground", "config", "token", "resource", "auth", "http")
                .whereLayer("metrics")
                .mayOnlyAccessLayers("ground", "config", "token", "resource", "auth", "http")
                .whereLayer("teams")
                .mayOnlyAccessLayers("ground", "config", "token", "resource", "auth", "http", "identity", "journal")
                .whereLayer("entra")
                .mayOnlyAccessLayers("ground", "config", "token", "resource", "auth", "http", "identity", "journal")
                .whereLayer("control")
                .mayOnlyAccessLayers(
                        "ground",
                        "config",
                        "tls",
                        "token",
                        "resource",
                        "auth",
                        "http",
                        "identity",
                        "journal",
                        "fault",
                        "limit",
                        "teams",
                        "entra")
                .whereLayer("portal")
                .mayOnlyAccessLayers(
                        "ground",
                        "config",
                        "tls",
                        "token",
                        "resource",
                        "auth",
                        "http",
                        "identity",
                        "journal",
                        "control")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer());
    }

    private static String[] in(String... packages) {
        String[] names = new String[packages.length];
        for (int i = 0; i < packages.length; i++) {
            names[i] = ROOT + "." + packages[i] + "..";
        }
        return names;
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void javalinStaysAtTheEdge() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.javalin.."));
    }

    @Test
    void nimbusStaysInToken() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".token..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds.."));
    }

    @Test
    void theJsonMapperStaysInJson() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".json..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Mapper"));
    }

    @Test
    void onlyTheTimePackageAsksForTimeAndRandomness() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".time..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(SecureRandom.class));
    }

    @Test
    void bouncyCastleStaysInTlsAndTheStoreInIdentity() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".tls..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".identity..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.h2.."));
    }

    @Test
    void prometheusStaysInMetrics() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.prometheus.."));
    }

    @Test
    void namesSayWhatThingsAre() {
        check(noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Base|DTO|Dto)"));
        check(noClasses()
                .that(resideInAnyPackage(ROOT + ".."))
                .and()
                .resideOutsideOfPackage(ROOT + ".error..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("sun.."));
        check(classes()
                .that()
                .haveSimpleNameStartingWith("Communication")
                .should()
                .beRecords());
    }
}
