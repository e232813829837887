package dev.superstep.graph.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A node's conditional way on: a function, of which only the possible answers are known here.
 *
 * @param from the node that it belongs to, or {@link NodeId#START}
 * @param answers every answer that the function may give, in order of declaration; anything else is refused at run time
 * @param mentions every name that was declared, {@link NodeId#END} included, in order of declaration
 * @param atOnce per node that it sends packets to how many of the node's runs may go on at a time, from 1 to {@value
 *     #MOST_AT_ONCE}; a node that is not named has no bound but the platform's
 */
public record Router(NodeId from, List<Answer> answers, List<NodeId> mentions, Map<NodeId, Integer> atOnce) {
    /** The most that Step Functions runs of a Map that is part of the definition (its quota for inline Maps). */
    public static final int MOST_AT_ONCE = 40;

    public Router {
        answers = answers.stream().distinct().toList();
        mentions = mentions.stream().distinct().toList();
        atOnce = Collections.unmodifiableMap(new LinkedHashMap<>(atOnce));
    }

    /** A router that bounds nothing. */
    public Router(NodeId from, List<Answer> answers, List<NodeId> mentions) {
        this(from, answers, mentions, Collections.emptyMap());
    }

    /** A router whose answers mention just the nodes that they start or send to. */
    public static Router of(NodeId from, List<Answer> answers) {
        List<NodeId> mentions = answers.stream()
                .flatMap(answer -> Stream.concat(answer.targets().stream(), answer.sends().stream()))
                .toList();
        return new Router(from, answers, mentions);
    }
}
