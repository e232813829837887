package dev.superstep.interpreter.expression;

import dev.superstep.asl.AslProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payload template, parsed: what stands in it as it is, and expressions under keys that end in {@code .$}. */
public sealed interface Template {
    /**
     * The value.
     *
     * @throws EvaluationException if an expression has none
     */
    @Nullable
    Object evaluate(Scope scope);

    /** The template {@code json}; what is wrong in it becomes problems below {@code at}. */
    static Template parse(@Nullable Object json, String at, List<AslProblem> problems) {
        return switch (json) {
            case Map<?, ?> map -> object(map, at, problems);
            case List<?> list -> list(list, at, problems);
            case null, default -> new Fixed(json);
        };
    }

    private static Template object(Map<?, ?> map, String at, List<AslProblem> problems) {
        Map<String, Template> members = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            String here = at + "/" + name;
            if (name.endsWith(".$")) {
                Expression expression = Expression.parse(String.valueOf(value), name, here, problems);
                members.put(name.substring(0, name.length() - 2), new Computed(expression));
            } else {
                members.put(name, parse(value, here, problems));
            }
        });
        boolean isFixed = members.values().stream().allMatch(Fixed.class::isInstance);
        return isFixed ? new Fixed(map) : new Members(List.copyOf(members.keySet()), List.copyOf(members.values()));
    }

    private static Template list(List<?> list, String at, List<AslProblem> problems) {
        List<Template> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            elements.add(parse(list.get(i), at + "/" + i, problems));
        }
        boolean isFixed = elements.stream().allMatch(Fixed.class::isInstance);
        return isFixed ? new Fixed(list) : new Elements(List.copyOf(elements));
    }

    /** A value that no expression is in. */
    record Fixed(@Nullable Object value) implements Template {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return value;
        }
    }

    /** The value of an expression. */
    record Computed(Expression expression) implements Template {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return expression.evaluate(scope);
        }
    }

    /** An object; names and templates in step. */
    record Members(List<String> names, List<Template> templates) implements Template {
        @Override
        public Object evaluate(Scope scope) {
            Map<String, @Nullable Object> object = LinkedHashMap.newLinkedHashMap(names.size());
            for (int i = 0; i < names.size(); i++) {
                object.put(names.get(i), templates.get(i).evaluate(scope));
            }
            return Collections.unmodifiableMap(object);
        }
    }

    /** A list. */
    record Elements(List<Template> templates) implements Template {
        @Override
        public Object evaluate(Scope scope) {
            List<@Nullable Object> list = new ArrayList<>(templates.size());
            for (Template template : templates) {
                list.add(template.evaluate(scope));
            }
            return Collections.unmodifiableList(list);
        }
    }
}
