package dev.superstep.runlog;

import static dev.superstep.runlog.Samples.delta;
import static dev.superstep.runlog.Samples.edge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.Reducer;
import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FoldPropertyTest {
    private static final Channels CHANNELS = new Channels(List.of(
            new Channel("last", new Reducer.Last()),
            new Channel("list", new Reducer.Append()),
            new Channel("object", new Reducer.Merge()),
            new Channel("sum", new Reducer.Sum()),
            new Channel("max", new Reducer.Max()),
            new Channel("text", new Reducer.Custom("join", "", (old, write) -> old + "," + write))));

    @RepeatedTest(200)
    void a_fold_is_what_applying_step_by_step_gives(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Step> steps = IntStream.range(1, 2 + random.nextInt(6))
                .mapToObj(k -> randomStep(k, random))
                .toList();
        Map<String, Object> start = CHANNELS.initialState();

        List<Map<String, Object>> states = new ArrayList<>(List.of(start));
        Throwable expected = catchThrowable(
                () -> steps.forEach(step -> states.add(CHANNELS.apply(states.getLast(), step.updates()))));
        if (expected != null) {
            assertThatExceptionOfType(InvalidUpdateException.class)
                    .isThrownBy(() -> Fold.of(CHANNELS, start, steps))
                    .withMessage(expected.getMessage());
            return;
        }
        assertThat(Json.print(Fold.of(CHANNELS, start, steps))).isEqualTo(Json.print(states.getLast()));
        for (int k = 0; k <= steps.size(); k++) {
            assertThat(Fold.of(CHANNELS, states.get(k), steps.subList(k, steps.size())))
                    .isEqualTo(states.getLast());
        }
    }

    @RepeatedTest(300)
    void a_fold_does_not_depend_on_what_is_elsewhere(RepetitionInfo repetition) {
        Random random = new Random(1_000 + repetition.getCurrentRepetition());
        Elsewhere elsewhere = new Elsewhere(random);
        RunInput input = RunInput.of(randomUpdate(random));
        List<Step> steps = IntStream.range(1, 2 + random.nextInt(6))
                .mapToObj(k -> randomStep(k, random))
                .toList();
        List<Step> moved = steps.stream().map(elsewhere::move).toList();

        Throwable expected = catchThrowable(() -> Fold.of(CHANNELS, Fold.of(CHANNELS, input), steps));
        if (expected != null) {
            assertThatThrownBy(() -> Fold.of(CHANNELS, Fold.of(CHANNELS, elsewhere.move(input)), moved))
                    .hasSameClassAs(expected)
                    .hasMessage(expected.getMessage());
            return;
        }
        Map<String, Object> plain = Fold.of(CHANNELS, Fold.of(CHANNELS, input), steps);
        Map<String, Object> start = Fold.of(CHANNELS, elsewhere.move(input));
        Map<String, Object> folded = Fold.of(CHANNELS, start, moved);
        assertThat(elsewhere.loaded()).isEmpty();
        for (int k = 0; k <= moved.size(); k++) {
            Map<String, Object> between = Fold.of(CHANNELS, start, moved.subList(0, k));
            assertThat(Fold.of(CHANNELS, between, moved.subList(k, moved.size())))
                    .isEqualTo(folded);
        }
        Map<String, Object> loaded = elsewhere.loading().load(CHANNELS, folded, name -> true);
        assertThat(Json.print(loaded)).isEqualTo(Json.print(plain));
    }

    @RepeatedTest(50)
    void only_what_is_asked_for_is_loaded_and_each_of_it_once(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Elsewhere elsewhere = new Elsewhere(random);
        List<Step> steps = IntStream.range(1, 5)
                .mapToObj(k -> new Step(
                        k, List.of(delta(k, edge("a"), 1, Json.object("list", Json.list(k), "last", "v" + k)))))
                .map(elsewhere::move)
                .toList();
        Map<String, Object> folded = Fold.of(CHANNELS, CHANNELS.initialState(), steps);

        Map<String, Object> last = elsewhere.loading().load(CHANNELS, folded, "last"::equals);
        assertThat(last).containsEntry("last", "v4").containsEntry("list", folded.get("list"));
        assertThat(elsewhere.loaded()).isSubsetOf("v4");

        assertThat(elsewhere.loading().load(CHANNELS, "list", folded.get("list")))
                .isEqualTo(Json.list(1, 2, 3, 4));
        assertThat(elsewhere.loaded()).doesNotHaveDuplicates();
    }

    /** Takes values out of updates by chance, alone or in bundles, and remembers what of them was asked for. */
    private static final class Elsewhere {
        private final Random random;
        private final Map<String, Object> store = new LinkedHashMap<>();
        private final List<Object> loaded = new ArrayList<>();

        Elsewhere(Random random) {
            this.random = random;
        }

        Step move(Step step) {
            return new Step(
                    step.superstep(),
                    step.deltas().stream()
                            .map(delta -> delta(delta.superstep(), delta.task(), delta.tasks(), move(delta.update())))
                            .toList());
        }

        RunInput move(RunInput input) {
            return new RunInput(input.digest(), move(input.values()));
        }

        private Map<String, Object> move(Map<String, Object> values) {
            Map<String, Object> moved = new LinkedHashMap<>(values);
            moved.replaceAll((name, value) -> switch (random.nextInt(4)) {
                case 0 -> alone(value);
                case 1 -> bundled(value);
                default -> value;
            });
            return moved;
        }

        private LargeValue alone(Object value) {
            String address = "a" + store.size();
            store.put(address, value);
            return new LargeValue.Alone(address, 1, LargeValue.Kind.of(value));
        }

        private LargeValue bundled(Object value) {
            LargeValue.Alone bundle = new LargeValue.Alone("a" + store.size(), 1, LargeValue.Kind.LIST);
            store.put(bundle.address(), Json.list("another", value));
            return new LargeValue.Bundled(bundle, 1, LargeValue.Kind.of(value));
        }

        Loading loading() {
            return new Loading(address -> {
                loaded.add(
                        store.get(address) instanceof List<?> list && list.contains("another")
                                ? list.get(1)
                                : store.get(address));
                return store.get(address);
            });
        }

        List<Object> loaded() {
            return loaded;
        }
    }

    private static Step randomStep(int superstep, Random random) {
        int tasks = 1 + random.nextInt(3);
        return new Step(
                superstep,
                IntStream.range(0, tasks)
                        .mapToObj(i -> delta(superstep, edge("n" + i), tasks, randomUpdate(random)))
                        .toList());
    }

    private static Map<String, Object> randomUpdate(Random random) {
        Map<String, Object> update = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            long value = random.nextInt(10);
            switch (random.nextInt(40)) {
                case 0, 1 -> update.put("last", value);
                case 2 -> update.put("list", null);
                case 3, 4 -> update.put("unknown", value);
                default -> {
                    switch (random.nextInt(5)) {
                        case 0 -> update.put("list", Json.list(value, null));
                        case 1 -> update.put("object", Json.object("k" + value, value));
                        case 2 -> update.put("sum", value);
                        case 3 -> update.put("max", value);
                        default -> update.put("text", "t" + value);
                    }
                }
            }
        }
        return update;
    }

    @Test
    void a_list_that_grows_is_not_copied_at_every_step() {
        int n = 20_000;
        List<Step> steps = IntStream.rangeClosed(1, n)
                .mapToObj(k -> new Step(k, List.of(delta(k, edge("a"), 1, Json.object("list", Json.list("s" + k))))))
                .toList();

        Map<String, Object> state = Fold.of(CHANNELS, CHANNELS.initialState(), steps);

        assertThat((List<?>) state.get("list")).hasSize(n);
    }

    @Test
    void a_channel_whose_value_is_elsewhere_grows_in_linear_time_too() {
        int n = 20_000;
        List<Step> steps = IntStream.rangeClosed(1, n)
                .mapToObj(k -> new Step(k, List.of(delta(k, edge("a"), 1, Json.object("list", Json.list("s" + k))))))
                .toList();
        LargeValue large = new LargeValue.Alone("a", 1, LargeValue.Kind.LIST);

        Map<String, Object> state = Fold.of(CHANNELS, Map.of("list", large), steps);

        assertThat(((Deferred) state.get("list")).parts()).hasSize(n + 1);
        assertThat((List<?>) new Loading(address -> Json.list("s0")).load(CHANNELS, "list", state.get("list")))
                .hasSize(n + 1);
    }

    @Test
    void the_state_cannot_be_changed() {
        Step step = new Step(
                1, List.of(delta(1, edge("a"), 1, Json.object("list", Json.list(1), "object", Json.object("a", 1)))));
        Map<String, Object> state = Fold.of(CHANNELS, CHANNELS.initialState(), List.of(step, step));

        assertThat(state).isUnmodifiable();
        List<?> list = (List<?>) state.get("list");
        for (Consumer<List<?>> change : List.<Consumer<List<?>>>of(
                List::clear, List::removeFirst, before -> before.removeIf(all -> true), before -> before.add(null))) {
            assertThatThrownBy(() -> change.accept(list)).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(list).hasToString("[1, 1]");
        assertThat((Map<?, ?>) state.get("object")).isUnmodifiable();
    }
}
