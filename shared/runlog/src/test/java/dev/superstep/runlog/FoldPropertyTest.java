package dev.superstep.runlog;

import static dev.superstep.runlog.Samples.delta;
import static dev.superstep.runlog.Samples.edge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
    void the_state_cannot_be_changed() {
        Step step = new Step(
                1, List.of(delta(1, edge("a"), 1, Json.object("list", Json.list(1), "object", Json.object("a", 1)))));
        Map<String, Object> state = Fold.of(CHANNELS, CHANNELS.initialState(), List.of(step, step));

        assertThat(state).isUnmodifiable();
        assertThat((List<?>) state.get("list")).isUnmodifiable();
        assertThat((Map<?, ?>) state.get("object")).isUnmodifiable();
    }
}
