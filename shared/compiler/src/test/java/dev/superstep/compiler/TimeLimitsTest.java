package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Compiler.Strictness;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {
    private static final Definition DEFINITION = Definition.untyped(
                    "g", Notation.parse("START -> a; START ?-> b | END; a -> END; b -> END"), List.of(), 10)
            .timeLimits(Map.of(new NodeId("b"), Duration.ofMinutes(15)));

    @Test
    void every_function_has_its_limit_and_its_task_waits_a_little_longer() {
        Compiled compiled = Compiler.compile(DEFINITION);

        assertThat(limits(compiled)).isEqualTo(Map.of("__start__", 60L, "a", 60L, "b", 900L));
        assertThat(compiled.asl().lines().filter(line -> line.contains("TimeoutSeconds")))
                .extracting(line -> line.replaceAll("\\D", ""))
                .containsOnly("75", "915");
        assertThat(compiled.planText()).contains("    a   after 60 s   ", "    b   after 900 s   ");
    }

    @Test
    void the_one_function_of_a_loop_over_supersteps_has_the_longest_of_all() {
        Compiled loop = Compiler.compile(DEFINITION, Strictness.LANGGRAPH, new Budget(0, 0));

        assertThat(limits(loop)).isEqualTo(Map.of(":any", 900L, "__start__", 60L));
    }

    @Test
    void a_fingerprint_does_not_hang_on_them() {
        Definition plain =
                Definition.untyped("g", DEFINITION.topology(), DEFINITION.channels(), DEFINITION.recursionLimit());

        assertThat(Compiler.compile(DEFINITION).fingerprint())
                .isEqualTo(Compiler.compile(plain).fingerprint());
    }

    private static Map<String, Long> limits(Compiled compiled) {
        Map<String, Long> limits = new LinkedHashMap<>();
        compiled.functions()
                .forEach(function ->
                        limits.put(function.node().value(), function.timeLimit().toSeconds()));
        return limits;
    }
}
