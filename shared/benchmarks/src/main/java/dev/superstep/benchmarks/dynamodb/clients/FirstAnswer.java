package dev.superstep.benchmarks.dynamodb.clients;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process that opens a client, sends one request and tells what it took from its start to the answer. */
final class FirstAnswer {
    private static final int PROCESSES = 9;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private FirstAnswer() {}

    /**
     * What it took, in milliseconds.
     *
     * @param cpu the processor time of the process
     * @param time by the clock
     */
    record Found(long cpu, long time) {}

    /** What is run in the process: the arguments are a transport and where to connect. */
    public static void main(String[] arguments) {
        Transport.named(arguments[0]).open(URI.create(arguments[1])).send(new Call.Read("nobody", "nothing"));
        long cpu =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        System.out.println(cpu / NANOS_PER_MILLI + " "
                + ManagementFactory.getRuntimeMXBean().getUptime());
        System.exit(0); // the threads of a client
    }

    /** The least of several processes, for either time by itself. */
    static Found of(Transport transport, URI endpoint) {
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            all.add(once(transport, endpoint));
        }
        return new Found(
                all.stream().mapToLong(Found::cpu).min().orElseThrow(),
                all.stream().mapToLong(Found::time).min().orElseThrow());
    }

    private static Found once(Transport transport, URI endpoint) {
        Process process = JavaProcess.start(FirstAnswer.class, transport.toString(), endpoint.toString());
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String[] numbers = said.substring(said.lastIndexOf('\n') + 1).split(" ", 2);
            return new Found(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + transport, e);
        }
    }
}
