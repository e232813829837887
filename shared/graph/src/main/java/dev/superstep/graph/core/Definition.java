package dev.superstep.graph.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that can be known of a graph before it runs, as data: what the compiler compiles and what is fingerprinted.
 *
 * @param name the name of the workflow
 * @param topology nodes, edges and routers
 * @param channels the fields of the state
 * @param inputs the channels that an input may write
 * @param reads per node the channels that it cannot run without; a node that is not named takes the state as it comes
 * @param writes per node the channels that it may write; a node that is not named may write every one
 * @param recursionLimit how many supersteps a run may take before it fails; at least 1
 * @param deadlines for each approval how long a person can be waited for
 * @param timeLimits how long one invocation of a node may take, in whole seconds from 1 to {@value #LONGEST_TIME_LIMIT}; a
 *     node that is not named has {@link #DEFAULT_TIME_LIMIT}. What a graph means does not hang on them, so they are no part
 *     of its fingerprint
 */
public record Definition(
        String name,
        Topology topology,
        List<Channel> channels,
        List<String> inputs,
        Map<NodeId, List<String>> reads,
        Map<NodeId, List<String>> writes,
        int recursionLimit,
        Map<NodeId, Duration> deadlines,
        Map<NodeId, Duration> timeLimits) {
    /** The limit of a graph that names none. */
    public static final int DEFAULT_RECURSION_LIMIT = 1_000;

    /** This definition with time limits for its nodes. */
    public Definition timeLimits(Map<NodeId, Duration> limits) {
        return new Definition(name, topology, channels, inputs, reads, writes, recursionLimit, deadlines, limits);
    }

    /** How long one invocation of a node may take that says nothing else. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);

    /** The longest that Lambda lets an invocation take, in seconds. */
    public static final int LONGEST_TIME_LIMIT = 900;

    public Definition {
        channels = List.copyOf(channels);
        inputs = List.copyOf(inputs);
        reads = copy(reads);
        writes = copy(writes);
        deadlines = Collections.unmodifiableMap(new LinkedHashMap<>(deadlines));
        timeLimits = Collections.unmodifiableMap(new LinkedHashMap<>(timeLimits));
    }

    /** A definition without approvals, whose nodes have the default time limit. */
    public Definition(
            String name,
            Topology topology,
            List<Channel> channels,
            List<String> inputs,
            Map<NodeId, List<String>> reads,
            Map<NodeId, List<String>> writes,
            int recursionLimit) {
        this(
                name,
                topology,
                channels,
                inputs,
                reads,
                writes,
                recursionLimit,
                Collections.emptyMap(),
                Collections.emptyMap());
    }

    /** A definition whose input may have every channel, and whose nodes take the state as it comes. */
    public Definition(
            String name,
            Topology topology,
            List<Channel> channels,
            Map<NodeId, List<String>> writes,
            int recursionLimit) {
        this(
                name,
                topology,
                channels,
                channels.stream().map(Channel::name).toList(),
                Collections.emptyMap(),
                writes,
                recursionLimit);
    }

    /** A definition whose nodes read and write what they like. */
    public static Definition untyped(String name, Topology topology, List<Channel> channels, int recursionLimit) {
        return new Definition(name, topology, channels, Collections.emptyMap(), recursionLimit);
    }

    /** This definition with deadlines for its approvals. */
    public Definition deadlines(Map<NodeId, Duration> within) {
        return new Definition(name, topology, channels, inputs, reads, writes, recursionLimit, within, timeLimits);
    }

    /** How long one invocation of {@code node} may take. */
    public Duration timeLimit(NodeId node) {
        return timeLimits.getOrDefault(node, DEFAULT_TIME_LIMIT);
    }

    /** The last-value channels that {@code node} may write. */
    public List<String> lastValueWrites(NodeId node) {
        List<String> declared = writes.get(node);
        return channels.stream()
                .filter(Channel::isLastValue)
                .map(Channel::name)
                .filter(name -> declared == null || declared.contains(name))
                .toList();
    }

    /** Every problem for which the untyped core refuses a graph, in the order in which LangGraph looks for them. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(TopologyValidator.validate(topology));
        if (recursionLimit < 1) {
            problems.add(Problem.of(
                    Problem.Code.BAD_RECURSION_LIMIT,
                    Integer.toString(recursionLimit),
                    "the recursion limit is " + recursionLimit + "; it must be at least 1"));
        }
        problems.addAll(Deadlines.check(topology, deadlines));
        return List.copyOf(problems);
    }

    private static Map<NodeId, List<String>> copy(Map<NodeId, List<String>> lists) {
        Map<NodeId, List<String>> copy = new LinkedHashMap<>();
        lists.forEach((node, names) -> copy.put(node, List.copyOf(names)));
        return Collections.unmodifiableMap(copy);
    }
}
