package dev.superstep.interpreter.expression;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What an expression can see. */
public interface Scope {
    /** What {@code $} stands for. */
    @Nullable
    Object input();

    /** One part of the context object, such as {@code $$.State}; null if there is none of this name. */
    @Nullable
    Object contextPart(String name);

    /** The whole context object, {@code $$}. */
    Map<String, @Nullable Object> context();

    /** Where {@code States.MathRandom} and {@code States.UUID} get their numbers. */
    RandomGenerator random();
}
