package dev.superstep.runner;

import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A log in memory, and beside it the tokens whose tasks have gone on: all that attempts at an approval can change. */
interface LogAndTasks extends RunLog, TaskOutcomes {
    /** The tokens whose tasks have gone on. */
    List<String> told();

    static LogAndTasks empty() {
        RunLog log = new InMemoryRunLog();
        Set<String> told = new LinkedHashSet<>();
        return (LogAndTasks) Proxy.newProxyInstance(
                LogAndTasks.class.getClassLoader(), new Class<?>[] {LogAndTasks.class}, (proxy, method, arguments) -> {
                    try {
                        return switch (method.getName()) {
                            case "succeed" -> told.add((String) arguments[0]);
                            case "told" -> told.stream().sorted().toList();
                            default -> method.invoke(log, arguments);
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
