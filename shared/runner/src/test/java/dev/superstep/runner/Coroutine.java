package dev.superstep.runner;

import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.RunLog;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An attempt that stops before every call of its run log, until it is given the call's answer.
 *
 * <p>It needs no thread: to go on, it is begun anew and gets the answers that it has got before, which an attempt that depends
 * on nothing else does not notice. What it does after a sequence of answers is worked out once.
 */
final class Coroutine {
    private final String name;
    private final NodeId task;
    private final Class<? extends RunLog> type;
    private final Function<RunLog, Map<String, Object>> attempt;
    private final Place start;

    /**
     * @param name tells coroutines apart in reports
     * @param task whose attempt it is
     * @param attempt depends on nothing but the log's answers; gives the answer of the attempt
     */
    Coroutine(String name, NodeId task, Function<RunLog, Map<String, Object>> attempt) {
        this(name, task, RunLog.class, attempt);
    }

    /** @param type what is called, which may be more than a log */
    Coroutine(String name, NodeId task, Class<? extends RunLog> type, Function<RunLog, Map<String, Object>> attempt) {
        this.type = type;
        this.name = name;
        this.task = task;
        this.attempt = attempt;
        this.start = new Place(List.of());
    }

    String name() {
        return name;
    }

    Place start() {
        return start;
    }

    /** Where a coroutine stands: before a call of the log, or at its end. */
    sealed interface Stop {
        record Calling(LogCall call) implements Stop {}

        record Answered(Map<String, Object> answer) implements Stop {}

        record Failed(AttemptFailure failure) implements Stop {}
    }

    /** What has been answered so far, and where that leads. */
    final class Place {
        private final List<Object> answers;
        private final Stop stop;
        private final Map<Object, Place> onward = new HashMap<>();

        private Place(List<Object> answers) {
            this.answers = answers;
            this.stop = run(answers);
        }

        NodeId task() {
            return task;
        }

        List<Object> answers() {
            return answers;
        }

        Stop stop() {
            return stop;
        }

        boolean isEnd() {
            return !(stop instanceof Stop.Calling);
        }

        /** The place after the call has been answered. */
        Place after(Object answer) {
            return onward.computeIfAbsent(answer, given -> {
                List<Object> more = new ArrayList<>(answers);
                more.add(given);
                return new Place(more);
            });
        }
    }

    private Stop run(List<Object> answers) {
        Iterator<Object> given = answers.iterator();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (!given.hasNext()) {
                throw new Suspended(new LogCall(method, List.of(arguments)));
            }
            Object answer = given.next();
            return answer == LogCall.Done.DONE ? null : answer;
        };
        RunLog log = (RunLog) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        try {
            return new Stop.Answered(attempt.apply(log));
        } catch (Suspended suspended) {
            return new Stop.Calling(suspended.call);
        } catch (AttemptFailure failure) {
            return new Stop.Failed(failure);
        }
    }

    /** Leaves an attempt at a call that has not been answered; an error, so that nothing takes it for a failure. */
    private static final class Suspended extends Error {
        private static final long serialVersionUID = 1L;

        private final transient LogCall call;

        Suspended(LogCall call) {
            super(null, null, false, false);
            this.call = call;
        }
    }
}
