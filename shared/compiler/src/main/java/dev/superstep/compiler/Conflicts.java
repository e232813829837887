package dev.superstep.compiler;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where two runs of one superstep may write the same last-value channel. */
final class Conflicts {
    private final Map<NodeId, List<String>> writes = new LinkedHashMap<>();

    Conflicts(Definition definition) {
        definition.topology().nodes().forEach(node -> writes.put(node, definition.lastValueWrites(node)));
    }

    /** Whether a conflict can happen in this control state; a node that Sends run may be its own rival. */
    boolean arePossible(ControlState control) {
        List<NodeId> runs = new ArrayList<>(control.edgeRuns());
        runs.addAll(control.sendRuns());
        runs.addAll(control.sendRuns());
        Set<String> written = new LinkedHashSet<>();
        for (NodeId node : runs) {
            for (String channel : writes.getOrDefault(node, List.of())) {
                if (!written.add(channel)) {
                    return true;
                }
            }
        }
        return false;
    }
}
