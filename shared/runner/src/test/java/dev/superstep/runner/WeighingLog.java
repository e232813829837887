package dev.superstep.runner;

import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** A log in memory as one on a table: what is read has a length. */
final class WeighingLog {
    private WeighingLog() {}

    static RunLog on(RunLog log) {
        return (RunLog) Proxy.newProxyInstance(
                RunLog.class.getClassLoader(), new Class<?>[] {RunLog.class}, (proxy, method, arguments) -> {
                    try {
                        return weighed(method.invoke(log, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Object weighed(Object answer) {
        return answer instanceof Optional<?> found && found.orElse(null) instanceof Slice slice
                ? Optional.of(new Slice(slice.run(), slice.superstep(), slice.base(), slice.steps(), length(slice)))
                : answer;
    }

    private static long length(Slice slice) {
        return slice.steps().stream()
                .map(Step::deltas)
                .flatMap(deltas -> deltas.stream().map(Delta::update))
                .mapToLong(Json::sizeInBytes)
                .sum();
    }
}
