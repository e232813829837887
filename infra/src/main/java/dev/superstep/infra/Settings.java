package dev.superstep.infra;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a deployment can be told, each by {@code -c name=value} or under {@code context} in cdk.json.
 *
 * @param prefix {@code prefix}: comes before every name that is an account's own, so that several deployments can stand side
 *     by side; empty if it is not given
 * @param machine {@code architecture}: what the functions run on, {@code arm64} or {@code x86_64}
 * @param nodes {@code nodes}: the archive of the nodes' executable
 * @param api {@code api}: the archive of the API's executable
 * @param access who may call the API
 * @param retentionDays {@code retention}: for how long a run is kept after its start, days
 */
record Settings(String prefix, Machine machine, Path nodes, Path api, Access access, int retentionDays) {
    private static final Pattern PREFIX = Pattern.compile("([a-z][a-z0-9]{0,15}-)?");
    private static final int LONGEST_RETENTION = 365;

    /** Who may call the API. */
    sealed interface Access {
        /** Whoever has a token. {@code issuer} and {@code audience} are what it must say. */
        record Token(String issuer, String audience) implements Access {}

        /** Whom IAM lets, by a signed request: the default. */
        record Signature() implements Access {}
    }

    /**
     * The settings of a deployment.
     *
     * @param folder what paths are relative to
     * @param values gives the value of a name, or null
     */
    static Settings read(Path folder, Function<String, ?> values) {
        Values settings = new Values(values);
        String prefix = settings.text("prefix").orElse("");
        if (!PREFIX.matcher(prefix).matches()) {
            throw InfraException.badSetting("prefix", prefix, "up to 16 small letters and digits, and a hyphen");
        }
        return new Settings(
                prefix,
                Machine.parse("architecture", settings.text("architecture").orElse(Machine.ARM64.setting())),
                folder.resolve(settings.text("nodes").orElse("functions/nodes/target/function.zip")),
                folder.resolve(settings.text("api").orElse("functions/api/target/function.zip")),
                access(settings),
                settings.number("retention", 1, LONGEST_RETENTION).orElse(30));
    }

    private static Access access(Values settings) {
        Optional<String> issuer = settings.text("issuer");
        Optional<String> audience = settings.text("audience");
        if (issuer.isPresent() != audience.isPresent()) {
            throw InfraException.badSetting(
                    issuer.isPresent() ? "audience" : "issuer", "", "given where the other is: a token says both");
        }
        return issuer.<Access>map(name -> new Access.Token(name, audience.orElseThrow()))
                .orElseGet(Access.Signature::new);
    }

    private record Values(Function<String, ?> byName) {
        Optional<String> text(String name) {
            return Optional.ofNullable(byName.apply(name)).map(Object::toString).filter(text -> !text.isEmpty());
        }

        Optional<Integer> number(String name, int least, int most) {
            return text(name).map(text -> {
                if (!text.matches("[0-9]{1,6}")) {
                    throw InfraException.badSetting(name, text, "a whole number");
                }
                int number = Integer.parseInt(text);
                if (number < least || number > most) {
                    throw InfraException.badSetting(name, text, "from " + least + " to " + most);
                }
                return number;
            });
        }
    }
}
