package dev.superstep.runlog;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands in an input, an update, a state or a packet's place for a JSON value that is not in its item but in a store.
 *
 * <p>It is no core JSON value, so nothing takes it for one by mistake. {@link Fold} passes it on without looking, and {@link
 * Loading} puts the value in its place for whoever reads it.
 */
public sealed interface LargeValue {
    /** What is loaded to have it. */
    Alone loaded();

    /** What kind of value it is, which is all that can be known without loading it. */
    Kind kind();

    /**
     * This as the packet of a Send, which is a map: its only value, under a key that says nothing. A packet moves as a whole,
     * so no other packet has a {@link LargeValue} in it.
     */
    default Map<String, @Nullable Object> asPacket() {
        return Collections.singletonMap("", this);
    }

    /** What stands for {@code packet}; empty if it is the packet itself. */
    static Optional<LargeValue> ofPacket(Map<String, @Nullable Object> packet) {
        return packet.get("") instanceof LargeValue value ? Optional.of(value) : Optional.empty();
    }

    /** The kinds of JSON value, each with a letter that stands for it in items. */
    enum Kind {
        /** Text. */
        TEXT('t'),
        /** A number without a fraction. */
        WHOLE('w'),
        /** Any other number. */
        DECIMAL('d'),
        /** A list. */
        LIST('l'),
        /** An object. */
        OBJECT('o'),
        /** True or false. */
        TRUTH('b'),
        /** Null. */
        NULL('n');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /** Stands for this kind in items. */
        public char letter() {
            return letter;
        }

        /** A value of this kind. */
        @Nullable
        Object sample() {
            return switch (this) {
                case TEXT -> "";
                case WHOLE -> 0L;
                case DECIMAL -> new BigDecimal("0.0");
                case LIST -> Collections.emptyList();
                case OBJECT -> Collections.emptyMap();
                case TRUTH -> false;
                case NULL -> null;
            };
        }

        /**
         * The kind of {@code value}.
         *
         * @throws IllegalArgumentException if it is no core JSON value
         */
        public static Kind of(@Nullable Object value) {
            return switch (value) {
                case null -> NULL;
                case String text -> TEXT;
                case Long number -> WHOLE;
                case BigDecimal number -> DECIMAL;
                case List<?> list -> LIST;
                case Map<?, ?> object -> OBJECT;
                case Boolean truth -> TRUTH;
                default -> throw new IllegalArgumentException("no core JSON value: " + value.getClass());
            };
        }

        /**
         * The kind that {@code letter} stands for.
         *
         * @throws IllegalArgumentException if it stands for none
         */
        public static Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of value is called '" + letter + "'");
        }
    }

    /**
     * A value that was moved by itself.
     *
     * @param address where it is
     * @param bytes the length of its JSON in UTF-8
     * @param kind what it is
     */
    record Alone(String address, long bytes, Kind kind) implements LargeValue {
        @Override
        public Alone loaded() {
            return this;
        }
    }

    /**
     * One of many small values that were moved together, as a list.
     *
     * @param bundle the list
     * @param position which of its elements, from 0
     * @param kind what it is
     */
    record Bundled(Alone bundle, int position, Kind kind) implements LargeValue {
        @Override
        public Alone loaded() {
            return bundle;
        }
    }
}
