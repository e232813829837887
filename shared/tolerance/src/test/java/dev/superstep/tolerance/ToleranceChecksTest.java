package dev.superstep.tolerance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.RecordMapper;
import dev.superstep.graph.Recoverable;
import dev.superstep.graph.core.Problem;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.FibonacciBackoff;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToleranceChecksTest {
    record State(String text) {}

    abstract static class Echo implements Node<State, State> {
        @Override
        public State run(State in) {
            return in;
        }
    }

    static final class Plain extends Echo {}

    static final class Once extends Echo {
        @Override
        @Timeout(9_999)
        public State run(State in) {
            return in;
        }
    }

    static final class Often extends Echo {
        @Override
        @Timeout(2_000)
        @Retry(maxRetries = 3, delay = 500, jitter = 100)
        public State run(State in) {
            return in;
        }
    }

    static final class Growing extends Echo {
        @Override
        @Retry(maxRetries = 4, delay = 1, delayUnit = ChronoUnit.SECONDS, jitter = 0)
        @ExponentialBackoff(factor = 3, maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
        public State run(State in) {
            return in;
        }
    }

    static final class Rabbits extends Echo {
        @Override
        @Retry(maxRetries = 5, delay = 100, jitter = 0)
        @FibonacciBackoff
        public State run(State in) {
            return in;
        }
    }

    static final class Endless extends Echo {
        @Override
        @Retry(maxRetries = -1, maxDuration = 0, delay = 1, jitter = 0)
        public State run(State in) {
            return in;
        }
    }

    static final class Bounded extends Echo {
        @Override
        @Timeout(1_000)
        @Retry(maxRetries = -1, maxDuration = 5_000, jitter = 0)
        public State run(State in) {
            return in;
        }
    }

    @CircuitBreaker
    @Timeout(3_000)
    abstract static class OnTheClass extends Echo {}

    static final class Inherits extends OnTheClass {}

    static final class Hidden extends Echo {
        @Override
        @Fallback(fallbackMethod = "guess")
        public State run(State in) {
            return in;
        }

        State guess(State in) {
            return in;
        }
    }

    static class Shown extends Echo implements Recoverable<State, State> {
        @Override
        @Fallback(fallbackMethod = "fallback")
        public State run(State in) {
            return in;
        }

        @Override
        public State fallback(State in) {
            return in;
        }
    }

    static final class Two extends Shown {
        @Override
        @Fallback(fallbackMethod = "guess")
        public State run(State in) {
            return in;
        }

        State guess(State in) {
            return in;
        }
    }

    @Test
    void the_longest_that_all_tries_take_is_the_sum_of_tries_delays_and_jitter() {
        assertThat(Tolerance.of(Plain.class).longest()).contains(Duration.ZERO);
        assertThat(Tolerance.of(Once.class).longest()).contains(Duration.ofMillis(9_999));
        assertThat(Tolerance.of(Often.class).longest()).contains(Duration.ofMillis(4 * 2_000 + 3 * 600));
        assertThat(Tolerance.of(Growing.class).longest()).contains(Duration.ofSeconds(1 + 3 + 5 + 5));
        assertThat(Tolerance.of(Rabbits.class).longest()).contains(Duration.ofMillis(100 + 200 + 300 + 500 + 800));
        assertThat(Tolerance.of(Endless.class).longest()).isEmpty();
        assertThat(Tolerance.of(Bounded.class).longest()).contains(Duration.ofSeconds(5));
    }

    @Test
    void annotations_are_told_in_words() {
        assertThat(Tolerance.of(Plain.class).words()).isEmpty();
        assertThat(Tolerance.of(Once.class).words()).isEqualTo("1 try of 9.999 s");
        assertThat(Tolerance.of(Often.class).words()).isEqualTo("4 tries of 2 s");
        assertThat(Tolerance.of(Inherits.class).words()).isEqualTo("1 try of 3 s, circuit breaker");
        assertThat(Tolerance.of(Shown.class).words()).isEqualTo("fallback");
    }

    @Test
    void what_takes_as_long_as_the_time_limit_or_longer_is_refused() {
        assertThat(problems(Often.class, 10)).isEmpty();
        assertThat(problems(Often.class, 9))
                .containsExactly(
                        "TIME_BUDGET: node \"often\" may take 9.8 s by its annotations (4 tries of 2 s), and its"
                                + " time limit is 9 s; try less, or give it more time by timeLimit(...)");
        assertThat(problems(Bounded.class, 6)).isEmpty();
        assertThat(problems(Bounded.class, 5)).singleElement().asString().startsWith("TIME_BUDGET");
        assertThat(problems(Endless.class, 900))
                .singleElement()
                .asString()
                .contains("may take for ever by its annotations (any number of tries)");
    }

    @Test
    void a_fallback_that_only_the_node_s_own_process_knows_is_refused() {
        assertThat(problems(Shown.class, 60)).isEmpty();
        assertThat(problems(Hidden.class, 60))
                .containsExactly(
                        "HIDDEN_FALLBACK: node \"hidden\" is not Recoverable, so that its @Fallback is lost when"
                                + " the process dies; implement Recoverable<In, Out> and say @Fallback(fallbackMethod ="
                                + " \"fallback\")");
        assertThat(problems(Two.class, 60))
                .singleElement()
                .asString()
                .startsWith("HIDDEN_FALLBACK: node \"two\" has another @Fallback than the one that answers when the");
    }

    private static List<String> problems(Class<? extends Node<?, ?>> node, int seconds) {
        Graph<State> graph = Graph.of(State.class, State.class)
                .start(node)
                .end(node)
                .timeLimit(node, Duration.ofSeconds(seconds))
                .build();
        return ToleranceChecks.check(graph, graph.definition("w", new NoMapper())).stream()
                .map(Problem::message)
                .toList();
    }

    private static final class NoMapper implements RecordMapper {
        @Override
        public <T extends Record> T read(Class<T> type, Map<String, @Nullable Object> json) {
            throw new UnsupportedOperationException(type.getName());
        }

        @Override
        public <T extends Record> T readPartial(Class<T> type, Map<String, @Nullable Object> json) {
            throw new UnsupportedOperationException(type.getName());
        }

        @Override
        public Map<String, @Nullable Object> write(Record value) {
            throw new UnsupportedOperationException(value.toString());
        }

        @Override
        public @Nullable Object write(@Nullable Object value) {
            throw new UnsupportedOperationException(String.valueOf(value));
        }

        @Override
        public Object read(Type type, @Nullable Object json) {
            throw new UnsupportedOperationException(type.getTypeName());
        }
    }
}
