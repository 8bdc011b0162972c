package io.github.acsemulator.testcontainers;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever lacks an optional library loads no class that needs it. */
class OptionalLibrariesTest {

    private static final String MODULE = "io.github.acsemulator.testcontainers";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(MODULE);

    @ParameterizedTest
    @CsvSource({
        "com.azure.communication.., IdentityClients",
        "com.azure.core.http.netty.., NettyHttpClient",
        "io.netty.., NettyHttpClient",
        "reactor.., NettyHttpClient",
        "com.azure.core.http.okhttp.., OkHttpHttpClient",
        "okhttp3.., OkHttpHttpClient",
        "com.azure.core.http.jdk.., JdkHttpClient",
    })
    void oneClassUsesEach(String library, String user) {
        onlyUserOf(resideInAPackage(library), user);
    }

    @Test
    void oneClassUsesTheEmulator() {
        onlyUserOf(resideInAPackage("io.github.acsemulator..").and(not(resideInAPackage(MODULE))), "EmulatorInJvm");
    }

    @Test
    void oneClassKnowsTheJsonLibrary() {
        onlyUserOf(resideInAPackage("com.grack.nanojson.."), "ControlJson");
    }

    @Test
    void theContainerNeedsNeitherJUnitNorAzure() {
        noClasses()
                .that()
                .areAssignableTo(EmulatorAccess.class)
                .and()
                .doNotBelongToAnyOf(AcsIdentityEmulatorExtension.class)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", "com.azure.."))
                .check(CLASSES);
    }

    private static void onlyUserOf(DescribedPredicate<JavaClass> library, String user) {
        classes()
                .that()
                .haveSimpleName(user)
                .should()
                .dependOnClassesThat(library)
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName(user)
                .should()
                .dependOnClassesThat(library)
                .check(CLASSES);
    }
}
