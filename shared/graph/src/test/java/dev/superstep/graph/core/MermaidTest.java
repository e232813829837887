package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MermaidTest {
    @Test
    void edges_are_solid_and_a_path_ends_at_END() {
        assertThat(drawn("START -> a;  a -> b;  b -> END")).isEqualTo("""
                        flowchart TD
                            START([START])
                            n1["a"]
                            n2["b"]
                            END([END])
                            START --> n1
                            n1 --> n2
                            n2 --> END
                        """);
    }

    @Test
    void a_join_is_a_node_of_its_own_that_says_all() {
        assertThat(drawn("START -> a, b;  a & b -> c"))
                .contains("    j1{{all}}\n    n1 --> j1\n    n2 --> j1\n    j1 --> n3\n");
    }

    @Test
    void each_answer_of_a_router_is_dotted() {
        assertThat(drawn("START -> a;  a ?-> b | END"))
                .contains("    END([END])\n")
                .endsWith("    n1 -.-> n2\n    n1 -.-> END\n");
    }

    @Test
    void sends_are_labelled_each() {
        assertThat(drawn("START ?-> each w | none"))
                .endsWith("    START -. \"each\" .-> n1\n    START -. \"none\" .-> END\n");
    }

    @Test
    void a_label_says_what_else_runs() {
        assertThat(drawn("START -> a;  a ?-> b + each w | b + c")).endsWith("""
                            n1 -. "with each w | with c" .-> n2
                            n1 -. "each, with b" .-> n3
                            n1 -. "with b" .-> n4
                        """);
    }

    @Test
    void a_target_of_its_own_and_of_a_pair_has_both_labels() {
        assertThat(drawn("START ?-> a | a + b"))
                .endsWith("    START -. \"alone | with b\" .-> n1\n    START -. \"with a\" .-> n2\n");
    }

    @Test
    void a_node_that_is_started_and_sent_to_in_one_answer_has_both_labels() {
        assertThat(drawn("START ?-> a + each a")).endsWith("    START -. \"with each a | each, with a\" .-> n1\n");
    }

    @Test
    void END_is_not_drawn_where_nothing_leads_to_it() {
        assertThat(drawn("START -> a;  a -> a")).doesNotContain("END");
    }

    @Test
    void a_router_that_only_names_nodes_draws_no_END() {
        assertThat(drawn("START -> a;  a ?-> a | b;  b -> a")).doesNotContain("END");
    }

    @Test
    void a_name_that_is_no_node_is_drawn_as_it_stands() {
        NodeId a = new NodeId("a");
        Topology wrong = new Topology(List.of(a), List.of(new Edge.Plain(a, new NodeId("missing"))), List.of());

        assertThat(Mermaid.print(wrong)).endsWith("    n2[\"missing\"]\n    n1 --> n2\n");
    }

    @Test
    void a_node_that_nothing_leads_to_is_drawn_too() {
        assertThat(drawn("START -> a;  b")).contains("n2[\"b\"]");
    }

    @Test
    void names_cannot_break_out_of_their_labels() {
        assertThat(drawn("START -> \"end\", \"a\\\"];b\", \"<é 1>\", \"#35;\""))
                .contains("n1[\"end\"]", "n2[\"a#34;#93;#59;b\"]", "n3[\"#60;é 1#62;\"]", "n4[\"#35;35#59;\"]");
    }

    private static String drawn(String notation) {
        return Mermaid.print(Notation.parse(notation));
    }
}
