package dev.superstep.graph.core;

import java.util.List;

/**
 * A node's conditional way on: a function, of which only the possible answers are known here.
 *
 * @param from the node that it belongs to, or {@link NodeId#START}
 * @param answers every answer that the function may give, in order of declaration; anything else is refused at run time
 * @param mentions every name that was declared, {@link NodeId#END} included, in order of declaration
 */
public record Router(NodeId from, List<Answer> answers, List<NodeId> mentions) {
    public Router {
        answers = answers.stream().distinct().toList();
        mentions = mentions.stream().distinct().toList();
    }

    /** A router whose answers mention just the nodes that they start or send to. */
    public static Router of(NodeId from, List<Answer> answers) {
        List<NodeId> mentions = answers.stream()
                .flatMap(answer -> java.util.stream.Stream.concat(answer.targets().stream(), answer.sends().stream()))
                .toList();
        return new Router(from, answers, mentions);
    }
}
