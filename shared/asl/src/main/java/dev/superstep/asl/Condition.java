package dev.superstep.asl;

import java.math.BigDecimal;
import java.util.List;

/** What a rule of a Choice asks of the input. */
public sealed interface Condition {
    /** All of them hold. */
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them holds. */
    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {}

    /** The value at {@code variable} is of the comparison's type and compares so with the operand. */
    record Compare(String variable, Comparison comparison, Operand operand) implements Condition {}

    /** The string at {@code variable} matches, where {@code *} stands for any characters and {@code \*} for itself. */
    record StringMatches(String variable, String pattern) implements Condition {}

    /** Whether the value at {@code variable} is of a kind is as expected. */
    record Is(String variable, Kind kind, boolean expected) implements Condition {}

    /** What a value is compared with. */
    sealed interface Operand {
        /** A String, Long, BigDecimal or Boolean in the definition; timestamps are Strings. */
        record Value(Object value) implements Operand {}

        /** The value at a path of the input. */
        record Path(String path) implements Operand {}
    }

    /** A kind that a value may be of; its name in the language is {@link #field}. */
    enum Kind {
        NULL("IsNull"),
        PRESENT("IsPresent"),
        NUMERIC("IsNumeric"),
        STRING("IsString"),
        BOOLEAN("IsBoolean"),
        TIMESTAMP("IsTimestamp");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        /** The field of a rule that asks for this kind. */
        public String field() {
            return field;
        }
    }

    /** Holds when all of {@code conditions} do; one alone stands for itself. */
    static Condition all(List<? extends Condition> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new And(List.copyOf(conditions));
    }

    /** Holds when one of {@code conditions} does; one alone stands for itself. */
    static Condition any(List<? extends Condition> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new Or(List.copyOf(conditions));
    }

    /** Holds when {@code condition} does not. */
    static Condition not(Condition condition) {
        return new Not(condition);
    }

    /** Holds when there is anything at {@code variable}, null too. */
    static Condition isPresent(String variable) {
        return new Is(variable, Kind.PRESENT, true);
    }

    /** Holds when the value at {@code variable} is of {@code kind}. */
    static Condition is(String variable, Kind kind) {
        return new Is(variable, kind, true);
    }

    /** Holds when the string at {@code variable} is {@code text}. */
    static Condition stringEquals(String variable, String text) {
        return new Compare(variable, Comparison.STRING_EQUALS, new Operand.Value(text));
    }

    /** Holds when the boolean at {@code variable} is true. */
    static Condition isTrue(String variable) {
        return new Compare(variable, Comparison.BOOLEAN_EQUALS, new Operand.Value(true));
    }

    /** Holds when the number at {@code variable} compares so with {@code number}. */
    static Condition compare(String variable, Comparison comparison, long number) {
        return new Compare(variable, comparison, new Operand.Value(number));
    }

    /** Holds when the number at {@code variable} compares so with {@code number}. */
    static Condition compare(String variable, Comparison comparison, BigDecimal number) {
        return new Compare(variable, comparison, new Operand.Value(number));
    }

    /** Holds when the string or timestamp at {@code variable} compares so with {@code text}. */
    static Condition compare(String variable, Comparison comparison, String text) {
        return new Compare(variable, comparison, new Operand.Value(text));
    }

    /** Holds when the value at {@code variable} compares so with the one at {@code path}. */
    static Condition comparePath(String variable, Comparison comparison, String path) {
        return new Compare(variable, comparison, new Operand.Path(path));
    }
}
