package dev.superstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void nothing_has_to_be_said() {
        Settings settings = read(Map.of());

        assertThat(settings.prefix()).isEmpty();
        assertThat(settings.nodes()).isEqualTo(Path.of("home/functions/nodes/target/function.zip"));
        assertThat(settings.machine()).isEqualTo(Machine.ARM64);
        assertThat(settings.access()).isEqualTo(new Settings.Access.Signature());
        assertThat(settings.retentionDays()).isEqualTo(30);
    }

    @Test
    void tokens_are_asked_for_where_their_issuer_is_named() {
        assertThat(read(Map.of("issuer", "https://login.example.org", "audience", "runs"))
                        .access())
                .isEqualTo(new Settings.Access.Token("https://login.example.org", "runs", Optional.empty()));
        assertThatThrownBy(() -> read(Map.of("issuer", "https://login.example.org")))
                .hasMessageStartingWith("BAD_SETTING: the setting \"audience\" is \"\"");
    }

    @Test
    void the_console_gets_its_tokens_from_the_issuer_unless_another_place_is_named() {
        Map<String, String> settings =
                Map.of("issuer", "https://login.example.org", "audience", "runs", "client", "console");
        Map<String, String> elsewhere = new HashMap<>(settings);
        elsewhere.put("login", "https://tokens.example.org");
        elsewhere.put("scope", "openid runs");

        assertThat(console(settings)).contains(new Settings.Console("console", "https://login.example.org", "openid"));
        assertThat(console(elsewhere))
                .contains(new Settings.Console("console", "https://tokens.example.org", "openid runs"));
        assertThatThrownBy(() -> read(Map.of("client", "console")))
                .hasMessageStartingWith("BAD_SETTING: the setting \"issuer\" is \"\"");
    }

    private static Optional<Settings.Console> console(Map<String, String> settings) {
        return ((Settings.Access.Token) read(settings).access()).console();
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        assertThatThrownBy(() -> read(Map.of("architecture", "sparc"))).hasMessageContaining("arm64 or x86_64");
        assertThatThrownBy(() -> read(Map.of("prefix", "Dev_"))).hasMessageContaining("\"prefix\" is \"Dev_\"");
        assertThatThrownBy(() -> read(Map.of("retention", "0"))).hasMessageContaining("from 1 to 365");
        assertThatThrownBy(() -> read(Map.of("retention", "long"))).hasMessageContaining("a whole number");
    }

    private static Settings read(Map<String, String> settings) {
        return Settings.read(Path.of("home"), settings::get);
    }
}
