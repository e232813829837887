package dev.superstep.tolerance;

import dev.superstep.graph.Node;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * What the annotations on a node's {@code run} ask for; those on its class hold for it as well.
 *
 * <p>It reads what is written in the code. Configuration may say otherwise when the application runs, and is not seen here.
 *
 * @param timeout how long one try may take
 * @param retries when it is tried again
 * @param fallback what answers if all tries failed
 * @param others which other annotations it has, in words
 */
public record Tolerance(
        Optional<Duration> timeout, Optional<Retries> retries, Optional<Fallback> fallback, List<String> others) {
    public Tolerance {
        others = List.copyOf(others);
    }

    /** What the annotations on {@code node} ask for. */
    public static Tolerance of(Class<? extends Node<?, ?>> node) {
        Optional<Method> run = run(node);
        List<String> others = new ArrayList<>();
        find(node, run, CircuitBreaker.class).ifPresent(found -> others.add("circuit breaker"));
        find(node, run, Bulkhead.class).ifPresent(found -> others.add("bulkhead"));
        return new Tolerance(
                find(node, run, Timeout.class)
                        .map(found -> Duration.of(found.value(), found.unit()))
                        .filter(timeout -> !timeout.isZero()),
                find(node, run, Retry.class).map(found -> Retries.of(found, type -> find(node, run, type))),
                run.map(method -> method.getAnnotation(Fallback.class)),
                others);
    }

    /**
     * The longest that all tries and the waits between them take together, if each try takes as long as it may; empty if there
     * is no bound. A try without a timeout counts as nothing, since nothing is known of it.
     */
    public Optional<Duration> longest() {
        Duration each = timeout.orElse(Duration.ZERO);
        return retries.map(again -> again.longest(each)).orElse(Optional.of(each));
    }

    /** The annotations in words: {@code 3 tries of 2 s, circuit breaker, fallback}; nothing if there are none. */
    public String words() {
        String tries = retries.map(again -> again.tries() + " tries").orElse(timeout.isPresent() ? "1 try" : "");
        String each = timeout.map(limit -> " of " + Seconds.of(limit)).orElse("");
        return Stream.of(Stream.of(tries + each), others.stream(), fallback.map(found -> "fallback").stream())
                .flatMap(part -> part)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static <A extends Annotation> Optional<A> find(Class<?> node, Optional<Method> run, Class<A> type) {
        return run.map(method -> method.getAnnotation(type)).or(() -> Optional.ofNullable(node.getAnnotation(type)));
    }

    /** The method that is called, by the nearest class that has it. */
    private static Optional<Method> run(Class<?> node) {
        return Stream.<Class<?>>iterate(node, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method ->
                        method.getName().equals("run") && method.getParameterCount() == 1 && !method.isBridge())
                .findFirst();
    }
}
