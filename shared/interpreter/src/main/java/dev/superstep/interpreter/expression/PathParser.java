package dev.superstep.interpreter.expression;

import java.util.ArrayList;
import java.util.List;

/** Reads a path's steps: {@code .name}, {@code ['name']}, {@code [0]}, {@code [*]} and {@code .*}. */
final class PathParser {
    /** What ends a name behind a dot. */
    private static final String ENDS_NAME = ".[]()?*@'\" ,\t\n";

    private final String text;
    private int at;

    private PathParser(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The steps behind the {@code $} that stands before {@code from}. */
    static List<Step> steps(String text, int from) {
        PathParser parser = new PathParser(text, from);
        List<Step> steps = new ArrayList<>();
        while (parser.at < text.length()) {
            steps.add(parser.step());
        }
        return steps;
    }

    private Step step() {
        return switch (text.charAt(at)) {
            case '.' -> dotted();
            case '[' -> bracketed();
            default -> throw SyntaxException.malformed(text, "a . or [ was expected at character " + (at + 1));
        };
    }

    private Step dotted() {
        at++;
        if (at < text.length() && text.charAt(at) == '.') {
            throw SyntaxException.unsupported(text, "deep scans (..)");
        }
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
            return new Step.Wildcard();
        }
        int start = at;
        while (at < text.length() && ENDS_NAME.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw SyntaxException.malformed(text, "a name was expected at character " + (at + 1));
        }
        if (at < text.length() && text.charAt(at) == '(') {
            throw SyntaxException.unsupported(text, "functions in paths");
        }
        return new Step.Child(text.substring(start, at));
    }

    private Step bracketed() {
        at++;
        char first = peek();
        if (first == '\'' || first == '"') {
            return quoted(first);
        }
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw SyntaxException.malformed(text, "a ] is missing");
        }
        String inside = text.substring(at, end).strip();
        at = end + 1;
        return inside.equals("*") ? new Step.Wildcard() : index(inside);
    }

    private Step index(String inside) {
        if (inside.startsWith("?")) {
            throw SyntaxException.unsupported(text, "filters");
        }
        if (inside.contains(":")) {
            throw SyntaxException.unsupported(text, "slices");
        }
        if (inside.contains(",")) {
            throw SyntaxException.unsupported(text, "unions");
        }
        try {
            return new Step.Index(Integer.parseInt(inside));
        } catch (NumberFormatException e) {
            throw SyntaxException.malformed(text, "neither an index nor a quoted name stands in brackets");
        }
    }

    private Step quoted(char quote) {
        StringBuilder name = new StringBuilder();
        for (at++; peek() != quote; at++) {
            if (peek() == '\\') {
                at++;
            }
            name.append(peek());
        }
        at++;
        if (peek() == ',') {
            throw SyntaxException.unsupported(text, "unions");
        }
        if (peek() != ']') {
            throw SyntaxException.malformed(text, "a ] was expected at character " + (at + 1));
        }
        at++;
        return new Step.Child(name.toString());
    }

    private char peek() {
        if (at >= text.length()) {
            throw SyntaxException.malformed(text, "it ends too early");
        }
        return text.charAt(at);
    }
}
