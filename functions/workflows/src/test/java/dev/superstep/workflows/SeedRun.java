package dev.superstep.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import dev.superstep.testing.LocalResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a workflow's original in Python did with an input, recorded by running it unchanged.
 *
 * @param input what it was started with
 * @param supersteps the nodes of each superstep
 * @param state the state at its end
 * @param error the type of its error; empty if there was none
 * @param more all that was recorded, as it stands in the file
 */
public record SeedRun(
        Map<String, Object> input,
        List<Object> supersteps,
        Map<String, Object> state,
        String error,
        Map<String, Object> more) {
    /** The runs in {@code seed/<workflow>.json}. */
    public static List<SeedRun> of(String workflow) {
        try (InputStream file = SeedRun.class.getResourceAsStream("/seed/" + workflow + ".json")) {
            return Json.asList(Json.parseObject(file.readAllBytes()).get("runs")).stream()
                    .map(run -> of(Json.asObject(run)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SeedRun of(Map<String, Object> run) {
        Object state = run.get("final");
        Object error = run.get("error");
        return new SeedRun(
                Json.asObject(run.get("input")),
                Json.asList(run.get("supersteps")),
                state == null ? Map.of() : Json.asObject(state),
                error == null ? "" : (String) Json.asObject(error).get("type"),
                run);
    }

    /** What its model was asked; empty if it has none. */
    public List<Object> prompts() {
        return Json.asList(more.getOrDefault("prompts", List.of()));
    }

    public boolean succeeded() {
        return error.isEmpty();
    }

    /** The state of this run, but with {@code departures} in it. */
    public Map<String, Object> stateWith(Map<String, Object> departures) {
        Map<String, Object> expected = new LinkedHashMap<>(state);
        expected.putAll(departures);
        return expected;
    }

    /** The same supersteps, and the same state but for {@code departures}; other channels may have been added. */
    public void assertSame(LocalResult<?> actual, Map<String, Object> departures) {
        assertThat(actual.error()).isEmpty();
        assertThat((Object) actual.supersteps()).isEqualTo(supersteps);
        assertThat(actual.values()).containsAllEntriesOf(stateWith(departures));
    }

    @Override
    public String toString() {
        return Json.print(input);
    }
}
