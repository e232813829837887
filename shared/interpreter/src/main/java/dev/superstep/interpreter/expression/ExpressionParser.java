package dev.superstep.interpreter.expression;

import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import java.util.ArrayList;
import java.util.List;

/** Reads an expression: a path, or a function whose arguments are expressions, strings, numbers, booleans or null. */
final class ExpressionParser {
    /** The service takes no deeper nesting. */
    private static final int MAX_NESTING = 10;

    private final String text;
    private final String field;
    private int at;

    private ExpressionParser(String text, String field) {
        this.text = text;
        this.field = field;
    }

    static Expression parse(String text, String field) {
        if (text.startsWith("$")) {
            return path(text, field);
        }
        ExpressionParser parser = new ExpressionParser(text, field);
        Expression call = parser.call(1);
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.unexpected("nothing more");
        }
        return call;
    }

    private static Expression path(String text, String field) {
        return text.startsWith("$$")
                ? new ContextExpression(Path.parse(text, "$$"), field)
                : new PathExpression(Path.parse(text, "$"), field);
    }

    private Expression call(int nesting) {
        if (nesting > MAX_NESTING) {
            throw SyntaxException.malformed(text, "more than " + MAX_NESTING + " nested functions");
        }
        String name = until("(").strip();
        Function function = Function.named(name);
        if (function == null && !name.equals(FormatCall.NAME)) {
            throw SyntaxException.malformed(text, "no function is called \"" + name + "\"");
        }
        at++;
        List<Expression> arguments = arguments(nesting);
        return function == null ? FormatCall.of(arguments, text) : Call.of(function, arguments, text);
    }

    private List<Expression> arguments(int nesting) {
        List<Expression> arguments = new ArrayList<>();
        skipSpace();
        if (peek() == ')') {
            at++;
            return arguments;
        }
        while (true) {
            arguments.add(argument(nesting));
            skipSpace();
            char next = peek();
            at++;
            if (next == ')') {
                return arguments;
            }
            if (next != ',') {
                at--;
                throw unexpected("a , or )");
            }
        }
    }

    private Expression argument(int nesting) {
        skipSpace();
        return switch (peek()) {
            case '\'' -> quoted();
            case '$' -> path(pathText(), field);
            case 'S' -> call(nesting + 1);
            default -> constant(until(",)").strip());
        };
    }

    /** A path ends at a comma or bracket of the function's, not at one of its own. */
    private String pathText() {
        int start = at;
        int depth = 0;
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (depth > 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                break;
            }
        }
        return text.substring(start, at).strip();
    }

    /** The string is kept as it was written too, because an escaped brace means something to States.Format. */
    private Expression quoted() {
        StringBuilder value = new StringBuilder();
        int start = ++at;
        for (; peek() != '\''; at++) {
            if (peek() == '\\') {
                at++;
                if ("'{}\\".indexOf(peek()) < 0) {
                    throw SyntaxException.malformed(text, "the escape \\" + peek() + " is unknown");
                }
            }
            value.append(peek());
        }
        String written = text.substring(start, at);
        at++;
        return new Expression.Literal(value.toString(), written);
    }

    private Expression constant(String inside) {
        try {
            Object value = Json.parse(inside);
            if (value == null || value instanceof Number || value instanceof Boolean) {
                return new Expression.Literal(value);
            }
        } catch (JsonException e) {
            // It is reported in the definition's terms below.
        }
        throw SyntaxException.malformed(text, "no path, function, 'string', number, boolean or null: " + inside);
    }

    private String until(String ends) {
        int start = at;
        while (ends.indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw SyntaxException.malformed(text, "it ends too early");
        }
        return text.charAt(at);
    }

    private SyntaxException unexpected(String wanted) {
        return SyntaxException.malformed(text, wanted + " was expected at character " + (at + 1));
    }
}
