package dev.superstep.conformance.language;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An integer that an op or a router works with, written as {@code 3}, {@code "name"} or {@code "#name"}. */
public sealed interface Operand {
    /** The integer, in the view of a node or router. */
    BigInteger in(Map<String, @Nullable Object> view);

    /** How it is written. */
    Object json();

    /** Stands for itself. */
    record Constant(BigInteger value) implements Operand {
        @Override
        public BigInteger in(Map<String, @Nullable Object> view) {
            return value;
        }

        @Override
        public Object json() {
            return Rendering.json(value);
        }
    }

    /** The integer under a key; 0 if there is none. */
    record Key(String name) implements Operand {
        @Override
        public BigInteger in(Map<String, @Nullable Object> view) {
            return Rendering.integer(view.get(name));
        }

        @Override
        public Object json() {
            return name;
        }
    }

    /** The size of the value under a key. */
    record Size(String name) implements Operand {
        @Override
        public BigInteger in(Map<String, @Nullable Object> view) {
            return BigInteger.valueOf(Rendering.size(view.get(name)));
        }

        @Override
        public Object json() {
            return "#" + name;
        }
    }

    /** The integer {@code value}. */
    static Operand constant(long value) {
        return new Constant(BigInteger.valueOf(value));
    }

    /** The operand that is written as {@code text}. */
    static Operand of(String text) {
        return text.startsWith("#") ? new Size(text.substring(1)) : new Key(text);
    }
}
