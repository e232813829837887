package dev.superstep.conformance;

import dev.superstep.conformance.language.Node;
import dev.superstep.conformance.language.Op;
import dev.superstep.conformance.language.Operand;
import dev.superstep.conformance.language.Template;
import dev.superstep.graph.core.NodeId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Reads nodes and their ops. */
final class OpReader {
    private OpReader() {}

    static Node node(String name, Part node) {
        NodeId id = CaseReader.name(new Part(node.where(), name));
        return new Node(
                id, node.with("ops").at("ops").list().stream().map(OpReader::op).toList());
    }

    private static Op op(Part op) {
        List<Part> words = op.list();
        String kind = words.isEmpty() ? "" : words.getFirst().text();
        List<Part> arguments = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (kind + "/" + arguments.size()) {
            case "append/2" -> new Op.Append(channel(arguments), template(arguments.get(1)));
            case "extend/2" -> new Op.Extend(channel(arguments), templates(arguments.get(1)));
            case "add/2" -> new Op.Add(channel(arguments), operand(arguments.get(1)));
            case "max/2" -> new Op.Max(channel(arguments), operand(arguments.get(1)));
            case "put/3" -> new Op.Put(channel(arguments), template(arguments.get(1)), template(arguments.get(2)));
            case "set/2" -> new Op.SetText(channel(arguments), template(arguments.get(1)));
            case "setint/3" -> new Op.SetInt(channel(arguments), operand(arguments.get(1)), constant(arguments.get(2)));
            case "setlist/2" -> new Op.SetList(channel(arguments), templates(arguments.get(1)));
            case "fail_ge/3" ->
                new Op.FailGe(
                        operand(arguments.get(0)),
                        constant(arguments.get(1)),
                        arguments.get(2).text());
            default -> throw op.unknown("an op \"" + kind + "\" with " + arguments.size() + " arguments");
        };
    }

    static Operand operand(Part number) {
        return number.value() instanceof String text ? Operand.of(text) : constant(number);
    }

    static Operand.Constant constant(Part number) {
        return switch (number.value()) {
            case BigDecimal big when big.scale() == 0 -> new Operand.Constant(big.unscaledValue());
            case null, default -> new Operand.Constant(BigInteger.valueOf(number.whole()));
        };
    }

    private static String channel(List<Part> arguments) {
        return arguments.getFirst().text();
    }

    private static Template template(Part text) {
        return new Template(text.text());
    }

    private static List<Template> templates(Part texts) {
        return texts.texts().stream().map(Template::new).toList();
    }
}
