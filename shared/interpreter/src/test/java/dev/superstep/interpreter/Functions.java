package dev.superstep.interpreter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Functions in memory, by resource, which remember their calls. */
final class Functions implements TaskInvoker {
    private final Map<String, TaskInvoker> functions = new ConcurrentHashMap<>();
    private final List<TaskCall> calls = Collections.synchronizedList(new ArrayList<>());

    Functions on(String resource, TaskInvoker function) {
        functions.put(resource, function);
        return this;
    }

    /** A function that fails so often, then answers with its payload. */
    Functions failing(String resource, int times, String error) {
        return on(resource, call -> {
            if (calls.stream().filter(c -> c.resource().equals(resource)).count() <= times) {
                throw new TaskFailure(error, "no");
            }
            return call.payload();
        });
    }

    @Override
    public Object invoke(TaskCall call) throws InterruptedException {
        calls.add(call);
        TaskInvoker function = functions.get(call.resource());
        return function == null ? call.payload() : function.invoke(call);
    }

    List<TaskCall> calls() {
        return List.copyOf(calls);
    }

    List<String> called() {
        return calls().stream().map(TaskCall::resource).toList();
    }
}
