package dev.superstep.conformance.language;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of a node: what it adds to the update, worked out from the view alone. */
public sealed interface Op {
    /** The channel that is written; empty if none is. */
    Optional<String> channel();

    /** Does it. */
    void run(Map<String, @Nullable Object> view, Update update) throws NodeFailure;

    /** How it is written: the op's name, then its arguments. */
    List<Object> json();

    /** An op that writes one channel. */
    sealed interface Write extends Op {
        /** The channel's name. */
        String to();

        @Override
        default Optional<String> channel() {
            return Optional.of(to());
        }
    }

    /** Adds a text to the list for the channel. */
    record Append(String to, Template text) implements Write {
        @Override
        public void run(Map<String, @Nullable Object> view, Update update) {
            update.append(to, text.in(view));
        }

        @Override
        public List<Object> json() {
            return List.of("append", to, text.text());
        }
    }

    /** {@link Append} for several texts. */
    record Extend(String to, List<Template> texts) implements Write {
        @Override
        public void run(Map<String, @Nullable Object> view, Update update) {
            texts.forEach(text -> update.append(to, text.in(view)));
        }

        @Override
        public List<Object> json() {
            return List.of("extend", to, texts.stream().map(Template::text).toList());
        }
    }

    /** Adds a number to the number for the channel. */
    record Add(String to, Operand number) implements Write {
        @Override
        public void run(Map<String, @Nullable Object> view, Update update) {
            update.combine(to, number.in(view), BigInteger::add);
        }

        @Override
        public List<Object> json() {
            return List.of("add", to, number.json());
        }
    }

    /** The larger of a number and what the update has for the channel. */
    record Max(String to, Operand number) implements Write {
        @Override
        public void run(Map<String, @Nullable Object> view, Update update) {
            update.combine(to, number.in(view), BigInteger::max);
        }

        @Override
        public List<Object> json() {
            return List.of("max", to, number.json());
        }
    }

    /** Adds an entry to the object for the channel. */
    record Put(String to, Template key, Template text) implements Write {
        @Override
        public void run(Map<String, @Nullable Object> view, Update update) {
            update.put(to, key.in(view), text.in(view));
        }

        @Override
        public List<Object> json() {
            return List.of("put", to, key.text(), text.text());
        }
    }

    /** Writes a text. */
    record SetText(String to, Template text) implements Write {
        @Override
        public void run(Map<String, @Nullable Object> view, Update update) {
            update.set(to, text.in(view));
        }

        @Override
        public List<Object> json() {
            return List.of("set", to, text.text());
        }
    }

    /** Writes an integer and a constant more. */
    record SetInt(String to, Operand number, Operand.Constant more) implements Write {
        @Override
        public void run(Map<String, @Nullable Object> view, Update update) {
            update.set(to, Rendering.json(number.in(view).add(more.value())));
        }

        @Override
        public List<Object> json() {
            return List.of("setint", to, number.json(), more.json());
        }
    }

    /** Writes a list of texts. */
    record SetList(String to, List<Template> texts) implements Write {
        @Override
        public void run(Map<String, @Nullable Object> view, Update update) {
            update.set(to, texts.stream().map(text -> text.in(view)).toList());
        }

        @Override
        public List<Object> json() {
            return List.of("setlist", to, texts.stream().map(Template::text).toList());
        }
    }

    /** Raises an error if a number is large enough. */
    record FailGe(Operand number, Operand.Constant at, String message) implements Op {
        @Override
        public Optional<String> channel() {
            return Optional.empty();
        }

        @Override
        public void run(Map<String, @Nullable Object> view, Update update) throws NodeFailure {
            if (number.in(view).compareTo(at.value()) >= 0) {
                throw new NodeFailure(message);
            }
        }

        @Override
        public List<Object> json() {
            return List.of("fail_ge", number.json(), at.json(), message);
        }
    }
}
