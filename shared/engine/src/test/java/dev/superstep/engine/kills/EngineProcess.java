package dev.superstep.engine.kills;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.RunReport;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * An engine that is there to be killed: resumes what others left, then keeps {@value #CONCURRENT} runs going.
 *
 * <p>It ends by itself once it has accepted as many runs as it may and all have ended, or when its standard input ends.
 */
final class EngineProcess {
    static final int CONCURRENT = 20;

    private static final ScheduledExecutorService ALARMS = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final Semaphore places = new Semaphore(CONCURRENT);
    private final Map<Sample, LocalEngine> engines = new EnumMap<>(Sample.class);
    private final String generation;

    private EngineProcess(RunLog log, String generation) {
        this.generation = generation;
        RunLog noted = noted(log);
        for (Sample sample : Sample.values()) {
            engines.put(sample, sample.engine(noted, EngineProcess::work, ALARMS));
        }
    }

    /**
     * Runs until it has accepted and ended as many runs as it may, or is killed.
     *
     * @param args where the database is, {@code http://…} or the folder of one in this process; the generation, which makes
     *     names of runs unique; how many runs to accept
     */
    public static void main(String[] args) throws InterruptedException {
        Thread.ofPlatform().daemon().start(EngineProcess::endWithParent);
        System.setOut(System.err); // the real one is for notes
        if (args[0].startsWith("http")) {
            run(URI.create(args[0]), args[1], Integer.parseInt(args[2]));
        } else {
            try (DynamoDbLocal embedded = DynamoDbLocal.startAt(Path.of(args[0]))) {
                run(embedded.endpoint(), args[1], Integer.parseInt(args[2]));
            }
        }
    }

    private static void run(URI endpoint, String generation, int runs) throws InterruptedException {
        try (Table table = new Table(endpoint)) {
            EngineProcess engine = new EngineProcess(table.log(), generation);
            warmUp();
            engine.resume();
            engine.accept(runs);
            engine.places.acquire(CONCURRENT);
        }
    }

    /** Loads the classes, so that it is at work when it is killed and not at its start. */
    private static void warmUp() {
        for (Sample sample : Sample.values()) {
            LocalEngine engine = sample.engine(new InMemoryRunLog(), () -> {}, ALARMS);
            engine.open("warm-up", "1", Sample.input(0));
            engine.execute("warm-up");
        }
    }

    /** From 1 to 20 ms. */
    private static void work() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(1, 21));
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody says anything; whoever started this process holds the other end.
            }
        } catch (IOException e) {
            System.err.println("standard input broke: " + e);
        }
        Runtime.getRuntime().halt(1);
    }

    private void resume() throws InterruptedException {
        for (Map.Entry<Sample, LocalEngine> entry : engines.entrySet()) {
            LocalEngine engine = entry.getValue();
            engine.rememberGraph();
            for (String run : engine.unfinished()) {
                places.acquire();
                String id = entry.getKey().workflow() + "/" + run;
                note(new Note.Resumed(id));
                go(id, () -> engine.resume(run));
            }
        }
    }

    private void accept(int most) throws InterruptedException {
        List<Sample> samples = List.of(Sample.values());
        for (int number = 0; number < most; number++) {
            places.acquire();
            Sample sample = samples.get(number % samples.size());
            int seed = ThreadLocalRandom.current().nextInt(Sample.SEEDS);
            String run = "g" + generation + "-" + number;
            String id = sample.workflow() + "/" + run;
            LocalEngine engine = engines.get(sample);
            engine.open(run, generation, Sample.input(seed));
            note(new Note.Accepted(id));
            go(id, () -> engine.execute(run));
        }
    }

    private void go(String id, Supplier<RunReport> execution) {
        Thread.ofVirtual().start(() -> {
            try {
                note(new Note.Ended(id, execution.get().header().status()));
            } catch (RuntimeException e) {
                note(new Note.Trouble(id + ": " + e));
            } finally {
                places.release();
            }
        });
    }

    /** One write, so that a kill leaves the line whole or not at all. */
    private synchronized void note(Note note) {
        try {
            out.write((note.line() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log, of which every commit that it acknowledges as new is noted. */
    private RunLog noted(RunLog log) {
        return (RunLog) Proxy.newProxyInstance(
                RunLog.class.getClassLoader(), new Class<?>[] {RunLog.class}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(log, args);
                        if (result instanceof Commit.Committed(Delta delta)) {
                            note(Note.committed(((Run) args[0]).id(), delta));
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
