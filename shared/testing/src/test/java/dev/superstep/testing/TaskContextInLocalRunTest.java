package dev.superstep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.Append;
import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Send;
import dev.superstep.graph.TaskContext;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.testing.faults.FaultyRunLog;
import dev.superstep.testing.faults.Moment;
import dev.superstep.testing.faults.Operation;
import dev.superstep.testing.faults.ProcessKilled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskContextInLocalRunTest {
    record Input(List<String> names) {}

    record State(List<String> names, @Append List<String> charged) {}

    record Name(String name) {}

    record Charged(List<String> charged) {}

    record Nothing() {}

    static final class Begin implements Node<Nothing, Charged> {
        private final TaskContext task;

        Begin(TaskContext task) {
            this.task = task;
        }

        @Override
        public Charged run(Nothing in) {
            return new Charged(List.of(key(task)));
        }
    }

    static class Charge implements Node<Name, Charged> {
        final TaskContext task = TaskContext.current();

        @Override
        public Charged run(Name in) {
            return new Charged(List.of(key(task)));
        }
    }

    static final class Idle implements Node<Nothing, Nothing> {
        @Override
        public Nothing run(Nothing in) {
            return in;
        }
    }

    private static String key(TaskContext task) {
        return task.workflow() + "/" + task.run() + " " + task.superstep() + " " + task.node() + " " + task.attempt()
                + " " + task.idempotencyKey();
    }

    @Test
    void a_node_knows_its_task_and_every_task_has_a_key_of_its_own() {
        List<String> charged = charged(run(new InMemoryRunLog(), new Charge()));

        assertThat(charged)
                .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
                .containsExactly("graph/run 1 begin 1", "graph/run 2 charge 1", "graph/run 2 charge 1");
        assertThat(charged).doesNotHaveDuplicates();
        assertThat(charged(run(new InMemoryRunLog(), new Charge()))).isEqualTo(charged);
    }

    @Test
    void a_key_is_the_same_when_a_run_goes_on_after_a_crash() {
        RunLog log = new InMemoryRunLog();
        List<String> asked = new ArrayList<>();
        Charge noted = new Charge() {
            @Override
            public synchronized Charged run(Name in) {
                asked.add(task.idempotencyKey());
                return super.run(in);
            }
        };

        assertThatThrownBy(() -> run(FaultyRunLog.on(log).killing(Operation.APPEND, 2, Moment.BEFORE), noted))
                .isInstanceOf(ProcessKilled.class);
        List<String> died = List.copyOf(asked);
        asked.clear();

        assertThat(run(log, noted).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(died).isNotEmpty();
        assertThat(asked).containsAll(died);
    }

    @Test
    void a_router_is_no_node_and_has_no_task() {
        LocalResult<State> result = LocalRun.of(Graph.of(Input.class, State.class)
                        .start(Begin.class)
                        .route(Begin.class, TaskContextInLocalRunTest::asking, Idle.class, End.class)
                        .end(Idle.class)
                        .build())
                .run(new Input(List.of()));

        assertThat(result.error().orElseThrow().message()).startsWith("NO_TASK: ");
    }

    private static Class<? extends Node<?, ?>> asking(State state) {
        return TaskContext.current().node().isEmpty() ? End.class : Idle.class;
    }

    private static List<String> charged(LocalResult<State> result) {
        return result.state().charged();
    }

    private static LocalResult<State> run(RunLog log, Charge charge) {
        return LocalRun.of(Graph.of(Input.class, State.class)
                        .start(Begin.class)
                        .routeMany(
                                Begin.class,
                                TaskContextInLocalRunTest::each,
                                Possible.each(Charge.class),
                                Possible.none())
                        .end(Charge.class)
                        .build())
                .with(charge)
                .on(log)
                .run(new Input(List.of("ada", "bob")));
    }

    private static List<Send> each(State state) {
        return state.names().stream()
                .map(name -> Send.to(Charge.class, new Name(name)))
                .toList();
    }
}
