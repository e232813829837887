package dev.superstep.conformance;

import dev.superstep.conformance.language.Branch;
import dev.superstep.conformance.language.SendBranch;
import dev.superstep.graph.core.NodeId;
import java.util.List;
import java.util.Optional;

/** Reads the routers of a case. */
final class BranchReader {
    private BranchReader() {}

    static Branch branch(Part branch) {
        NodeId from = CaseReader.name(branch.at("from"));
        String kind = branch.at("kind").text();
        return switch (kind) {
            case "mod" -> mod(from, branch.with("from", "kind", "on", "targets"));
            case "threshold" -> threshold(from, branch.with("from", "kind", "on", "at", "targets"));
            case "multi" -> multi(from, branch.with("from", "kind", "on", "targets"));
            case "send" -> send(from, branch.with("from", "kind", "over", "to", "mode?", "carry?", "also?", "empty?"));
            default -> throw branch.unknown("a branch \"" + kind + "\"");
        };
    }

    private static Branch mod(NodeId from, Part branch) {
        return new Branch.Mod(
                from, OpReader.operand(branch.at("on")), CaseReader.names(notEmpty(branch.at("targets"))));
    }

    private static Branch threshold(NodeId from, Part branch) {
        List<NodeId> targets = CaseReader.names(branch.at("targets"));
        if (targets.size() != 2) {
            throw new UnreadableCaseException(branch.where(), "a threshold has two targets, not " + targets.size());
        }
        return new Branch.Threshold(
                from,
                OpReader.operand(branch.at("on")),
                OpReader.constant(branch.at("at")),
                targets.getFirst(),
                targets.getLast());
    }

    private static Branch multi(NodeId from, Part branch) {
        return new Branch.Multi(
                from,
                OpReader.operand(branch.at("on")),
                notEmpty(branch.at("targets")).list().stream()
                        .map(CaseReader::names)
                        .toList());
    }

    private static Branch send(NodeId from, Part branch) {
        return new SendBranch(
                from,
                branch.at("over").text(),
                CaseReader.names(branch.at("to")),
                branch.find("mode").map(BranchReader::mode).orElse(SendBranch.Mode.EACH),
                branch.find("carry").map(Part::texts).orElse(List.of()),
                names(branch.find("also")),
                names(branch.find("empty")));
    }

    private static SendBranch.Mode mode(Part mode) {
        return switch (mode.text()) {
            case "each" -> SendBranch.Mode.EACH;
            case "cycle" -> SendBranch.Mode.CYCLE;
            default -> throw mode.unknown("a mode \"" + mode.text() + "\"");
        };
    }

    private static List<NodeId> names(Optional<Part> names) {
        return names.map(CaseReader::names).orElse(List.of());
    }

    private static Part notEmpty(Part list) {
        if (list.list().isEmpty()) {
            throw new UnreadableCaseException(list.where(), "nothing to choose from");
        }
        return list;
    }
}
