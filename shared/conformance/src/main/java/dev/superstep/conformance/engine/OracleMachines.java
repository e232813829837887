package dev.superstep.conformance.engine;

import dev.superstep.json.Json;
import dev.superstep.testkit.LambdaInvokeServer;
import dev.superstep.testkit.LambdaInvokeServer.Function;
import dev.superstep.testkit.Oracle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** State machines run by an interpreter that is not ours, which calls the nodes through Lambda's Invoke API. */
public final class OracleMachines implements MachineRunner {
    private static final long PATIENCE_SECONDS = 300;

    private final Oracle.Kind kind;
    private final LambdaInvokeServer lambda = LambdaInvokeServer.start();
    private final List<Oracle> oracles;
    private final AtomicInteger turns = new AtomicInteger();

    /**
     * @param kind which interpreter
     * @param processes how many of it share the work
     */
    public OracleMachines(Oracle.Kind kind, int processes) {
        this.kind = kind;
        this.oracles = Stream.generate(() -> Oracle.start(kind, lambda.uri()))
                .limit(processes)
                .toList();
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Ended run(
            String definition, Map<String, @Nullable Object> input, String execution, Map<String, Function> functions)
            throws Exception {
        functions.forEach(lambda::serve);
        try {
            Oracle oracle = oracles.get(Math.floorMod(turns.getAndIncrement(), oracles.size()));
            Oracle.Execution ended =
                    oracle.run(definition, Json.print(input), execution).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return switch (ended.status()) {
                case "SUCCEEDED" -> new Ended.Succeeded();
                case "FAILED" -> new Ended.Failed(ended.error(), ended.cause());
                default -> throw new IllegalStateException(ended.status() + " " + ended.error() + ": " + ended.cause());
            };
        } finally {
            functions.keySet().forEach(lambda::remove);
        }
    }

    @Override
    public void close() {
        oracles.forEach(Oracle::close);
        lambda.close();
    }
}
