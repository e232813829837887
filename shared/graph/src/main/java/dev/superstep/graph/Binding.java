package dev.superstep.graph;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.PauseFunction;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns typed nodes and routers into functions on JSON values. */
final class Binding {
    private final NodeSource source;
    private final RecordMapper mapper;

    Binding(NodeSource source, RecordMapper mapper) {
        this.source = source;
        this.mapper = mapper;
    }

    Program program(
            Definition definition,
            Map<NodeId, Class<? extends Node<?, ?>>> nodes,
            List<TypedRouter> routers,
            List<TypedPause> pauses) {
        Map<NodeId, NodeFunction> functions = new LinkedHashMap<>();
        Map<NodeId, NodeFunction> fallbacks = new LinkedHashMap<>();
        nodes.forEach((id, type) -> {
            Class<? extends Record> input = NodeType.of(type)
                    .orElseThrow(() -> new IllegalStateException(type.getName() + " names no two records"))
                    .input();
            Node<Record, Record> node = instance(type);
            functions.put(id, function(node, input));
            if (node instanceof Recoverable<Record, Record> recoverable) {
                fallbacks.put(id, new TypedNode(recoverable::fallback, input, mapper));
            }
        });
        Map<NodeId, PauseFunction> waits = new LinkedHashMap<>();
        pauses.forEach(pause -> waits.put(GraphBuilder.idOf(pause.after()), new TypedWait(pause, mapper)));
        Map<NodeId, List<RouterFunction>> ways = new LinkedHashMap<>();
        for (TypedRouter router : routers) {
            ways.computeIfAbsent(GraphBuilder.idOf(router.from()), from -> new ArrayList<>())
                    .add(function(router));
        }
        return new Program(definition, functions, ways, fallbacks, waits);
    }

    @SuppressWarnings("unchecked") // the record read is of the type that the node's class names as its input
    private Node<Record, Record> instance(Class<? extends Node<?, ?>> type) {
        return (Node<Record, Record>) source.instance(type);
    }

    private NodeFunction function(Node<Record, Record> node, Class<? extends Record> input) {
        return node instanceof Approval<Record, Record> approval
                ? new TypedApproval(approval, input, mapper)
                : new TypedNode(node, input, mapper);
    }

    private record TypedNode(Node<Record, Record> node, Class<? extends Record> input, RecordMapper mapper)
            implements NodeFunction {
        @Override
        public Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) throws Exception {
            return mapper.write(node.run(mapper.read(input, view)));
        }

        @Override
        public Optional<List<String>> looksAt() {
            return Optional.of(Components.names(input));
        }
    }

    private record TypedApproval(Approval<Record, Record> approval, Class<? extends Record> input, RecordMapper mapper)
            implements ApprovalFunction {
        @Override
        public Question ask(Map<String, @Nullable Object> view) throws Exception {
            Question question = approval.ask(mapper.read(input, view));
            return new Question(question.title(), mapper.write(question.details()));
        }

        @Override
        public Map<String, @Nullable Object> answer(Map<String, @Nullable Object> view, Decision decision)
                throws Exception {
            return mapper.write(approval.answer(mapper.read(input, view), decision));
        }

        @Override
        public Map<String, @Nullable Object> atDeadline(Map<String, @Nullable Object> view) throws Exception {
            return mapper.write(approval.atDeadline(mapper.read(input, view)));
        }

        @Override
        public Optional<List<String>> looksAt() {
            return Optional.of(Components.names(input));
        }
    }

    private record TypedWait(TypedPause pause, RecordMapper mapper) implements PauseFunction {
        @Override
        public Duration pause(Map<String, @Nullable Object> state) {
            return pause.function().apply(mapper.readPartial(pause.view(), state));
        }

        @Override
        public Optional<List<String>> looksAt() {
            return Optional.of(Components.names(pause.view()));
        }
    }

    private RouterFunction function(TypedRouter router) {
        return new TypedWays(router, mapper);
    }

    private record TypedWays(TypedRouter router, RecordMapper mapper) implements RouterFunction {
        @Override
        public List<Target> route(Map<String, @Nullable Object> state) {
            Record seen = mapper.readPartial(router.view(), state);
            return router.function().apply(seen).stream().map(this::target).toList();
        }

        @Override
        public Optional<List<String>> looksAt() {
            return Optional.of(Components.names(router.view()));
        }

        private Target target(Way way) {
            return switch (way) {
                case Go go -> new Target.Goto(GraphBuilder.idOf(go.node()));
                case Send send -> new Target.Send(GraphBuilder.idOf(send.node()), mapper.write(send.packet()));
            };
        }
    }
}
