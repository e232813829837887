package dev.superstep.interpreter.expression;

import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code States.Format}: a template whose every {@code {}} is replaced by the next argument.
 *
 * @param pieces what stands between the places, if the template is in the definition
 * @param template what gives the template, if it is not
 */
record FormatCall(List<String> pieces, @Nullable Expression template, List<Expression> arguments)
        implements Expression {
    static final String NAME = "States.Format";

    static FormatCall of(List<Expression> arguments, String text) {
        if (arguments.isEmpty()) {
            throw SyntaxException.malformed(text, NAME + " needs a template");
        }
        List<Expression> values = List.copyOf(arguments.subList(1, arguments.size()));
        if (!(arguments.getFirst() instanceof Literal literal) || literal.written() == null) {
            return new FormatCall(List.of(), arguments.getFirst(), values);
        }
        List<String> pieces = pieces(literal.written());
        if (pieces.size() != values.size() + 1) {
            throw SyntaxException.malformed(
                    text, (pieces.size() - 1) + " places for " + values.size() + " argument(s) of " + NAME);
        }
        return new FormatCall(pieces, null, values);
    }

    @Override
    public Object evaluate(Scope scope) {
        Arguments values = Arguments.evaluate(NAME, arguments, scope);
        List<String> parts = template == null ? pieces : pieces(template, values, scope);
        StringBuilder out = new StringBuilder(parts.getFirst());
        for (int i = 0; i < values.count(); i++) {
            Object value = values.value(i);
            out.append(value instanceof String text ? text : Json.print(value)).append(parts.get(i + 1));
        }
        return out.toString();
    }

    private static List<String> pieces(Expression template, Arguments values, Scope scope) {
        if (!(template.evaluate(scope) instanceof String text)) {
            throw values.failure("the template is no string");
        }
        List<String> pieces = pieces(text);
        if (pieces.size() != values.count() + 1) {
            throw values.failure((pieces.size() - 1) + " places for " + values.count() + " argument(s)");
        }
        return pieces;
    }

    private static List<String> pieces(String written) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                piece.append(written.charAt(++i));
            } else if (c == '{' && written.startsWith("}", i + 1)) {
                pieces.add(piece.toString());
                piece.setLength(0);
                i++;
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return Collections.unmodifiableList(pieces);
    }
}
