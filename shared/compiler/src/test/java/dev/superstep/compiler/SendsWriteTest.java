package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Reducer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendsWriteTest {
    @Test
    void what_a_run_by_send_writes_is_not_missing_behind_it() {
        NodeId worker = new NodeId("w");
        NodeId reader = new NodeId("r");
        Definition definition = new Definition(
                "g",
                Notation.parse("START ?-> each w; w -> r; r -> END"),
                List.of(new Channel("x", new Reducer.Last())),
                List.of(),
                Map.of(reader, List.of("x")),
                Map.of(worker, List.of("x"), reader, List.of()),
                10);

        assertThatCode(() -> Compiler.compile(definition)).doesNotThrowAnyException();
    }
}
