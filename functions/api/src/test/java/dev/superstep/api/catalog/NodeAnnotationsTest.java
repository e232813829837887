package dev.superstep.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.Node;
import dev.superstep.workflows.parallel.AnalyzeSentiment;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NodeAnnotationsTest {
    @Inject
    AnalyzeSentiment sentiment;

    @Test
    @SuppressWarnings("unchecked") // its records are its own; nothing but null is passed in, which makes it fail
    void a_node_that_fails_is_answered_for_by_its_fallback() throws Exception {
        Node<Record, Record> node = (Node<Record, Record>) (Node<?, ?>) sentiment;

        assertThat(node.run(null)).hasToString("Out[sentimentAnalysis=null]");
    }
}
