package io.github.acsemulator.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.Settings.ResourceSettings;
import io.github.acsemulator.time.Randomness;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";

    /** Settings from id, name, location, primary and secondary key; a hyphen stands for absent. */
    private static ResourceSettings settings(String... values) {
        List<Optional<String>> all = Arrays.stream(values)
                .map(value -> Optional.of(value).filter(text -> !text.equals("-")))
                .toList();
        return new ResourceSettings(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4));
    }

    private static Resources of(ResourceSettings... settings) {
        return Resources.of(List.of(settings));
    }

    @Test
    void theDefaultResourceIsWellKnown() {
        Resources resources = of();
        Resource resource = resources.defaultResource();
        assertThat(resource.id()).isEqualTo(Resources.DEFAULT_ID);
        assertThat(resource.name()).isEqualTo("default");
        assertThat(resource.location()).isEqualTo("unitedstates");
        assertThat(resource.region()).isEqualTo("amer");
        assertThat(resource.primaryKey().base64()).isEqualTo(Resources.DEFAULT_PRIMARY_KEY);
        assertThat(resource.secondaryKey().base64()).isEqualTo(Resources.DEFAULT_SECONDARY_KEY);
        assertThat(resources.all()).containsExactly(resource);
    }

    @Test
    void whatIsAbsentIsMadeUp() {
        Resource resource = of(settings("-", "-", "-", "-", "-")).all().get(1);
        assertThat(resource.name())
                .isEqualTo("resource-" + resource.id().toString().substring(0, 8));
        assertThat(resource.primaryKey().secret()).hasSize(64);
        assertThat(resource.secondaryKey().base64())
                .isNotEqualTo(resource.primaryKey().base64());
    }

    @Test
    void anEntryWithTheDefaultResourcesIdReplacesItAndKeepsItsKeys() {
        Resources resources = of(
                settings(ID, "first", "-", "-", "-"),
                settings(
                        Resources.DEFAULT_ID.toString().toUpperCase(java.util.Locale.ROOT),
                        "Mine",
                        "Asia Pacific",
                        "-",
                        "-"));
        assertThat(resources.all()).extracting(Resource::name).containsExactly("mine", "first");
        assertThat(resources.defaultResource().region()).isEqualTo("apac");
        assertThat(resources.defaultResource().primaryKey().base64()).isEqualTo(Resources.DEFAULT_PRIMARY_KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | - | - | - | id 'x' must be a GUID such as ac5ac5ac-0000-4000-8000-000000000001.",
                "- | a b | - | - | name 'a b' must be letters, digits and hyphens, at most 63.",
                "- | -a | - | - | name '-a' must be letters, digits and hyphens, at most 63.",
                "- | a.b | - | - | name 'a.b' must be letters, digits and hyphens, at most 63.",
                "- | - | mars! | - | location 'mars!' must be letters and digits, such as unitedstates.",
                "- | - | - | %%% | primaryKey must be base64 of the access key.",
            })
    void aMistakeSaysWhichEntryAndWhatWouldBeRight(
            String id, String name, String location, String key, String message) {
        assertThatThrownBy(() -> of(settings(ID, "ok", "-", "-", "-"), settings(id, name, location, key, "-")))
                .isInstanceOf(SettingException.class)
                .hasMessage("resources, entry 2: " + message);
    }

    @Test
    void aWrongKeyIsNotShown() {
        assertThatThrownBy(() -> of(settings("-", "-", "-", "-", "c2VjcmV0!")))
                .isInstanceOf(SettingException.class)
                .hasMessage("resources, entry 1: secondaryKey must be base64 of the access key.");
        assertThatThrownBy(() -> of(settings("-", "-", "-", "", "-"))).isInstanceOf(SettingException.class);
    }

    @Test
    void noTwoShareAnIdANameOrAKey() {
        assertThatThrownBy(() -> of(settings(ID, "a", "-", "-", "-"), settings(ID, "b", "-", "-", "-")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(ID, "twice");
        assertThatThrownBy(() -> of(settings("-", "Default", "-", "-", "-")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("name 'default'", "two resources have it");
        for (ResourceSettings sharing : List.of(
                settings("-", "a", "-", Resources.DEFAULT_PRIMARY_KEY, "-"),
                settings("-", "a", "-", "-", Resources.DEFAULT_PRIMARY_KEY),
                settings("-", "a", "-", "YQ==", "YQ=="))) {
            assertThatThrownBy(() -> of(sharing))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("resource 'a'", "an access key stands there twice")
                    .message()
                    .doesNotContain(Resources.DEFAULT_PRIMARY_KEY);
        }
    }

    private static Resources of(Map<String, String> kept, ResourceSettings... settings) {
        return Resources.of(List.of(settings), Randomness.of(null), kept);
    }

    @Test
    void aConfiguredOneSharesNothingWithAKeptOne() {
        Map<String, String> kept = new HashMap<>();
        of(kept).add(settings(ID, "shop", "-", "a2V5", "-"), Randomness.of(null));
        assertThatThrownBy(() -> of(kept, settings("-", "Shop", "-", "-", "-")))
                .isInstanceOf(SettingException.class)
                .hasMessage("resources: a configured one does not go with " + ID + ", which dataDir keeps"
                        + " (name 'shop': another resource has it); give it that id, or a name and keys of its own.");
        assertThatThrownBy(() -> of(kept, settings("-", "other", "-", "-", "a2V5")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("resources: a configured one does not go with " + ID + ", which dataDir keeps"
                        + " (resource 'shop': an access key stands there twice");
        assertThat(of(kept, settings(ID, "shop", "-", "a2V5", "-")).all())
                .extracting(Resource::name)
                .containsExactly("default", "shop");
    }

    @Test
    void aKeysTextNeverShowsTheKey() {
        Resource resource = of().defaultResource();
        assertThat(resource.toString()).doesNotContain(Resources.DEFAULT_PRIMARY_KEY);
        assertThat(resource.primaryKey().toString()).isEqualTo("PRIMARY access key, generation 0");
    }

    @Test
    void theListCannotBeChanged() {
        assertThatThrownBy(() -> of().all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
