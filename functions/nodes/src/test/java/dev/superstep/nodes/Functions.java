package dev.superstep.nodes;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Function;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskFailure;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.json.Json;
import dev.superstep.testkit.LambdaEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The functions of a workflow, each in an emulator of its own, which takes one event at a time as a Lambda instance does. */
final class Functions implements TaskInvoker, AutoCloseable {
    private final Map<String, LambdaEmulator> byResource = new LinkedHashMap<>();

    Functions(Compiled compiled, Path binary, Path folder, Map<String, String> environment) throws IOException {
        for (Function function : compiled.functions()) {
            Map<String, String> its = new TreeMap<>(environment);
            its.put("SUPERSTEP_WORKFLOW", compiled.definition().name());
            its.put("SUPERSTEP_NODE", function.node().value());
            Path home = folder.resolve(function.name());
            byResource.put(
                    function.resource(), LambdaEmulator.start(binary, System.getProperty("nodes.command"), home, its));
        }
    }

    @Override
    public Object invoke(TaskCall call) throws InterruptedException {
        LambdaEmulator emulator = byResource.get(call.resource());
        try {
            String answer;
            synchronized (emulator) {
                answer = emulator.invoke(Json.print(call.payload()));
            }
            Object value = Json.parse(answer);
            if (value instanceof Map<?, ?> map && map.get("errorType") instanceof String type) {
                throw new TaskFailure(type, String.valueOf(map.get("errorMessage")));
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer of " + call.resource(), e);
        }
    }

    @Override
    public void close() {
        byResource.values().forEach(LambdaEmulator::close);
    }
}
