package dev.superstep.benchmarks.clients;

import java.lang.management.ManagementFactory;
import java.net.URI;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The two requests of a step. The server is in another process, so the processor time is the client's alone. */
@State(Scope.Benchmark)
public class PairTime {
    private static final String KILOBYTE = "x".repeat(1024);

    /** A transport and where to connect, {@code crt http://localhost:8000}; the group gives it. */
    @Param("")
    public String client = "";

    private Transport.Client open = call -> 0;
    private String partition = "";
    private long step;

    /** Opens the client, which is not measured. */
    @Setup
    public void open() {
        String[] parts = client.split(" ", 2);
        open = Transport.named(parts[0]).open(URI.create(parts[1]));
        partition = parts[0] + "-" + ManagementFactory.getRuntimeMXBean().getName();
    }

    /** What is measured: the item before is read, and the next one put. */
    @Benchmark
    public int pair() {
        int found = open.send(new Call.Read(partition, key(step++)));
        open.send(new Call.Write(partition, key(step), KILOBYTE));
        return found;
    }

    private static String key(long step) {
        return "%08d=a".formatted(step);
    }
}
