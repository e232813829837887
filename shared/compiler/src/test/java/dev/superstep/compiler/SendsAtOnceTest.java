package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.asl.Amount;
import dev.superstep.asl.MapState;
import dev.superstep.compiler.Compiler.Strictness;
import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Router;
import dev.superstep.graph.core.Topology;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendsAtOnceTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId W = new NodeId("w");

    @Test
    void a_bound_on_the_runs_of_a_send_is_the_maps() {
        assertThat(concurrency(compile(Budget.DEFAULT, bound(5)), "each w")).isEqualTo(new Amount.Fixed(5));
    }

    @Test
    void the_least_bound_of_several_routers_holds() {
        assertThat(concurrency(compile(Budget.DEFAULT, bound(5), bound(3)), "each w"))
                .isEqualTo(new Amount.Fixed(3));
    }

    @Test
    void without_a_bound_the_platforms_holds() {
        assertThat(concurrency(compile(Budget.DEFAULT, router(Map.of())), "each w"))
                .isNull();
    }

    @Test
    void a_loop_over_supersteps_keeps_the_least_bound() {
        assertThat(concurrency(compile(new Budget(1, 1), bound(5)), "superstep"))
                .isEqualTo(new Amount.Fixed(5));
        assertThat(concurrency(compile(new Budget(1, 1), router(Map.of())), "superstep"))
                .isNull();
    }

    private static Router bound(int runs) {
        return router(Map.of(W, runs));
    }

    private static Router router(Map<NodeId, Integer> atOnce) {
        return new Router(A, List.of(new Answer(List.of(), List.of(W))), List.of(W), atOnce);
    }

    private static Compiled compile(Budget budget, Router... routers) {
        Topology topology = new Topology(List.of(A, W), List.of(new Edge.Plain(NodeId.START, A)), List.of(routers));
        return Compiler.compile(Definition.untyped("g", topology, List.of(), 1000), Strictness.LANGGRAPH, budget);
    }

    private static @Nullable Amount concurrency(Compiled compiled, String state) {
        return ((MapState) Objects.requireNonNull(compiled.machine().states().get(state))).maxConcurrency();
    }
}
