package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs the commands of docs/systems.md in their order; each answers what the page says. */
@QuarkusTest
class SystemsPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final String SOMETHING = "…";
    private static final Pattern EXAMPLE =
            Pattern.compile("((?:^    [^\n]*\n)+)\n```json\n(.*?)\n```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("localhost:8080([^' ]+)");
    private static final Pattern DATA = Pattern.compile("-d (?:@(\\S+)|'(.*)')");

    private String run = "";

    @Test
    void every_command_answers_as_the_page_says() throws IOException, InterruptedException {
        List<MatchResult> examples = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/systems.md")))
                .results()
                .toList();

        assertThat(examples).hasSize(13);
        for (MatchResult example : examples) {
            String command = example.group(1).strip();
            Object shown = Json.parse(example.group(2));
            Object answer = answer(command);
            for (int again = 0;
                    again < 200
                            && !command.contains(" -d ")
                            && !differs(shown, answer, "$").isEmpty();
                    again++) {
                TimeUnit.MILLISECONDS.sleep(50); // a run that was decided goes on by itself
                answer = answer(command);
            }
            assertThat(differs(shown, answer, "$"))
                    .as("%s%n%s", command, Json.print(answer))
                    .isEmpty();
        }
    }

    private @Nullable Object answer(String command) throws IOException {
        String path = first(ADDRESS, command).group(1).replace("RUN", run);
        RequestSpecification request = given().urlEncodingEnabled(false);
        List<MatchResult> data = DATA.matcher(command).results().toList();
        String answer = data.isEmpty()
                ? request.get(path).asString()
                : request.contentType(ContentType.JSON)
                        .body(body(data.getFirst()))
                        .post(path)
                        .asString();
        Object parsed = Json.parse(answer);
        if (parsed instanceof Map<?, ?> members && members.get("run") instanceof String name) {
            run = name;
        }
        return parsed;
    }

    private static String body(MatchResult data) throws IOException {
        return data.group(1) == null ? data.group(2) : Files.readString(ROOT.resolve(data.group(1)));
    }

    private static MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow();
    }

    /** Where the answer is not what is shown; empty if it is. */
    private static String differs(@Nullable Object shown, @Nullable Object actual, String where) {
        if (SOMETHING.equals(shown)) {
            return "";
        }
        if (shown instanceof Map<?, ?> members && actual instanceof Map<?, ?> all) {
            return members.entrySet().stream()
                    .map(member -> {
                        String name = where + "." + member.getKey();
                        return all.containsKey(member.getKey())
                                ? differs(member.getValue(), all.get(member.getKey()), name)
                                : name + " is missing; ";
                    })
                    .collect(Collectors.joining());
        }
        if (shown instanceof List<?> items && actual instanceof List<?> all) {
            boolean more = !items.isEmpty() && SOMETHING.equals(items.getLast());
            int length = more ? items.size() - 1 : items.size();
            if (more ? all.size() < length : all.size() != length) {
                return where + " has " + all.size() + " items; ";
            }
            return IntStream.range(0, length)
                    .mapToObj(i -> differs(items.get(i), all.get(i), where + "[" + i + "]"))
                    .collect(Collectors.joining());
        }
        return isLike(shown, actual) ? "" : where + " is " + Json.print(actual) + "; ";
    }

    private static boolean isLike(@Nullable Object shown, @Nullable Object actual) {
        if (shown instanceof String text && actual instanceof String other) {
            String pattern =
                    Arrays.stream(text.split(SOMETHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(pattern, Pattern.DOTALL).matcher(other).matches();
        }
        if (shown instanceof Number && actual instanceof Number) {
            return new BigDecimal(shown.toString()).compareTo(new BigDecimal(actual.toString())) == 0;
        }
        return Objects.equals(shown, actual);
    }
}
