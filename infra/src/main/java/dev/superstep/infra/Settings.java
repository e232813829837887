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
 * @param console {@code console}: the folder of the console's files
 * @param retentionDays {@code retention}: for how long a run is kept after its start, days
 * @param modelUrl {@code model-url}: of a server that speaks OpenAI's chat API; OpenAI's if it is not given
 * @param modelName {@code model-name}: the model as that server calls it; the application's own default if it is not given
 */
record Settings(
        String prefix,
        Machine machine,
        Path nodes,
        Path api,
        Access access,
        Path console,
        int retentionDays,
        Optional<String> modelUrl,
        Optional<String> modelName) {
    private static final Pattern PREFIX = Pattern.compile("([a-z][a-z0-9]{0,15}-)?");
    private static final int LONGEST_RETENTION = 365;

    /** Who may call the API. */
    sealed interface Access {
        /**
         * Whoever has a token.
         *
         * @param issuer {@code issuer}: who it must be from
         * @param audience {@code audience}: whom it must be for
         * @param console how the console gets one; without it there is no console
         */
        record Token(String issuer, String audience, Optional<Console> console) implements Access {}

        /** Whom IAM lets, by a signed request: the default. */
        record Signature() implements Access {}
    }

    /**
     * How the console gets its tokens.
     *
     * @param client {@code client}: its name with the issuer
     * @param login {@code login}: where the issuer gives tokens for codes, if that is not where it says what it is
     * @param scope {@code scope}: what it asks for
     */
    record Console(String client, String login, String scope) {}

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
                folder.resolve(
                        settings.text("console").orElse("functions/console/target/classes/META-INF/resources/console")),
                settings.number("retention", 1, LONGEST_RETENTION).orElse(30),
                modelUrl(settings),
                settings.text("model-name"));
    }

    /** What goes to the model is not for others to read. */
    private static Optional<String> modelUrl(Values settings) {
        Optional<String> url = settings.text("model-url");
        url.filter(text -> !text.matches("https://[^\\s/]+(/\\S*)?")).ifPresent(text -> {
            throw InfraException.badSetting("model-url", text, "an address that begins with https://");
        });
        return url;
    }

    private static Access access(Values settings) {
        Optional<String> issuer = settings.text("issuer");
        Optional<String> audience = settings.text("audience");
        if (issuer.isPresent() != audience.isPresent()) {
            throw InfraException.badSetting(
                    issuer.isPresent() ? "audience" : "issuer", "", "given where the other is: a token says both");
        }
        Optional<String> client = settings.text("client");
        if (client.isPresent() && issuer.isEmpty()) {
            throw InfraException.badSetting("issuer", "", "given where \"client\" is: the console needs tokens");
        }
        return issuer.<Access>map(name -> new Access.Token(
                        name, audience.orElseThrow(), client.map(console -> console(settings, name, console))))
                .orElseGet(Access.Signature::new);
    }

    private static Console console(Values settings, String issuer, String client) {
        return new Console(
                client,
                settings.text("login").orElse(issuer),
                settings.text("scope").orElse("openid"));
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
