package dev.superstep.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.superstep.graph.Append;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyRunLogTest {
    private static final RunId RUN = new RunId("graph", "run");
    private static final TaskId FIRST = TaskId.of(new NodeId("first"));

    record Words(@Append List<String> words) {}

    record Nothing() {}

    static final class First implements Node<Nothing, Words> {
        @Override
        public Words run(Nothing in) {
            return new Words(List.of("first"));
        }
    }

    static final class Second implements Node<Nothing, Words> {
        @Override
        public Words run(Nothing in) {
            return new Words(List.of("second"));
        }
    }

    private final RunLog log = new InMemoryRunLog();

    @ParameterizedTest
    @EnumSource
    void a_process_that_dies_at_a_commit_leaves_a_run_that_goes_on(Moment moment) {
        FaultyRunLog faulty = FaultyRunLog.on(log).killing(Operation.APPEND, 2, moment);

        ProcessKilled killed = catchThrowableOfType(ProcessKilled.class, () -> run(faulty));

        assertThat(killed.operation()).isEqualTo(Operation.APPEND);
        assertThat(killed.nth()).isEqualTo(2);
        assertThat(killed.moment()).isEqualTo(moment);
        assertThat(log.history(RUN).orElseThrow().steps()).hasSize(moment == Moment.BEFORE ? 1 : 2);
        assertThat(log.header(RUN).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);

        LocalResult<Words> result = run(log);
        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.state().words()).containsExactly("first", "second");
    }

    @Test
    void what_is_dead_neither_reads_nor_writes_any_more() {
        FaultyRunLog faulty = FaultyRunLog.on(log).killing(Operation.HEADER, 1, Moment.AFTER);

        assertThatThrownBy(() -> faulty.header(RUN)).isInstanceOf(ProcessKilled.class);
        assertThatThrownBy(() -> faulty.erase(RUN)).isInstanceOf(ProcessKilled.class);
        assertThatThrownBy(() -> run(faulty)).isInstanceOf(ProcessKilled.class);

        assertThat(log.header(RUN)).isEmpty();
        assertThat(faulty.count(Operation.HEADER)).isOne();
        assertThat(faulty.count(Operation.ERASE)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_store_that_fails_once_says_that_it_is_unavailable_and_answers_the_next_call(Moment moment) {
        run(log);
        FaultyRunLog faulty = FaultyRunLog.on(log).failing(Operation.APPEND, 1, moment);
        Metrics metrics = Metrics.of(Instant.EPOCH, Duration.ZERO);
        Delta delta = new Delta(3, FIRST, Map.of(), List.of(), List.of(), 1, metrics);

        assertThatThrownBy(() -> faulty.append(header().run(), delta))
                .isInstanceOfSatisfying(
                        RunLogException.class,
                        e -> assertThat(e.code()).isEqualTo(RunLogException.Code.STORE_UNAVAILABLE));

        assertThat(log.delta(header().run(), 3, FIRST).isPresent()).isEqualTo(moment == Moment.AFTER);
        assertThat(faulty.append(header().run(), delta).delta()).isEqualTo(delta);
    }

    @Test
    void a_store_that_throttles_refuses_so_many_calls_in_a_row() {
        FaultyRunLog faulty = FaultyRunLog.on(log).throttling(Operation.HEADER, 1, 2);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> faulty.header(RUN))
                    .isInstanceOf(RunLogException.class)
                    .hasMessageContaining("ProvisionedThroughputExceededException");
        }
        assertThat(faulty.header(RUN)).isEmpty();
    }

    @Test
    void a_call_that_is_repeated_reaches_the_store_twice() {
        FaultyRunLog beneath = FaultyRunLog.on(log);

        LocalResult<Words> result = run(FaultyRunLog.on(beneath).repeating(Operation.APPEND, 2));

        assertThat(result.state().words()).containsExactly("first", "second");
        assertThat(beneath.count(Operation.APPEND)).isEqualTo(3);
    }

    @Test
    void a_call_that_is_delayed_waits_while_something_else_is_done() {
        FaultyRunLog faulty = FaultyRunLog.on(log);
        List<Integer> seen = new ArrayList<>();
        faulty.delaying(Operation.APPEND, 1, Moment.BEFORE, () -> seen.add(steps()))
                .delaying(Operation.APPEND, 1, Moment.AFTER, () -> seen.add(steps()));

        run(faulty);

        assertThat(seen).containsExactly(0, 1);
    }

    private int steps() {
        return (int) log.history(RUN).orElseThrow().steps().stream()
                .mapToLong(step -> step.deltas().size())
                .sum();
    }

    @Test
    void a_call_that_is_to_be_overtaken_and_is_alone_is_made_after_a_moment() {
        assertThat(run(FaultyRunLog.on(log).overtaking(Operation.APPEND, 1)).status())
                .isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void without_a_plan_it_does_what_the_log_does_and_counts() {
        FaultyRunLog counting = FaultyRunLog.on(log);

        assertThat(run(counting).status()).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(counting.count(Operation.OPEN)).isOne();
        assertThat(counting.count(Operation.READ)).isEqualTo(2);
        assertThat(counting.count(Operation.APPEND)).isEqualTo(2);
        assertThat(counting.count(Operation.CLOSE)).isOne();
        assertThat(counting.count(Operation.RECORD_FAILURE)).isZero();
        assertThat(counting.history(RUN)).isEqualTo(log.history(RUN));
        assertThat(counting.list("graph", 1, null)).isEqualTo(log.list("graph", 1, null));
        assertThat(counting.delta(header().run(), 3, FIRST)).isEmpty();
        assertThat(counting.step(header().run(), 3)).isEqualTo(new Step(3, List.of()));
        assertThat(counting.unfinished("graph")).isEmpty();
        assertThat(counting.cancelRequest(RUN)).isEmpty();
        assertThat(counting.graph("graph", "none")).isEmpty();
    }

    @Test
    void there_is_no_call_before_the_first() {
        assertThatThrownBy(() -> FaultyRunLog.on(log).killing(Operation.APPEND, 0, Moment.BEFORE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RunHeader header() {
        return log.header(RUN).orElseThrow();
    }

    private static LocalResult<Words> run(RunLog log) {
        Graph<Words> graph = Graph.of(Nothing.class, Words.class)
                .start(First.class)
                .edge(First.class, Second.class)
                .end(Second.class)
                .build();
        return LocalRun.of(graph).on(log).run(new Nothing());
    }
}
