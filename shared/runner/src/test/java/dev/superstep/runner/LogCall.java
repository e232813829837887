package dev.superstep.runner;

import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/**
 * A call of a run log, before it is made.
 *
 * @param method the method
 * @param arguments its arguments
 */
record LogCall(Method method, List<Object> arguments) {
    /** The answer of a method that returns nothing. */
    enum Done {
        DONE
    }

    /** A call of {@link RunLog#open}. */
    static LogCall open(RunHeader header, Map<String, Object> input) {
        try {
            return new LogCall(RunLog.class.getMethod("open", RunHeader.class, Map.class), List.of(header, input));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the call. */
    Object on(RunLog log) {
        try {
            Object answer = method.invoke(log, arguments.toArray());
            return answer == null ? Done.DONE : answer;
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(this + " failed, which no call of these attempts should", e);
        }
    }

    @Override
    public String toString() {
        return method.getName();
    }
}
